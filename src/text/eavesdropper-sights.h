/* The steps of one connection, taken from its transcript, and the words for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/** SpLane: whether somebody on the way can read along. */
typedef enum
{
  SP_LANE_CLEAR,
  SP_LANE_ENCRYPTED,
} SpLane;

/** SpDirection: who sends. */
typedef enum
{
  SP_DIRECTION_BOTH,
  SP_DIRECTION_TO_SERVER,
  SP_DIRECTION_FROM_SERVER,
} SpDirection;

/**
 * SpSightKind:
 * @SP_SIGHT_CONNECT: the connection itself, with address and port
 * @SP_SIGHT_GREETING: the server's first words
 * @SP_SIGHT_PREAUTH: a greeting that makes a request for encryption impossible (RFC 9051 section 7.1.4)
 * @SP_SIGHT_ASK: the question what the server offers
 * @SP_SIGHT_OFFER: the answer to it
 * @SP_SIGHT_NO_OFFER: an answer in which encryption is missing
 * @SP_SIGHT_REQUEST: the request for encryption (STARTTLS, STLS)
 * @SP_SIGHT_AGREED: the server agrees
 * @SP_SIGHT_REFUSED: the server does not
 * @SP_SIGHT_WORDS: anything else in the clear
 * @SP_SIGHT_HELLO: the first message of TLS, in which the server's name is readable
 * @SP_SIGHT_BARE_HELLO: the same where the server is known by its address alone
 * @SP_SIGHT_CERTIFICATE: the certificate, readable in TLS 1.2 and before
 * @SP_SIGHT_TALK: what the check sent and received over TLS
 * @SP_SIGHT_PASSWORD: where a mail program signs in over TLS
 * @SP_SIGHT_MAIL: where messages travel over TLS
 * @SP_SIGHT_BARE_PASSWORD: where a mail program that goes on without TLS shows its password
 * @SP_SIGHT_STOP: why the check went no further, or a mail program must not
 *
 * What a step shows.
 */
typedef enum
{
  SP_SIGHT_CONNECT,
  SP_SIGHT_GREETING,
  SP_SIGHT_PREAUTH,
  SP_SIGHT_ASK,
  SP_SIGHT_OFFER,
  SP_SIGHT_NO_OFFER,
  SP_SIGHT_REQUEST,
  SP_SIGHT_AGREED,
  SP_SIGHT_REFUSED,
  SP_SIGHT_WORDS,
  SP_SIGHT_HELLO,
  SP_SIGHT_BARE_HELLO,
  SP_SIGHT_CERTIFICATE,
  SP_SIGHT_TALK,
  SP_SIGHT_PASSWORD,
  SP_SIGHT_MAIL,
  SP_SIGHT_BARE_PASSWORD,
  SP_SIGHT_STOP,
} SpSightKind;

#define SP_N_SIGHTS (SP_SIGHT_STOP + 1)

/** SpSight: one step of a connection. */
typedef struct
{
  SpSightKind kind;
  SpLane lane;
  SpDirection direction;
  gboolean expected; /* not part of the check: a mail program does it later */
  char *title; /* (owned) a few words */
  char *
      detail; /* (owned) (nullable) what can be read, display-safe and bounded; or how much of it there is */
  char *sentence; /* (owned) the whole step, for those who do not see the picture */
} SpSight;

SpSight *sp_sight_new (SpSightKind kind, SpDirection direction, const char *detail);
void sp_sight_free (SpSight *self);
const char *sp_sight_kind_get_title (SpSightKind kind);
char *sp_sight_kind_describe (SpSightKind kind, const char *detail);
char *sp_sight_describe_bytes (gsize sent, gsize received);
GPtrArray *sp_sights_for_observation (const SpObservation *seen);

G_END_DECLS
