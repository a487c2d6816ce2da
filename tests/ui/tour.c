/* The way through every page of the window: what audits, checks of the layout and pictures have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tour.h"

#define ADDRESS "ann@test.example"

/* Rounds of the frame clock after which nothing moves any more. */
#define ROUNDS 3

/* How long a window may take to get a new size, in ms. */
#define PATIENCE_MS 500

typedef struct
{
  TourVisit visit;
  gpointer data;
} Tour;

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript pops = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };
static const SpTestScript silent = {
  .protocol = SP_TEST_IMAP,
  .implicit_tls = TRUE,
  .on_accept = SP_TEST_STALL,
};

/**
 * tour_settle:
 * @root: a window, or something in it
 *
 * Waits until everything is in its place.
 */
void
tour_settle (GtkWidget *root)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      gtk_widget_queue_draw (root);
      gtk_test_widget_wait_for_draw (root);
    }
}

/**
 * tour_resize:
 * @root: a window
 * @width: its new width
 * @height: its new height
 *
 * Gives it that size, or the next that it can have.
 */
void
tour_resize (GtkWidget *root, int width, int height)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_MS * 1000;
  int now = 0;

  gtk_window_resize (GTK_WINDOW (root), width, height);
  while (now != width && g_get_monotonic_time () < deadline)
    {
      gtk_test_widget_wait_for_draw (root);
      gtk_widget_queue_draw (root);
      gtk_window_get_size (GTK_WINDOW (root), &now, NULL);
    }
  tour_settle (root);
}

static void
stop_at (Tour *self, const TourStop *stop)
{
  g_test_message ("page: %s", stop->page);
  tour_settle (stop->root);
  self->visit (stop, self->data);
}

static void
open_expander (GtkWidget *widget, gpointer data)
{
  guint *opened = data;

  if (!GTK_IS_EXPANDER (widget) || gtk_expander_get_expanded (GTK_EXPANDER (widget)))
    return;
  gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  (*opened)++;
}

/* A page as it comes up, and once more with everything unfolded. */
static void
visit_page (Tour *self, Desk *desk, const char *page)
{
  g_autofree char *unfolded = g_strconcat (page, "-unfolded", NULL);
  const TourStop stop = { desk, page, GTK_WIDGET (desk->window) };
  const TourStop again = { desk, unfolded, GTK_WIDGET (desk->window) };
  guint opened = 0;

  stop_at (self, &stop);
  desk_for_each (stop.root, open_expander, &opened);
  if (opened > 0)
    stop_at (self, &again);
}

static void
show_view (Desk *desk, const char *view)
{
  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string (view));
  tour_settle (GTK_WIDGET (desk->window));
}

static void
check (Desk *desk, const char *address)
{
  sp_window_set_address (desk->window, address);
  desk_act (desk, "check");
}

static void
find_unfolded (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_EXPANDER (widget) && gtk_expander_get_expanded (GTK_EXPANDER (widget)))
    *(gboolean *) found = TRUE;
}

static gboolean
is_unfolded (gpointer desk)
{
  gboolean found = FALSE;

  desk_for_each (GTK_WIDGET (((Desk *) desk)->window), find_unfolded, &found);
  return found;
}

/* As it is after some seconds, when it says what is waited for; before that it would change while it is looked at. */
static void
visit_check (Tour *self)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &silent);
  desk_open (desk);
  check (desk, ADDRESS);
  sp_test_wait_until (is_unfolded, desk);
  tour_settle (GTK_WIDGET (desk->window));
  visit_page (self, desk, "check");
  desk_act (desk, "cancel");
  desk_wait_until_possible (desk, "check");
}

/* A domain of which nothing is known but that somebody there wants the full address. */
static void
visit_unknown (Tour *self)
{
  g_autoptr(Desk) desk = desk_new ();

  sp_mock_resolver_add (desk->names, "autodiscover.small.example", "127.0.0.8");
  desk_open (desk);
  check (desk, "ann@small.example");
  desk_wait_until_says (desk, "autodiscover.small.example");
  sp_test_wait_until (is_unfolded, desk);
  tour_settle (GTK_WIDGET (desk->window));
  visit_page (self, desk, "question");
  desk_act (desk, "cancel");
  desk_wait_until_possible (desk, "check");
  check (desk, "ann@unknown.example");
  desk_wait_until_possible (desk, "check-again");
  visit_page (self, desk, "nothing-found");
  show_view (desk, "details");
  visit_page (self, desk, "nothing-found-details");
}

