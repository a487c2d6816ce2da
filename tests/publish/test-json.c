/* Tests of the JSON report: the keys other programs rely on, in their order, and null for what is absent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <json-glib/json-glib.h>

#include "catalogue/catalogue.h"
#include "publish/json.h"
#include "samples.h"

typedef struct
{
  SpClient *client; /* (owned) */
  SpReport *report; /* (owned) */
  GPtrArray *advice; /* (owned) (element-type SpAdvice) */
  JsonParser *parser; /* (owned) */
  JsonObject *root; /* (unowned) of @parser */
  char *line; /* (owned) */
} Fixture;

static void
write_report (Fixture *fixture, gboolean with_transcript)
{
  const SpJsonInput input = {
    .target = "ann@example.edu",
    .report = fixture->report,
    .advice = fixture->advice,
    .with_transcript = with_transcript,
  };
  g_autoptr(GError) error = NULL;

  g_free (fixture->line);
  fixture->line = sp_json_report (&input);
  json_parser_load_from_data (fixture->parser, fixture->line, -1, &error);
  g_assert_no_error (error);
  fixture->root = json_node_get_object (json_parser_get_root (fixture->parser));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->client = sample_client ("pigeon", "Pigeon 3");
  fixture->report = sample_report ();
  fixture->advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    g_ptr_array_add (fixture->advice, sample_advice (fixture->client, protocol));
  fixture->parser = json_parser_new ();
  write_report (fixture, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->advice);
  sp_report_unref (fixture->report);
  sp_client_unref (fixture->client);
  g_object_unref (fixture->parser);
  g_free (fixture->line);
}

static void
assert_keys (JsonObject *object, const char *expected)
{
  g_autoptr(GList) members = json_object_get_members (object);
  g_autoptr(GString) keys = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (keys, "%s%s", keys->len ? " " : "", (const char *) l->data);
  g_assert_cmpstr (keys->str, ==, expected);
}

static JsonObject *
element (JsonObject *object, const char *member, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, member), i);
}

static void
assert_nulls (JsonObject *object, const char *names)
{
  g_auto(GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!json_object_get_null_member (object, list[i]))
      g_error ("“%s” is not null", list[i]);
}

/* @expected has single quotation marks for the sake of reading. */
static void
assert_json (JsonNode *node, const char *expected)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_strdelimit (text, "\"", '\'');
  g_assert_cmpstr (text, ==, expected);
}

#define ENDPOINT_KEYS                                                                              \
  "uri protocol host port security sources user_name authentication outside_domain status error "  \
  "tls_failure tls_alert address banner refusal tls versions closer_look "                         \
  "login_in_clear auth_in_clear auth capabilities not_contacted findings shortfalls connections "  \
  "round_trips "                                                                                   \
  "timings_ms"

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JsonObject *seen = element (fixture->root, "endpoints", 0);
  JsonObject *tls = json_object_get_object_member (seen, "tls");

  g_assert_null (strchr (fixture->line, '\n'));
  assert_keys (fixture->root,
               "schema target elapsed_ms service endpoints findings advice verdict setup");
  assert_keys (json_object_get_object_member (fixture->root, "service"),
               "name domain help domain_display sources sign_in");
  assert_keys (seen, ENDPOINT_KEYS " capabilities_in_clear starttls_listed list_withheld "
                                   "leftover_bytes early_bytes other_address further_addresses");
  assert_keys (element (fixture->root, "endpoints", 2), ENDPOINT_KEYS);
  assert_keys (tls,
               "version cipher_suite key_exchange dh_bits signature_algorithm secure_renegotiation "
               "tls12 trusted problems problem_certificates certificate chain_length "
               "staple must_staple");
  assert_keys (json_object_get_object_member (tls, "certificate"),
               "subject issuer dns_names not_before not_after key signature sha256");
  assert_keys (json_object_get_object_member (seen, "timings_ms"),
               "resolve connect greeting starttls handshake capabilities total");
  assert_keys (element (fixture->root, "findings", 0),
               "id severity endpoints sureness title explanation advice admin_advice reference "
               "detail details");
  assert_keys (element (fixture->root, "advice", 0),
               "client client_name protocol available host port security security_label site_label "
               "auth_label user_name origin notes why checked");
  assert_keys (json_object_get_object_member (fixture->root, "verdict"), "reading sending summary");
}

#define FACT "value source as_of where"

