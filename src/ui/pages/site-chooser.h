/* A drop-down list of the mail services that are described on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_CHOOSER (sp_site_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteChooser, sp_site_chooser, SP, SITE_CHOOSER, GtkComboBoxText)

guint sp_site_chooser_fill (SpSiteChooser *self,
                            SpCatalogue *catalogue,
                            const char *none,
                            gboolean with_servers);
SpSite *sp_site_chooser_get_site (SpSiteChooser *self);
void sp_site_chooser_set_site (SpSiteChooser *self, const SpSite *site);

G_END_DECLS
