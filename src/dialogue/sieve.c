/* ManageSieve (RFC 5804): the server lists its capabilities as its greeting, and again, unasked, over TLS.
 *
 *   GREETING ── capabilities, OK ─► over TLS: done
 *                                   in the clear: STARTTLS ── OK ─► handshake ─► AGAIN ── capabilities, OK ─► done
 *
 * Old servers (Cyrus, Kolab) keep the second list to themselves until they are asked for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "machine.h"

typedef enum
{
  GREETING,
  STARTTLS,
  AGAIN,
} State;

typedef struct
{
  SpDialogue dialogue;
  State state;
} Sieve;

/* Any string may come as a literal (RFC 5804 section 4). */
static gboolean
has_literal (const char *line)
{
  return TRUE;
}

/* Whether @line is the response OK, NO or BYE, which may go on in a code, a text or nothing (RFC 5804 section 1.2). */
static gboolean
is_response (const char *line, const char *name)
{
  return sp_word_take (&line, name);
}

/* Takes one string `"..."` off @text; backslash quotes only `"` and itself (RFC 5804 section 4). */
static char *
take_string (const char **text)
{
  g_autoptr(GString) value = NULL;
  const char *p = *text;

  if (*p != '"')
    return NULL;
  value = g_string_new (NULL);
  for (p++; *p && *p != '"'; p++)
    {
      if (p[0] == '\\' && (p[1] == '"' || p[1] == '\\'))
        p++;
      g_string_append_c (value, *p);
    }
  if (*p != '"')
    return NULL;
  for (p++; *p == ' '; p++)
    ;
  *text = p;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static void
learn_capability (Sieve *self, const char *name, const char *value)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);
  g_autofree char *capability = g_strjoin (value ? " " : NULL, name, value, NULL);
  gboolean fits = sp_capabilities_add (capabilities, capability);

  if (g_ascii_strcasecmp (name, "STARTTLS") == 0)
    capabilities->starttls = TRUE;
  else if (g_ascii_strcasecmp (name, "SASL") == 0 && value)
    fits = fits && sp_capabilities_add_auths (capabilities, value);
  if (!fits)
    sp_dialogue_too_many (&self->dialogue);
}

static void
take_capability (Sieve *self, const char *line)
{
  const char *text = line;
  g_autofree char *name = take_string (&text);
  g_autofree char *value = name ? take_string (&text) : NULL;

  if (name)
    learn_capability (self, name, value);
  else if (self->state == GREETING &&
           !sp_capabilities_is_known (sp_dialogue_capabilities (&self->dialogue)))
    sp_dialogue_refuse_greeting (&self->dialogue, line);
  else
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not a capability: %s", line);
}

/* The list is complete. */
static void
go_on (Sieve *self)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);

  if (self->state == GREETING)
    sp_dialogue_accept_greeting (&self->dialogue);
  sp_capabilities_open (capabilities);
  capabilities->login = sp_capabilities_takes_password (capabilities) ? SP_YES : SP_NO;
  if (self->dialogue.encrypted)
    {
      sp_dialogue_finish (&self->dialogue);
      return;
    }
  self->state = STARTTLS;
  sp_dialogue_send (&self->dialogue, "STARTTLS");
}

static void
take_list_line (Sieve *self, const char *line)
{
  if (is_response (line, "OK"))
    go_on (self);
  else if (is_response (line, "NO") || is_response (line, "BYE"))
    sp_dialogue_reject (&self->dialogue, line);
  else
    take_capability (self, line);
}

static void
take_line (SpDialogue *dialogue, const char *line)
{
  Sieve *self = (Sieve *) dialogue;

  if (self->state != STARTTLS)
    take_list_line (self, line);
  else if (is_response (line, "OK"))
    sp_dialogue_start_tls (dialogue);
  else if (is_response (line, "NO") || is_response (line, "BYE"))
    sp_dialogue_refuse_starttls (dialogue, line);
  else
    sp_dialogue_fail (dialogue, SP_STATUS_PROTOCOL_ERROR, "not an answer: %s", line);
}

static void
upgraded (SpDialogue *dialogue)
{
  ((Sieve *) dialogue)->state = AGAIN;
}

static const char *
nudge (SpDialogue *dialogue)
{
  gboolean begun = sp_capabilities_is_known (&dialogue->over_tls);

  return ((Sieve *) dialogue)->state == AGAIN && !begun ? "CAPABILITY" : NULL;
}

const SpMachine sp_sieve_machine = {
  .size = sizeof (Sieve),
  .goodbye = "LOGOUT",
  .has_literal = has_literal,
  .take_line = take_line,
  .upgraded = upgraded,
  .nudge = nudge,
};
