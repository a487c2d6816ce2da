/* SMTP as a client that submits mail meets it (RFC 5321, RFC 6409), and its upgrade (RFC 3207).
 *
 *   GREETING ─► EHLO ── 250 ──────────────────────► over TLS: done
 *                ▲ ├── 5yz ─► EHLO, by another name in the clear: STARTTLS ── 220 ─► handshake
 *                │ └── 500, 502, 504 ─► HELO                                           │
 *                └─────────────────────────────────────────────────────────────────────┘
 *
 * Every command waits for the answer to the one before: EHLO and STARTTLS must be the last of a group (RFC 2920 section 3.1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "machine.h"

#include "greeting.h"

/* Who we are for servers that dislike the address literal, which RFC 5321 section 4.1.3 has them take: a name that can be read as
 * one and is nobody's (RFC 6761 section 6.4). */
#define OTHER_NAME "signpost.invalid"

typedef enum
{
  GREETING,
  EHLO,
  HELO,
  STARTTLS,
} State;

typedef struct
{
  SpDialogue dialogue;
  State state;
  const char *name; /* (unowned) how we introduce ourselves */
  int code; /* of the reply that is being read, 0 between replies */
  GPtrArray *texts; /* (owned) (element-type utf8) the texts of its lines so far */
} Smtp;

static void
send_ehlo (Smtp *self)
{
  self->state = EHLO;
  sp_dialogue_send (&self->dialogue, "EHLO %s", self->name);
}

/* The server refuses to serve us. 421 announces that it closes (RFC 5321 section 3.8); otherwise it waits for QUIT. */
static void
reject (Smtp *self)
{
  gboolean closes = self->code == 421;
  g_autoptr(GString) reply = g_string_new (NULL);

  g_string_printf (reply, "%d", self->code);
  for (guint i = 0; i < self->texts->len; i++)
    g_string_append_printf (reply, " %s", (const char *) g_ptr_array_index (self->texts, i));
  self->dialogue.throttled = closes;
  sp_dialogue_reject (&self->dialogue, reply->str);
  if (!closes)
    sp_dialogue_say_goodbye (&self->dialogue);
}

static void
take_greeting (Smtp *self, const char *line)
{
  if (self->code >= 400)
    reject (self);
  else if (self->code >= 300)
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not a greeting: %s", line);
  else
    {
      sp_dialogue_accept_greeting (&self->dialogue);
      send_ehlo (self);
    }
}

/* `AUTH=LOGIN` is how servers wrote `AUTH LOGIN` (RFC 4954 section 3) before there was a standard. */
static gboolean
learn_line (SpCapabilities *capabilities, const char *line)
{
  const char *text = line;
  gboolean fits = sp_capabilities_add (capabilities, line);

  if (sp_word_take (&text, "STARTTLS"))
    capabilities->starttls = TRUE;
  else if (sp_word_take (&text, "AUTH"))
    fits = fits && sp_capabilities_add_auths (capabilities, text);
  else if (g_ascii_strncasecmp (text, "AUTH=", 5) == 0)
    fits = fits && sp_capabilities_add_auths (capabilities, text + 5);
  return fits;
}

/* The first line of the reply is the server's name, each further one an extension (RFC 5321 section 4.1.1.1). */
static void
learn_extensions (Smtp *self)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);
  gboolean fits = TRUE;

  sp_capabilities_open (capabilities);
  for (guint i = 1; fits && i < self->texts->len; i++)
    fits = learn_line (capabilities, g_ptr_array_index (self->texts, i));
  capabilities->login = sp_capabilities_takes_password (capabilities) ? SP_YES : SP_NO;
  if (!fits)
    sp_dialogue_too_many (&self->dialogue);
}

static void
take_extensions (Smtp *self)
{
  learn_extensions (self);
  if (self->dialogue.encrypted)
    {
      sp_dialogue_finish (&self->dialogue);
      return;
    }
  self->state = STARTTLS;
  sp_dialogue_send (&self->dialogue, "STARTTLS");
}

static gboolean
is_unknown_command (int code)
{
  return code == 500 || code == 502 || code == 504;
}

/* EHLO and HELO are both refused. FTP greets with 220, too, and only now gives itself away. */
static void
take_refusal (Smtp *self, const char *line)
{
  const char *banner = self->dialogue.banner->str;

  if (sp_greeting_says_ftp (banner))
    sp_dialogue_fail (&self->dialogue, SP_STATUS_NOT_MAIL, "an FTP server answered: %s", banner);
  else if (is_unknown_command (self->code))
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "neither EHLO nor HELO: %s", line);
  else
    reject (self);
}

