/* The formats in which the comparison table can be handed on as it is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/save/save-bar.h"

G_BEGIN_DECLS

extern const SpSaveKind sp_program_export;

G_END_DECLS
