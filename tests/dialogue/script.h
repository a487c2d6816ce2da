/* Plays a written dialogue through the machine and sums up what it learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/enums.h"
#include "dialogue/dialogue.h"

G_BEGIN_DECLS

/**
 * Script:
 *
 * One dialogue. Each line of @text is one of
 *  - `S: bytes`, which the server sends, followed by CRLF; `%XX` stands for any byte
 *  - `R: bytes`, the same without CRLF
 *  - `C: command`, which the client must send now, followed by CRLF
 *  - `N: command`, with which the client must break the server's silence now, while it reads on
 *  - `K: bytes`, clear text that the server answers to the ClientHello, followed by CRLF
 *  - `T`, the client must ask for the handshake now, and it succeeds
 *  - `E`, the server closes the connection
 *
 * @sum is what script_play() must come to, see script_sum_up(). A script is played in several portions: whole lines, single
 * bytes, and as many lines glued together as come without the client's turn.
 */
typedef struct
{
  const char *name;
  SpProtocol protocol;
  SpSecurity security;
  const char *text;
  const char *sum;
  const char *error; /* (nullable) must occur in the error; %NULL: there must be none */
  const char *refusal; /* (nullable) the whole refusal; %NULL: there must be none */
  const char *banner; /* (nullable) the whole banner; %NULL: not looked at */
  gboolean no_single_bytes; /* the outcome depends on the portions: bytes that come too early */
} Script;

void script_add_all (const char *path, const Script *scripts, gsize n);

G_END_DECLS
