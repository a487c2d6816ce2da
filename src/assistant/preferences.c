/* What the user or the administrator of this computer has set once and for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences.h"

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
  g_autoptr(GSettingsSchemaSource) beside = NULL;
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
 * sp_preferences_open:
 * @key: a key of our schema
 *
 * g_settings_new() would abort the program where the schema is missing.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where their schema is neither installed nor beside the program, or is
 *   older than @key
 */
GSettings *
sp_preferences_open (const char *key)
{
  g_autoptr(GSettingsSchema) schema = find_schema ();

  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

/**
 * sp_preferences_get_database:
 *
 * Returns: (transfer full) (nullable): the base address of the provider database that is set on this computer, as it was typed;
 *   %NULL where none is
 */
char *
sp_preferences_get_database (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open ("provider-database");
  g_autofree char *database =
      settings ? g_settings_get_string (settings, "provider-database") : NULL;

  return database && *database ? g_steal_pointer (&database) : NULL;
}

/**
 * sp_preferences_allow_internal:
 *
 * Returns: whether it is set on this computer that strangers may name addresses inside private networks
 */
gboolean
sp_preferences_allow_internal (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (SP_PREFERENCES_INTERNAL);

  return settings && g_settings_get_boolean (settings, SP_PREFERENCES_INTERNAL);
}

/**
 * sp_preferences_forbid_internal:
 *
 * Returns: whether the administrator of this computer has seen to it that such addresses stay forbidden
 */
gboolean
sp_preferences_forbid_internal (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (SP_PREFERENCES_INTERNAL);

  return settings && !g_settings_is_writable (settings, SP_PREFERENCES_INTERNAL) &&
         !g_settings_get_boolean (settings, SP_PREFERENCES_INTERNAL);
}
