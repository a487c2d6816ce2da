/* The table of all mail programs on a desk: what tests of it use to act as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-desk.h"

#include "assistant/preferences.h"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

static void
forget_settings (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open ("table-sort");

  g_assert_nonnull (settings);
  g_settings_reset (settings, "table-columns");
  g_settings_reset (settings, "table-sort");
}

/**
 * table_go_to:
 * @desk: a desk with its window open
 *
 * Goes to the table.
 */
void
table_go_to (Desk *desk)
{
  desk_act (desk, "programs");
  desk_wait_for (desk, "All Programs");
}

/**
 * table_open:
 *
 * Returns: (transfer full): a desk with a checked service and the table on the screen, as nobody has changed it yet
 */
Desk *
table_open (void)
{
  Desk *desk = desk_new ();

  forget_settings ();
  desk_serve (desk, &imaps);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  table_go_to (desk);
  return desk;
}

/**
 * table_get:
 * @desk: a desk
 *
 * Returns: (transfer none): the table on the screen
 */
SpProgramTable *
table_get (Desk *desk)
{
  return SP_PROGRAM_TABLE (desk_find (desk, SP_TYPE_PROGRAM_TABLE, NULL));
}

/**
 * table_choose:
 * @desk: a desk
 * @filter: the name of a filter
 * @id: what to choose in it
 *
 * Chooses which programs are shown.
 */
void
table_choose (Desk *desk, const char *filter, const char *id)
{
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (desk_find (desk, GTK_TYPE_COMBO_BOX, filter)), id);
}

/**
 * table_search:
 * @desk: a desk
 * @text: what to look for
 *
 * Types into the search and does not wait for it to begin by itself.
 */
void
table_search (Desk *desk, const char *text)
{
  desk_type (desk, "Search mail programs", text);
  g_signal_emit_by_name (desk_find (desk, GTK_TYPE_ENTRY, "Search mail programs"),
                         "search-changed");
}

/**
 * table_show_column:
 * @desk: a desk
 * @column: a column
 * @shown: whether to show it
 *
 * Shows or hides a column.
 */
void
table_show_column (Desk *desk, SpAdviceColumn column, gboolean shown)
{
  sp_program_table_show (table_get (desk), column, shown);
}
