/* The documents that a result can be handed on as: plain text, JSON, and printed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-document.h"

#include "publish/advice-document.h"
#include "publish/json.h"
#include "publish/plain-report.h"
#include "ui/save/printer.h"

/* Columns of a line, as mail programs send them unchanged. */
#define TEXT_WIDTH 78

/* What the printed table tells of each program. */
#define PRINTED_COLUMNS                                                                            \
  (1u << SP_ADVICE_COLUMN_IMAP | 1u << SP_ADVICE_COLUMN_POP | 1u << SP_ADVICE_COLUMN_SMTP)

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

/**
 * sp_report_document_to_text:
 * @result: a result
 *
 * Returns: (transfer full): the whole report as plain text
 */
char *
sp_report_document_to_text (SpResult *result)
{
  g_autoptr(GPtrArray) advice = list_advice (result);
  const SpPlainReport input = gather (result, advice);

  return sp_plain_report_to_text (&input, TEXT_WIDTH);
}

/**
 * sp_report_document_to_json:
 * @result: a result
 *
 * Returns: (transfer full): the whole report as one JSON object in one line
 */
char *
sp_report_document_to_json (SpResult *result)
{
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

/**
 * sp_report_document_print:
 * @result: a result
 *
 * Returns: (transfer full): an operation that prints the whole report
 */
GtkPrintOperation *
sp_report_document_print (SpResult *result)
{
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

/**
 * sp_report_document_suggest_name:
 * @result: a result
 *
 * Returns: (transfer full): a file name for the report, without an end, which tells the domain it is about and the day
 */
char *
sp_report_document_suggest_name (SpResult *result)
{
  const char *domain =
      sp_service_get_domain (sp_report_get_service (sp_result_get_report (result)));
  GDateTime *checked_at = sp_result_get_checked_at (result);
  g_autofree char *day = checked_at ? g_date_time_format (checked_at, "-%Y-%m-%d") : g_strdup ("");

  return g_strconcat ("mail-report", domain ? "-" : "", domain ? domain : "", day, NULL);
}
