/* The list of explanations, with a search above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/guide-search.h"

G_BEGIN_DECLS

#define SP_TYPE_TOPIC_LIST (sp_topic_list_get_type ())
G_DECLARE_FINAL_TYPE (SpTopicList, sp_topic_list, SP, TOPIC_LIST, GtkBox)

const SpTopic *sp_topic_list_get_topic (SpTopicList *self);
const SpGuideSearch *sp_topic_list_get_search (SpTopicList *self);
GtkWidget *sp_topic_list_get_row (SpTopicList *self);
void sp_topic_list_choose (SpTopicList *self, const SpTopic *topic);

G_END_DECLS
