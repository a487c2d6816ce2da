/* What a bounded connection reads from: counts bytes, and lets go of the main loop after a stretch of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_TYPE_BOUNDED_INPUT (sp_bounded_input_get_type ())
G_DECLARE_FINAL_TYPE (SpBoundedInput, sp_bounded_input, SP, BOUNDED_INPUT, GFilterInputStream)

SpBoundedInput *sp_bounded_input_new (GInputStream *base, gsize limit);

G_END_DECLS