/* Whether it may be the name that the server dislikes. */
static gboolean
may_dislike_name (const Smtp *self)
{
  static const int codes[] = { 501, 504, 550, 553, 554 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == self->code)
      return self->name == self->dialogue.client_name;
  return FALSE;
}

static void
take_ehlo_answer (Smtp *self, const char *line)
{
  if (self->code < 300)
    take_extensions (self);
  else if (self->code < 400)
    sp_dialogue_fail (&self->dialogue, SP_STATUS_PROTOCOL_ERROR, "not an answer: %s", line);
  else if (may_dislike_name (self))
    {
      self->name = OTHER_NAME;
      send_ehlo (self);
    }
  else if (is_unknown_command (self->code))
    {
      self->state = HELO;
      sp_dialogue_send (&self->dialogue, "HELO %s", self->name);
    }
  else
    take_refusal (self, line);
}

/* A server that knows only HELO has no extensions (RFC 5321 section 3.2), so it can neither upgrade nor sign anybody in. */
static void
take_helo_answer (Smtp *self, const char *line)
{
  SpCapabilities *capabilities = sp_dialogue_capabilities (&self->dialogue);

  if (self->code >= 400)
    {
      take_refusal (self, line);
      return;
    }
  sp_capabilities_open (capabilities);
  capabilities->login = SP_NO;
  if (self->dialogue.encrypted)
    {
      sp_dialogue_finish (&self->dialogue);
      return;
    }
  sp_dialogue_fail (&self->dialogue, SP_STATUS_NO_STARTTLS, "the server knows only HELO: %s", line);
  sp_dialogue_say_goodbye (&self->dialogue);
}

/* Only 220 starts TLS (RFC 3207 section 4). */
static void
take_starttls_answer (Smtp *self, const char *line)
{
  if (self->code == 220)
    sp_dialogue_start_tls (&self->dialogue);
  else if (self->code == 421)
    reject (self);
  else
    sp_dialogue_refuse_starttls (&self->dialogue, line);
}

static void
take_reply (Smtp *self, const char *line)
{
  switch (self->state)
    {
    case GREETING:
      take_greeting (self, line);
      break;
    case EHLO:
      take_ehlo_answer (self, line);
      break;
    case HELO:
      take_helo_answer (self, line);
      break;
    case STARTTLS:
    default:
      take_starttls_answer (self, line);
      break;
    }
}

/* Three digits, then a space, a hyphen where more lines follow, or nothing (RFC 5321 section 4.2); -1 for anything else. */
static int
read_code (const char *line)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isdigit (line[i]))
      return -1;
  if (line[3] != ' ' && line[3] != '-' && line[3] != '\0')
    return -1;
  return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

static void
take_line (SpDialogue *dialogue, const char *line)
{
  Smtp *self = (Smtp *) dialogue;
  int code = read_code (line);

  if (code < 0 && self->state == GREETING && self->code == 0)
    sp_dialogue_refuse_greeting (dialogue, line);
  else if (code < 200 || code > 599)
    sp_dialogue_fail (dialogue, SP_STATUS_PROTOCOL_ERROR, "not a reply: %s", line);
  else if (self->code != 0 && code != self->code)
    sp_dialogue_fail (dialogue, SP_STATUS_PROTOCOL_ERROR, "a reply with two codes: %s", line);
  if (dialogue->decided)
    return;

  self->code = code;
  g_ptr_array_add (self->texts, g_strdup (line[3] ? line + 4 : ""));
  if (line[3] == '-')
    return;
  take_reply (self, line);
  self->code = 0;
  g_ptr_array_set_size (self->texts, 0);
}

static void
init (SpDialogue *dialogue)
{
  Smtp *self = (Smtp *) dialogue;

  self->name = dialogue->client_name;
  self->texts = g_ptr_array_new_with_free_func (g_free);
}

static void
clear (SpDialogue *dialogue)
{
  g_ptr_array_unref (((Smtp *) dialogue)->texts);
}

static void
upgraded (SpDialogue *dialogue)
{
  send_ehlo ((Smtp *) dialogue);
}

const SpMachine sp_smtp_machine = {
  .size = sizeof (Smtp),
  .goodbye = "QUIT",
  .init = init,
  .take_line = take_line,
  .upgraded = upgraded,
  .clear = clear,
};
