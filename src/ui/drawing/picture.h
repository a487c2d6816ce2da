/* A widget that shows a picture, as high as its width makes it; assistive technology reads the same in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sheet.h"

G_BEGIN_DECLS

/** SpPictureKind: how something becomes a picture. Static. */
typedef struct
{
  SpSheet *(*lay_out) (gconstpointer content,
                       PangoContext *context,
                       double width); /* (transfer full) */
  char *(*make_title) (gconstpointer content); /* (transfer full) */
  char *(*make_text) (gconstpointer content); /* (transfer full) all that it shows, in sentences */
  GDestroyNotify free_content;
  double least_width; /* heights of a line */
  double wanted_width; /* heights of a line */
  gboolean limited; /* it is never wider than that */
} SpPictureKind;

#define SP_TYPE_PICTURE (sp_picture_get_type ())
G_DECLARE_FINAL_TYPE (SpPicture, sp_picture, SP, PICTURE, GtkDrawingArea)

void sp_picture_show (SpPicture *self, const SpPictureKind *kind, gpointer content);
GBytes *sp_picture_to_svg (SpPicture *self, int width);
GBytes *sp_picture_to_png (SpPicture *self, int width);

G_END_DECLS
