/* A ClientHello written by hand, and what a server answers to it. No input or output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/tristate.h"
#include "hello-wish.h"

G_BEGIN_DECLS

/**
 * SpHelloVerdict:
 * @SP_HELLO_MORE: the answer is not complete
 * @SP_HELLO_ACCEPTED: the server agrees
 * @SP_HELLO_REFUSED: the server does not agree
 * @SP_HELLO_UNCLEAR: the answer says nothing about what was asked, or is none that TLS knows
 *
 * What an answer means.
 */
typedef enum
{
  SP_HELLO_MORE,
  SP_HELLO_ACCEPTED,
  SP_HELLO_REFUSED,
  SP_HELLO_UNCLEAR,
} SpHelloVerdict;

/** SP_HELLO_MAX: most bytes of an answer that are looked at */
#define SP_HELLO_MAX (64 * 1024)
/** SP_HELLO_MAX_RECORDS: most records of an answer */
#define SP_HELLO_MAX_RECORDS 256

typedef struct _SpHello SpHello;

SpHello *sp_hello_new (const SpHelloWish *wish);
void sp_hello_free (SpHello *self);
GBytes *sp_hello_get_request (const SpHello *self);
SpHelloVerdict sp_hello_feed (SpHello *self, const void *data, gsize length);
SpHelloVerdict sp_hello_get_verdict (const SpHello *self);
gboolean sp_hello_has_answer (const SpHello *self);
int sp_hello_get_alert (const SpHello *self);
const char *sp_hello_get_suite (const SpHello *self);
SpTristate sp_hello_get_compression (const SpHello *self);
SpTristate sp_hello_binds_keys (const SpHello *self);
GBytes *sp_hello_get_certificate (const SpHello *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHello, sp_hello_free)

G_END_DECLS
