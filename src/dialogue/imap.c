/* IMAP (RFC 9051; RFC 3501 says the same where nothing else is noted).
 *
 *   GREETING ── [CAPABILITY] in it ──────────────┐
 *      └─► CAPABILITY ── answer ─────────────────┴─► over TLS: done
 *              ▲                                     in the clear: STARTTLS ── OK ─► handshake
 *              └─────────────────────────────────────────────────────────────────────────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "machine.h"

typedef enum
{
  GREETING,
  CAPABILITY,
  STARTTLS,
} State;

typedef struct
{
  SpDialogue dialogue;
  State state;
  guint n_commands; /* the tag of the last command is its number */
  gboolean folding; /* the line before was a list of capabilities and may go on */
} Imap;

/* Literals are part of data; what follows a status is text for people, where braces mean nothing (RFC 9051 section 7.1). */
static gboolean
has_literal (const char *line)
{
  static const char *const statuses[] = { "OK", "NO", "BAD", "PREAUTH", "BYE" };
  const char *rest = line;

  if (!sp_word_take (&rest, "*"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (sp_word_take (&rest, statuses[i]))
      return FALSE;
  return TRUE;
}

static void
send_command (Imap *self, State state, const char *name)
{
  self->state = state;
  self->n_commands++;
  sp_dialogue_send (&self->dialogue, "S%u %s", self->n_commands, name);
}

static gboolean
learn_atom (SpCapabilities *capabilities, const char *atom)
{
  if (g_ascii_strcasecmp (atom, "STARTTLS") == 0)
    capabilities->starttls = TRUE;
  if (g_ascii_strncasecmp (atom, "AUTH=", 5) == 0 &&
      !sp_capabilities_add_auth (capabilities, atom + 5))
    return FALSE;
  return sp_capabilities_add (capabilities, atom);
}

static void
learn_atoms (Imap *self, const char *text)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);
  g_auto(GStrv) atoms = sp_word_split (text);

  sp_capabilities_open (capabilities);
  for (guint i = 0; atoms[i]; i++)
    if (!learn_atom (capabilities, atoms[i]))
      {
        sp_dialogue_too_many (&self->dialogue);
        return;
      }
}

/* Reads `[CAPABILITY ...]` at the beginning of a status text (RFC 9051 section 7.1). */
static void
learn_code (Imap *self, const char *text)
{
  g_autofree char *atoms = NULL;
  const char *end = strchr (text, ']');

  if (*text != '[' || end == NULL)
    return;
  text++;
  if (!sp_word_take (&text, "CAPABILITY"))
    return;
  atoms = g_strndup (text, end - text);
  learn_atoms (self, atoms);
}

/* Whether LOGIN is open (RFC 9051 section 6.2.3): nobody forbids it, or a mechanism does the same. */
static SpTristate
judge_login (const SpCapabilities *capabilities)
{
  for (guint i = 0; i < capabilities->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (capabilities->names, i), "LOGINDISABLED") == 0)
      return sp_capabilities_takes_password (capabilities) ? SP_YES : SP_NO;
  return SP_YES;
}

static void
go_on (Imap *self)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);

  if (sp_capabilities_is_known (capabilities))
    capabilities->login = judge_login (capabilities);
  if (!self->dialogue.encrypted)
    send_command (self, STARTTLS, "STARTTLS");
  else if (sp_capabilities_is_known (capabilities))
    sp_dialogue_finish (&self->dialogue);
  else
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "CAPABILITY lists nothing");
}

/* Some servers list no more than the bare necessities in their greeting: what is missed there is asked for. */
static void
begin (Imap *self, const char *text)
{
  const SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);

  sp_dialogue_accept_greeting (&self->dialogue);
  learn_code (self, text);
  if (sp_capabilities_is_known (capabilities) &&
      (self->dialogue.encrypted || capabilities->starttls))
    go_on (self);
  else
    send_command (self, CAPABILITY, "CAPABILITY");
}

/* In a session that is already signed in STARTTLS is impossible, and a wiretapper may have made it so: RFC 9051 section 7.1.4
 * tells us to close. */
