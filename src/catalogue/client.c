/* One generation of a mail program: its words, its ports and what it can do, read from a *.client keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client.h"

#include "client-oauth2.h"
#include "client-protocol.h"
#include "keyfile.h"

#define GROUP "Client"

struct _SpClient
{
  char *id; /* (owned) */
  char *name; /* (owned) */
  char *vendor; /* (owned) (nullable) */
  char **platforms; /* (owned) */
  guint families; /* bits `1 << SpPlatform` of @platforms */
  gboolean elsewhere; /* one of @platforms is of no family that is known */
  char *versions; /* (owned) (nullable) */
  SpEra era;
  char *settings_path; /* (owned) (nullable) */
  char *tls_max; /* (owned) (nullable) */
  gboolean uses_autoconfig;
  SpClientSetup *setup; /* (owned) */
  char **desktop_ids; /* (owned) */
  char **evidence; /* (owned) */
  char *origin; /* (owned) */
  SpClientOAuth2 *oauth2; /* (owned) */
  SpClientProtocol *protocols[SP_N_PROTOCOLS]; /* (owned) (nullable elements) */
  SpClientSending *sending; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SpClient, sp_client, sp_client_ref, sp_client_unref)

G_DEFINE_ENUM_TYPE (SpEra,
                    sp_era,
                    G_DEFINE_ENUM_VALUE (SP_ERA_CURRENT, "current"),
                    G_DEFINE_ENUM_VALUE (SP_ERA_LEGACY, "legacy"))

/* Kept as observations name versions, so that the two can be compared. */
static char *
read_tls_max (SpKeyfile *file)
{
  static const char *const versions[] = { "1.0", "1.1", "1.2", "1.3", NULL };
  g_autofree char *value = sp_keyfile_get_text (file, GROUP, "TlsMax");

  if (value == NULL)
    return NULL;
  if (!g_strv_contains (versions, value))
    sp_keyfile_bad_value (file, GROUP, "TlsMax", "not one of 1.0, 1.1, 1.2, 1.3");
  return g_strdup_printf ("TLS %s", value);
}

static void
read_platforms (SpClient *self, SpKeyfile *file)
{
  self->platforms = sp_keyfile_get_list (file, GROUP, "Platforms");
  for (guint i = 0; self->platforms[i]; i++)
    {
      SpPlatform family;

      if (sp_platform_parse (self->platforms[i], &family))
        self->families |= 1u << family;
      else
        self->elsewhere = TRUE;
    }
}

static void
read_client (SpClient *self, SpKeyfile *file)
{
  self->id = sp_keyfile_get_required (file, GROUP, "Id");
  self->name = sp_keyfile_get_prose (file, GROUP, "Name");
  if (self->name == NULL)
    self->name = sp_keyfile_get_required (file, GROUP, "Name");
  self->vendor = sp_keyfile_get_text (file, GROUP, "Vendor");
  read_platforms (self, file);
  self->versions = sp_keyfile_get_prose (file, GROUP, "Versions");
  self->era = sp_keyfile_get_nick (file, GROUP, "Era", SP_TYPE_ERA, SP_ERA_CURRENT);
  self->settings_path = sp_keyfile_get_local (file, GROUP, "SettingsPath");
  self->tls_max = read_tls_max (file);
  self->uses_autoconfig = sp_keyfile_get_flag (file, GROUP, "UsesAutoconfig", FALSE);
  self->setup = sp_client_setup_read (file, GROUP);
  self->desktop_ids = sp_keyfile_get_list (file, GROUP, "DesktopIds");
  self->evidence = sp_keyfile_get_prose_list (file, GROUP, "Evidence");
  self->oauth2 = sp_client_oauth2_read (file, GROUP);
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    self->protocols[i] = sp_client_protocol_read (file, i, GROUP);
  self->sending = sp_client_sending_read (file, GROUP);
}

/**
 * sp_client_new_from_data:
 * @data: the bytes of a *.client file
 * @length: how many
 * @origin: where they come from: a path or a resource
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @error: return location for a #SpCatalogueError
 *
 * Reads the description of a program. Keys that are not known are ignored, so that newer files can be read.
 *
 * Returns: (transfer full) (nullable): the program, or %NULL where anything in the description is wrong
 */
