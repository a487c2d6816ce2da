/* Tests what people type: hosts, ports, endpoint URIs and addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/account.h"
#include "core/endpoint.h"
#include "core/host.h"
#include "core/input-error.h"

typedef struct
{
  const char *typed;
  const char *expected; /* (nullable) %NULL: an error of kind @code */
  SpInputError code;
} Vector;

static const Vector uris[] = {
  { "imaps://imap.example.edu", "imaps://imap.example.edu:993", 0 },
  { "imap://imap.example.edu", "imap://imap.example.edu:143", 0 },
  { "pop3s://h.example", "pop3s://h.example:995", 0 },
  { "pop3://h.example", "pop3://h.example:110", 0 },
  { "smtps://h.example", "smtps://h.example:465", 0 },
  { "smtp://h.example", "smtp://h.example:587", 0 },
  { "sieve://h.example", "sieve://h.example:4190", 0 },
  { "submissions://h.example", "smtps://h.example:465", 0 },
  { " IMAPS://Imap.Example.EDU:1993/ ", "imaps://imap.example.edu:1993", 0 },
  { "imaps://[2001:db8::1]:993", "imaps://[2001:db8::1]:993", 0 },
  { "imap://[::1]", "imap://[::1]:143", 0 },
  { "imaps://192.0.2.7", "imaps://192.0.2.7:993", 0 },
  { "imaps://bücher.example", "imaps://xn--bcher-kva.example:993", 0 },
  { "imaps://host.example.", "imaps://host.example:993", 0 },
  { "imaps://localhost:65535", "imaps://localhost:65535", 0 },
  { "", NULL, SP_INPUT_ERROR_EMPTY },
  { "   ", NULL, SP_INPUT_ERROR_EMPTY },
  { "imap.example.edu", NULL, SP_INPUT_ERROR_SCHEME },
  { "https://imap.example.edu", NULL, SP_INPUT_ERROR_SCHEME },
  { "imaps:imap.example.edu", NULL, SP_INPUT_ERROR_SCHEME },
  { "imaps://", NULL, SP_INPUT_ERROR_EMPTY },
  { "imaps://h:0", NULL, SP_INPUT_ERROR_PORT },
  { "imaps://h:70000", NULL, SP_INPUT_ERROR_PORT },
  { "imaps://h:", NULL, SP_INPUT_ERROR_PORT },
  { "imaps://h:+993", NULL, SP_INPUT_ERROR_PORT },
  { "imaps://h:993x", NULL, SP_INPUT_ERROR_PORT },
  { "imaps://imap.straße.de", "imaps://imap.xn--strae-oqa.de:993", 0 },
  { "\ufeffimaps://imap。example。jp\u200b", "imaps://imap.example.jp:993", 0 },
  { "imaps://im\u200bap.example", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "imaps://im\u200cap.example:993", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "imaps://xn--a.example", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://a b", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://a..b", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://-a.example", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://1.2.3", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://a\x01", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://a\xff", NULL, SP_INPUT_ERROR_HOST },
  { "imaps://2001:db8::1", NULL, SP_INPUT_ERROR_BRACKETS },
  { "imaps://[::1", NULL, SP_INPUT_ERROR_BRACKETS },
  { "imaps://ann@h.example", NULL, SP_INPUT_ERROR_EXTRA },
  { "imaps://h.example/inbox", NULL, SP_INPUT_ERROR_EXTRA },
  { "imaps://h.example?x", NULL, SP_INPUT_ERROR_EXTRA },
};

static const Vector accounts[] = {
  { "ann@example.edu", "ann@example.edu", 0 },
  { "  ann@Example.EDU \n", "ann@example.edu", 0 },
  { "Ann Example <ann@example.edu>", "ann@example.edu", 0 },
  { "mailto:ann@example.edu?subject=hello", "ann@example.edu", 0 },
  { "<mailto:ann%2Bnews@example.edu>", "ann+news@example.edu", 0 },
  { "ann@example.edu,", "ann@example.edu", 0 },
  { "example.edu", "example.edu", 0 },
  { "ann@bücher.example", "ann@bücher.example", 0 },
  { "ann@xn--bcher-kva.example", "ann@bücher.example", 0 },
  { "jörg@example.edu", "jörg@example.edu", 0 },
  { "ann@fußball.test", "ann@fußball.test", 0 },
  { "ann@FUẞBALL.test", "ann@fußball.test", 0 },
  { "ann@नामे\u200c.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "ann@نامه\u200cای.test", "ann@xn--mgba3gch31f060k.test", 0 },
  { "ann@na\u200cme.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "ann@ex\u00adample.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "an\u200bn@example.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "an\u3164n@example.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "\u00a0ann@example.test\u00a0", "ann@example.test", 0 },
  { "\ufeff\u200bann@example.test\u200b\u2060", "ann@example.test", 0 },
  { "Ann <\u200bann@example.test\u200b>\u00a0", "ann@example.test", 0 },
  { "mailto:ann@example.test%C2%A0", "ann@example.test", 0 },
  { "ann＠example。test", "ann@example.test", 0 },
  { "a＠b@example.test", "a＠b@example.test", 0 },
  { "a＠b＠example.test", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@аррӏе.com", "ann@xn--80ak6aa92e.com", 0 },
  { "ann@☃.test", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@xn--a.test", NULL, SP_INPUT_ERROR_ADDRESS },
  { "", NULL, SP_INPUT_ERROR_EMPTY },
  { " \t", NULL, SP_INPUT_ERROR_EMPTY },
  { "@example.edu", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@@example.edu", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann b@example.edu", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@exa mple.edu", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann@192.0.2.1", NULL, SP_INPUT_ERROR_ADDRESS },
  { "ann\x1b[31m@example.edu", NULL, SP_INPUT_ERROR_ADDRESS },
};

static void
test_uri (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (vector->typed, &error);

  if (vector->expected == NULL)
    {
      g_assert_null (endpoint);
      g_assert_error (error, SP_INPUT_ERROR, (int) vector->code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (sp_endpoint_get_uri (endpoint), ==, vector->expected);
}

static void
test_account (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpAccount) account = sp_account_new (vector->typed, &error);

  if (vector->expected == NULL)
    {
      g_assert_null (account);
      g_assert_error (error, SP_INPUT_ERROR, (int) vector->code);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (sp_account_get_target (account), ==, vector->expected);
}

static void
test_uri_round_trip (void)
{
  g_autoptr(SpEndpoint) a =
      sp_endpoint_new (SP_PROTOCOL_POP3, "2001:db8::5", 995, SP_SECURITY_TLS);
  g_autoptr(SpEndpoint) b = sp_endpoint_new_from_uri (sp_endpoint_get_uri (a), NULL);

  g_assert_nonnull (b);
  g_assert_true (sp_endpoint_equal (a, b));
  g_assert_cmpstr (sp_endpoint_get_host (b), ==, "2001:db8::5");
}

static void
test_clear_is_another_endpoint (void)
{
  g_autoptr(SpEndpoint) a = sp_endpoint_new (SP_PROTOCOL_IMAP, "h", 143, SP_SECURITY_STARTTLS);
  g_autoptr(SpEndpoint) b = sp_endpoint_new (SP_PROTOCOL_IMAP, "h", 143, SP_SECURITY_NONE);

  g_assert_false (sp_endpoint_equal (a, b));
}

static void
test_split_port (void)
{
  g_autofree char *host = NULL;
  g_autofree char *bare = NULL;
  guint16 port = 7;
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_host_split_port ("[::1]:1143", &host, &port, NULL));
  g_assert_cmpstr (host, ==, "::1");
  g_assert_cmpuint (port, ==, 1143);
  g_assert_true (sp_host_split_port ("mail.example.edu", &bare, &port, NULL));
  g_assert_cmpstr (bare, ==, "mail.example.edu");
  g_assert_cmpuint (port, ==, 0);
  g_clear_pointer (&bare, g_free);
  g_assert_false (sp_host_split_port ("a b:25", &bare, &port, &error));
  g_assert_error (error, SP_INPUT_ERROR, SP_INPUT_ERROR_HOST);
}

static void
test_display (void)
{
  g_autofree char *unicode = sp_host_to_display ("xn--bcher-kva.example");
  g_autofree char *ascii = sp_host_to_display ("imap.example.edu");
  g_autofree char *broken = sp_host_to_display ("xn--99999999.example");

  g_assert_cmpstr (unicode, ==, "bücher.example");
  g_assert_cmpstr (ascii, ==, "imap.example.edu");
  g_assert_cmpstr (broken, ==, "xn--99999999.example");
}

static void
test_expand (void)
{
  g_autoptr(SpAccount) account = sp_account_new ("ann@example.edu", NULL);
  g_autoptr(SpAccount) domain = sp_account_new ("example.edu", NULL);
  g_autofree char *local = sp_account_expand (account, "%EMAILLOCALPART%");
  g_autofree char *mixed = sp_account_expand (account, "%EMAILDOMAIN%\\%EMAILLOCALPART%");
  g_autofree char *full = sp_account_expand (account, "%EMAILADDRESS%");

  g_assert_cmpstr (local, ==, "ann");
  g_assert_cmpstr (mixed, ==, "example.edu\\ann");
  g_assert_cmpstr (full, ==, "ann@example.edu");
  g_assert_null (sp_account_expand (domain, "%EMAILLOCALPART%"));
}

static void
test_guess_security (void)
{
  SpSecurity security = SP_SECURITY_NONE;

  g_assert_true (sp_protocol_guess_security (SP_PROTOCOL_SMTP, 25, &security));
  g_assert_cmpint (security, ==, SP_SECURITY_STARTTLS);
  g_assert_true (sp_protocol_guess_security (SP_PROTOCOL_SMTP, 465, &security));
  g_assert_cmpint (security, ==, SP_SECURITY_TLS);
  g_assert_false (sp_protocol_guess_security (SP_PROTOCOL_IMAP, 465, &security));
  g_assert_false (sp_protocol_guess_security (SP_PROTOCOL_SIEVE, 0, &security));
}

static void
add_vectors (const char *name, const Vector *vectors, guint n, GTestDataFunc test)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/%s/%u", name, i);

      g_test_add_data_func (path, &vectors[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_vectors ("uri", uris, G_N_ELEMENTS (uris), test_uri);
  add_vectors ("account", accounts, G_N_ELEMENTS (accounts), test_account);
  g_test_add_func ("/core/uri/round-trip", test_uri_round_trip);
  g_test_add_func ("/core/uri/clear-is-another-endpoint", test_clear_is_another_endpoint);
  g_test_add_func ("/core/host/split-port", test_split_port);
  g_test_add_func ("/core/host/display", test_display);
  g_test_add_func ("/core/account/expand", test_expand);
  g_test_add_func ("/core/protocol/guess-security", test_guess_security);
  return g_test_run ();
}
