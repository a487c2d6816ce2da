/* A site profile: an organisation's mail servers and its own table of advice, read from a *.site keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site.h"

#include <string.h>

#include "core/host.h"
#include "keyfile.h"
#include "site-row.h"
#include "site-values.h"

#define GROUP "Site"
#define ADVICE_PREFIX "Advice "

/* What a site says of one protocol. */
typedef struct
{
  char *host; /* (owned) (nullable) A-labels */
  guint16 ports[2]; /* by SP_SECURITY_TLS and SP_SECURITY_STARTTLS; 0 where not offered */
  char **authentication; /* (owned) */
} Servers;

/* What a site says of one program. */
typedef struct
{
  SpSiteRow *rows[SP_N_PROTOCOLS]; /* (owned) (nullable elements) */
} Table;

struct _SpSite
{
  char *id; /* (owned) */
  char *name; /* (owned) */
  char **domains; /* (owned) A-labels, some with "*." in front */
  gboolean is_default;
  char *user_name; /* (owned) (nullable) */
  char *help_contact; /* (owned) (nullable) */
  char *help_url; /* (owned) (nullable) */
  char *ca_file; /* (owned) (nullable) */
  char *origin; /* (owned) */
  SpPolicy policy;
  Servers servers[SP_N_PROTOCOLS];
  char **clients; /* (owned) programs that the site's table has, in its order */
  GHashTable *tables; /* (owned) (element-type utf8 Table) by program */
};

G_DEFINE_ENUM_TYPE (SpPolicy,
                    sp_policy,
                    G_DEFINE_ENUM_VALUE (SP_POLICY_RFC8314, "rfc8314"),
                    G_DEFINE_ENUM_VALUE (SP_POLICY_GUIDE_2007, "guide-2007"))

static void
table_free (gpointer data)
{
  Table *table = data;

  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    g_clear_pointer (&table->rows[i], sp_site_row_free);
  g_free (table);
}

static void
read_servers (SpSite *self, SpKeyfile *file, SpProtocol protocol)
{
  const char *group = sp_keyfile_get_protocol_group (protocol);
  Servers *servers = &self->servers[protocol];
  g_autofree char *host = sp_keyfile_get_text (file, group, "Host");

  servers->ports[SP_SECURITY_TLS] = sp_keyfile_get_port (file, group, "TlsPort");
  servers->ports[SP_SECURITY_STARTTLS] = sp_keyfile_get_port (file, group, "StartTlsPort");
  servers->authentication = sp_site_read_authentication (file, group);
  servers->host = host ? sp_host_normalize (host, NULL) : NULL;
  if (host && servers->host == NULL)
    sp_keyfile_bad_value (file, group, "Host", "not a host name or an IP address");
  if (servers->ports[SP_SECURITY_TLS] || servers->ports[SP_SECURITY_STARTTLS])
    return;
  for (guint i = 0; i < G_N_ELEMENTS (servers->ports); i++)
    servers->ports[i] = sp_protocol_get_default_port (protocol, i);
}

static void
read_tables (SpSite *self, SpKeyfile *file)
{
  g_auto(GStrv) groups = sp_keyfile_get_groups (file);
  g_autoptr(GStrvBuilder) clients = g_strv_builder_new ();

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, table_free);
  for (guint i = 0; groups[i]; i++)
    {
      const char *id = groups[i] + strlen (ADVICE_PREFIX);
      Table *table;

      if (!g_str_has_prefix (groups[i], ADVICE_PREFIX))
        continue;
      table = g_new0 (Table, 1);
      for (guint p = 0; p < SP_N_PROTOCOLS; p++)
        table->rows[p] = sp_site_row_read (file, groups[i], sp_keyfile_get_protocol_group (p));
      g_hash_table_insert (self->tables, g_strdup (id), table);
      g_strv_builder_add (clients, id);
    }
  self->clients = g_strv_builder_end (clients);
}

static void
read_site (SpSite *self, SpKeyfile *file)
{
  self->id = sp_keyfile_get_required (file, GROUP, "Id");
  self->name = sp_keyfile_get_prose (file, GROUP, "Name");
  if (self->name == NULL)
    self->name = sp_keyfile_get_required (file, GROUP, "Name");
  self->domains = sp_site_read_domains (file, GROUP);
  self->is_default = sp_keyfile_get_flag (file, GROUP, "Default", FALSE);
  self->user_name = sp_site_read_user_name (file, GROUP);
  self->help_contact = sp_keyfile_get_local (file, GROUP, "HelpContact");
  self->help_url = sp_site_read_help_url (file, GROUP);
  self->ca_file = sp_site_read_ca_file (file, GROUP, self->origin);
  self->policy = sp_keyfile_get_nick (file, GROUP, "Policy", SP_TYPE_POLICY, SP_POLICY_RFC8314);
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    read_servers (self, file, i);
  read_tables (self, file);
}

/**
 * sp_site_new_from_data:
 * @data: the bytes of a *.site file
 * @length: how many
 * @origin: where they come from: a path or a resource
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @error: return location for a #SpCatalogueError
 *
 * Reads a site profile. Keys and groups that are not known are ignored, so that newer files can be read.
 *
 * Returns: (transfer full) (nullable): the site, or %NULL where anything in the profile is wrong
 */
