/* The window: a header bar, a stack of pages, and the way from one page to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window.h"

#include <glib/gi18n.h>

#include "ui/pages/account-page.h"
#include "ui/pages/check-page.h"
#include "checking.h"
#include "header.h"
#include "shortcuts.h"
#include "ui/pages/views.h"
#include "what-is-this.h"
#include "window-state.h"
#include "ui/widgets/topic.h"

struct _SpWindow
{
  GtkApplicationWindow parent_instance;

  SpHeader *header; /* template child */
  GtkStack *stack; /* template child */
  SpAccountPage *account; /* template child */
  SpCheckPage *check; /* template child */
  SpViews *views; /* (unowned) (nullable) in the stack, once there is something to show */

  SpAssistant *assistant; /* (owned) */
  SpResult *result; /* (owned) (nullable) what the views show */
  SpChecking *checking; /* (owned) */
  const char *came_from; /* static; the page to return to when a check is cancelled */
  GtkWidget
      *control; /* (nullable) weak; of a page: has the focus, or had it before a menu was opened */
};

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, GTK_TYPE_APPLICATION_WINDOW)

static const char *
get_place (SpWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static gboolean
is_at (SpWindow *self, const char *place)
{
  return g_strcmp0 (get_place (self), place) == 0;
}

static SpPage *
get_page (SpWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (self->views && child == GTK_WIDGET (self->views))
    return sp_views_get_page (self->views);
  return child ? SP_PAGE (child) : NULL;
}

static void
set_enabled (SpWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
is_checking (SpWindow *self)
{
  return self->checking && sp_checking_is_running (self->checking);
}

static void
update_actions (SpWindow *self)
{
  gboolean checking = is_checking (self);
  gboolean can_again = self->result && sp_result_can_be_checked (self->result);
  gboolean nothing = is_at (self, "views") && sp_result_found_nothing (self->result);

  set_enabled (self, "check", is_at (self, "account") && !checking);
  set_enabled (self, "check-again", is_at (self, "views") && can_again && !checking);
  set_enabled (self, "check-inside", is_at (self, "views") && can_again && !checking);
  set_enabled (self, "look-closer", is_at (self, "views") && can_again && !checking);
  set_enabled (self, "cancel", checking);
  set_enabled (self, "back", is_at (self, "views"));
  set_enabled (self, "programs", !checking && !nothing);
  set_enabled (self, "explain", !checking);
  set_enabled (self, "view", is_at (self, "views"));
  set_enabled (self, "client", is_at (self, "views"));
  set_enabled (self, "site", is_at (self, "views"));
}

static void
update_header (SpWindow *self)
{
  SpPage *page = get_page (self);
  const char *title = page ? sp_page_get_title (page) : NULL;
  SpHeaderMode mode = is_at (self, "views")   ? SP_HEADER_VIEWS
                      : is_at (self, "check") ? SP_HEADER_BUSY
                                              : SP_HEADER_START;

  sp_header_show (self->header, mode, title);
  gtk_window_set_title (GTK_WINDOW (self), title ? title : _("Mail Settings"));
}

/* Another page has come up: whatever it needs, it shall have the focus. */
static void
on_page_changed (SpWindow *self)
{
  SpPage *page = get_page (self);
  const char *view =
      self->views ? gtk_stack_get_visible_child_name (GTK_STACK (self->views)) : NULL;

  if (!page || !self->assistant)
    return;
  update_header (self);
  update_actions (self);
  if (view)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "view")),
        g_variant_new_string (view));
  sp_page_shown (page);
}

static void
go_to (SpWindow *self, const char *place)
{
  if (is_at (self, place))
    on_page_changed (self);
  else
    gtk_stack_set_visible_child_name (self->stack, place);
}

static void
go_to_view (SpWindow *self, const char *view)
{
  sp_views_choose (self->views, view);
  go_to (self, "views");
}

