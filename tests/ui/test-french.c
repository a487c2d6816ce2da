/* Goes the whole way in French: no page mixes languages. Run it with LANGUAGE=fr.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libintl.h>

#include "desk.h"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript pops = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

static void
assert_translated (const char *text)
{
  /* An empty text is what catalogues keep their own data under. */
  if (text && *text)
    g_assert_cmpstr (gettext (text), ==, text);
}

/* What can be said in French and stands there in English was forgotten. */
static void
check_widget (GtkWidget *widget, gpointer data)
{
  /* What an icon shows is GTK's to say. */
  if (!GTK_IS_IMAGE (widget))
    assert_translated (atk_object_get_name (gtk_widget_get_accessible (widget)));
  if (GTK_IS_LABEL (widget))
    assert_translated (gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_ENTRY (widget))
    assert_translated (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)));
}

static void
check_page (Desk *desk)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  desk_for_each (GTK_WIDGET (desk->window), check_widget, NULL);
}

static void
show_view (Desk *desk, const char *view)
{
  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string (view));
  check_page (desk);
}

static void
test_pages (void)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &pops);
  desk_serve (desk, &smtp);
  desk_open (desk);
  check_page (desk);
  desk_find (desk, GTK_TYPE_BUTTON, "Vérifier");

  desk_act (desk, "check");
  check_page (desk);
  sp_window_set_address (desk->window, "ann@test.example");
  desk_act (desk, "check");
  desk_wait_until_possible (desk, "check-again");
  check_page (desk);
  g_assert_true (desk_says (desk, "La lecture et l’envoi sont sûrs"));
  /* The words of a program that ships a French translation. */
  g_assert_true (desk_says (desk, "Sécurité de la connexion"));
  show_view (desk, "programs");
  show_view (desk, "explained");
  show_view (desk, "details");
  g_assert_true (desk_says (desk, "TLS 1.3"));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/french/pages", test_pages);
  return g_test_run ();
}
