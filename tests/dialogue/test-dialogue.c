/* Tests of what all dialogues share: strange greetings, limits, early bytes, end of file, what is stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/enums.h"
#include "core/safe-text.h"
#include "dialogue/dialogue.h"
#include "dialogue/machine.h"

#include <string.h>

static SpObservation *
store (const SpDialogue *dialogue)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "mail.example", 1, SP_SECURITY_STARTTLS);
  SpObservation *seen = sp_observation_new (endpoint);

  sp_dialogue_store (dialogue, seen);
  return seen;
}

static void
feed (SpDialogue *dialogue, const char *text)
{
  sp_dialogue_feed (dialogue, text, strlen (text));
}

static void
assert_contains (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_assert_cmpstr (text, ==, part);
}

/* First bytes and, per protocol, how they are judged in the clear and over implicit TLS. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *in_clear[SP_N_PROTOCOLS]; /* nick of the status, or the step that follows */
  const char *over_tls[SP_N_PROTOCOLS];
  const char *error;
} First;

#define BYTES(text) text, sizeof (text) - 1
#define ALL(status)                                                                                \
  {                                                                                                \
    status, status, status, status                                                                 \
  }
#define NOT_MAIL ALL ("not-mail")
#define BUT(i, p, s, v)                                                                            \
  {                                                                                                \
    i, p, s, v                                                                                     \
  }
#define WRONG "protocol-error"

static const First firsts[] = {
  { "alert", BYTES ("\x15\x03\x01\x00\x02\x02\x0a"), ALL ("speaks-tls"), NOT_MAIL, "\\x15\\x03" },
  { "handshake", BYTES ("\x16\x03\x03\x00\x31"), ALL ("speaks-tls"), NOT_MAIL, "\\x16\\x03" },
  { "half-alert", BYTES ("\x15"), ALL ("read"), ALL ("read"), NULL },
  { "alert-look-alike", BYTES ("\x15\x04"), NOT_MAIL, NOT_MAIL, "\\x15\\x04" },
  { "telnet", BYTES ("\xff\xfd\x18"), NOT_MAIL, NOT_MAIL, "\\xff\\xfd\\x18" },
  { "zeros", BYTES ("\0\0\0\0"), NOT_MAIL, NOT_MAIL, "\\x00" },
  { "mysql", BYTES ("J\0\0\0\n8.0.36\0"), NOT_MAIL, NOT_MAIL, "J\\x00" },
  { "empty-line", BYTES ("\r\n"), NOT_MAIL, NOT_MAIL, "no mail server" },
  { "text", BYTES ("Welcome!\r\n"), NOT_MAIL, NOT_MAIL, "no mail server answered: Welcome!" },
  { "http", BYTES ("HTTP/1.1 400 Bad Request\r\n"), NOT_MAIL, NOT_MAIL, "a web server" },
  { "ssh", BYTES ("SSH-2.0-OpenSSH_9.2\r\n"), NOT_MAIL, NOT_MAIL, "an SSH server" },
  { "escape", BYTES ("hi \33[2J\r\n"), NOT_MAIL, NOT_MAIL, "hi \\x1b[2J" },
  { "imap", BYTES ("* OK ready\r\n"), BUT ("send", WRONG, WRONG, WRONG),
    BUT ("send", WRONG, WRONG, WRONG), "an IMAP server" },
  { "imap-preauth", BYTES ("* PREAUTH hi\r\n"), BUT ("no-starttls", WRONG, WRONG, WRONG),
    BUT ("send", WRONG, WRONG, WRONG), "PREAUTH" },
  { "imap-bye", BYTES ("* bye\r\n"), ALL ("rejected"), ALL ("rejected"), "* bye" },
  { "pop3", BYTES ("+OK ready\r\n"), BUT (WRONG, "send", WRONG, WRONG),
    BUT (WRONG, "send", WRONG, WRONG), "a POP3 server" },
  { "pop3-refusal", BYTES ("-ERR busy\r\n"), ALL ("rejected"), ALL ("rejected"), "-ERR busy" },
  { "smtp", BYTES ("220 mail.example ESMTP\r\n"), BUT (WRONG, WRONG, "send", WRONG),
    BUT (WRONG, WRONG, "send", WRONG), "an SMTP server" },
  { "smtp-refusal", BYTES ("554-no\r\n554 no\r\n"), ALL ("rejected"), ALL ("rejected"), "554" },
  { "smtp-half", BYTES ("220-wait\r\n"), BUT (WRONG, WRONG, "read", WRONG),
    BUT (WRONG, WRONG, "read", WRONG), "an SMTP server" },
  { "smtp-strange", BYTES ("999 hm\r\n"), BUT ("not-mail", "not-mail", WRONG, "not-mail"),
    BUT ("not-mail", "not-mail", WRONG, "not-mail"), "999 hm" },
  { "ftp", BYTES ("220 FTP server\r\n"), BUT ("not-mail", "not-mail", "send", "not-mail"),
    BUT ("not-mail", "not-mail", "send", "not-mail"), "an FTP server" },
  { "nntp", BYTES ("200 news.example\r\n"), BUT ("not-mail", "not-mail", "send", "not-mail"),
    BUT ("not-mail", "not-mail", "send", "not-mail"), "200 news" },
  { "four-digits", BYTES ("2200 x\r\n"), NOT_MAIL, NOT_MAIL, "2200 x" },
  { "sieve", BYTES ("\"IMPLEMENTATION\" \"x\"\r\n"), BUT (WRONG, WRONG, WRONG, "read"),
    BUT (WRONG, WRONG, WRONG, "read"), "a ManageSieve server" },
  { "sieve-bye", BYTES ("BYE\r\n"), ALL ("rejected"), ALL ("rejected"), "BYE" },
  { "sieve-no", BYTES ("NO \"busy\"\r\n"), ALL ("rejected"), ALL ("rejected"), "NO \"busy\"" },
  { "bye-and-more", BYTES ("Byelaws\r\n"), NOT_MAIL, NOT_MAIL, "Byelaws" },
};

