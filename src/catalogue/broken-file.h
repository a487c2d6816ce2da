/* A description that could not be read: which, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpBrokenFile: a description that could not be read; it is reported and skipped, and stops nothing. */
typedef struct
{
  char *path; /* (owned) */
  char *reason; /* (owned) what is wrong and in which line, group or key; display-safe */
} SpBrokenFile;

G_END_DECLS
