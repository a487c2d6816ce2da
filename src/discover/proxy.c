/* The proxy settings that documents are fetched with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "proxy.h"

#define DESKTOP_SCHEMA "org.gnome.system.proxy"

static const char *
get_either (const char *name, const char *other)
{
  const char *value = g_getenv (name);

  return value && *value ? value : g_getenv (other);
}

/* Names between commas or spaces; GIO heeds nothing behind an empty one. */
static char **
split_names (const char *text)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) parts = g_strsplit_set (text, ", ", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

/* The variables that every program without a desktop heeds. */
static GProxyResolver *
new_from_environment (void)
{
  const char *proxy = get_either ("https_proxy", "HTTPS_PROXY");
  const char *except = get_either ("no_proxy", "NO_PROXY");
  g_auto(GStrv) ignored = except ? split_names (except) : NULL;

  return g_simple_proxy_resolver_new (proxy && *proxy ? proxy : "direct://", ignored);
}

static gboolean
has_desktop_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, DESKTOP_SCHEMA, TRUE) : NULL;

  return schema != NULL;
}

/**
 * sp_proxy_prepare:
 *
 * GIO looks at the desktop's proxy settings as soon as anybody connects, and ends the program where their schema is missing. There it
 * is told not to. Call it before there are threads.
 */
void
sp_proxy_prepare (void)
{
  if (!has_desktop_settings ())
    g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", FALSE);
}

/**
 * sp_proxy_resolver_new:
 *
 * Returns: (transfer full): the proxy settings of the desktop; where there is none, those of the environment
 */
GProxyResolver *
sp_proxy_resolver_new (void)
{
  return has_desktop_settings () ? g_object_ref (g_proxy_resolver_get_default ())
                                 : new_from_environment ();
}
