/* What was said between Signpost and a server, and which part of it somebody on the way can read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/report.h"

G_BEGIN_DECLS

#define SP_TYPE_TRANSCRIPT_VIEW (sp_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (SpTranscriptView, sp_transcript_view, SP, TRANSCRIPT_VIEW, GtkBox)

void sp_transcript_view_set_report (SpTranscriptView *self, SpReport *report);
char *sp_transcript_view_describe (const SpTranscriptEntry *entry);

G_END_DECLS
