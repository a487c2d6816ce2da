/* Tests how answers come together into one service: siblings, guesses, and the names in certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant/harvest.h"

#define DOMAIN "example.org"

static SpEndpoint *
read_endpoint (const char *uri)
{
  g_autoptr(GError) error = NULL;
  SpEndpoint *endpoint = sp_endpoint_new_from_uri (uri, &error);

  g_assert_no_error (error);
  return endpoint;
}

static SpService *
make_service (void)
{
  SpService *service = sp_service_new ();

  sp_service_set_domain (service, DOMAIN);
  return service;
}

static guint
add (SpService *service, const char *uri, SpSource source)
{
  g_autoptr(SpEndpoint) endpoint = read_endpoint (uri);

  return sp_service_add (service, endpoint, source);
}

static SpAnswer *
make_answer (SpSource source, const char *uris)
{
  g_auto(GStrv) list = g_strsplit (uris, " ", -1);
  SpAnswer *answer = sp_answer_new (source);

  for (guint i = 0; list[i]; i++)
    {
      g_autoptr(SpEndpoint) endpoint = read_endpoint (list[i]);

      sp_answer_add_offer (answer, sp_offer_new (endpoint));
    }
  sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  return answer;
}

/* Every endpoint with its best source and "!" where it is outside. */
static void
assert_service (const SpService *service, const char *expected)
{
  static const char marks[] = "-!";
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);
      g_autofree char *sources = sp_sources_to_string (candidate->sources);

      g_string_append_printf (list, "%s%s%c%s", list->len ? " " : "",
                              sp_endpoint_get_uri (candidate->endpoint), marks[candidate->outside],
                              sources);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_answer (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpService) service = make_service ();
  g_autoptr(SpAnswer) ispdb = make_answer (SP_SOURCE_ISPDB, "imaps://a.example:993");
  g_autoptr(SpAnswer) failed = make_answer (SP_SOURCE_SRV, "imaps://b.example:993");
  g_autoptr(SpAnswer) guess =
      make_answer (SP_SOURCE_GUESS, "imaps://a.example:993 imaps://c.example:993");

  sp_answer_end (failed, SP_ANSWER_FAILED, SP_ANSWER_TIMED_OUT);
  g_assert_false (sp_harvest_answer (service, request, failed));
  g_assert_false (sp_harvest_answer (service, request, guess));
  g_assert_true (sp_harvest_answer (service, request, ispdb));
  g_assert_true (sp_harvest_answer (service, request, guess));
  assert_service (service, "imaps://a.example:993-ispdb, guess");
  sp_service_set_answer (service, failed);
  sp_service_set_answer (service, guess);
  sp_service_set_answer (service, ispdb);
  sp_harvest_name (service, request);
}

/* The best source that found servers gives the service its name, whoever answered first; a name that it had stays. */
static void
test_name (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpService) service = make_service ();
  g_autoptr(SpAnswer) none = sp_answer_new (SP_SOURCE_SITE);
  g_autoptr(SpAnswer) srv = make_answer (SP_SOURCE_SRV, "imaps://a.example:993");
  g_autoptr(SpAnswer) ispdb = make_answer (SP_SOURCE_ISPDB, "imaps://a.example:993");
  g_autoptr(SpAnswer) mx = make_answer (SP_SOURCE_MX, "imaps://a.example:993");

  sp_harvest_name (service, request);
  g_assert_null (sp_service_get_name (service));
  none->name = g_strdup ("None");
  sp_answer_end (none, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  ispdb->name = g_strdup ("Database");
  mx->name = g_strdup ("Exchanger");
  sp_service_set_answer (service, mx);
  sp_service_set_answer (service, none);
  sp_service_set_answer (service, srv);
  sp_service_set_answer (service, ispdb);
  sp_harvest_name (service, request);
  g_assert_cmpstr (sp_service_get_name (service), ==, "Database");
  sp_service_set_name (request->service, "Mine");
  sp_service_set_name (service, "Mine");
  sp_harvest_name (service, request);
  g_assert_cmpstr (sp_service_get_name (service), ==, "Mine");
}

/* The person's own server for a protocol leaves no place for another. */
static void
test_answer_for_user (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpService) service = NULL;
  g_autoptr(SpAnswer) answer =
      make_answer (SP_SOURCE_SRV, "imaps://a.example:993 smtps://a.example:465");

  g_assert_true (sp_request_add_server (request, SP_PROTOCOL_IMAP, "imaps://mine.example", NULL));
  service = sp_request_make_service (request);
  g_assert_true (sp_harvest_answer (service, request, answer));
  assert_service (service, "imaps://mine.example:993-user smtps://a.example:465-srv");
}

