/* Hands a report on: copies it as text or JSON, or saves it in a file, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-actions.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/widgets/button-row.h"
#include "ui/widgets/copy-button.h"
#include "core/safe-text.h"
#include "ui/save/file-save.h"
#include "report-document.h"
#include "text/template.h"

struct _SpReportActions
{
  GtkBox parent_instance;

  SpCopyButton *copy_text; /* template child */
  SpCopyButton *copy_json; /* template child */
  GtkWidget *save; /* template child */
  GtkWidget *outcome; /* template child */
  GtkImage *icon; /* template child */
  GtkLabel *message; /* template child */

  SpResult *result; /* (owned) (nullable) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  GtkFileFilter *filters[SP_N_REPORT_FORMATS]; /* (unowned) of @chooser */
  GFile *file; /* (owned) (nullable) what is being saved */
  GCancellable *cancellable; /* (owned) cancelled at the end */
};

G_DEFINE_FINAL_TYPE (SpReportActions, sp_report_actions, GTK_TYPE_BOX)

/* Hidden first, so that a screen reader reads it as something new. */
static void
say (SpReportActions *self, const char *icon, const char *sentence)
{
  gtk_widget_hide (self->outcome);
  gtk_image_set_from_icon_name (self->icon, icon, GTK_ICON_SIZE_MENU);
  gtk_label_set_text (self->message, sentence);
  atk_object_set_name (gtk_widget_get_accessible (self->outcome), sentence);
  gtk_widget_show (self->outcome);
}

static void
say_outcome (SpReportActions *self, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autofree char *shown = sp_safe_text (name, -1, 0);
  g_autofree char *reason = error ? sp_safe_text (error->message, -1, 0) : NULL;
  const SpPlace places[] = { { "file", shown }, { "reason", reason } };
  g_autofree char *sentence = NULL;

  if (error)
    /* Translators: {file} is where the report was to be saved, {reason} a sentence of the system. */
    sentence = sp_template_fill (_ ("The report could not be saved as “{file}”: {reason}"), places,
                                 G_N_ELEMENTS (places));
  else
    /* Translators: {file} is where the report is now. */
    sentence =
        sp_template_fill (_ ("The report was saved as “{file}”."), places, G_N_ELEMENTS (places));
  say (self, error ? "dialog-error-symbolic" : "emblem-ok-symbolic", sentence);
}

static void
on_saved (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr (SpReportActions) self = data;
  g_autoptr (GError) error = NULL;

  sp_file_save_finish (outcome, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  say_outcome (self, error);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static SpReportFormat
get_filter (SpReportActions *self)
{
  GtkFileFilter *chosen = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (self->chooser));

  for (int format = 0; format < SP_N_REPORT_FORMATS; format++)
    if (chosen == self->filters[format])
      return format;
  return SP_REPORT_TEXT;
}

/* The name with the end of the file type that was chosen. Text is chosen from the start, so any name is good for it. */
static GFile *
rename_for (GFile *file, SpReportFormat format)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *suffix = sp_report_format_get_suffix (format);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *renamed = NULL;

  if (format == SP_REPORT_TEXT || sp_report_format_for_name (name, SP_REPORT_TEXT) == format)
    return g_object_ref (file);
  if (g_str_has_suffix (name, sp_report_format_get_suffix (SP_REPORT_TEXT)))
    *strrchr (name, '.') = '\0';
  renamed = g_strconcat (name, suffix, NULL);
  return g_file_get_child (folder, renamed);
}

/* Whether to replace a file was asked only about the name that was entered. */
static void
save_as (SpReportActions *self, GFile *chosen, SpReportFormat format)
{
  g_autoptr (GFile) file = rename_for (chosen, format);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *shown = sp_safe_text (name, -1, 0);
  const SpPlace places[] = { { "file", shown } };
  g_autofree char *sentence = NULL;

  if (g_file_equal (file, chosen) || !g_file_query_exists (file, NULL))
    {
      sp_report_actions_save (self, file, format);
      return;
    }
  /* Translators: {file} is where the report was to be saved. */
  sentence = sp_template_fill (_ ("“{file}” exists already, so the report was not saved."), places,
                               G_N_ELEMENTS (places));
  say (self, "dialog-error-symbolic", sentence);
}

static void
on_response (SpReportActions *self, int response)
{
  SpReportFormat format = get_filter (self);
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file)
    save_as (self, file, format);
}

static const char *
name_of (SpReportFormat format)
{
  static const char *const names[SP_N_REPORT_FORMATS] = {
    N_ ("Plain text"),
    N_ ("JSON, for other programs"),
    N_ ("PDF, for printing"),
  };

  return _ (names[format]);
}

static void
add_filters (SpReportActions *self)
{
  for (int format = 0; format < SP_N_REPORT_FORMATS; format++)
    {
      GtkFileFilter *filter = gtk_file_filter_new ();
      g_autofree char *pattern = g_strconcat ("*", sp_report_format_get_suffix (format), NULL);

      gtk_file_filter_set_name (filter, name_of (format));
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
      self->filters[format] = filter;
    }
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (self->chooser), self->filters[SP_REPORT_TEXT]);
}

static void
on_save_clicked (SpReportActions *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (self->chooser || !self->result)
    return;
  name = sp_report_document_suggest_name (self->result, sp_report_format_get_suffix (0));
  self->chooser = gtk_file_chooser_native_new (_ ("Save Report"), GTK_WINDOW (window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  add_filters (self);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
sp_report_actions_dispose (GObject *object)
{
  SpReportActions *self = SP_REPORT_ACTIONS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_report_actions_parent_class)->dispose (object);
}

static void
sp_report_actions_finalize (GObject *object)
{
  SpReportActions *self = SP_REPORT_ACTIONS (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sp_report_actions_parent_class)->finalize (object);
}

static void
sp_report_actions_class_init (SpReportActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_BUTTON_ROW);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = sp_report_actions_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_report_actions_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/report-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, copy_text);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, copy_json);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, save);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, outcome);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, icon);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, message);
}

static void
sp_report_actions_init (SpReportActions *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_copy_button_set_subject (self->copy_text, _ ("Copy the whole report"));
  sp_copy_button_set_subject (self->copy_json, _ ("Copy the whole report as JSON"));
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save_clicked), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_report_actions_set_result:
 * @self: the actions
 * @result: whose report to hand on
 */
void
sp_report_actions_set_result (SpReportActions *self, SpResult *result)
{
  g_autofree char *text = sp_report_document_to_text (result);
  g_autofree char *json = sp_report_document_to_json (result);

  g_set_object (&self->result, result);
  sp_copy_button_set_text (self->copy_text, text);
  sp_copy_button_set_text (self->copy_json, json);
  gtk_widget_hide (self->outcome);
}

/**
 * sp_report_actions_save:
 * @self: the actions
 * @file: where to save the report; what is there is replaced
 * @otherwise: what to save it as where the name of @file does not tell
 *
 * Saves the report, and says what came of it.
 */
void
sp_report_actions_save (SpReportActions *self, GFile *file, SpReportFormat otherwise)
{
  g_autofree char *name = g_file_get_basename (file);
  SpReportFormat format = sp_report_format_for_name (name, otherwise);

  g_set_object (&self->file, file);
  gtk_widget_hide (self->outcome);
  gtk_widget_set_sensitive (self->save, FALSE);
  sp_report_save_async (self->result, file, format, self->cancellable, on_saved,
                        g_object_ref (self));
}
