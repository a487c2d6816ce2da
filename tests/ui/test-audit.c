/* Looks at every page as people do who cannot see it, use no mouse, read large letters or have a narrow screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

/* The narrowest window that everything has to work in, in pixels. */
#define NARROW 360

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript pops = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };
static const SpTestScript silent = {
  .protocol = SP_TEST_IMAP,
  .implicit_tls = TRUE,
  .on_accept = SP_TEST_STALL,
};

typedef void (*Visit) (Desk *desk, const char *page);

static void
open_expander (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
}

static void
visit_page (Desk *desk, const char *page, Visit visit)
{
  desk_for_each (GTK_WIDGET (desk->window), open_expander, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_test_message ("page: %s", page);
  visit (desk, page);
}

static void
visit_views (Visit visit)
{
  static const char *const views[] = { "settings", "programs", "explained", "details" };
  g_autoptr (Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &pops);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                          g_variant_new_string (views[i]));
      visit_page (desk, views[i], visit);
    }
}

static void
visit_unchecked (Visit visit)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_open (desk);
  visit_page (desk, "account", visit);
  desk_act (desk, "programs");
  visit_page (desk, "programs before a check", visit);
}

static void
visit_check (Visit visit)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_serve (desk, &silent);
  desk_open (desk);
  sp_window_set_address (desk->window, "ann@test.example");
  desk_act (desk, "check");
  visit_page (desk, "check", visit);
  desk_act (desk, "cancel");
  desk_wait_until_possible (desk, "check");
}

static void
visit_all (Visit visit)
{
  visit_unchecked (visit);
  visit_check (visit);
  visit_views (visit);
}

static gboolean
needs_name (AtkRole role)
{
  switch ((int) role)
    {
    case ATK_ROLE_PUSH_BUTTON:
    case ATK_ROLE_TOGGLE_BUTTON:
    case ATK_ROLE_RADIO_BUTTON:
    case ATK_ROLE_CHECK_BOX:
    case ATK_ROLE_COMBO_BOX:
    case ATK_ROLE_TEXT:
    case ATK_ROLE_ENTRY:
    case ATK_ROLE_LIST_BOX:
    case ATK_ROLE_LIST_ITEM:
    case ATK_ROLE_TABLE:
    case ATK_ROLE_TREE_TABLE:
    case ATK_ROLE_TABLE_COLUMN_HEADER:
    case ATK_ROLE_PAGE_TAB:
    case ATK_ROLE_LINK:
    case ATK_ROLE_ICON:
    case ATK_ROLE_IMAGE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
assert_named (GtkWidget *widget, gpointer page)
{
  AtkRole role = atk_object_get_role (gtk_widget_get_accessible (widget));
  g_autofree char *name = desk_name_of (widget);

  /* The icon inside a button is not told apart from the button. */
  if (GTK_IS_IMAGE (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON))
    return;
  if (needs_name (role) && !name)
    g_error ("%s: a %s (%s) has no name", (const char *) page, atk_role_get_name (role),
             G_OBJECT_TYPE_NAME (widget));
}

static void
check_names (Desk *desk, const char *page)
{
  desk_for_each (GTK_WIDGET (desk->window), assert_named, (gpointer) page);
}

static void
test_names (void)
{
  visit_all (check_names);
}

/* Cells of a table are read one by one: each has its own text. */
static void
test_cells (void)
{
  g_autoptr (Desk) desk = desk_new ();
  AtkObject *table;

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  desk_act (desk, "programs");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  table = gtk_widget_get_accessible (desk_find (desk, GTK_TYPE_TREE_VIEW, NULL));
  g_assert_true (ATK_IS_TABLE (table));
  g_assert_cmpint (atk_table_get_n_rows (ATK_TABLE (table)), >, 5);
  for (int row = 0; row < atk_table_get_n_rows (ATK_TABLE (table)); row++)
    for (int column = 0; column < 4; column++)
      {
        g_autoptr (AtkObject) cell = atk_table_ref_at (ATK_TABLE (table), row, column);

        g_assert_cmpstr (atk_object_get_name (cell), !=, "");
        g_assert_nonnull (atk_object_get_name (cell));
      }
}

static void
note_mnemonic (GtkWidget *widget, gpointer data)
{
  GHashTable *seen = data;
  guint key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))
                                    : GDK_KEY_VoidSymbol;
  const char *before;

  if (key == GDK_KEY_VoidSymbol)
    return;
  before = g_hash_table_lookup (seen, GUINT_TO_POINTER (key));
  if (before)
    g_error ("“%s” and “%s” have the same access key", before,
             gtk_label_get_text (GTK_LABEL (widget)));
  g_hash_table_insert (seen, GUINT_TO_POINTER (key),
                       (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
}

static void
check_mnemonics (Desk *desk, const char *page)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  desk_for_each (GTK_WIDGET (desk->window), note_mnemonic, seen);
}

static void
test_mnemonics (void)
{
  visit_all (check_mnemonics);
}

/* A page that has come up has the focus, on its heading or its first field. */
static void
check_focus (Desk *desk, const char *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_STACK));
}

static void
test_focus (void)
{
  visit_all (check_focus);
}

static void
find_widest (GtkWidget *widget, gpointer data)
{
  int width;

  gtk_widget_get_preferred_width (widget, &width, NULL);
  if (width > NARROW)
    g_test_message ("%s needs %d pixels", G_OBJECT_TYPE_NAME (widget), width);
}

static void
check_narrow (Desk *desk, const char *page)
{
  int width;

  gtk_widget_get_preferred_width (GTK_WIDGET (desk->window), &width, NULL);
  if (width > NARROW)
    desk_for_each (GTK_WIDGET (desk->window), find_widest, NULL);
  g_assert_cmpint (width, <=, NARROW);
}

static void
test_narrow (void)
{
  visit_all (check_narrow);
}

/* Every button of the page that can be pressed. */
static void
collect_buttons (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_can_focus (widget) &&
      gtk_widget_is_sensitive (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_STACK))
    g_ptr_array_add (data, widget);
}

/* They can all be reached with the Tab key. */
static void
check_tab (Desk *desk, const char *page)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *focus = NULL;

  desk_for_each (GTK_WIDGET (desk->window), collect_buttons, buttons);
  for (guint i = 0; i < 200; i++)
    {
      focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
      if (focus)
        g_hash_table_add (reached, focus);
      gtk_widget_child_focus (GTK_WIDGET (desk->window), GTK_DIR_TAB_FORWARD);
    }
  for (guint i = 0; i < buttons->len; i++)
    {
      g_autofree char *name = desk_name_of (buttons->pdata[i]);

      if (!g_hash_table_contains (reached, buttons->pdata[i]))
        g_error ("%s: the Tab key does not lead to the button “%s”", page, name);
    }
}

static void
test_tab (void)
{
  visit_all (check_tab);
}

/* In a language that runs from right to left nothing breaks. */
static void
test_mirrored (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  visit_all (check_names);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/audit/names", test_names);
  g_test_add_func ("/audit/cells", test_cells);
  g_test_add_func ("/audit/mnemonics", test_mnemonics);
  g_test_add_func ("/audit/focus", test_focus);
  g_test_add_func ("/audit/narrow", test_narrow);
  g_test_add_func ("/audit/tab", test_tab);
  g_test_add_func ("/audit/mirrored", test_mirrored);
  return g_test_run ();
}
