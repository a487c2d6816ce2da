/* One endpoint of the JSON report: who named it, what was seen there, and the dialogue where that is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-parts.h"

#include "core/enums.h"
#include "text/words-endpoint-verdict.h"
#include "text/words.h"
#include "transcript-lines.h"

static char *
date_text (GDateTime *date)
{
  return date ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
add_certificate (JsonBuilder *builder, const SpCertificate *leaf)
{
  g_autofree char *not_before = NULL;
  g_autofree char *not_after = NULL;

  if (leaf == NULL)
    {
      sp_json_add_null (builder, "certificate");
      return;
    }
  not_before = date_text (leaf->not_before);
  not_after = date_text (leaf->not_after);
  json_builder_set_member_name (builder, "certificate");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "subject", leaf->subject);
  sp_json_add_string (builder, "issuer", leaf->issuer);
  sp_json_add_strings (builder, "dns_names", (const char *const *) leaf->dns_names);
  sp_json_add_string (builder, "not_before", not_before);
  sp_json_add_string (builder, "not_after", not_after);
  sp_json_add_string (builder, "key", leaf->key);
  sp_json_add_string (builder, "signature", leaf->signature);
  sp_json_add_string (builder, "sha256", leaf->sha256);
  json_builder_end_object (builder);
}

static void
add_problem_certificate (JsonBuilder *builder, const char *problem, const SpCertificate *culprit)
{
  g_autofree char *not_before = date_text (culprit->not_before);
  g_autofree char *not_after = date_text (culprit->not_after);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "problem", problem);
  sp_json_add_string (builder, "subject", culprit->subject);
  sp_json_add_string (builder, "issuer", culprit->issuer);
  sp_json_add_string (builder, "not_before", not_before);
  sp_json_add_string (builder, "not_after", not_after);
  sp_json_add_string (builder, "key", culprit->key);
  sp_json_add_string (builder, "signature", culprit->signature);
  sp_json_add_string (builder, "sha256", culprit->sha256);
  json_builder_end_object (builder);
}

/* Problem by problem, and each certificate of the verified path that has it. */
static void
add_problem_certificates (JsonBuilder *builder, const SpTlsFacts *tls)
{
  json_builder_set_member_name (builder, "problem_certificates");
  json_builder_begin_array (builder);
  for (guint problem = 1; problem <= SP_TLS_LAST_PROBLEM; problem <<= 1)
    {
      g_auto(GStrv) nicks = sp_tls_problems_to_nicks (problem);

      for (guint i = 0; i < tls->path->len; i++)
        {
          const SpCertificate *certificate = g_ptr_array_index (tls->path, i);

          if (certificate->problems & problem)
            add_problem_certificate (builder, nicks[0], certificate);
        }
    }
  json_builder_end_array (builder);
}

static void
add_tls (JsonBuilder *builder, const SpTlsFacts *tls)
{
  g_auto(GStrv) problems = NULL;

  if (tls == NULL)
    {
      sp_json_add_null (builder, "tls");
      return;
    }
  problems = sp_tls_problems_to_nicks (tls->problems);
  json_builder_set_member_name (builder, "tls");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "version", tls->version);
  sp_json_add_string (builder, "cipher_suite", tls->cipher_suite);
  sp_json_add_string (builder, "key_exchange", tls->key_exchange);
  if (tls->dh_bits > 0)
    sp_json_add_int (builder, "dh_bits", tls->dh_bits);
  else
    sp_json_add_null (builder, "dh_bits");
  sp_json_add_string (builder, "signature_algorithm", tls->proof);
  sp_json_add_tristate (builder, "secure_renegotiation", tls->secure_renegotiation);
  sp_json_add_tristate (builder, "tls12", tls->tls12);
  sp_json_add_boolean (builder, "trusted", tls->problems == 0);
  sp_json_add_strings (builder, "problems", (const char *const *) problems);
  add_problem_certificates (builder, tls);
  add_certificate (builder, sp_tls_facts_get_leaf (tls));
  sp_json_add_int (builder, "chain_length", MAX (tls->n_sent, tls->chain->len));
  sp_json_add_string (builder, "staple", sp_enum_to_nick (SP_TYPE_STAPLE, tls->staple));
  sp_json_add_boolean (builder, "must_staple", tls->must_staple);
  json_builder_end_object (builder);
}

