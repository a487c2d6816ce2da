/* Tests the facts of one endpoint: what is told, under which label, and that what was not seen has no row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "text/facts-closer-look.h"
#include "text/facts.h"

static SpObservation *
make_observation (const char *uri)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, &error);

  g_assert_no_error (error);
  return sp_observation_new (endpoint);
}

static void
assert_facts (GPtrArray *facts, const char *const *expected)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) rows = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const SpFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *row = g_strdup_printf ("%s: %s", fact->label, fact->value);

      g_strv_builder_add (builder, row);
    }
  rows = g_strv_builder_end (builder);
  g_assert_cmpstrv (rows, expected);
}

static void
test_unseen (void)
{
  static const char *const expected[] = { "Time: 0.0 ms", NULL };
  g_autoptr(SpObservation) seen = make_observation ("imap://mail.test.example:143");
  g_autoptr(GPtrArray) facts = sp_facts_for_observation (seen);

  assert_facts (facts, expected);
}

/* The certificate of a server, as GnuTLS has read it. */
static SpCertificate *
make_certificate (void)
{
  SpCertificate *certificate = sp_certificate_new ();

  certificate->subject = g_strdup ("CN=mail.test.example");
  certificate->issuer = g_strdup ("CN=Authority");
  certificate->dns_names = g_strsplit ("mail.test.example imap.test.example", " ", -1);
  certificate->not_before = g_date_time_new_utc (2030, 1, 2, 0, 0, 0);
  certificate->not_after = g_date_time_new_utc (2031, 12, 24, 0, 0, 0);
  certificate->key = g_strdup ("RSA 2048");
  certificate->signature = g_strdup ("RSA-SHA256");
  certificate->sha256 = g_strdup ("AB:CD");
  return certificate;
}

static void
test_seen (void)
{
  static const char *const expected[] = {
    "Technical detail: broken pipe",
    "Address used: 192.0.2.7",
    "Greeting: ready",
    "TLS version: TLS 1.3",
    "Cipher suite: SUITE",
    "Names in the certificate: mail.test.example, imap.test.example",
    "Issued to: CN=mail.test.example",
    "Issued by: CN=Authority",
    "Valid from: 2030-01-02",
    "Valid until: 2031-12-24",
    "Key: RSA 2048",
    "Signature: RSA-SHA256",
    "Fingerprint (SHA-256): AB:CD",
    "Ways to sign in before the connection is secure: none",
    "Ways to sign in over the secure connection: PLAIN, LOGIN",
    "Password accepted before the connection is secure: no",
    "Offered before the connection is secure: IMAP4rev1, STARTTLS",
    "Offered over the secure connection: IMAP4rev1, IDLE",
    "Time: 48.0 ms (address 1.5, offers 2.5)",
    "Round trips: 6",
    "Unprotected bytes after the answer to STARTTLS: 7",
    NULL,
  };
  g_autoptr(SpObservation) seen = make_observation ("imap://mail.test.example:143");
  g_autoptr(GPtrArray) facts = NULL;

  seen->error = g_strdup ("broken pipe");
  seen->address = g_strdup ("192.0.2.7");
  seen->banner = g_strdup ("ready");
  seen->tls = sp_tls_facts_new ();
  seen->tls->version = g_strdup ("TLS 1.3");
  seen->tls->cipher_suite = g_strdup ("SUITE");
  g_ptr_array_add (seen->tls->chain, make_certificate ());
  seen->auth_in_clear = g_new0 (char *, 1);
  seen->auth = g_strsplit ("PLAIN LOGIN", " ", -1);
  seen->login_in_clear = SP_NO;
  seen->capabilities_in_clear = g_strsplit ("IMAP4rev1 STARTTLS", " ", -1);
  seen->capabilities = g_strsplit ("IMAP4rev1 IDLE", " ", -1);
  seen->total_us = 48000;
  seen->timings_us[SP_STAGE_RESOLVE] = 1500;
  seen->timings_us[SP_STAGE_CAPABILITIES] = 2500;
  seen->connections = 1;
  seen->round_trips = 6;
  seen->leftover_bytes = 7;
  facts = sp_facts_for_observation (seen);
  assert_facts (facts, expected);
}

