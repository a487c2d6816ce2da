/* POP3 (RFC 1939), its capabilities (RFC 2449) and its upgrade (RFC 2595 section 4).
 *
 *   GREETING ─► CAPA ─► CAPA_LIST ─► over TLS: done
 *                ▲ └── -ERR ───────► in the clear: STLS ── +OK ─► handshake
 *                └────────────────────────────────────────────────────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "machine.h"

typedef enum
{
  GREETING,
  CAPA,
  CAPA_LIST,
  STLS,
} State;

typedef struct
{
  SpDialogue dialogue;
  State state;
  gboolean has_apop; /* the greeting holds the timestamp that APOP needs */
} Pop3;

static void
ask_capabilities (Pop3 *self)
{
  self->state = CAPA;
  sp_dialogue_send (&self->dialogue, "CAPA");
}

/* Whether the greeting holds a timestamp like `<1896.697@example.org>` (RFC 1939 section 7). */
static gboolean
find_timestamp (const char *text)
{
  return g_regex_match_simple ("<[^<> ]+@[^<> ]+>", text, 0, 0);
}

static void
take_greeting (Pop3 *self, const char *line)
{
  const char *text = line;

  if (sp_word_take (&text, "+OK"))
    {
      self->has_apop = find_timestamp (text);
      sp_dialogue_accept_greeting (&self->dialogue);
      ask_capabilities (self);
    }
  else if (sp_word_take (&text, "-ERR"))
    sp_dialogue_reject (&self->dialogue, line);
  else
    sp_dialogue_refuse_greeting (&self->dialogue, line);
}

static void
learn_line (Pop3 *self, const char *line)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);
  const char *text = line;
  gboolean fits = sp_capabilities_add (capabilities, line);

  if (sp_word_take (&text, "STLS"))
    capabilities->starttls = TRUE;
  else if (sp_word_take (&text, "USER"))
    capabilities->login = SP_YES;
  else if (sp_word_take (&text, "SASL"))
    fits = fits && sp_capabilities_add_auths (capabilities, text);
  if (!fits)
    sp_dialogue_too_many (&self->dialogue);
}

/* The capabilities are known, or the server will not tell them (RFC 2449 section 5), which forbids nothing. */
static void
go_on (Pop3 *self)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);

  if (sp_capabilities_is_known (capabilities) && capabilities->login == SP_UNKNOWN)
    capabilities->login = sp_capabilities_takes_password (capabilities) ? SP_YES : SP_NO;
  if (self->has_apop)
    sp_capabilities_add_auth (capabilities, "APOP");

  if (self->dialogue.encrypted)
    {
      sp_dialogue_finish (&self->dialogue);
      return;
    }
  self->state = STLS;
  sp_dialogue_send (&self->dialogue, "STLS");
}

static void
take_list_line (Pop3 *self, const char *line)
{
  if (strcmp (line, ".") == 0)
    go_on (self);
  else
    learn_line (self, *line == '.' ? line + 1 : line);
}

static void
take_answer (Pop3 *self, gboolean ok, const char *line)
{
  if (self->state == CAPA && ok)
    {
      self->state = CAPA_LIST;
      sp_capabilities_open (sp_dialogue_capabilities (&self->dialogue));
    }
  else if (self->state == CAPA)
    go_on (self);
  else if (ok)
    sp_dialogue_start_tls (&self->dialogue);
  else
    sp_dialogue_refuse_starttls (&self->dialogue, line);
}

static void
take_line (SpDialogue *dialogue, const char *line)
{
  Pop3 *self = (Pop3 *) dialogue;
  const char *text = line;

  if (self->state == GREETING)
    take_greeting (self, line);
  else if (self->state == CAPA_LIST)
    take_list_line (self, line);
  else if (sp_word_take (&text, "+OK"))
    take_answer (self, TRUE, line);
  else if (sp_word_take (&text, "-ERR"))
    take_answer (self, FALSE, line);
  else
    sp_dialogue_fail (dialogue, SP_STATUS_PROTOCOL_ERROR, "not an answer: %s", line);
}

static void
upgraded (SpDialogue *dialogue)
{
  ask_capabilities ((Pop3 *) dialogue);
}

const SpMachine sp_pop3_machine = {
  .size = sizeof (Pop3),
  .goodbye = "QUIT",
  .take_line = take_line,
  .upgraded = upgraded,
};