static void
take_preauth (Imap *self, const char *line, const char *text)
{
  if (self->dialogue.encrypted)
    {
      begin (self, text);
      return;
    }
  self->dialogue.preauth = TRUE;
  sp_dialogue_fail (&self->dialogue, SP_STATUS_NO_STARTTLS, "signed in without TLS: %s", line);
}

static void
take_greeting (Imap *self, const char *line)
{
  const char *text = line;

  if (!sp_word_take (&text, "*"))
    sp_dialogue_refuse_greeting (&self->dialogue, line);
  else if (sp_word_take (&text, "OK"))
    begin (self, text);
  else if (sp_word_take (&text, "PREAUTH"))
    take_preauth (self, line, text);
  else if (sp_word_take (&text, "BYE"))
    sp_dialogue_reject (&self->dialogue, line);
  else
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not a greeting: %s", line);
}

/* Untagged data: everything but capabilities and a farewell is ignored, an alert above all (RFC 9051 section 11.3). */
static void
take_untagged (Imap *self, const char *line, const char *text)
{
  if (sp_word_take (&text, "BYE"))
    {
      sp_dialogue_fail (&self->dialogue, SP_STATUS_CLOSED, "the server hangs up: %s", line);
      return;
    }
  if (self->state != CAPABILITY)
    return;
  if (sp_word_take (&text, "CAPABILITY"))
    {
      learn_atoms (self, text);
      self->folding = TRUE;
    }
  else if (sp_word_take (&text, "OK"))
    learn_code (self, text);
}

/* The answer to our command: @ok is %FALSE for NO, BAD and for a `+`, which asks for what we shall never send. */
static void
take_answer (Imap *self, gboolean ok, const char *line, const char *text)
{
  if (self->state == CAPABILITY)
    {
      if (ok && !sp_capabilities_is_known (sp_dialogue_capabilities (&self->dialogue)))
        learn_code (self, text);
      go_on (self);
    }
  else if (ok)
    sp_dialogue_start_tls (&self->dialogue);
  else
    sp_dialogue_refuse_starttls (&self->dialogue, line);
}

static void
take_tagged (Imap *self, const char *line)
{
  g_autofree char *tag = g_strdup_printf ("S%u", self->n_commands);
  const char *text = line;

  if (!sp_word_take (&text, tag))
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not an answer: %s", line);
  else if (sp_word_take (&text, "OK"))
    take_answer (self, TRUE, line, text);
  else if (sp_word_take (&text, "NO") || sp_word_take (&text, "BAD"))
    take_answer (self, FALSE, line, text);
  else
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not a status: %s", line);
}

static void
take_line (SpDialogue *dialogue, const char *line)
{
  Imap *self = (Imap *) dialogue;
  gboolean folding = self->folding;
  const char *text = line;

  self->folding = FALSE;
  if (self->state == GREETING)
    take_greeting (self, line);
  else if (sp_word_take (&text, "*"))
    take_untagged (self, line, text);
  else if (sp_word_take (&text, "+"))
    take_answer (self, FALSE, line, text);
  else if (folding && *line == ' ')
    {
      learn_atoms (self, line);
      self->folding = TRUE;
    }
  else
    take_tagged (self, line);
}

static void
upgraded (SpDialogue *dialogue)
{
  send_command ((Imap *) dialogue, CAPABILITY, "CAPABILITY");
}

/* Untagged data may come at any time (RFC 9051 section 2.2.2); a tag answers a command, and ours begin with an S. */
static gboolean
is_early (const char *bytes, gsize length)
{
  for (const char *p = bytes; p != NULL && p < bytes + length;
       p = memchr (p, '\n', bytes + length - p))
    {
      if (*p == '\n')
        p++;
      if (p + 1 < bytes + length && *p == 'S' && g_ascii_isdigit (p[1]))
        return TRUE;
    }
  return FALSE;
}

const SpMachine sp_imap_machine = {
  .size = sizeof (Imap),
  .goodbye = "Z LOGOUT",
  .has_literal = has_literal,
  .take_line = take_line,
  .upgraded = upgraded,
  .is_early = is_early,
};
