/* Reads the single values of a site profile or a provider's notes that need more than their type checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-values.h"

#include <string.h>

#include <gio/gio.h>

#include "core/host.h"
#include "core/web-address.h"

/**
 * sp_site_read_domains:
 * @file: a site profile
 * @group: its main group
 *
 * Returns: (transfer full): the domains as A-labels, some with "*." in front
 */
char **
sp_site_read_domains (SpKeyfile *file, const char *group)
{
  g_auto(GStrv) written = sp_keyfile_get_list (file, group, "Domains");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; written[i]; i++)
    {
      gboolean wild = g_str_has_prefix (written[i], "*.");
      g_autofree char *host = sp_host_normalize (written[i] + (wild ? 2 : 0), NULL);
      g_autofree char *domain = host ? g_strconcat (wild ? "*." : "", host, NULL) : NULL;

      if (host == NULL || g_hostname_is_ip_address (host))
        sp_keyfile_bad_value (file, group, "Domains", "each has to be a domain or *.domain");
      else
        g_strv_builder_add (builder, domain);
    }
  return g_strv_builder_end (builder);
}

/**
 * sp_site_read_user_name:
 * @file: a site profile
 * @group: its main group
 *
 * Only three placeholders exist; a mistyped one would end up in people's user names.
 *
 * Returns: (transfer full) (nullable): the pattern of user names
 */
char *
sp_site_read_user_name (SpKeyfile *file, const char *group)
{
  static const char *const known[] = { "EMAILADDRESS", "EMAILLOCALPART", "EMAILDOMAIN", NULL };
  g_autofree char *pattern = sp_keyfile_get_text (file, group, "UserName");
  g_auto(GStrv) parts = pattern ? g_strsplit (pattern, "%", -1) : NULL;
  gboolean good = TRUE;

  if (pattern == NULL)
    return NULL;
  for (guint i = 1; good && parts[i]; i += 2)
    good = parts[i + 1] != NULL && g_strv_contains (known, parts[i]);
  if (!good)
    sp_keyfile_bad_value (file, group, "UserName",
                          "only %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN% can stand "
                          "between per cent signs");
  return g_steal_pointer (&pattern);
}

/**
 * sp_site_read_help_url:
 * @file: a site profile
 * @group: its main group
 *
 * Returns: (transfer full) (nullable): an http or https address
 */
char *
sp_site_read_help_url (SpKeyfile *file, const char *group)
{
  g_autofree char *url = sp_keyfile_get_local (file, group, "HelpUrl");

  if (url && !sp_web_address_is_plain (url))
    sp_keyfile_bad_value (file, group, "HelpUrl", "not an address that begins with https://");
  return g_steal_pointer (&url);
}

/**
 * sp_site_read_ca_file:
 * @file: a site profile
 * @group: its main group
 * @origin: where the profile lies; a relative path is meant from there
 *
 * Returns: (transfer full) (nullable): the path of trust anchors
 */
char *
sp_site_read_ca_file (SpKeyfile *file, const char *group, const char *origin)
{
  g_autofree char *path = sp_keyfile_get_text (file, group, "CaFile");
  g_autofree char *folder = g_path_get_dirname (origin);

  if (path == NULL || g_path_is_absolute (path))
    return g_steal_pointer (&path);
  return g_build_filename (folder, path, NULL);
}

/**
 * sp_site_read_authentication:
 * @file: a site profile
 * @group: the group of one protocol
 *
 * The values are those that published settings have (autoconfig `authentication`).
 *
 * Returns: (transfer full): the ways to sign in, as written
 */
char **
sp_site_read_authentication (SpKeyfile *file, const char *group)
{
  static const char *const known[] = { "password-cleartext",
                                       "password-encrypted",
                                       "oauth2",
                                       "gssapi",
                                       "ntlm",
                                       "tls-client-cert",
                                       "none",
                                       NULL };
  g_auto(GStrv) values = sp_keyfile_get_list (file, group, "Authentication");

  for (guint i = 0; values[i]; i++)
    {
      g_autofree char *lower = g_ascii_strdown (values[i], -1);

      if (!g_strv_contains (known, lower))
        sp_keyfile_bad_value (file, group, "Authentication",
                              "each has to be one of password-cleartext, password-encrypted, "
                              "OAuth2, GSSAPI, NTLM, TLS-client-cert, none");
    }
  return g_steal_pointer (&values);
}

/**
 * sp_site_match_domains:
 * @domains: domains as A-labels, some with "*." in front
 * @domain: a domain as A-labels
 *
 * Returns: how closely the best of them fits, 0 where none does
 */
gsize
sp_site_match_domains (char **domains, const char *domain)
{
  gsize best = 0;

  for (guint i = 0; domains[i]; i++)
    {
      const char *pattern = domains[i];

      if (g_ascii_strcasecmp (pattern, domain) == 0)
        return G_MAXSIZE;
      if (pattern[0] == '*' && strlen (domain) >= strlen (pattern) &&
          g_ascii_strcasecmp (domain + strlen (domain) - strlen (pattern) + 1, pattern + 1) == 0)
        best = MAX (best, strlen (pattern));
    }
  return best;
}
