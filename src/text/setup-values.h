/* What goes into the places of a program's steps and of the lines to paste.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpSetupValues: what is known. Everything is borrowed. */
typedef struct
{
  const SpAdvice *incoming; /* (nullable) what is advised for reading, by IMAP or POP */
  const SpAdvice *outgoing; /* (nullable) what is advised for sending */
  const SpAccount *account; /* (nullable) */
} SpSetupValues;

char *sp_setup_values_fill_step (const SpSetupValues *self, const char *text, gboolean *is_whole);
char *
sp_setup_values_fill_block (const SpSetupValues *self, const char *block, GPtrArray *stand_ins);
gboolean sp_setup_values_suffice (const SpSetupValues *self, const char *text);

G_END_DECLS
