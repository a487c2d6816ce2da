/* What the tests of net/ share: a trusting client, one probe of a scripted server, and impatient limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net-fixture.h"

#include <glib/gstdio.h>

const char *const test_localhost[] = { "localhost", "127.0.0.1", "::1", NULL };

/* Long enough for a loaded machine wherever an answer is to come, short where none will. */
const SpPatience test_patience = {
  .connect_ms = 1000,
  .greeting_ms = 3000,
  .smtp_greeting_ms = 3000,
  .answer_ms = 2000,
  .silence_ms = 600,
  .probe_ms = 20000,
};

/* Certificates take a while to make: each kind once. */
const char *
test_identity (SpTestCertificateKind kind)
{
  static char *identities[SP_TEST_N_CERTIFICATE_KINDS];

  if (identities[kind] == NULL)
    identities[kind] =
        sp_test_authority_issue (sp_test_authority_get_default (), kind, test_localhost);
  return identities[kind];
}

/* Trusts the tests' authority. */
SpTrust *
test_trust (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  SpTrust *trust = sp_trust_new ();

  sp_trust_add_file (trust, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return trust;
}

SpSurroundings *
test_surroundings (void)
{
  g_autoptr(SpTrust) trust = test_trust ();
  SpSurroundings *surroundings = sp_surroundings_new (trust, 30000);

  surroundings->patience = &test_patience;
  return surroundings;
}

SpObservation *
test_probe_uri (const char *uri, const SpSurroundings *surroundings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, &error);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_no_error (error);
  sp_probe_async (endpoint, surroundings, SP_REACH_ANYWHERE, NULL, NULL, NULL, sp_test_store_result,
                  &result);
  return sp_probe_finish (sp_test_await_result (&result));
}

SpObservation *
test_probe (SpTestServer *server)
{
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autofree char *uri = sp_test_server_dup_uri (server, "127.0.0.1");

  return test_probe_uri (uri, surroundings);
}
