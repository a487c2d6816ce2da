/* Plays arbitrary server bytes through a dialogue and checks what must hold whatever a server says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "dialogue/dialogue.h"

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
void fuzz_dialogue (SpProtocol protocol, const guint8 *data, gsize size);

G_END_DECLS
