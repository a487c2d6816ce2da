/* What is said of applications and devices that only send: how careful they are, and what comes of a wrong value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-sending.h"

#include <glib/gi18n.h>

#include "list.h"
#include "template.h"
#include "words.h"

/**
 * sp_words_kind:
 * @kind: a kind
 *
 * Returns: (transfer none): what it is, in a few words
 */
const char *
sp_words_kind (SpKind kind)
{
  return kind == SP_KIND_SENDER ? _("application or device that only sends mail")
                                : _("mail program");
}

/**
 * sp_words_requirable:
 * @value: whether STARTTLS can be insisted on
 *
 * Returns: (transfer none): the answer
 */
const char *
sp_words_requirable (SpRequirable value)
{
  static const char *const words[] = {
    [SP_REQUIRABLE_YES] = N_("yes"),
    [SP_REQUIRABLE_NO] = N_("no"),
    [SP_REQUIRABLE_DEPENDS] = N_("depends on the version"),
    [SP_REQUIRABLE_UNKNOWN] = N_("not known"),
  };

  return _(words[value]);
}

/**
 * sp_words_fallback:
 * @value: whether it continues in clear text
 *
 * Returns: (transfer none): the answer
 */
const char *
sp_words_fallback (SpFallback value)
{
  static const char *const words[] = {
    [SP_FALLBACK_YES] = N_("yes"),
    [SP_FALLBACK_NO] = N_("no"),
    [SP_FALLBACK_ONLY_IF_CHOSEN] = N_("only with a choice that says so"),
    [SP_FALLBACK_DEPENDS] = N_("depends on the version"),
    [SP_FALLBACK_UNKNOWN] = N_("not known"),
  };

  return _(words[value]);
}

/**
 * sp_words_verification:
 * @value: whether certificates are checked
 *
 * Returns: (transfer none): the answer
 */
const char *
sp_words_verification (SpVerification value)
{
  static const char *const words[] = {
    [SP_VERIFICATION_YES] = N_("yes"),
    [SP_VERIFICATION_NO] = N_("not by default"),
    [SP_VERIFICATION_PARTLY] = N_("only in part"),
    [SP_VERIFICATION_BY_VERSION] = N_("not in older versions"),
    [SP_VERIFICATION_UNKNOWN] = N_("not known"),
  };

  return _(words[value]);
}

/**
 * sp_words_sending_marks:
 * @sending: what is known of an application or a device
 *
 * Returns: (transfer full): what calls for attention, in a few words each, %NULL-terminated; empty where nothing does
 */
char **
sp_words_sending_marks (const SpClientSending *sending)
{
  static const char *const certificate[] = {
    [SP_VERIFICATION_NO] = N_("certificates not checked by default"),
    [SP_VERIFICATION_PARTLY] = N_("certificates checked only in part"),
    [SP_VERIFICATION_BY_VERSION] = N_("certificates not checked by older versions"),
    [SP_VERIFICATION_UNKNOWN] = N_("not known whether certificates are checked"),
  };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (sending->starttls_required == SP_REQUIRABLE_NO)
    g_strv_builder_add (builder, _("STARTTLS cannot be required"));
  else if (sending->starttls_required != SP_REQUIRABLE_YES)
    g_strv_builder_add (builder, _("not known whether STARTTLS can be required"));
  if (sending->falls_back == SP_FALLBACK_YES || sending->falls_back == SP_FALLBACK_DEPENDS)
    g_strv_builder_add (builder, _("may continue unprotected without a word"));
  if (sending->verifies_certificate != SP_VERIFICATION_YES)
    g_strv_builder_add (builder, _(certificate[sending->verifies_certificate]));
  return g_strv_builder_end (builder);
}

/* What was chosen, and where. */
static char *
make_head (const SpWrongValue *wrong)
{
  static const char *const heads[] = {
    /* Translators: {choice} is a value as a program writes it, for example TLS. */
    [SP_WRONG_PLACE_ANY] = N_("“{choice}” on any port"),
    /* Translators: {choice} is a value as a program writes it, for example TLS; {port} is a number. */
    [SP_WRONG_PLACE_PORT] = N_("“{choice}” on port {port}"),
    /* Translators: {choice} is a value as a program writes it, for example TLS; {port} is a number. */
    [SP_WRONG_PLACE_NO_STARTTLS] = N_("“{choice}” on port {port}, without STARTTLS on the server"),
    /* Translators: {choice} is a value as a program writes it, for example TLS. */
    [SP_WRONG_PLACE_BAD_CERTIFICATE] = N_("“{choice}” with a certificate that is not trusted"),
    /* Translators: {choice} is a value as a program writes it, for example TLS. */
    [SP_WRONG_PLACE_OTHER_PORT] =
        N_("“{choice}” with a server that is secure from the start, but not on port 465"),
  };
  g_autofree char *port = g_strdup_printf ("%u", wrong->port);

  return sp_fill (_(heads[wrong->place]), "choice", wrong->choice, "port", port, NULL);
}

static char *
describe_waiting (guint timeout_s)
{
  if (timeout_s == SP_TIMEOUT_NEVER)
    return g_strdup (_("It waits forever, and nothing is sent."));
  if (timeout_s == 0)
    return g_strdup (_("It waits in vain, and nothing is sent."));
  return sp_fill_count (ngettext ("It waits {count} second in vain, and nothing is sent.",
                                  "It waits {count} seconds in vain, and nothing is sent.",
                                  timeout_s),
                        timeout_s, NULL);
}