static void
visit_views (Tour *self)
{
  static const char *const views[] = { "settings", "programs", "explained", "details" };
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &pops);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  desk_show_steps (desk, TRUE);
  visit_page (self, desk, "steps");
  desk_show_steps (desk, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (desk, views[i]);
      visit_page (self, desk, views[i]);
    }
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "client",
                                  g_variant_new_string ("django"));
  tour_settle (GTK_WIDGET (desk->window));
  visit_page (self, desk, "sender");
}

/* Reading is not safe: the certificate has expired. */
static void
visit_unsafe (Tour *self)
{
  const char *const names[] = { "localhost", NULL };
  g_autofree char *identity = sp_test_authority_issue (sp_test_authority_get_default (),
                                                       SP_TEST_CERTIFICATE_EXPIRED, names);
  const SpTestScript expired = {
    .protocol = SP_TEST_IMAP,
    .implicit_tls = TRUE,
    .identity = identity,
  };
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &expired);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  visit_page (self, desk, "unsafe");
  show_view (desk, "details");
  visit_page (self, desk, "unsafe-details");
}

static GtkWidget *
find_other_window (Desk *desk)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (desk->window) &&
        gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_other_window (gpointer desk)
{
  return find_other_window (desk) != NULL;
}

static gboolean
has_no_other_window (gpointer desk)
{
  return find_other_window (desk) == NULL;
}

static void
find_stack (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_STACK (widget))
    *(GtkStack **) found = GTK_STACK (widget);
}

/* The other pages of a window that has some. */
static void
visit_other_pages (Tour *self, const TourStop *first)
{
  GtkStack *stack = NULL;
  g_autoptr(GList) pages = NULL;

  desk_for_each (first->root, find_stack, &stack);
  if (!stack)
    return;
  pages = gtk_container_get_children (GTK_CONTAINER (stack));
  for (GList *l = pages->next; l; l = l->next)
    {
      g_autofree char *name = NULL;
      g_autofree char *page = NULL;
      TourStop stop = *first;

      gtk_container_child_get (GTK_CONTAINER (stack), l->data, "name", &name, NULL);
      stop.page = page = g_strconcat (first->page, "-", name, NULL);
      gtk_stack_set_visible_child (stack, l->data);
      stop_at (self, &stop);
    }
}

/* Takes a window that has opened above the main one, and closes it afterwards. */
static void
visit_window (Tour *self, Desk *desk, const char *page)
{
  TourStop stop = { desk, page, NULL };

  sp_test_wait_until (has_other_window, desk);
  stop.root = find_other_window (desk);
  /* Now that it is there it can have the keyboard, also where nobody manages the windows. */
  gtk_window_present (GTK_WINDOW (stop.root));
  stop_at (self, &stop);
  visit_other_pages (self, &stop);
  gtk_window_close (GTK_WINDOW (stop.root));
  sp_test_wait_until (has_no_other_window, desk);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static gboolean
has_popover (gpointer desk)
{
  return desk_look (desk, GTK_TYPE_POPOVER, NULL) != NULL;
}

static void
visit_what_is_this (Tour *self, Desk *desk)
{
  TourStop stop = { desk, "what-is-this", GTK_WIDGET (desk->window) };
  GtkWidget *popover;

  desk_act (desk, "what-is-this");
  sp_test_wait_until (has_popover, desk);
  stop_at (self, &stop);
  popover = desk_look (desk, GTK_TYPE_POPOVER, NULL);
  if (popover)
    gtk_widget_destroy (popover);
}

static void
visit_start (Tour *self)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_open (desk);
  visit_page (self, desk, "account");
  visit_what_is_this (self, desk);
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "about", NULL);
  visit_window (self, desk, "about");
  desk_act (desk, "programs");
  visit_page (self, desk, "programs-before-check");
}

/**
 * tour:
 * @visit: called for each page, with everything in its place
 * @data: handed to @visit
 *
 * Opens the window again and again, leads it to every page that there is, and calls @visit there. Whatever language is spoken.
 */
void
tour (TourVisit visit, gpointer data)
{
  Tour self = { visit, data };

  visit_start (&self);
  visit_check (&self);
  visit_unknown (&self);
  visit_views (&self);
  visit_unsafe (&self);
}

/**
 * tour_shortcuts:
 * @visit: called once
 * @data: handed to @visit
 *
 * Shows the window with the keyboard shortcuts, which is made by GTK alone: to be looked at, not to be judged. Only at the very end:
 * it leaves something behind in GTK that makes the next program in the same process fail.
 */
void
tour_shortcuts (TourVisit visit, gpointer data)
{
  Tour self = { visit, data };
  g_autoptr(Desk) desk = desk_new ();

  desk_open (desk);
  desk_act (desk, "shortcuts");
  visit_window (&self, desk, "shortcuts");
}
