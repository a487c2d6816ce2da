/* Reads from whom a program can get a token: OAuth2, OAuth2Unsure, OAuth2Hosts, and where that was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-oauth2.h"

#include <string.h>

#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-."

/* Ids of providers or names of hosts, or one of @words, which stands alone. */
static char **
read_ids (SpKeyfile *file, const char *group, const char *key, const char *const *words)
{
  char **ids = sp_keyfile_get_list (file, group, key);

  for (guint i = 0; ids[i]; i++)
    if (strspn (ids[i], ID_CHARACTERS) != strlen (ids[i]))
      sp_keyfile_bad_value (file, group, key, "an id has small letters, digits, “-” and “.” only");
    else if (ids[1] && g_strv_contains (words, ids[i]))
      sp_keyfile_bad_value (file, group, key, "a word for all providers has to stand alone");
  return ids;
}

static char *
read_date (SpKeyfile *file, const char *group, const char *key)
{
  char *date = sp_keyfile_get_text (file, group, key);

  if (date && !g_regex_match_simple ("^[0-9]{4}-[01][0-9]-[0-3][0-9]$", date, 0, 0))
    sp_keyfile_bad_value (file, group, key, "not a date as 2026-11-23");
  return date;
}

/* How a host is compared with the lists. */
static gboolean
read_match (SpKeyfile *file, const char *group)
{
  g_autofree char *match = sp_keyfile_get_text (file, group, "OAuth2HostMatch");

  if (match && strcmp (match, "exact") != 0 && strcmp (match, "parent") != 0)
    sp_keyfile_bad_value (file, group, "OAuth2HostMatch", "not one of exact, parent");
  return g_strcmp0 (match, "parent") == 0;
}

/**
 * sp_client_oauth2_read:
 * @file: a description
 * @group: the group that describes the program
 *
 * Returns: (transfer full): what is known; what is wrong with it is recorded in @file
 */
SpClientOAuth2 *
sp_client_oauth2_read (SpKeyfile *file, const char *group)
{
  static const char *const known[] = { "any", "none", "unknown", NULL };
  static const char *const unsure[] = { "any", NULL };
  static const char *const no_words[] = { NULL };
  SpClientOAuth2 *self = g_new0 (SpClientOAuth2, 1);

  self->known = read_ids (file, group, "OAuth2", known);
  self->unsure = read_ids (file, group, "OAuth2Unsure", unsure);
  self->hosts = read_ids (file, group, "OAuth2Hosts", no_words);
  self->unsure_hosts = read_ids (file, group, "OAuth2HostsUnsure", no_words);
  self->with_parents = read_match (file, group);
  self->source = sp_keyfile_get_prose (file, group, "OAuth2Source");
  self->as_of = read_date (file, group, "OAuth2AsOf");
  return self;
}

/**
 * sp_client_oauth2_free:
 * @self: (transfer full) (nullable): what is known
 */
void
sp_client_oauth2_free (SpClientOAuth2 *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->known);
  g_strfreev (self->unsure);
  g_strfreev (self->hosts);
  g_strfreev (self->unsure_hosts);
  g_free (self->source);
  g_free (self->as_of);
  g_free (self);
}

static gboolean
lists (char **ids, const char *id)
{
  return id && g_strv_contains ((const char *const *) ids, id);
}

/**
 * sp_client_oauth2_ask_provider:
 * @provider_id: (nullable): the id of a provider's notes; %NULL for a service that nobody has written notes for
 *
 * Returns: whether the program can get a token there; %SP_UNKNOWN also where it depends on the version
 */
SpTristate
sp_client_oauth2_ask_provider (const SpClientOAuth2 *self, const char *provider_id)
{
  if (lists (self->known, provider_id))
    return SP_YES;
  if (lists (self->unsure, provider_id) || lists (self->unsure, "any") || self->known[0] == NULL ||
      lists (self->known, "unknown"))
    return SP_UNKNOWN;
  return lists (self->known, "any") ? SP_YES : SP_NO;
}

static gboolean
matches (char **hosts, const char *host, gboolean with_parents)
{
  for (; *hosts; hosts++)
    {
      gsize whole = strlen (host);
      gsize own = strlen (*hosts);

      if (g_ascii_strcasecmp (*hosts, host) == 0)
        return TRUE;
      if (with_parents && whole > own && host[whole - own - 1] == '.' &&
          g_ascii_strcasecmp (host + whole - own, *hosts) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_client_oauth2_ask_host:
 * @host: a server's name, A-labels
 *
 * Returns: whether the program offers OAuth2 for that server; only to be asked where it has a list of hosts
 */
SpTristate
sp_client_oauth2_ask_host (const SpClientOAuth2 *self, const char *host)
{
  if (matches (self->unsure_hosts, host, self->with_parents))
    return SP_UNKNOWN;
  return matches (self->hosts, host, self->with_parents) ? SP_YES : SP_NO;
}
