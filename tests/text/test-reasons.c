/* Tests of the sentences for reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/words.h"

static const char program[] = "[Client]\nId=pigeon\nName=Pigeon 3\n[IMAP]\nImplicitLabel=SSL\n";

static SpClient *
make_client (void)
{
  g_autoptr(GError) error = NULL;
  SpClient *client =
      sp_client_new_from_data (program, strlen (program), "pigeon.client", NULL, &error);

  g_assert_no_error (error);
  return client;
}

static void
test_all (void)
{
  g_autoptr(SpClient) client = make_client ();
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 993, SP_SECURITY_TLS);
  SpAdvice advice = { .client = client, .protocol = SP_PROTOCOL_IMAP };

  for (int kind = SP_REASON_PROVED; kind <= SP_REASON_SITE_WORD; kind++)
    {
      SpReason bare = { .kind = kind };
      SpReason full = { .kind = kind, .endpoint = endpoint, .detail = (char *) "A fact." };
      g_autofree char *without = sp_words_reason (&bare, &advice);
      g_autofree char *with = sp_words_reason (&full, &advice);

      assert_words (without);
      assert_sentence (with);
    }
}

static void
test_facts (void)
{
  static const struct
  {
    SpReasonKind kind;
    const char *detail;
    const char *sentence;
  } vectors[] = {
    { SP_REASON_PROVED, "TLS 1.3", "Port 993 answered with TLS 1.3 and a valid certificate." },
    { SP_REASON_CLIENT_LACKS_PROTOCOL, NULL, "Pigeon 3 does not use IMAP." },
    { SP_REASON_NOTHING_KNOWN, NULL, "No server is known for IMAP." },
    { SP_REASON_CLIENT_NOTE, "Mind {port}.", "Mind {port}." },
    { SP_REASON_SITE_TABLE, "Example Mail", "Example Mail gives these values in its own table." },
    { SP_REASON_CLIENT_STARTTLS_PORT, "25",
      "Pigeon 3 makes a connection secure after a request (STARTTLS) only on port 25." },
  };
  g_autoptr(SpClient) client = make_client ();
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 993, SP_SECURITY_TLS);
  SpAdvice advice = { .client = client, .protocol = SP_PROTOCOL_IMAP };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      SpReason reason = { .kind = vectors[i].kind,
                          .endpoint = endpoint,
                          .detail = (char *) vectors[i].detail };
      g_autofree char *said = sp_words_reason (&reason, &advice);

      g_assert_cmpstr (said, ==, vectors[i].sentence);
    }
}

static void
test_cause (void)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_SMTP, "smtp.example.edu", 587, SP_SECURITY_STARTTLS);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  SpAdvice advice = { .protocol = SP_PROTOCOL_SMTP };
  SpReason reason = { .kind = SP_REASON_NOT_SAFE, .observation = seen };
  g_autofree char *status = NULL;
  g_autofree char *said = NULL;
  g_autofree char *row = NULL;

  seen->status = SP_STATUS_NO_STARTTLS;
  status = sp_words_status (seen);
  said = sp_words_reason (&reason, &advice);
  g_assert_cmpstr (said, ==, status);
  reason.kind = SP_REASON_SITE_ROW_UNSAFE;
  row = sp_words_reason (&reason, &advice);
  assert_contains (row, "The site’s own table names port 587 of smtp.example.edu");
  g_assert_true (g_str_has_suffix (row, status));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/reasons/all", test_all);
  g_test_add_func ("/text/reasons/facts", test_facts);
  g_test_add_func ("/text/reasons/cause", test_cause);
  return g_test_run ();
}
