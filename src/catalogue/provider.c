/* A mail provider: its servers and what has to be known before signing in, read from a *.provider keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "provider.h"

#include <string.h>

#include "core/host.h"
#include "keyfile.h"
#include "provider-fact.h"
#include "site-values.h"

#define GROUP "Provider"
#define SIGN_IN "SignIn"

/* The place of what holds for all protocols, behind those of the single ones. */
#define ALL SP_N_PROTOCOLS

/* The servers for one protocol, of all the provider's domains or of one. */
typedef struct
{
  SpProtocol protocol;
  char
      *domain; /* (owned) (nullable) A-labels; %NULL for all domains without servers of their own */
  char **hosts; /* (owned) A-labels, the best first */
  guint16 ports[2]; /* by SP_SECURITY_TLS and SP_SECURITY_STARTTLS; 0 where not offered */
} Servers;

struct _SpProvider
{
  char *id; /* (owned) */
  char *name; /* (owned) */
  char **domains; /* (owned) A-labels, some with "*." in front */
  char **mx_suffixes; /* (owned) */
  char *origin; /* (owned) */
  GPtrArray *servers; /* (owned) (element-type Servers) */
  SpProviderFact *facts[SP_N_PROVIDER_KEYS][SP_N_PROTOCOLS + 1]; /* (owned) (nullable elements) */
  char **notes[SP_N_PROTOCOLS + 1]; /* (owned) */
};

static const SpProviderFact unknown = { .value = SP_PROVIDER_UNKNOWN, .text = (char *) "unknown" };

static void
servers_free (gpointer data)
{
  Servers *servers = data;

  g_free (servers->domain);
  g_strfreev (servers->hosts);
  g_free (servers);
}

static char **
read_hosts (SpKeyfile *file, const char *group)
{
  g_auto(GStrv) written = sp_keyfile_get_list (file, group, "Host");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; written[i]; i++)
    {
      g_autofree char *host = sp_host_normalize (written[i], NULL);

      if (host == NULL)
        sp_keyfile_bad_value (file, group, "Host", "not a host name or an IP address");
      else
        g_strv_builder_add (builder, host);
    }
  return g_strv_builder_end (builder);
}

static void
read_servers (SpProvider *self, SpKeyfile *file, const char *group, SpProtocol protocol)
{
  const char *domain = group + strlen (sp_keyfile_get_protocol_group (protocol));
  Servers *servers = g_new0 (Servers, 1);

  g_ptr_array_add (self->servers, servers);
  servers->protocol = protocol;
  servers->domain = *domain ? sp_host_normalize (domain + 1, NULL) : NULL;
  servers->hosts = read_hosts (file, group);
  servers->ports[SP_SECURITY_TLS] = sp_keyfile_get_port (file, group, "TlsPort");
  servers->ports[SP_SECURITY_STARTTLS] = sp_keyfile_get_port (file, group, "StartTlsPort");
  if (*domain && servers->domain == NULL)
    sp_keyfile_fail (file, group, NULL, SP_CATALOGUE_ERROR_VALUE, "does not name a domain");
  if (servers->hosts[0] && servers->ports[SP_SECURITY_TLS] == 0 &&
      servers->ports[SP_SECURITY_STARTTLS] == 0)
    sp_keyfile_fail (file, group, "TlsPort", SP_CATALOGUE_ERROR_MISSING,
                     "or StartTlsPort has to be given");
}

/* A group is called "IMAP", or "IMAP DOMAIN" where a domain has servers of its own. */
static void
read_all_servers (SpProvider *self, SpKeyfile *file)
{
  g_auto(GStrv) groups = sp_keyfile_get_groups (file);

  self->servers = g_ptr_array_new_with_free_func (servers_free);
  for (guint i = 0; groups[i]; i++)
    for (guint p = 0; p < SP_N_PROTOCOLS; p++)
      {
        const char *name = sp_keyfile_get_protocol_group (p);
        gsize length = strlen (name);

        if (strncmp (groups[i], name, length) == 0 &&
            (groups[i][length] == '\0' || groups[i][length] == ' '))
          read_servers (self, file, groups[i], p);
      }
}

