/* Copies a page to the clipboard: as it is for those who can take it, as plain text for all others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clipboard.h"

#include <string.h>

/** Copy: what is on the clipboard. */
typedef struct
{
  const char *media_type; /* static */
  char *page; /* (owned) */
  char *text; /* (owned) */
} Copy;

enum
{
  TARGET_TEXT,
  TARGET_PAGE,
};

static void
give_copy (GtkClipboard *clipboard, GtkSelectionData *selection, guint target, gpointer data)
{
  Copy *copy = data;

  if (target == TARGET_PAGE)
    gtk_selection_data_set (selection, gdk_atom_intern_static_string (copy->media_type), 8,
                            (const guchar *) copy->page, strlen (copy->page));
  else
    gtk_selection_data_set_text (selection, copy->text, -1);
}

static void
free_copy (GtkClipboard *clipboard, gpointer data)
{
  Copy *copy = data;

  g_free (copy->page);
  g_free (copy->text);
  g_free (copy);
}

/**
 * sp_clipboard_set_page:
 * @clipboard: a clipboard
 * @media_type: static: of @page
 * @page: what to copy
 * @text: the same as plain text
 */
void
sp_clipboard_set_page (GtkClipboard *clipboard,
                       const char *media_type,
                       const char *page,
                       const char *text)
{
  Copy *copy = g_new0 (Copy, 1);
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  GtkTargetEntry *targets;
  int n;

  copy->media_type = media_type;
  copy->page = g_strdup (page);
  copy->text = g_strdup (text);
  gtk_target_list_add (list, gdk_atom_intern_static_string (media_type), 0, TARGET_PAGE);
  gtk_target_list_add_text_targets (list, TARGET_TEXT);
  targets = gtk_target_table_new_from_list (list, &n);
  if (gtk_clipboard_set_with_data (clipboard, targets, n, give_copy, free_copy, copy))
    gtk_clipboard_set_can_store (clipboard, NULL, 0);
  else
    free_copy (clipboard, copy);
  gtk_target_table_free (targets, n);
  gtk_target_list_unref (list);
}
