/* Tests what the picture of an eavesdropper's view tells of each kind of connection, and that nothing hostile gets into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/eavesdropper.h"

/* Lines of a dialogue: "<" from the server, ">" to it, "#" for encrypted bytes both ways. */
typedef struct
{
  const char *name;
  const char *uri;
  SpStatus status;
  const char *version; /* of TLS */
  SpTlsProblems problems;
  gboolean preauth;
  gboolean unlisted; /* STARTTLS is not among what is offered */
  const char *lines[12];
  const char *sights; /* a letter for each step: see letters[] */
} Case;

/* In capitals where nobody can read it. */
static const char letters[SP_N_SIGHTS] = {
  [SP_SIGHT_CONNECT] = 'c',     [SP_SIGHT_GREETING] = 'g',      [SP_SIGHT_PREAUTH] = 'p',
  [SP_SIGHT_ASK] = 'q',         [SP_SIGHT_OFFER] = 'o',         [SP_SIGHT_NO_OFFER] = 'n',
  [SP_SIGHT_REQUEST] = 'r',     [SP_SIGHT_AGREED] = 'a',        [SP_SIGHT_REFUSED] = 'f',
  [SP_SIGHT_WORDS] = 'w',       [SP_SIGHT_HELLO] = 'h',         [SP_SIGHT_BARE_HELLO] = 'e',
  [SP_SIGHT_CERTIFICATE] = 'x', [SP_SIGHT_TALK] = 't',          [SP_SIGHT_PASSWORD] = 'u',
  [SP_SIGHT_MAIL] = 'm',        [SP_SIGHT_BARE_PASSWORD] = 'b', [SP_SIGHT_STOP] = 's',
};

static const Case cases[] = {
  { .name = "secure from the start",
    .uri = "imaps://imap.test.example",
    .version = "TLS 1.3",
    .lines = { "#" },
    .sights = "chTUM" },
  { .name = "readable certificate",
    .uri = "imaps://imap.test.example",
    .version = "TLS 1.2",
    .lines = { "#" },
    .sights = "chxTUM" },
  { .name = "address without a name",
    .uri = "imaps://192.0.2.7",
    .version = "TLS 1.3",
    .lines = { "#" },
    .sights = "ceTUM" },
  { .name = "IMAP after a request",
    .uri = "imap://imap.test.example",
    .version = "TLS 1.3",
    .lines = { "<* OK hello", ">S1 CAPABILITY", "<* CAPABILITY STARTTLS", "<S1 OK", ">S2 STARTTLS",
               "<S2 OK", "#" },
    .sights = "cgqorahTUM" },
  { .name = "POP after a request",
    .uri = "pop3://pop.test.example",
    .version = "TLS 1.3",
    .lines = { "<+OK hello", ">CAPA", "<+OK", "<STLS", "<.", ">STLS", "<+OK", "#" },
    .sights = "cgqorahTUM" },
  { .name = "SMTP after a request",
    .uri = "smtp://smtp.test.example",
    .version = "TLS 1.3",
    .lines = { "<220 hello", ">EHLO [192.0.2.1]", "<250-test", "<250 STARTTLS", ">STARTTLS",
               "<220 go", "#" },
    .sights = "cgqorahTUM" },
  { .name = "request refused",
    .uri = "imap://imap.test.example",
    .status = SP_STATUS_STARTTLS_REFUSED,
    .lines = { "<* OK hello", ">S1 CAPABILITY", "<* CAPABILITY STARTTLS", ">S2 STARTTLS",
               "<S2 NO not now" },
    .sights = "cgqorfbs" },
  { .name = "handshake failed",
    .uri = "imap://imap.test.example",
    .status = SP_STATUS_TLS_FAILED,
    .lines = { "<* OK hello", ">S1 CAPABILITY", "<* CAPABILITY STARTTLS", ">S2 STARTTLS", "<S2 OK",
               "#" },
    .sights = "cgqorahbs" },
  { .name = "signed in already",
    .uri = "imap://imap.test.example",
    .status = SP_STATUS_NO_STARTTLS,
    .preauth = TRUE,
    .lines = { "<* PREAUTH welcome" },
    .sights = "cpbs" },
  { .name = "taken out on the way",
    .uri = "imap://imap.test.example",
    .status = SP_STATUS_NO_STARTTLS,
    .unlisted = TRUE,
    .lines = { "<* OK hello", ">S1 CAPABILITY", "<* CAPABILITY IMAP4rev1", ">S2 LOGOUT", "<* BYE" },
    .sights = "cgqnwwbs" },
  { .name = "clear text instead of TLS",
    .uri = "imaps://imap.test.example",
    .status = SP_STATUS_SPEAKS_CLEAR,
    .lines = { "}", "<* OK hello" },
    .sights = "chwbs" },
  { .name = "certificate problem",
    .uri = "imaps://imap.test.example",
    .version = "TLS 1.3",
    .problems = SP_TLS_EXPIRED,
    .lines = { "#" },
    .sights = "chTs" },
  { .name = "nobody there",
    .uri = "imaps://imap.test.example",
    .status = SP_STATUS_REFUSED,
    .lines = { NULL },
    .sights = "s" },
};