static char **
read_notes (SpKeyfile *file, const char *group)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 1;; i++)
    {
      g_autofree char *key = g_strdup_printf ("Note%u", i);
      g_autofree char *note = sp_keyfile_get_prose (file, group, key);

      if (note == NULL)
        return g_strv_builder_end (builder);
      g_strv_builder_add (builder, note);
    }
}

static void
read_sign_in (SpProvider *self, SpKeyfile *file, guint place)
{
  const char *protocol = place == ALL ? NULL : sp_keyfile_get_protocol_group (place);
  g_autofree char *group = g_strconcat (SIGN_IN, protocol ? " " : NULL, protocol, NULL);

  for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
    self->facts[key][place] = sp_provider_fact_read (file, group, key);
  self->notes[place] = read_notes (file, group);
}

static char **
read_mx_suffixes (SpKeyfile *file)
{
  g_auto(GStrv) suffixes = sp_keyfile_get_list (file, GROUP, "MxSuffixes");

  for (guint i = 0; suffixes[i]; i++)
    {
      g_autofree char *host = sp_host_normalize (suffixes[i], NULL);

      if (host == NULL)
        sp_keyfile_bad_value (file, GROUP, "MxSuffixes", "each has to be a domain");
      else
        {
          g_free (suffixes[i]);
          suffixes[i] = g_steal_pointer (&host);
        }
    }
  return g_steal_pointer (&suffixes);
}

static void
read_provider (SpProvider *self, SpKeyfile *file)
{
  self->id = sp_keyfile_get_required (file, GROUP, "Id");
  self->name = sp_keyfile_get_local (file, GROUP, "Name");
  if (self->name == NULL)
    self->name = sp_keyfile_get_required (file, GROUP, "Name");
  self->domains = sp_site_read_domains (file, GROUP);
  self->mx_suffixes = read_mx_suffixes (file);
  read_all_servers (self, file);
  for (guint place = 0; place <= ALL; place++)
    read_sign_in (self, file, place);
}

/**
 * sp_provider_new_from_data:
 * @data: the bytes of a *.provider file
 * @length: how many
 * @origin: where they come from: a path or a resource
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @error: return location for a #SpCatalogueError
 *
 * Reads a provider's notes. Keys and groups that are not known are ignored, so that newer files can be read.
 *
 * Returns: (transfer full) (nullable): the provider, or %NULL where anything in the notes is wrong
 */
