/* Who can say where a mail service's servers are, and in which order they are believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source.h"

#include "enums.h"

G_DEFINE_ENUM_TYPE (SpSource,
                    sp_source,
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_USER, "user"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_SITE, "site"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_AUTOCONFIG, "autoconfig"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_PACC, "pacc"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_SRV, "srv"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_PROVIDER, "provider"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_ISPDB, "ispdb"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_MX, "mx"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_AUTODISCOVER, "autodiscover"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_GUESS, "guess"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_CERTIFICATE, "certificate"))

/**
 * sp_sources_get_best:
 * @sources: bits `1 << SpSource`
 *
 * Returns: the source that is believed most, %SP_N_SOURCES where there is none
 */
guint
sp_sources_get_best (guint sources)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      return source;
  return SP_N_SOURCES;
}

/**
 * sp_sources_to_string:
 * @sources: bits `1 << SpSource`
 *
 * Returns: (transfer full): the nicks, best first, with commas between them; empty where there are none
 */
char *
sp_sources_to_string (guint sources)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      g_string_append_printf (out, "%s%s", out->len ? ", " : "",
                              sp_enum_to_nick (SP_TYPE_SOURCE, source));
  return g_strdup (out->str);
}
