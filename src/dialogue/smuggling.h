/* Whether a server executes, inside TLS, a command that came along with STARTTLS in the clear. Private to this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "machine.h"

G_BEGIN_DECLS

GBytes *sp_smuggling_append (const SpDialogue *self, GBytes *output);
void sp_smuggling_begin (SpDialogue *self);
void sp_smuggling_take_line (SpDialogue *self, const char *line);
void sp_smuggling_take_eof (SpDialogue *self);

G_END_DECLS
