/* Tests whom a probe believes: certificates of every kind, trust anchors from files, the name that is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "net-fixture.h"

typedef struct
{
  const char *name;
  SpTestCertificateKind kind;
  SpTlsProblems problems;
} CertificateVector;

static const CertificateVector certificates[] = {
  { "good", SP_TEST_CERTIFICATE_GOOD, 0 },
  { "rsa", SP_TEST_CERTIFICATE_RSA, 0 },
  { "chain", SP_TEST_CERTIFICATE_CHAIN, 0 },
  { "expired", SP_TEST_CERTIFICATE_EXPIRED, SP_TLS_EXPIRED },
  { "not-yet-valid", SP_TEST_CERTIFICATE_NOT_YET_VALID, SP_TLS_NOT_YET_VALID },
  { "wrong-name", SP_TEST_CERTIFICATE_WRONG_NAME, SP_TLS_WRONG_NAME },
  { "self-signed", SP_TEST_CERTIFICATE_SELF_SIGNED, SP_TLS_SELF_SIGNED },
  { "unknown-authority", SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY, SP_TLS_UNKNOWN_AUTHORITY },
  { "weak-key", SP_TEST_CERTIFICATE_WEAK_KEY, SP_TLS_WEAK_KEY },
  { "weak-signature", SP_TEST_CERTIFICATE_WEAK_SIGNATURE, SP_TLS_WEAK_SIGNATURE },
};

static void
test_certificate (gconstpointer data)
{
  const CertificateVector *vector = data;
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (vector->kind) };
  g_autoptr (SpTestServer) server = sp_test_server_new (&script);
  g_autoptr (SpObservation) seen = test_probe (server);
  g_auto (GStrv) expected = sp_tls_problems_to_nicks (vector->problems);
  g_auto (GStrv) nicks = NULL;
  const SpCertificate *leaf;

  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  nicks = sp_tls_problems_to_nicks (seen->tls->problems);
  g_assert_cmpstrv (nicks, expected);
  g_assert_cmpint (sp_observation_is_safe (seen), ==, vector->problems == 0);
  leaf = sp_tls_facts_get_leaf (seen->tls);
  g_assert_cmpuint (strlen (leaf->sha256), ==, 64);
  g_assert_nonnull (leaf->not_after);
  g_assert_true (g_strv_length (leaf->dns_names) >= 1);
}

/* The chain that the server keeps back cannot be told from an unknown authority, but it is never taken for trusted. */
static void
test_incomplete_chain (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN) };
  g_autoptr (SpTestServer) server = sp_test_server_new (&script);
  g_autoptr (SpObservation) seen = test_probe (server);

  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  g_assert_true (seen->tls->problems & (SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_INCOMPLETE_CHAIN));
}

/* The name in the ClientHello is the one that the person gave; an address has none (RFC 6066 section 3). */
static void
test_server_name (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .tls_version = SP_TEST_TLS_1_3,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr (SpTestServer) server = sp_test_server_new (&script);
  g_autofree char *uri = sp_test_server_dup_uri (server, "localhost");
  g_autoptr (SpSurroundings) surroundings = test_surroundings ();
  g_autoptr (SpObservation) seen = test_probe_uri (uri, surroundings);
  g_autofree char *names = sp_test_server_dup_server_names (server);

  g_assert_true (sp_observation_is_safe (seen));
  g_assert_cmpstr (names, ==, "localhost\n");
  g_clear_pointer (&seen, sp_observation_unref);
  seen = test_probe (server);
  g_clear_pointer (&names, g_free);
  names = sp_test_server_dup_server_names (server);
  g_assert_cmpstr (names, ==, "localhost\n");
}

static void
test_ca_file (void)
{
  g_autoptr (SpTrust) trust = sp_trust_new ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_false (sp_trust_add_file (trust, "/nonexistent/ca.pem", &missing));
  g_assert_nonnull (missing);
  g_assert_false (sp_trust_add_file (trust, "/dev/null", &empty));
  g_assert_nonnull (empty);
}

/* Every file of anchors is asked, not only the first. */
static void
test_second_ca_file (void)
{
  g_autoptr (SpTestAuthority) stranger = sp_test_authority_new ("Stranger");
  g_autofree char *path = sp_test_authority_write_temporary (stranger);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTrust) trust = sp_trust_new ();
  g_autofree char *right = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  g_autoptr (SpSurroundings) surroundings = sp_surroundings_new (trust, 30000);
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr (SpTestServer) server = sp_test_server_new (&script);
  g_autofree char *uri = sp_test_server_dup_uri (server, "127.0.0.1");
  g_autoptr (SpObservation) seen = NULL;

  sp_trust_add_file (trust, path, &error);
  g_assert_no_error (error);
  sp_trust_add_file (trust, right, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path) | g_unlink (right), ==, 0);
  seen = test_probe_uri (uri, surroundings);
  g_assert_true (sp_observation_is_safe (seen));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("certificate", certificates, test_certificate);
  g_test_add_func ("/net/certificate/incomplete-chain", test_incomplete_chain);
  g_test_add_func ("/net/server-name", test_server_name);
  g_test_add_func ("/net/ca-file", test_ca_file);
  g_test_add_func ("/net/second-ca-file", test_second_ca_file);
  return g_test_run ();
}
