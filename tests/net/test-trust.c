/* Tests whom a probe believes: certificates of every kind, trust anchors from files, the name that is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#include "core/anchor-error.h"
#include "net-fixture.h"
#include "net/anchors.h"

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
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);
  g_auto(GStrv) expected = sp_tls_problems_to_nicks (vector->problems);
  g_auto(GStrv) nicks = NULL;
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
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);

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
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autofree char *uri = sp_test_server_dup_uri (server, "localhost");
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpObservation) seen = test_probe_uri (uri, surroundings);
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
assert_not_added (const char *path, SpAnchorError code)
{
  g_autoptr(SpTrust) trust = sp_trust_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (sp_trust_add_file (trust, path, &error));
  g_assert_error (error, SP_ANCHOR_ERROR, (int) code);
}

static char *
new_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Only a file, and only one of bearable size: nothing is waited for, and nothing without an end is read. */
static void
test_ca_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("signpost-XXXXXX", NULL);
  g_autofree char *pipe = new_path (folder, "pipe");
  g_autofree char *socket_path = new_path (folder, "socket");
  g_autofree char *large = new_path (folder, "large");
  g_autofree char *text = new_path (folder, "text");
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (socket_path);
  g_autoptr(GSocket) listener = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_socket_bind (listener, address, FALSE, NULL));
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, (off_t) SP_ANCHOR_FILE_MAX + 1), ==, 0);
  g_assert_true (g_file_set_contents (text, "no certificate", -1, NULL));
  assert_not_added ("/nonexistent/ca.pem", SP_ANCHOR_ERROR_UNREADABLE);
  assert_not_added ("/dev/null", SP_ANCHOR_ERROR_NOT_A_FILE);
  assert_not_added ("/dev/zero", SP_ANCHOR_ERROR_NOT_A_FILE);
  assert_not_added (folder, SP_ANCHOR_ERROR_NOT_A_FILE);
  assert_not_added (pipe, SP_ANCHOR_ERROR_NOT_A_FILE);
  assert_not_added (socket_path, SP_ANCHOR_ERROR_NOT_A_FILE);
  assert_not_added (large, SP_ANCHOR_ERROR_TOO_LARGE);
  assert_not_added (text, SP_ANCHOR_ERROR_NO_CERTIFICATE);
  assert_not_added ("/proc/self/mem", SP_ANCHOR_ERROR_UNREADABLE);
  g_assert_cmpint (g_unlink (pipe) | g_unlink (socket_path) | g_unlink (large) | g_unlink (text),
                   ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* However many targets name a file, it is read once; where it has changed, again. */
static void
test_ca_file_once (void)
{
  g_autofree char *path = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  g_autoptr(SpTestAuthority) other = sp_test_authority_new ("Other");
  g_autoptr(SpAnchors) first = sp_anchors_load (path, NULL);
  g_autoptr(SpAnchors) again = sp_anchors_load (path, NULL);
  g_autoptr(SpAnchors) changed = NULL;

  g_assert_nonnull (first);
  g_assert_true (first == again);
  g_assert_true (sp_test_authority_write (other, path, NULL));
  changed = sp_anchors_load (path, NULL);
  g_assert_nonnull (changed);
  g_assert_true (changed != first);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_not_added (path, SP_ANCHOR_ERROR_UNREADABLE);
}

/* Some authority that this computer knows. */
static GBytes *
find_system_root (void)
{
  static const char *const bundles[] = { "/etc/ssl/certs/ca-certificates.crt",
                                         "/etc/pki/tls/certs/ca-bundle.crt" };

  for (guint i = 0; i < G_N_ELEMENTS (bundles); i++)
    {
      GList *found = g_tls_certificate_list_new_from_file (bundles[i], NULL);
      GByteArray *der = NULL;

      if (found)
        g_object_get (found->data, "certificate", &der, NULL);
      g_list_free_full (found, g_object_unref);
      if (der)
        return g_byte_array_free_to_bytes (der);
    }
  return NULL;
}

/* What this computer trusts is trusted, and told from what merely looks like it. */
static void
test_system_anchors (void)
{
  g_autoptr(GBytes) root = find_system_root ();
  g_autoptr(SpX509) certificate = root ? sp_x509_new (root) : NULL;
  g_autoptr(GPtrArray) issuers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);
  g_autoptr(GPtrArray) sent = g_ptr_array_new ();
  g_autoptr(SpTrust) trust = sp_trust_new ();

  if (certificate == NULL)
    {
      g_test_skip ("this computer has no list of authorities where one is expected");
      return;
    }
  g_assert_true (sp_trust_has_system_anchors ());
  g_assert_true (sp_system_anchors_contain (certificate));
  sp_system_anchors_add_issuers (certificate, issuers);
  g_assert_cmpuint (issuers->len, ==, 1);
  g_assert_true (sp_x509_is_signed_by (certificate, g_ptr_array_index (issuers, 0)));
  g_ptr_array_add (sent, root);
  g_assert_false (sp_trust_verify (trust, sent, NULL) &
                  (SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_SELF_SIGNED));
}

/* Every file of anchors is asked, not only the first. */
static void
test_second_ca_file (void)
{
  g_autoptr(SpTestAuthority) stranger = sp_test_authority_new ("Stranger");
  g_autofree char *path = sp_test_authority_write_temporary (stranger);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpTrust) trust = sp_trust_new ();
  g_autofree char *right = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 30000);
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autofree char *uri = sp_test_server_dup_uri (server, "127.0.0.1");
  g_autoptr(SpObservation) seen = NULL;

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
  g_test_add_func ("/net/ca-file-once", test_ca_file_once);
  g_test_add_func ("/net/system-anchors", test_system_anchors);
  g_test_add_func ("/net/second-ca-file", test_second_ca_file);
  return g_test_run ();
}