/* What a provider's notes say, each value with its evidence; null where there is no provider. */
static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);
  const SpJsonInput input = {
    .report = fixture->report,
    .advice = fixture->advice,
    .provider = sp_catalogue_find_provider (catalogue, "microsoft365"),
  };
  JsonObject *service = json_object_get_object_member (fixture->root, "service");
  g_autofree char *line = sp_json_report (&input);
  JsonObject *sign_in;
  JsonObject *smtp;

  assert_nulls (service, "sign_in");
  json_parser_load_from_data (fixture->parser, line, -1, NULL);
  service = json_object_get_object_member (
      json_node_get_object (json_parser_get_root (fixture->parser)), "service");
  sign_in = json_object_get_object_member (service, "sign_in");
  assert_keys (sign_in, "provider password oauth2 app_password second_factor_first switch_on_first "
                        "user_name mail_programs notes protocols");
  g_assert_cmpstr (json_object_get_string_member (sign_in, "provider"), ==, "microsoft365");
  assert_keys (json_object_get_object_member (sign_in, "oauth2"), FACT);
  assert_nulls (json_object_get_object_member (sign_in, "mail_programs"), "source as_of where");
  smtp =
      json_object_get_object_member (json_object_get_object_member (sign_in, "protocols"), "smtp");
  assert_keys (smtp, "password oauth2 notes");
  smtp = json_object_get_object_member (smtp, "password");
  g_assert_cmpstr (json_object_get_string_member (smtp, "value"), ==, "until 2026-12-31");
  g_assert_cmpstr (json_object_get_string_member (smtp, "as_of"), ==, "2026-01-29");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  JsonObject *seen = element (fixture->root, "endpoints", 0);
  JsonObject *tls = json_object_get_object_member (seen, "tls");
  JsonObject *certificate = json_object_get_object_member (tls, "certificate");
  JsonObject *timings = json_object_get_object_member (seen, "timings_ms");

  g_assert_cmpstr (json_object_get_string_member (fixture->root, "schema"), ==,
                   "signpost-report-1");
  g_assert_cmpint (json_object_get_int_member (fixture->root, "elapsed_ms"), ==, 412);
  g_assert_cmpstr (json_object_get_string_member (seen, "uri"), ==, "imap://imap.example.edu:143");
  g_assert_cmpstr (json_object_get_string_member (seen, "security"), ==, "starttls");
  g_assert_cmpstr (json_object_get_string_member (seen, "status"), ==, "ok");
  g_assert_true (json_object_get_boolean_member (tls, "trusted"));
  g_assert_cmpstr (json_object_get_string_member (certificate, "not_before"), ==,
                   "2030-01-02T03:04:05Z");
  g_assert_cmpint (json_object_get_int_member (timings, "resolve"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (timings, "connect"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (seen, "sources")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (seen, "auth_in_clear")),
                    ==, 0);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (seen, "findings"), 0), ==,
      "auth-in-clear");
  g_assert_false (json_object_get_boolean_member (seen, "login_in_clear"));
}

static void
test_absent (Fixture *fixture, gconstpointer data)
{
  JsonObject *seen = element (fixture->root, "endpoints", 0);
  JsonObject *refused = element (fixture->root, "endpoints", 1);
  JsonObject *untried = element (fixture->root, "endpoints", 2);
  JsonObject *gap = element (fixture->root, "advice", 1);

  assert_nulls (seen, "error versions closer_look");
  assert_nulls (json_object_get_object_member (seen, "timings_ms"), "greeting handshake");
  assert_nulls (refused,
                "address banner tls versions login_in_clear auth_in_clear auth capabilities "
                "capabilities_in_clear starttls_listed");
  assert_nulls (untried,
                "status error address banner tls versions login_in_clear auth_in_clear auth "
                "capabilities connections round_trips timings_ms");
  assert_nulls (gap, "host port security security_label site_label auth_label user_name");
  g_assert_false (json_object_get_boolean_member (gap, "available"));
}