static void
add_sources (JsonBuilder *builder, guint sources)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint bit = 0; sources >> bit != 0; bit++)
    if (sources & (1u << bit))
      json_builder_add_string_value (builder, sp_enum_to_nick (SP_TYPE_SOURCE, bit));
  json_builder_end_array (builder);
}

static void
add_findings (JsonBuilder *builder, const SpReport *report, const SpEndpoint *endpoint)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sp_report_get_n_findings (report); i++)
    {
      const SpFinding *finding = sp_report_get_finding (report, i);

      for (guint e = 0; e < finding->endpoints->len; e++)
        if (sp_endpoint_equal (g_ptr_array_index (finding->endpoints, e), endpoint))
          {
            json_builder_add_string_value (builder, finding->id);
            break;
          }
    }
  json_builder_end_array (builder);
}

/* Where to read the rules that are broken. */
static void
add_shortfalls (JsonBuilder *builder, const SpReport *report, const SpEndpoint *endpoint)
{
  g_auto(GStrv) shortfalls = sp_words_endpoint_shortfalls (report, endpoint);

  sp_json_add_strings (builder, "shortfalls", (const char *const *) shortfalls);
}

static char *
error_text (const SpObservation *seen)
{
  g_autofree char *said = NULL;

  if (seen->status == SP_STATUS_OK)
    return NULL;
  said = sp_words_status (seen);
  return seen->error ? g_strdup_printf ("%s (%s)", said, seen->error) : g_steal_pointer (&said);
}

static void
add_timings (JsonBuilder *builder, const SpObservation *seen)
{
  json_builder_set_member_name (builder, "timings_ms");
  json_builder_begin_object (builder);
  for (int stage = SP_STAGE_RESOLVE; stage < SP_STAGE_DONE; stage++)
    sp_json_add_milliseconds (builder, sp_enum_to_nick (SP_TYPE_STAGE, stage),
                              seen->timings_us[stage]);
  sp_json_add_milliseconds (builder, "total", seen->total_us);
  json_builder_end_object (builder);
}

static void
add_transcript (JsonBuilder *builder, const SpTranscript *transcript)
{
  guint n = transcript ? sp_transcript_get_length (transcript) : 0;

  json_builder_set_member_name (builder, "transcript");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const SpTranscriptEntry *entry = sp_transcript_get (transcript, i);
      g_auto(GStrv) lines = sp_transcript_entry_to_lines (entry);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "from", entry->from_server ? "server" : "client");
      sp_json_add_boolean (builder, "encrypted", entry->encrypted);
      sp_json_add_milliseconds (builder, "at_ms", entry->at_us);
      sp_json_add_int (builder, "bytes", entry->length);
      sp_json_add_strings (builder, "lines", (const char *const *) lines);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_tls_failure (JsonBuilder *builder, const SpObservation *seen)
{
  gboolean failed = seen->tls_failure != SP_TLS_FAILURE_NONE;

  sp_json_add_string (builder, "tls_failure",
                      failed ? sp_enum_to_nick (SP_TYPE_TLS_FAILURE, seen->tls_failure) : NULL);
  sp_json_add_string (builder, "tls_alert",
                      failed ? sp_tls_alert_get_name (seen->tls_alert) : NULL);
}

static void
add_seen (JsonBuilder *builder, const SpObservation *seen)
{
  g_autofree char *error = error_text (seen);

  sp_json_add_string (builder, "status", sp_enum_to_nick (SP_TYPE_STATUS, seen->status));
  sp_json_add_string (builder, "error", error);
  add_tls_failure (builder, seen);
  sp_json_add_string (builder, "address", seen->address);
  sp_json_add_string (builder, "banner", seen->banner);
  sp_json_add_string (builder, "refusal", seen->refusal);
  add_tls (builder, seen->tls);
  sp_json_add_closer_look (builder, seen->closer);
  sp_json_add_tristate (builder, "login_in_clear", seen->login_in_clear);
  sp_json_add_strings (builder, "auth_in_clear", (const char *const *) seen->auth_in_clear);
  sp_json_add_strings (builder, "auth", (const char *const *) seen->auth);
  sp_json_add_strings (builder, "capabilities", (const char *const *) seen->capabilities);
  sp_json_add_strings (builder, "not_contacted", (const char *const *) seen->inside);
}