static char *
make_effect (const SpClientSending *sending, const SpWrongValue *wrong)
{
  static const char *const effects[] = {
    [SP_WRONG_FAILS] = N_("The connection fails, and nothing is sent."),
    [SP_WRONG_REFUSED] = N_("It refuses, and nothing is sent."),
    [SP_WRONG_CLEAR] = N_("Messages are sent without any protection, and so may be the password."),
    [SP_WRONG_IF_OFFERED] =
        N_("Protected only if the server offers STARTTLS; otherwise, not at all."),
    [SP_WRONG_UNCHECKED] = N_("Any certificate is accepted."),
    [SP_WRONG_WORKS] = N_("It works, because port 465 means secure from the start here."),
  };

  if (wrong->effect == SP_WRONG_WAITS)
    return describe_waiting (sending->timeout_s);
  return g_strdup (_(effects[wrong->effect]));
}

/**
 * sp_words_wrong_value:
 * @sending: what is known of an application or a device
 * @wrong: one of its wrong values
 *
 * Returns: (transfer full): what was chosen, what comes of it, and the message that is seen
 */
char *
sp_words_wrong_value (const SpClientSending *sending, const SpWrongValue *wrong)
{
  g_autofree char *head = make_head (wrong);
  g_autofree char *effect = make_effect (sending, wrong);
  GString *text = g_string_new (effect);
  g_autofree char *body = NULL;

  if (wrong->seen)
    {
      /* Translators: {message} is what a program shows or writes to its log, in English. */
      g_autofree char *seen =
          sp_fill (_("What you see: “{message}”"), "message", wrong->seen, NULL);

      g_string_append_printf (text, " %s", seen);
    }
  if (wrong->confidence == SP_CONFIDENCE_UNVERIFIED)
    g_string_append_printf (text, " %s", _("(This was not verified.)"));
  body = g_string_free (text, FALSE);
  return sp_words_row (head, body);
}

static const char *
choose_certificate_sentence (SpReasonKind kind, gboolean has_setting)
{
  switch ((int) kind)
    {
    case SP_REASON_CERTIFICATE_UNCHECKED:
      return has_setting
                 /* Translators: {program} is the name of a program; {setting} is what to write or tick there, in its own words. */
                 ? _("{program} does not check the server’s certificate by default. Make it do so: "
                     "{setting}")
                 /* Translators: {program} is the name of a program. */
                 : _("{program} cannot check the server’s certificate: anyone on the way can "
                     "pretend to be the server. Use it only where you trust the network up to the "
                     "server, or use another program.");
    case SP_REASON_CERTIFICATE_PARTLY:
      return has_setting
                 /* Translators: {program} is the name of a program; {setting} is what to write or tick there, in its own words. */
                 ? _("{program} checks only part of the server’s certificate by default. Make it "
                     "check all of it: {setting}")
                 /* Translators: {program} is the name of a program. */
                 : _("{program} checks only part of the server’s certificate.");
    case SP_REASON_CERTIFICATE_BY_VERSION:
      return has_setting
                 /* Translators: {program} is the name of a program; {setting} is what to write or tick there, in its own words. */
                 ? _("Older versions of {program} do not check the server’s certificate. Make sure "
                     "that yours does: {setting}")
                 /* Translators: {program} is the name of a program. */
                 : _("Older versions of {program} do not check the server’s certificate. Use a "
                     "current version.");
    case SP_REASON_CERTIFICATE_UNKNOWN:
    default:
      /* Translators: {program} is the name of a program. */
      return _("It is not known whether {program} checks the server’s certificate.");
    }
}

static const char *
choose_sentence (const SpReason *reason, const SpClientSending *sending)
{
  switch ((int) reason->kind)
    {
    case SP_REASON_SENDING_UNKNOWN:
      /* Translators: {program} is the name of a program, {port} a number. */
      return _("It is not known whether {program} can use port {port} securely.");
    case SP_REASON_SENDING_UNSURE:
      return sending->starttls_required == SP_REQUIRABLE_DEPENDS
                 /* Translators: {program} is the name of a program. */
                 ? _("Whether {program} stops if STARTTLS is missing depends on the version. Port "
                     "465, which is secure from the start, is the better choice if you have one.")
                 /* Translators: {program} is the name of a program. */
                 : _("It is not known whether {program} stops if STARTTLS is missing. Port 465, "
                     "which is secure from the start, is the better choice if you have one.");
    case SP_REASON_SENDING_IN_FULL:
      /* Translators: {program} is the name of a program, {label} what to write or choose there. */
      return _("Enter “{label}” in full: without it, {program} continues without protection if "
               "STARTTLS is missing, and says nothing.");
    case SP_REASON_SENDING_TOKEN:
      /* Translators: {program} is the name of a program. */
      return _("{program} opens no sign-in page. It can sign in with a token (OAuth2) that you get "
               "as its manual says.");
    default:
      return choose_certificate_sentence (reason->kind, sending->verify_with[0] != NULL);
    }
}

/**
 * sp_words_sending_reason:
 * @reason: a reason from %SP_REASON_SENDING_UNKNOWN on
 * @advice: the advice for an application or a device that it belongs to
 *
 * Returns: (transfer full): the reason as a sentence
 */
char *
sp_words_sending_reason (const SpReason *reason, const SpAdvice *advice)
{
  const SpClientSending *sending = sp_client_get_sending (advice->client);
  g_autofree char *setting = sp_list_join_long ((const char *const *) sending->verify_with);
  g_autofree char *port = reason->endpoint
                              ? g_strdup_printf ("%u", sp_endpoint_get_port (reason->endpoint))
                              : g_strdup ("—");

  return sp_fill (choose_sentence (reason, sending), "program", sp_client_get_name (advice->client),
                  "port", port, "label", reason->detail, "setting", setting, NULL);
}
