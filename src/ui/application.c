/* The application: one instance, its command line, its menus and keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "application.h"

#include <glib/gi18n.h>

#include "about.h"
#include "assistant/assistant.h"
#include "assistant/preferences.h"
#include "text/language.h"
#include "text/template.h"
#include "window.h"

#define EXIT_USAGE 2

struct _SpApplication
{
  GtkApplication parent_instance;

  SpAssistant *assistant; /* (owned) (nullable) from startup on */
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, GTK_TYPE_APPLICATION)

static SpWindow *
ensure_window (SpApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (SP_IS_WINDOW (l->data))
      return l->data;
  return sp_window_new (GTK_APPLICATION (self), self->assistant);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (data);

  gtk_window_present (
      GTK_WINDOW (sp_about_new (window, sp_assistant_get_catalogue (self->assistant))));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window)
    gtk_window_close (window);
  else
    g_application_quit (data);
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "quit", on_quit },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.explain", { "F1" } },
  { "win.what-is-this", { "<Shift>F1" } },
  { "win.back", { "<Alt>Left" } },
  { "win.check-again", { "F5" } },
  { "win.menu", { "F10" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
  { "win.view::settings", { "<Alt>1" } },
  { "win.view::programs", { "<Alt>2" } },
  { "win.view::explained", { "<Alt>3" } },
  { "win.view::details", { "<Alt>4" } },
};

static void
load_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/signpostmail/Signpost/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* A switch in the menu; it cannot be moved where the administrator has locked it. */
static void
add_switch (SpApplication *self, const char *key)
{
  g_autoptr(GSettings) settings = sp_preferences_open (key);
  g_autoptr(GAction) action = settings ? g_settings_create_action (settings, key) : NULL;

  if (action)
    g_action_map_add_action (G_ACTION_MAP (self), action);
}

static void
sp_application_startup (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);
  g_autoptr(SpCatalogue) catalogue = NULL;

  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char **) accelerators[i].keys);
  add_switch (self, SP_PREFERENCES_INTERNAL);
  load_style ();
  catalogue = sp_catalogue_new (sp_language_get_label_names ());
  self->assistant = sp_assistant_new (catalogue);
}

static void
sp_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (SP_APPLICATION (application))));
}

/* A site is named by its id or by a file, as for signpostctl. */
static SpSite *
find_site (SpCatalogue *catalogue, GFile *file, const char *name, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  SpSite *site = sp_catalogue_find_site (catalogue, name);

  if (site)
    return site;
  if (!sp_catalogue_add_site_file (catalogue, path ? path : name, error))
    return NULL;
  /* What was added comes first. */
  return sp_catalogue_get_site (catalogue, 0);
}

static gboolean
apply_site (SpApplication *self, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  const char *name = NULL;
  g_autofree char *said = NULL;
  SpSite *site;

  if (!g_variant_dict_lookup (options, "site", "&s", &name))
    return TRUE;
  file = g_application_command_line_create_file_for_arg (line, name);
  site = find_site (sp_assistant_get_catalogue (self->assistant), file, name, &error);
  if (site)
    {
      sp_window_set_site (ensure_window (self), site);
      return TRUE;
    }
  /* Translators: {service} is the name of a file as it was typed, {reason} says what is wrong with it */
  said = sp_fill (_("signpost: the mail service “{service}” cannot be used: {reason}"), "service",
                  name, "reason", error ? error->message : _("it was not found"), NULL);
  g_application_command_line_printerr (line, "%s\n", said);
  return FALSE;
}

static int
sp_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  SpApplication *self = SP_APPLICATION (application);
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (line, NULL);

  if (g_strv_length (arguments) > 2)
    {
      g_application_command_line_printerr (line, "%s\n",
                                           _("signpost: give at most one e-mail address."));
      return EXIT_USAGE;
    }
  if (!apply_site (self, line))
    return EXIT_USAGE;
  if (arguments[0] && arguments[1])
    sp_window_set_address (ensure_window (self), arguments[1]);
  g_application_activate (application);
  return 0;
}

/* What needs neither a display nor another instance. */
static int
sp_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("signpost %s\n", SP_VERSION);
  return 0;
}

static void
sp_application_dispose (GObject *object)
{
  SpApplication *self = SP_APPLICATION (object);

  g_clear_object (&self->assistant);
  G_OBJECT_CLASS (sp_application_parent_class)->dispose (object);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_application_dispose;
  application_class->startup = sp_application_startup;
  application_class->activate = sp_application_activate;
  application_class->command_line = sp_application_command_line;
  application_class->handle_local_options = sp_application_handle_local_options;
}

static void
sp_application_init (SpApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { "site", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_("Use the mail service that this file describes, or the one with this id"), N_("FILE|ID") },
    /* main() has read it already: it is needed before anything is said. */
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Language of the window, for example fr"),
      N_("LANGUAGE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ADDRESS]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _("Shows what to enter in a mail program, and whether it is safe."));
}

/**
 * sp_application_new:
 * @flags: %G_APPLICATION_NON_UNIQUE for tests, else none
 *
 * Returns: (transfer full): the application
 */
SpApplication *
sp_application_new (GApplicationFlags flags)
{
  return g_object_new (SP_TYPE_APPLICATION, "application-id", SP_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/org/signpostmail/Signpost", NULL);
}
