/* The families of systems that programs run on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpPlatform:
 * @SP_PLATFORM_WINDOWS: Windows
 * @SP_PLATFORM_MAC: macOS and Mac OS
 * @SP_PLATFORM_LINUX: Linux, BSD and other systems like Unix
 * @SP_PLATFORM_ANDROID: Android
 * @SP_PLATFORM_IOS: iOS and iPadOS
 *
 * A family of systems, in all their versions.
 */
typedef enum
{
  SP_PLATFORM_WINDOWS,
  SP_PLATFORM_MAC,
  SP_PLATFORM_LINUX,
  SP_PLATFORM_ANDROID,
  SP_PLATFORM_IOS,
} SpPlatform;

#define SP_N_PLATFORMS (SP_PLATFORM_IOS + 1)
#define SP_TYPE_PLATFORM (sp_platform_get_type ())
GType sp_platform_get_type (void);

gboolean sp_platform_parse (const char *name, SpPlatform *platform);

G_END_DECLS
