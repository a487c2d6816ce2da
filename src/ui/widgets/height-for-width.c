/* What widgets have in common whose height follows from their width, and whose width follows from nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "height-for-width.h"

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int width;

  gtk_widget_get_preferred_width (widget, NULL, &width);
  GTK_WIDGET_GET_CLASS (widget)->get_preferred_height_for_width (widget, width, minimum, natural);
}

/* GtkBox would ask for the width of a single row. */
static void
get_preferred_width_for_height (GtkWidget *widget, int height, int *minimum, int *natural)
{
  GTK_WIDGET_GET_CLASS (widget)->get_preferred_width (widget, minimum, natural);
}

/**
 * sp_height_for_width_install:
 * @widget_class: a class that says by itself how wide it is, and how high for a width
 *
 * Answers everything else that is asked about the size from these two.
 */
void
sp_height_for_width_install (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = get_request_mode;
  widget_class->get_preferred_height = get_preferred_height;
  widget_class->get_preferred_width_for_height = get_preferred_width_for_height;
}
