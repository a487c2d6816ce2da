/* The widget that shows the picture of what an eavesdropper sees, as high as its width makes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/eavesdropper.h"

G_BEGIN_DECLS

#define SP_TYPE_EAVESDROPPER_PICTURE (sp_eavesdropper_picture_get_type ())
G_DECLARE_FINAL_TYPE (SpEavesdropperPicture,
                      sp_eavesdropper_picture,
                      SP,
                      EAVESDROPPER_PICTURE,
                      GtkDrawingArea)

void sp_eavesdropper_picture_show (SpEavesdropperPicture *self, SpEavesdropper *shown);
const SpEavesdropper *sp_eavesdropper_picture_get_shown (SpEavesdropperPicture *self);

G_END_DECLS
