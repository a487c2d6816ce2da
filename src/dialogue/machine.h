/* What a protocol adds to the dialogue, and what it may ask of it. Private to this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "capabilities.h"
#include "splitter.h"
#include "step.h"
#include "word.h"

G_BEGIN_DECLS

/**
 * SpMachine:
 *
 * One protocol. Its own data is a struct of @size bytes whose first member is an #SpDialogue; its state enum begins with the
 * state "waiting for the greeting", which is 0.
 */
typedef struct
{
  gsize size;
  const char *goodbye; /* the command that ends a session politely */
  SpLiteralFunc has_literal; /* (nullable) which lines may hold literals */
  void (*init) (SpDialogue *dialogue); /* (nullable) prepares the protocol's own data */
  void (*take_line) (SpDialogue *dialogue, const char *text);
  void (*upgraded) (SpDialogue *dialogue); /* the connection was clear and is encrypted now */
  /* (nullable) the command that may be sent to a server that keeps silent now; %NULL: none */
  const char *(*nudge) (SpDialogue *dialogue);
  /* (nullable) whether bytes that came before a question may be its answer; %NULL: nothing comes unasked */
  gboolean (*is_early) (const char *bytes, gsize length);
  void (*clear) (SpDialogue *dialogue); /* (nullable) frees what the protocol's own data holds */
} SpMachine;

struct _SpDialogue
{
  const SpMachine *machine;
  SpProtocol protocol;
  SpSecurity security;
  char *client_name; /* (owned) how we introduce ourselves to an SMTP server */
  SpStep step;
  SpStage stage;
  gboolean is_text; /* the very first byte was text */
  gboolean greeted; /* the greeting was read and accepted */
  gboolean encrypted; /* TLS is in place */
  gboolean decided; /* the status stands; at most a goodbye is left to be sent */
  SpSplitter *splitter; /* (owned) */
  GBytes *output; /* (owned) (nullable) what to send, in the step SEND */

  SpStatus status; /* valid where @decided */
  char *error; /* (owned) (nullable) */
  char *refusal; /* (owned) (nullable) the words with which the server turned us away */
  gboolean nudged; /* the server kept to itself what it should have said unasked */
  GString *banner; /* (owned) the greeting, its lines joined by a space */
  SpCapabilities in_clear;
  SpCapabilities over_tls;
  gboolean preauth;
  gboolean throttled;
  gsize leftover; /* clear bytes behind the STARTTLS answer */
  gboolean smuggles; /* a command is sent along with STARTTLS, and only what comes of it matters */
  SpTristate smuggled; /* whether it was executed */
  guint n_lines; /* read since, inside TLS */
  guint
      n_answers; /* among them those of ManageSieve, which begin with its list and end with the goodbye's */
  gsize early; /* most bytes that were there before the question that they answer */
};

extern const SpMachine sp_imap_machine;
extern const SpMachine sp_pop3_machine;
extern const SpMachine sp_smtp_machine;
extern const SpMachine sp_sieve_machine;

SpCapabilities *sp_dialogue_capabilities (SpDialogue *self);
void sp_dialogue_accept_greeting (SpDialogue *self);
void sp_dialogue_refuse_greeting (SpDialogue *self, const char *text);
void sp_dialogue_reject (SpDialogue *self, const char *text);
void sp_dialogue_send (SpDialogue *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void sp_dialogue_start_tls (SpDialogue *self);
void sp_dialogue_finish (SpDialogue *self);
void sp_dialogue_settle (SpDialogue *self);
void sp_dialogue_refuse_starttls (SpDialogue *self, const char *text);
void sp_dialogue_fail (SpDialogue *self, SpStatus status, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void sp_dialogue_say_goodbye (SpDialogue *self);
void sp_dialogue_too_many (SpDialogue *self);

G_END_DECLS
