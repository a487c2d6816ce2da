/* Turns options and targets into requests. All mistakes are found here, before anything is tried or written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session.h"

#include <glib/gi18n.h>

#include "assistant/preferences.h"
#include "catalogue/similar-domain.h"
#include "core/input-error.h"
#include "core/safe-text.h"
#include "lookup.h"
#include "output.h"
#include "text/words-anchor.h"
#include "text/words-source.h"
#include "text/words.h"

static gboolean
read_options (SpSession *self)
{
  const SpOptions *options = self->options;

  if (!sp_lookup_site (self->catalogue, options->site, &self->site))
    return FALSE;
  self->clients = sp_lookup_clients (self->catalogue, options);
  if (self->clients == NULL)
    return FALSE;
  self->has_policy = options->policy != NULL;
  if (options->policy && !sp_lookup_policy (options->policy, &self->policy))
    return FALSE;
  if (!sp_lookup_sources (options->sources, &self->sources))
    return FALSE;
  return options->timeout == NULL || sp_lookup_timeout (options->timeout, &self->timeout_ms);
}

static SpSession *
new_session (const SpOptions *options, SpCatalogue *catalogue)
{
  g_autoptr(SpSession) self = g_new0 (SpSession, 1);

  self->options = options;
  self->catalogue = catalogue;
  self->assistant = sp_assistant_new (self->catalogue);
  return read_options (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_session_new:
 * @options: options; they have to outlive the session
 *
 * Returns: (transfer full) (nullable): a session; %NULL where an option is wrong, which has been said then
 */
SpSession *
sp_session_new (const SpOptions *options)
{
  return new_session (options, sp_lookup_catalogue ());
}

/**
 * sp_session_new_for_probe:
 * @options: options; they have to outlive the session
 *
 * As sp_session_new(), but the catalogue, which costs more than a probe, is read only where the options name something in it.
 *
 * Returns: (transfer full) (nullable): a session
 */
SpSession *
sp_session_new_for_probe (const SpOptions *options)
{
  gboolean needed = options->site || options->clients;

  return new_session (options, needed ? sp_lookup_catalogue () : sp_catalogue_new_empty ());
}

/**
 * sp_session_free:
 * @self: (transfer full): a session
 */
void
sp_session_free (SpSession *self)
{
  g_clear_object (&self->assistant);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->clients, g_ptr_array_unref);
  g_free (self);
}

/**
 * sp_job_free:
 * @self: (transfer full): a job
 */
void
sp_job_free (SpJob *self)
{
  g_free (self->target);
  g_clear_pointer (&self->request, sp_request_free);
  g_free (self);
}

static void
say_input_error (const GError *error, const char *value)
{
  g_autofree char *said = sp_words_input_error (error, value);

  sp_output_diagnostic (said);
}