/* What a closer look showed; what it did not show is unknown, or null. */
static void
test_closer_look (Fixture *fixture, gconstpointer data)
{
  SpObservation *seen = sp_report_get_observation (fixture->report, 0);
  JsonObject *endpoint;
  JsonObject *closer;

  seen->closer = sp_closer_look_new ();
  seen->closer->versions[SP_TLS_VERSION_SSL3].offered = SP_NO;
  seen->closer->versions[SP_TLS_VERSION_1_2].offered = SP_YES;
  seen->closer->versions[SP_TLS_VERSION_1_2].cipher_suite = g_strdup ("TLS_RSA_WITH_RC4_128_SHA");
  seen->closer->takes_weak = SP_YES;
  seen->closer->weak_untested = SP_CIPHER_DES | SP_CIPHER_TRIPLE_DES;
  g_ptr_array_add (seen->closer->weak_suites, g_strdup ("TLS_RSA_WITH_RC4_128_SHA"));
  seen->closer->connections = 7;
  write_report (fixture, FALSE);
  endpoint = element (fixture->root, "endpoints", 0);
  closer = json_object_get_object_member (endpoint, "closer_look");
  assert_json (json_object_get_member (endpoint, "versions"),
               "{'ssl2':'unknown','ssl3':'refused','tls1.0':'unknown','tls1.1':'unknown',"
               "'tls1.2':'offered','tls1.3':'unknown'}");
  assert_keys (closer, "cipher_suites forward_secrecy weak_cipher_suites weak_untested dhe_broken "
                       "extended_master_secret compression answers_without_name "
                       "sha256_without_name starttls_command_injection "
                       "throttled connections");
  assert_json (json_object_get_member (closer, "weak_cipher_suites"),
               "['TLS_RSA_WITH_RC4_128_SHA']");
  assert_json (json_object_get_member (closer, "weak_untested"), "['DES','3DES']");
  assert_nulls (closer, "answers_without_name sha256_without_name");
  g_assert_false (json_object_get_boolean_member (closer, "forward_secrecy"));
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  const char *error =
      json_object_get_string_member (element (fixture->root, "endpoints", 1), "error");

  g_assert_true (g_str_has_prefix (error, "smtp.example.edu refuses connections on port 465"));
  g_assert_true (g_str_has_suffix (error, "(Connection refused)"));
}

static void
test_transcript (Fixture *fixture, gconstpointer data)
{
  JsonObject *first;
  JsonObject *second;

  g_assert_false (json_object_has_member (element (fixture->root, "endpoints", 0), "transcript"));
  write_report (fixture, TRUE);
  first = element (element (fixture->root, "endpoints", 0), "transcript", 0);
  second = element (element (fixture->root, "endpoints", 0), "transcript", 1);
  assert_keys (first, "from encrypted at_ms bytes lines");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (first, "lines"), 0),
                   ==, "* OK \\x1b[31mready");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "lines")), ==, 2);
  assert_nulls (second, "lines");
  g_assert_cmpint (json_object_get_int_member (second, "bytes"), ==, 6);
  g_assert_null (strstr (fixture->line, "secret"));
}

static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  JsonObject *verdict = json_object_get_object_member (fixture->root, "verdict");

  g_assert_cmpstr (json_object_get_string_member (verdict, "reading"), ==, "safe");
  g_assert_cmpstr (json_object_get_string_member (verdict, "sending"), ==, "unavailable");
}

/* One object for each program, where the steps are wanted; null where they are not. */
static void
test_setup (Fixture *fixture, gconstpointer data)
{
  SpJsonInput input = { .report = fixture->report, .advice = fixture->advice, .with_setup = TRUE };
  g_autofree char *line = sp_json_report (&input);
  JsonArray *setup;
  JsonObject *one;

  g_assert_true (json_object_get_null_member (fixture->root, "setup"));
  json_parser_load_from_data (fixture->parser, line, -1, NULL);
  fixture->root = json_node_get_object (json_parser_get_root (fixture->parser));
  setup = json_object_get_array_member (fixture->root, "setup");
  g_assert_cmpuint (json_array_get_length (setup), ==, 1);
  one = json_array_get_object_element (setup, 0);
  assert_keys (one, "client finds_settings found add_account block notes");
  g_assert_cmpstr (json_object_get_string_member (one, "client"), ==, "pigeon");
  g_assert_true (json_object_get_null_member (one, "add_account"));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/publish/json/keys", test_keys);
  add ("/publish/json/sign-in", test_sign_in);
  add ("/publish/json/values", test_values);
  add ("/publish/json/absent", test_absent);
  add ("/publish/json/error", test_error);
  add ("/publish/json/closer-look", test_closer_look);
  add ("/publish/json/transcript", test_transcript);
  add ("/publish/json/setup", test_setup);
  add ("/publish/json/verdict", test_verdict);
  return g_test_run ();
}
