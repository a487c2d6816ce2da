/* Shows the wide one of two children where it fits, else the narrow one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "squeezer.h"

#include "container.h"

struct _SpSqueezer
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SpSqueezer, sp_squeezer, GTK_TYPE_BOX)

/* The wide child comes first, the narrow one last. */
static void
get_children (GtkWidget *widget, GtkWidget **wide, GtkWidget **narrow)
{
  g_autoptr(GList) children = gtk_container_get_children (GTK_CONTAINER (widget));

  *wide = children ? children->data : NULL;
  *narrow = children ? g_list_last (children)->data : NULL;
}

/* What GtkBox would ask for is the room of both children side by side. */
static GtkSizeRequestMode
sp_squeezer_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sp_squeezer_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *wide, *narrow;

  *minimum = *natural = 0;
  get_children (widget, &wide, &narrow);
  if (narrow)
    gtk_widget_get_preferred_width (narrow, minimum, natural);
  if (wide)
    gtk_widget_get_preferred_width (wide, NULL, natural);
  *natural = MAX (*minimum, *natural);
}

static void
sp_squeezer_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *children[2];

  *minimum = *natural = 0;
  get_children (widget, &children[0], &children[1]);
  for (int i = 0; i < 2 && children[i]; i++)
    {
      int least, wanted;

      gtk_widget_get_preferred_height (children[i], &least, &wanted);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
sp_squeezer_get_preferred_height_for_width (GtkWidget *widget,
                                            int width,
                                            int *minimum,
                                            int *natural)
{
  sp_squeezer_get_preferred_height (widget, minimum, natural);
}

static void
sp_squeezer_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GtkWidget *wide, *narrow;
  int wanted = 0;
  gboolean fits;

  gtk_widget_set_allocation (widget, allocation);
  get_children (widget, &wide, &narrow);
  if (!wide)
    return;
  gtk_widget_get_preferred_width (wide, NULL, &wanted);
  fits = allocation->width >= wanted;
  gtk_widget_set_child_visible (narrow, !fits);
  gtk_widget_set_child_visible (wide, fits);
  gtk_widget_size_allocate (fits ? wide : narrow, allocation);
}

static void
sp_squeezer_class_init (SpSqueezerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = sp_squeezer_get_request_mode;
  widget_class->get_preferred_width = sp_squeezer_get_preferred_width;
  widget_class->get_preferred_height = sp_squeezer_get_preferred_height;
  widget_class->get_preferred_height_for_width = sp_squeezer_get_preferred_height_for_width;
  widget_class->size_allocate = sp_squeezer_size_allocate;
  widget_class->draw = sp_container_draw;
}

static void
sp_squeezer_init (SpSqueezer *self)
{
  gtk_widget_show (GTK_WIDGET (self));
}
