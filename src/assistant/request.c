/* A request: what is asked of the assistant, from whichever front end it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request.h"

#include <string.h>

#include "core/host.h"
#include "core/input-error.h"
#include "core/special-use.h"

#define DEFAULT_TIMEOUT_MS 20000
#define DEFAULT_DATABASE "https://v1.ispdb.net/"

/**
 * sp_request_new:
 *
 * Returns: (transfer full): a request about nothing yet, with the usual timeout of 20 seconds
 */
SpRequest *
sp_request_new (void)
{
  SpRequest *self = g_new0 (SpRequest, 1);

  self->service = sp_service_new ();
  self->trust = sp_trust_new ();
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
  self->database = g_strdup (DEFAULT_DATABASE);
  return self;
}

/**
 * sp_request_copy:
 *
 * Returns: (transfer full): the same request once more, to ask again
 */
SpRequest *
sp_request_copy (const SpRequest *self)
{
  SpRequest *copy = g_memdup2 (self, sizeof *self);

  copy->account = self->account ? sp_account_ref (self->account) : NULL;
  copy->site = self->site ? sp_site_ref (self->site) : NULL;
  copy->provider = self->provider ? sp_provider_ref (self->provider) : NULL;
  copy->service = sp_service_ref (self->service);
  copy->trust = g_object_ref (self->trust);
  copy->database = g_strdup (self->database);
  return copy;
}

/**
 * sp_request_free:
 * @self: (transfer full): a request
 */
void
sp_request_free (SpRequest *self)
{
  g_clear_pointer (&self->account, sp_account_unref);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->provider, sp_provider_unref);
  g_clear_pointer (&self->service, sp_service_unref);
  g_clear_object (&self->trust);
  g_free (self->database);
  g_free (self);
}

static void
find_provider (SpRequest *self, SpCatalogue *catalogue)
{
  const char *domain = sp_account_get_domain (self->account);
  SpProvider *provider = sp_catalogue_match_provider (catalogue, domain);

  g_clear_pointer (&self->provider, sp_provider_unref);
  self->provider = provider ? sp_provider_ref (provider) : NULL;
}

/**
 * sp_request_find_site:
 * @self: a request whose account and servers are filled in
 * @catalogue: where site profiles and notes about providers are
 *
 * Chooses the site where none was chosen: the one that the account's domain belongs to, or, where neither an account nor a
 * server is named, this computer's default. Where there is no site, the provider that the account's domain belongs to.
 */
void
sp_request_find_site (SpRequest *self, SpCatalogue *catalogue)
{
  SpSite *site = NULL;

  if (self->site != NULL)
    return;
  if (self->account != NULL)
    site = sp_catalogue_match_site (catalogue, sp_account_get_domain (self->account));
  else if (sp_service_get_length (self->service) == 0)
    site = sp_catalogue_get_default_site (catalogue);
  if (site != NULL)
    self->site = sp_site_ref (site);
  else if (self->account != NULL)
    find_provider (self, catalogue);
}

/**
 * sp_request_add_ca_file:
 * @path: a PEM file with additional trust anchors
 * @error: return location for a #SpAnchorError
 *
 * Returns: whether the file could be read and holds a certificate
 */
gboolean
sp_request_add_ca_file (SpRequest *self, const char *path, GError **error)
{
  return sp_trust_add_file (self->trust, path, error);
}

static void
add (SpRequest *self, SpProtocol protocol, const char *host, guint16 port, SpSecurity security)
{
  g_autoptr(SpEndpoint) endpoint = NULL;

  if (port == 0)
    port = sp_protocol_get_default_port (protocol, security);
  if (port == 0)
    return;
  endpoint = sp_endpoint_new (protocol, host, port, security);
  sp_service_add (self->service, endpoint, SP_SOURCE_USER);
}

static gboolean
add_uri (SpRequest *self, SpProtocol protocol, const char *uri, GError **error)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, error);

  if (endpoint == NULL)
    return FALSE;
  if (sp_endpoint_get_protocol (endpoint) != protocol)
    {
      sp_input_error_set (error, SP_INPUT_ERROR_SCHEME, uri);
      return FALSE;
    }
  sp_service_add (self->service, endpoint, SP_SOURCE_USER);
  return TRUE;
}

/**
 * sp_request_add_server:
 * @protocol: the protocol
 * @typed: `HOST`, `HOST:PORT` or an endpoint URI of that protocol
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Adds a server that the user knows. Without a port both registered ports are looked at; a registered port tells how it is
 * secured; at any other port both ways are tried.
 *
 * Returns: whether @typed could be understood
 */
gboolean
sp_request_add_server (SpRequest *self, SpProtocol protocol, const char *typed, GError **error)
{
  g_autofree char *host = NULL;
  SpSecurity security;
  guint16 port;

  if (typed && strstr (typed, "://"))
    return add_uri (self, protocol, typed, error);
  if (!sp_host_split_port (typed, &host, &port, error))
    return FALSE;

  if (sp_protocol_guess_security (protocol, port, &security))
    {
      add (self, protocol, host, port, security);
      return TRUE;
    }
  add (self, protocol, host, port, SP_SECURITY_TLS);
  add (self, protocol, host, port, SP_SECURITY_STARTTLS);
  return TRUE;
}

/**
 * sp_request_names_protocol:
 * @protocol: a protocol
 *
 * Returns: whether any server is named for @protocol
 */
gboolean
sp_request_names_protocol (const SpRequest *self, SpProtocol protocol)
{
  for (guint i = 0; i < sp_service_get_length (self->service); i++)
    if (sp_endpoint_get_protocol (sp_service_get (self->service, i)->endpoint) == protocol)
      return TRUE;
  return FALSE;
}