static void
add_line (SpTranscript *transcript, const char *line)
{
  static const char unreadable[64] = "secret";
  g_autofree char *bytes = g_strconcat (line + 1, "\r\n", NULL);

  if (*line == '<' || *line == '>')
    {
      sp_transcript_add (transcript, *line == '<', FALSE, bytes, strlen (bytes));
      return;
    }
  sp_transcript_add (transcript, FALSE, TRUE, unreadable, sizeof unreadable);
  if (*line == '}')
    return;
  sp_transcript_add (transcript, TRUE, TRUE, unreadable, sizeof unreadable);
  sp_transcript_add (transcript, FALSE, TRUE, unreadable, 1);
}

static SpTlsFacts *
make_tls (const Case *the)
{
  SpTlsFacts *tls = sp_tls_facts_new ();
  SpCertificate *leaf = sp_certificate_new ();

  tls->version = g_strdup (the->version);
  tls->problems = the->problems;
  leaf->subject = g_strdup ("CN=imap.test.example");
  g_ptr_array_add (tls->chain, leaf);
  return tls;
}

static SpObservation *
make_seen (const Case *the)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (the->uri, &error);
  SpObservation *seen;

  g_assert_no_error (error);
  seen = sp_observation_new (endpoint);
  seen->status = the->status;
  seen->stage = SP_STAGE_CONNECT;
  seen->address = g_strdup ("192.0.2.7");
  seen->tls = the->version ? make_tls (the) : NULL;
  seen->preauth = the->preauth;
  seen->starttls_listed = the->unlisted ? SP_NO : SP_YES;
  seen->transcript = sp_transcript_new ();
  for (const char *const *line = the->lines; *line; line++)
    add_line (seen->transcript, *line);
  return seen;
}

static SpEavesdropper *
make_picture (SpObservation *seen)
{
  gboolean from_start = sp_endpoint_get_security (seen->endpoint) == SP_SECURITY_TLS;

  return sp_eavesdropper_new (from_start ? seen : NULL, from_start ? NULL : seen);
}

static char *
read_sights (const GPtrArray *sights)
{
  GString *read = g_string_new (NULL);

  for (guint i = 0; i < sights->len; i++)
    {
      const SpSight *sight = g_ptr_array_index (sights, i);
      char letter = letters[sight->kind];

      g_string_append_c (read, sight->lane == SP_LANE_CLEAR ? letter : g_ascii_toupper (letter));
    }
  return g_string_free (read, FALSE);
}

static void
assert_told (const GPtrArray *sights, const char *text)
{
  for (guint i = 0; i < sights->len; i++)
    {
      const SpSight *sight = g_ptr_array_index (sights, i);

      assert_words (sight->title);
      g_assert_null (strstr (sight->sentence, "{"));
      if (strchr (sight->sentence, '\n') == NULL)
        assert_contains (text, sight->sentence);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *the = &cases[i];
      g_autoptr(SpObservation) seen = make_seen (the);
      g_autoptr(SpEavesdropper) picture = make_picture (seen);
      g_autofree char *text = sp_eavesdropper_to_text (picture);
      guint one = sp_endpoint_get_security (seen->endpoint) == SP_SECURITY_TLS ? 0 : 1;
      g_autofree char *read = read_sights (picture->columns[one].sights);

      g_test_message ("%s", the->name);
      g_assert_cmpstr (read, ==, the->sights);
      assert_told (picture->columns[one].sights, text);
      assert_contains (text, picture->title);
      assert_contains (text, picture->visible);
      assert_contains (text, picture->hidden);
      assert_contains (text, picture->columns[1 - one].missing);
      assert_sentence (picture->columns[1 - one].missing);
      assert_contains (picture->title, sp_endpoint_get_host (seen->endpoint));
      g_assert_null (strstr (text, "secret"));
    }
}