static void
add_other_object (JsonBuilder *builder, const SpObservation *other)
{
  const SpCertificate *leaf = other->tls ? sp_tls_facts_get_leaf (other->tls) : NULL;

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "address", other->address);
  sp_json_add_string (builder, "status", sp_enum_to_nick (SP_TYPE_STATUS, other->status));
  sp_json_add_string (builder, "tls_version", other->tls ? other->tls->version : NULL);
  sp_json_add_string (builder, "sha256", leaf ? leaf->sha256 : NULL);
  sp_json_add_strings (builder, "auth", (const char *const *) other->auth);
  json_builder_end_object (builder);
}

/* The same endpoint over an address of the other family. */
static void
add_other (JsonBuilder *builder, const SpObservation *other)
{
  if (other == NULL)
    {
      sp_json_add_null (builder, "other_address");
      return;
    }
  json_builder_set_member_name (builder, "other_address");
  add_other_object (builder, other);
}

/* And over all the others, where somebody looked. */
static void
add_others (JsonBuilder *builder, GPtrArray *others)
{
  if (others == NULL)
    {
      sp_json_add_null (builder, "further_addresses");
      return;
    }
  json_builder_set_member_name (builder, "further_addresses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < others->len; i++)
    add_other_object (builder, g_ptr_array_index (others, i));
  json_builder_end_array (builder);
}

static void
add_costs (JsonBuilder *builder, const SpObservation *seen, gboolean with_transcript)
{
  sp_json_add_int (builder, "connections", seen->connections);
  sp_json_add_int (builder, "round_trips", seen->round_trips);
  add_timings (builder, seen);
  sp_json_add_strings (builder, "capabilities_in_clear",
                       (const char *const *) seen->capabilities_in_clear);
  sp_json_add_tristate (builder, "starttls_listed", seen->starttls_listed);
  sp_json_add_boolean (builder, "list_withheld", seen->list_withheld);
  sp_json_add_int (builder, "leftover_bytes", seen->leftover_bytes);
  sp_json_add_int (builder, "early_bytes", seen->early_bytes);
  add_other (builder, seen->other);
  add_others (builder, seen->others);
  if (with_transcript)
    add_transcript (builder, seen->transcript);
}

static void
add_nulls (JsonBuilder *builder, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    sp_json_add_null (builder, names[i]);
}

/**
 * sp_json_add_endpoint:
 * @builder: a builder inside an array
 * @report: a report
 * @i: which endpoint of the report's service
 * @with_transcript: whether the dialogue is wanted too
 *
 * Adds one object of the report's `endpoints`. An endpoint that was not probed has a null status and no facts.
 */
void
sp_json_add_endpoint (JsonBuilder *builder,
                      const SpReport *report,
                      guint i,
                      gboolean with_transcript)
{
  static const char *const unseen[] = {
    "status",  "error",        "tls_failure",   "tls_alert",   "address",        "banner",
    "refusal", "tls",          "versions",      "closer_look", "login_in_clear", "auth_in_clear",
    "auth",    "capabilities", "not_contacted", NULL
  };
  static const char *const uncounted[] = { "connections", "round_trips", "timings_ms", NULL };
  const SpCandidate *candidate = sp_service_get (sp_report_get_service (report), i);
  const SpEndpoint *endpoint = candidate->endpoint;
  const SpObservation *seen = sp_report_get_observation (report, i);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "uri", sp_endpoint_get_uri (endpoint));
  sp_json_add_string (builder, "protocol",
                      sp_protocol_to_nick (sp_endpoint_get_protocol (endpoint)));
  sp_json_add_string (builder, "host", sp_endpoint_get_host (endpoint));
  sp_json_add_int (builder, "port", sp_endpoint_get_port (endpoint));
  sp_json_add_string (builder, "security",
                      sp_security_to_nick (sp_endpoint_get_security (endpoint)));
  add_sources (builder, candidate->sources);
  sp_json_add_string (builder, "user_name", candidate->user_name);
  if (candidate->authentication)
    sp_json_add_strings (builder, "authentication",
                         (const char *const *) candidate->authentication);
  else
    sp_json_add_null (builder, "authentication");
  sp_json_add_boolean (builder, "outside_domain", candidate->outside);
  if (seen)
    add_seen (builder, seen);
  else
    add_nulls (builder, unseen);
  add_findings (builder, report, endpoint);
  add_shortfalls (builder, report, endpoint);
  if (seen)
    add_costs (builder, seen, with_transcript);
  else
    add_nulls (builder, uncounted);
  json_builder_end_object (builder);
}
