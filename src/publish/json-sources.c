/* What each source answered, for the JSON report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-sources.h"

#include "core/enums.h"
#include "json-parts.h"

static guint
list_sources (SpService *service)
{
  guint sources = 0;

  for (guint i = 0; i < sp_service_get_length (service); i++)
    sources |= sp_service_get (service, i)->sources;
  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sp_service_get_answer (service, source))
      sources |= 1u << source;
  return sources;
}

/* Where nobody had to be asked, the file tells where it comes from. */
static const char *
find_file (SpSource source, const SpSite *site, const SpProvider *provider)
{
  if (source == SP_SOURCE_SITE && site)
    return sp_site_get_origin (site);
  if (source == SP_SOURCE_PROVIDER && provider)
    return sp_provider_get_origin (provider);
  return NULL;
}

static void
add_dropped (JsonBuilder *builder, const SpAnswer *answer)
{
  json_builder_set_member_name (builder, "dropped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->dropped->len; i++)
    json_builder_add_string_value (builder, answer->dropped->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_answer (JsonBuilder *builder, const SpAnswer *answer)
{
  gboolean told = answer->reason != SP_ANSWER_REASON_NONE;

  sp_json_add_string (builder, "status", sp_enum_to_nick (SP_TYPE_ANSWER_STATUS, answer->status));
  sp_json_add_string (builder, "location", answer->location);
  sp_json_add_string (builder, "error",
                      told ? sp_enum_to_nick (SP_TYPE_ANSWER_REASON, answer->reason) : NULL);
  sp_json_add_string (builder, "detail", answer->detail);
  sp_json_add_string (builder, "protection",
                      sp_enum_to_nick (SP_TYPE_PROTECTION, answer->protection));
  sp_json_add_tristate (builder, "same_domain", answer->same_domain);
  sp_json_add_int (builder, "servers", answer->offers->len);
  add_dropped (builder, answer);
  sp_json_add_int (builder, "lookups", answer->lookups);
  sp_json_add_int (builder, "requests", answer->requests);
  sp_json_add_int (builder, "round_trips", answer->round_trips);
  sp_json_add_milliseconds (builder, "elapsed_ms", answer->elapsed_us);
}

static void
add_source (JsonBuilder *builder, SpSource source, const SpAnswer *answer, const char *file)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "source", sp_enum_to_nick (SP_TYPE_SOURCE, source));
  if (answer)
    add_answer (builder, answer);
  else
    {
      sp_json_add_string (builder, "status", "found");
      sp_json_add_string (builder, "location", file);
      sp_json_add_null (builder, "error");
    }
  json_builder_end_object (builder);
}

/**
 * sp_json_add_sources:
 * @builder: where to
 * @report: a report
 * @site: (nullable): the site whose profile was used
 * @provider: (nullable): the provider whose notes were used
 *
 * Adds the member `sources`: who named servers or was asked for them, best first.
 */
void
sp_json_add_sources (JsonBuilder *builder,
                     const SpReport *report,
                     const SpSite *site,
                     const SpProvider *provider)
{
  SpService *service = sp_report_get_service (report);
  guint sources = list_sources (service);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      add_source (builder, source, sp_service_get_answer (service, source),
                  find_file (source, site, provider));
  json_builder_end_array (builder);
}
