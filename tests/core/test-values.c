/* Tests the values that flow through the house: safe text, transcripts, services, observations, verdicts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "core/report.h"
#include "core/safe-text.h"

typedef struct
{
  const char *bytes;
  gssize length;
  gsize max;
  const char *expected;
} TextVector;

static const TextVector texts[] = {
  { "* OK ready", -1, 0, "* OK ready" },
  { "a\0b", 3, 0, "a\\x00b" },
  { "\x1b[31mred", -1, 0, "\\x1b[31mred" },
  { "caf\xc3\xa9", -1, 0, "café" },
  { "caf\xe9", -1, 0, "caf\\xe9" },
  { "a\r\nb\t", -1, 0, "a\\x0d\\x0ab\\x09" },
  { "\xe2\x80\xaegpj.exe", -1, 0, "\\u{202e}gpj.exe" },
  { "\xc2\x9b", -1, 0, "\\u{9b}" },
  { "\x7f", -1, 0, "\\x7f" },
  { "abcdef", -1, 3, "abc…" },
  { "ab\xc3\xa9", -1, 3, "ab…" },
  { "ab\xc3", 3, 0, "ab\\xc3" },
  { "", -1, 0, "" },
};

static void
test_safe_text (gconstpointer data)
{
  const TextVector *vector = data;
  g_autofree char *text = sp_safe_text (vector->bytes, vector->length, vector->max);

  g_assert_cmpstr (text, ==, vector->expected);
}

static void
test_transcript (void)
{
  g_autoptr(SpTranscript) transcript = sp_transcript_new ();
  g_autofree char *much = g_malloc0 (300 * 1024);

  sp_transcript_add (transcript, TRUE, FALSE, "* OK", 4);
  sp_transcript_add (transcript, TRUE, FALSE, " hi\r\n", 5);
  sp_transcript_add (transcript, FALSE, FALSE, "a\r\n", 3);
  sp_transcript_add (transcript, FALSE, TRUE, "\x16\x03", 2);
  sp_transcript_add (transcript, FALSE, TRUE, "xyz", 3);
  sp_transcript_add (transcript, TRUE, FALSE, much, 300 * 1024);

  g_assert_cmpuint (sp_transcript_get_length (transcript), ==, 4);
  g_assert_cmpstr (sp_transcript_get (transcript, 0)->text->str, ==, "* OK hi\r\n");
  g_assert_true (sp_transcript_get (transcript, 0)->from_server);
  g_assert_null (sp_transcript_get (transcript, 2)->text);
  g_assert_cmpuint (sp_transcript_get (transcript, 2)->length, ==, 5);
  g_assert_cmpuint (sp_transcript_get (transcript, 3)->length, ==, 300 * 1024);
  g_assert_cmpuint (sp_transcript_get (transcript, 3)->text->len, ==, 256 * 1024 - 12);
}

static void
test_sources_join (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) a = sp_endpoint_new_from_uri ("imaps://h", NULL);
  g_autoptr(SpEndpoint) b = sp_endpoint_new_from_uri ("imaps://h:993", NULL);

  sp_service_add (service, a, SP_SOURCE_USER);
  sp_service_add (service, b, SP_SOURCE_SITE);
  g_assert_cmpuint (sp_service_get_length (service), ==, 1);
  g_assert_cmpuint (sp_service_get (service, 0)->sources, ==,
                    1u << SP_SOURCE_USER | 1u << SP_SOURCE_SITE);
}

static SpObservation *
observe (SpEndpoint *endpoint, SpStatus status, const char *version, SpTlsProblems problems)
{
  SpObservation *seen = sp_observation_new (endpoint);

  seen->status = status;
  if (version)
    {
      seen->tls = sp_tls_facts_new ();
      seen->tls->version = g_strdup (version);
      seen->tls->problems = problems;
    }
  return seen;
}

typedef struct
{
  SpStatus status;
  const char *version;
  SpTlsProblems problems;
  SpVerdict reading;
} VerdictVector;

static const VerdictVector verdicts[] = {
  { SP_STATUS_OK, "TLS 1.3", 0, SP_VERDICT_SAFE },
  { SP_STATUS_OK, "TLS 1.2", 0, SP_VERDICT_SAFE },
  { SP_STATUS_OK, "TLS 1.1", 0, SP_VERDICT_UNSAFE },
  { SP_STATUS_OK, "TLS 1.3", SP_TLS_EXPIRED, SP_VERDICT_UNSAFE },
  { SP_STATUS_OK, "TLS 1.3", SP_TLS_WEAK_KEY, SP_VERDICT_UNSAFE },
  { SP_STATUS_PROTOCOL_ERROR, "TLS 1.3", 0, SP_VERDICT_UNSAFE },
  { SP_STATUS_NO_STARTTLS, NULL, 0, SP_VERDICT_UNSAFE },
  { SP_STATUS_REFUSED, NULL, 0, SP_VERDICT_UNAVAILABLE },
  { SP_STATUS_UNRESOLVED, NULL, 0, SP_VERDICT_UNAVAILABLE },
  { SP_STATUS_NOT_MAIL, NULL, 0, SP_VERDICT_UNAVAILABLE },
  { SP_STATUS_CANCELLED, NULL, 0, SP_VERDICT_UNKNOWN },
};

static void
test_verdict (gconstpointer data)
{
  const VerdictVector *vector = data;
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri ("pop3s://h", NULL);
  g_autoptr(SpObservation) seen =
      observe (endpoint, vector->status, vector->version, vector->problems);
  g_autoptr(SpReport) report = NULL;

  sp_service_add (service, endpoint, SP_SOURCE_USER);
  report = sp_report_new (service);
  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNKNOWN);
  sp_report_set_observation (report, 0, seen);
  g_assert_cmpint (sp_report_get_reading (report), ==, vector->reading);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_UNKNOWN);
}

static void
test_best_endpoint_decides (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) implicit = sp_endpoint_new_from_uri ("smtps://h", NULL);
  g_autoptr(SpEndpoint) upgraded = sp_endpoint_new_from_uri ("smtp://h", NULL);
  g_autoptr(SpObservation) closed = observe (implicit, SP_STATUS_REFUSED, NULL, 0);
  g_autoptr(SpObservation) good = observe (upgraded, SP_STATUS_OK, "TLS 1.3", 0);
  g_autoptr(SpReport) report = NULL;

  sp_service_add (service, implicit, SP_SOURCE_USER);
  sp_service_add (service, upgraded, SP_SOURCE_USER);
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, closed);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_UNAVAILABLE);
  sp_report_set_observation (report, 1, good);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_SAFE);
}

static void
test_problem_nicks (void)
{
  g_auto(GStrv) nicks = sp_tls_problems_to_nicks (SP_TLS_WRONG_NAME | SP_TLS_EXPIRED);
  g_auto(GStrv) none = sp_tls_problems_to_nicks (0);

  g_assert_cmpstrv (nicks, ((const char *[]){ "expired", "wrong-name", NULL }));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* The nicks of the JSON report, word for word: programs outside rely on them. */