/* The views take time to make, and nobody needs them before there is something to see. */
static void
ensure_views (SpWindow *self)
{
  if (self->views)
    return;
  self->views = sp_views_new ();
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->views), "views");
  sp_header_set_views (self->header, GTK_STACK (self->views));
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_page_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Takes @result and shows it in all views. */
static void
set_result (SpWindow *self, SpResult *result, SpClient *client)
{
  g_clear_object (&self->result);
  self->result = result;
  sp_result_set_client (result, client);
  sp_result_set_in_browser (result, sp_account_page_is_in_browser (self->account));
  ensure_views (self);
  sp_views_set_result (self->views, result);
  sp_header_update_views (self->header);
}

/* The settings of a mail program are wanted; an id that there is no program for changes nothing. */
static void
on_client (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpClient *client = sp_catalogue_find_client (sp_result_get_catalogue (self->result),
                                               g_variant_get_string (parameter, NULL));

  if (!client)
    return;
  sp_views_show_settings (self->views);
  sp_result_set_client (self->result, client);
  go_to_view (self, "settings");
}

/* The table of a mail service is wanted; an empty id stands for none in particular. */
static void
on_site (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpSite *site = sp_catalogue_find_site (sp_result_get_catalogue (self->result),
                                         g_variant_get_string (parameter, NULL));
  g_autoptr(SpAccount) account = sp_account_page_get_account (self->account);
  g_autoptr(SpClient) client = NULL;

  if (sp_result_get_client (self->result))
    client = sp_client_ref (sp_result_get_client (self->result));
  set_result (self, sp_result_new_unchecked (self->assistant, account, site), client);
}

/* Before a check the views show what is known without one. */
static void
ensure_result (SpWindow *self)
{
  g_autoptr(SpAccount) account = NULL;
  SpSite *site = sp_account_page_get_site (self->account);

  if (self->result && !is_at (self, "account"))
    return;
  account = sp_account_page_get_account (self->account);
  set_result (self, sp_result_new_unchecked (self->assistant, account, site),
              sp_account_page_get_client (self->account));
}

static void
on_check_ended (SpWindow *self, SpResult *result)
{
  if (!result)
    {
      go_to (self, self->came_from);
      return;
    }
  set_result (self, g_object_ref (result), sp_result_get_client (result));
  go_to_view (self, sp_result_get_request (result)->deep ? "details" : "settings");
}

/* Takes @request. */
static void
start_check (SpWindow *self, SpRequest *request, SpClient *client, const char *came_from)
{
  self->came_from = came_from;
  sp_checking_start (self->checking, request, client);
  go_to (self, "check");
}

static void
on_check (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpRequest *request = sp_account_page_make_request (self->account);

  if (request)
    start_check (self, request, sp_account_page_get_client (self->account), "account");
}

static void
on_check_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpRequest *request = sp_request_copy (sp_result_get_request (self->result));

  request->deep = FALSE;
  start_check (self, request, sp_result_get_client (self->result), "views");
}

/* Once more, this time wherever the published settings lead; the next account is checked as usual. */
static void
on_check_inside (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpRequest *request = sp_request_copy (sp_result_get_request (self->result));

  request->allow_internal = TRUE;
  start_check (self, request, sp_result_get_client (self->result), "views");
}

/* Once more, and closer; what that shows is in the details. */
static void
on_look_closer (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;
  SpRequest *request = sp_request_copy (sp_result_get_request (self->result));

  request->deep = TRUE;
  start_check (self, request, sp_result_get_client (self->result), "views");
}

static void
on_cancel (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_checking_cancel (SP_WINDOW (data)->checking);
}

static void
on_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to (data, "account");
}

static void
on_enter_servers (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;

  go_to (self, "account");
  sp_account_page_enter_servers (self->account);
}

static void
on_programs (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;

  ensure_result (self);
  go_to_view (self, "programs");
}

/* What a question is about: the control that has the focus, else the page. */
static GtkWidget *
get_control (SpWindow *self)
{
  return self->control && gtk_widget_get_mapped (self->control) ? self->control
                                                                : GTK_WIDGET (get_page (self));
}

static void
on_explain (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;

  ensure_result (self);
  sp_views_open_topic (self->views, sp_topic_find (get_control (self)));
  go_to_view (self, "explained");
}

static void
on_topic (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpWindow *self = data;

  ensure_result (self);
  sp_views_open_topic (self->views, g_variant_get_string (parameter, NULL));
  go_to_view (self, "explained");
}