/**
 * sp_request_add_site:
 * @self: a request whose site or provider is filled in
 * @error: return location for a #SpAnchorError when the site's certificate file cannot be used
 *
 * Takes over what the site says of itself: its name and its trust anchors; where there is no site, the provider's name.
 *
 * Returns: %FALSE where the site names a certificate file that cannot be used
 */
gboolean
sp_request_add_site (SpRequest *self, GError **error)
{
  const char *ca_file;

  if (self->account != NULL)
    sp_service_set_domain (self->service, sp_account_get_domain (self->account));
  if (self->site != NULL)
    sp_service_set_name (self->service, sp_site_get_name (self->site));
  else if (self->provider != NULL)
    sp_service_set_name (self->service, sp_provider_get_name (self->provider));

  ca_file = self->site ? sp_site_get_ca_file (self->site) : NULL;
  return ca_file == NULL || sp_request_add_ca_file (self, ca_file, error);
}

/* A web address whose host is one that can be asked. */
static char *
read_web_database (GUri *uri)
{
  g_autofree char *typed = g_uri_unescape_string (g_uri_get_host (uri), NULL);
  g_autofree char *host = typed ? sp_host_normalize (typed, NULL) : NULL;
  g_autoptr(GUri) read = NULL;

  if (host == NULL)
    return NULL;
  read = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), host,
                      g_uri_get_port (uri), g_uri_get_path (uri), g_uri_get_query (uri),
                      g_uri_get_fragment (uri));
  return g_uri_to_string (read);
}

/**
 * sp_request_set_database:
 * @typed: where the provider database is: an https address, a folder, or a file: address
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Returns: whether @typed could be understood
 */
gboolean
sp_request_set_database (SpRequest *self, const char *typed, GError **error)
{
  g_autoptr(GUri) uri = g_uri_parse (typed, SP_HOST_URI_FLAGS, NULL);
  const char *scheme = uri ? g_uri_get_scheme (uri) : NULL;
  g_autofree char *base = NULL;

  if (scheme == NULL && *typed != '\0')
    {
      g_autoptr(GFile) folder = g_file_new_for_path (typed);

      base = g_file_get_uri (folder);
    }
  else if (g_strcmp0 (scheme, "file") == 0)
    base = g_strdup (typed);
  else if ((g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0) &&
           g_uri_get_host (uri))
    base = read_web_database (uri);
  if (base == NULL)
    {
      sp_input_error_set (error, SP_INPUT_ERROR_DATABASE, typed);
      return FALSE;
    }
  g_free (self->database);
  self->database = g_str_has_suffix (base, "/") ? g_strdup (base) : g_strconcat (base, "/", NULL);
  return TRUE;
}

/**
 * sp_request_needs_discovery:
 *
 * Returns: whether there is a domain to ask about, and reading or sending for which the user named no server. Where only what is
 *   published is wanted and this computer knows it all, there is nothing to ask either
 */
gboolean
sp_request_needs_discovery (const SpRequest *self)
{
  g_autoptr(SpService) known = NULL;

  if (self->account == NULL || sp_service_covers_all (self->service))
    return FALSE;
  if (!self->published_only || self->sources != 0)
    return TRUE;
  known = sp_request_plan_service (self);
  return !sp_service_covers_all (known);
}

/* What was typed in stands among the sources, so that it is not taken for what one of them says. */
static void
add_typed (SpService *service)
{
  g_autoptr(SpAnswer) typed = sp_answer_new (SP_SOURCE_USER);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    sp_answer_add_offer (typed, sp_offer_new (sp_service_get (service, i)->endpoint));
  typed->protection = SP_PROTECTION_LOCAL;
  sp_answer_end (typed, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  if (typed->offers->len > 0)
    sp_service_set_answer (service, typed);
}

/**
 * sp_request_make_service:
 *
 * Returns: (transfer full): a service of its own, with nothing in it but what the user named
 */
SpService *
sp_request_make_service (const SpRequest *self)
{
  SpService *service = sp_service_new ();

  sp_service_set_name (service, sp_service_get_name (self->service));
  sp_service_set_domain (service, sp_service_get_domain (self->service));
  for (guint i = 0; i < sp_service_get_length (self->service); i++)
    sp_service_add (service, sp_service_get (self->service, i)->endpoint, SP_SOURCE_USER);
  if (!self->exact)
    add_typed (service);
  return service;
}

/**
 * sp_request_plan_service:
 *
 * Returns: (transfer full): what is known without any network: the servers that the user named, and for all other protocols
 *   those of the site, or else of the provider; all of it may lie inside private networks
 */
SpService *
sp_request_plan_service (const SpRequest *self)
{
  SpService *service = sp_request_make_service (self);

  for (SpProtocol p = 0; p < SP_N_PROTOCOLS; p++)
    if (sp_request_names_protocol (self, p))
      continue;
    else if (self->site)
      sp_site_add_candidates (self->site, p, service);
    else if (self->provider)
      sp_provider_add_candidates (self->provider, p, sp_service_get_domain (self->service),
                                  service);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    sp_service_let_inside (service, i);
  return service;
}

/**
 * sp_request_leads_inside:
 *
 * Returns: whether strangers may name addresses inside private networks: the user allows it, or the account's domain is local by
 *   definition and so no public source
 */
gboolean
sp_request_leads_inside (const SpRequest *self)
{
  return self->allow_internal ||
         (self->account && sp_special_use_name (sp_account_get_domain (self->account)));
}

/**
 * sp_request_get_policy:
 *
 * Returns: the policy that was asked for, else the site's, else that of RFC 8314
 */
SpPolicy
sp_request_get_policy (const SpRequest *self)
{
  if (self->has_policy)
    return self->policy;
  return self->site ? sp_site_get_policy (self->site) : SP_POLICY_RFC8314;
}
