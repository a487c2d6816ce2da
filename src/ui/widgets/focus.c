/* Remembers which control of a page has the focus, also while a menu has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "focus.h"

/* What is remembered at a window. */
#define KEY "sp-focus"

typedef struct
{
  GtkWidget *pages; /* (unowned) lives as long as the window */
  GtkWidget *control; /* (nullable) weak */
} Focus;

static void
focus_free (gpointer data)
{
  Focus *self = data;

  g_clear_weak_pointer (&self->control);
  g_free (self);
}

/* Menus and bars take the focus for a moment; what they are opened for is what had it before. */
static void
on_set_focus (GtkWindow *window, GtkWidget *control)
{
  Focus *self = g_object_get_data (G_OBJECT (window), KEY);

  if (self && control && gtk_widget_is_ancestor (control, self->pages))
    g_set_weak_pointer (&self->control, control);
}

/**
 * sp_focus_follow:
 * @window: a window
 * @pages: what the window shows below its header bar
 *
 * From now on sp_focus_get_control() can be asked.
 */
void
sp_focus_follow (GtkWindow *window, GtkWidget *pages)
{
  Focus *self = g_new0 (Focus, 1);

  self->pages = pages;
  g_object_set_data_full (G_OBJECT (window), KEY, self, focus_free);
  g_signal_connect (window, "set-focus", G_CALLBACK (on_set_focus), NULL);
}

/**
 * sp_focus_get_control:
 * @window: a window that is followed
 *
 * Returns: (transfer none) (nullable): the control of a page that has the focus, or had it before the window's menu was opened; %NULL
 *   where it is no longer on the screen
 */
GtkWidget *
sp_focus_get_control (GtkWindow *window)
{
  Focus *self = g_object_get_data (G_OBJECT (window), KEY);

  return self && self->control && gtk_widget_get_mapped (self->control) ? self->control : NULL;
}
