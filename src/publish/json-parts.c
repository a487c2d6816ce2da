/* Members of JSON objects, with null for what is absent, and the printing in one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-parts.h"

/**
 * sp_json_add_string:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: (nullable): its value
 */
void
sp_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * sp_json_add_int:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value
 */
void
sp_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * sp_json_add_port:
 * @builder: a builder inside an object
 * @name: the member's name
 * @port: a port, 0 where it is unknown
 */
void
sp_json_add_port (JsonBuilder *builder, const char *name, guint16 port)
{
  if (port > 0)
    sp_json_add_int (builder, name, port);
  else
    sp_json_add_null (builder, name);
}

/**
 * sp_json_add_boolean:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value
 */
void
sp_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * sp_json_add_null:
 * @builder: a builder inside an object
 * @name: the member's name
 */
void
sp_json_add_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/**
 * sp_json_add_tristate:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: a fact that may not have been seen
 */
void
sp_json_add_tristate (JsonBuilder *builder, const char *name, SpTristate value)
{
  if (value == SP_UNKNOWN)
    sp_json_add_null (builder, name);
  else
    sp_json_add_boolean (builder, name, value == SP_YES);
}

/**
 * sp_json_add_strings:
 * @builder: a builder inside an object
 * @name: the member's name
 * @values: (nullable) (array zero-terminated=1): its elements; %NULL is not the same as none
 */
void
sp_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  if (values == NULL)
    {
      sp_json_add_null (builder, name);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * sp_json_add_milliseconds:
 * @builder: a builder inside an object
 * @name: the member's name
 * @us: microseconds, negative where they were not measured
 */
void
sp_json_add_milliseconds (JsonBuilder *builder, const char *name, gint64 us)
{
  if (us < 0)
    sp_json_add_null (builder, name);
  else
    sp_json_add_int (builder, name, (us + G_TIME_SPAN_MILLISECOND / 2) / G_TIME_SPAN_MILLISECOND);
}

/**
 * sp_json_print:
 * @builder: a builder whose object is complete
 *
 * Returns: (transfer full): the object in one line, without a line end
 */
char *
sp_json_print (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}
