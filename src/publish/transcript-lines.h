/* A dialogue in lines that are safe to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/transcript.h"

G_BEGIN_DECLS

char **sp_transcript_entry_to_lines (const SpTranscriptEntry *entry);

G_END_DECLS