/* A connection that is secure from the first byte has no time before. */
static void
test_from_the_start (void)
{
  static const char *const expected[] = { "Ways to sign in over the secure connection: PLAIN",
                                          "Time: 0.0 ms", NULL };
  g_autoptr(SpObservation) seen = make_observation ("imaps://mail.test.example:993");
  g_autoptr(GPtrArray) facts = NULL;

  seen->auth = g_strsplit ("PLAIN", " ", -1);
  seen->auth_in_clear = g_new0 (char *, 1);
  seen->login_in_clear = SP_NO;
  facts = sp_facts_for_observation (seen);
  assert_facts (facts, expected);
}

/* A certificate that says next to nothing. */
static void
test_bare_certificate (void)
{
  static const char *const expected[] = { "Key: RSA 512", NULL };
  g_autoptr(SpCertificate) certificate = sp_certificate_new ();
  g_autoptr(GPtrArray) facts = NULL;

  certificate->key = g_strdup ("RSA 512");
  facts = sp_facts_for_certificate (certificate);
  assert_facts (facts, expected);
}

static void
test_closer_look (void)
{
  static const char *const expected[] = {
    "TLS 1.3: accepted (TLS_AES_128_GCM_SHA256)",
    "TLS 1.2: accepted, without forward secrecy (TLS_RSA_WITH_RC4_128_SHA)",
    "TLS 1.1: accepted",
    "TLS 1.0: refused",
    "SSL 3: not known",
    "SSL 2: not known",
    "Weak encryption accepted: TLS_RSA_WITH_RC4_128_SHA (not tested: 3DES)",
    "Keys bound to the handshake (RFC 7627): yes",
    "Compression inside TLS: refused",
    "Certificate if no server is named: no certificate",
    "Commands sent along with STARTTLS: executed",
    "Closer look: 7 connections, one at a time, because the server turned some away",
    "Further address: 192.0.2.2: not offered",
    "Time: 0.0 ms",
    NULL
  };
  g_autoptr(SpObservation) seen = make_observation ("imaps://mail.test.example:993");
  SpCloserLook *look = sp_closer_look_new ();
  SpObservation *further;
  g_autoptr(GPtrArray) facts = NULL;
  g_autofree char *list = NULL;

  seen->closer = look;
  look->versions[SP_TLS_VERSION_1_3].offered = SP_YES;
  look->versions[SP_TLS_VERSION_1_3].cipher_suite = g_strdup ("TLS_AES_128_GCM_SHA256");
  look->versions[SP_TLS_VERSION_1_2].offered = SP_YES;
  look->versions[SP_TLS_VERSION_1_2].cipher_suite = g_strdup ("TLS_RSA_WITH_RC4_128_SHA");
  look->versions[SP_TLS_VERSION_1_1].offered = SP_YES;
  look->versions[SP_TLS_VERSION_1_0].offered = SP_NO;
  look->takes_weak = SP_YES;
  look->weak_untested = SP_CIPHER_TRIPLE_DES;
  g_ptr_array_add (look->weak_suites, g_strdup ("TLS_RSA_WITH_RC4_128_SHA"));
  look->binds_keys = SP_YES;
  look->compresses = SP_NO;
  look->without_name = SP_NO;
  look->runs_smuggled = SP_YES;
  look->connections = 7;
  look->throttled = TRUE;
  further = sp_observation_new (seen->endpoint);
  further->address = g_strdup ("192.0.2.2");
  further->status = SP_STATUS_REFUSED;
  seen->others = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_observation_unref);
  g_ptr_array_add (seen->others, further);
  facts = sp_facts_for_observation (seen);
  assert_facts (facts, expected);
  list = sp_facts_list_versions (look);
  g_assert_cmpstr (list, ==,
                   "accepted: TLS 1.3, TLS 1.2, TLS 1.1; refused: TLS 1.0; "
                   "not known: SSL 3, SSL 2");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/facts/unseen", test_unseen);
  g_test_add_func ("/text/facts/closer-look", test_closer_look);
  g_test_add_func ("/text/facts/seen", test_seen);
  g_test_add_func ("/text/facts/from-the-start", test_from_the_start);
  g_test_add_func ("/text/facts/bare-certificate", test_bare_certificate);
  return g_test_run ();
}
