/* The rows a person types into one program for one protocol, named and ordered as that program's dialogue has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpSetting: one row: the program's own name for the field, what to enter, and what to mind. */
typedef struct
{
  SpField field;
  char *
      label; /* (owned) the program's own field name, without colon or mnemonic; our word where it has none */
  char *
      value; /* (owned) what to enter or choose, exactly; where it is lines of a file, they are divided by line ends */
  char *hint; /* (owned) (nullable) e.g. that a box is to be ticked, or the site's own word */
} SpSetting;

GPtrArray *sp_settings_for_advice (const SpAdvice *advice);
char *sp_settings_cell (const SpAdvice *advice);
char *sp_settings_to_text (const SpAdvice *advice);
void sp_setting_free (SpSetting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSetting, sp_setting_free)

G_END_DECLS
