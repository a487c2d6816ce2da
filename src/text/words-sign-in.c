/* What has to be known and done before signing in to a provider, in plain words with date and source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-sign-in.h"

#include <string.h>

#include <glib/gi18n.h>

#include "list.h"
#include "template.h"
#include "words.h"

#define WHOLE_ADDRESS "%EMAILADDRESS%"
#define LOCAL_PART "%EMAILLOCALPART%"

/* {provider} is the name of a mail provider, {protocols} a list such as IMAP, POP; {until} a date */
static const char *const facts[SP_N_PROVIDER_KEYS][SP_PROVIDER_PATTERN + 1] = {
  [SP_PROVIDER_PASSWORD] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether {provider} accepts the account password in mail programs; ask the provider."),
    /* Translators: {provider} is a mail provider. */
    [SP_PROVIDER_WORKS] =
        N_("{provider} accepts the account password in mail programs."),
    [SP_PROVIDER_REFUSED] =
        N_("{provider} does not accept the account password in mail programs."),
    /* Translators: {protocols} is a list such as IMAP, POP; {until} is a date such as 2026-12-31. */
    [SP_PROVIDER_UNTIL] = N_("{provider} accepts the account password for {protocols} only until {until}."),
  },
  [SP_PROVIDER_OAUTH2] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether {provider} has a sign-in page (OAuth2) for mail programs; ask the provider."),
    [SP_PROVIDER_REQUIRED] = N_("{provider} requires its own sign-in page (OAuth2), which the mail program opens in a window."),
    [SP_PROVIDER_OFFERED] = N_("{provider} offers its own sign-in page (OAuth2), which the mail program opens in a window."),
    [SP_PROVIDER_NO] =
        N_("{provider} has no sign-in page (OAuth2) for mail programs."),
  },
  [SP_PROVIDER_APP_PASSWORD] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether {provider} asks for an app password; ask the provider."),
    [SP_PROVIDER_REQUIRED] = N_("{provider} asks for an app password: create it there first and enter it instead of the account password."),
    [SP_PROVIDER_OFFERED] = N_("You can create an app password at {provider} and enter it instead of the account password."),
    [SP_PROVIDER_WITH_SECOND_FACTOR] =
        N_("If two-step verification is switched on, {provider} asks for an app password, which you create there first."),
    [SP_PROVIDER_DOUBTFUL] =
        N_("You create an app password at {provider}, but it may no longer work."),
    [SP_PROVIDER_NO] = N_("{provider} has no app passwords that still work."),
  },
  [SP_PROVIDER_SECOND_FACTOR] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether {provider} asks for two-step verification first; ask the provider."),
    [SP_PROVIDER_YES] = N_("Switch on two-step verification at {provider} before you create an app password."),
    [SP_PROVIDER_NO] = N_("At {provider}, you can create an app password without two-step verification."),
  },
  [SP_PROVIDER_SWITCH_ON] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether you have to switch on access for mail programs at {provider} first; ask the provider."),
    /* Translators: {protocols} is a list such as IMAP, POP. */
    [SP_PROVIDER_YES] = N_("Switch on access for mail programs ({protocols}) at {provider} first."),
    [SP_PROVIDER_ORGANISATION] = N_("The organization that has its mail at {provider} has to allow access for mail programs first."),
    [SP_PROVIDER_NO] =
        N_("At {provider}, nothing needs to be switched on for mail programs."),
  },
  [SP_PROVIDER_USER_NAME] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known which form of user name {provider} wants; ask the provider."),
    [SP_PROVIDER_PATTERN] = N_("{provider} has its own form of user name."),
  },
  [SP_PROVIDER_MAIL_PROGRAMS] = {
    [SP_PROVIDER_UNKNOWN] = N_("It is not known whether {provider} can be used with mail programs; ask the provider."),
    [SP_PROVIDER_YES] = N_("{provider} can be used with mail programs."),
    [SP_PROVIDER_NO] = N_("{provider} does not offer IMAP, POP or SMTP and works only with its own programs."),
  },
};

