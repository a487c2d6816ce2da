/* Whether a label can be shown in its own script, or could be taken for another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpLook:
 * @SP_LOOK_PLAIN: it is what it looks like
 * @SP_LOOK_UNUSUAL: some of it is rarely seen in names, and few could tell it from something else
 * @SP_LOOK_DECEPTIVE: it looks like something else
 *
 * How a label looks, the worst last.
 */
typedef enum
{
  SP_LOOK_PLAIN,
  SP_LOOK_UNUSUAL,
  SP_LOOK_DECEPTIVE,
} SpLook;

SpLook sp_look_of_label (const char *label, const char *top);

G_END_DECLS
