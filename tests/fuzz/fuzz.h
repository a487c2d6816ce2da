/* Gives arbitrary bytes to code that reads what strangers send, and checks what must hold whatever they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"
#include "core/protocol.h"

G_BEGIN_DECLS

/* Texts that mean something to the code under test, for mutations; the last one is NULL. */
extern const char *const fuzz_pieces[];

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
void fuzz_dialogue (SpProtocol protocol, const guint8 *data, gsize size);
void fuzz_assert_answer (const SpAnswer *answer);
void fuzz_assert_safe (const char *text);

G_END_DECLS
