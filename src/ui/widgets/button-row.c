/* Buttons side by side, in as many rows as the width makes necessary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "button-row.h"

#include "container.h"
#include "height-for-width.h"

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

static void
sp_button_row_class_init (SpButtonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  sp_height_for_width_install (widget_class);
  widget_class->get_preferred_width = sp_button_row_get_preferred_width;
  widget_class->get_preferred_height_for_width = sp_button_row_get_preferred_height_for_width;
  widget_class->size_allocate = sp_button_row_size_allocate;
  widget_class->draw = sp_container_draw;
}

static void
sp_button_row_init (SpButtonRow *self)
{
  gtk_widget_show (GTK_WIDGET (self));
  gtk_box_set_spacing (GTK_BOX (self), 6);
}
