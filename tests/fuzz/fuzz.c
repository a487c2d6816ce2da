/* Plays arbitrary server bytes through a dialogue and checks what must hold whatever a server says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "dialogue/dialogue.h"

/* The most commands that any dialogue takes: EHLO, EHLO by another name, STARTTLS, EHLO, HELO, QUIT. More would be a loop. */
#define MAX_COMMANDS 6

/* Everything that may ever be sent; nothing of it depends on the server. */
static const char *const commands[] = {
  "S1 CAPABILITY\r\n",
  "S2 CAPABILITY\r\n",
  "S3 CAPABILITY\r\n",
  "Z LOGOUT\r\n",
  "CAPA\r\n",
  "QUIT\r\n",
  "EHLO fuzz.example\r\n",
  "EHLO signpost.invalid\r\n",
  "HELO fuzz.example\r\n",
  "HELO signpost.invalid\r\n",
  "LOGOUT\r\n",
  "S1 STARTTLS\r\n",
  "S2 STARTTLS\r\n",
  "STLS\r\n",
  "STARTTLS\r\n",
  "S2 STARTTLS\r\nX1 NOOP\r\n",
  "S1 STARTTLS\r\nX1 NOOP\r\n",
  "STLS\r\nXNOOP\r\n",
  "STARTTLS\r\nNOOP\r\n",
  "STARTTLS\r\nNOOP \"X1\"\r\n",
};

const char *const fuzz_pieces[] = {
  "\r\n",      "\n",        ".\r\n",        "* ",         "* BYE\r\n",
  "+OK\r\n",   "-ERR\r\n",  "+ \r\n",       "S1 OK",      "S2 OK",
  "S3 OK",     "S2 NO\r\n", "[CAPABILITY ", "]",          "CAPABILITY ",
  "STARTTLS",  "STLS",      "AUTH=",        "SASL PLAIN", "220 ",
  "220-",      "250-",      "250 ",         "421 ",       "554 ",
  "502 x\r\n", "{5}\r\n",   "{70000}\r\n",  "{3+}\r\n",   "\"",
  "\\",        "OK\r\n",    "NO ",          "BYE ",       "\"SASL\" \"PLAIN\"\r\n",
  NULL,
};

typedef struct
{
  SpDialogue *dialogue; /* (not owned) */
  SpSecurity security;
  guint n_commands;
  gboolean asked_for_tls;
  gboolean encrypted;
} Driver;

static gboolean
is_command (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i], text) == 0)
      return TRUE;
  return FALSE;
}

static void
send_command (Driver *self)
{
  g_autoptr(GBytes) output = sp_dialogue_get_output (self->dialogue);
  gsize size = 0;
  const char *data = g_bytes_get_data (output, &size);
  g_autofree char *text = g_strndup (data, size);

  g_assert_true (is_command (text));
  if (strstr (text, "STARTTLS") || strstr (text, "STLS"))
    {
      g_assert_false (self->encrypted);
      g_assert_false (self->asked_for_tls);
      self->asked_for_tls = TRUE;
    }
  g_assert_cmpuint (++self->n_commands, <=, MAX_COMMANDS);
  sp_dialogue_sent (self->dialogue);
}

/* Does what the dialogue asks for until it wants to read, or is over. */
static void
obey (Driver *self)
{
  while (TRUE)
    switch (sp_dialogue_get_step (self->dialogue))
      {
      case SP_STEP_SEND:
        send_command (self);
        break;
      case SP_STEP_START_TLS:
        g_assert_false (self->encrypted);
        g_assert_true (self->security == SP_SECURITY_TLS || self->asked_for_tls);
        self->encrypted = TRUE;
        sp_dialogue_tls_started (self->dialogue);
        break;
      case SP_STEP_READ:
      case SP_STEP_END:
      default:
        return;
      }
}

static void
assert_list_safe (char **list)
{
  for (guint i = 0; list && list[i]; i++)
    fuzz_assert_safe (list[i]);
}

static void
check (const Driver *self, SpObservation *seen)
{
  gboolean over = sp_dialogue_get_step (self->dialogue) == SP_STEP_END;

  sp_dialogue_store (self->dialogue, seen);
  fuzz_assert_safe (seen->banner);
  fuzz_assert_safe (seen->error);
  assert_list_safe (seen->capabilities_in_clear);
  assert_list_safe (seen->capabilities);
  assert_list_safe (seen->auth_in_clear);
  assert_list_safe (seen->auth);
  if (over && seen->status == SP_STATUS_OK)
    g_assert_true (self->encrypted);
  if (over)
    g_assert_true ((seen->error == NULL) == (seen->status == SP_STATUS_OK));
  if (seen->leftover_bytes > 0)
    g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  if (!self->encrypted)
    g_assert_null (seen->capabilities);
}

/**
 * fuzz_dialogue:
 * @protocol: the protocol to speak
 * @data: the input: bit 0 of the first byte chooses implicit TLS, bits 1 and 2 the size of the portions, bit 3 whether the
 *   server closes the connection in the end, bit 4 whether a command is smuggled along with STARTTLS; the rest is what the server
 *   says
 * @size: how many bytes
 *
 * Aborts where something does not hold that must hold for every server.
 */
void
fuzz_dialogue (SpProtocol protocol, const guint8 *data, gsize size)
{
  static const gsize portions[] = { 1, 7, 64, G_MAXSIZE };
  guint8 choice = size > 0 ? data[0] : 0;
  SpSecurity security = choice & 1 ? SP_SECURITY_TLS : SP_SECURITY_STARTTLS;
  gsize portion = portions[(choice >> 1) & 3];
  g_autoptr(SpDialogue) dialogue = sp_dialogue_new (protocol, security, "fuzz.example");
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (protocol, "fuzz.example", 1, security);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  Driver driver = { .dialogue = dialogue, .security = security };

  if ((choice & 16) && security == SP_SECURITY_STARTTLS)
    sp_dialogue_smuggle (dialogue);
  obey (&driver);
  for (gsize i = 1, n = 0; i < size; i += n)
    {
      n = MIN (portion, size - i);
      sp_dialogue_feed (dialogue, data + i, n);
      obey (&driver);
    }
  if (choice & 8)
    {
      sp_dialogue_feed_eof (dialogue);
      g_assert_cmpint (sp_dialogue_get_step (dialogue), ==, SP_STEP_END);
    }
  check (&driver, seen);
}
