/* Sorts the systems that the catalogue names, in all their versions, into families to choose mail programs by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platforms.h"

/** Family: how the names of its systems begin. */
typedef struct
{
  const char *id;
  const char *beginnings[4];
} Family;

static const Family families[] = {
  { "windows", { "Windows" } },
  { "mac", { "macOS", "Mac OS" } },
  { "linux", { "Linux", "Unix", "BSD" } },
  { "android", { "Android" } },
  { "ios", { "iOS", "iPadOS" } },
};

static gboolean
is_of (const char *platform, const Family *family)
{
  for (guint i = 0; family->beginnings[i]; i++)
    if (g_str_has_prefix (platform, family->beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
runs_on (const SpClient *client, const Family *family)
{
  const char *const *platforms = sp_client_get_platforms (client);

  for (; *platforms; platforms++)
    if (is_of (*platforms, family))
      return TRUE;
  return FALSE;
}

/**
 * sp_platforms_have:
 * @client: a mail program
 * @family: `windows`, `mac`, `linux`, `android` or `ios`; anything else stands for all
 *
 * Returns: whether @client runs on a system of that family
 */
gboolean
sp_platforms_have (const SpClient *client, const char *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_equal (families[i].id, family))
      return runs_on (client, &families[i]);
  return TRUE;
}
