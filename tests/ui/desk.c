/* A desk with the window on it and mail servers below it: what tests of the window use to act as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "text/language.h"
#include "ui/pages/client-chooser.h"
#include "ui/pages/setup-box.h"

#define SITE_FILE "test.site"
#define CA_FILE "ca.pem"

/* What is looked for, and what was found. */
typedef struct
{
  GType type;
  const char *name;
  GtkWidget *found;
} Search;

/**
 * desk_init:
 * @argc: the test's arguments
 * @argv: the test's arguments
 *
 * To be called instead of g_test_init(): no accessibility bus and no animations.
 */
void
desk_init (int *argc, char ***argv)
{
  g_setenv ("NO_AT_BRIDGE", "1", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  sp_language_init ();
  gtk_disable_setlocale ();
  g_test_init (argc, argv, NULL);
  gtk_init (argc, argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/**
 * desk_new:
 *
 * Returns: (transfer full): a desk without servers and with no window on it yet; its name service knows no name
 */
Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *ca_file = NULL;

  self->folder = g_dir_make_tmp ("signpost-desk-XXXXXX", &error);
  g_assert_no_error (error);
  ca_file = g_build_filename (self->folder, CA_FILE, NULL);
  sp_test_authority_write (sp_test_authority_get_default (), ca_file, &error);
  g_assert_no_error (error);
  desk_lay_out (self);
  self->servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_test_server_free);
  self->site = g_string_new ("[Site]\nId=test\nName=Test University Mail\nDomains=test.example;\n"
                             "HelpContact=help@test.example\nCaFile=" CA_FILE "\n");
  return self;
}

/**
 * desk_free:
 * @self: (transfer full): a desk
 *
 * Closes the window, stops the servers and removes the files.
 */
void
desk_free (Desk *self)
{
  if (self->window)
    gtk_widget_destroy (GTK_WIDGET (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->assistant);
  g_clear_object (&self->application);
  g_ptr_array_unref (self->servers);
  g_string_free (self->site, TRUE);
  desk_clear_away (self);
  g_free (self->folder);
  g_free (self);
}

/**
 * desk_add_port:
 * @self: a desk
 * @group: `IMAP`, `POP3` or `SMTP`
 * @key: `TlsPort` or `StartTlsPort`
 * @port: the port on this computer that the service names
 */
void
desk_add_port (Desk *self, const char *group, const char *key, guint16 port)
{
  g_string_append_printf (self->site, "[%s]\nHost=localhost\n%s=%u\n", group, key, port);
}

/**
 * desk_serve:
 * @self: a desk
 * @script: how the server behaves; must outlive @self
 *
 * Starts a server and makes it a part of the service.
 */
void
desk_serve (Desk *self, const SpTestScript *script)
{
  static const char *const groups[] = { "IMAP", "POP3", "SMTP", "Sieve" };
  SpTestServer *server = sp_test_server_new (script);

  g_ptr_array_add (self->servers, server);
  desk_add_port (self, groups[script->protocol], script->implicit_tls ? "TlsPort" : "StartTlsPort",
                 sp_test_server_get_port (server));
}

/**
 * desk_open:
 * @self: a desk
 *
 * Opens the window; its catalogue holds the shipped programs and the service on the desk.
 */
void
desk_open (Desk *self)
{
  g_autofree char *site_file = g_build_filename (self->folder, SITE_FILE, NULL);
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new (sp_language_get_names ());
  g_autoptr(GError) error = NULL;

  g_file_set_contents (site_file, self->site->str, -1, &error);
  g_assert_no_error (error);
  sp_catalogue_add_site_file (catalogue, site_file, &error);
  g_assert_no_error (error);
  self->assistant = sp_assistant_new (catalogue);
  self->application = sp_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  self->window = sp_window_new (GTK_APPLICATION (self->application), self->assistant);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* The name of the label that belongs to a control. */
static const char *
get_label_name (AtkObject *accessible)
{
  g_autoptr(AtkRelationSet) set = atk_object_ref_relation_set (accessible);
  AtkRelation *relation = atk_relation_set_get_relation_by_type (set, ATK_RELATION_LABELLED_BY);
  GPtrArray *targets = relation ? atk_relation_get_target (relation) : NULL;

  return targets && targets->len > 0 ? atk_object_get_name (targets->pdata[0]) : NULL;
}

/**
 * desk_name_of:
 * @widget: a widget
 *
 * Returns: (transfer full) (nullable): its name as assistive technology says it, %NULL where it has none
 */
char *
desk_name_of (GtkWidget *widget)
{
  AtkObject *accessible = gtk_widget_get_accessible (widget);
  const char *name = GTK_IS_ENTRY (widget) ? atk_object_get_name (accessible) : NULL;

  /* A text field is named like its label, without the label's colon. */
  if (!name || !*name)
    name = get_label_name (accessible);
  if (!name || !*name)
    name = atk_object_get_name (accessible);
  return name && *name ? g_strdup (name) : NULL;
}

static void
collect (GtkWidget *widget, gpointer list)
{
  g_ptr_array_add (list, widget);
}

/**
 * desk_for_each:
 * @root: a widget
 * @callback: called for each widget on the screen at or below @root
 * @data: handed to @callback
 */
void
desk_for_each (GtkWidget *root, GtkCallback callback, gpointer data)
{
  g_autoptr(GPtrArray) children = g_ptr_array_new ();

  if (!gtk_widget_get_mapped (root))
    return;
  callback (root, data);
  /* What a combo box is made of is its own affair; assistive technology sees one control. */
  if (GTK_IS_CONTAINER (root) && !GTK_IS_COMBO_BOX (root))
    gtk_container_forall (GTK_CONTAINER (root), collect, children);
  for (guint i = 0; i < children->len; i++)
    desk_for_each (children->pdata[i], callback, data);
}

static void
match (GtkWidget *widget, gpointer data)
{
  Search *search = data;
  g_autofree char *name = NULL;

  if (search->found || !g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    return;
  name = desk_name_of (widget);
  if (!search->name || g_strcmp0 (name, search->name) == 0)
    search->found = widget;
}

/**
 * desk_look:
 * @self: a desk
 * @type: a type of widget
 * @name: (nullable): its name for assistive technology, %NULL for any
 *
 * Returns: (transfer none) (nullable): the first such widget on the screen
 */
GtkWidget *
desk_look (Desk *self, GType type, const char *name)
{
  Search search = { type, name, NULL };

  desk_for_each (GTK_WIDGET (self->window), match, &search);
  return search.found;
}

/**
 * desk_find:
 * @self: a desk
 * @type: a type of widget
 * @name: (nullable): its name for assistive technology, %NULL for any
 *
 * Returns: (transfer none): the first such widget on the screen; the test fails where there is none
 */
GtkWidget *
desk_find (Desk *self, GType type, const char *name)
{
  GtkWidget *found = desk_look (self, type, name);

  if (!found)
    g_error ("There is no %s “%s” on the screen", g_type_name (type), name);
  return found;
}

static void
read_label (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), search->name))
    search->found = widget;
}

/**
 * desk_says:
 * @self: a desk
 * @text: a text
 *
 * Returns: whether some label on the screen contains @text
 */
gboolean
desk_says (Desk *self, const char *text)
{
  Search search = { GTK_TYPE_LABEL, text, NULL };

  desk_for_each (GTK_WIDGET (self->window), read_label, &search);
  return search.found != NULL;
}

/**
 * desk_type:
 * @self: a desk
 * @field: the name of a text field
 * @text: what to type instead of what stands there
 */
void
desk_type (Desk *self, const char *field, const char *text)
{
  GtkWidget *entry = desk_find (self, GTK_TYPE_ENTRY, field);

  gtk_widget_grab_focus (entry);
  gtk_entry_set_text (GTK_ENTRY (entry), text);
}

/**
 * desk_click:
 * @self: a desk
 * @button: the name of a button, which must not be greyed out
 */
void
desk_click (Desk *self, const char *button)
{
  GtkWidget *widget = desk_find (self, GTK_TYPE_BUTTON, button);

  g_assert_true (gtk_widget_is_sensitive (widget));
  gtk_button_clicked (GTK_BUTTON (widget));
}

/**
 * desk_press:
 * @self: a desk
 * @keyval: a key
 * @modifiers: what is held down with it
 *
 * Presses a key where the focus is.
 *
 * Returns: whether anything came of it
 */
gboolean
desk_press (Desk *self, guint keyval, GdkModifierType modifiers)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  g_autofree GdkKeymapKey *keys = NULL;
  gboolean handled;
  int n = 0;

  gdk_keymap_get_entries_for_keyval (gdk_keymap_get_for_display (gdk_display_get_default ()),
                                     keyval, &keys, &n);
  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (self->window)));
  event->key.keyval = keyval;
  event->key.state = modifiers;
  event->key.hardware_keycode = n > 0 ? keys[0].keycode : 0;
  event->key.time = GDK_CURRENT_TIME;
  gdk_event_set_device (
      event, gdk_seat_get_keyboard (gdk_display_get_default_seat (gdk_display_get_default ())));
  handled = gtk_widget_event (GTK_WIDGET (self->window), event);
  gdk_event_free (event);
  return handled;
}

