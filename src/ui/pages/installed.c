/* Recognises which of the catalogue's mail programs are installed here and which one opens mail links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "installed.h"

#include <gio/gdesktopappinfo.h>

/**
 * sp_installed_has:
 * @client: a mail program
 *
 * Returns: whether a desktop entry of the program is installed for this person
 */
gboolean
sp_installed_has (SpClient *client)
{
  const char *const *ids = sp_client_get_desktop_ids (client);

  for (guint i = 0; ids && ids[i]; i++)
    {
      g_autoptr(GDesktopAppInfo) info = g_desktop_app_info_new (ids[i]);

      if (info)
        return TRUE;
    }
  return FALSE;
}

static gboolean
opens_mail_links (SpClient *client, GAppInfo *handler)
{
  const char *const *ids = sp_client_get_desktop_ids (client);
  const char *id = handler ? g_app_info_get_id (handler) : NULL;

  return id && ids && g_strv_contains (ids, id);
}

/* On how many kinds of desktop the program runs; 0 where this one is not among them, or where it has no place in a menu. */
static guint
count_platforms (SpClient *client)
{
  static const SpPlatform desktops[] = { SP_PLATFORM_LINUX, SP_PLATFORM_WINDOWS, SP_PLATFORM_MAC };
  guint n = 0;

  if (sp_client_get_desktop_ids (client)[0] == NULL ||
      !sp_client_runs_on (client, SP_PLATFORM_LINUX))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (desktops); i++)
    n += sp_client_runs_on (client, desktops[i]);
  return n;
}

/**
 * sp_installed_find_preferred:
 * @catalogue: the catalogue
 *
 * The program that opens `mailto:` links here, else the first one that is installed, else the one with a window that runs here
 * and on the most other systems. Programs that
 * are no longer maintained are not considered.
 *
 * Returns: (transfer none) (nullable): the program to offer first, %NULL where the catalogue holds none
 */
SpClient *
sp_installed_find_preferred (SpCatalogue *catalogue)
{
  g_autoptr(GAppInfo) handler = g_app_info_get_default_for_uri_scheme ("mailto");
  SpClient *installed = NULL;
  SpClient *widespread = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      if (sp_client_get_era (client) != SP_ERA_CURRENT)
        continue;
      if (opens_mail_links (client, handler))
        return client;
      if (!installed && sp_installed_has (client))
        installed = client;
      if (count_platforms (client) > (widespread ? count_platforms (widespread) : 0))
        widespread = client;
    }
  return installed ? installed : widespread;
}