/* {program} is a mail program; the others as above */
static const char *const sentences[] = {
  /* Translators: {provider} is the name of a mail provider. */
  [SP_REASON_PROVIDER] =
      N_("These are the published servers of {provider}; they were not checked."),
  [SP_REASON_APP_PASSWORD_FIRST] = N_(
      "Create an app password at {provider} first and enter it instead of the account password."),
  [SP_REASON_PASSWORD_ENDED] =
      N_("{provider} accepted the account password for {protocols} only until {until}."),
  /* Translators: {program} is the name of a mail program, {provider} of a mail provider. */
  [SP_REASON_OAUTH2_CLIENT] = N_("{program} can open the sign-in page of {provider}."),
  [SP_REASON_OAUTH2_CLIENT_LACKS] = N_("{program} cannot open the sign-in page of {provider}."),
  [SP_REASON_OAUTH2_NO_LABEL] =
      N_("{program} opens the sign-in page when you add the account as a {provider} account; the "
         "server settings have no choice for it."),
  [SP_REASON_OAUTH2_UNSURE] = N_("It is not known whether {program} can open the sign-in page of "
                                 "{provider}; it may depend on the version."),
  [SP_REASON_OAUTH2_UNREGISTERED] =
      N_("{program} can open the sign-in page only for services its makers have registered, and "
         "this one may not be among them."),
  [SP_REASON_OAUTH2_UNKNOWN] =
      N_("It is not known whether {program} can use OAuth2 with this mail service. If it offers no "
         "such choice, ask the mail service for an app password."),
  [SP_REASON_CLIENT_CANNOT_SIGN_IN] =
      N_("{program} cannot sign in to {provider}, which no longer accepts a password."),
  /* Translators: {detail} is a list of mail programs. */
  [SP_REASON_PROGRAMS_THAT_CAN] =
      N_("Use a program that can open this sign-in page, for example {detail}."),
};

/* Who says so, and when, as a sentence of its own behind the others; nobody says that something is not known. */
static char *
add_evidence (char *sentence, const SpProviderFact *fact)
{
  g_autofree char *said = sentence;
  g_autofree char *evidence = NULL;

  if (fact == NULL || fact->source == NULL || fact->value == SP_PROVIDER_UNKNOWN)
    return g_steal_pointer (&said);
  /* Translators: who says so: {source} is for example "Google help", {date} a year, month or day. */
  evidence =
      sp_fill (fact->as_of ? _("Source: {source}, {date}.") : _("Source: {source}, undated."),
               "source", fact->source, "date", fact->as_of, NULL);
  return g_strconcat (said, " ", evidence, NULL);
}

static const char *
fact_sentence (SpProviderKey key, const SpProviderFact *fact)
{
  if (key != SP_PROVIDER_USER_NAME || fact->value != SP_PROVIDER_PATTERN)
    return _(facts[key][fact->value]);
  if (strcmp (fact->text, LOCAL_PART) == 0)
    return _("At {provider}, the user name is the part of the address before the @.");
  if (strcmp (fact->text, WHOLE_ADDRESS) == 0)
    return _("At {provider}, the user name is the whole address.");
  return _(facts[key][fact->value]);
}

/* Whether it is the program's own list of hosts that keeps it from opening the page. */
static gboolean
is_by_host (const SpAdvice *advice)
{
  const SpClientProtocol *can = sp_client_get_protocol (advice->client, advice->protocol);

  return can && can->auth_labels[SP_AUTH_OAUTH2] && sp_client_get_oauth2_hosts (advice->client)[0];
}