static gboolean
add_servers (SpRequest *request, SpProtocol protocol, char **typed)
{
  for (guint i = 0; typed && typed[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;

      if (sp_request_add_server (request, protocol, typed[i], &error))
        continue;
      if (g_error_matches (error, SP_INPUT_ERROR, SP_INPUT_ERROR_SCHEME))
        /* Translators: {value} is what was typed, {more} is IMAP, POP or SMTP. */
        sp_lookup_say (_("“{value}” is not a server for {more}. Give a server name with or without "
                         "a port, such as mail.example.edu:993."),
                       typed[i], sp_words_protocol_short (protocol));
      else
        say_input_error (error, typed[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_ca_file (SpRequest *request, const char *path, const SpSite *site)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;

  if (path == NULL || sp_request_add_ca_file (request, path, &error))
    return TRUE;
  said = sp_words_anchor_error (error, path, site);
  sp_output_diagnostic (said);
  return FALSE;
}

/* A site whose own certificate file is faulty can still be looked at; its servers will then seem untrusted. */
static void
add_site (SpRequest *request)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;

  if (sp_request_add_site (request, &error))
    return;
  said = sp_words_anchor_error (error, sp_site_get_ca_file (request->site), request->site);
  sp_output_diagnostic (said);
}

/* What is typed counts for more than what is set on this computer, which is checked just as well. */
static gboolean
choose_database (SpRequest *request, const SpOptions *options)
{
  g_autofree char *set = options->ispdb ? NULL : sp_preferences_get_database ();
  const char *chosen = options->ispdb ? options->ispdb : set;
  g_autoptr(GError) error = NULL;

  if (chosen && !sp_request_set_database (request, chosen, &error))
    {
      say_input_error (error, chosen);
      return FALSE;
    }
  if (!g_str_has_prefix (request->database, "http:") || options->allow_http)
    return TRUE;
  /* Translators: {value} is an address that begins with http://. */
  sp_lookup_say (_("The provider database “{value}” is not protected in transit. It is asked only "
                   "with the option --allow-http."),
                 request->database, NULL);
  return FALSE;
}

static SpJob *
job_new (SpSession *self)
{
  g_autoptr(SpJob) job = g_new0 (SpJob, 1);
  const SpOptions *options = self->options;

  job->request = sp_request_new ();
  job->request->site = self->site ? sp_site_ref (self->site) : NULL;
  job->request->has_policy = self->has_policy;
  job->request->policy = self->policy;
  if (self->timeout_ms > 0)
    job->request->timeout_ms = self->timeout_ms;
  job->request->sources = self->sources;
  job->request->deep = options->deep;
  job->request->allow_address = options->allow_address;
  job->request->allow_http = options->allow_http;
  job->request->allow_internal = options->allow_internal || sp_preferences_allow_internal ();
  if (!choose_database (job->request, options) ||
      !add_ca_file (job->request, options->ca_file, NULL) ||
      !add_servers (job->request, SP_PROTOCOL_IMAP, options->imap) ||
      !add_servers (job->request, SP_PROTOCOL_POP3, options->pop) ||
      !add_servers (job->request, SP_PROTOCOL_SMTP, options->smtp))
    return NULL;
  return g_steal_pointer (&job);
}

/* A slip of the finger may lead to somebody else's servers. */
static void
doubt_domain (SpCatalogue *catalogue, const SpRequest *request)
{
  const char *domain = request->account ? sp_account_get_domain (request->account) : NULL;
  const char *similar =
      domain && !request->site ? sp_catalogue_find_similar_domain (catalogue, domain) : NULL;

  if (similar)
    /* Translators: {value} is the domain that was typed, {more} a well-known one such as gmail.com. */
    sp_lookup_say (_("“{value}” is spelled almost like {more}. Make sure that it is right."),
                   domain, similar);
}

/**
 * sp_session_make_job:
 * @target: (nullable): an address or a domain
 *
 * Returns: (transfer full) (nullable): the job; %NULL where something cannot be understood, which has been said then
 */
SpJob *
sp_session_make_job (SpSession *self, const char *target)
{
  g_autoptr(SpJob) job = job_new (self);
  g_autoptr(GError) error = NULL;

  if (job == NULL)
    return NULL;
  if (target)
    {
      job->request->account = sp_account_new (target, &error);
      if (job->request->account == NULL)
        {
          say_input_error (error, target);
          return NULL;
        }
      job->target = g_strdup (sp_account_get_target (job->request->account));
    }
  sp_request_find_site (job->request, self->catalogue);
  doubt_domain (self->catalogue, job->request);
  add_site (job->request);
  return g_steal_pointer (&job);
}

/**
 * sp_session_make_probe:
 * @endpoints: (array zero-terminated=1): endpoints as URIs
 *
 * Returns: (transfer full) (nullable): one job with all of them and with the servers that options name; %NULL where something
 *   cannot be understood, which has been said then
 */
SpJob *
sp_session_make_probe (SpSession *self, const char *const *endpoints)
{
  g_autoptr(SpJob) job = job_new (self);
  g_autoptr(GError) error = NULL;

  if (job)
    job->request->exact = TRUE;
  for (guint i = 0; job && endpoints[i] != NULL; i++)
    {
      g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (endpoints[i], &error);

      if (endpoint == NULL)
        {
          say_input_error (error, endpoints[i]);
          return NULL;
        }
      sp_service_add (job->request->service, endpoint, SP_SOURCE_USER);
    }
  if (job && job->request->site &&
      !add_ca_file (job->request, sp_site_get_ca_file (job->request->site), job->request->site))
    return NULL;
  return g_steal_pointer (&job);
}

static gboolean
has_subject (const SpJob *job)
{
  return job->request->account || job->request->site ||
         sp_service_get_length (job->request->service) > 0;
}

/**
 * sp_session_make_jobs:
 *
 * Returns: (transfer full) (nullable) (element-type SpJob): a job for each target, or one where a site or servers are named
 *   instead; %NULL where something is wrong, which has been said then
 */
GPtrArray *
sp_session_make_jobs (SpSession *self)
{
  const char *const *targets = sp_options_get_arguments (self->options);
  g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_job_free);
  guint i = 0;

  do
    {
      SpJob *job = sp_session_make_job (self, targets[i]);

      if (job == NULL)
        return NULL;
      g_ptr_array_add (jobs, job);
      if (!has_subject (job))
        {
          sp_output_diagnostic (
              _("A target is missing. Give an e-mail address such as ann@example.edu or a domain, "
                "or name the servers with the options --site, --imap, --pop and --smtp."));
          return NULL;
        }
    }
  while (targets[i] != NULL && targets[++i] != NULL);
  return g_steal_pointer (&jobs);
}

/**
 * sp_session_lacks_servers:
 * @job: a job
 * @report: what came of it
 *
 * Returns: whether nothing at all is known about the job's servers; what can be done has been said then
 */
gboolean
sp_session_lacks_servers (const SpJob *job, const SpReport *report)
{
  SpService *service = sp_report_get_service (report);
  g_autofree char *why = NULL;

  if (sp_report_names_servers (report))
    return FALSE;
  if (job->target)
    {
      why = sp_words_not_found (service);
      /* Translators: {value} is an e-mail address or a domain, {more} one or more sentences. */
      sp_lookup_say (_("No mail servers were found for “{value}”. {more}"), job->target, why);
      sp_output_diagnostic (_("If you know the servers, name them: --imap imap.example.edu --smtp "
                              "smtp.example.edu, or use a site profile: --site FILE."));
    }
  else
    /* Translators: {value} is the name of a site. */
    sp_lookup_say (_("The site “{value}” names no mail servers. Name them yourself: --imap "
                     "imap.example.edu --smtp smtp.example.edu."),
                   job->request->site ? sp_site_get_name (job->request->site) : "", NULL);
  return TRUE;
}

/* The programs to show: as --client names them, else the site's own table first, in its order; those that only send come last. */
static GPtrArray *
order_clients (SpSession *self, const SpJob *job)
{
  g_autoptr(GPtrArray) all = NULL;
  GPtrArray *ordered;

  if (self->options->clients)
    return g_ptr_array_ref (self->clients);
  all = sp_catalogue_list_clients (self->catalogue, job->request->site);
  ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_find (self->clients, all->pdata[i], NULL))
      g_ptr_array_add (ordered, sp_client_ref (all->pdata[i]));
  for (guint i = 0; i < self->clients->len; i++)
    if (!g_ptr_array_find (ordered, self->clients->pdata[i], NULL))
      g_ptr_array_add (ordered, sp_client_ref (self->clients->pdata[i]));
  return ordered;
}

/**
 * sp_session_advise:
 * @job: a job
 * @report: what was seen, or planned
 *
 * Returns: (transfer full) (element-type SpAdvice): advice for IMAP, POP and SMTP, program by program; for what only sends, for SMTP alone
 */
GPtrArray *
sp_session_advise (SpSession *self, const SpJob *job, const SpReport *report)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };
  g_autoptr(GPtrArray) clients = order_clients (self, job);
  GPtrArray *advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_advice_unref);

  for (guint i = 0; i < clients->len; i++)
    for (guint p = 0; p < G_N_ELEMENTS (protocols); p++)
      if (sp_client_get_sending (clients->pdata[i]) == NULL || protocols[p] == SP_PROTOCOL_SMTP)
        g_ptr_array_add (advice, sp_assistant_advise (self->assistant, job->request, report,
                                                      clients->pdata[i], protocols[p]));
  return advice;
}
