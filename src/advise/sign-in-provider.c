/* What the notes about a provider mean for one program: the way to sign in, what to do first, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-provider.h"

#include <string.h>

#define MOST_PROGRAMS 3
#define WHOLE_ADDRESS "%EMAILADDRESS%"

/* What a provider's notes come to for one program and protocol. */
typedef struct
{
  SpProvider *provider; /* borrowed (nullable) */
  SpProtocol protocol;
  const char *host; /* borrowed (nullable) the server that is signed in to */
  const SpProviderFact *password; /* borrowed */
  const SpProviderFact *app_password; /* borrowed */
  const SpProviderFact *oauth2; /* borrowed */
  gboolean ended; /* the day is over until which the account's own password was accepted */
  gboolean refused; /* the account's own password is not accepted (any more) */
  gboolean offers; /* there is a sign-in page */
  SpTristate able; /* the program can open it */
  gboolean takes_password; /* some password can be entered */
  gboolean prefers_oauth2; /* the page comes before a password */
} Plan;

/* The ways as published settings name them, best first. */
static const char *const any_password[] = { "password-cleartext", "password-encrypted", NULL };
static const char *const token_only[] = { "OAuth2", NULL };
static const char *const token_first[] = { "OAuth2", "password-cleartext", "password-encrypted",
                                           NULL };

/* A site's own profile goes before what is known about providers. */
static SpProvider *
get_provider (const SpAdviseInput *input)
{
  return input->site ? NULL : input->provider;
}

/* What is known about tokens is known for IMAP and SMTP. A program that has the choice there, and not in this protocol, cannot
 * use it here; one that has it nowhere gets its token elsewhere, and for POP nobody wrote that down. */
static SpTristate
get_ability (const SpClient *client, const char *provider_id, const char *host, SpProtocol protocol)
{
  SpTristate able = sp_client_get_oauth2_at (client, provider_id, host);
  const SpClientProtocol *can = sp_client_get_protocol (client, protocol);

  if (able == SP_NO || can == NULL || can->auth_labels[SP_AUTH_OAUTH2])
    return able;
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    {
      const SpClientProtocol *other = sp_client_get_protocol (client, p);

      if (other && other->auth_labels[SP_AUTH_OAUTH2])
        return SP_NO;
    }
  return protocol == SP_PROTOCOL_POP3 ? SP_UNKNOWN : able;
}

static Plan
make_plan (const SpAdviseInput *input, const SpClient *client, SpProtocol protocol)
{
  Plan plan = { get_provider (input), protocol, input->host, .able = SP_UNKNOWN };
  gboolean required;

  if (plan.provider == NULL)
    return plan;
  plan.password = sp_provider_get_fact_for (plan.provider, SP_PROVIDER_PASSWORD, protocol);
  plan.app_password = sp_provider_get_fact_for (plan.provider, SP_PROVIDER_APP_PASSWORD, protocol);
  plan.oauth2 = sp_provider_get_fact_for (plan.provider, SP_PROVIDER_OAUTH2, protocol);
  plan.ended = sp_provider_fact_has_ended (plan.password, input->now);
  plan.refused = plan.ended || plan.password->value == SP_PROVIDER_REFUSED;
  required = plan.oauth2->value == SP_PROVIDER_REQUIRED;
  plan.offers = required || plan.oauth2->value == SP_PROVIDER_OFFERED;
  plan.able = get_ability (client, sp_provider_get_id (plan.provider), input->host, protocol);
  plan.takes_password = !plan.refused || plan.app_password->value != SP_PROVIDER_NO;
  plan.prefers_oauth2 = plan.offers && plan.able != SP_NO &&
                        plan.password->value != SP_PROVIDER_WORKS &&
                        (plan.able == SP_YES || required || !plan.takes_password);
  /* Nobody sits before what only sends: a token has to be brought to it, and a password is less trouble. */
  if (sp_client_get_sending (client))
    plan.prefers_oauth2 &= !plan.takes_password;
  return plan;
}

/* What others publish is heeded as long as it leads somewhere: what the server itself was seen to offer counts for more. */
static SpSignIn
choose_published (const SpClientProtocol *can,
                  SpProtocol protocol,
                  const SpObservation *seen,
                  const char *const *published)
{
  SpSignIn choice = sp_sign_in_choose (can, protocol, seen, published);

  if (seen && (choice.state == SP_SIGN_IN_UNSHARED || choice.state == SP_SIGN_IN_NONE))
    return sp_sign_in_choose (can, protocol, seen, NULL);
  return choice;
}

