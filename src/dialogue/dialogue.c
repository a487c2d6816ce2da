/* Drives the dialogue with a mail server: feeds lines to the protocol, keeps its limits, stores what was learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialogue.h"

#include "core/safe-text.h"
#include "greeting.h"
#include "machine.h"
#include "smuggling.h"

/* Bytes that are shown of something that is no text. */
#define SAMPLE_MAX 32

static const SpMachine *const machines[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = &sp_imap_machine,
  [SP_PROTOCOL_POP3] = &sp_pop3_machine,
  [SP_PROTOCOL_SMTP] = &sp_smtp_machine,
  [SP_PROTOCOL_SIEVE] = &sp_sieve_machine,
};

/* A name that cannot smuggle a second command into EHLO. */
static gboolean
is_client_name (const char *name)
{
  for (const char *p = name; *p; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  return *name != '\0';
}

/**
 * sp_dialogue_new:
 * @protocol: the protocol to speak
 * @security: %SP_SECURITY_TLS: the first step is the handshake; %SP_SECURITY_STARTTLS: it is asked for
 * @client_name: what to say in EHLO (RFC 5321 section 4.1.1.1): a domain, or an address literal such as `[127.0.0.1]`
 *
 * Returns: (transfer full): a dialogue that has not begun
 */
SpDialogue *
sp_dialogue_new (SpProtocol protocol, SpSecurity security, const char *client_name)
{
  SpDialogue *self = NULL;

  g_return_val_if_fail (protocol < SP_N_PROTOCOLS, NULL);
  g_return_val_if_fail (security != SP_SECURITY_NONE, NULL);
  g_return_val_if_fail (client_name && is_client_name (client_name), NULL);

  self = g_malloc0 (machines[protocol]->size);
  self->machine = machines[protocol];
  self->protocol = protocol;
  self->smuggled = SP_UNKNOWN;
  self->security = security;
  self->client_name = g_strdup (client_name);
  self->splitter = sp_splitter_new (self->machine->has_literal);
  self->banner = g_string_new (NULL);
  sp_capabilities_init (&self->in_clear);
  sp_capabilities_init (&self->over_tls);
  if (self->machine->init)
    self->machine->init (self);

  self->step = SP_STEP_READ;
  self->stage = SP_STAGE_GREETING;
  if (security == SP_SECURITY_TLS)
    {
      self->step = SP_STEP_START_TLS;
      self->stage = SP_STAGE_HANDSHAKE;
    }
  return self;
}

/**
 * sp_dialogue_free:
 * @self: (transfer full): a dialogue
 */
void
sp_dialogue_free (SpDialogue *self)
{
  if (self->machine->clear)
    self->machine->clear (self);
  g_free (self->client_name);
  g_free (self->error);
  g_free (self->refusal);
  g_string_free (self->banner, TRUE);
  g_clear_pointer (&self->output, g_bytes_unref);
  sp_splitter_free (self->splitter);
  sp_capabilities_clear (&self->in_clear);
  sp_capabilities_clear (&self->over_tls);
  g_free (self);
}

/**
 * sp_dialogue_get_step:
 *
 * Returns: what its driver has to do next
 */
SpStep
sp_dialogue_get_step (const SpDialogue *self)
{
  return self->step;
}

/**
 * sp_dialogue_get_stage:
 *
 * Returns: where it stands; %SP_STAGE_DONE only after success, otherwise the stage in which it ended
 */
SpStage
sp_dialogue_get_stage (const SpDialogue *self)
{
  return self->stage;
}

/**
 * sp_dialogue_is_decided:
 *
 * Returns: whether its status stands. Should the step still be %SP_STEP_SEND, then only a goodbye is left, and failing to send
 *   that is no fault of anybody: many servers close the connection first
 */
gboolean
sp_dialogue_is_decided (const SpDialogue *self)
{
  return self->decided;
}

/**
 * sp_dialogue_saw_bare_lf:
 *
 * Returns: whether a line of the server ended in LF without CR
 */
gboolean
sp_dialogue_saw_bare_lf (const SpDialogue *self)
{
  return sp_splitter_saw_bare_lf (self->splitter);
}

/* Looks at the very first bytes: a record of TLS (alert 15 03, handshake 16 03) and other binary data never end a line. */
static void
sniff (SpDialogue *self)
{
  g_autofree char *sample = NULL;
  gsize length = 0;
  const guint8 *bytes = sp_splitter_peek (self->splitter, &length);
  gboolean is_record = length > 0 && (bytes[0] == 0x15 || bytes[0] == 0x16);

  if (length == 0 || (is_record && length == 1))
    return;
  self->is_text = g_ascii_isprint (bytes[0]) || bytes[0] == '\r' || bytes[0] == '\n';
  if (self->is_text)
    return;

  sample = sp_safe_text (bytes, length, SAMPLE_MAX);
  if (is_record && bytes[1] == 0x03 && !self->encrypted)
    sp_dialogue_fail (self, SP_STATUS_SPEAKS_TLS, "the first bytes are TLS: %s", sample);
  else
    sp_dialogue_fail (self, SP_STATUS_NOT_MAIL, "the first bytes are no text: %s", sample);
}

static void
take_line (SpDialogue *self, const char *text)
{
  if (self->smuggles && self->encrypted)
    {
      sp_smuggling_take_line (self, text);
      return;
    }
  if (!self->greeted)
    {
      if (self->banner->len > 0)
        g_string_append_c (self->banner, ' ');
      g_string_append (self->banner, text);
    }
  self->machine->take_line (self, text);
}

/* Hands over lines for as long as the protocol wants to read and lines are there. */
static void
pump (SpDialogue *self)
{
  if (self->step == SP_STEP_READ && !self->is_text)
    sniff (self);

  while (self->step == SP_STEP_READ)
    {
      g_autofree char *text = NULL;

      switch (sp_splitter_next (self->splitter, &text))
        {
        case SP_SPLIT_LINE:
          take_line (self, text);
          break;
        case SP_SPLIT_OVERSIZED:
          sp_dialogue_fail (self, SP_STATUS_PROTOCOL_ERROR, "oversized reply: more than %s",
                            sp_splitter_get_limit (self->splitter));
          break;
        case SP_SPLIT_MORE:
        default:
          return;
        }
    }
}

static gsize
find_line_end (const char *data, gsize length)
{
  gsize end = 0;

  while (end < length && data[end] != '\r' && data[end] != '\n')
    end++;
  return end;
}

/**
 * sp_dialogue_feed_clear:
 * @self: a dialogue in the step %SP_STEP_START_TLS
 * @data: clear text that the server answered to the ClientHello, best as much as its first line
 * @length: how many bytes
 *
 * Ends the dialogue by what the first line says: that the server refuses, that it expects no TLS here, or that it is none for mail.
 */
void
sp_dialogue_feed_clear (SpDialogue *self, const void *data, gsize length)
{
  g_autofree char *line = sp_safe_text (data, find_line_end (data, length), 0);
  SpGreeting greeting = sp_greeting_recognise (line);
  SpStatus status = SP_STATUS_TLS_FAILED;

  if (greeting.refuses)
    {
      self->throttled = g_str_has_prefix (line, "421");
      sp_dialogue_reject (self, line);
      return;
    }
  if (self->security == SP_SECURITY_TLS)
    status = greeting.is_mail ? SP_STATUS_SPEAKS_CLEAR : SP_STATUS_NOT_MAIL;
  sp_dialogue_fail (self, status, "clear text in the TLS handshake: %s", line);
}

/**
 * sp_dialogue_feed:
 * @data: bytes from the server, in whatever portions they arrived
 * @length: how many
 *
 * Takes bytes in. In the step %SP_STEP_START_TLS these are clear bytes that were found on the socket before the handshake: they
 * were put behind the answer to STARTTLS, and the dialogue then ends. In the step %SP_STEP_SEND these are bytes that were there before the question was sent. After
 * %SP_STEP_END nothing is taken.
 */
void
sp_dialogue_feed (SpDialogue *self, const void *data, gsize length)
{
  if (self->decided || length == 0)
    return;
  sp_splitter_add (self->splitter, data, length);
  if (self->step == SP_STEP_START_TLS)
    sp_dialogue_start_tls (self);
  else
    pump (self);
}

/**
 * sp_dialogue_feed_eof:
 *
 * The server closed the connection. Once the last answer was read that is no fault any more.
 */
void
sp_dialogue_feed_eof (SpDialogue *self)
{
  if (self->decided)
    self->step = SP_STEP_END;
  else if (self->smuggles && self->encrypted)
    sp_smuggling_take_eof (self);
  else
    sp_dialogue_fail (self, SP_STATUS_CLOSED, "the server closed the connection");
}

/**
 * sp_dialogue_nudge:
 *
 * To be called when the server has kept silent for a while. There are servers that keep to themselves what they should say unasked.
 *
 * Returns: (transfer full) (nullable): what to send to it, while reading goes on; %NULL where there is nothing but to wait
 */
GBytes *
sp_dialogue_nudge (SpDialogue *self)
{
  gboolean may = self->step == SP_STEP_READ && self->machine->nudge && !self->nudged &&
                 sp_splitter_get_waiting (self->splitter) == 0;
  const char *command = may ? self->machine->nudge (self) : NULL;
  g_autofree char *line = command ? g_strconcat (command, "\r\n", NULL) : NULL;

  if (line == NULL)
    return NULL;
  self->nudged = TRUE;
  return g_bytes_new (line, strlen (line));
}

/**
 * sp_dialogue_dup_goodbye:
 *
 * Returns: (transfer full): the command that ends a session, with its line end
 */
char *
sp_dialogue_dup_goodbye (const SpDialogue *self)
{
  return g_strconcat (self->machine->goodbye, "\r\n", NULL);
}

/**
 * sp_dialogue_get_output:
 * @self: a dialogue in the step %SP_STEP_SEND
 *
 * Returns: (transfer full) (nullable): the bytes to send; %NULL in any other step
 */
GBytes *
sp_dialogue_get_output (SpDialogue *self)
{
  if (self->step != SP_STEP_SEND)
    return NULL;
  return self->smuggles && !self->encrypted ? sp_smuggling_append (self, self->output)
                                            : g_bytes_ref (self->output);
}

/* Whoever answers before the question answers no question: the server leaves no way to tell its own words from those that
 * somebody on the way puts in front of them (RFC 2920 section 3.1 asks servers to wait, too). */
static void
note_early (SpDialogue *self)
{
  gsize length;
  const char *bytes = (const char *) sp_splitter_peek (self->splitter, &length);

  if (self->decided || length == 0)
    return;
  if (self->machine->is_early == NULL || self->machine->is_early (bytes, length))
    self->early = MAX (self->early, length);
}

/**
 * sp_dialogue_sent:
 * @self: a dialogue in the step %SP_STEP_SEND
 *
 * All of the output is on its way. What was fed before came before that question.
 */
void
sp_dialogue_sent (SpDialogue *self)
{
  g_return_if_fail (self->step == SP_STEP_SEND);

  g_clear_pointer (&self->output, g_bytes_unref);
  note_early (self);
  self->step = self->decided ? SP_STEP_END : SP_STEP_READ;
  pump (self);
}

/**
 * sp_dialogue_tls_started:
 * @self: a dialogue in the step %SP_STEP_START_TLS
 *
 * The handshake is complete; everything that follows is encrypted.
 */
void
sp_dialogue_tls_started (SpDialogue *self)
{
  g_return_if_fail (self->step == SP_STEP_START_TLS);

  self->encrypted = TRUE;
  self->step = SP_STEP_READ;
  sp_splitter_reset (self->splitter);
  if (self->security == SP_SECURITY_TLS)
    {
      self->stage = SP_STAGE_GREETING;
      return;
    }
  self->stage = SP_STAGE_CAPABILITIES;
  if (self->smuggles)
    sp_smuggling_begin (self);
  else
    self->machine->upgraded (self);
}

/**
 * sp_dialogue_smuggle:
 * @self: a dialogue that has not begun, for an endpoint with STARTTLS
 *
 * From now on it is not about what the server offers, but about what it executes; see sp_dialogue_ran_smuggled().
 */
void
sp_dialogue_smuggle (SpDialogue *self)
{
  self->smuggles = TRUE;
}

/**
 * sp_dialogue_ran_smuggled:
 *
 * Returns: whether the server executed a command that came along with STARTTLS; %SP_UNKNOWN until that is clear
 */
SpTristate
sp_dialogue_ran_smuggled (const SpDialogue *self)
{
  return self->smuggled;
}

static void
replace_list (char ***place, char **list)
{
  g_strfreev (*place);
  *place = list;
}

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
store_clear_phase (const SpDialogue *self, SpObservation *observation)
{
  replace_list (&observation->capabilities_in_clear, sp_capabilities_dup_names (&self->in_clear));
  replace_list (&observation->auth_in_clear, sp_capabilities_dup_auth (&self->in_clear));
  observation->login_in_clear = self->in_clear.login;
  observation->starttls_listed = sp_capabilities_lists_starttls (&self->in_clear);
  observation->starttls_after_tls = self->over_tls.starttls;
  observation->preauth = self->preauth;
  observation->leftover_bytes = self->leftover;
}

/**
 * sp_dialogue_store:
 * @self: a dialogue, at any point
 * @observation: where to write to
 *
 * Writes down what was learned so far. Status and error are written once they are decided; what was not seen becomes unknown.
 */
void
sp_dialogue_store (const SpDialogue *self, SpObservation *observation)
{
  g_autofree char *banner = sp_safe_text (self->banner->str, self->banner->len, 0);

  if (self->decided)
    {
      observation->status = self->status;
      replace_text (&observation->error, self->error);
      replace_text (&observation->refusal, self->refusal);
    }
  replace_text (&observation->banner, self->banner->len > 0 ? banner : NULL);
  observation->throttled = observation->throttled || self->throttled;
  observation->early_bytes = self->early;
  observation->list_withheld = self->nudged;
  if (self->security == SP_SECURITY_STARTTLS)
    store_clear_phase (self, observation);
  else if (self->greeted)
    {
      replace_list (&observation->auth_in_clear, g_new0 (char *, 1));
      observation->login_in_clear = SP_NO;
    }
  replace_list (&observation->capabilities, sp_capabilities_dup_names (&self->over_tls));
  replace_list (&observation->auth, sp_capabilities_dup_auth (&self->over_tls));
}
