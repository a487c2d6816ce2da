/* What the protocols ask of a dialogue: each function is one way in which it can go on or end.
 *
 * Once the status is decided these functions change nothing any more, so that a protocol need not look whether the line
 * before the one in hand ended the dialogue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "machine.h"

#include "core/safe-text.h"
#include "greeting.h"

/* Bytes of server text that an error quotes. */
#define QUOTE_MAX 256
/* Bytes that are shown of what came behind the STARTTLS answer. */
#define SAMPLE_MAX 64

/**
 * sp_dialogue_capabilities:
 *
 * Returns: (transfer none): what the server offers in the present phase; the one in the clear is never carried over the upgrade
 */
SpCapabilities *
sp_dialogue_capabilities (SpDialogue *self)
{
  return self->encrypted ? &self->over_tls : &self->in_clear;
}

static void
decide (SpDialogue *self, SpStatus status)
{
  self->decided = TRUE;
  self->status = status;
  self->step = SP_STEP_END;
}

static void
set_output (SpDialogue *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\r\n", NULL);

  g_clear_pointer (&self->output, g_bytes_unref);
  self->output = g_bytes_new (line, strlen (line));
  self->step = SP_STEP_SEND;
}

/**
 * sp_dialogue_accept_greeting:
 *
 * The greeting was a good one and is complete.
 */
void
sp_dialogue_accept_greeting (SpDialogue *self)
{
  self->greeted = TRUE;
  self->stage = self->encrypted ? SP_STAGE_CAPABILITIES : SP_STAGE_STARTTLS;
}

/**
 * sp_dialogue_refuse_greeting:
 * @text: the first line of the server
 *
 * The greeting is not one of this protocol: says whose it is.
 */
void
sp_dialogue_refuse_greeting (SpDialogue *self, const char *text)
{
  SpGreeting greeting = sp_greeting_recognise (text);
  SpStatus status = greeting.is_mail ? SP_STATUS_PROTOCOL_ERROR : SP_STATUS_NOT_MAIL;

  if (greeting.refuses)
    sp_dialogue_reject (self, text);
  else
    sp_dialogue_fail (self, status, "%s answered: %s", greeting.server, text);
}

/**
 * sp_dialogue_reject:
 * @text: the words with which the server does so
 *
 * The server turns us away. Its words are kept whole, since they are all that a person can show to whoever runs it.
 */
void
sp_dialogue_reject (SpDialogue *self, const char *text)
{
  if (self->decided)
    return;
  self->refusal = sp_safe_text (text, -1, 0);
  sp_dialogue_fail (self, SP_STATUS_REJECTED, "the server refuses: %s", text);
}

/**
 * sp_dialogue_send:
 * @format: the command without its line end
 * @...: what to insert; never text from the server
 *
 * Sends a command next, then reads.
 */
void
sp_dialogue_send (SpDialogue *self, const char *format, ...)
{
  g_autofree char *command = NULL;
  va_list arguments;

  if (self->decided)
    return;
  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  set_output (self, command);
}

/**
 * sp_dialogue_start_tls:
 *
 * The server agreed to the upgrade. Bytes that came with its answer were put there by somebody who is not bound by TLS: they
 * are counted and shown, and the dialogue ends (RFC 3207 section 4.2, RFC 9051 section 6.2.1, RFC 2595 section 3.1).
 */
void
sp_dialogue_start_tls (SpDialogue *self)
{
  g_autofree char *sample = NULL;
  const guint8 *bytes = NULL;
  gsize length = 0;

  if (self->decided)
    return;
  self->leftover = sp_splitter_get_waiting (self->splitter);
  if (self->leftover == 0)
    {
      self->stage = SP_STAGE_HANDSHAKE;
      self->step = SP_STEP_START_TLS;
      return;
    }

  self->stage = SP_STAGE_STARTTLS;
  bytes = sp_splitter_peek (self->splitter, &length);
  sample = sp_safe_text (bytes, length, SAMPLE_MAX);
  sp_dialogue_fail (self, SP_STATUS_PROTOCOL_ERROR,
                    "%" G_GSIZE_FORMAT " bytes of clear text behind the STARTTLS answer: %s",
                    self->leftover, sample);
}

/**
 * sp_dialogue_finish:
 *
 * Everything is known: says goodbye, and does not wait for the answer.
 */
void
sp_dialogue_finish (SpDialogue *self)
{
  if (self->decided)
    return;
  decide (self, SP_STATUS_OK);
  self->stage = SP_STAGE_DONE;
  sp_dialogue_say_goodbye (self);
}

/**
 * sp_dialogue_settle:
 *
 * What was wanted is known, and everything has been said.
 */
void
sp_dialogue_settle (SpDialogue *self)
{
  if (self->decided)
    return;
  decide (self, SP_STATUS_OK);
  self->stage = SP_STAGE_DONE;
}

/**
 * sp_dialogue_refuse_starttls:
 * @text: what the server answered
 *
 * The server will not upgrade: a fault where it had listed the upgrade, a plain lack where not.
 */
void
sp_dialogue_refuse_starttls (SpDialogue *self, const char *text)
{
  SpStatus status = self->in_clear.starttls ? SP_STATUS_STARTTLS_REFUSED : SP_STATUS_NO_STARTTLS;

  if (self->decided)
    return;
  sp_dialogue_fail (self, status, "STARTTLS was answered with: %s", text);
  sp_dialogue_say_goodbye (self);
}

/**
 * sp_dialogue_fail:
 * @status: how it ends
 * @format: technical detail, untranslated
 * @...: what to insert
 *
 * Ends the dialogue where it is.
 */
void
sp_dialogue_fail (SpDialogue *self, SpStatus status, const char *format, ...)
{
  g_autofree char *detail = NULL;
  va_list arguments;

  if (self->decided)
    return;
  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  decide (self, status);
  self->error = sp_safe_text (detail, -1, QUOTE_MAX);
}

/**
 * sp_dialogue_say_goodbye:
 * @self: a dialogue whose status is decided
 *
 * Sends the command that ends a session before the connection is closed.
 */
void
sp_dialogue_say_goodbye (SpDialogue *self)
{
  set_output (self, self->machine->goodbye);
}

/**
 * sp_dialogue_too_many:
 *
 * The server lists more than anybody could mean.
 */
void
sp_dialogue_too_many (SpDialogue *self)
{
  sp_dialogue_fail (self, SP_STATUS_PROTOCOL_ERROR, "oversized reply: more than %d %s",
                    SP_CAPABILITIES_MAX, "capabilities or mechanisms");
}
