/* Remembers the size of the window between two runs, where the settings schema is installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-state.h"

#include "assistant/preferences.h"

#define DEFAULT_WIDTH 860
#define DEFAULT_HEIGHT 640

/* The newest of the keys. */
#define KEY "window-maximized"

/**
 * sp_window_state_restore:
 * @window: the window, not shown yet
 *
 * Gives the window the size that it had when it was last closed, or a fitting one.
 */
void
sp_window_state_restore (GtkWindow *window)
{
  g_autoptr(GSettings) settings = sp_preferences_open (KEY);

  gtk_window_set_default_size (window, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  if (!settings)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * sp_window_state_save:
 * @window: the window, about to be closed
 *
 * Keeps the size of the window for the next time.
 */
void
sp_window_state_save (GtkWindow *window)
{
  g_autoptr(GSettings) settings = sp_preferences_open (KEY);
  gboolean maximized = gtk_window_is_maximized (window);
  int width, height;

  if (!settings)
    return;
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (maximized)
    return;
  gtk_window_get_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}