/* A program with a list of hosts of its own hides the choice for every other server. A site's own word stands. Borrows from @can. */
static SpClientProtocol
hide_token (const SpClientProtocol *can, const SpAdviseInput *input, const SpClient *client)
{
  SpClientProtocol shown = *can;

  if (input->site == NULL && input->host && sp_client_get_oauth2_hosts (client)[0] &&
      sp_client_get_oauth2_at (client, NULL, input->host) == SP_NO)
    shown.auth_labels[SP_AUTH_OAUTH2] = NULL;
  return shown;
}

/**
 * sp_sign_in_choose_for:
 * @input: what is known
 * @client: a program that speaks @protocol
 * @protocol: a protocol
 * @seen: (nullable): what was seen at the endpoint, which is safe; %NULL where it was not looked at
 * @published: (nullable): the ways that a source names for it, best first
 *
 * Chooses the way to sign in as sp_sign_in_choose() does, among those that the site names or that the provider accepts from
 * this program, and else preferring those that are published. A program that gets its token (OAuth2) outside its server settings has no word for it there.
 *
 * Returns: the choice
 */
SpSignIn
sp_sign_in_choose_for (const SpAdviseInput *input,
                       SpClient *client,
                       SpProtocol protocol,
                       const SpObservation *seen,
                       const char *const *published)
{
  const SpClientProtocol shown =
      hide_token (sp_client_get_protocol (client, protocol), input, client);
  const SpClientProtocol *can = &shown;
  Plan plan = make_plan (input, client, protocol);

  if (input->site && sp_site_get_authentication (input->site, protocol)[0])
    return sp_sign_in_choose (can, protocol, seen,
                              sp_site_get_authentication (input->site, protocol));
  if (plan.provider == NULL)
    return choose_published (can, protocol, seen, published);
  if (!plan.prefers_oauth2)
    return sp_sign_in_choose (can, protocol, seen, any_password);
  if (can->auth_labels[SP_AUTH_OAUTH2] == NULL)
    return (SpSignIn){ SP_SIGN_IN_ASSUMED, SP_AUTH_OAUTH2, NULL, NULL };
  return sp_sign_in_choose (can, protocol, seen, plan.takes_password ? token_first : token_only);
}

/**
 * sp_sign_in_find_obstacle:
 * @input: what is known
 * @client: a program
 * @protocol: a protocol
 *
 * Returns: (transfer full) (nullable): why this program cannot sign in to the provider, whatever its servers answer
 */
SpReason *
sp_sign_in_find_obstacle (const SpAdviseInput *input, SpClient *client, SpProtocol protocol)
{
  Plan plan = make_plan (input, client, protocol);
  const SpProviderFact *open;

  if (plan.provider == NULL)
    return NULL;
  open = sp_provider_get_fact_for (plan.provider, SP_PROVIDER_MAIL_PROGRAMS, protocol);
  if (open->value == SP_PROVIDER_NO)
    return sp_reason_new_about (SP_REASON_SIGN_IN_FACT, plan.provider, SP_PROVIDER_MAIL_PROGRAMS);
  if (!plan.takes_password && (!plan.offers || plan.able == SP_NO))
    return sp_reason_new_about (SP_REASON_CLIENT_CANNOT_SIGN_IN, plan.provider, SP_PROVIDER_OAUTH2);
  return NULL;
}

/**
 * sp_sign_in_make_user_name:
 * @input: what is known
 * @protocol: a protocol
 * @published: (nullable): the form that a source names
 *
 * Returns: (transfer full) (nullable): the user name in the form that the site or the provider wants, else in the one that is
 *   published, else the whole address; %NULL where no address was given: with a bare domain there is nobody to name
 */
char *
sp_sign_in_make_user_name (const SpAdviseInput *input, SpProtocol protocol, const char *published)
{
  const char *pattern = input->site ? sp_site_get_user_name (input->site) : NULL;
  SpProvider *provider = get_provider (input);

  if (input->account == NULL || sp_account_get_local_part (input->account) == NULL)
    return NULL;
  if (provider)
    {
      const SpProviderFact *form =
          sp_provider_get_fact_for (provider, SP_PROVIDER_USER_NAME, protocol);

      pattern = form->value == SP_PROVIDER_PATTERN ? form->text : NULL;
    }
  if (pattern == NULL)
    pattern = published;
  return pattern ? sp_account_expand (input->account, pattern)
                 : g_strdup (sp_account_get_address (input->account));
}

static void
add (GPtrArray *reasons, SpReasonKind kind, const Plan *plan, SpProviderKey key)
{
  g_ptr_array_add (reasons, sp_reason_new_about (kind, plan->provider, key));
}

