/* Copies, saves and prints the comparison table as it is shown, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-export.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/safe-text.h"
#include "ui/save/file-save.h"
#include "ui/save/table-print.h"
#include "text/template.h"

#define GROUP "table"

struct _SpTableExport
{
  GtkBox parent_instance;

  GtkImage *icon; /* template child */
  GtkLabel *message; /* template child */

  GActionGroup *actions; /* (owned) */
  SpProgramTable *table; /* (unowned) (nullable) on the same page */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  SpTableFormat format; /* what the chooser is open for */
  GFile *file; /* (owned) (nullable) what is being saved */
  GCancellable *cancellable; /* (owned) cancelled at the end */
};

G_DEFINE_FINAL_TYPE (SpTableExport, sp_table_export, GTK_TYPE_BOX)

/* Hidden first, so that a screen reader reads it as something new. */
static void
say (SpTableExport *self, gboolean well, const char *sentence)
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
say_reason (SpTableExport *self, const char *sentence, const GError *error)
{
  g_autofree char *name = self->file ? g_file_get_parse_name (self->file) : NULL;
  g_autofree char *shown = name ? sp_safe_text (name, -1, 0) : NULL;
  g_autofree char *reason = error ? sp_safe_text (error->message, -1, 0) : NULL;
  const SpPlace places[] = { { "file", shown }, { "reason", reason } };
  g_autofree char *filled = sp_template_fill (sentence, places, G_N_ELEMENTS (places));

  say (self, error == NULL, filled);
}

static const char *
choose_sentence (SpTableFormat format, guint n)
{
  switch (format)
    {
    case SP_TABLE_CSV:
      /* Translators: {n} is how many mail programs the table has. */
      return ngettext ("The table with {n} mail program was copied as CSV.",
                       "The table with {n} mail programs was copied as CSV.", n);
    case SP_TABLE_HTML:
      /* Translators: {n} is how many mail programs the table has. */
      return ngettext ("The table with {n} mail program was copied as HTML.",
                       "The table with {n} mail programs was copied as HTML.", n);
    case SP_TABLE_TEXT:
    case SP_TABLE_PDF:
    default:
      /* Translators: {n} is how many mail programs the table has. */
      return ngettext ("The table with {n} mail program was copied as text.",
                       "The table with {n} mail programs was copied as text.", n);
    }
}

static void
say_copied (SpTableExport *self, SpTableFormat format)
{
  guint n = sp_program_table_get_n_shown (self->table);
  g_autofree char *number = g_strdup_printf ("%u", n);
  const SpPlace places[] = { { "n", number } };
  g_autofree char *sentence =
      sp_template_fill (choose_sentence (format, n), places, G_N_ELEMENTS (places));

  say (self, TRUE, sentence);
}

/** Copy: what is on the clipboard: the page for those who can take it, plain text for all others. */
typedef struct
{
  char *html; /* (owned) */
  char *text; /* (owned) */
} Copy;

enum
{
  TARGET_TEXT,
  TARGET_HTML,
};

static void
give_copy (GtkClipboard *clipboard, GtkSelectionData *selection, guint target, gpointer data)
{
  Copy *copy = data;

  if (target == TARGET_HTML)
    gtk_selection_data_set (selection, gdk_atom_intern_static_string ("text/html"), 8,
                            (const guchar *) copy->html, strlen (copy->html));
  else
    gtk_selection_data_set_text (selection, copy->text, -1);
}

static void
free_copy (GtkClipboard *clipboard, gpointer data)
{
  Copy *copy = data;

  g_free (copy->html);
  g_free (copy->text);
  g_free (copy);
}

static void
copy_html (GtkClipboard *clipboard, const SpAdviceDocument *document)
{
  Copy *copy = g_new0 (Copy, 1);
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  GtkTargetEntry *targets;
  int n;

  copy->html = sp_table_format_write (SP_TABLE_HTML, document);
  copy->text = sp_table_format_write (SP_TABLE_TEXT, document);
  gtk_target_list_add (list, gdk_atom_intern_static_string ("text/html"), 0, TARGET_HTML);
  gtk_target_list_add_text_targets (list, TARGET_TEXT);
  targets = gtk_target_table_new_from_list (list, &n);
  if (gtk_clipboard_set_with_data (clipboard, targets, n, give_copy, free_copy, copy))
    gtk_clipboard_set_can_store (clipboard, NULL, 0);
  else
    free_copy (clipboard, copy);
  gtk_target_table_free (targets, n);
  gtk_target_list_unref (list);
}