static void
check_first (const First *first, SpProtocol protocol, SpSecurity security, const char *outcome)
{
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, security, "me.example");
  g_autoptr(SpObservation) seen = NULL;
  SpStep step;

  if (security == SP_SECURITY_TLS)
    sp_dialogue_tls_started (dialogue);
  g_assert_cmpint (sp_dialogue_get_stage (dialogue), ==, SP_STAGE_GREETING);
  sp_dialogue_feed (dialogue, first->bytes, first->length);
  step = sp_dialogue_get_step (dialogue);
  seen = store (dialogue);

  if (g_str_equal (outcome, "read"))
    g_assert_cmpint (step, ==, SP_STEP_READ);
  else if (g_str_equal (outcome, "send"))
    g_assert_cmpint (step, ==, SP_STEP_SEND);
  else
    {
      g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==, outcome);
      g_assert_cmpint (sp_dialogue_get_stage (dialogue), ==, SP_STAGE_GREETING);
      assert_contains (seen->error, first->error);
    }
}

static void
test_first (gconstpointer data)
{
  const First *first = data;

  for (SpProtocol protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    {
      g_test_message ("%s", sp_protocol_to_nick (protocol));
      check_first (first, protocol, SP_SECURITY_STARTTLS, first->in_clear[protocol]);
      check_first (first, protocol, SP_SECURITY_TLS, first->over_tls[protocol]);
    }
}

/* A whole dialogue per protocol: what the server says at each of the client's turns; T is the handshake. */
static const char *const whole[SP_N_PROTOCOLS][8] = {
  { "* OK hi\r\n", "* CAPABILITY STARTTLS\r\nS1 OK\r\n", "S2 OK\r\n", "T",
    "* CAPABILITY IMAP4rev1\r\nS3 OK\r\n" },
  { "+OK hi\r\n", "+OK\r\nSTLS\r\n.\r\n", "+OK\r\n", "T", "+OK\r\nUSER\r\n.\r\n" },
  { "220 hi\r\n", "250-x\r\n250 STARTTLS\r\n", "220 go\r\n", "T", "250-x\r\n250 SIZE\r\n" },
  { "\"STARTTLS\"\r\nOK\r\n", "OK\r\n", "T", "\"SASL\" \"PLAIN\"\r\nOK\r\n" },
};

/* Takes part in @n turns of @turns; the client's commands are sent as they come. */
static void
play_turns (SpDialogue *dialogue, const char *const *turns, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (sp_dialogue_get_step (dialogue) == SP_STEP_SEND)
        sp_dialogue_sent (dialogue);
      if (g_str_equal (turns[i], "T"))
        sp_dialogue_tls_started (dialogue);
      else
        feed (dialogue, turns[i]);
    }
}

