/* The way through the explanations: which topics were read, to go back and forward among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "text/guide.h"

G_BEGIN_DECLS

typedef struct _SpTopicHistory SpTopicHistory;

SpTopicHistory *sp_topic_history_new (void);
void sp_topic_history_free (SpTopicHistory *self);
void sp_topic_history_visit (SpTopicHistory *self, const SpTopic *topic, gboolean in_passing);
const SpTopic *sp_topic_history_look (const SpTopicHistory *self, int steps);
const SpTopic *sp_topic_history_go (SpTopicHistory *self, int steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTopicHistory, sp_topic_history_free)

G_END_DECLS