static SpTableFormat
get_format (GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  for (int format = 0; format < SP_N_TABLE_FORMATS; format++)
    if (g_str_equal (id, sp_table_format_get_id (format)))
      return format;
  g_return_val_if_reached (SP_TABLE_TEXT);
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpTableExport *self = data;
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);
  SpTableFormat format = get_format (parameter);
  g_autoptr (SpAdviceDocument) document = sp_program_table_make_document (self->table);
  g_autofree char *text = NULL;

  if (format == SP_TABLE_HTML)
    {
      copy_html (clipboard, document);
    }
  else
    {
      text = sp_table_format_write (format, document);
      gtk_clipboard_set_text (clipboard, text, -1);
    }
  say_copied (self, format);
}

static void
on_saved (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr (SpTableExport) self = data;
  g_autoptr (GError) error = NULL;

  sp_file_save_finish (outcome, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error)
    /* Translators: {file} is where the table was to be saved, {reason} a sentence of the system. */
    say_reason (self, _ ("The table could not be saved as “{file}”: {reason}"), error);
  else
    /* Translators: {file} is where the table is now. */
    say_reason (self, _ ("The table was saved as “{file}”."), NULL);
}

static void
on_response (SpTableExport *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file)
    sp_table_export_save (self, file, self->format);
}

static char *
suggest_name (SpTableFormat format)
{
  const char *suffix = sp_table_format_get_id (format);

  /* Translators: the proposed name of a file, without spaces; its end is added. */
  return g_strconcat (_ ("mail-programs"), ".", suffix, NULL);
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpTableExport *self = data;
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self->table));
  g_autofree char *name = NULL;

  if (self->chooser)
    return;
  self->format = get_format (parameter);
  name = suggest_name (self->format);
  self->chooser = gtk_file_chooser_native_new (_ ("Save Table"), GTK_WINDOW (window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_printed (SpTableExport *self, GtkPrintOperationResult outcome, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (outcome == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error)
    /* Translators: {reason} is a sentence of the system. */
    say_reason (self, _ ("The table could not be printed: {reason}"), error);
  else if (outcome == GTK_PRINT_OPERATION_RESULT_APPLY)
    say (self, TRUE, _ ("The table was handed to the printer."));
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpTableExport *self = data;
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self->table));
  g_autoptr (SpAdviceDocument) document = sp_program_table_make_document (self->table);
  g_autoptr (GtkPrintOperation) operation = sp_table_print_new (document);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           NULL);
}

/* An empty table is not handed on. */
static void
update_actions (SpTableExport *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (self->actions);
  gboolean any = sp_program_table_get_n_shown (self->table) > 0;

  for (char **name = names; *name; name++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), *name)), any);
}

static void
sp_table_export_dispose (GObject *object)
{
  SpTableExport *self = SP_TABLE_EXPORT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (sp_table_export_parent_class)->dispose (object);
}

static void
sp_table_export_finalize (GObject *object)
{
  SpTableExport *self = SP_TABLE_EXPORT (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sp_table_export_parent_class)->finalize (object);
}

static void
sp_table_export_class_init (SpTableExportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_table_export_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_table_export_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/table-export.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTableExport, icon);
  gtk_widget_class_bind_template_child (widget_class, SpTableExport, message);
}

static void
sp_table_export_init (SpTableExport *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = on_copy, .parameter_type = "s" },
    { .name = "save", .activate = on_save, .parameter_type = "s" },
    { .name = "print", .activate = on_print },
  };

  self->cancellable = g_cancellable_new ();
  self->actions = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_table_export_attach:
 * @self: the export, which shows nothing until there is something to say
 * @table: the table to hand on; it has to live as long as @self
 * @page: what both stand on; gets the actions `table.copy` and `table.save` with the id of a format, and `table.print`
 *
 * To be called once.
 */
void
sp_table_export_attach (SpTableExport *self, SpProgramTable *table, GtkWidget *page)
{
  self->table = table;
  gtk_widget_insert_action_group (page, GROUP, self->actions);
  g_signal_connect_object (table, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
}

/**
 * sp_table_export_save:
 * @self: the export
 * @file: where to save the table; what is there is replaced
 * @format: what to save it as
 *
 * Saves the table as it is shown, and says what came of it.
 */
void
sp_table_export_save (SpTableExport *self, GFile *file, SpTableFormat format)
{
  g_autoptr (SpAdviceDocument) document = sp_program_table_make_document (self->table);

  g_set_object (&self->file, file);
  gtk_widget_hide (GTK_WIDGET (self));
  sp_table_save_async (document, file, format, self->cancellable, on_saved, g_object_ref (self));
}

/**
 * sp_table_export_forget:
 * @self: the export
 *
 * To be called when another table is shown: what was said was about the one before.
 */
void
sp_table_export_forget (SpTableExport *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
}
