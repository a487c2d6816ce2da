/* Tests of the sentences for what a probe saw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/words.h"

#define HOST "mail.example.edu"

static SpObservation *
observe (SpStatus status, SpStage stage, SpSecurity security, guint16 port)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (SP_PROTOCOL_IMAP, HOST, port, security);
  SpObservation *seen = sp_observation_new (endpoint);

  seen->status = status;
  seen->stage = stage;
  if (status != SP_STATUS_OK)
    return seen;
  seen->tls = sp_tls_facts_new ();
  seen->tls->version = g_strdup ("TLS 1.3");
  return seen;
}

static SpObservation *
observe_problems (SpTlsProblems problems)
{
  SpObservation *seen = observe (SP_STATUS_OK, SP_STAGE_DONE, SP_SECURITY_TLS, 993);
  SpCertificate *leaf = sp_certificate_new ();

  leaf->subject = g_strdup ("CN=other.example.edu");
  leaf->issuer = g_strdup ("CN=Example Authority");
  leaf->dns_names =
      g_strsplit ("a.example,b.example,c.example,d.example,e.example,f.example,g.example", ",", 0);
  leaf->not_before = g_date_time_new_utc (2030, 1, 2, 0, 0, 0);
  leaf->not_after = g_date_time_new_utc (2031, 12, 24, 0, 0, 0);
  leaf->key = g_strdup ("RSA 1024");
  leaf->signature = g_strdup ("RSA-SHA1");
  g_ptr_array_add (seen->tls->chain, leaf);
  seen->tls->problems = problems;
  return seen;
}

static void
test_all (void)
{
  for (int status = SP_STATUS_OK; status <= SP_STATUS_CANCELLED; status++)
    for (int stage = SP_STAGE_QUEUED; stage <= SP_STAGE_DONE; stage++)
      for (int security = SP_SECURITY_TLS; security <= SP_SECURITY_NONE; security++)
        {
          g_autoptr(SpObservation) seen = observe (status, stage, security, 4711);
          g_autofree char *said = sp_words_status (seen);
          g_autofree char *brief = sp_words_status_short (seen);

          assert_sentence (said);
          assert_contains (said, HOST);
          assert_contains (said, "4711");
          assert_words (brief);
          g_assert_cmpint (g_utf8_strlen (brief, -1), <, 60);
        }
}

static void
test_distinct (void)
{
  g_autoptr(GHashTable) seen_before =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int status = SP_STATUS_OK; status <= SP_STATUS_CANCELLED; status++)
    {
      g_autoptr(SpObservation) seen = observe (status, SP_STAGE_DONE, SP_SECURITY_STARTTLS, 143);

      g_assert_true (g_hash_table_add (seen_before, sp_words_status (seen)));
    }
  for (int stage = SP_STAGE_QUEUED; stage <= SP_STAGE_CAPABILITIES; stage++)
    {
      g_autoptr(SpObservation) seen =
          observe (SP_STATUS_TIMED_OUT, stage, SP_SECURITY_STARTTLS, 143);

      g_assert_true (g_hash_table_add (seen_before, sp_words_status (seen)));
    }
}

static void
test_next_step (void)
{
  static const struct
  {
    SpStatus status;
    SpStage stage;
    guint16 port;
    const char *part;
  } vectors[] = {
    { SP_STATUS_REFUSED, SP_STAGE_CONNECT, 143, "nothing listens there" },
    { SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT, 25, "networks block this port" },
    { SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT, 143, "another network" },
    { SP_STATUS_SPEAKS_TLS, SP_STAGE_GREETING, 993, "“secure from the start”" },
    { SP_STATUS_SPEAKS_CLEAR, SP_STAGE_HANDSHAKE, 143, "STARTTLS" },
    { SP_STATUS_NO_STARTTLS, SP_STAGE_STARTTLS, 143, "can be read" },
    { SP_STATUS_UNRESOLVED, SP_STAGE_RESOLVE, 143, "misspelled" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpObservation) seen =
          observe (vectors[i].status, vectors[i].stage, SP_SECURITY_STARTTLS, vectors[i].port);
      g_autofree char *said = sp_words_status (seen);

      assert_contains (said, vectors[i].part);
    }
}

static void
test_rejected (void)
{
  g_autoptr(SpObservation) seen =
      observe (SP_STATUS_REJECTED, SP_STAGE_GREETING, SP_SECURITY_TLS, 465);
  g_autofree char *quoted = NULL;
  g_autofree char *busy = NULL;

  seen->refusal = g_strdup ("554 {port} go away");
  quoted = sp_words_status (seen);
  assert_contains (quoted, "“554 {port} go away”");
  seen->throttled = TRUE;
  busy = sp_words_status (seen);
  assert_contains (busy, "“554 {port} go away”");
  assert_contains (busy, "too busy");
}

/* Every cause has words of its own, and only the evidence for it makes a version of TLS outdated. */
static void
test_tls_failures (void)
{
  static const SpSecurity securities[] = { SP_SECURITY_TLS, SP_SECURITY_STARTTLS };
  g_autoptr(GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int failure = 0; failure < SP_N_TLS_FAILURES; failure++)
    for (guint i = 0; i < 2 * G_N_ELEMENTS (securities); i++)
      {
        g_autoptr(SpObservation) seen =
            observe (SP_STATUS_TLS_FAILED, SP_STAGE_HANDSHAKE, securities[i / 2], 993);
        char *said;

        seen->tls_failure = failure;
        seen->tls = i % 2 ? sp_tls_facts_new () : NULL;
        said = sp_words_status (seen);
        assert_sentence (said);
        assert_contains (said, HOST);
        g_assert_cmpint (strstr (said, "outdated") != NULL, ==, failure == SP_TLS_FAILURE_VERSION);
        g_assert_cmpint (strstr (said, "certificate of its own") != NULL, ==,
                         failure == SP_TLS_FAILURE_CLIENT_CERTIFICATE);
        g_assert_cmpint (strstr (said, "does not know the name " HOST) != NULL, ==,
                         failure == SP_TLS_FAILURE_NAME);
        g_assert_cmpint (strstr (said, "broke before") != NULL, ==,
                         i % 2 && failure != SP_TLS_FAILURE_CLIENT_CERTIFICATE);
        g_hash_table_add (before, said);
      }
  /* Behind the handshake it no longer matters how TLS was begun. */
  g_assert_cmpuint (g_hash_table_size (before), ==, 3 * (SP_N_TLS_FAILURES - 1) + 2);
}

