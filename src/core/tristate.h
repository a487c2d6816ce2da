/* A fact that may not have been seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/** SpTristate: a fact that may not have been seen. */
typedef enum
{
  SP_UNKNOWN = -1,
  SP_NO = 0,
  SP_YES = 1,
} SpTristate;