SpSite *
sp_site_new_from_data (const char *data,
                       gsize length,
                       const char *origin,
                       const char *const *languages,
                       GError **error)
{
  g_autoptr(SpKeyfile) file = sp_keyfile_new (data, length, languages, error);
  g_autoptr(SpSite) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SpSite);
  self->origin = g_strdup (origin);
  read_site (self, file);
  return sp_keyfile_check (file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_site_ref:
 *
 * Returns: (transfer full): @self
 */
SpSite *
sp_site_ref (SpSite *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
site_clear (gpointer data)
{
  SpSite *self = data;

  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->domains);
  g_free (self->user_name);
  g_free (self->help_contact);
  g_free (self->help_url);
  g_free (self->ca_file);
  g_free (self->origin);
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    {
      g_free (self->servers[i].host);
      g_strfreev (self->servers[i].authentication);
    }
  g_strfreev (self->clients);
  g_hash_table_unref (self->tables);
}

/**
 * sp_site_unref:
 * @self: (transfer full): a site
 */
void
sp_site_unref (SpSite *self)
{
  g_atomic_rc_box_release_full (self, site_clear);
}

/**
 * sp_site_get_id:
 *
 * Returns: the name of its profile, as `--site` takes it
 */
const char *
sp_site_get_id (const SpSite *self)
{
  return self->id;
}

/**
 * sp_site_get_name:
 *
 * Returns: the organisation's name, in the language asked for where the profile has it
 */
const char *
sp_site_get_name (const SpSite *self)
{
  return self->name;
}

/**
 * sp_site_get_domains:
 *
 * Returns: the domains it serves, as A-labels; "*." in front stands for everything below; may be empty
 */
const char *const *
sp_site_get_domains (const SpSite *self)
{
  return (const char *const *) self->domains;
}

/**
 * sp_site_is_default:
 *
 * Returns: whether it is meant where no site matches
 */
gboolean
sp_site_is_default (const SpSite *self)
{
  return self->is_default;
}

/**
 * sp_site_get_user_name:
 *
 * Returns: (nullable): the pattern of its user names, for sp_account_expand(); %NULL where it is the whole address
 */
const char *
sp_site_get_user_name (const SpSite *self)
{
  return self->user_name;
}

/**
 * sp_site_get_help_contact:
 *
 * Returns: (nullable): whom to ask: an address or a telephone number
 */
const char *
sp_site_get_help_contact (const SpSite *self)
{
  return self->help_contact;
}

/**
 * sp_site_get_help_url:
 *
 * Returns: (nullable): where to read more, an http or https address
 */
const char *
sp_site_get_help_url (const SpSite *self)
{
  return self->help_url;
}

/**
 * sp_site_get_ca_file:
 *
 * Returns: (nullable): the path of additional trust anchors in PEM form
 */
const char *
sp_site_get_ca_file (const SpSite *self)
{
  return self->ca_file;
}

/**
 * sp_site_get_origin:
 *
 * Returns: the file or resource that the profile was read from
 */
const char *
sp_site_get_origin (const SpSite *self)
{
  return self->origin;
}

/**
 * sp_site_get_policy:
 *
 * Returns: which of several safe settings it prefers
 */
SpPolicy
sp_site_get_policy (const SpSite *self)
{
  return self->policy;
}

/**
 * sp_site_get_specificity:
 * @domain: a domain as A-labels
 *
 * Returns: how closely the site fits the domain, to choose the best of several: 0 where it does not
 */
gsize
sp_site_get_specificity (const SpSite *self, const char *domain)
{
  return sp_site_match_domains (self->domains, domain);
}

/**
 * sp_site_get_host:
 * @protocol: a protocol
 *
 * Returns: (nullable): the server as A-labels or an IP address, %NULL where the site names none
 */
const char *
sp_site_get_host (const SpSite *self, SpProtocol protocol)
{
  return self->servers[protocol].host;
}

/**
 * sp_site_add_candidates:
 * @protocol: a protocol
 * @service: the service to which the site's endpoints are added
 *
 * Adds the site's server with the ports that it names; with the registered ones where it names a server alone. Nothing is
 * added where it names no server.
 */
void
sp_site_add_candidates (const SpSite *self, SpProtocol protocol, SpService *service)
{
  const Servers *servers = &self->servers[protocol];

  for (guint i = 0; servers->host && i < G_N_ELEMENTS (servers->ports); i++)
    {
      g_autoptr(SpEndpoint) endpoint = NULL;

      if (servers->ports[i] == 0)
        continue;
      endpoint = sp_endpoint_new (protocol, servers->host, servers->ports[i], i);
      sp_service_add (service, endpoint, SP_SOURCE_SITE);
    }
}

/**
 * sp_site_get_authentication:
 * @protocol: a protocol
 *
 * Returns: the ways to sign in that the site names, best first, as in published settings: `password-cleartext`,
 *   `password-encrypted`, `OAuth2`, `GSSAPI`, `NTLM`, `TLS-client-cert`, `none`; empty where it names none
 */
const char *const *
sp_site_get_authentication (const SpSite *self, SpProtocol protocol)
{
  return (const char *const *) self->servers[protocol].authentication;
}

/**
 * sp_site_get_advised_clients:
 *
 * Returns: ids of the programs that the site's own table has, in its order; may be empty
 */
const char *const *
sp_site_get_advised_clients (const SpSite *self)
{
  return (const char *const *) self->clients;
}

/**
 * sp_site_get_row:
 * @client_id: a program
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): what the site's own table says
 */
const SpSiteRow *
sp_site_get_row (const SpSite *self, const char *client_id, SpProtocol protocol)
{
  const Table *table = g_hash_table_lookup (self->tables, client_id);

  return table ? table->rows[protocol] : NULL;
}
