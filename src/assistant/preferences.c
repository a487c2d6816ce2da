/* What the person or the administrator of this computer has set once and for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences.h"

/**
 * sp_preferences_open:
 * @key: a key of our schema
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where their schema is not installed or is older than @key
 */
GSettings *
sp_preferences_open (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, SP_APP_ID, TRUE) : NULL;

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
  g_autoptr (GSettings) settings = sp_preferences_open ("provider-database");
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
  g_autoptr (GSettings) settings = sp_preferences_open (SP_PREFERENCES_INTERNAL);

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
  g_autoptr (GSettings) settings = sp_preferences_open (SP_PREFERENCES_INTERNAL);

  return settings && !g_settings_is_writable (settings, SP_PREFERENCES_INTERNAL) &&
         !g_settings_get_boolean (settings, SP_PREFERENCES_INTERNAL);
}
