/* Lists within a line, with the separator that the language wants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "list.h"

#include <glib/gi18n.h>

/* How the rooms that do not translate join what they hand over. */
#define PLAIN_SEPARATOR ", "

static const char *
get_separator (void)
{
  /* Translators: what stands between the parts of a list such as IMAP, POP, SMTP. Arabic has “، ”, Chinese and Japanese “、”. */
  return C_("list", ", ");
}

static const char *
get_long_separator (void)
{
  /* Translators: what stands between longer parts of a list, which may have commas of their own. Arabic has “؛ ”, Chinese “；”. */
  return C_("list of longer parts", "; ");
}

/**
 * sp_list_join:
 * @items: (array zero-terminated=1): words or names
 *
 * Returns: (transfer full): all in one line
 */
char *
sp_list_join (const char *const *items)
{
  return g_strjoinv (get_separator (), (char **) items);
}

/**
 * sp_list_join_long:
 * @items: (array zero-terminated=1): parts that may be lists themselves
 *
 * Returns: (transfer full): all in one line
 */
char *
sp_list_join_long (const char *const *items)
{
  return g_strjoinv (get_long_separator (), (char **) items);
}

/**
 * sp_list_append:
 * @list: a list, which may be empty
 * @item: a word or a name
 *
 * Puts @item at the end of @list.
 */
void
sp_list_append (GString *list, const char *item)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? get_separator () : "", item);
}

/**
 * sp_list_append_long:
 * @list: a list, which may be empty
 * @item: a part that may be a list itself
 *
 * Puts @item at the end of @list.
 */
void
sp_list_append_long (GString *list, const char *item)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? get_long_separator () : "", item);
}

/**
 * sp_list_translate:
 * @list: (nullable): a list as the rooms that do not translate join it, with a comma and a space
 *
 * Returns: (transfer full) (nullable): the same as the language wants it
 */
char *
sp_list_translate (const char *list)
{
  g_auto(GStrv) items = list ? g_strsplit (list, PLAIN_SEPARATOR, -1) : NULL;

  return items ? sp_list_join ((const char *const *) items) : NULL;
}