/* What a server says may not steer the display, and not fill it. */
static void
test_hostile (void)
{
  static const Case hostile = {
    .uri = "imap://imap.test.example",
    .status = SP_STATUS_NO_STARTTLS,
    .unlisted = TRUE,
    .lines = { "<* OK \x1b[2J\xe2\x80\xae{detail} \xff<b>", ">S1 CAPABILITY", "<* 1", "<* 2",
               "<* 3", "<* 4", "<S1 OK" },
  };
  g_autoptr(SpObservation) seen = make_seen (&hostile);
  g_autofree char *endless = g_strnfill (100000, 'a');
  g_autoptr(SpEavesdropper) picture = NULL;
  g_autofree char *text = NULL;

  sp_transcript_add (seen->transcript, TRUE, FALSE, "S2 ", 3);
  sp_transcript_add (seen->transcript, FALSE, FALSE, endless, strlen (endless));
  picture = make_picture (seen);
  text = sp_eavesdropper_to_text (picture);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  assert_contains (text, "* OK \\x1b[2J\\u{202e}{detail} \\xff<b>");
  assert_contains (text, "* 1 ⏎ * 2 ⏎ * 3 ⏎ …");
  g_assert_null (strstr (text, "* 4"));
  g_assert_cmpuint (strlen (text), <, 4000);
}

static SpReport *
make_report (const Case *const *seen_cases, guint n)
{
  g_autoptr(SpService) service = sp_service_new ();
  SpReport *report;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpObservation) seen = make_seen (seen_cases[i]);

      sp_service_add (service, seen->endpoint, SP_SOURCE_USER);
    }
  report = sp_report_new (service);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpObservation) seen = make_seen (seen_cases[i]);

      sp_report_set_observation (report, i, seen);
    }
  return report;
}

/* Where both ways were seen they are compared; what is safe is preferred. */
static void
test_choice (void)
{
  static const Case pop = { .uri = "pop3s://pop.test.example",
                            .version = "TLS 1.3",
                            .lines = { "#" } };
  const Case *const all[] = { &cases[12], &cases[3], &pop, &cases[4] };
  const Case *const lonely[] = { &cases[12], &cases[3] };
  g_autoptr(SpReport) report = make_report (all, G_N_ELEMENTS (all));
  g_autoptr(SpReport) other = make_report (lonely, G_N_ELEMENTS (lonely));
  g_autoptr(SpEavesdropper) both = sp_eavesdropper_new_for_report (report);
  g_autoptr(SpEavesdropper) one = sp_eavesdropper_new_for_report (other);

  g_assert_false (both->example);
  g_assert_cmpstr (both->columns[0].endpoint, ==, "POP on pop.test.example, port 995");
  g_assert_cmpstr (both->columns[1].endpoint, ==, "POP on pop.test.example, port 110");
  g_assert_cmpstr (one->columns[1].endpoint, ==, "IMAP on imap.test.example, port 143");
}

static void
test_unchecked (void)
{
  g_autoptr(SpReport) empty = make_report (NULL, 0);
  const SpReport *const reports[] = { NULL, empty };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr(SpEavesdropper) picture = sp_eavesdropper_new_for_report (reports[i]);
      g_autofree char *first = read_sights (picture->columns[0].sights);
      g_autofree char *second = read_sights (picture->columns[1].sights);

      g_assert_true (picture->example);
      assert_contains (picture->title, "example");
      assert_contains (picture->intro, "Nothing has been checked yet");
      g_assert_cmpstr (first, ==, "chTUM");
      g_assert_cmpstr (second, ==, "cgqorahTUM");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/eavesdropper/cases", test_cases);
  g_test_add_func ("/text/eavesdropper/hostile", test_hostile);
  g_test_add_func ("/text/eavesdropper/choice", test_choice);
  g_test_add_func ("/text/eavesdropper/unchecked", test_unchecked);
  return g_test_run ();
}