SpProvider *
sp_provider_new_from_data (const char *data,
                           gsize length,
                           const char *origin,
                           const char *const *languages,
                           GError **error)
{
  g_autoptr(SpKeyfile) file = sp_keyfile_new (data, length, languages, error);
  g_autoptr(SpProvider) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SpProvider);
  self->origin = g_strdup (origin);
  read_provider (self, file);
  return sp_keyfile_check (file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_provider_ref:
 *
 * Returns: (transfer full): @self
 */
SpProvider *
sp_provider_ref (SpProvider *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
provider_clear (gpointer data)
{
  SpProvider *self = data;

  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->domains);
  g_strfreev (self->mx_suffixes);
  g_free (self->origin);
  g_ptr_array_unref (self->servers);
  for (guint place = 0; place <= ALL; place++)
    {
      for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
        g_clear_pointer (&self->facts[key][place], sp_provider_fact_free);
      g_strfreev (self->notes[place]);
    }
}

/**
 * sp_provider_unref:
 * @self: (transfer full): a provider
 */
void
sp_provider_unref (SpProvider *self)
{
  g_atomic_rc_box_release_full (self, provider_clear);
}

/**
 * sp_provider_get_id:
 *
 * Returns: the name of its notes
 */
const char *
sp_provider_get_id (const SpProvider *self)
{
  return self->id;
}

/**
 * sp_provider_get_name:
 *
 * Returns: the name that people know it by
 */
const char *
sp_provider_get_name (const SpProvider *self)
{
  return self->name;
}

/**
 * sp_provider_get_domains:
 *
 * Returns: the domains it serves, as A-labels; "*." in front stands for everything below; may be empty
 */
const char *const *
sp_provider_get_domains (const SpProvider *self)
{
  return (const char *const *) self->domains;
}

/**
 * sp_provider_get_mx_suffixes:
 *
 * Returns: how the names of its servers for arriving mail (RFC 5321 section 5) end, as A-labels; may be empty
 */
const char *const *
sp_provider_get_mx_suffixes (const SpProvider *self)
{
  return (const char *const *) self->mx_suffixes;
}

/**
 * sp_provider_get_origin:
 *
 * Returns: the file or resource that the notes were read from
 */
const char *
sp_provider_get_origin (const SpProvider *self)
{
  return self->origin;
}

/**
 * sp_provider_get_specificity:
 * @domain: a domain as A-labels
 *
 * Returns: how closely the provider fits the domain, to choose the best of several: 0 where it does not
 */
gsize
sp_provider_get_specificity (const SpProvider *self, const char *domain)
{
  return sp_site_match_domains (self->domains, domain);
}

static const Servers *
find_servers (const SpProvider *self, SpProtocol protocol, const char *domain)
{
  const Servers *found = NULL;

  for (guint i = 0; i < self->servers->len; i++)
    {
      const Servers *servers = g_ptr_array_index (self->servers, i);

      if (servers->protocol != protocol)
        continue;
      if (servers->domain == NULL && found == NULL)
        found = servers;
      if (servers->domain && domain && g_ascii_strcasecmp (servers->domain, domain) == 0)
        found = servers;
    }
  return found;
}

/**
 * sp_provider_add_candidates:
 * @protocol: a protocol
 * @domain: (nullable): the account's domain as A-labels
 * @service: the service to which the provider's endpoints are added
 *
 * Adds the provider's servers: those of the domain, where it has its own. Nothing is added where the provider names none.
 */
void
sp_provider_add_candidates (const SpProvider *self,
                            SpProtocol protocol,
                            const char *domain,
                            SpService *service)
{
  const Servers *servers = find_servers (self, protocol, domain);

  for (guint i = 0; servers && servers->hosts[i]; i++)
    for (guint security = 0; security < G_N_ELEMENTS (servers->ports); security++)
      {
        g_autoptr(SpEndpoint) endpoint = NULL;

        if (servers->ports[security] == 0)
          continue;
        endpoint =
            sp_endpoint_new (protocol, servers->hosts[i], servers->ports[security], security);
        sp_service_add (service, endpoint, SP_SOURCE_PROVIDER);
      }
}

/**
 * sp_provider_get_fact:
 * @key: what is asked
 *
 * Returns: (transfer none): what holds for all protocols, apart from sp_provider_has_own_fact()
 */
const SpProviderFact *
sp_provider_get_fact (const SpProvider *self, SpProviderKey key)
{
  return self->facts[key][ALL] ? self->facts[key][ALL] : &unknown;
}

/**
 * sp_provider_get_fact_for:
 * @key: what is asked
 * @protocol: for which protocol
 *
 * Returns: (transfer none): what holds for @protocol
 */
const SpProviderFact *
sp_provider_get_fact_for (const SpProvider *self, SpProviderKey key, SpProtocol protocol)
{
  return self->facts[key][protocol] ? self->facts[key][protocol] : sp_provider_get_fact (self, key);
}

/**
 * sp_provider_has_own_fact:
 * @key: what is asked
 * @protocol: a protocol
 *
 * Returns: whether the notes say something of @protocol alone
 */
gboolean
sp_provider_has_own_fact (const SpProvider *self, SpProviderKey key, SpProtocol protocol)
{
  return self->facts[key][protocol] != NULL;
}

/**
 * sp_provider_get_notes:
 *
 * Returns: what else to know, a sentence each; may be empty
 */
const char *const *
sp_provider_get_notes (const SpProvider *self)
{
  return (const char *const *) self->notes[ALL];
}

/**
 * sp_provider_get_notes_for:
 * @protocol: a protocol
 *
 * Returns: what else to know about @protocol alone, a sentence each; may be empty
 */
const char *const *
sp_provider_get_notes_for (const SpProvider *self, SpProtocol protocol)
{
  return (const char *const *) self->notes[protocol];
}
