/* The explanations: short topics in one text model that the window, the terminal and documents render alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "guide-topics.h"

G_BEGIN_DECLS

/** SP_GUIDE_URI_PREFIX: what the address of a link to a topic begins with in sp_guide_search_mark_block(). */
#define SP_GUIDE_URI_PREFIX "topic:"

guint sp_guide_get_n_topics (void);
const SpTopic *sp_guide_get_topic (guint i);
const SpTopic *sp_guide_find (const char *id);
const SpTopic *sp_guide_find_by_uri (const char *uri);
const char *sp_guide_get_title (const SpTopic *topic);
const char *sp_guide_get_summary (const SpTopic *topic);
GPtrArray *sp_guide_get_links (const SpTopic *topic);
const char *sp_guide_get_text (const SpBlock *block);
char *sp_guide_get_program_heading (const SpClient *client);
char **sp_guide_get_program_words (const SpClient *client);
const char *sp_guide_get_uncertain_heading (void);
char **sp_guide_get_uncertain_choices (SpCatalogue *catalogue);
char **sp_guide_get_program_changes (const SpClient *client);
const char *sp_guide_get_sender_heading (void);
char **sp_guide_get_sender_words (SpCatalogue *catalogue);

G_END_DECLS
