/* The advisor: a report and a mail program in, what to type for each protocol and why out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advisor.h"

#include <string.h>

#include "choice.h"
#include "core/enums.h"
#include "sending.h"
#include "sign-in-provider.h"

/* One advice in the making. */
typedef struct
{
  const SpAdviseInput *input; /* borrowed */
  SpAdvice *advice; /* borrowed */
  const SpClientProtocol *can; /* borrowed */
  GPtrArray *choices; /* (owned) (element-type SpChoice) */
} Work;

static void
add_why (SpAdvice *advice, SpReasonKind kind, const char *detail)
{
  g_ptr_array_add (advice->why, sp_reason_new (kind, detail));
}

static void
add_why_for (SpAdvice *advice, SpReasonKind kind, const SpChoice *choice, const char *detail)
{
  g_ptr_array_add (advice->why, sp_reason_new_for (kind, choice->endpoint, choice->seen, detail));
}

static gboolean
has_why (const SpAdvice *advice, SpReasonKind kind)
{
  for (guint i = 0; i < advice->why->len; i++)
    if (((const SpReason *) g_ptr_array_index (advice->why, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
add_notes (SpAdvice *advice, char **notes)
{
  for (; *notes; notes++)
    g_ptr_array_add (advice->notes, sp_reason_new (SP_REASON_CLIENT_NOTE, *notes));
}

/* What to mind when typing: that the port decides, the program's own notes, and how sure its words are. */
static void
note_everything (Work *work)
{
  const SpClientProtocol *can = work->can;
  SpAdvice *advice = work->advice;

  sp_sign_in_note (work->input, advice);
  if (can->supports_implicit && can->supports_starttls &&
      g_strcmp0 (can->implicit_label, can->starttls_label) == 0)
    g_ptr_array_add (advice->notes, sp_reason_new (SP_REASON_PORT_DECIDES, NULL));
  sp_sending_note (advice);
  add_notes (advice, can->notes);
  add_notes (advice,
             advice->security == SP_SECURITY_TLS ? can->implicit_notes : can->starttls_notes);
  if (advice->auth != SP_AUTH_NONE)
    add_notes (advice, can->sign_in_notes);
  if (advice->auth == SP_AUTH_OAUTH2)
    add_notes (advice, can->oauth_notes);
  if (can->confidence == SP_CONFIDENCE_UNVERIFIED)
    g_ptr_array_add (advice->notes, sp_reason_new (SP_REASON_LABEL_UNVERIFIED, NULL));
}

static void
take_over (Work *work, const SpChoice *choice)
{
  SpAdvice *advice = work->advice;
  gboolean implicit = choice->security == SP_SECURITY_TLS;

  advice->available = TRUE;
  advice->checked = choice->seen != NULL;
  advice->host = g_strdup (choice->host);
  advice->port = choice->port;
  advice->security = choice->security;
  advice->security_label =
      g_strdup (implicit ? work->can->implicit_label : work->can->starttls_label);
  advice->auth = choice->sign_in.auth;
  advice->auth_label = g_strdup (choice->sign_in.label);
  advice->observation = choice->seen ? sp_observation_ref (choice->seen) : NULL;
  if (advice->auth != SP_AUTH_NONE)
    advice->user_name =
        sp_sign_in_make_user_name (work->input, advice->protocol, choice->user_name);
}

/* A way to sign in that was not seen is either the site's word or our assumption. */
static void
explain_sign_in (Work *work, const SpSignIn *sign_in)
{
  const SpSite *site = work->input->site;
  SpAdvice *advice = work->advice;
  gboolean named = site && sp_site_get_authentication (site, advice->protocol)[0] != NULL;

  if (sign_in->state == SP_SIGN_IN_SHARED)
    add_why (advice, SP_REASON_AUTH, sign_in->mechanism);
  else if (advice->checked && sign_in->state == SP_SIGN_IN_NONE && !named)
    add_why (advice, SP_REASON_NO_AUTH_OFFERED, NULL);
  else if (!named && (site || work->input->provider == NULL))
    add_why (advice, SP_REASON_AUTH_ASSUMED, NULL);
  else if (named && !has_why (advice, SP_REASON_PUBLISHED))
    add_why (advice, SP_REASON_PUBLISHED, sp_site_get_name (site));
  sp_sign_in_explain (work->input, advice);
}

static gboolean
has_choice (Work *work, SpSecurity security, gboolean blocked_too)
{
  for (guint i = 0; i < work->choices->len; i++)
    {
      const SpChoice *choice = g_ptr_array_index (work->choices, i);
      gboolean safe = choice->obstacle == NULL || choice->obstacle->kind != SP_REASON_NOT_SAFE;

      if (choice->security == security && safe && (blocked_too || choice->obstacle == NULL))
        return TRUE;
    }
  return FALSE;
}

static void
explain_policy (Work *work, const SpChoice *best)
{
  gboolean guide = work->input->policy == SP_POLICY_GUIDE_2007 &&
                   work->advice->protocol == SP_PROTOCOL_SMTP && best->port == 587;

  if (best->security == SP_SECURITY_TLS && has_choice (work, SP_SECURITY_STARTTLS, FALSE))
    add_why (work->advice, SP_REASON_IMPLICIT_PREFERRED, NULL);
  else if (best->security == SP_SECURITY_STARTTLS && guide)
    add_why (work->advice, SP_REASON_GUIDE_2007, NULL);
  else if (best->security == SP_SECURITY_STARTTLS && !has_choice (work, SP_SECURITY_TLS, TRUE))
    add_why (work->advice, SP_REASON_ONLY_STARTTLS, NULL);
}

/* Says what this program cannot have although the policy would have preferred it. */
static void
explain_limits (Work *work, const SpChoice *best)
{
  for (guint i = 0; i < work->choices->len; i++)
    {
      SpChoice *choice = g_ptr_array_index (work->choices, i);

      if (choice->obstacle == NULL || choice->obstacle->kind == SP_REASON_NOT_SAFE ||
          has_why (work->advice, choice->obstacle->kind) ||
          !sp_choice_is_better (choice, best, work->input->policy, work->advice->protocol))
        continue;
      g_ptr_array_add (work->advice->why, g_steal_pointer (&choice->obstacle));
    }
}

/* Who names the server, where it was found and not typed. A port that nobody names is told by its host. */
static void
explain_discovery (Work *work, const SpChoice *best)
{
  const SpAnswer *answer =
      best->tier < SP_N_SOURCES
          ? sp_service_get_answer (sp_report_get_service (work->input->report), best->tier)
          : NULL;
  gboolean found = best->tier == SP_SOURCE_CERTIFICATE || (answer && best->tier > SP_SOURCE_SITE);

  if (!found || best->tier == SP_SOURCE_PROVIDER)
    return;
  add_why_for (work->advice, SP_REASON_SOURCE, best, sp_enum_to_nick (SP_TYPE_SOURCE, best->tier));
  if (!best->seen && best->tier != SP_SOURCE_GUESS)
    work->advice->origin = SP_ORIGIN_PUBLISHED;
  if (best->outside)
    g_ptr_array_add (
        work->advice->notes,
        sp_reason_new_for (SP_REASON_OUTSIDE, best->endpoint, NULL,
                           sp_service_get_domain (sp_report_get_service (work->input->report))));
}

static void
explain_source (Work *work, const SpChoice *best)
{
  SpAdvice *advice = work->advice;
  gboolean by_site = work->input->site && best->sources & (1u << SP_SOURCE_SITE);
  gboolean by_provider = work->input->provider && best->sources & (1u << SP_SOURCE_PROVIDER);

  explain_discovery (work, best);
  if (best->seen || advice->origin == SP_ORIGIN_PUBLISHED)
    return;
  if (by_site)
    {
      advice->origin = SP_ORIGIN_PUBLISHED;
      add_why (advice, SP_REASON_PUBLISHED, sp_site_get_name (work->input->site));
    }
  else if (by_provider)
    {
      advice->origin = SP_ORIGIN_PUBLISHED;
      g_ptr_array_add (advice->why, sp_reason_new_about (SP_REASON_PROVIDER, work->input->provider,
                                                         SP_PROVIDER_MAIL_PROGRAMS));
    }
  else if (best->port == sp_protocol_get_default_port (advice->protocol, best->security))
    add_why (advice, SP_REASON_USUAL_PORT, NULL);
}

static const SpChoice *
find_best (Work *work)
{
  const SpChoice *best = NULL;

  for (guint i = 0; i < work->choices->len; i++)
    {
      const SpChoice *choice = g_ptr_array_index (work->choices, i);

      if (choice->obstacle == NULL &&
          (best == NULL ||
           sp_choice_is_better (choice, best, work->input->policy, work->advice->protocol)))
        best = choice;
    }
  return best;
}

/* A program that is too old has, with some luck, a younger sister. */
static void
name_newer_program (Work *work)
{
  SpAdvice *advice = work->advice;
  SpCatalogue *catalogue = work->input->catalogue;
  SpClient *newer = catalogue ? sp_catalogue_find_newer (catalogue, advice->client) : NULL;

  if (newer != NULL)
    add_why (advice, SP_REASON_NEWER_PROGRAM, sp_client_get_name (newer));
}

/* Where a program has a choice for tokens, whatever the protocol, it was asked for that already. */
static gboolean
has_token_choice (const SpClient *client)
{
  for (guint protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    {
      const SpClientProtocol *can = sp_client_get_protocol (client, protocol);

      if (can && can->auth_labels[SP_AUTH_OAUTH2])
        return TRUE;
    }
  return FALSE;
}

static gboolean
knows_any_provider (const Work *work)
{
  SpCatalogue *catalogue = work->input->catalogue;

  if (sp_client_get_oauth2_hosts (work->advice->client)[0])
    return TRUE;
  if (has_token_choice (work->advice->client))
    return FALSE;
  for (guint i = 0; catalogue && i < sp_catalogue_get_n_providers (catalogue); i++)
    if (sp_client_get_oauth2 (work->advice->client, sp_provider_get_id (sp_catalogue_get_provider (
                                                        catalogue, i))) != SP_NO)
      return TRUE;
  return FALSE;
}

/* A server that takes nothing but tokens, before a program that uses them only where its makers have registered it. */
static void
explain_tokens (Work *work)
{
  SpAdvice *advice = work->advice;
  gboolean tokens = FALSE;

  for (guint i = 0; i < advice->why->len; i++)
    {
      const SpReason *reason = g_ptr_array_index (advice->why, i);

      tokens |= reason->kind == SP_REASON_AUTH_UNSHARED && reason->detail &&
                strstr (reason->detail, "OAUTH") != NULL;
    }
  if (!tokens || !knows_any_provider (work))
    return;
  add_why (advice, SP_REASON_OAUTH2_LISTED_ONLY, NULL);
  add_notes (advice, work->can->oauth_notes);
}

/* At an odd port both ways were tried: a port that is closed is closed for both, and told once. */
static gboolean
is_told (const SpAdvice *advice, const SpReason *reason)
{
  const SpObservation *seen = reason->observation;

  for (guint i = 0; seen && i < advice->why->len; i++)
    {
      const SpObservation *told = ((SpReason *) g_ptr_array_index (advice->why, i))->observation;

      if (told && !sp_observation_answered (told) && told->status == seen->status &&
          told->stage == seen->stage &&
          sp_endpoint_get_port (told->endpoint) == sp_endpoint_get_port (seen->endpoint) &&
          g_str_equal (sp_endpoint_get_host (told->endpoint),
                       sp_endpoint_get_host (seen->endpoint)))
        return TRUE;
    }
  return FALSE;
}

/* What the program lacks comes first: it is what another program would change. */
static void
explain_nothing (Work *work)
{
  SpAdvice *advice = work->advice;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < work->choices->len; i++)
      {
        SpChoice *choice = g_ptr_array_index (work->choices, i);
        gboolean unsafe = choice->obstacle && choice->obstacle->kind == SP_REASON_NOT_SAFE;

        if (choice->obstacle && unsafe == (pass == 1) &&
            (unsafe ? !is_told (advice, choice->obstacle)
                    : !has_why (advice, choice->obstacle->kind)))
          g_ptr_array_add (advice->why, g_steal_pointer (&choice->obstacle));
      }
  if (advice->why->len == 0)
    {
      SpReason *closed = sp_sign_in_find_obstacle (work->input, advice->client, advice->protocol);

      g_ptr_array_add (advice->why,
                       closed ? closed : sp_reason_new (SP_REASON_NOTHING_KNOWN, NULL));
    }
  explain_tokens (work);
  if (has_why (advice, SP_REASON_CLIENT_TOO_OLD))
    name_newer_program (work);
  if (has_why (advice, SP_REASON_CLIENT_CANNOT_SIGN_IN))
    sp_sign_in_explain (work->input, advice);
}

static void
derive (Work *work)
{
  const SpChoice *best = find_best (work);
  const SpAdviseInput *whole = work->input;
  const SpAdviseInput narrow = best ? sp_choice_narrow (best, whole) : *whole;

  if (best == NULL)
    {
      explain_nothing (work);
      return;
    }
  work->input = &narrow;
  take_over (work, best);
  if (best->seen)
    add_why_for (work->advice, SP_REASON_PROVED, best, best->seen->tls->version);
  explain_policy (work, best);
  explain_source (work, best);
  explain_limits (work, best);
  explain_sign_in (work, &best->sign_in);
  note_everything (work);
  work->input = whole;
}

/* The site's own table wins, unless what it names was seen to be unsafe or out of the program's reach. */
static gboolean
follow_row (Work *work, const SpSiteRow *row)
{
  const SpSite *site = work->input->site;
  SpAdvice *advice = work->advice;
  g_autoptr(SpChoice) choice =
      sp_choice_new_for_row (work->input, advice->client, advice->protocol, row);

  if (choice->obstacle && (choice->seen || row->security == SP_SECURITY_NONE))
    {
      if (choice->obstacle->kind == SP_REASON_NOT_SAFE)
        add_why_for (advice, SP_REASON_SITE_ROW_UNSAFE, choice, NULL);
      return FALSE;
    }
  take_over (work, choice);
  advice->origin = SP_ORIGIN_SITE;
  add_why (advice, SP_REASON_SITE_TABLE, sp_site_get_name (site));
  if (row->label && g_strcmp0 (row->label, advice->security_label) != 0)
    {
      advice->site_label = g_strdup (row->label);
      add_why (advice, SP_REASON_SITE_WORD, row->label);
    }
  if (choice->seen)
    add_why_for (advice, SP_REASON_PROVED, choice, choice->seen->tls->version);
  explain_sign_in (work, &choice->sign_in);
  note_everything (work);
  return TRUE;
}

/**
 * sp_advisor_advise:
 * @input: what is known
 * @client: a mail program
 * @protocol: what it is to be set up for
 *
 * Decides what to type. The site's own table comes first; else the best of the endpoints that are safe and that the program can
 * use, by the policy. What was looked at and is not safe is never advised, nor is a choice that falls back to clear text
 * (RFC 8314 section 5).
 *
 * Returns: (transfer full): the advice; where nothing can be advised it says why
 */
SpAdvice *
sp_advisor_advise (const SpAdviseInput *input, SpClient *client, SpProtocol protocol)
{
  SpAdvice *advice = g_atomic_rc_box_new0 (SpAdvice);
  const SpSiteRow *row =
      input->site ? sp_site_get_row (input->site, sp_client_get_id (client), protocol) : NULL;
  Work work = { input, advice, sp_client_get_protocol (client, protocol), NULL };

  advice->client = sp_client_ref (client);
  advice->protocol = protocol;
  advice->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free);
  advice->why = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free);
  if (work.can == NULL)
    {
      add_why (advice, SP_REASON_CLIENT_LACKS_PROTOCOL, NULL);
      return advice;
    }
  if (row && follow_row (&work, row))
    return advice;
  work.choices = sp_choices_collect (input, client, protocol);
  derive (&work);
  g_ptr_array_unref (work.choices);
  return advice;
}
