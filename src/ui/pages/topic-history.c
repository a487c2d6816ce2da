/* The way through the explanations: which topics were read, to go back and forward among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topic-history.h"

struct _SpTopicHistory
{
  GPtrArray *topics; /* (owned) (element-type SpTopic) static topics, in the order of reading */
  guint at; /* the one that is open; meaningless while there is none */
  gboolean in_passing; /* the one that is open was only passed */
};

/**
 * sp_topic_history_new:
 *
 * Returns: (transfer full): a history without topics
 */
SpTopicHistory *
sp_topic_history_new (void)
{
  SpTopicHistory *self = g_new0 (SpTopicHistory, 1);

  self->topics = g_ptr_array_new ();
  return self;
}

/**
 * sp_topic_history_free:
 * @self: (transfer full): a history
 */
void
sp_topic_history_free (SpTopicHistory *self)
{
  g_ptr_array_unref (self->topics);
  g_free (self);
}

/**
 * sp_topic_history_visit:
 * @topic: the topic that has been opened
 * @in_passing: whether the next topic takes its place, as when somebody walks through the list of topics
 *
 * What was gone back from is forgotten, unless @topic is the one that is open anyway.
 */
void
sp_topic_history_visit (SpTopicHistory *self, const SpTopic *topic, gboolean in_passing)
{
  guint keep = self->at + 1;

  if (sp_topic_history_look (self, 0) == topic)
    return;
  if (self->topics->len > 0 && self->in_passing && in_passing)
    keep--;
  if (keep < self->topics->len)
    g_ptr_array_set_size (self->topics, keep);
  g_ptr_array_add (self->topics, (gpointer) topic);
  self->at = self->topics->len - 1;
  self->in_passing = in_passing;
}

/**
 * sp_topic_history_look:
 * @steps: 0 for the topic that is open, -1 for the one before it, 1 for the one after it
 *
 * Returns: (transfer none) (nullable): that topic, %NULL where there is none
 */
const SpTopic *
sp_topic_history_look (const SpTopicHistory *self, int steps)
{
  gint64 wanted = (gint64) self->at + steps;

  return wanted >= 0 && wanted < self->topics->len ? self->topics->pdata[wanted] : NULL;
}

/**
 * sp_topic_history_go:
 * @steps: as for sp_topic_history_look()
 *
 * Returns: (transfer none) (nullable): that topic, which is the open one from now on; %NULL where there is none
 */
const SpTopic *
sp_topic_history_go (SpTopicHistory *self, int steps)
{
  const SpTopic *topic = sp_topic_history_look (self, steps);

  if (topic && steps != 0)
    {
      self->at += steps;
      self->in_passing = FALSE;
    }
  return topic;
}