/**
 * desk_act:
 * @self: a desk
 * @action: an action of the window, which must be possible
 */
void
desk_act (Desk *self, const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), action));
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, NULL);
}

static gboolean
is_possible (gpointer data)
{
  const gpointer *both = data;

  return g_action_group_get_action_enabled (both[0], both[1]);
}

/**
 * desk_wait_until_possible:
 * @self: a desk
 * @action: an action of the window
 *
 * Waits until the window offers that action, whatever the language.
 */
void
desk_wait_until_possible (Desk *self, const char *action)
{
  gpointer both[2] = { self->window, (gpointer) action };

  sp_test_wait_until (is_possible, both);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* The two ways in are the only radio buttons there: the steps first. */
static void
choose_way (GtkWidget *widget, gpointer steps)
{
  GtkWidget *above = gtk_widget_get_ancestor (widget, SP_TYPE_SETUP_BOX);

  if (above && GTK_IS_RADIO_BUTTON (widget) &&
      !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) &&
      sp_setup_box_is_adding (SP_SETUP_BOX (above)) != GPOINTER_TO_INT (steps))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), TRUE);
}

/**
 * desk_show_steps:
 * @self: a desk that shows a result
 * @steps: whether to show the steps of adding an account, or the values by themselves
 *
 * Chooses one of the two ways in, whatever the language.
 */
