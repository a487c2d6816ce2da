/* About the program: its version, what it knows and since when, what it promises, and where its descriptions come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

#define SP_TYPE_ABOUT (sp_about_get_type ())
G_DECLARE_FINAL_TYPE (SpAbout, sp_about, SP, ABOUT, GtkDialog)

GtkWidget *sp_about_new (GtkWindow *parent, SpCatalogue *catalogue);

G_END_DECLS