/* The end of file after any number of bytes short of the whole is a closed connection; after the last it is nothing. */
static void
test_eof (gconstpointer data)
{
  SpProtocol protocol = GPOINTER_TO_INT (data);
  guint n_turns = g_strv_length ((char **) whole[protocol]);

  for (guint n = 0; n <= n_turns; n++)
    {
      g_autoptr(SpDialogue) dialogue =
          sp_dialogue_new (protocol, SP_SECURITY_STARTTLS, "me.example");
      g_autoptr(SpObservation) seen = NULL;

      play_turns (dialogue, whole[protocol], n);
      sp_dialogue_feed_eof (dialogue);
      g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
      g_assert_null (sp_dialogue_get_output (dialogue));
      seen = store (dialogue);
      g_assert_cmpint (seen->status, ==, n < n_turns ? SP_STATUS_CLOSED : SP_STATUS_OK);
      g_assert_cmpint (sp_dialogue_get_stage (dialogue) == SP_STAGE_DONE, ==, n == n_turns);
    }
}

/* Whatever was offered in the clear is asked for again over TLS, and nothing of it stays. */
static void
test_stages (gconstpointer data)
{
  SpProtocol protocol = GPOINTER_TO_INT (data);
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, SP_SECURITY_STARTTLS, "me.example");
  guint n_turns = g_strv_length ((char **) whole[protocol]);
  SpStage last = SP_STAGE_GREETING;
  g_autoptr(SpObservation) seen = NULL;

  for (guint n = 0; n < n_turns; n++)
    {
      g_assert_cmpint (sp_dialogue_get_stage (dialogue), >=, last);
      last = sp_dialogue_get_stage (dialogue);
      if (g_str_equal (whole[protocol][n], "T"))
        g_assert_cmpint (last, ==, SP_STAGE_HANDSHAKE);
      play_turns (dialogue, whole[protocol] + n, 1);
    }
  g_assert_cmpint (last, ==, SP_STAGE_CAPABILITIES);
  g_assert_cmpint (sp_dialogue_get_stage (dialogue), ==, SP_STAGE_DONE);
  seen = store (dialogue);
  g_assert_cmpuint (g_strv_length (seen->capabilities), ==, 1);
  g_assert_false (g_strv_contains ((const char *const *) seen->capabilities, "STARTTLS"));
}

/* The answers are there before the questions were asked, glued together: the dialogue must not lose any. */
static void
test_hasty_server (gconstpointer data)
{
  SpProtocol protocol = GPOINTER_TO_INT (data);
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, SP_SECURITY_STARTTLS, "me.example");
  g_autoptr(SpObservation) seen = NULL;
  guint i = 0;

  for (; !g_str_equal (whole[protocol][i], "T"); i++)
    feed (dialogue, whole[protocol][i]);
  while (sp_dialogue_get_step (dialogue) == SP_STEP_SEND)
    sp_dialogue_sent (dialogue);
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_START_TLS);
  sp_dialogue_tls_started (dialogue);
  feed (dialogue, whole[protocol][i + 1]);
  while (sp_dialogue_get_step (dialogue) == SP_STEP_SEND)
    sp_dialogue_sent (dialogue);
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
}

/* How a server of each protocol can talk for ever over TLS: what it says first, and what it repeats. */
static const struct
{
  const char *const first[3];
  const char *again;
} endless[SP_N_PROTOCOLS] = {
  { { "* OK hi\r\n", "* 1 EXISTS\r\n" }, "* 1 EXISTS\r\n" },
  { { "+OK hi\r\n", "+OK\r\n" }, "UIDL\r\n" },
  { { "220-hi\r\n" }, "220-hi\r\n" },
  { { "\"NAME\"\r\n" }, "\"NAME\"\r\n" },
};

/* Talk that does not end is ended by us, with an error that names the limit. */
static void
check_endless (SpProtocol protocol, const char *again, const char *limit)
{
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, SP_SECURITY_TLS, "me.example");
  g_autoptr(SpObservation) seen = NULL;

  sp_dialogue_tls_started (dialogue);
  play_turns (dialogue, endless[protocol].first, g_strv_length ((char **) endless[protocol].first));
  for (guint n = 0; n < 100000 && sp_dialogue_get_step (dialogue) == SP_STEP_READ; n++)
    feed (dialogue, again);
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  assert_contains (seen->error, limit);
}

static void
test_endless (gconstpointer data)
{
  SpProtocol protocol = GPOINTER_TO_INT (data);

  check_endless (protocol, endless[protocol].again, "oversized reply: more than 500 lines");
  check_endless (protocol, "x", "oversized reply: more than 64 KB in one line");
}