static void
on_what_is_this (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_what_is_this_ask (get_control (data));
}

static void
on_view_changed (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpWindow *self = data;

  if (self->views)
    sp_views_choose (self->views, g_variant_get_string (value, NULL));
}

static void
on_menu (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_header_open_menu (SP_WINDOW (data)->header);
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_shortcuts_show (data);
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static const GActionEntry actions[] = {
  { "check", on_check },
  { "check-again", on_check_again },
  { "check-inside", on_check_inside },
  { "look-closer", on_look_closer },
  { "cancel", on_cancel },
  { "back", on_back },
  { "programs", on_programs },
  { "explain", on_explain },
  { "topic", on_topic, "s" },
  { "client", on_client, "s" },
  { "site", on_site, "s" },
  { "view", NULL, "s", "'settings'", on_view_changed },
  { "menu", on_menu },
  { "shortcuts", on_shortcuts },
  { "close", on_close },
  { "enter-servers", on_enter_servers },
  { "what-is-this", on_what_is_this },
};

/* Escape first belongs to whatever has the focus: a list, a search, a popover. */
static gboolean
sp_window_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  SpWindow *self = SP_WINDOW (widget);

  if (GTK_WIDGET_CLASS (sp_window_parent_class)->key_press_event (widget, event))
    return GDK_EVENT_STOP;
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self), is_checking (self) ? "cancel" : "back",
                                  NULL);
  return GDK_EVENT_STOP;
}

/* Menus and bars take the focus for a moment; what they are opened for is what had it before. */
static void
sp_window_set_focus (GtkWindow *window, GtkWidget *control)
{
  SpWindow *self = SP_WINDOW (window);

  GTK_WINDOW_CLASS (sp_window_parent_class)->set_focus (window, control);
  if (control && gtk_widget_is_ancestor (control, GTK_WIDGET (self->stack)))
    g_set_weak_pointer (&self->control, control);
}

static gboolean
sp_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  sp_window_state_save (GTK_WINDOW (widget));
  return GDK_EVENT_PROPAGATE;
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  if (self->checking)
    sp_checking_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->result);
  g_clear_object (&self->assistant);
  g_clear_weak_pointer (&self->control);
  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (SP_TYPE_HEADER);
  g_type_ensure (SP_TYPE_ACCOUNT_PAGE);
  g_type_ensure (SP_TYPE_CHECK_PAGE);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = sp_window_dispose;
  widget_class->key_press_event = sp_window_key_press_event;
  widget_class->delete_event = sp_window_delete_event;
  GTK_WINDOW_CLASS (klass)->set_focus = sp_window_set_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, account);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, check);
}

static void
sp_window_init (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_page_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_window_new:
 * @application: the application
 * @assistant: what does the work
 *
 * Returns: (transfer none): a window that shows the account page, owned by GTK
 */
SpWindow *
sp_window_new (GtkApplication *application, SpAssistant *assistant)
{
  SpWindow *self = g_object_new (SP_TYPE_WINDOW, "application", application, NULL);

  self->assistant = g_object_ref (assistant);
  self->checking = sp_checking_new (assistant, self->check);
  g_signal_connect_object (self->checking, "ended", G_CALLBACK (on_check_ended), self,
                           G_CONNECT_SWAPPED);
  sp_account_page_set_catalogue (self->account, sp_assistant_get_catalogue (assistant));
  sp_window_state_restore (GTK_WINDOW (self));
  on_page_changed (self);
  return self;
}

/**
 * sp_window_set_address:
 * @address: an e-mail address
 *
 * Fills the address in on the account page and shows that page, unless a check is running.
 */
void
sp_window_set_address (SpWindow *self, const char *address)
{
  if (is_checking (self))
    return;
  sp_account_page_set_address (self->account, address);
  go_to (self, "account");
}

/**
 * sp_window_set_site:
 * @site: a mail service
 *
 * Chooses the service on the account page, after it was added to the catalogue.
 */
void
sp_window_set_site (SpWindow *self, SpSite *site)
{
  sp_account_page_set_catalogue (self->account, sp_assistant_get_catalogue (self->assistant));
  sp_account_page_set_site (self->account, site);
}
