/* The one sentence that settles a report, and the sentences about mistakes in what was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "core/input-error.h"
#include "core/safe-text.h"
#include "template.h"

#define N_VERDICTS (SP_VERDICT_UNKNOWN + 1)

/* reading first, then sending */
static const char *const verdicts[N_VERDICTS][N_VERDICTS] = {
  [SP_VERDICT_SAFE] = {
    [SP_VERDICT_SAFE] = N_("Reading and sending are safe with these settings."),
    [SP_VERDICT_UNSAFE] = N_("Reading is safe with these settings, but sending is not: the servers for outgoing mail offer no safe connection."),
    [SP_VERDICT_UNAVAILABLE] = N_("Reading is safe with these settings, but no server for outgoing mail could be reached."),
    [SP_VERDICT_UNKNOWN] = N_("Reading is safe with these settings; sending was not checked."),
  },
  [SP_VERDICT_UNSAFE] = {
    [SP_VERDICT_SAFE] = N_("Sending is safe with these settings, but reading is not: the servers for incoming mail offer no safe connection."),
    [SP_VERDICT_UNSAFE] = N_("Neither reading nor sending is safe: the servers answer, but none of them offers a safe connection."),
    [SP_VERDICT_UNAVAILABLE] = N_("Reading is not safe, and no server for outgoing mail could be reached."),
    [SP_VERDICT_UNKNOWN] = N_("Reading is not safe: the servers for incoming mail offer no safe connection; sending was not checked."),
  },
  [SP_VERDICT_UNAVAILABLE] = {
    [SP_VERDICT_SAFE] = N_("Sending is safe with these settings, but no server for incoming mail could be reached."),
    [SP_VERDICT_UNSAFE] = N_("Sending is not safe, and no server for incoming mail could be reached."),
    [SP_VERDICT_UNAVAILABLE] = N_("None of the mail servers could be reached."),
    [SP_VERDICT_UNKNOWN] = N_("No server for incoming mail could be reached; sending was not checked."),
  },
  [SP_VERDICT_UNKNOWN] = {
    [SP_VERDICT_SAFE] = N_("Sending is safe with these settings; reading was not checked."),
    [SP_VERDICT_UNSAFE] = N_("Sending is not safe: the servers for outgoing mail offer no safe connection; reading was not checked."),
    [SP_VERDICT_UNAVAILABLE] = N_("No server for outgoing mail could be reached; reading was not checked."),
    [SP_VERDICT_UNKNOWN] = N_("Nothing was checked, so nothing is known about the safety of these settings."),
  },
};

/* The same where a server that answered with TLS was not believed: there was a connection, but nobody knows with whom. */
static const char *const unproved[N_VERDICTS][N_VERDICTS] = {
  [SP_VERDICT_SAFE] = {
    [SP_VERDICT_UNSAFE] = N_("Reading is safe with these settings, but sending is not: the servers for outgoing mail cannot prove who they are."),
  },
  [SP_VERDICT_UNSAFE] = {
    [SP_VERDICT_SAFE] = N_("Sending is safe with these settings, but reading is not: the servers for incoming mail cannot prove who they are."),
    [SP_VERDICT_UNSAFE] = N_("Neither reading nor sending is safe: the servers cannot prove who they are."),
    [SP_VERDICT_UNKNOWN] = N_("Reading is not safe: the servers for incoming mail cannot prove who they are; sending was not checked."),
  },
  [SP_VERDICT_UNKNOWN] = {
    [SP_VERDICT_UNSAFE] = N_("Sending is not safe: the servers for outgoing mail cannot prove who they are; reading was not checked."),
  },
};

/* Whether servers for @protocols answered with TLS and a certificate that proves nothing. */
static gboolean
is_unproved (const SpReport *report, guint protocols)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);
      SpProtocol protocol = sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint);

      if (seen && seen->tls && seen->tls->problems && protocols & (1u << protocol))
        return TRUE;
    }
  return FALSE;
}

static const char *
choose_verdict (const SpReport *report)
{
  SpVerdict reading = sp_report_get_reading (report);
  SpVerdict sending = sp_report_get_sending (report);
  const char *sentence = unproved[reading][sending];

  if (sentence && (reading != SP_VERDICT_UNSAFE || is_unproved (report, SP_PROTOCOLS_READING)) &&
      (sending != SP_VERDICT_UNSAFE || is_unproved (report, SP_PROTOCOLS_SENDING)))
    return sentence;
  return verdicts[reading][sending];
}

/**
 * sp_words_verdict:
 * @report: a report
 *
 * Returns: (transfer full): what the report comes to, for reading and for sending
 */
char *
sp_words_verdict (const SpReport *report)
{
  if (sp_report_is_offline (report))
    return g_strdup (_("This computer cannot reach the mail servers at the moment, so nothing was "
                       "checked. These settings are stored on this computer or were published."));
  if (sp_report_was_left_alone (report))
    return g_strdup (
        _("The mail servers seem to be in a private network, so they were not contacted."));
  return g_strdup (_(choose_verdict (report)));
}

static const char *
input_sentence (SpInputError kind)
{
  switch (kind)
    {
    case SP_INPUT_ERROR_EMPTY:
      return _("Nothing was entered. Enter an e-mail address such as ann@example.edu, or a server "
               "name such as imap.example.edu.");
    case SP_INPUT_ERROR_SCHEME:
      /* Translators: {part} is the wrong part of {value}, which is what the user typed. This also holds for the next ones. */
      return _("“{value}” does not begin like the address of a mail server. Begin with imaps://, "
               "imap://, pop3s://, pop3://, smtps://, smtp:// or sieve://.");
    case SP_INPUT_ERROR_HOST:
      return _("“{part}” is not a server name. A server name looks like imap.example.edu and "
               "contains no spaces; an IP address works too.");
    case SP_INPUT_ERROR_BRACKETS:
      return _("“{value}” contains an IPv6 address without brackets. Write it as [2001:db8::1], or "
               "with a port as [2001:db8::1]:993.");
    case SP_INPUT_ERROR_PORT:
      return _("“{part}” in “{value}” is not a port. A port is a number from 1 to 65535.");
    case SP_INPUT_ERROR_EXTRA:
      return _("“{part}” in “{value}” does not belong there. Enter a server as its name and, if "
               "needed, a colon and its port, and nothing more.");
    case SP_INPUT_ERROR_ADDRESS:
      return _("“{value}” is not an e-mail address. An e-mail address looks like ann@example.edu; "
               "a domain such as example.edu works too.");
    case SP_INPUT_ERROR_INVISIBLE:
      /* Translators: in {value} the character is written out, as \u{200b}. */
      return _("“{value}” contains an invisible character, written here with a backslash. It could "
               "lead to a different server, so type the name again.");
    case SP_INPUT_ERROR_DATABASE:
      return _("“{value}” is not a provider database. Enter an address that begins with https://, "
               "or a folder that holds a copy of it.");
    default:
      return _("“{value}” was not understood: {part}");
    }
}

/**
 * sp_words_input_error:
 * @error: why something that was typed is not accepted
 * @value: (nullable): all that was typed, as it was
 *
 * Returns: (transfer full): a sentence that names the value and says what is right
 */
char *
sp_words_input_error (const GError *error, const char *value)
{
  g_autofree char *typed = sp_safe_text (value ? value : error->message, -1, SP_SAFE_TEXT_MAX);
  g_autofree char *part = sp_safe_text (error->message, -1, SP_SAFE_TEXT_MAX);
  int kind = error->domain == SP_INPUT_ERROR ? error->code : -1;

  return sp_fill (input_sentence (kind), "value", typed, "part", part, NULL);
}
