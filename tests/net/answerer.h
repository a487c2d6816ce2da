/* A server that knows no TLS and answers each ClientHello with bytes that a table says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/tls-version.h"

G_BEGIN_DECLS

/**
 * TestAnswer:
 * @TEST_ANSWER_ALERT: protocol_version
 * @TEST_ANSWER_AGREE: a ServerHello with what follows it
 * @TEST_ANSWER_CLOSE: nothing, and the end
 * @TEST_ANSWER_RESET: nothing, and a reset
 * @TEST_ANSWER_SILENCE: nothing
 * @TEST_ANSWER_HALF: half a ServerHello, and the end
 * @TEST_ANSWER_GARBAGE: bytes that mean nothing
 * @TEST_ANSWER_FLOOD: far too much
 * @TEST_ANSWER_BUSY: that there are too many connections, in clear text
 * @TEST_ANSWER_NO_DHE: internal_error where Diffie-Hellman with numbers is offered, agreement otherwise
 * @TEST_ANSWER_TROUBLE: internal_error
 * @TEST_ANSWER_NAMED: agreement where a name is sent, unrecognized_name otherwise
 *
 * What is answered.
 */
typedef enum
{
  TEST_ANSWER_ALERT,
  TEST_ANSWER_AGREE,
  TEST_ANSWER_CLOSE,
  TEST_ANSWER_RESET,
  TEST_ANSWER_SILENCE,
  TEST_ANSWER_HALF,
  TEST_ANSWER_GARBAGE,
  TEST_ANSWER_FLOOD,
  TEST_ANSWER_BUSY,
  TEST_ANSWER_NO_DHE,
  TEST_ANSWER_TROUBLE,
  TEST_ANSWER_NAMED,
} TestAnswer;

typedef struct _TestAnswerer TestAnswerer;

TestAnswerer *test_answerer_new (const TestAnswer *versions, TestAnswer weak);
void test_answerer_free (TestAnswerer *self);
guint16 test_answerer_get_port (const TestAnswerer *self);
guint test_answerer_get_n_connections (TestAnswerer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestAnswerer, test_answerer_free)

G_END_DECLS
