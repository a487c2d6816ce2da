/* The demonstration mail service: its servers on loopback, and the site profile by which Signpost finds them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpDemoSite SpDemoSite;

SpDemoSite *sp_demo_site_new (guint16 base_port, GError **error);
void sp_demo_site_free (SpDemoSite *self);
gboolean sp_demo_site_write (SpDemoSite *self, const char *folder, GError **error);
char *sp_demo_site_describe (const SpDemoSite *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDemoSite, sp_demo_site_free)

G_END_DECLS