static void
test_too_many_capabilities (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, "me.example");
  g_autoptr(GString) greeting = g_string_new ("* OK [CAPABILITY");
  g_autoptr(SpObservation) seen = NULL;

  for (guint i = 0; i < 501; i++)
    g_string_append_printf (greeting, " X%u", i);
  g_string_append (greeting, "] hi\r\n");
  sp_dialogue_tls_started (dialogue);
  feed (dialogue, greeting->str);
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  assert_contains (seen->error, "oversized reply: more than 500");
}

/* How a server of each protocol lists mechanisms: what it says first, what stands before each of them, and the end. */
static const struct
{
  const char *const first[3];
  const char *begin;
  const char *mark;
  const char *end;
} mechanisms[SP_N_PROTOCOLS] = {
  { { "* OK hi\r\n" }, "* CAPABILITY", " AUTH=", "\r\nS1 OK\r\n" },
  { { "+OK hi\r\n", "+OK\r\n" }, "SASL", " ", "\r\n.\r\n" },
  { { "220 hi\r\n" }, "250-x\r\n250 AUTH", " ", "\r\n" },
  { { NULL }, "\"SASL\" \"", " ", "\"\r\nOK\r\n" },
};

/* As many mechanisms as are kept are all there; one more ends the dialogue, in the clear as over TLS. */
static void
check_mechanisms (SpProtocol protocol, SpSecurity security, guint n)
{
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, security, "me.example");
  g_autoptr(GString) list = g_string_new (mechanisms[protocol].begin);
  g_autoptr(SpObservation) seen = NULL;
  char **auth = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%sX%u", mechanisms[protocol].mark, i);
  g_string_append (list, mechanisms[protocol].end);
  if (security == SP_SECURITY_TLS)
    sp_dialogue_tls_started (dialogue);
  play_turns (dialogue, mechanisms[protocol].first,
              g_strv_length ((char **) mechanisms[protocol].first));
  play_turns (dialogue, (const char *const[]){ list->str }, 1);
  seen = store (dialogue);
  auth = security == SP_SECURITY_TLS ? seen->auth : seen->auth_in_clear;
  g_assert_cmpuint (g_strv_length (auth), ==, SP_CAPABILITIES_MAX);
  if (n <= SP_CAPABILITIES_MAX)
    {
      g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_SEND);
      return;
    }
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
  g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  assert_contains (seen->error, "oversized reply: more than 500");
}

static void
test_too_many_mechanisms (gconstpointer data)
{
  SpProtocol protocol = GPOINTER_TO_INT (data);

  for (guint n = SP_CAPABILITIES_MAX; n <= SP_CAPABILITIES_MAX + 1; n++)
    {
      check_mechanisms (protocol, SP_SECURITY_STARTTLS, n);
      check_mechanisms (protocol, SP_SECURITY_TLS, n);
    }
}

/* What arrived before the upgrade does not count against the limits of what follows. */
static void
test_limits_per_phase (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, "me.example");
  g_autoptr(GString) list = g_string_new ("+OK\r\n");
  g_autoptr(SpObservation) seen = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (list, "X%u\r\n", i);
  g_string_append (list, ".\r\n");
  play_turns (dialogue, (const char *const[]){ "+OK\r\n", list->str, "+OK\r\n", "T", list->str },
              5);
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  g_assert_cmpuint (g_strv_length (seen->capabilities), ==, 400);
}

/* Until the last answer nothing is decided; then only the goodbye is left. */
static void
test_decided (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, "me.example");

  g_assert_false (sp_dialogue_is_decided (dialogue));
  feed (dialogue, "554 no\r\n");
  g_assert_true (sp_dialogue_is_decided (dialogue));
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_SEND);
  sp_dialogue_sent (dialogue);
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
}

/* A protocol may go on with a line that has ended the dialogue: nothing of it counts any more. */
static void
test_decided_stays (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, "me.example");
  g_autoptr(SpObservation) seen = NULL;

  feed (dialogue, "421 too many\r\n");
  sp_dialogue_send (dialogue, "NOOP");
  sp_dialogue_start_tls (dialogue);
  sp_dialogue_refuse_starttls (dialogue, "no");
  sp_dialogue_finish (dialogue);
  sp_dialogue_fail (dialogue, SP_STATUS_CLOSED, "again");
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
  g_assert_cmpint (sp_dialogue_get_stage (dialogue), ==, SP_STAGE_GREETING);
  g_assert_null (sp_dialogue_get_output (dialogue));
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_REJECTED);
  g_assert_cmpstr (seen->error, ==, "the server refuses: 421 too many");
}

