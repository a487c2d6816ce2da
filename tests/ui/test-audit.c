/* Looks at every page as people do who cannot see it, use no mouse, read large letters or have a narrow screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tour.h"

/* The narrowest window that everything has to work in, in pixels. */
#define NARROW 360

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

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
check_names (const TourStop *stop)
{
  desk_for_each (stop->root, assert_named, (gpointer) stop->page);
}

/* What a kind of control says that it is. */
static const struct
{
  GType (*get_type) (void);
  AtkRole roles[3];
} kinds[] = {
  { gtk_entry_get_type, { ATK_ROLE_TEXT, ATK_ROLE_ENTRY, ATK_ROLE_TEXT } },
  { gtk_check_button_get_type, { ATK_ROLE_CHECK_BOX, ATK_ROLE_RADIO_BUTTON, ATK_ROLE_CHECK_BOX } },
  { gtk_toggle_button_get_type,
    { ATK_ROLE_TOGGLE_BUTTON, ATK_ROLE_RADIO_BUTTON, ATK_ROLE_CHECK_BOX } },
  { gtk_button_get_type, { ATK_ROLE_PUSH_BUTTON, ATK_ROLE_LINK, ATK_ROLE_PUSH_BUTTON } },
  { gtk_combo_box_get_type, { ATK_ROLE_COMBO_BOX, ATK_ROLE_COMBO_BOX, ATK_ROLE_COMBO_BOX } },
  { gtk_expander_get_type,
    { ATK_ROLE_TOGGLE_BUTTON, ATK_ROLE_TOGGLE_BUTTON, ATK_ROLE_TOGGLE_BUTTON } },
  { gtk_tree_view_get_type, { ATK_ROLE_TABLE, ATK_ROLE_TREE_TABLE, ATK_ROLE_TABLE } },
  { gtk_list_box_get_type, { ATK_ROLE_LIST_BOX, ATK_ROLE_LIST_BOX, ATK_ROLE_LIST_BOX } },
  { gtk_list_box_row_get_type, { ATK_ROLE_LIST_ITEM, ATK_ROLE_LIST_ITEM, ATK_ROLE_LIST_ITEM } },
};

static gboolean
has_right_role (GtkWidget *widget, AtkRole role)
{
  if (role == ATK_ROLE_TABLE_COLUMN_HEADER)
    return gtk_widget_get_ancestor (widget, GTK_TYPE_TREE_VIEW) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), kinds[i].get_type ()))
      return role == kinds[i].roles[0] || role == kinds[i].roles[1] || role == kinds[i].roles[2];
  return !gtk_widget_get_can_focus (widget) ||
         (role != ATK_ROLE_UNKNOWN && role != ATK_ROLE_INVALID && role != ATK_ROLE_FILLER);
}

static void
assert_role (GtkWidget *widget, gpointer page)
{
  AtkRole role = atk_object_get_role (gtk_widget_get_accessible (widget));

  if (!has_right_role (widget, role))
    g_error ("%s: a %s says that it is a %s", (const char *) page, G_OBJECT_TYPE_NAME (widget),
             atk_role_get_name (role));
}

static void
check_roles (const TourStop *stop)
{
  desk_for_each (stop->root, assert_role, (gpointer) stop->page);
}

static gboolean
points_to (AtkObject *from, AtkRelationType type, AtkObject *to)
{
  g_autoptr(AtkRelationSet) set = atk_object_ref_relation_set (from);
  AtkRelation *relation = atk_relation_set_get_relation_by_type (set, type);

  return relation && g_ptr_array_find (atk_relation_get_target (relation), to, NULL);
}

