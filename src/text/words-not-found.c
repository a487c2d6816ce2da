/* What is said where no mail server was found: why that may be, what to do next and whom to ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-source.h"

#include <glib/gi18n.h>

static gboolean
has_reason (const SpService *service, SpAnswerReason reason)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && answer->reason == reason)
        return TRUE;
    }
  return FALSE;
}

/* Everybody who was asked over the network failed for want of it. */
static gboolean
is_offline (const SpService *service)
{
  guint n = 0;

  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer == NULL || answer->status == SP_ANSWER_SKIPPED || source == SP_SOURCE_SITE ||
          source == SP_SOURCE_PROVIDER || answer->protection == SP_PROTECTION_LOCAL)
        continue;
      if (answer->reason != SP_ANSWER_DNS_FAILED && answer->reason != SP_ANSWER_UNREACHABLE &&
          answer->reason != SP_ANSWER_TIMED_OUT)
        return FALSE;
      n++;
    }
  return n > 0;
}

/* Nothing of the domain is in the DNS: no mail exchanger, no usual name, not even the domain itself. */
static gboolean
does_not_exist (const SpService *service)
{
  const SpAnswer *mx = sp_service_get_answer (service, SP_SOURCE_MX);
  const SpAnswer *guess = sp_service_get_answer (service, SP_SOURCE_GUESS);

  return !has_reason (service, SP_ANSWER_NEEDS_ADDRESS) &&
         !has_reason (service, SP_ANSWER_DNS_FAILED) && mx &&
         mx->reason == SP_ANSWER_NOT_PUBLISHED && mx->exchanger == NULL && guess &&
         guess->reason == SP_ANSWER_NOT_PUBLISHED;
}

static const char *
find_cause (const SpService *service)
{
  if (is_offline (service))
    return _("The name service does not answer, so this computer seems to have no Internet "
             "connection. Once it has one, check again.");
  if (has_reason (service, SP_ANSWER_NO_MAIL))
    return _("The domain says that it accepts no mail at all, so the address may be misspelled.");
  if (does_not_exist (service))
    return _("The name service knows no mail server and no usual server name for this domain, so "
             "it may be misspelled.");
  if (has_reason (service, SP_ANSWER_POINTS_INSIDE))
    return _("The published settings are at an address in a private network, so it was not asked. "
             "If this is the network of your own organization, you can allow private addresses.");
  if (has_reason (service, SP_ANSWER_EXCHANGE_ONLY))
    return _("The domain has an Exchange service without IMAP, POP and SMTP. You can use it with "
             "Outlook, with current versions of Thunderbird and in the browser; ask the mail "
             "service whether other mail programs are possible.");
  if (sp_answer_is_of_exchange (sp_service_get_answer (service, SP_SOURCE_AUTODISCOVER)))
    return _(
        "The domain uses an Exchange service, which tells its settings only to those who sign in; "
        "Signpost never does. Such an account works in Outlook, in current versions of Thunderbird "
        "and in the browser; ask the mail service whether other mail programs are possible.");
  if (has_reason (service, SP_ANSWER_NEEDS_SIGN_IN))
    return _("The domain gives its settings only to those who sign in, which Signpost never does.");
  return NULL;
}

/**
 * sp_words_not_found:
 * @service: a service for which no server was found
 *
 * Returns: (transfer full): one or more sentences: the probable cause, where there is one, and whom to ask
 */
char *
sp_words_not_found (const SpService *service)
{
  const char *cause = find_cause (service);
  const char *ask = _("The server names are listed in the help pages of the mail service, or you "
                      "can ask its help desk.");
  const char *address =
      has_reason (service, SP_ANSWER_NEEDS_ADDRESS)
          ? _("A source answers only if it is given the full address, which was not sent.")
          : NULL;

  if (cause && address)
    return g_strdup_printf ("%s %s %s", cause, address, ask);
  if (cause || address)
    return g_strdup_printf ("%s %s", cause ? cause : address, ask);
  return g_strdup (ask);
}
