/* The picture of what an eavesdropper sees as a file: SVG, with the same story as text in it, or PNG.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/eavesdropper.h"

G_BEGIN_DECLS

char *sp_picture_name_file (const char *name);
GBytes *sp_picture_to_svg (const SpEavesdropper *picture, PangoContext *context, int width);
GBytes *sp_picture_to_png (const SpEavesdropper *picture, PangoContext *context, int width);
gboolean
sp_picture_save (const SpEavesdropper *picture, PangoContext *context, GFile *file, GError **error);

G_END_DECLS