static void
test_status_nicks (void)
{
  static const char *const nicks[] = { "ok",
                                       "unresolved",
                                       "dns-failed",
                                       "refused",
                                       "timed-out",
                                       "unreachable",
                                       "closed",
                                       "not-mail",
                                       "rejected",
                                       "speaks-tls",
                                       "speaks-clear",
                                       "no-starttls",
                                       "starttls-refused",
                                       "tls-failed",
                                       "protocol-error",
                                       "not-contacted",
                                       "cancelled" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, i), ==, nicks[i]);
}

/* Every alert has a name and a cause; a demand for a certificate is told from other failures by what was asked before. */
static void
test_alerts (void)
{
  guint n = 0;

  for (int alert = SP_TLS_NO_ALERT; alert < 256; alert++)
    {
      const char *name = sp_tls_alert_get_name (alert);
      SpTlsFailure failure = sp_tls_failure_from_alert (alert, FALSE);

      n += name != NULL;
      g_assert_cmpint (failure, !=, SP_TLS_FAILURE_NONE);
      if (name == NULL)
        g_assert_cmpint (failure, ==, SP_TLS_FAILURE_UNKNOWN);
    }
  g_assert_cmpuint (n, ==, 34);
  g_assert_cmpstr (sp_tls_alert_get_name (112), ==, "unrecognized_name");
  g_assert_cmpint (sp_tls_failure_from_alert (40, FALSE), ==, SP_TLS_FAILURE_METHOD);
  g_assert_cmpint (sp_tls_failure_from_alert (40, TRUE), ==, SP_TLS_FAILURE_CLIENT_CERTIFICATE);
  g_assert_cmpint (sp_tls_failure_from_alert (112, TRUE), ==, SP_TLS_FAILURE_NAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/safe-text/%u", i);

      g_test_add_data_func (path, &texts[i], test_safe_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/verdict/%u", i);

      g_test_add_data_func (path, &verdicts[i], test_verdict);
    }
  g_test_add_func ("/core/transcript", test_transcript);
  g_test_add_func ("/core/service/sources-join", test_sources_join);
  g_test_add_func ("/core/verdict/best-endpoint-decides", test_best_endpoint_decides);
  g_test_add_func ("/core/certificate/problem-nicks", test_problem_nicks);
  g_test_add_func ("/core/status/nicks", test_status_nicks);
  g_test_add_func ("/core/tls-failure/alerts", test_alerts);
  return g_test_run ();
}
