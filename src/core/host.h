/* Host names as people type and read them and as the network wants them: IDN both ways, IP literals, bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_HOST_URI_FLAGS: how an address is parsed that sp_host_of_uri() is asked about. GLib by itself would map its host by IDNA 2003. */
#define SP_HOST_URI_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_NON_DNS)

char *sp_host_normalize (const char *typed, GError **error);
char *sp_host_read (const char *received);
char *sp_host_of_uri (GUri *uri);
char *sp_host_to_display (const char *host);
char *sp_host_list_to_display (char **hosts);
gboolean sp_host_is_deceptive (const char *host);
gboolean sp_host_parse_port (const char *typed, guint16 *port, GError **error);
gboolean sp_host_split_port (const char *typed, char **host, guint16 *port, GError **error);

G_END_DECLS