static void
test_safe (void)
{
  g_autoptr(SpObservation) seen = observe (SP_STATUS_OK, SP_STAGE_DONE, SP_SECURITY_TLS, 993);
  g_autofree char *safe = sp_words_status (seen);
  g_autofree char *old = NULL;
  g_autofree char *old_short = NULL;

  g_assert_cmpstr (safe, ==, HOST " answers on port 993 with TLS 1.3 and a valid certificate.");
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.0");
  old = sp_words_status (seen);
  old_short = sp_words_status_short (seen);
  assert_contains (old, "TLS 1.0, which is outdated");
  g_assert_cmpstr (old_short, ==, "outdated: TLS 1.0");
}

static void
test_certificate (void)
{
  static const struct
  {
    SpTlsProblems problem;
    const char *part;
  } vectors[] = {
    { SP_TLS_EXPIRED, "expired on 2031-12-24" },
    { SP_TLS_NOT_YET_VALID, "only from 2030-01-02" },
    { SP_TLS_UNKNOWN_AUTHORITY, "its issuer, Example Authority, is" },
    { SP_TLS_SELF_SIGNED, "only the server itself" },
    { SP_TLS_WRONG_NAME,
      "a.example, b.example, c.example, d.example, e.example and 2 more, not for " HOST },
    { SP_TLS_REVOKED, "withdrawn" },
    { SP_TLS_WEAK_KEY, "RSA 1024" },
    { SP_TLS_WEAK_SIGNATURE, "RSA-SHA1" },
    { SP_TLS_INCOMPLETE_CHAIN, "leaves out" },
    { SP_TLS_WRONG_PURPOSE, "not meant for servers" },
    { SP_TLS_CONSTRAINT_VIOLATED, "outside the limits" },
    { SP_TLS_NOT_AN_AUTHORITY, "could not be verified" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpObservation) seen = observe_problems (vectors[i].problem);
      g_autofree char *said = sp_words_status (seen);
      g_autofree char *brief = sp_words_status_short (seen);

      assert_sentence (said);
      assert_contains (said, "Certificate problem: ");
      assert_contains (said, vectors[i].part);
      g_assert_true (g_str_has_prefix (brief, "certificate problem: "));
      assert_words (sp_words_tls_problem (vectors[i].problem));
    }
}

