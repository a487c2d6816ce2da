/* A window as assistive technology reads it: the names of what is there, one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reading.h"

/* A table is read row by row; the first rows show how, and the others depend on how many programs are known. */
#define MAX_ROWS 3

/* What is different in every run, and what is written for it. */
static const struct
{
  const char *pattern;
  const char *instead;
} changing[] = {
  { "\\b[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){7,}", "FINGERPRINT" },
  { "\\b[0-9a-f]{16,}\\b", "FINGERPRINT" },
  { "\\b\\d{1,2} [A-Z][a-z]+ \\d{4}\\b", "DATE" },
  { "\\b[A-Z][a-z]+ \\d{1,2}, \\d{4}\\b", "DATE" },
  { "\\b\\d{4}-\\d\\d-\\d\\d\\b", "DATE" },
  { "\\b\\d\\d?:\\d\\d(:\\d\\d)?\\b", "TIME" },
  { "\\b\\d+([.,]\\d+)? (ms|s|seconds?|milliseconds?|days?)\\b", "PERIOD" },
  { "\\b\\d+ bytes?\\b", "BYTES" },
  { "/[\\w./-]*signpost-desk-\\w+", "FOLDER" },
  { "\\b\\d{5}\\b", "PORT" },
  { " \\(installed\\)", "" },
};

static char *
replace_changing (const char *text)
{
  char *fixed = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (changing[i].pattern, 0, 0, NULL);
      g_autofree char *before = fixed;

      fixed = g_regex_replace_literal (regex, before, -1, 0, changing[i].instead, 0, NULL);
    }
  return fixed;
}

static gboolean
has_state (AtkObject *object, AtkStateType state)
{
  g_autoptr(AtkStateSet) states = atk_object_ref_state_set (object);

  return atk_state_set_contains_state (states, state);
}

/* What only holds other things together is not read. */
static gboolean
is_silent (AtkObject *object)
{
  const char *name = atk_object_get_name (object);

  switch ((int) atk_object_get_role (object))
    {
    case ATK_ROLE_REDUNDANT_OBJECT:
    case ATK_ROLE_SCROLL_BAR:
    case ATK_ROLE_SEPARATOR:
      return TRUE;
    case ATK_ROLE_FILLER:
    case ATK_ROLE_PANEL:
    case ATK_ROLE_SCROLL_PANE:
    case ATK_ROLE_VIEWPORT:
    case ATK_ROLE_TABLE_CELL:
    case ATK_ROLE_ICON:
    case ATK_ROLE_IMAGE:
      return !name || !*name;
    default:
      return FALSE;
    }
}

/* The label that belongs to a field is read with it. */
static const char *
get_label (AtkObject *object)
{
  g_autoptr(AtkRelationSet) relations = atk_object_ref_relation_set (object);
  AtkRelation *relation =
      atk_relation_set_get_relation_by_type (relations, ATK_RELATION_LABELLED_BY);
  GPtrArray *labels = relation ? atk_relation_get_target (relation) : NULL;

  return labels && labels->len > 0 ? atk_object_get_name (labels->pdata[0]) : NULL;
}

static void
append_states (GString *line, AtkObject *object)
{
  static const struct
  {
    AtkStateType state;
    const char *word;
  } told[] = {
    { ATK_STATE_CHECKED, "checked" },
    { ATK_STATE_SELECTED, "selected" },
    { ATK_STATE_EXPANDED, "expanded" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (has_state (object, told[i].state))
      g_string_append_printf (line, ", %s", told[i].word);
  if (has_state (object, ATK_STATE_FOCUSABLE) && !has_state (object, ATK_STATE_SENSITIVE))
    g_string_append (line, ", greyed out");
}

static void
append_object (GString *text, AtkObject *object, guint depth)
{
  const char *name = atk_object_get_name (object);
  const char *label = name && *name ? name : get_label (object);
  const char *description = atk_object_get_description (object);
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *fixed = NULL;

  g_string_append_printf (line, "%s “%s”", atk_role_get_name (atk_object_get_role (object)),
                          label ? label : "");
  append_states (line, object);
  if (description && *description)
    g_string_append_printf (line, " (%s)", description);
  g_strdelimit (line->str, "\n", ' ');
  fixed = replace_changing (line->str);
  g_string_append_printf (text, "%*s%s\n", (int) depth * 2, "", fixed);
}

static void append (GString *text, AtkObject *object, guint depth);

static void
append_table (GString *text, AtkObject *object, guint depth)
{
  AtkTable *table = ATK_TABLE (object);
  int columns = atk_table_get_n_columns (table), rows = atk_table_get_n_rows (table);

  for (int column = 0; column < columns; column++)
    {
      AtkObject *header = atk_table_get_column_header (table, column);

      if (header && has_state (header, ATK_STATE_SHOWING))
        append_object (text, header, depth);
    }
  for (int row = 0; row < MIN (rows, MAX_ROWS); row++)
    for (int column = 0; column < columns; column++)
      {
        g_autoptr(AtkObject) cell = atk_table_ref_at (table, row, column);

        if (cell && !is_silent (cell))
          append_object (text, cell, depth);
      }
  if (rows > MAX_ROWS)
    g_string_append_printf (text, "%*s…\n", (int) depth * 2, "");
}

static gboolean
is_read_as_one (AtkObject *object)
{
  switch ((int) atk_object_get_role (object))
    {
    case ATK_ROLE_COMBO_BOX:
    case ATK_ROLE_PUSH_BUTTON:
    case ATK_ROLE_TOGGLE_BUTTON:
      /* An expander is a toggle button, too, with everything in it. */
      return has_state (object, ATK_STATE_EXPANDABLE) == FALSE;
    default:
      return FALSE;
    }
}

static void
append (GString *text, AtkObject *object, guint depth)
{
  gboolean silent = is_silent (object);

  if (!has_state (object, ATK_STATE_SHOWING))
    return;
  if (!silent)
    append_object (text, object, depth);
  if (ATK_IS_TABLE (object))
    {
      append_table (text, object, depth + 1);
      return;
    }
  if (is_read_as_one (object))
    return;
  for (int i = 0; i < atk_object_get_n_accessible_children (object); i++)
    {
      g_autoptr(AtkObject) child = atk_object_ref_accessible_child (object, i);

      if (child)
        append (text, child, depth + (silent ? 0 : 1));
    }
}

/**
 * reading_of:
 * @root: a window
 *
 * Returns: (transfer full): what is read out in it, in order, a line for each thing: its role, its name, its state and its
 *   description. What differs in every run, such as a date, is replaced by a word.
 */
char *
reading_of (AtkObject *root)
{
  GString *text = g_string_new (NULL);

  append (text, root, 0);
  return g_string_free (text, FALSE);
}
