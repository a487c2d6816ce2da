/* The window with the keyboard shortcuts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "shortcuts.h"

#include <glib/gi18n.h>

/** Entry: a heading, or a shortcut below it. */
typedef struct
{
  const char *title; /* not translated yet */
  const char *keys; /* (nullable) as GTK writes them; %NULL for a heading */
} Entry;

static const Entry entries[] = {
  { N_("Checking") },
  { N_("Start the check"), "Return" },
  { N_("Cancel the check, or go back"), "Escape" },
  { N_("Check again"), "F5" },
  { N_("Go back"), "<Alt>Left" },
  { N_("Settings") },
  { N_("Copy the value of the selected row"), "<Control>c" },
  { N_("Settings, all programs, explanations, details"), "<Alt>1...4" },
  { N_("General") },
  { N_("Explain the selected item"), "F1" },
  { N_("Describe the selected item in a few words"), "<Shift>F1" },
  { N_("Open the menu"), "F10" },
  { N_("Show the keyboard shortcuts"), "<Control>question" },
  { N_("Quit"), "<Control>q" },
};

static void
fill (GtkContainer *section)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const Entry *entry = &entries[i];
      GtkWidget *added = g_object_new (
          entry->keys ? GTK_TYPE_SHORTCUTS_SHORTCUT : GTK_TYPE_SHORTCUTS_GROUP, "title",
          _(entry->title), entry->keys ? "accelerator" : NULL, entry->keys, NULL);

      gtk_widget_show (added);
      gtk_container_add (entry->keys ? GTK_CONTAINER (group) : section, added);
      group = entry->keys ? group : added;
    }
}

/**
 * sp_shortcuts_show:
 * @parent: the window that they belong to
 *
 * Shows the keyboard shortcuts. They are made when they are asked for: GtkApplicationWindow would make them at every start.
 */
void
sp_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *overlay =
      g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, "transient-for", parent, NULL);
  GtkWidget *section =
      g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "shortcuts", "visible", TRUE, NULL);

  fill (GTK_CONTAINER (section));
  gtk_container_add (GTK_CONTAINER (overlay), section);
  gtk_window_present (GTK_WINDOW (overlay));
}
