/* Tests the facts of the details page: what is shown, what is left out, and that nothing hostile gets through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "ui/pages/facts.h"

static SpObservation *
make_observation (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpEndpoint) endpoint =
      sp_endpoint_new_from_uri ("imap://mail.test.example:143", &error);
  SpObservation *seen;

  g_assert_no_error (error);
  seen = sp_observation_new (endpoint);
  seen->status = SP_STATUS_REFUSED;
  seen->stage = SP_STAGE_CONNECT;
  return seen;
}

static const char *
find_fact (GPtrArray *facts, const char *name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const SpFact *fact = g_ptr_array_index (facts, i);

      if (g_str_equal (fact->name, name))
        return fact->value;
    }
  return NULL;
}

static void
test_unseen (void)
{
  g_autoptr (SpObservation) seen = make_observation ();
  g_autoptr (GPtrArray) facts = sp_facts_for_observation (seen);

  g_assert_nonnull (strstr (find_fact (facts, "Result"), "mail.test.example"));
  g_assert_null (find_fact (facts, "TLS version"));
  g_assert_null (find_fact (facts, "Greeting"));
  g_assert_null (find_fact (facts, "Password without TLS"));
}

static void
test_seen (void)
{
  g_autoptr (SpObservation) seen = make_observation ();
  g_autoptr (GPtrArray) facts = NULL;

  seen->banner = g_strdup ("ready");
  seen->login_in_clear = SP_YES;
  seen->auth_in_clear = g_strsplit ("PLAIN LOGIN", " ", -1);
  facts = sp_facts_for_observation (seen);
  g_assert_cmpstr (find_fact (facts, "Greeting"), ==, "ready");
  g_assert_cmpstr (find_fact (facts, "Password without TLS"), ==, "accepted");
  g_assert_cmpstr (find_fact (facts, "Sign-in before TLS"), ==, "PLAIN LOGIN");
}

static void
test_transcript (void)
{
  static const struct
  {
    gboolean from_server;
    gboolean encrypted;
    const char *bytes;
    const char *shown;
  } vectors[] = {
    { TRUE, FALSE, "* OK hello\r\n", "Server: * OK hello\n" },
    { TRUE, FALSE, "one\r\ntwo\r\n", "Server: one\nServer: two\n" },
    { FALSE, FALSE, "a STARTTLS\r\n", "Signpost: a STARTTLS\n" },
    { TRUE, FALSE, "cut off", "Server: cut off\n" },
    { TRUE, FALSE, "\x1b[31mred\r\n", "Server: \\x1b[31mred\n" },
    { TRUE, FALSE, "\xe2\x80\xaegnp\r\n", "Server: \\u{202e}gnp\n" },
    { FALSE, TRUE, "secret", "Signpost: (6 bytes, encrypted)\n" },
    { TRUE, TRUE, "s", "Server: (1 byte, encrypted)\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      SpTranscript *transcript = sp_transcript_new ();
      g_autofree char *shown = NULL;

      sp_transcript_add (transcript, vectors[i].from_server, vectors[i].encrypted, vectors[i].bytes,
                         strlen (vectors[i].bytes));
      shown = sp_facts_transcript_entry (sp_transcript_get (transcript, 0));
      g_assert_cmpstr (shown, ==, vectors[i].shown);
      sp_transcript_unref (transcript);
    }
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/facts/unseen", test_unseen);
  g_test_add_func ("/facts/seen", test_seen);
  g_test_add_func ("/facts/transcript", test_transcript);
  return g_test_run ();
}
