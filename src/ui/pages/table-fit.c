/* Watches how much room a table has, counted in letters, so that larger letters count like a narrower window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fit.h"

#define KEY "sp-table-fit"

/** Fit: lives as long as its view. */
typedef struct
{
  SpTableFit callback;
  int letters; /* at the last call */
  guint source; /* id, 0 at rest */
} Fit;

static void
fit_free (gpointer data)
{
  Fit *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

static gboolean
on_idle (gpointer view)
{
  Fit *self = g_object_get_data (G_OBJECT (view), KEY);

  self->source = 0;
  self->letters = sp_table_fit_get_letters (view);
  self->callback (view);
  return G_SOURCE_REMOVE;
}

/* While sizes are given out no other size can be asked for. */
static void
on_size_allocate (GtkTreeView *view)
{
  Fit *self = g_object_get_data (G_OBJECT (view), KEY);

  if (!self->source && sp_table_fit_get_letters (view) != self->letters)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, view, NULL);
}

/**
 * sp_table_fit_attach:
 * @view: a table in a scrolled window
 * @callback: to be called when there is more or less room
 *
 * To be called once.
 */
void
sp_table_fit_attach (GtkTreeView *view, SpTableFit callback)
{
  Fit *self = g_new0 (Fit, 1);

  self->callback = callback;
  g_object_set_data_full (G_OBJECT (view), KEY, self, fit_free);
  g_signal_connect (view, "size-allocate", G_CALLBACK (on_size_allocate), NULL);
}

/**
 * sp_table_fit_get_letters:
 * @view: a table in a scrolled window
 *
 * Returns: how many letters fit side by side into what can be seen of the table
 */
int
sp_table_fit_get_letters (GtkTreeView *view)
{
  GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (view));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return frame ? gtk_widget_get_allocated_width (frame) / MAX (letter, 1) : 0;
}
