/* Tests the details: servers side by side, the dialogue, certificates and their time lines, and handing the report on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk.h"
#include "ui/widgets/date-line.h"
#include "ui/pages/endpoint-table.h"
#include "ui/pages/report-actions.h"
#include "ui/save/save-bar.h"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

/* Nothing listens there. */
#define CLOSED_PORT 1

static void
show_details (Desk *desk)
{
  desk_open_checked (desk);
  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string ("details"));
  desk_wait_for (desk, "Details");
}

static Desk *
open_details (void)
{
  Desk *desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtp);
  show_details (desk);
  return desk;
}

static void
select_server (Desk *desk, int row)
{
  sp_endpoint_table_select (SP_ENDPOINT_TABLE (desk_find (desk, SP_TYPE_ENDPOINT_TABLE, NULL)),
                            row);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
}

static char *
read_dialogue (Desk *desk)
{
  GtkWidget *view = desk_find (desk, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
paste (void)
{
  return gtk_clipboard_wait_for_text (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

/* Where an icon stands beside the word, the word has an accessible object of its own. */
static gboolean
has_text (AtkObject *cell)
{
  const char *name = atk_object_get_name (cell);
  gboolean found = name && *name;

  for (int i = 0; i < atk_object_get_n_accessible_children (cell) && !found; i++)
    {
      g_autoptr(AtkObject) part = atk_object_ref_accessible_child (cell, i);

      name = atk_object_get_name (part);
      found = name && *name;
    }
  return found;
}

/* A real table for assistive technology: each cell has its own text. */
static void
test_table (void)
{
  g_autoptr(Desk) desk = open_details ();
  GtkWidget *view = desk_find (desk, GTK_TYPE_TREE_VIEW, NULL);
  AtkObject *table = gtk_widget_get_accessible (view);
  int n = gtk_tree_model_iter_n_children (gtk_tree_view_get_model (GTK_TREE_VIEW (view)), NULL);

  g_assert_cmpint (n, >=, 2);
  g_assert_cmpint (atk_table_get_n_rows (ATK_TABLE (table)), ==, n);
  g_assert_cmpint (atk_table_get_n_columns (ATK_TABLE (table)), ==, 9);
  for (int row = 0; row < n; row++)
    for (int column = 0; column < 9; column++)
      {
        g_autoptr(AtkObject) cell = atk_table_ref_at (ATK_TABLE (table), row, column);

        g_assert_true (has_text (cell));
      }
}

/* Facts and dialogue of the server that is selected; what was encrypted is counted and not shown. */
static void
test_dialogue (void)
{
  g_autoptr(Desk) desk = open_details ();
  g_autofree char *said = NULL;
  g_autofree char *copied = NULL;

  g_assert_true (desk_says (desk, "TLS 1.3"));
  g_assert_true (desk_says (desk, "Nobody on the way can read any of this dialogue."));
  select_server (desk, 1);
  said = read_dialogue (desk);
  g_assert_true (g_str_has_prefix (said, "Not encrypted: anyone on the way can read this\n"));
  g_assert_nonnull (strstr (said, "Signpost: STARTTLS"));
  g_assert_nonnull (strstr (said, "Encrypted: nobody on the way can read this"));
  g_assert_nonnull (strstr (said, "bytes, encrypted)"));
  g_assert_null (strstr (said, "QUIT"));
  desk_click (desk, "Copy the dialogue");
  copied = paste ();
  g_assert_cmpstr (copied, ==, said);
}

/* The list above the dialogue and the table choose the same server. */
static void
test_choice (void)
{
  g_autoptr(Desk) desk = open_details ();
  GtkWidget *list = desk_find (desk, GTK_TYPE_COMBO_BOX, "Dialogue with");
  GtkWidget *table = desk_find (desk, SP_TYPE_ENDPOINT_TABLE, NULL);

  gtk_combo_box_set_active (GTK_COMBO_BOX (list), 1);
  g_assert_cmpint (sp_endpoint_table_get_selected (SP_ENDPOINT_TABLE (table)), ==, 1);
  select_server (desk, 0);
  g_assert_cmpint (gtk_combo_box_get_active (GTK_COMBO_BOX (list)), ==, 0);
}

static void
test_no_dialogue (void)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_add_port (desk, "SMTP", "TlsPort", CLOSED_PORT);
  show_details (desk);
  select_server (desk, 1);
  g_assert_true (desk_says (desk, "There is no dialogue: nothing was exchanged. localhost "));
  g_assert_null (desk_look (desk, GTK_TYPE_TEXT_VIEW, NULL));
}

/* Servers that share a chain are told once; an authority in between stands further in. */
static void
test_certificates (void)
{
  static const char *const names[] = { "localhost", NULL };
  SpTestAuthority *authority = sp_test_authority_get_default ();
  g_autofree char *chain = sp_test_authority_issue (authority, SP_TEST_CERTIFICATE_CHAIN, names);
  g_autofree char *old = sp_test_authority_issue (authority, SP_TEST_CERTIFICATE_EXPIRED, names);
  SpTestScript first = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE, .identity = chain };
  SpTestScript second = { .protocol = SP_TEST_SMTP, .identity = chain };
  SpTestScript third = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE, .identity = old };
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &first);
  desk_serve (desk, &second);
  desk_serve (desk, &third);
  show_details (desk);
  g_assert_true (desk_says (desk, "The same on 2 servers:"));
  g_assert_true (desk_says (desk, "Intermediate authority: Signpost Test Authority"));
  g_assert_true (desk_says (desk, "Certificate problem: it expired on"));
  g_assert_true (desk_says (desk, "expired 30 days ago"));
  g_assert_true (desk_says (desk, "Not safe: 1 finding"));
  desk_find (desk, SP_TYPE_DATE_LINE, "Timeline");
}

