/* Hands a report on: copies it as text or JSON, or saves it in a file, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-actions.h"

#include <glib/gi18n.h>

#include "publish/advice-document.h"
#include "publish/json.h"
#include "publish/plain-report.h"
#include "ui/save/printer.h"
#include "ui/save/save-bar.h"
#include "ui/widgets/copy-button.h"

/* Columns of a line, as mail programs send them unchanged. */
#define TEXT_WIDTH 78

/* What the printed table tells of each program. */
#define PRINTED_COLUMNS                                                                            \
  (1u << SP_ADVICE_COLUMN_IMAP | 1u << SP_ADVICE_COLUMN_POP | 1u << SP_ADVICE_COLUMN_SMTP)

struct _SpReportActions
{
  GtkBox parent_instance;

  SpCopyButton *copy_text; /* template child */
  SpCopyButton *copy_json; /* template child */
  SpSaveBar *bar; /* template child */

  SpResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpReportActions, sp_report_actions, GTK_TYPE_BOX)

/* What to enter in every program that is still maintained. */
static GPtrArray *
list_advice (SpResult *result)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };
  SpCatalogue *catalogue = sp_result_get_catalogue (result);
  g_autoptr(GPtrArray) clients =
      sp_catalogue_list_clients (catalogue, sp_result_get_request (result)->site);
  GPtrArray *advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_advice_unref);

  for (guint i = 0; i < clients->len; i++)
    for (guint p = 0; p < G_N_ELEMENTS (protocols); p++)
      if (sp_client_get_era (clients->pdata[i]) == SP_ERA_CURRENT)
        g_ptr_array_add (advice, sp_result_advise (result, clients->pdata[i], protocols[p]));
  return advice;
}

static const char *
get_target (SpResult *result)
{
  const SpRequest *request = sp_result_get_request (result);

  return request->account ? sp_account_get_target (request->account) : NULL;
}

static SpPlainReport
gather (SpResult *result, GPtrArray *advice)
{
  return (SpPlainReport){
    .target = get_target (result),
    .checked_at = sp_result_get_checked_at (result),
    .report = sp_result_get_report (result),
    .provider = sp_result_get_provider (result),
    .advice = advice,
  };
}

static char *
write_text (gpointer source)
{
  SpResult *result = SP_REPORT_ACTIONS (source)->result;
  g_autoptr(GPtrArray) advice = list_advice (result);
  const SpPlainReport input = gather (result, advice);

  return sp_plain_report_to_text (&input, TEXT_WIDTH);
}

static char *
write_json (gpointer source)
{
  SpResult *result = SP_REPORT_ACTIONS (source)->result;
  g_autoptr(GPtrArray) advice = list_advice (result);
  const SpJsonInput input = {
    .target = get_target (result),
    .report = sp_result_get_report (result),
    .site = sp_result_get_request (result)->site,
    .provider = sp_result_get_provider (result),
    .advice = advice,
    .with_transcript = TRUE,
  };
  g_autofree char *line = sp_json_report (&input);

  return g_strconcat (line, "\n", NULL);
}

static SpPrintKind
choose_kind (SpReportBlockStyle style)
{
  static const SpPrintKind kinds[] = {
    [SP_REPORT_BLOCK_TITLE] = SP_PRINT_TITLE,
    [SP_REPORT_BLOCK_HEADING] = SP_PRINT_HEADING,
    [SP_REPORT_BLOCK_SUBHEADING] = SP_PRINT_SUBHEADING,
    [SP_REPORT_BLOCK_TEXT] = SP_PRINT_TEXT,
    [SP_REPORT_BLOCK_TABLE] = SP_PRINT_ROW,
    [SP_REPORT_BLOCK_FIXED] = SP_PRINT_FIXED,
  };

  return kinds[style];
}

static GtkPrintOperation *
print (gpointer source)
{
  SpResult *result = SP_REPORT_ACTIONS (source)->result;
  g_autoptr(GPtrArray) advice = list_advice (result);
  g_autoptr(SpAdviceDocument) table = sp_advice_document_new (advice, PRINTED_COLUMNS);
  const SpPlainReport input = gather (result, advice);
  g_autoptr(GPtrArray) blocks = sp_plain_report_to_blocks (&input, 0);
  const SpReportBlock *title = g_ptr_array_index (blocks, 0);
  SpPrintDocument *document = sp_print_document_new (title->text);

  for (guint i = 1; i < blocks->len; i++)
    {
      const SpReportBlock *block = g_ptr_array_index (blocks, i);

      if (block->style == SP_REPORT_BLOCK_TABLE)
        sp_print_document_add_table (document, table);
      else
        sp_print_document_add (document, choose_kind (block->style), block->text);
    }
  return sp_printer_new (document);
}

/* The domain that the report is about, and the day. */
static char *
suggest_name (gpointer source)
{
  SpResult *result = SP_REPORT_ACTIONS (source)->result;
  const char *domain =
      sp_service_get_domain (sp_report_get_service (sp_result_get_report (result)));
  GDateTime *checked_at = sp_result_get_checked_at (result);
  g_autofree char *day = checked_at ? g_date_time_format (checked_at, "-%Y-%m-%d") : g_strdup ("");

  return g_strconcat ("mail-report", domain ? "-" : "", domain ? domain : "", day, NULL);
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
  .exists = N_("“{file}” already exists, so the report was not saved."),
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
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  g_set_object (&self->result, result);
  text = write_text (self);
  json = write_json (self);
  sp_copy_button_set_text (self->copy_text, text);
  sp_copy_button_set_text (self->copy_json, json);
  sp_save_bar_forget (self->bar);
}
