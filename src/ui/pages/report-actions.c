/* Hands a report on: copies it as text or JSON, or saves it in a file, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-actions.h"

#include <glib/gi18n.h>

#include "report-document.h"
#include "ui/save/save-bar.h"
#include "ui/widgets/button-row.h"
#include "ui/widgets/copy-button.h"

struct _SpReportActions
{
  GtkBox parent_instance;

  SpCopyButton *copy_text; /* template child */
  SpCopyButton *copy_json; /* template child */
  SpSaveBar *bar; /* template child */

  SpResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpReportActions, sp_report_actions, GTK_TYPE_BOX)

static char *
write_text (gpointer source)
{
  return sp_report_document_to_text (SP_REPORT_ACTIONS (source)->result);
}

static char *
write_json (gpointer source)
{
  return sp_report_document_to_json (SP_REPORT_ACTIONS (source)->result);
}

static GtkPrintOperation *
print (gpointer source)
{
  return sp_report_document_print (SP_REPORT_ACTIONS (source)->result);
}

static char *
suggest_name (gpointer source)
{
  return sp_report_document_suggest_name (SP_REPORT_ACTIONS (source)->result);
}

static const SpSaveFormat formats[] = {
  { .id = "text", .suffix = ".txt", .name = N_("Plain text"), .write = write_text },
  { .id = "json", .suffix = ".json", .name = N_("JSON, for other programs"), .write = write_json },
  { .id = "pdf", .suffix = ".pdf", .name = N_("PDF, for printing"), .print = print },
};

static const SpSaveKind kind = {
  .formats = formats,
  .n_formats = G_N_ELEMENTS (formats),
  .any_name = TRUE,
  .title = N_("Save Report"),
  /* Translators: {file} is where the report is now. */
  .saved = N_("The report was saved as “{file}”."),
  /* Translators: {file} is where the report was to be saved, {reason} a sentence of the system. */
  .not_saved = N_("The report could not be saved as “{file}”: {reason}"),
  /* Translators: {file} is where the report was to be saved. */
  .exists = N_("“{file}” exists already, so the report was not saved."),
  .suggest_name = suggest_name,
};

static void
sp_report_actions_dispose (GObject *object)
{
  SpReportActions *self = SP_REPORT_ACTIONS (object);

  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_report_actions_parent_class)->dispose (object);
}

static void
sp_report_actions_class_init (SpReportActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_BUTTON_ROW);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  g_type_ensure (SP_TYPE_SAVE_BAR);
  G_OBJECT_CLASS (klass)->dispose = sp_report_actions_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/report-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, copy_text);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, copy_json);
  gtk_widget_class_bind_template_child (widget_class, SpReportActions, bar);
}

static void
sp_report_actions_init (SpReportActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_copy_button_set_subject (self->copy_text, _("Copy the whole report"));
  sp_copy_button_set_subject (self->copy_json, _("Copy the whole report as JSON"));
  sp_save_bar_attach (self->bar, GTK_WIDGET (self), "report", &kind, self);
}

/**
 * sp_report_actions_set_result:
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
  sp_save_bar_forget (self->bar);
}
