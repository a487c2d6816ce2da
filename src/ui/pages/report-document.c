/* The documents that a result can be handed on as: plain text, JSON, and the parts of a printed report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-document.h"

#include "publish/json.h"

/* Columns of a line: as mail programs send them unchanged, and as many fixed letters as a printed line holds. */
#define TEXT_WIDTH 78
#define PRINTED_WIDTH 94

/* What to enter in every program that is still maintained. */
static GPtrArray *
list_advice (SpResult *result)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };
  SpCatalogue *catalogue = sp_result_get_catalogue (result);
  g_autoptr (GPtrArray) clients =
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
  g_autoptr (GPtrArray) advice = list_advice (result);
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
  g_autoptr (GPtrArray) advice = list_advice (result);
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

/**
 * sp_report_document_to_blocks:
 * @result: a result
 *
 * Returns: (transfer full) (element-type SpReportBlock): the whole report as parts of a document that somebody else breaks into lines
 */
GPtrArray *
sp_report_document_to_blocks (SpResult *result)
{
  g_autoptr (GPtrArray) advice = list_advice (result);
  const SpPlainReport input = gather (result, advice);

  return sp_plain_report_to_blocks (&input, 0, PRINTED_WIDTH);
}

/**
 * sp_report_document_suggest_name:
 * @result: a result
 * @suffix: `.txt` or the like
 *
 * Returns: (transfer full): a file name for the report, which tells the domain it is about and the day
 */
char *
sp_report_document_suggest_name (SpResult *result, const char *suffix)
{
  const char *domain =
      sp_service_get_domain (sp_report_get_service (sp_result_get_report (result)));
  GDateTime *checked_at = sp_result_get_checked_at (result);
  g_autofree char *day = checked_at ? g_date_time_format (checked_at, "-%Y-%m-%d") : g_strdup ("");

  return g_strconcat ("mail-report", domain ? "-" : "", domain ? domain : "", day, suffix, NULL);
}
