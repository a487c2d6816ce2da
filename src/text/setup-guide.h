/* How somebody without an account in a program enters what is advised: what it finds by itself, the steps, the lines to paste.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpSetupLine: one step in words. */
typedef struct
{
  const SpSetupStep *step; /* borrowed from the program */
  char *text; /* (owned) what to do, with its values and with the condition */
  char *
      value; /* (owned) (nullable) what to type or choose, filled in; %NULL where it has to stay secret or is not known */
  gboolean is_block; /* the lines to paste belong under it */
} SpSetupLine;

/** SpSetupGuide: all of it for one program; keeps the program alive. */
typedef struct
{
  SpClient *client; /* (owned) */
  char *
      found; /* (owned) (nullable) to be said first: what the program finds by itself and what to do about it */
  GPtrArray *lines; /* (owned) (element-type SpSetupLine) the steps in their order; may be empty */
  char *block; /* (owned) (nullable) the complete lines of the program's file */
  char **notes; /* (owned) what to know meanwhile; may be empty */
} SpSetupGuide;

char *sp_setup_step_to_text (const SpSetupStep *step);
SpSetupGuide *sp_setup_guide_new (SpClient *client,
                                  GPtrArray *advice,
                                  const SpReport *report,
                                  const SpAccount *account);
gboolean sp_setup_guide_is_empty (const SpSetupGuide *self);
gboolean sp_setup_guide_has_lines_for (const SpSetupGuide *self, SpProtocol protocol);
void sp_setup_guide_free (SpSetupGuide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSetupGuide, sp_setup_guide_free)

G_END_DECLS
