/* The families of systems that programs run on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform.h"

G_DEFINE_ENUM_TYPE (SpPlatform,
                    sp_platform,
                    G_DEFINE_ENUM_VALUE (SP_PLATFORM_WINDOWS, "windows"),
                    G_DEFINE_ENUM_VALUE (SP_PLATFORM_MAC, "mac"),
                    G_DEFINE_ENUM_VALUE (SP_PLATFORM_LINUX, "linux"),
                    G_DEFINE_ENUM_VALUE (SP_PLATFORM_ANDROID, "android"),
                    G_DEFINE_ENUM_VALUE (SP_PLATFORM_IOS, "ios"))

/* How the names of a family's systems begin; versions follow, as in "Windows 95-XP". */
static const char *const beginnings[SP_N_PLATFORMS][4] = {
  [SP_PLATFORM_WINDOWS] = { "Windows" },
  [SP_PLATFORM_MAC] = { "macOS", "Mac OS" },
  [SP_PLATFORM_LINUX] = { "Linux", "Unix", "BSD" },
  [SP_PLATFORM_ANDROID] = { "Android" },
  [SP_PLATFORM_IOS] = { "iOS", "iPadOS" },
};

/**
 * sp_platform_parse:
 * @name: the name of a system as descriptions have it
 * @platform: (out): its family
 *
 * Returns: whether it is of a family that is known
 */
gboolean
sp_platform_parse (const char *name, SpPlatform *platform)
{
  for (guint family = 0; family < SP_N_PLATFORMS; family++)
    for (guint i = 0; beginnings[family][i]; i++)
      if (g_str_has_prefix (name, beginnings[family][i]))
        {
          *platform = family;
          return TRUE;
        }
  return FALSE;
}
