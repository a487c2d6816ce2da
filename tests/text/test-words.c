/* Tests of single words, of the verdict, of input errors and of filling in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/input-error.h"
#include "sentence.h"
#include "text/template.h"
#include "text/words.h"

static void
test_vocabulary (void)
{
  for (int i = 0; i < SP_N_PROTOCOLS; i++)
    {
      assert_words (sp_words_protocol (i));
      assert_contains (sp_words_protocol (i), sp_words_protocol_short (i));
    }
  for (int i = SP_SECURITY_TLS; i <= SP_SECURITY_NONE; i++)
    assert_words (sp_words_security (i));
  for (int i = 0; i < SP_N_STAGES; i++)
    assert_words (sp_words_stage (i));
  for (int i = SP_ERA_CURRENT; i <= SP_ERA_LEGACY; i++)
    assert_words (sp_words_era (i));
  for (int i = SP_CONFIDENCE_VERIFIED; i <= SP_CONFIDENCE_UNVERIFIED; i++)
    assert_words (sp_words_confidence (i));
  for (int i = SP_POLICY_RFC8314; i <= SP_POLICY_GUIDE_2007; i++)
    assert_words (sp_words_policy (i));
  for (int i = 0; i < SP_N_FIELDS; i++)
    assert_words (sp_words_field (i));
  for (int i = 0; i < SP_N_AUTHS; i++)
    assert_words (sp_words_auth (i));
  for (int i = SP_SEVERITY_BAD; i <= SP_SEVERITY_INFO; i++)
    assert_words (sp_words_severity (i));
}

static void
test_origin (void)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (int origin = SP_ORIGIN_DERIVED; origin <= SP_ORIGIN_PUBLISHED; origin++)
    for (int checked = 0; checked <= 1; checked++)
      {
        SpAdvice advice = { .origin = origin, .checked = checked };
        const char *words = sp_words_origin (&advice);

        assert_words (words);
        g_assert_true (g_hash_table_add (said, (gpointer) words));
        g_assert_true ((strstr (words, "not checked") == NULL) == checked);
      }
}

static void
test_endpoint (void)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_POP3, "pop.example.edu", 995, SP_SECURITY_TLS);
  g_autofree char *words = sp_words_endpoint (endpoint);

  g_assert_cmpstr (words, ==, "POP on pop.example.edu, port 995, secure from the start (SSL/TLS)");
}

static void
test_broken_file (void)
{
  SpBrokenFile broken = { .path = (char *) "/etc/\033x.site", .reason = (char *) "line 3" };
  g_autofree char *said = sp_words_broken_file (&broken);

  assert_contains (said, "/etc/\\x1bx.site");
  assert_contains (said, "line 3");
}

static void
add_observation (SpService *service, SpProtocol protocol)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (protocol, "mail.example.edu", 4711, SP_SECURITY_TLS);

  sp_service_add (service, endpoint, SP_SOURCE_USER);
}

static void
set_verdict (SpReport *report, guint i, SpVerdict verdict)
{
  static const SpStatus statuses[] = {
    [SP_VERDICT_SAFE] = SP_STATUS_OK,
    [SP_VERDICT_UNSAFE] = SP_STATUS_NO_STARTTLS,
    [SP_VERDICT_UNAVAILABLE] = SP_STATUS_REFUSED,
    [SP_VERDICT_UNKNOWN] = SP_STATUS_CANCELLED,
  };
  g_autoptr(SpObservation) seen =
      sp_observation_new (sp_service_get (sp_report_get_service (report), i)->endpoint);

  seen->status = statuses[verdict];
  if (verdict == SP_VERDICT_SAFE)
    {
      seen->tls = sp_tls_facts_new ();
      seen->tls->version = g_strdup ("TLS 1.2");
    }
  sp_report_set_observation (report, i, seen);
}

static void
test_verdict (void)
{
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(SpService) service = sp_service_new ();

  add_observation (service, SP_PROTOCOL_IMAP);
  add_observation (service, SP_PROTOCOL_SMTP);
  for (int reading = SP_VERDICT_SAFE; reading <= SP_VERDICT_UNKNOWN; reading++)
    for (int sending = SP_VERDICT_SAFE; sending <= SP_VERDICT_UNKNOWN; sending++)
      {
        g_autoptr(SpReport) report = sp_report_new (service);
        char *sentence;

        set_verdict (report, 0, reading);
        set_verdict (report, 1, sending);
        sentence = sp_words_verdict (report);
        assert_sentence (sentence);
        g_assert_true (g_hash_table_add (said, sentence));
      }
}

/* A certificate that proves nothing is another thing than no TLS at all. */
static void
test_verdict_unproved (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  g_autofree char *sentence = NULL;
  SpObservation *seen;

  add_observation (service, SP_PROTOCOL_IMAP);
  add_observation (service, SP_PROTOCOL_SMTP);
  report = sp_report_new (service);
  set_verdict (report, 0, SP_VERDICT_SAFE);
  set_verdict (report, 1, SP_VERDICT_UNSAFE);
  seen = (SpObservation *) sp_report_get_observation (report, 1);
  seen->status = SP_STATUS_OK;
  seen->tls = sp_tls_facts_new ();
  seen->tls->problems = SP_TLS_EXPIRED;
  sentence = sp_words_verdict (report);
  g_assert_nonnull (strstr (sentence, "cannot prove who they are"));
}