/* An authority above the server is named with its own name, date and key; nobody reads “CN=…”. */
static void
test_problems_of_authorities (void)
{
  static const struct
  {
    SpTlsProblems problem;
    const char *part;
  } vectors[] = {
    { SP_TLS_EXPIRED, "its authority “Example R3” expired on 2029-01-02" },
    { SP_TLS_NOT_YET_VALID, "“Example R3” is valid only from 2028-01-02" },
    { SP_TLS_UNKNOWN_AUTHORITY, "its issuer, Example Root, is not known" },
    { SP_TLS_REVOKED, "“Example R3” has been withdrawn" },
    { SP_TLS_WEAK_KEY, "“Example R3” is too short (RSA 512)" },
    { SP_TLS_WEAK_SIGNATURE,
      "“Example R3” has a signature that uses an outdated method (RSA-MD5)" },
    { SP_TLS_INCOMPLETE_CHAIN, "leaves out" },
    { SP_TLS_WRONG_PURPOSE, "“Example R3” is not allowed to vouch for servers" },
    { SP_TLS_CONSTRAINT_VIOLATED, "“Example R3” is outside the limits" },
    { SP_TLS_NOT_AN_AUTHORITY, "“Example R3”, which vouches for it, is not allowed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpObservation) seen = observe_problems (vectors[i].problem);
      SpCertificate *authority = sp_certificate_new ();
      g_autofree char *said = NULL;

      authority->subject = g_strdup ("CN=Example R3,O=Example");
      authority->issuer = g_strdup ("CN=Example Root,O=Example");
      authority->not_before = g_date_time_new_utc (2028, 1, 2, 0, 0, 0);
      authority->not_after = g_date_time_new_utc (2029, 1, 2, 0, 0, 0);
      authority->key = g_strdup ("RSA 512");
      authority->signature = g_strdup ("RSA-MD5");
      authority->problems = vectors[i].problem;
      g_ptr_array_add (seen->tls->path, authority);
      said = sp_words_certificate_problems (seen);
      assert_sentence (said);
      assert_contains (said, vectors[i].part);
      g_assert_null (strstr (said, "CN="));
    }
}

/* An address in the wrong place is not “good for 192.0.2.1, not for 192.0.2.1”. */
static void
test_address_as_name (void)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri ("imaps://192.0.2.1", NULL);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  SpCertificate *leaf = sp_certificate_new ();
  g_autofree char *said = NULL;

  leaf->dns_names = g_strsplit ("192.0.2.1", " ", -1);
  seen->status = SP_STATUS_OK;
  seen->tls = sp_tls_facts_new ();
  seen->tls->problems = SP_TLS_WRONG_NAME;
  g_ptr_array_add (seen->tls->chain, leaf);
  said = sp_words_certificate_problems (seen);
  assert_sentence (said);
  assert_contains (said, "it lists 192.0.2.1 as a host name");
  g_assert_null (strstr (said, "it is for"));
}

static void
test_several_problems (void)
{
  g_autoptr(SpObservation) seen = observe_problems (SP_TLS_EXPIRED | SP_TLS_WRONG_NAME |
                                                     SP_TLS_SELF_SIGNED | SP_TLS_UNKNOWN_AUTHORITY);
  g_autofree char *said = sp_words_certificate_problems (seen);
  g_auto(GStrv) parts = g_strsplit (said, "Certificate problem: ", -1);

  /* self-signed says it all; the unknown authority is not told again */
  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  g_assert_null (strstr (said, "Example Authority"));
}

static void
test_no_names (void)
{
  g_autoptr(SpObservation) seen = observe (SP_STATUS_OK, SP_STAGE_DONE, SP_SECURITY_TLS, 993);
  g_autofree char *said = NULL;

  seen->tls->problems = SP_TLS_WRONG_NAME | SP_TLS_EXPIRED;
  said = sp_words_status (seen);
  assert_contains (said, "no server name at all");
  assert_sentence (said);
}

static void
test_not_tried (void)
{
  g_autofree char *said = sp_words_status (NULL);
  g_autofree char *brief = sp_words_status_short (NULL);

  assert_sentence (said);
  assert_words (brief);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/status/all", test_all);
  g_test_add_func ("/text/status/distinct", test_distinct);
  g_test_add_func ("/text/status/next-step", test_next_step);
  g_test_add_func ("/text/status/rejected", test_rejected);
  g_test_add_func ("/text/status/tls-failures", test_tls_failures);
  g_test_add_func ("/text/status/safe", test_safe);
  g_test_add_func ("/text/status/certificate", test_certificate);
  g_test_add_func ("/text/status/problems-of-authorities", test_problems_of_authorities);
  g_test_add_func ("/text/status/address-as-name", test_address_as_name);
  g_test_add_func ("/text/status/several-problems", test_several_problems);
  g_test_add_func ("/text/status/no-names", test_no_names);
  g_test_add_func ("/text/status/not-tried", test_not_tried);
  return g_test_run ();
}