void
desk_show_steps (Desk *self, gboolean steps)
{
  desk_for_each (GTK_WIDGET (self->window), choose_way, GINT_TO_POINTER (steps));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/**
 * desk_choose_client:
 * @self: a desk that shows a page with mail programs to choose from
 * @id: a program
 *
 * Chooses the program.
 */
void
desk_choose_client (Desk *self, const char *id)
{
  SpCatalogue *catalogue = sp_assistant_get_catalogue (self->assistant);

  sp_client_chooser_set_client (SP_CLIENT_CHOOSER (desk_find (self, SP_TYPE_CLIENT_CHOOSER, NULL)),
                                sp_catalogue_find_client (catalogue, id));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/**
 * desk_open_checked:
 * @self: a desk with its servers
 *
 * Opens the window and checks an address of the service, whatever the language.
 */
void
desk_open_checked (Desk *self)
{
  desk_open (self);
  sp_window_set_address (self->window, "ann@test.example");
  desk_act (self, "check");
  desk_wait_until_possible (self, "check-again");
  desk_show_steps (self, FALSE);
}

static gboolean
has_title (gpointer data)
{
  const gpointer *both = data;

  return g_strcmp0 (gtk_window_get_title (both[0]), both[1]) == 0;
}

/**
 * desk_wait_for:
 * @self: a desk
 * @title: the title of a page
 *
 * Waits until that page is shown and drawn.
 */
void
desk_wait_for (Desk *self, const char *title)
{
  gpointer both[2] = { self->window, (gpointer) title };

  sp_test_wait_until (has_title, both);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static gboolean
is_said (gpointer data)
{
  const gpointer *both = data;

  return desk_says (both[0], both[1]);
}

/**
 * desk_wait_until_says:
 * @self: a desk
 * @text: a text
 *
 * Waits until some label on the screen contains @text.
 */
void
desk_wait_until_says (Desk *self, const char *text)
{
  gpointer both[2] = { self, (gpointer) text };

  g_test_message ("waiting for “%s”", text);
  sp_test_wait_until (is_said, both);
}

/**
 * desk_unfold:
 * @self: a desk
 * @name: the name of an expander
 *
 * Shows what is folded away there.
 */
void
desk_unfold (Desk *self, const char *name)
{
  gtk_expander_set_expanded (GTK_EXPANDER (desk_find (self, GTK_TYPE_EXPANDER, name)), TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/**
 * desk_get_focus:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the widget that has the focus
 */
GtkWidget *
desk_get_focus (Desk *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/**
 * desk_check:
 * @self: a desk with its window open
 * @address: an e-mail address
 *
 * Types the address, starts the check and waits for its result.
 */
void
desk_check (Desk *self, const char *address)
{
  desk_type (self, "E-mail address", address);
  desk_click (self, "Check");
  desk_wait_for (self, "Settings");
  desk_show_steps (self, FALSE);
}