/* A program that can open the page for another protocol, or at another server, is not to be called unable in general. */
static const char *
reason_sentence (const SpReason *reason, const SpAdvice *advice)
{
  const char *id = reason->provider ? sp_provider_get_id (reason->provider) : NULL;
  gboolean elsewhere = id && advice->client && sp_client_get_oauth2 (advice->client, id) != SP_NO;

  if (elsewhere && is_by_host (advice) && reason->kind == SP_REASON_CLIENT_CANNOT_SIGN_IN)
    return _("{program} opens the sign-in page only for the servers on its built-in list, and this "
             "one is not on it; {provider} no longer accepts a password.");
  if (elsewhere && is_by_host (advice) && reason->kind == SP_REASON_OAUTH2_CLIENT_LACKS)
    return _("{program} opens the sign-in page only for the servers on its built-in list, and this "
             "one is not on it.");
  if (elsewhere && reason->kind == SP_REASON_CLIENT_CANNOT_SIGN_IN)
    return _("With {protocols}, {program} cannot sign in to {provider}, which no longer accepts a "
             "password.");
  if (elsewhere && reason->kind == SP_REASON_OAUTH2_CLIENT_LACKS)
    return _("With {protocols}, {program} cannot open the sign-in page of {provider}.");
  return _(sentences[reason->kind]);
}

/* Puts the place where something is done behind a sentence. */
static char *
add_place (char *sentence, const SpProviderFact *fact)
{
  g_autofree char *said = sentence;
  g_autofree char *place = NULL;

  if (fact->where == NULL || fact->value == SP_PROVIDER_NO)
    return g_steal_pointer (&said);
  /* Translators: {where} is an address or a place in the pages of a provider, quoted as it is. */
  place = sp_fill (_("Where to find it: “{where}”."), "where", fact->where, NULL);
  return g_strconcat (said, " ", place, NULL);
}

static char *
fill (const char *sentence,
      const SpProvider *provider,
      const SpProviderFact *fact,
      const char *protocols,
      const SpReason *reason,
      const SpAdvice *advice)
{
  const SpClient *client = advice ? advice->client : NULL;
  gboolean listed = reason && reason->kind == SP_REASON_PROGRAMS_THAT_CAN;
  g_autofree char *list = listed ? sp_list_translate (reason->detail) : NULL;

  return sp_fill (sentence, "provider",
                  provider ? sp_provider_get_name (provider) : _("The provider"), "program",
                  client ? sp_client_get_name (client) : _("The mail program"), "protocols",
                  protocols, "until", fact && fact->until ? fact->until : "—", "detail",
                  list ? list : "—", NULL);
}

/**
 * sp_words_sign_in_reason:
 * @reason: a reason that is about signing in to a provider
 * @advice: the advice it belongs to
 *
 * Returns: (transfer full): the reason with its source and date, and where it is to be done
 */
char *
sp_words_sign_in_reason (const SpReason *reason, const SpAdvice *advice)
{
  const char *protocol = sp_words_protocol_short (advice->protocol);
  gboolean first = reason->kind == SP_REASON_APP_PASSWORD_FIRST;
  const SpProviderFact *fact =
      reason->provider ? sp_provider_get_fact_for (reason->provider, reason->key, advice->protocol)
                       : NULL;
  gboolean is_fact = reason->kind == SP_REASON_SIGN_IN_FACT;
  const char *sentence;
  char *said;

  if (reason->kind == SP_REASON_PROVIDER_NOTE)
    return g_strdup (reason->detail ? reason->detail : "—");
  if (is_fact && fact == NULL)
    return g_strdup (_("The provider’s rules for signing in are not known."));
  sentence = is_fact ? fact_sentence (reason->key, fact) : reason_sentence (reason, advice);
  said = fill (sentence, reason->provider, fact, protocol, reason, advice);
  if (fact && (is_fact || first))
    said = add_place (said, fact);
  return is_fact || first || reason->kind == SP_REASON_PASSWORD_ENDED ? add_evidence (said, fact)
                                                                      : said;
}