/* What is published, and what is looked at besides. */
static void
test_siblings (void)
{
  static const struct
  {
    const char *published;
    SpSource source;
    const char *expected;
  } vectors[] = {
    { "imap://a.example:143", SP_SOURCE_SRV,
      "imap://a.example:143-srv imaps://a.example:993-guess" },
    { "smtp://a.example:2587", SP_SOURCE_ISPDB,
      "smtp://a.example:2587-ispdb smtps://a.example:465-guess" },
    { "imaps://a.example:993", SP_SOURCE_SRV, "imaps://a.example:993-srv" },
    { "sieve://a.example:4190", SP_SOURCE_SRV, "sieve://a.example:4190-srv" },
    { "imap://a.example:143", SP_SOURCE_USER, "imap://a.example:143-user" },
    { "imap://a.example:143", SP_SOURCE_GUESS, "imap://a.example:143-guess" },
    { "imap://a.example:143", SP_SOURCE_CERTIFICATE, "imap://a.example:143-certificate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpService) service = make_service ();

      add (service, vectors[i].published, vectors[i].source);
      sp_harvest_siblings (service);
      assert_service (service, vectors[i].expected);
    }
}

static void
test_siblings_known (void)
{
  g_autoptr(SpService) service = make_service ();

  add (service, "imap://a.example:143", SP_SOURCE_SRV);
  add (service, "imaps://a.example:10993", SP_SOURCE_ISPDB);
  sp_service_mark_outside (service, add (service, "smtp://b.example:587", SP_SOURCE_SRV));
  add (service, "imaps://b.example:993", SP_SOURCE_SRV);
  sp_harvest_siblings (service);
  assert_service (service, "imap://a.example:143-srv imaps://a.example:10993-ispdb "
                           "smtp://b.example:587!srv imaps://b.example:993-srv "
                           "smtps://b.example:465!guess");
}

/* Where the whole connection stays readable, STARTTLS at that port is tried as well. */
static void
test_siblings_of_clear (void)
{
  g_autoptr(SpService) service = make_service ();
  g_autoptr(SpEndpoint) clear =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "a.example", 143, SP_SECURITY_NONE);

  sp_service_add (service, clear, SP_SOURCE_ISPDB);
  sp_harvest_siblings (service);
  g_assert_cmpuint (sp_service_get_length (service), ==, 3);
  g_assert_cmpint (sp_endpoint_get_security (sp_service_get (service, 1)->endpoint), ==,
                   SP_SECURITY_STARTTLS);
  g_assert_cmpstr (sp_endpoint_get_uri (sp_service_get (service, 2)->endpoint), ==,
                   "imaps://a.example:993");
}

static void
test_guesses (void)
{
  static const struct
  {
    guint protocols;
    guint not_offered;
    const char *mine;
    const char *expected;
  } vectors[] = {
    { SP_PROTOCOLS_READING, 0, NULL, "imaps://g.example:993-guess pop3s://g.example:995-guess" },
    { SP_PROTOCOLS_SENDING, 0, NULL, "smtps://g.example:465-guess" },
    { SP_PROTOCOLS_READING, SP_NOT_OFFERED (SP_PROTOCOL_POP3, SP_SECURITY_TLS), NULL,
      "imaps://g.example:993-guess" },
    { SP_PROTOCOLS_READING, SP_NOT_OFFERED (SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS), NULL,
      "imaps://g.example:993-guess pop3s://g.example:995-guess" },
    { SP_PROTOCOLS_READING, 0, "imaps://mine.example",
      "imaps://mine.example:993-user pop3s://g.example:995-guess" },
    { 0, 0, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpRequest) request = sp_request_new ();
      g_autoptr(SpService) service = NULL;
      g_autoptr(SpReport) report = NULL;
      g_autoptr(SpAnswer) srv = sp_answer_new (SP_SOURCE_SRV);
      g_autoptr(SpAnswer) guess = make_answer (
          SP_SOURCE_GUESS, "imaps://g.example:993 smtps://g.example:465 pop3s://g.example:995");

      if (vectors[i].mine)
        sp_request_add_server (request, SP_PROTOCOL_IMAP, vectors[i].mine, NULL);
      srv->not_offered = vectors[i].not_offered;
      service = sp_request_make_service (request);
      sp_service_set_answer (service, srv);
      sp_service_set_answer (service, guess);
      report = sp_report_new (service);
      sp_harvest_guesses (report, request, vectors[i].protocols);
      assert_service (service, vectors[i].expected);
    }
}

/* Shows a certificate with some names, separated by spaces, at the only endpoint of a report. */
static void
show_certificate (SpReport *report, const char *names, SpTlsProblems problems)
{
  g_autoptr(SpObservation) seen =
      sp_observation_new (sp_service_get (sp_report_get_service (report), 0)->endpoint);
  SpCertificate *leaf = sp_certificate_new ();

  g_strfreev (leaf->dns_names);
  leaf->dns_names = g_strsplit (names, " ", -1);
  seen->tls = sp_tls_facts_new ();
  seen->tls->problems = problems;
  g_ptr_array_add (seen->tls->chain, leaf);
  sp_report_set_observation (report, 0, seen);
}

