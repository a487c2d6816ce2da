/* Nicks of enum values: the one spelling that files, JSON and the command line share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "enums.h"

/**
 * sp_enum_to_nick:
 * @type: an enumeration type
 * @value: one of its values
 *
 * Returns: (transfer none): the value's nick; a value outside the enumeration is our own bug
 */
const char *
sp_enum_to_nick (GType type, int value)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value ((GEnumClass *) klass, value);

  g_return_val_if_fail (found != NULL, "");
  return found->value_nick;
}

/**
 * sp_enum_from_nick:
 * @type: an enumeration type
 * @nick: (nullable): a nick
 * @value: (out): the value
 *
 * Returns: whether @nick is one of the enumeration's nicks; @value is untouched otherwise
 */
gboolean
sp_enum_from_nick (GType type, const char *nick, int *value)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = nick ? g_enum_get_value_by_nick ((GEnumClass *) klass, nick) : NULL;

  if (found == NULL)
    return FALSE;
  *value = found->value;
  return TRUE;
}
