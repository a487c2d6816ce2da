/* The picture of what an eavesdropper sees, with all that can be done with it and the same story in words below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/eavesdropper.h"

G_BEGIN_DECLS

#define SP_TYPE_EAVESDROPPER_VIEW (sp_eavesdropper_view_get_type ())
G_DECLARE_FINAL_TYPE (SpEavesdropperView, sp_eavesdropper_view, SP, EAVESDROPPER_VIEW, GtkBox)

GtkWidget *sp_eavesdropper_view_new (SpEavesdropper *shown);

G_END_DECLS
