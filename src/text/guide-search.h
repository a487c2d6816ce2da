/* The search in the explanations: in the user's language, whatever the case and the accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide.h"

G_BEGIN_DECLS

typedef struct _SpGuideSearch SpGuideSearch;

SpGuideSearch *sp_guide_search_new (const char *typed);
void sp_guide_search_free (SpGuideSearch *self);
gboolean sp_guide_search_is_empty (const SpGuideSearch *self);
gboolean sp_guide_search_finds (const SpGuideSearch *self, const SpTopic *topic);
char *sp_guide_search_mark (const SpGuideSearch *self, const char *text, gssize length);
char *sp_guide_search_mark_block (const SpGuideSearch *self, const SpBlock *block);
char *sp_guide_search_say (const SpGuideSearch *self, guint found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGuideSearch, sp_guide_search_free)

G_END_DECLS