static void
add_fact (GPtrArray *reasons, const Plan *plan, SpProviderKey key)
{
  add (reasons, SP_REASON_SIGN_IN_FACT, plan, key);
}

static void
note_token (const Plan *plan, SpAdvice *advice)
{
  if (plan->able == SP_UNKNOWN)
    add (advice->notes, SP_REASON_OAUTH2_UNSURE, plan, SP_PROVIDER_OAUTH2);
  else if (advice->auth_label == NULL)
    add (advice->notes, SP_REASON_OAUTH2_NO_LABEL, plan, SP_PROVIDER_OAUTH2);
}

/* A password in place of the account's own: made first, and before that perhaps two-step sign-in. */
static void
note_made_password (const Plan *plan, SpAdvice *advice)
{
  const SpProviderFact *factor =
      sp_provider_get_fact_for (plan->provider, SP_PROVIDER_SECOND_FACTOR, plan->protocol);

  if (factor->value == SP_PROVIDER_YES)
    add_fact (advice->notes, plan, SP_PROVIDER_SECOND_FACTOR);
  if (plan->app_password->value == SP_PROVIDER_DOUBTFUL ||
      plan->app_password->value == SP_PROVIDER_UNKNOWN)
    add_fact (advice->notes, plan, SP_PROVIDER_APP_PASSWORD);
  else
    add (advice->notes, SP_REASON_APP_PASSWORD_FIRST, plan, SP_PROVIDER_APP_PASSWORD);
}

static void
note_password (const Plan *plan, SpAdvice *advice)
{
  if (plan->refused || plan->app_password->value == SP_PROVIDER_REQUIRED)
    {
      note_made_password (plan, advice);
      return;
    }
  if (plan->password->value != SP_PROVIDER_WORKS)
    add_fact (advice->notes, plan, SP_PROVIDER_PASSWORD);
  if (plan->app_password->value == SP_PROVIDER_WITH_SECOND_FACTOR ||
      plan->app_password->value == SP_PROVIDER_UNKNOWN)
    add_fact (advice->notes, plan, SP_PROVIDER_APP_PASSWORD);
}

static void
note_switch (const Plan *plan, SpAdvice *advice)
{
  const SpProviderFact *on =
      sp_provider_get_fact_for (plan->provider, SP_PROVIDER_SWITCH_ON, plan->protocol);
  gboolean off = on->value == SP_PROVIDER_YES && (on->protocols & (1u << plan->protocol));

  if (off || on->value == SP_PROVIDER_ORGANISATION || on->value == SP_PROVIDER_UNKNOWN)
    add_fact (advice->notes, plan, SP_PROVIDER_SWITCH_ON);
}

static void
add_sentences (const Plan *plan, SpAdvice *advice, const char *const *sentences)
{
  for (; *sentences; sentences++)
    {
      SpReason *reason =
          sp_reason_new_about (SP_REASON_PROVIDER_NOTE, plan->provider, SP_PROVIDER_MAIL_PROGRAMS);

      reason->detail = g_strdup (*sentences);
      g_ptr_array_add (advice->notes, reason);
    }
}

/* Where nobody has written notes about the service, only the program's own list of hosts makes a token certain. */
static void
note_token_at_nobody (const SpAdviseInput *input, SpAdvice *advice)
{
  SpTristate able = sp_client_get_oauth2_at (advice->client, NULL, input->host);

  if (advice->auth != SP_AUTH_OAUTH2 || able == SP_YES)
    return;
  g_ptr_array_add (advice->notes, sp_reason_new (able == SP_NO ? SP_REASON_OAUTH2_UNREGISTERED
                                                               : SP_REASON_OAUTH2_UNKNOWN,
                                                 NULL));
}

/**
 * sp_sign_in_note:
 * @input: what is known
 * @advice: an advice whose way to sign in is chosen
 *
 * Adds to the notes what has to be done before signing in, in the order in which it is done.
 */
void
sp_sign_in_note (const SpAdviseInput *input, SpAdvice *advice)
{
  Plan plan = make_plan (input, advice->client, advice->protocol);

  if (plan.provider == NULL)
    {
      note_token_at_nobody (input, advice);
      return;
    }
  note_switch (&plan, advice);
  if (advice->auth == SP_AUTH_OAUTH2)
    note_token (&plan, advice);
  else if (advice->auth != SP_AUTH_NONE)
    note_password (&plan, advice);
  if (advice->auth != SP_AUTH_OAUTH2 && plan.offers && plan.able == SP_UNKNOWN)
    add (advice->notes, SP_REASON_OAUTH2_UNSURE, &plan, SP_PROVIDER_OAUTH2);
  add_sentences (&plan, advice, sp_provider_get_notes (plan.provider));
  add_sentences (&plan, advice, sp_provider_get_notes_for (plan.provider, plan.protocol));
}