/* What the time line says to people who do not see it. */
static void
test_time_line (void)
{
  static const struct
  {
    const char *now;
    const char *said;
  } vectors[] = {
    { "2026-11-24T12:00:00Z", "Valid from 2026-08-01 to 2026-11-30, 6 days left" },
    { "2026-11-29T12:00:00Z", "Valid from 2026-08-01 to 2026-11-30, 1 day left" },
    { "2026-11-30T18:00:00Z", "Valid from 2026-08-01 to 2026-11-30, 0 days left" },
    { "2026-12-02T00:00:00Z", "Valid from 2026-08-01 to 2026-11-30, expired 1 day ago" },
    { "2026-07-22T00:00:00Z", "Valid from 2026-08-01 to 2026-11-30, starts in 10 days" },
  };
  g_autoptr(GDateTime) from = g_date_time_new_utc (2026, 8, 1, 0, 0, 0);
  g_autoptr(GDateTime) until = g_date_time_new_utc (2026, 11, 30, 23, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 (vectors[i].now, NULL);
      GtkWidget *line = g_object_ref_sink (sp_date_line_new (from, until, now));
      AtkObject *accessible = gtk_widget_get_accessible (line);

      g_assert_cmpstr (atk_object_get_description (accessible), ==, vectors[i].said);
      gtk_widget_destroy (line);
      g_object_unref (line);
    }
}

static void
test_copy (void)
{
  g_autoptr(Desk) desk = open_details ();
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  desk_click (desk, "Copy the whole report");
  text = paste ();
  g_assert_true (g_str_has_prefix (text, "Report on the mail service of ann@test.example\n"));
  g_assert_nonnull (strstr (text, "Reading and sending are safe"));
  g_assert_nonnull (strstr (text, "\nimaps://localhost:"));
  g_assert_nonnull (strstr (text, "  > STARTTLS\n"));
  desk_click (desk, "Copy the whole report as JSON");
  json = paste ();
  g_assert_true (g_str_has_prefix (json, "{\"schema\":\"signpost-report-1\""));
  g_assert_nonnull (strstr (json, "\"transcript\""));
}

static void
find_bar (GtkWidget *widget, gpointer found)
{
  if (SP_IS_SAVE_BAR (widget))
    *(GtkWidget **) found = widget;
}

static void
save (Desk *desk, const char *path, const char *outcome)
{
  GtkWidget *actions = desk_find (desk, SP_TYPE_REPORT_ACTIONS, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *bar = NULL;

  gtk_container_foreach (GTK_CONTAINER (actions), find_bar, &bar);
  sp_save_bar_save (SP_SAVE_BAR (bar), file, NULL);
  desk_wait_until_says (desk, outcome);
}

/* The end of the name decides what is written. */
static void
test_save (void)
{
  static const char *const files[][2] = {
    { "report", "Report on" },
    { "report.txt", "Report on" },
    { "report.JSON", "{\"schema\"" },
    { "report.pdf", "%PDF-" },
  };
  g_autoptr(Desk) desk = open_details ();
  g_autofree char *folder = g_dir_make_tmp ("signpost-save-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);
      g_autofree char *said = g_strdup_printf ("The report was saved as “%s”.", path);
      g_autofree char *contents = NULL;

      save (desk, path, said);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, files[i][1]));
      g_remove (path);
    }
  g_rmdir (folder);
}

/* A mistake is said in place, and the next attempt is possible. */
static void
test_cannot_save (void)
{
  g_autoptr(Desk) desk = open_details ();

  save (desk, "/nowhere/report.pdf", "The report could not be saved as “/nowhere/report.pdf”: ");
  g_assert_true (gtk_widget_is_sensitive (desk_find (desk, GTK_TYPE_BUTTON, "Save Report…")));
}

/* The same once more, and then the versions of TLS stand below the servers. */
static void
test_look_closer (void)
{
  g_autoptr(Desk) desk = open_details ();

  g_assert_false (desk_says (desk, "accepted: TLS 1.3"));
  desk_click (desk, "Look Closer");
  desk_wait_for (desk, "Checking test.example");
  desk_wait_for (desk, "Details");
  g_assert_true (desk_says (desk, "accepted: TLS 1.3"));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/details/table", test_table);
  g_test_add_func ("/details/dialogue", test_dialogue);
  g_test_add_func ("/details/choice", test_choice);
  g_test_add_func ("/details/no-dialogue", test_no_dialogue);
  g_test_add_func ("/details/certificates", test_certificates);
  g_test_add_func ("/details/time-line", test_time_line);
  g_test_add_func ("/details/copy", test_copy);
  g_test_add_func ("/details/save", test_save);
  g_test_add_func ("/details/cannot-save", test_cannot_save);
  g_test_add_func ("/details/look-closer", test_look_closer);
  return g_test_run ();
}