#define HOST "imap://mail.example.org:143-srv"

static void
test_certificate_names (void)
{
  static const struct
  {
    const char *names;
    SpTlsProblems problems;
    SpSource source;
    const char *more;
  } vectors[] = {
    { "real.example.org", SP_TLS_WRONG_NAME, SP_SOURCE_SRV,
      " imap://real.example.org:143-certificate" },
    { "mail.hoster.example", SP_TLS_WRONG_NAME, SP_SOURCE_SRV,
      " imap://mail.hoster.example:143!certificate" },
    { "*.hoster.example", SP_TLS_WRONG_NAME, SP_SOURCE_SRV,
      " imap://mail.hoster.example:143!certificate" },
    { "z.hoster.example REAL.example.org", SP_TLS_WRONG_NAME, SP_SOURCE_SRV,
      " imap://real.example.org:143-certificate imap://z.hoster.example:143!certificate" },
    { "a.example.org a.example.org b.example.org c.example.org d.example.org", SP_TLS_WRONG_NAME,
      SP_SOURCE_SRV,
      " imap://a.example.org:143-certificate imap://b.example.org:143-certificate "
      "imap://c.example.org:143-certificate" },
    { "127.0.0.1 localhost * *.*.example.org", SP_TLS_WRONG_NAME, SP_SOURCE_SRV, "" },
    { "real.example.org", SP_TLS_WRONG_NAME | SP_TLS_EXPIRED, SP_SOURCE_SRV, "" },
    { "real.example.org", SP_TLS_EXPIRED, SP_SOURCE_SRV, "" },
    { "real.example.org", 0, SP_SOURCE_SRV, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpService) service = make_service ();
      g_autoptr(SpReport) report = NULL;
      g_autofree char *expected = g_strconcat (HOST, vectors[i].more, NULL);

      add (service, "imap://mail.example.org:143", SP_SOURCE_SRV);
      report = sp_report_new (service);
      show_certificate (report, vectors[i].names, vectors[i].problems);
      sp_harvest_certificate_names (report);
      assert_service (service, expected);
    }
}

/* One step only: the names of a server that is known from a certificate lead nowhere, and a second look adds nothing. */
static void
test_certificate_once (void)
{
  g_autoptr(SpService) service = make_service ();
  g_autoptr(SpReport) report = NULL;

  add (service, "imap://mail.example.org:143", SP_SOURCE_CERTIFICATE);
  report = sp_report_new (service);
  show_certificate (report, "real.example.org", SP_TLS_WRONG_NAME);
  sp_harvest_certificate_names (report);
  g_assert_cmpuint (sp_service_get_length (service), ==, 1);
  add (service, "imap://mail.example.org:143", SP_SOURCE_SRV);
  sp_harvest_certificate_names (report);
  g_assert_cmpuint (sp_service_get_length (service), ==, 2);
  sp_harvest_certificate_names (report);
  g_assert_cmpuint (sp_service_get_length (service), ==, 2);
}

/* What files on this computer name may lie inside, with what is better on the same server; what comes over the network may not. */
static void
test_inside (void)
{
  static const struct
  {
    SpSource source;
    SpProtection protection;
    gboolean inside;
  } vectors[] = {
    { SP_SOURCE_SITE, SP_PROTECTION_LOCAL, TRUE },
    { SP_SOURCE_PROVIDER, SP_PROTECTION_LOCAL, TRUE },
    { SP_SOURCE_PROVIDER, SP_PROTECTION_DNS, FALSE },
    { SP_SOURCE_ISPDB, SP_PROTECTION_LOCAL, TRUE },
    { SP_SOURCE_ISPDB, SP_PROTECTION_HTTPS, FALSE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, FALSE },
    { SP_SOURCE_MX, SP_PROTECTION_LOCAL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpRequest) request = sp_request_new ();
      g_autoptr(SpService) service = make_service ();
      g_autoptr(SpAnswer) answer = make_answer (vectors[i].source, "imap://a.example:143");

      answer->protection = vectors[i].protection;
      sp_harvest_answer (service, request, answer);
      sp_harvest_siblings (service);
      g_assert_cmpuint (sp_service_get_length (service), ==, 2);
      for (guint c = 0; c < 2; c++)
        g_assert_cmpint (sp_service_get (service, c)->may_lead_inside, ==, vectors[i].inside);
    }
}

/* What is seen at the first endpoint of a service. */
static SpReport *
make_report (SpService *service, SpStatus status, SpStage stage)
{
  SpReport *report = sp_report_new (service);
  g_autoptr(SpObservation) seen = sp_observation_new (sp_service_get (service, 0)->endpoint);

  seen->status = status;
  seen->stage = stage;
  sp_report_set_observation (report, 0, seen);
  return report;
}

