/* Errors of GIO, libsoup and web servers as the reasons that an answer can have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

SpAnswerReason sp_fetch_status_to_reason (guint status);
SpAnswerReason sp_fetch_error_to_reason (const GError *error);

G_END_DECLS