/* What can get a token from anybody has to be given an application id or a command first: nothing to be recommended. */
static gboolean
is_able (const Plan *plan, const SpClient *client)
{
  return sp_client_get_era (client) == SP_ERA_CURRENT &&
         sp_client_get_protocol (client, plan->protocol) &&
         sp_client_get_oauth2 (client, sp_provider_get_id (plan->provider)) == SP_YES &&
         get_ability (client, sp_provider_get_id (plan->provider), plan->host, plan->protocol) ==
             SP_YES &&
         sp_client_get_oauth2 (client, NULL) != SP_YES;
}

/* Names of programs that can open the provider's page: those for the same kind of computer, if there are, and among them those
 * that find settings by themselves: they are made for people who do not know them. */
static char *
list_able_programs (const SpAdviseInput *input, const Plan *plan, const SpClient *client)
{
  guint n = input->catalogue ? sp_catalogue_get_n_clients (input->catalogue) : 0;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint pass = 0; pass < 3 && names->len == 0; pass++)
    for (guint i = 0; i < n && names->len < MOST_PROGRAMS; i++)
      {
        const SpClient *other = sp_catalogue_get_client (input->catalogue, i);

        if (is_able (plan, other) && (pass == 2 || sp_client_shares_platform (client, other)) &&
            (pass > 0 || sp_client_uses_autoconfig (other)))
          g_ptr_array_add (names, (gpointer) sp_client_get_name (other));
      }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* The page that the program cannot open, and programs that can. */
static void
explain_lack (const SpAdviseInput *input, const Plan *plan, SpAdvice *advice)
{
  gboolean sends_only = sp_client_get_sending (advice->client) != NULL;
  g_autofree char *names = sends_only ? NULL : list_able_programs (input, plan, advice->client);
  SpReason *reason;

  if (names == NULL)
    return;
  reason = sp_reason_new_about (SP_REASON_PROGRAMS_THAT_CAN, plan->provider, SP_PROVIDER_OAUTH2);
  reason->detail = g_steal_pointer (&names);
  g_ptr_array_add (advice->why, reason);
}

static void
explain_password (const Plan *plan, SpAdvice *advice)
{
  if (plan->ended)
    add (advice->why, SP_REASON_PASSWORD_ENDED, plan, SP_PROVIDER_PASSWORD);
  else if (plan->refused || plan->password->value == SP_PROVIDER_WORKS)
    add_fact (advice->why, plan, SP_PROVIDER_PASSWORD);
}

static void
explain_user_name (const Plan *plan, SpAdvice *advice)
{
  const SpProviderFact *form =
      sp_provider_get_fact_for (plan->provider, SP_PROVIDER_USER_NAME, plan->protocol);

  if (advice->user_name && form->value == SP_PROVIDER_PATTERN &&
      strcmp (form->text, WHOLE_ADDRESS) != 0)
    add_fact (advice->why, plan, SP_PROVIDER_USER_NAME);
}

/**
 * sp_sign_in_explain:
 * @input: what is known
 * @advice: an advice that is complete otherwise
 *
 * Adds to the reasons what the provider's notes say about the way to sign in that was chosen, or why there is none.
 */
void
sp_sign_in_explain (const SpAdviseInput *input, SpAdvice *advice)
{
  Plan plan = make_plan (input, advice->client, advice->protocol);
  gboolean window = advice->available && advice->auth == SP_AUTH_OAUTH2;

  if (plan.provider == NULL || (advice->available && advice->auth == SP_AUTH_NONE))
    return;
  if (plan.offers)
    add_fact (advice->why, &plan, SP_PROVIDER_OAUTH2);
  if (window && plan.able == SP_YES)
    add (advice->why,
         sp_client_get_sending (advice->client) ? SP_REASON_SENDING_TOKEN : SP_REASON_OAUTH2_CLIENT,
         &plan, SP_PROVIDER_OAUTH2);
  if (!window)
    explain_password (&plan, advice);
  if (plan.offers && plan.able == SP_NO && plan.password->value != SP_PROVIDER_WORKS)
    {
      if (advice->available)
        add (advice->why, SP_REASON_OAUTH2_CLIENT_LACKS, &plan, SP_PROVIDER_OAUTH2);
      explain_lack (input, &plan, advice);
    }
  explain_user_name (&plan, advice);
}