static void
test_clear_text_for_tls (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, "me.example");
  g_autoptr(SpObservation) seen = NULL;

  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_START_TLS);
  g_assert_cmpint (sp_dialogue_get_stage (dialogue), ==, SP_STAGE_HANDSHAKE);
  sp_dialogue_feed_clear (dialogue, "+OK hi\33\n+OK more", 16);
  g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
  seen = store (dialogue);
  g_assert_cmpint (seen->status, ==, SP_STATUS_SPEAKS_CLEAR);
  g_assert_cmpstr (seen->error, ==, "clear text in the TLS handshake: +OK hi\\x1b");
  g_assert_cmpuint (seen->leftover_bytes, ==, 0);
}

/* Nothing is known, so nothing is claimed. */
static void
test_store_at_once (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_SMTP, SP_SECURITY_TLS, "me.example");
  g_autoptr(SpObservation) seen = store (dialogue);

  g_assert_cmpint (seen->status, ==, SP_STATUS_CANCELLED);
  g_assert_null (seen->error);
  g_assert_null (seen->banner);
  g_assert_null (seen->capabilities);
  g_assert_null (seen->auth);
  g_assert_null (seen->auth_in_clear);
  g_assert_cmpint (seen->login_in_clear, ==, SP_UNKNOWN);
  g_assert_cmpint (seen->starttls_listed, ==, SP_UNKNOWN);
}

static void
test_bare_lf (void)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, "me.example");

  feed (dialogue, "+OK hi\r\n");
  g_assert_false (sp_dialogue_saw_bare_lf (dialogue));
  sp_dialogue_sent (dialogue);
  feed (dialogue, "+OK\n");
  g_assert_true (sp_dialogue_saw_bare_lf (dialogue));
}

static void
test_banner (void)
{
  static const char hostile[] = "* OK \33]0;evil\a \0 \xff \xe2\x80\xae <b>\r\n";
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, "me.example");
  g_autoptr(SpDialogue) wordy =
      sp_dialogue_new (SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, "me.example");
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *greeting = g_strconcat ("* OK ", filler, "\r\n", NULL);
  g_autoptr(SpObservation) seen = NULL;
  g_autoptr(SpObservation) bounded = NULL;

  sp_dialogue_feed (dialogue, hostile, sizeof (hostile) - 1);
  seen = store (dialogue);
  g_assert_cmpstr (seen->banner, ==, "* OK \\x1b]0;evil\\x07 \\x00 \\xff \\u{202e} <b>");

  feed (wordy, greeting);
  bounded = store (wordy);
  g_assert_true (g_str_has_suffix (bounded->banner, "…"));
  g_assert_cmpuint (strlen (bounded->banner), <=, SP_SAFE_TEXT_MAX + strlen ("…"));
}

/* A name with which a second command could be smuggled in is a mistake of the caller's, told where it is made. */
static void
test_client_name (void)
{
  static const char *const names[] = { "a\r\nMAIL FROM:<b>", "a b", "a\x80", "" };

  if (g_test_subprocess ())
    {
      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        g_assert_null (sp_dialogue_new (SP_PROTOCOL_SMTP, SP_SECURITY_TLS, names[i]));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*is_client_name*is_client_name*is_client_name*is_client_name*");
}

static void
add_for_each_protocol (const char *name, GTestDataFunc test)
{
  for (SpProtocol protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    {
      g_autofree char *path =
          g_strdup_printf ("/dialogue/%s/%s", name, sp_protocol_to_nick (protocol));

      g_test_add_data_func (path, GINT_TO_POINTER (protocol), test);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *path = g_strconcat ("/dialogue/first/", firsts[i].name, NULL);

      g_test_add_data_func (path, &firsts[i], test_first);
    }
  add_for_each_protocol ("eof", test_eof);
  add_for_each_protocol ("stages", test_stages);
  add_for_each_protocol ("hasty-server", test_hasty_server);
  add_for_each_protocol ("endless", test_endless);
  g_test_add_func ("/dialogue/too-many-capabilities", test_too_many_capabilities);
  add_for_each_protocol ("too-many-mechanisms", test_too_many_mechanisms);
  g_test_add_func ("/dialogue/limits-per-phase", test_limits_per_phase);
  g_test_add_func ("/dialogue/decided", test_decided);
  g_test_add_func ("/dialogue/decided-stays", test_decided_stays);
  g_test_add_func ("/dialogue/clear-text-for-tls", test_clear_text_for_tls);
  g_test_add_func ("/dialogue/store-at-once", test_store_at_once);
  g_test_add_func ("/dialogue/bare-lf", test_bare_lf);
  g_test_add_func ("/dialogue/banner", test_banner);
  g_test_add_func ("/dialogue/client-name", test_client_name);
  return g_test_run ();
}
