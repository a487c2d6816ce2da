/* Remembers between two runs which columns of the table are shown, and what it is sorted by, where the settings schema is installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-memory.h"

#include "assistant/preferences.h"

#define COLUMNS "table-columns"
#define SORT "table-sort"

/* The columns that are shown where nothing can be remembered. */
#define USUAL                                                                                      \
  (1u << SP_ADVICE_COLUMN_IMAP | 1u << SP_ADVICE_COLUMN_POP | 1u << SP_ADVICE_COLUMN_SMTP |        \
   1u << SP_ADVICE_COLUMN_NOTE)

/* The columns beside the one with the programs, as they are called in the settings. */
static const char *const names[SP_N_ADVICE_COLUMNS] = { "imap", "pop", "smtp", "platforms",
                                                        "note" };

/** Memory: lives as long as the model that is sorted. */
typedef struct
{
  GSettings *settings; /* (owned) */
  GtkTreeSortable *sortable; /* (unowned) */
  int program; /* the column of the model that the programs are sorted by */
  GtkTreeViewColumn *columns[SP_N_ADVICE_COLUMNS]; /* (unowned) */
} Memory;

static void
memory_free (gpointer data)
{
  Memory *self = data;

  g_object_unref (self->settings);
  g_free (self);
}

static const char *
name_of (const Memory *self, int id)
{
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (gtk_tree_view_column_get_sort_column_id (self->columns[i]) == id)
      return names[i];
  return "program";
}

static void
save_sort (GtkTreeSortable *sortable)
{
  Memory *self = g_object_get_data (G_OBJECT (sortable), SORT);
  g_autofree char *value = NULL;
  GtkSortType order;
  int id;

  if (gtk_tree_sortable_get_sort_column_id (sortable, &id, &order))
    value = g_strconcat (order == GTK_SORT_DESCENDING ? "-" : "", name_of (self, id), NULL);
  g_settings_set_string (self->settings, SORT, value ? value : "");
}

static int
id_of (const Memory *self, const char *name)
{
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (g_str_equal (names[i], name))
      return gtk_tree_view_column_get_sort_column_id (self->columns[i]);
  return g_str_equal (name, "program") ? self->program : GTK_TREE_SORTABLE_UNSORTED_SORT_COLUMN_ID;
}

static void
restore_sort (Memory *self)
{
  g_autofree char *value = g_settings_get_string (self->settings, SORT);
  gboolean reversed = *value == '-';
  int id = id_of (self, value + (reversed ? 1 : 0));

  if (id >= 0)
    gtk_tree_sortable_set_sort_column_id (self->sortable, id,
                                          reversed ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * sp_table_memory_get_columns:
 *
 * Returns: bits `1 << SpAdviceColumn`: the columns that were shown when they were last chosen; the usual ones at first
 */
guint
sp_table_memory_get_columns (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (COLUMNS);
  g_auto(GStrv) shown = settings ? g_settings_get_strv (settings, COLUMNS) : NULL;
  guint columns = 0;

  if (!shown)
    return USUAL;
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (g_strv_contains ((const char *const *) shown, names[i]))
      columns |= 1u << i;
  return columns;
}

/**
 * sp_table_memory_set_columns:
 * @columns: bits `1 << SpAdviceColumn`
 *
 * Remembers which columns are shown.
 */
void
sp_table_memory_set_columns (guint columns)
{
  g_autoptr(GSettings) settings = sp_preferences_open (COLUMNS);
  const char *shown[SP_N_ADVICE_COLUMNS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (columns & 1u << i)
      shown[n++] = names[i];
  if (settings)
    g_settings_set_strv (settings, COLUMNS, shown);
}

/**
 * sp_table_memory_follow_sort:
 * @sortable: the model that is sorted
 * @program: the column with the names of the programs
 * @columns: the other columns; they have to live as long as @sortable
 *
 * Sorts the table as it was left, and remembers every change from now on.
 */
void
sp_table_memory_follow_sort (GtkTreeSortable *sortable,
                             GtkTreeViewColumn *program,
                             GtkTreeViewColumn *const columns[SP_N_ADVICE_COLUMNS])
{
  g_autoptr(GSettings) settings = sp_preferences_open (SORT);
  Memory *self;

  if (!settings)
    return;
  self = g_new0 (Memory, 1);
  self->settings = g_steal_pointer (&settings);
  self->sortable = sortable;
  self->program = gtk_tree_view_column_get_sort_column_id (program);
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    self->columns[i] = columns[i];
  g_object_set_data_full (G_OBJECT (sortable), SORT, self, memory_free);
  restore_sort (self);
  g_signal_connect (sortable, "sort-column-changed", G_CALLBACK (save_sort), NULL);
}