/* Where another protocol is spoken, the right ports of that server are tried; where it is a guess or merely fails, nothing is. */
static void
test_right_ports (void)
{
  static const struct
  {
    const char *uri;
    SpSource source;
    SpStatus status;
    SpStage stage;
    const char *expected;
  } vectors[] = {
    { "imaps://h.example.org:995", SP_SOURCE_SRV, SP_STATUS_PROTOCOL_ERROR, SP_STAGE_GREETING,
      "imaps://h.example.org:995-srv imaps://h.example.org:993-guess "
      "imap://h.example.org:143-guess" },
    { "smtps://h.example.org:2525", SP_SOURCE_USER, SP_STATUS_NOT_MAIL, SP_STAGE_GREETING,
      "smtps://h.example.org:2525-user smtps://h.example.org:465-guess "
      "smtp://h.example.org:587-guess" },
    { "imaps://h.example.org:995", SP_SOURCE_GUESS, SP_STATUS_PROTOCOL_ERROR, SP_STAGE_GREETING,
      "imaps://h.example.org:995-guess" },
    { "imaps://h.example.org:993", SP_SOURCE_SRV, SP_STATUS_PROTOCOL_ERROR, SP_STAGE_CAPABILITIES,
      "imaps://h.example.org:993-srv" },
    { "imaps://h.example.org:994", SP_SOURCE_SRV, SP_STATUS_REFUSED, SP_STAGE_CONNECT,
      "imaps://h.example.org:994-srv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpService) service = make_service ();
      g_autoptr(SpReport) report = NULL;

      add (service, vectors[i].uri, vectors[i].source);
      report = make_report (service, vectors[i].status, vectors[i].stage);
      sp_harvest_right_ports (report);
      assert_service (service, vectors[i].expected);
    }
}

/* One server is named, and what it and its namesakes offer besides is looked at. */
static void
test_named (void)
{
  static const struct
  {
    const char *uri;
    guint protocols;
    const char *expected;
  } vectors[] = {
    { "imaps://mail.example.org:993", SP_PROTOCOLS_SENDING,
      "imaps://mail.example.org:993-user smtps://mail.example.org:465-guess "
      "smtp://mail.example.org:587-guess" },
    { "imaps://imap.example.org:993", SP_PROTOCOLS_SENDING,
      "imaps://imap.example.org:993-user smtps://smtp.example.org:465-guess "
      "smtp://smtp.example.org:587-guess smtps://imap.example.org:465-guess "
      "smtp://imap.example.org:587-guess" },
    { "smtps://mail.example.org:465", SP_PROTOCOLS_READING,
      "smtps://mail.example.org:465-user imaps://mail.example.org:993-guess "
      "imap://mail.example.org:143-guess pop3s://mail.example.org:995-guess "
      "pop3://mail.example.org:110-guess" },
    { "imaps://imap.example:993", SP_PROTOCOLS_SENDING,
      "imaps://imap.example:993-user smtps://imap.example:465-guess "
      "smtp://imap.example:587-guess" },
    { "imaps://imap.example.org:993", SP_PROTOCOLS_READING, "imaps://imap.example.org:993-user" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpRequest) request = sp_request_new ();
      g_autoptr(SpService) service = NULL;
      g_autoptr(SpReport) report = NULL;

      add (request->service, vectors[i].uri, SP_SOURCE_USER);
      service = sp_request_make_service (request);
      report = sp_report_new (service);
      sp_harvest_named (report, request, vectors[i].protocols);
      assert_service (service, vectors[i].expected);
      g_assert_true (
          sp_service_get (service, sp_service_get_length (service) - 1)->may_lead_inside);
      g_assert_cmpuint (sp_service_get_answer (service, SP_SOURCE_USER)->offers->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assistant/harvest/answer", test_answer);
  g_test_add_func ("/assistant/harvest/answer-for-user", test_answer_for_user);
  g_test_add_func ("/assistant/harvest/name", test_name);
  g_test_add_func ("/assistant/harvest/siblings", test_siblings);
  g_test_add_func ("/assistant/harvest/siblings-known", test_siblings_known);
  g_test_add_func ("/assistant/harvest/siblings-of-clear", test_siblings_of_clear);
  g_test_add_func ("/assistant/harvest/inside", test_inside);
  g_test_add_func ("/assistant/harvest/guesses", test_guesses);
  g_test_add_func ("/assistant/harvest/certificate-names", test_certificate_names);
  g_test_add_func ("/assistant/harvest/certificate-once", test_certificate_once);
  g_test_add_func ("/assistant/harvest/right-ports", test_right_ports);
  g_test_add_func ("/assistant/harvest/named", test_named);
  return g_test_run ();
}