/* Where the network is to blame nothing is said of the mail service, and nobody there is to be asked. */
static void
test_remedy_of_network (void)
{
  static const char *const faults[] = { "network-missing",   "name-service-silent",
                                        "name-service-lies", "captive-portal",
                                        "mail-ports-silent", NULL };
  g_autoptr(SpService) service = sp_service_new ();

  add_observation (service, SP_PROTOCOL_IMAP);
  add_observation (service, SP_PROTOCOL_SMTP);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(SpReport) report = sp_report_new (service);
      g_autofree char *remedy = NULL;

      set_verdict (report, 0, SP_VERDICT_UNAVAILABLE);
      set_verdict (report, 1, SP_VERDICT_UNAVAILABLE);
      if (faults[i])
        sp_report_add_finding (report, sp_finding_new (faults[i], SP_SEVERITY_WARNING));
      remedy = sp_words_remedy (report, NULL);
      if (faults[i])
        g_assert_true (g_str_has_suffix (remedy, sp_words_finding_advice (faults[i])));
      g_assert_cmpint (strstr (remedy, "server names may be wrong") != NULL, ==, faults[i] == NULL);
    }
}

static void
test_input_errors (void)
{
  for (int kind = SP_INPUT_ERROR_EMPTY; kind <= SP_INPUT_ERROR_ADDRESS; kind++)
    {
      g_autoptr(GError) error = g_error_new_literal (SP_INPUT_ERROR, kind, "70000");
      g_autofree char *said = sp_words_input_error (error, "x\033y:70000");

      assert_sentence (said);
      g_assert_true (kind == SP_INPUT_ERROR_EMPTY || strstr (said, "70000"));
      g_assert_null (strchr (said, '\033'));
    }
}

static void
test_other_error (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file");
  g_autofree char *said = sp_words_input_error (error, "a.pem");

  assert_contains (said, "“a.pem”");
  assert_contains (said, "no such file");
}

static void
test_fill (void)
{
  static const struct
  {
    const char *sentence;
    const char *filled;
  } vectors[] = {
    { "plain", "plain" }, { "{a}", "{b}" },    { "{a}{a} {b}", "{b}{b} 2" }, { "{c} {a", "{c} {a" },
    { "}{a}", "}{b}" },   { "{empty}.", "." }, { "{{a}}", "{{b}}" },         { "{a{b}", "{a2" },
    { "", "" },           { "{}", "{}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *filled =
          sp_fill (vectors[i].sentence, "a", "{b}", "b", "2", "empty", NULL, NULL);

      g_assert_cmpstr (filled, ==, vectors[i].filled);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/words/vocabulary", test_vocabulary);
  g_test_add_func ("/text/words/origin", test_origin);
  g_test_add_func ("/text/words/endpoint", test_endpoint);
  g_test_add_func ("/text/words/broken-file", test_broken_file);
  g_test_add_func ("/text/words/verdict", test_verdict);
  g_test_add_func ("/text/words/verdict-unproved", test_verdict_unproved);
  g_test_add_func ("/text/words/remedy-of-network", test_remedy_of_network);
  g_test_add_func ("/text/words/input-errors", test_input_errors);
  g_test_add_func ("/text/words/other-error", test_other_error);
  g_test_add_func ("/text/words/fill", test_fill);
  return g_test_run ();
}
