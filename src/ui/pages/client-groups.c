/* Which mail programs a list shows and in which groups, and which of them this user most likely uses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-groups.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "text/sketch.h"

/* What most people use, those that come with a phone or a computer first among their kind. */
static const char *const common[] = {
  "thunderbird-153",
  "outlook-new-windows",
  "outlook-2016-365",
  "apple-mail-macos",
  "outlook-mac-new",
  "evolution",
  "geary",
  "kmail",
  "ios-mail-18",
  "gmail-android",
  "samsung-email",
  "outlook-mobile",
  "thunderbird-android",
  NULL,
};

/**
 * sp_client_groups_is_installed:
 * @client: a mail program
 *
 * Returns: whether a desktop entry of the program is installed for this user
 */
gboolean
sp_client_groups_is_installed (SpClient *client)
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

/* Of the programs with a window: the one that opens `mailto:` links here, else the first one that is installed, else the one that runs here
 * and on the most other systems. Programs that are no longer maintained are not considered. */
static SpClient *
find_preferred_here (SpCatalogue *catalogue)
{
  g_autoptr(GAppInfo) handler = g_app_info_get_default_for_uri_scheme ("mailto");
  SpClient *installed = NULL;
  SpClient *widespread = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      if (sp_client_get_era (client) != SP_ERA_CURRENT || !sp_sketch_is_possible (client))
        continue;
      if (opens_mail_links (client, handler))
        return client;
      if (!installed && sp_client_groups_is_installed (client))
        installed = client;
      if (count_platforms (client) > (widespread ? count_platforms (widespread) : 0))
        widespread = client;
    }
  return installed ? installed : widespread;
}

static gboolean
runs_on_phones (const SpClient *client)
{
  return sp_client_runs_on (client, SP_PLATFORM_ANDROID) ||
         sp_client_runs_on (client, SP_PLATFORM_IOS);
}

static gboolean
runs_on_computers (const SpClient *client)
{
  return sp_client_runs_on (client, SP_PLATFORM_LINUX) ||
         sp_client_runs_on (client, SP_PLATFORM_MAC) ||
         sp_client_runs_on (client, SP_PLATFORM_WINDOWS);
}

/* Programs that only send are not for people who want to read. */
static gboolean
reads (const SpClient *client)
{
  return sp_client_get_protocol (client, SP_PROTOCOL_IMAP) ||
         sp_client_get_protocol (client, SP_PROTOCOL_POP3);
}

/**
 * sp_client_groups_list:
 * @client: a mail program
 * @programs: what is wanted
 *
 * Returns: whether @client is one of those
 */
gboolean
sp_client_groups_list (const SpClient *client, SpPrograms programs)
{
  if (!reads (client))
    return FALSE;
  switch (programs)
    {
    case SP_PROGRAMS_ON_COMPUTERS:
      return runs_on_computers (client);
    case SP_PROGRAMS_ON_PHONES:
      return runs_on_phones (client);
    case SP_PROGRAMS_ALL:
    default:
      return TRUE;
    }
}

/**
 * sp_client_groups_find:
 * @client: a mail program
 *
 * Returns: the group it stands in
 */
SpClientGroup
sp_client_groups_find (SpClient *client)
{
  if (sp_client_get_era (client) != SP_ERA_CURRENT)
    return SP_GROUP_OLD;
  if (!sp_sketch_is_possible (client))
    return SP_GROUP_TERMINAL;
  if (sp_client_groups_is_installed (client))
    return SP_GROUP_INSTALLED;
  return g_strv_contains (common, sp_client_get_id (client)) ? SP_GROUP_COMMON : SP_GROUP_OTHERS;
}

/**
 * sp_client_groups_get_name:
 * @group: a group
 *
 * Returns: (transfer none): its heading
 */
const char *
sp_client_groups_get_name (SpClientGroup group)
{
  static const char *const names[SP_N_GROUPS] = {
    [SP_GROUP_INSTALLED] = N_("On this computer"),
    [SP_GROUP_COMMON] = N_("Common"),
    [SP_GROUP_OTHERS] = N_("Others"),
    [SP_GROUP_TERMINAL] = N_("Terminal programs"),
    [SP_GROUP_OLD] = N_("Old programs"),
  };

  return _(names[group]);
}

/**
 * sp_client_groups_is_for_phones:
 * @client: a mail program
 *
 * Returns: whether @client runs on nothing but phones and tablets
 */
gboolean
sp_client_groups_is_for_phones (const SpClient *client)
{
  return runs_on_phones (client) && !runs_on_computers (client);
}

/**
 * sp_client_groups_find_preferred:
 * @catalogue: where the programs come from
 * @programs: which of them are listed
 *
 * What is on a phone cannot be seen from here: there it is the first of the common ones that is made for phones alone.
 *
 * Returns: (transfer none) (nullable): the program that this user most likely uses
 */
SpClient *
sp_client_groups_find_preferred (SpCatalogue *catalogue, SpPrograms programs)
{
  if (programs != SP_PROGRAMS_ON_PHONES)
    return find_preferred_here (catalogue);
  for (const char *const *id = common; *id; id++)
    {
      SpClient *client = sp_catalogue_find_client (catalogue, *id);

      if (client && sp_client_groups_is_for_phones (client))
        return client;
    }
  return NULL;
}
