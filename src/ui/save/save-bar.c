/* Copies, saves and prints what a table of formats says, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "save-bar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "clipboard.h"
#include "core/safe-text.h"
#include "file-writer.h"
#include "text/template.h"

struct _SpSaveBar
{
  GtkBox parent_instance;

  GtkImage *icon; /* template child */
  GtkLabel *message; /* template child */

  GActionMap *actions; /* (owned) */
  const SpSaveKind *kind; /* (nullable) static */
  gpointer source; /* (unowned) (nullable) on the same page */
  gboolean enabled; /* there is something to hand on */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  const SpSaveFormat *format; /* (nullable) static; the only one that the chooser is open for */
  GFile *file; /* (owned) (nullable) what is being saved */
  GCancellable *cancellable; /* (owned) cancelled at the end */
};

G_DEFINE_FINAL_TYPE (SpSaveBar, sp_save_bar, GTK_TYPE_BOX)

/* Hidden first, so that a screen reader reads it as something new. */
static void
say (SpSaveBar *self, gboolean well, const char *sentence)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_hide (widget);
  gtk_image_set_from_icon_name (self->icon, well ? "emblem-ok-symbolic" : "dialog-error-symbolic",
                                GTK_ICON_SIZE_MENU);
  gtk_label_set_text (self->message, sentence);
  atk_object_set_name (gtk_widget_get_accessible (widget), sentence);
  gtk_widget_show (widget);
}

static void
say_outcome (SpSaveBar *self, const char *sentence, const GError *error)
{
  g_autofree char *name = self->file ? g_file_get_parse_name (self->file) : NULL;
  g_autofree char *shown = sp_safe_text (name, -1, 0);
  g_autofree char *reason = sp_safe_text (error ? error->message : NULL, -1, 0);
  g_autofree char *filled = sp_fill (_(sentence), "file", shown, "reason", reason, NULL);

  say (self, error == NULL, filled);
}

static const SpSaveFormat *
find_format (const SpSaveKind *kind, const char *id)
{
  for (guint i = 0; i < kind->n_formats; i++)
    if (g_str_equal (kind->formats[i].id, id))
      return &kind->formats[i];
  return NULL;
}

static const SpSaveFormat *
find_suffix (const SpSaveKind *kind, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < kind->n_formats; i++)
    if (g_str_has_suffix (lower, kind->formats[i].suffix))
      return &kind->formats[i];
  return NULL;
}

/**
 * sp_save_kind_name_file:
 * @kind: what is saved
 * @name: what somebody typed as the name of a file
 * @chosen: the index of the format that is chosen beside it; the first one is chosen from the start
 *
 * Returns: (transfer full): the name of the file, whose end tells the format
 */
char *
sp_save_kind_name_file (const SpSaveKind *kind, const char *name, guint chosen)
{
  const SpSaveFormat *told = find_suffix (kind, name);
  gsize length = strlen (name);

  if (told == &kind->formats[chosen] || (chosen == 0 && (told || kind->any_name)))
    return g_strdup (name);
  if (told && told == &kind->formats[0])
    length -= strlen (told->suffix);
  return g_strdup_printf ("%.*s%s", (int) length, name, kind->formats[chosen].suffix);
}

static GBytes *
write_bytes (const SpSaveFormat *format, gpointer source)
{
  char *text;

  if (format->draw)
    return format->draw (source);
  text = format->write ? format->write (source) : NULL;
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static void
update_actions (SpSaveBar *self)
{
  g_auto(GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (char **name = names; *name; name++)
    {
      GAction *action = g_action_map_lookup_action (self->actions, *name);
      gboolean busy = g_str_equal (*name, "save") && self->file;

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->enabled && !busy);
    }
}

static void
on_saved (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr(SpSaveBar) self = data;
  g_autoptr(GError) error = NULL;

  sp_file_write_finish (outcome, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && self->kind->exists)
    say_outcome (self, self->kind->exists, error);
  else
    say_outcome (self, error ? self->kind->not_saved : self->kind->saved, error);
  g_clear_object (&self->file);
  update_actions (self);
}

static void
save (SpSaveBar *self, GFile *file, const SpSaveFormat *format, gboolean only_new)
{
  g_autoptr(GBytes) bytes = write_bytes (format, self->source);
  g_autoptr(GtkPrintOperation) pages = format->print ? format->print (self->source) : NULL;
  const SpFileContents contents = { bytes, pages };

  g_set_object (&self->file, file);
  gtk_widget_hide (GTK_WIDGET (self));
  update_actions (self);
  sp_file_write_async (file, &contents, only_new, self->cancellable, on_saved, g_object_ref (self));
}

static guint
get_filter (SpSaveBar *self)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (self->chooser));
  const char *name = filter ? gtk_file_filter_get_name (filter) : NULL;

  for (guint i = 0; i < self->kind->n_formats; i++)
    if (self->kind->formats[i].name && g_strcmp0 (name, _(self->kind->formats[i].name)) == 0)
      return i;
  return 0;
}

