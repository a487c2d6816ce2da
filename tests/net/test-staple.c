/* Tests that what a server staples to its certificate is asked for, read and told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "flooder.h"
#include "net-fixture.h"
#include "pki-world.h"

#define LINE 512

/* An IMAP server that knows one answer. */
static int
serve_imap (gnutls_session_t session)
{
  static const char greeting[] = "* OK ready\r\n";
  char line[LINE];
  gssize n;

  gnutls_record_send (session, greeting, strlen (greeting));
  while ((n = gnutls_record_recv (session, line, sizeof line - 1)) > 0)
    {
      g_autofree char *answer = NULL;

      line[n] = '\0';
      answer = g_strdup_printf ("* CAPABILITY IMAP4rev1\r\n%.*s OK done\r\n",
                                (int) strcspn (line, " "), line);
      gnutls_record_send (session, answer, strlen (answer));
    }
  return -1;
}

static void
test_staple (gconstpointer data)
{
  gboolean revoked = GPOINTER_TO_INT (data);
  const SpTestStatus status = { STAPLED, ROOT, .revoked = revoked, .from = -1, .until = 5 };
  g_autofree char *identity = sp_test_pki_dup_identity (pki_world (), STAPLED);
  g_autoptr(GBytes) staple = sp_test_pki_make_status (pki_world (), &status);
  g_autoptr(TestFlooder) server = test_flooder_new_stapling (identity, staple, serve_imap);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 30000);
  g_autofree char *uri = g_strdup_printf ("imaps://127.0.0.1:%u", test_flooder_get_port (server));
  g_autoptr(SpObservation) seen = test_probe_uri (uri, surroundings);
  SpTlsProblems problems = SP_TLS_WRONG_NAME | (revoked ? SP_TLS_REVOKED : 0);

  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  g_assert_cmpint (seen->tls->staple, ==, revoked ? SP_STAPLE_REVOKED : SP_STAPLE_GOOD);
  g_assert_cmpuint (seen->tls->problems, ==, problems);
  g_assert_true (seen->tls->must_staple);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/net/staple/server/good", GINT_TO_POINTER (FALSE), test_staple);
  g_test_add_data_func ("/net/staple/server/revoked", GINT_TO_POINTER (TRUE), test_staple);
  return g_test_run ();
}