SpClient *
sp_client_new_from_data (const char *data,
                         gsize length,
                         const char *origin,
                         const char *const *languages,
                         GError **error)
{
  g_autoptr(SpKeyfile) file = sp_keyfile_new (data, length, languages, error);
  g_autoptr(SpClient) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SpClient);
  self->origin = g_strdup (origin);
  read_client (self, file);
  return sp_keyfile_check (file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_client_ref:
 *
 * Returns: (transfer full): @self
 */
SpClient *
sp_client_ref (SpClient *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
client_clear (gpointer data)
{
  SpClient *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->vendor);
  g_strfreev (self->platforms);
  g_free (self->versions);
  g_free (self->settings_path);
  g_free (self->tls_max);
  sp_client_setup_free (self->setup);
  g_strfreev (self->desktop_ids);
  g_strfreev (self->evidence);
  g_free (self->origin);
  sp_client_oauth2_free (self->oauth2);
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    g_clear_pointer (&self->protocols[i], sp_client_protocol_free);
  g_clear_pointer (&self->sending, sp_client_sending_free);
}

/**
 * sp_client_unref:
 * @self: (transfer full): a program
 */
void
sp_client_unref (SpClient *self)
{
  g_atomic_rc_box_release_full (self, client_clear);
}

/**
 * sp_client_get_id:
 *
 * Returns: the name of its description, as `--client` takes it
 */
const char *
sp_client_get_id (const SpClient *self)
{
  return self->id;
}

/**
 * sp_client_get_name:
 *
 * Returns: its name with the versions that are meant, in the language asked for
 */
const char *
sp_client_get_name (const SpClient *self)
{
  return self->name;
}

/**
 * sp_client_get_vendor:
 *
 * Returns: (nullable): who makes it
 */
const char *
sp_client_get_vendor (const SpClient *self)
{
  return self->vendor;
}

/**
 * sp_client_get_platforms:
 *
 * Returns: the systems it runs on; may be empty
 */
const char *const *
sp_client_get_platforms (const SpClient *self)
{
  return (const char *const *) self->platforms;
}

/**
 * sp_client_runs_on:
 * @platform: a family of systems
 *
 * Returns: whether it runs on one of them
 */
gboolean
sp_client_runs_on (const SpClient *self, SpPlatform platform)
{
  return (self->families & 1u << platform) != 0;
}

/**
 * sp_client_is_handheld:
 *
 * Returns: whether it runs on telephones and tablets and nowhere else
 */
gboolean
sp_client_is_handheld (const SpClient *self)
{
  guint handheld = 1u << SP_PLATFORM_ANDROID | 1u << SP_PLATFORM_IOS;

  return self->families != 0 && (self->families & ~handheld) == 0 && !self->elsewhere;
}

/**
 * sp_client_shares_platform:
 * @other: another
 *
 * Returns: whether there is a family of systems that both run on
 */
gboolean
sp_client_shares_platform (const SpClient *self, const SpClient *other)
{
  return (self->families & other->families) != 0;
}

/**
 * sp_client_get_versions:
 *
 * Returns: (nullable): the versions that the description is about
 */
const char *
sp_client_get_versions (const SpClient *self)
{
  return self->versions;
}

/**
 * sp_client_get_era:
 *
 * Returns: whether it is still maintained
 */
SpEra
sp_client_get_era (const SpClient *self)
{
  return self->era;
}

/**
 * sp_client_get_settings_path:
 *
 * Returns: (nullable): the way through its menus to the account's settings, in its own words
 */
const char *
sp_client_get_settings_path (const SpClient *self)
{
  return self->settings_path;
}

/**
 * sp_client_find_settings_path:
 * @protocol: a protocol
 *
 * Returns: (nullable): the way to the settings of one protocol, which is that of the account where it has none of its own
 */
const char *
sp_client_find_settings_path (const SpClient *self, SpProtocol protocol)
{
  const SpClientProtocol *can = self->protocols[protocol];

  return can && can->settings_path ? can->settings_path : self->settings_path;
}

/**
 * sp_client_get_tls_max:
 *
 * Returns: (nullable): the highest TLS version it speaks, for example "TLS 1.0"; %NULL where unknown
 */
const char *
sp_client_get_tls_max (const SpClient *self)
{
  return self->tls_max;
}

/**
 * sp_client_uses_autoconfig:
 *
 * Returns: whether it looks for the settings that a domain publishes in Thunderbird's format
 */
gboolean
sp_client_uses_autoconfig (const SpClient *self)
{
  return self->uses_autoconfig;
}

/**
 * sp_client_finds_settings:
 * @means: (out) (optional): by what, bits `1 << SpMeans`
 *
 * Returns: whether it looks for a mail service's settings by itself when an account is added; %SP_UNKNOWN where nobody found out
 */
SpTristate
sp_client_finds_settings (const SpClient *self, guint *means)
{
  if (means)
    *means = self->setup->means;
  return self->setup->finds;
}

/**
 * sp_client_get_add_account_steps:
 *
 * Returns: (transfer none) (element-type SpSetupStep): how somebody without an account there enters the settings by hand, in the
 *   order in which the program wants them; empty where nobody wrote it down
 */
GPtrArray *
sp_client_get_add_account_steps (const SpClient *self)
{
  return self->setup->steps;
}

/**
 * sp_client_get_add_account_confidence:
 *
 * Returns: where the steps of sp_client_get_add_account_steps() were read
 */
SpConfidence
sp_client_get_add_account_confidence (const SpClient *self)
{
  return self->setup->confidence;
}

/**
 * sp_client_get_add_account_notes:
 *
 * Returns: what to know while an account is added, whole sentences; may be empty
 */
const char *const *
sp_client_get_add_account_notes (const SpClient *self)
{
  return (const char *const *) self->setup->notes;
}

/**
 * sp_client_get_block:
 * @kind: which securities it is for
 *
 * Returns: (nullable): the complete lines of the program's file, with places; %NULL where the program has no file, or where that
 *   combination cannot be had
 */
const char *
sp_client_get_block (const SpClient *self, SpPaste kind)
{
  return self->setup->blocks[kind];
}

/**
 * sp_client_get_desktop_ids:
 *
 * Returns: desktop entries by which an installed one is recognised; may be empty
 */
const char *const *
sp_client_get_desktop_ids (const SpClient *self)
{
  return (const char *const *) self->desktop_ids;
}

/**
 * sp_client_get_evidence:
 *
 * Returns: where the facts of the description come from; may be empty
 */
const char *const *
sp_client_get_evidence (const SpClient *self)
{
  return (const char *const *) self->evidence;
}

/**
 * sp_client_get_origin:
 *
 * Returns: the file or resource that the description was read from
 */
const char *
sp_client_get_origin (const SpClient *self)
{
  return self->origin;
}

/**
 * sp_client_get_oauth2:
 * @provider_id: (nullable): the id of a provider's notes; %NULL for a service that nobody has written notes for
 *
 * Tells whether the program can get a token (OAuth2, RFC 6749) from a provider. Most programs can do so only where their
 * makers have registered them, so that a server's offer of XOAUTH2 alone does not answer this. It is about IMAP and SMTP;
 * whether a protocol has that choice at all is told by %SP_AUTH_OAUTH2 in #SpClientProtocol.
 *
 * Returns: whether it can; %SP_UNKNOWN also where it depends on the version
 */
SpTristate
sp_client_get_oauth2 (const SpClient *self, const char *provider_id)
{
  return sp_client_oauth2_ask_provider (self->oauth2, provider_id);
}

/**
 * sp_client_get_oauth2_at:
 * @provider_id: (nullable): as for sp_client_get_oauth2()
 * @host: (nullable): the server that is signed in to, %NULL where it is not known
 *
 * Tells the same about one server: a program with a built-in list of hosts offers OAuth2 for those and for no others, whoever they
 * belong to.
 *
 * Returns: whether it can
 */
SpTristate
sp_client_get_oauth2_at (const SpClient *self, const char *provider_id, const char *host)
{
  if (host && self->oauth2->hosts[0])
    return sp_client_oauth2_ask_host (self->oauth2, host);
  return sp_client_oauth2_ask_provider (self->oauth2, provider_id);
}

/**
 * sp_client_get_oauth2_hosts:
 *
 * Returns: the hosts of its built-in list; empty where it has none, or where nobody has read it
 */
const char *const *
sp_client_get_oauth2_hosts (const SpClient *self)
{
  return (const char *const *) self->oauth2->hosts;
}

/**
 * sp_client_get_oauth2_source:
 *
 * Returns: (nullable): where sp_client_get_oauth2() was read, in a few words
 */
const char *
sp_client_get_oauth2_source (const SpClient *self)
{
  return self->oauth2->source;
}

/**
 * sp_client_get_oauth2_as_of:
 *
 * Returns: (nullable): the day on which sp_client_get_oauth2() was read, ISO 8601
 */
const char *
sp_client_get_oauth2_as_of (const SpClient *self)
{
  return self->oauth2->as_of;
}

/**
 * sp_client_get_protocol:
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): what it can do there, %NULL where it does not speak the protocol
 */
const SpClientProtocol *
sp_client_get_protocol (const SpClient *self, SpProtocol protocol)
{
  return self->protocols[protocol];
}

/**
 * sp_client_get_sending:
 *
 * Returns: (transfer none) (nullable): what is to be known of an application or a device that only sends; %NULL for a mail program
 */
const SpClientSending *
sp_client_get_sending (const SpClient *self)
{
  return self->sending;
}
