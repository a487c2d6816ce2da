/* Finds out which languages labels are there for, from the locale variants of the keys in all descriptions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "label-languages.h"

#include <string.h>

#include "folder.h"

/* What a label can stand under: notes and names are ours, and not the programs'. */
static const char *const label_keys[] = { "ImplicitLabel[", "StartTlsLabel[", "FieldServer[",
                                          "FieldSecurity[" };

static gboolean
is_label (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_keys); i++)
    if (g_str_has_prefix (line, label_keys[i]))
      return TRUE;
  return FALSE;
}

static void
collect (GHashTable *found, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      const char *open = is_label (lines[i]) ? strchr (lines[i], '[') : NULL;
      const char *close = open ? strchr (open, ']') : NULL;

      if (close)
        g_hash_table_add (found, g_strndup (open + 1, close - open - 1));
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sp_label_languages_list:
 * @bundle: the descriptions that are compiled into the program
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes of the languages, sorted
 */
char **
sp_label_languages_list (GResource *bundle)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(SpFolder) folder = sp_folder_new (bundle, SP_FOLDER_BUNDLE, "clients");
  g_auto(GStrv) names = sp_folder_list (folder, ".client");
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(GBytes) bytes = sp_folder_load (folder, names[i], NULL);
      g_autofree char *text =
          bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

      if (text)
        collect (found, text);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (codes, g_strdup (code));
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}
