/* A page of a mail program's settings, filled in: what a sketch of it shows, and the same in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "settings.h"

G_BEGIN_DECLS

/**
 * SpControl:
 * @SP_CONTROL_ENTRY: a field to type into
 * @SP_CONTROL_NUMBER: a short field for a number
 * @SP_CONTROL_CHOICE: a list of choices, one of them chosen
 * @SP_CONTROL_TICKED: a box with a tick
 * @SP_CONTROL_UNTICKED: a box without
 *
 * How a field looks.
 */
typedef enum
{
  SP_CONTROL_ENTRY,
  SP_CONTROL_NUMBER,
  SP_CONTROL_CHOICE,
  SP_CONTROL_TICKED,
  SP_CONTROL_UNTICKED,
} SpControl;

/** SpSketchField: one field of the page. */
typedef struct
{
  SpControl control;
  char *label; /* (owned) (nullable) a box may have none but its value */
  char *value; /* (owned) what it holds, or what is written beside a box */
  gboolean by_itself; /* the program usually sets it, and it is only to be compared */
} SpSketchField;

/** SpSketch: a page of settings. Its fields are in the order of sp_settings_for_advice(). */
typedef struct
{
  char *program; /* (owned) */
  char *page; /* (owned) */
  gboolean handheld; /* a program for telephones */
  GPtrArray *fields; /* (owned) (element-type SpSketchField) */
} SpSketch;

gboolean sp_sketch_is_possible (const SpClient *client);
SpSketch *sp_sketch_new (const SpAdvice *advice);
char *sp_sketch_get_name (const SpSketch *self);
char *sp_sketch_to_text (const SpSketch *self);
void sp_sketch_free (SpSketch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSketch, sp_sketch_free)

G_END_DECLS
