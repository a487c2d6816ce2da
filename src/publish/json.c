/* Writes the JSON report: keys and their order are those that other programs rely on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json.h"

#include "core/enums.h"
#include "core/host.h"
#include "json-parts.h"
#include "json-setup.h"
#include "json-sources.h"
#include "text/words.h"

#define SCHEMA "signpost-report-1"

/* The help page that the best source names. */
static const char *
find_help (SpService *service)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && answer->help)
        return answer->help;
    }
  return NULL;
}

static void
add_service (JsonBuilder *builder, const SpJsonInput *input)
{
  SpService *service = sp_report_get_service (input->report);
  const char *domain = sp_service_get_domain (service);
  g_autofree char *shown = domain ? sp_host_to_display (domain) : NULL;

  json_builder_set_member_name (builder, "service");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "name", sp_service_get_name (service));
  sp_json_add_string (builder, "domain", sp_service_get_domain (service));
  sp_json_add_string (builder, "help", find_help (service));
  sp_json_add_string (builder, "domain_display", shown);
  sp_json_add_sources (builder, input->report, input->site, input->provider);
  sp_json_add_sign_in (builder, input->provider);
  json_builder_end_object (builder);
}

static void
add_endpoints (JsonBuilder *builder, const SpJsonInput *input)
{
  SpService *service = sp_report_get_service (input->report);

  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    sp_json_add_endpoint (builder, input->report, i, input->with_transcript);
  json_builder_end_array (builder);
}

/* The fact that decided at each of the endpoints, in their order. */
static void
add_details (JsonBuilder *builder, const SpFinding *finding)
{
  json_builder_set_member_name (builder, "details");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->cases->len; i++)
    {
      const SpFindingCase *own = g_ptr_array_index (finding->cases, i);
      const char *detail = own->shared ? finding->detail : own->detail;

      if (detail)
        json_builder_add_string_value (builder, detail);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, const SpFinding *finding)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "id", finding->id);
  sp_json_add_string (builder, "severity", sp_enum_to_nick (SP_TYPE_SEVERITY, finding->severity));
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->endpoints->len; i++)
    json_builder_add_string_value (builder,
                                   sp_endpoint_get_uri (g_ptr_array_index (finding->endpoints, i)));
  json_builder_end_array (builder);
  sp_json_add_string (builder, "sureness", sp_words_finding_sureness (finding->id));
  sp_json_add_string (builder, "title", sp_words_finding_title (finding->id));
  sp_json_add_string (builder, "explanation", sp_words_finding_explanation (finding->id));
  sp_json_add_string (builder, "advice", sp_words_finding_advice (finding->id));
  sp_json_add_string (builder, "admin_advice", sp_words_finding_admin_advice (finding->id));
  sp_json_add_string (builder, "reference", sp_words_finding_reference (finding->id));
  sp_json_add_string (builder, "detail", finding->detail);
  add_details (builder, finding);
  json_builder_end_object (builder);
}

static void
add_reasons (JsonBuilder *builder, const char *name, GPtrArray *reasons, const SpAdvice *advice)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *said = sp_words_reason (g_ptr_array_index (reasons, i), advice);

      json_builder_add_string_value (builder, said);
    }
  json_builder_end_array (builder);
}

static void
add_values (JsonBuilder *builder, const SpAdvice *advice)
{
  gboolean on = advice->available;

  sp_json_add_boolean (builder, "available", on);
  sp_json_add_string (builder, "host", on ? advice->host : NULL);
  sp_json_add_port (builder, "port", on ? advice->port : 0);
  sp_json_add_string (builder, "security", on ? sp_security_to_nick (advice->security) : NULL);
  sp_json_add_string (builder, "security_label", on ? advice->security_label : NULL);
  sp_json_add_string (builder, "site_label", on ? advice->site_label : NULL);
  sp_json_add_string (builder, "auth_label", on ? advice->auth_label : NULL);
  sp_json_add_string (builder, "user_name", on ? advice->user_name : NULL);
}

static void
add_advice (JsonBuilder *builder, const SpAdvice *advice)
{
  static const char *const origins[] = {
    [SP_ORIGIN_DERIVED] = "derived",
    [SP_ORIGIN_SITE] = "site",
    [SP_ORIGIN_PUBLISHED] = "published",
  };

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "client", sp_client_get_id (advice->client));
  sp_json_add_string (builder, "client_name", sp_client_get_name (advice->client));
  sp_json_add_string (builder, "protocol", sp_protocol_to_nick (advice->protocol));
  add_values (builder, advice);
  sp_json_add_string (builder, "origin", origins[advice->origin]);
  add_reasons (builder, "notes", advice->notes, advice);
  add_reasons (builder, "why", advice->why, advice);
  sp_json_add_boolean (builder, "checked", advice->checked);
  json_builder_end_object (builder);
}

static void
add_verdict (JsonBuilder *builder, const SpReport *report)
{
  g_autofree char *summary = sp_words_verdict (report);

  json_builder_set_member_name (builder, "verdict");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "reading",
                      sp_enum_to_nick (SP_TYPE_VERDICT, sp_report_get_reading (report)));
  sp_json_add_string (builder, "sending",
                      sp_enum_to_nick (SP_TYPE_VERDICT, sp_report_get_sending (report)));
  sp_json_add_string (builder, "summary", summary);
  json_builder_end_object (builder);
}

/**
 * sp_json_report:
 * @input: a report and what belongs to it
 *
 * Returns: (transfer full): one object in one line, without a line end; absent facts are null
 */
char *
sp_json_report (const SpJsonInput *input)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "schema", SCHEMA);
  sp_json_add_string (builder, "target", input->target);
  sp_json_add_milliseconds (builder, "elapsed_ms", sp_report_get_elapsed (input->report));
  add_service (builder, input);
  add_endpoints (builder, input);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sp_report_get_n_findings (input->report); i++)
    add_finding (builder, sp_report_get_finding (input->report, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "advice");
  json_builder_begin_array (builder);
  for (guint i = 0; i < input->advice->len; i++)
    add_advice (builder, g_ptr_array_index (input->advice, i));
  json_builder_end_array (builder);
  add_verdict (builder, input->report);
  if (input->with_setup)
    sp_json_add_setup (builder, input->advice, input->report, input->account);
  else
    sp_json_add_null (builder, "setup");
  json_builder_end_object (builder);
  return sp_json_print (builder);
}
