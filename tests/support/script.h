/* What a test server says: a table of rules over the ordinary behaviour of IMAP, POP3, SMTP and ManageSieve.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire.h"

G_BEGIN_DECLS

typedef enum
{
  SP_TEST_IMAP,
  SP_TEST_POP3,
  SP_TEST_SMTP,
  SP_TEST_SIEVE,
} SpTestProtocol;

/**
 * SpTestThen:
 * @SP_TEST_CONTINUE: go on as usual
 * @SP_TEST_START_TLS: serve a TLS handshake
 * @SP_TEST_CLOSE: close politely
 * @SP_TEST_CUT: close without close_notify
 * @SP_TEST_RESET: reset the connection
 * @SP_TEST_STALL: keep the connection open, read on and never say a word again
 * @SP_TEST_TRICKLE: send the reply byte by byte and go on
 *
 * What happens after a step of the dialogue.
 */
typedef enum
{
  SP_TEST_CONTINUE,
  SP_TEST_START_TLS,
  SP_TEST_CLOSE,
  SP_TEST_CUT,
  SP_TEST_RESET,
  SP_TEST_STALL,
  SP_TEST_TRICKLE,
} SpTestThen;

/** SpTestPhase: when a rule holds. */
typedef enum
{
  SP_TEST_ALWAYS,
  SP_TEST_IN_CLEAR,
  SP_TEST_IN_TLS,
} SpTestPhase;

/**
 * SpTestRule:
 *
 * One line of a script. The first rule whose @command begins the client's line (behind the tag for IMAP, in any
 * case) applies; the ordinary rules come behind those of the script. In @reply, `{tag}` stands for the IMAP tag and
 * `{capabilities}` for the answer to the question for capabilities. A table ends with a rule without @command.
 */
typedef struct
{
  const char *command; /* (nullable) "" matches every line */
  const char *reply; /* (nullable) complete with line ends; %NULL keeps the ordinary reply */
  SpTestThen then;
  SpTestPhase phase;
} SpTestRule;

typedef struct _SpTestScript SpTestScript;

/**
 * SpTestScript:
 *
 * A server's whole behaviour; all that is zero is ordinary. What the fields point at must outlive the server.
 * Capabilities are listed as the protocol writes them, IMAP's between spaces, those of the others one a line.
 */
struct _SpTestScript
{
  SpTestProtocol protocol;
  gboolean implicit_tls; /* TLS from the first byte */
  const char *address; /* IP address to listen on; 127.0.0.1 */
  guint16 port; /* 0 lets the kernel choose */
  const char
      *identity; /* PEM of sp_test_authority_issue(); good for localhost, 127.0.0.1 and ::1 */
  SpTestTlsVersion tls_version;

  SpTestThen on_accept; /* before anything else */
  const char *greeting; /* any bytes; ordinary where NULL, none where "" */
  gsize greeting_length; /* 0: @greeting ends at its first NUL */
  guint greeting_delay_ms;
  SpTestThen after_greeting;

  const char *capabilities_in_clear;
  const char *capabilities_in_tls;
  const SpTestRule *rules;
  gboolean
      withholds_list; /* ManageSieve: over TLS the capabilities come only when they are asked for */
  gboolean trickle; /* everything byte by byte */

  const char *late_clear; /* clear text sent after the STARTTLS answer, before the handshake */
  guint late_clear_delay_ms; /* between that answer and @late_clear */
  gboolean keeps_clear; /* what came along with STARTTLS is executed inside TLS */
  SpTestThen handshake; /* instead of the handshake */

  guint max_at_once; /* 0: no limit */
  const SpTestScript *busy; /* for connections beyond that limit; 421 or the like where NULL */
  guint n_first; /* how many connections follow this script before @later takes over */
  const SpTestScript *later;
};

typedef struct
{
  char *text; /* (owned) what to send */
  SpTestThen then;
} SpTestReply;

char *sp_test_script_dup_greeting (const SpTestScript *self, gboolean encrypted, gsize *length);
char *sp_test_script_dup_capabilities (const SpTestScript *self, gboolean encrypted);
const SpTestScript *sp_test_script_get_busy (const SpTestScript *self);
void sp_test_script_reply (const SpTestScript *self,
                           const char *line,
                           gboolean encrypted,
                           SpTestReply *reply);

G_END_DECLS