/* A label knows what it is for, and that knows its label. */
static void
assert_relation (GtkWidget *widget, gpointer page)
{
  GtkWidget *target =
      GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_widget (GTK_LABEL (widget)) : NULL;
  AtkObject *label = gtk_widget_get_accessible (widget), *labelled;

  /* A button is named by the label inside it. */
  if (!target || gtk_widget_is_ancestor (widget, target))
    return;
  labelled = gtk_widget_get_accessible (target);
  if (!gtk_widget_get_mapped (target) || !points_to (labelled, ATK_RELATION_LABELLED_BY, label) ||
      !points_to (label, ATK_RELATION_LABEL_FOR, labelled))
    g_error ("%s: the label “%s” has lost what it is for", (const char *) page,
             gtk_label_get_text (GTK_LABEL (widget)));
}

static void
check_relations (const TourStop *stop)
{
  desk_for_each (stop->root, assert_relation, (gpointer) stop->page);
}

/* Cells of a table are read one by one: each has its own text. */
static void
test_cells (void)
{
  g_autoptr(Desk) desk = desk_new ();
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
        g_autoptr(AtkObject) cell = atk_table_ref_at (ATK_TABLE (table), row, column);

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
check_mnemonics (const TourStop *stop)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  desk_for_each (stop->root, note_mnemonic, seen);
}

/* A page that has come up has the focus, on its heading or its first field. */
static void
check_focus (const TourStop *stop)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stop->root));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  /* Not on the header bar. */
  g_assert_null (gtk_widget_get_ancestor (focus, GTK_TYPE_HEADER_BAR));
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
check_narrow (const TourStop *stop)
{
  int width;

  gtk_widget_get_preferred_width (stop->root, &width, NULL);
  if (width > NARROW)
    desk_for_each (stop->root, find_widest, NULL);
  g_assert_cmpint (width, <=, NARROW);
}

/* Every button of the page that can be pressed. */
static void
collect_buttons (GtkWidget *widget, gpointer data)
{
  /* Among radio buttons and the headings of a table the arrow keys lead. */
  if (GTK_IS_RADIO_BUTTON (widget) && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return;
  if (GTK_IS_TREE_VIEW (gtk_widget_get_parent (widget)))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_can_focus (widget) &&
      gtk_widget_is_sensitive (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_STACK))
    g_ptr_array_add (data, g_object_ref (widget));
}

/* They can all be reached with the Tab key. */
static void
check_tab (const TourStop *stop, gpointer data)
{
  g_autoptr(GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *focus = NULL;

  desk_for_each (stop->root, collect_buttons, buttons);
  for (guint i = 0; i < 200; i++)
    {
      focus = gtk_window_get_focus (GTK_WINDOW (stop->root));
      if (focus)
        g_hash_table_add (reached, focus);
      gtk_widget_child_focus (stop->root, GTK_DIR_TAB_FORWARD);
    }
  for (guint i = 0; i < buttons->len; i++)
    {
      g_autofree char *name = NULL;

      /* Walking through a list shows other things beside it. */
      if (!gtk_widget_get_mapped (buttons->pdata[i]))
        continue;
      name = desk_name_of (buttons->pdata[i]);
      if (!g_hash_table_contains (reached, buttons->pdata[i]))
        g_error ("%s: the Tab key does not lead to the button “%s”", stop->page, name);
    }
}

/* All that leaves a page as it is. */
static void
look_at (const TourStop *stop, gpointer data)
{
  check_names (stop);
  check_roles (stop);
  check_relations (stop);
  check_mnemonics (stop);
  check_focus (stop);
  check_narrow (stop);
}

static void
test_pages (void)
{
  tour (look_at, NULL);
}

/* In a tour of its own, since it leaves the focus and what is selected somewhere else. */
static void
test_tab (void)
{
  tour (check_tab, NULL);
}

/* In a language that runs from right to left nothing breaks. */
static void
test_mirrored (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  tour (look_at, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/audit/pages", test_pages);
  g_test_add_func ("/audit/cells", test_cells);
  g_test_add_func ("/audit/tab", test_tab);
  g_test_add_func ("/audit/mirrored", test_mirrored);
  return g_test_run ();
}
