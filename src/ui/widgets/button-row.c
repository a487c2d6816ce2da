/* Buttons side by side, in as many rows as the width makes necessary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "button-row.h"

struct _SpButtonRow
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SpButtonRow, sp_button_row, GTK_TYPE_BOX)

/** Pen: where the next child goes, counted from the side where reading begins. */
typedef struct
{
  int x;
  int y;
  int row_height; /* of the row so far */
} Pen;

/* Moves the pen behind a child of @size in @width; returns where the child goes. */
static Pen
put (Pen *pen, int spacing, int width, const GtkRequisition *size)
{
  Pen place;

  if (pen->x > 0 && pen->x + size->width > width)
    *pen = (Pen){ 0, pen->y + pen->row_height + spacing, 0 };
  place = *pen;
  pen->x += size->width + spacing;
  pen->row_height = MAX (pen->row_height, size->height);
  return place;
}

static GList *
list_shown (GtkWidget *widget)
{
  GList *children = gtk_container_get_children (GTK_CONTAINER (widget));

  for (GList *l = children, *next; l; l = next)
    {
      next = l->next;
      if (!gtk_widget_get_visible (l->data))
        children = g_list_delete_link (children, l);
    }
  return children;
}

static GtkSizeRequestMode
sp_button_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_button_row_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  g_autoptr(GList) children = list_shown (widget);
  int spacing = gtk_box_get_spacing (GTK_BOX (widget));

  *minimum = *natural = 0;
  for (GList *l = children; l; l = l->next)
    {
      int least, wanted;

      gtk_widget_get_preferred_width (l->data, &least, &wanted);
      *minimum = MAX (*minimum, wanted);
      *natural += wanted + (l == children ? 0 : spacing);
    }
}

/* GtkBox would ask for the width of a single row. */
static void
sp_button_row_get_preferred_width_for_height (GtkWidget *widget,
                                              int height,
                                              int *minimum,
                                              int *natural)
{
  sp_button_row_get_preferred_width (widget, minimum, natural);
}

static void
sp_button_row_get_preferred_height_for_width (GtkWidget *widget,
                                              int width,
                                              int *minimum,
                                              int *natural)
{
  g_autoptr(GList) children = list_shown (widget);
  int spacing = gtk_box_get_spacing (GTK_BOX (widget));
  Pen pen = { 0, 0, 0 };

  for (GList *l = children; l; l = l->next)
    {
      GtkRequisition size;

      gtk_widget_get_preferred_size (l->data, NULL, &size);
      put (&pen, spacing, width, &size);
    }
  *minimum = *natural = pen.y + pen.row_height;
}

static void
sp_button_row_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int width;

  gtk_widget_get_preferred_width (widget, NULL, &width);
  sp_button_row_get_preferred_height_for_width (widget, width, minimum, natural);
}

static void
sp_button_row_size_allocate (GtkWidget *widget, GtkAllocation *whole)
{
  g_autoptr(GList) children = list_shown (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int spacing = gtk_box_get_spacing (GTK_BOX (widget));
  Pen pen = { 0, 0, 0 };

  gtk_widget_set_allocation (widget, whole);
  for (GList *l = children; l; l = l->next)
    {
      GtkAllocation part;
      GtkRequisition size;
      Pen place;

      gtk_widget_get_preferred_size (l->data, NULL, &size);
      place = put (&pen, spacing, whole->width, &size);
      part = (GtkAllocation){ whole->x + place.x, whole->y + place.y, size.width, size.height };
      if (mirrored)
        part.x = whole->x + whole->width - place.x - size.width;
      gtk_widget_size_allocate (l->data, &part);
    }
}

/* GtkBox would draw its own background at the place that it would have chosen itself. */
static gboolean
sp_button_row_draw (GtkWidget *widget, cairo_t *cr)
{
  g_autoptr(GList) children = list_shown (widget);

  for (GList *l = children; l; l = l->next)
    gtk_container_propagate_draw (GTK_CONTAINER (widget), l->data, cr);
  return FALSE;
}

static void
sp_button_row_class_init (SpButtonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = sp_button_row_get_request_mode;
  widget_class->get_preferred_width = sp_button_row_get_preferred_width;
  widget_class->get_preferred_width_for_height = sp_button_row_get_preferred_width_for_height;
  widget_class->get_preferred_height = sp_button_row_get_preferred_height;
  widget_class->get_preferred_height_for_width = sp_button_row_get_preferred_height_for_width;
  widget_class->size_allocate = sp_button_row_size_allocate;
  widget_class->draw = sp_button_row_draw;
}

static void
sp_button_row_init (SpButtonRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
}
