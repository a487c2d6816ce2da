/* Whether a server executes, inside TLS, a command that came along with STARTTLS in the clear.
 *
 * Somebody on the way can put commands behind STARTTLS. A server that keeps them executes them in the name of whoever signs in later
 * (CVE-2011-0411 and many since). A harmless command is sent along, and inside TLS nothing but the goodbye: answers come in the order
 * of their questions, so that no answer to the harmless command comes any more once the goodbye is answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "smuggling.h"

/* The tag or word by which the answer is known again. */
#define MARK "X1"

static const char *const commands[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = MARK " NOOP",
  [SP_PROTOCOL_POP3] = "XNOOP", /* what no server knows: RFC 1939 section 3 has an answer to it */
  [SP_PROTOCOL_SMTP] = "NOOP",
  [SP_PROTOCOL_SIEVE] = "NOOP \"" MARK "\"", /* RFC 5804 section 2.13: the answer repeats it */
};

/* What one line inside TLS says: the command was executed, the goodbye was answered first, or neither. */
static SpTristate
judge_line (SpDialogue *self, const char *line)
{
  switch (self->protocol)
    {
    case SP_PROTOCOL_IMAP:
      if (g_str_has_prefix (line, "* BYE") || g_str_has_prefix (line, "Z "))
        return SP_NO;
      return g_str_has_prefix (line, MARK " ") ? SP_YES : SP_UNKNOWN;
    case SP_PROTOCOL_POP3:
      return g_str_has_prefix (line, "+OK") ? SP_NO : SP_YES;
    case SP_PROTOCOL_SMTP:
      if (g_str_has_prefix (line, "421"))
        return SP_UNKNOWN;
      return g_str_has_prefix (line, "221") ? SP_NO : SP_YES;
    case SP_PROTOCOL_SIEVE:
    default:
      self->n_answers += g_str_has_prefix (line, "OK");
      if (strstr (line, MARK) || g_str_has_prefix (line, "NO") || self->n_answers > 2)
        return SP_YES;
      return g_str_has_prefix (line, "BYE") ? SP_NO : SP_UNKNOWN;
    }
}

/**
 * sp_smuggling_append:
 * @output: (transfer none): what is to be sent in the clear
 *
 * Returns: (transfer full): the same, and behind a request for the upgrade the harmless command
 */
GBytes *
sp_smuggling_append (const SpDialogue *self, GBytes *output)
{
  gsize length;
  const char *bytes = g_bytes_get_data (output, &length);
  g_autofree char *text = g_strndup (bytes, length);
  gboolean is_request = g_str_has_suffix (text, "STARTTLS\r\n") || g_str_equal (text, "STLS\r\n");
  char *both;

  if (!is_request)
    return g_bytes_ref (output);
  both = g_strconcat (text, commands[self->protocol], "\r\n", NULL);
  return g_bytes_new_take (both, strlen (both));
}

/**
 * sp_smuggling_begin:
 * @self: a dialogue that is encrypted now
 *
 * Says goodbye.
 */
void
sp_smuggling_begin (SpDialogue *self)
{
  sp_dialogue_send (self, "%s", self->machine->goodbye);
}

/**
 * sp_smuggling_take_line:
 * @line: a line of the server, inside TLS
 */
void
sp_smuggling_take_line (SpDialogue *self, const char *line)
{
  self->n_lines++;
  self->smuggled = judge_line (self, line);
  if (self->smuggled != SP_UNKNOWN)
    sp_dialogue_settle (self);
}

/**
 * sp_smuggling_take_eof:
 *
 * The server has left. Where it had said anything it said all that it had to say.
 */
void
sp_smuggling_take_eof (SpDialogue *self)
{
  if (self->n_lines > 0)
    self->smuggled = SP_NO;
  sp_dialogue_settle (self);
}
