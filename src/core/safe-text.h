/* Makes text from the network or from files safe to show: bounded, valid UTF-8, every control character visible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_SAFE_TEXT_MAX: bytes of untrusted text that are kept by default; what is longer ends in an ellipsis */
#define SP_SAFE_TEXT_MAX 1024

char *sp_safe_text (const void *data, gssize length, gsize max);
char *sp_safe_ascii (const void *data, gssize length, gsize max);

G_END_DECLS
