/* Remembers the size of the window between two runs, where the settings schema is installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-state.h"

#define DEFAULT_WIDTH 860
#define DEFAULT_HEIGHT 640

/* The schemas of the build tree, for a program that was not installed. */
static GSettingsSchemaSource *
open_source_beside_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *dir = bin ? g_build_filename (bin, "..", "data", NULL) : NULL;

  if (!dir)
    return NULL;
  return g_settings_schema_source_new_from_directory (dir, g_settings_schema_source_get_default (),
                                                      TRUE, NULL);
}

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) beside = NULL;
  GSettingsSchema *schema = NULL;

  if (source)
    schema = g_settings_schema_source_lookup (source, SP_APP_ID, TRUE);
  if (!schema)
    beside = open_source_beside_program ();
  if (beside)
    schema = g_settings_schema_source_lookup (beside, SP_APP_ID, TRUE);
  return schema;
}

/**
 * sp_window_state_open:
 *
 * g_settings_new() would abort the program where the schema is missing.
 *
 * Returns: (transfer full) (nullable): the settings of the window, %NULL where their schema is not installed
 */
GSettings *
sp_window_state_open (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * sp_window_state_restore:
 * @window: the window, not shown yet
 *
 * Gives the window the size that it had when it was last closed, or a fitting one.
 */
void
sp_window_state_restore (GtkWindow *window)
{
  g_autoptr (GSettings) settings = sp_window_state_open ();

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
  g_autoptr (GSettings) settings = sp_window_state_open ();
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