/* What is new to nobody, or follows from another fact, is left out. */
static gboolean
is_worth_saying (const SpProvider *provider, SpProviderKey key, const SpProviderFact *fact)
{
  SpProviderValue made = sp_provider_get_fact (provider, SP_PROVIDER_APP_PASSWORD)->value;

  switch (key)
    {
    case SP_PROVIDER_PASSWORD:
      return TRUE;
    case SP_PROVIDER_OAUTH2:
      return fact->value == SP_PROVIDER_REQUIRED || fact->value == SP_PROVIDER_OFFERED;
    case SP_PROVIDER_APP_PASSWORD:
      return fact->value != SP_PROVIDER_NO;
    case SP_PROVIDER_SECOND_FACTOR:
      return fact->value == SP_PROVIDER_YES && made != SP_PROVIDER_WITH_SECOND_FACTOR;
    case SP_PROVIDER_SWITCH_ON:
      return fact->value != SP_PROVIDER_NO;
    case SP_PROVIDER_USER_NAME:
      return fact->value == SP_PROVIDER_PATTERN && strcmp (fact->text, WHOLE_ADDRESS) != 0;
    case SP_PROVIDER_MAIL_PROGRAMS:
    default:
      return fact->value == SP_PROVIDER_NO;
    }
}

static char *
list_protocols (guint protocols)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    if (protocols & (1u << p))
      sp_list_append (list, sp_words_protocol_short (p));
  return g_strdup (list->str);
}

/* One fact, of the protocols in @scope, with their names in front where it holds for them alone. */
static char *
say_fact (const SpProvider *provider,
          SpProviderKey key,
          const SpProviderFact *fact,
          guint scope,
          GDateTime *now)
{
  g_autofree char *protocols = list_protocols (fact->protocols ? fact->protocols : scope);
  gboolean ended = sp_provider_fact_has_ended (fact, now);
  const char *sentence = ended ? _(sentences[SP_REASON_PASSWORD_ENDED]) : fact_sentence (key, fact);
  char *placed = add_place (fill (sentence, provider, fact, protocols, NULL, NULL), fact);
  g_autofree char *said = add_evidence (placed, fact);

  return scope ? sp_words_row (protocols, said) : g_steal_pointer (&said);
}

static void
say_key (const SpProvider *provider, SpProviderKey key, GDateTime *now, GStrvBuilder *builder)
{
  const SpProviderFact *general = sp_provider_get_fact (provider, key);

  if (is_worth_saying (provider, key, general))
    {
      g_autofree char *said = say_fact (provider, key, general, 0, now);

      g_strv_builder_add (builder, said);
    }
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    if (sp_provider_has_own_fact (provider, key, p))
      {
        g_autofree char *said =
            say_fact (provider, key, sp_provider_get_fact_for (provider, key, p), 1u << p, now);

        g_strv_builder_add (builder, said);
      }
}

/**
 * sp_words_before_sign_in:
 * @provider: a provider
 * @now: (nullable): the present moment
 *
 * Returns: (transfer full) (array zero-terminated=1): what has to be known before signing in with any program, a sentence each;
 *   what holds for one protocol alone begins with its name
 */
char **
sp_words_before_sign_in (const SpProvider *provider, GDateTime *now)
{
  static const SpProviderKey order[] = {
    SP_PROVIDER_MAIL_PROGRAMS, SP_PROVIDER_SWITCH_ON,     SP_PROVIDER_OAUTH2,
    SP_PROVIDER_PASSWORD,      SP_PROVIDER_SECOND_FACTOR, SP_PROVIDER_APP_PASSWORD,
    SP_PROVIDER_USER_NAME,
  };
  gboolean closed =
      sp_provider_get_fact (provider, SP_PROVIDER_MAIL_PROGRAMS)->value == SP_PROVIDER_NO;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < (closed ? 1 : G_N_ELEMENTS (order)); i++)
    say_key (provider, order[i], now, builder);
  g_strv_builder_addv (builder, (const char **) sp_provider_get_notes (provider));
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    g_strv_builder_addv (builder, (const char **) sp_provider_get_notes_for (provider, p));
  return g_strv_builder_end (builder);
}
