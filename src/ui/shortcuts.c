/* The window with the keyboard shortcuts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "shortcuts.h"

/**
 * sp_shortcuts_show:
 * @parent: the window that they belong to
 *
 * Shows the keyboard shortcuts. They are made when they are asked for: GtkApplicationWindow would make them at every start.
 *
 * Returns: (transfer none): their window
 */
GtkWindow *
sp_shortcuts_show (GtkWindow *parent)
{
  g_autoptr(GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/signpostmail/Signpost/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, parent);
  gtk_window_present (overlay);
  return overlay;
}