/* Whether to replace a file was asked only about the name that was entered. */
static void
save_chosen (SpSaveBar *self, GFile *chosen, guint filter)
{
  g_autofree char *typed = g_file_get_basename (chosen);
  g_autofree char *name = sp_save_kind_name_file (self->kind, typed, filter);
  g_autoptr(GFile) folder = g_file_get_parent (chosen);
  g_autoptr(GFile) file = g_file_get_child (folder, name);
  const SpSaveFormat *format = find_suffix (self->kind, name);

  save (self, file, format ? format : &self->kind->formats[0], !g_file_equal (file, chosen));
}

static void
on_response (SpSaveBar *self, int response)
{
  guint filter = get_filter (self);
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file && self->format)
    save (self, file, self->format, FALSE);
  else if (file)
    save_chosen (self, file, filter);
}

static void
add_filters (SpSaveBar *self)
{
  for (guint i = 0; i < self->kind->n_formats; i++)
    {
      const SpSaveFormat *format = &self->kind->formats[i];
      g_autofree char *pattern = g_strconcat ("*", format->suffix, NULL);
      GtkFileFilter *filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(format->name));
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
    }
}

static GtkWindow *
get_window (SpSaveBar *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  return GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL;
}

/* An empty parameter leaves the format to be chosen. */
static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpSaveBar *self = data;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  if (self->chooser)
    return;
  self->format = find_format (self->kind, g_variant_get_string (parameter, NULL));
  stem = self->kind->suggest_name (self->source);
  name = g_strconcat (stem, (self->format ? self->format : self->kind->formats)->suffix, NULL);
  self->chooser = gtk_file_chooser_native_new (_(self->kind->title), get_window (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  if (!self->format)
    add_filters (self);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpSaveBar *self = data;
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);
  const SpSaveFormat *format = find_format (self->kind, g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (format && format->write && self->kind->say_copied);

  text = format->write (self->source);
  plain = format->media_type ? self->kind->formats[0].write (self->source) : NULL;
  if (format->media_type)
    sp_clipboard_set_page (clipboard, format->media_type, text, plain);
  else
    gtk_clipboard_set_text (clipboard, text, -1);
  sentence = self->kind->say_copied (self->source, format);
  say (self, TRUE, sentence);
}

static void
on_printed (SpSaveBar *self, GtkPrintOperationResult outcome, GtkPrintOperation *operation)
{
  g_autoptr(GError) error = NULL;

  if (outcome == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error)
    say_outcome (self, self->kind->not_printed, error);
  else if (outcome == GTK_PRINT_OPERATION_RESULT_APPLY)
    say_outcome (self, self->kind->printed, NULL);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpSaveBar *self = data;
  const SpSaveFormat *format = self->kind->formats;
  g_autoptr(GtkPrintOperation) operation = NULL;

  while (!format->print)
    format++;
  operation = format->print (self->source);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self),
                           NULL);
}

static void
sp_save_bar_dispose (GObject *object)
{
  SpSaveBar *self = SP_SAVE_BAR (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (sp_save_bar_parent_class)->dispose (object);
}

static void
sp_save_bar_finalize (GObject *object)
{
  SpSaveBar *self = SP_SAVE_BAR (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sp_save_bar_parent_class)->finalize (object);
}

static void
sp_save_bar_class_init (SpSaveBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_save_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_save_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/save/save-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSaveBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SpSaveBar, message);
}

static void
sp_save_bar_init (SpSaveBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = on_copy, .parameter_type = "s" },
    { .name = "save", .activate = on_save, .parameter_type = "s" },
    { .name = "print", .activate = on_print },
  };

  self->cancellable = g_cancellable_new ();
  self->enabled = TRUE;
  self->actions = G_ACTION_MAP (g_simple_action_group_new ());
  g_action_map_add_action_entries (self->actions, entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_save_bar_attach:
 * @self: the bar, which shows nothing until there is something to say
 * @page: what it stands on; gets the actions `copy` and `save` with the id of a format, and `print`. An empty id for `save` leaves
 *   the format to be chosen
 * @group: where the actions are found at @page
 * @kind: what is handed on
 * @source: for the functions of @kind; it has to live as long as @self
 *
 * To be called once.
 */
void
sp_save_bar_attach (SpSaveBar *self,
                    GtkWidget *page,
                    const char *group,
                    const SpSaveKind *kind,
                    gpointer source)
{
  self->kind = kind;
  self->source = source;
  gtk_widget_insert_action_group (page, group, G_ACTION_GROUP (self->actions));
}

/**
 * sp_save_bar_set_enabled:
 * @enabled: whether there is anything to hand on
 */
void
sp_save_bar_set_enabled (SpSaveBar *self, gboolean enabled)
{
  self->enabled = enabled;
  update_actions (self);
}

/**
 * sp_save_bar_save:
 * @file: where to save; what is there is replaced
 * @id: (nullable): what to save it as; %NULL for what the name of @file tells, or the usual format
 *
 * Saves, and says what came of it.
 */
void
sp_save_bar_save (SpSaveBar *self, GFile *file, const char *id)
{
  g_autofree char *name = g_file_get_basename (file);
  const SpSaveFormat *format = id ? find_format (self->kind, id) : find_suffix (self->kind, name);

  save (self, file, format ? format : &self->kind->formats[0], FALSE);
}

/**
 * sp_save_bar_forget:
 *
 * To be called when something else is shown: what was said was about what was there before.
 */
void
sp_save_bar_forget (SpSaveBar *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
}
