/* The list of explanations, with a search above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topic-list.h"

#include "ui/widgets/action.h"
#include "ui/widgets/topic.h"

struct _SpTopicList
{
  GtkBox parent_instance;

  GtkEntry *search; /* template child */
  GtkLabel *found; /* template child */
  GtkWidget *frame; /* template child */
  GtkListBox *topics; /* template child */

  SpGuideSearch *wanted; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SpTopicList, sp_topic_list, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const SpTopic *
topic_of (GtkListBoxRow *row)
{
  return sp_guide_get_topic (gtk_list_box_row_get_index (row));
}

static void
on_row_selected (SpTopicList *self, GtkListBoxRow *row)
{
  if (row)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_row_activated (SpTopicList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  return sp_guide_search_finds (SP_TOPIC_LIST (data)->wanted, topic_of (row));
}

/* What came of the search is said below it, and read out. */
static void
say_found (SpTopicList *self, guint found)
{
  g_autofree char *sentence = sp_guide_search_say (self->wanted, found);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->found));

  gtk_label_set_text (self->found, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found), sentence != NULL);
  atk_object_set_name (accessible, sentence ? sentence : "");
  if (sentence)
    atk_object_notify_state_change (accessible, ATK_STATE_SHOWING, TRUE);
}

static guint
count_found (SpTopicList *self)
{
  guint found = 0;

  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    found += sp_guide_search_finds (self->wanted, sp_guide_get_topic (i));
  return found;
}

static void
choose_first_found (SpTopicList *self)
{
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    if (sp_guide_search_finds (self->wanted, sp_guide_get_topic (i)))
      {
        sp_topic_list_choose (self, sp_guide_get_topic (i));
        return;
      }
}

/* The words that were found are marked in the text: a topic that stays open is shown anew. */
static void
look (SpTopicList *self)
{
  const SpTopic *open = sp_topic_list_get_topic (self);
  guint found;

  g_clear_pointer (&self->wanted, sp_guide_search_free);
  self->wanted = sp_guide_search_new (gtk_entry_get_text (self->search));
  found = count_found (self);
  gtk_list_box_invalidate_filter (self->topics);
  gtk_widget_set_visible (self->frame, found > 0);
  say_found (self, found);
  if (found > 0 && open && !sp_guide_search_finds (self->wanted, open))
    choose_first_found (self);
  else
    g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
on_search_key (SpTopicList *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Down || !gtk_widget_get_visible (self->frame))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (sp_topic_list_get_row (self));
  return GDK_EVENT_STOP;
}

/* Escape belongs to the search as long as there is one, then to the window. */
static void
on_search_stopped (SpTopicList *self)
{
  if (*gtk_entry_get_text (self->search))
    gtk_entry_set_text (self->search, "");
  else
    sp_action_activate (GTK_WIDGET (self), "back", NULL);
}

static void
append_topic (SpTopicList *self, const SpTopic *topic)
{
  const char *title = sp_guide_get_title (topic);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "margin", 6, "margin-start", 12, NULL);
  gtk_container_add (GTK_CONTAINER (row), label);
  gtk_widget_show_all (row);
  atk_object_set_name (gtk_widget_get_accessible (row), title);
  atk_object_set_description (gtk_widget_get_accessible (row), sp_guide_get_summary (topic));
  gtk_widget_set_tooltip_text (row, sp_guide_get_summary (topic));
  sp_topic_set (row, topic->id);
  gtk_container_add (GTK_CONTAINER (self->topics), row);
}

static void
sp_topic_list_finalize (GObject *object)
{
  g_clear_pointer (&SP_TOPIC_LIST (object)->wanted, sp_guide_search_free);
  G_OBJECT_CLASS (sp_topic_list_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SP_TYPE_TOPIC_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
sp_topic_list_class_init (SpTopicListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_topic_list_finalize;
  /* Another topic is to be read, or the same one with other words marked. */
  signals[CHOSEN] = add_signal ("chosen");
  /* It is to be read now. */
  signals[ACTIVATED] = add_signal ("activated");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/topic-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTopicList, search);
  gtk_widget_class_bind_template_child (widget_class, SpTopicList, found);
  gtk_widget_class_bind_template_child (widget_class, SpTopicList, frame);
  gtk_widget_class_bind_template_child (widget_class, SpTopicList, topics);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, look);
}

static void
sp_topic_list_init (SpTopicList *self)
{
  self->wanted = sp_guide_search_new ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    append_topic (self, sp_guide_get_topic (i));
  gtk_list_box_set_filter_func (self->topics, is_wanted, self, NULL);
  sp_topic_list_choose (self, sp_guide_get_topic (0));
}

/**
 * sp_topic_list_get_topic:
 *
 * Returns: (transfer none) (nullable): the topic that is chosen
 */
const SpTopic *
sp_topic_list_get_topic (SpTopicList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->topics);

  return row ? topic_of (row) : NULL;
}

/**
 * sp_topic_list_get_search:
 *
 * Returns: (transfer none): what is looked for, until the signal `chosen` is emitted the next time
 */
const SpGuideSearch *
sp_topic_list_get_search (SpTopicList *self)
{
  return self->wanted;
}

/**
 * sp_topic_list_get_row:
 *
 * Returns: (transfer none): the row of the topic that is chosen, to give it the focus
 */
GtkWidget *
sp_topic_list_get_row (SpTopicList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->topics);

  return row ? GTK_WIDGET (row) : GTK_WIDGET (self->topics);
}

/**
 * sp_topic_list_choose:
 * @topic: a topic
 *
 * Chooses a topic. A search that does not find it is given up.
 */
void
sp_topic_list_choose (SpTopicList *self, const SpTopic *topic)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->topics, i)) != NULL; i++)
    if (topic_of (row) == topic)
      gtk_list_box_select_row (self->topics, row);
  if (!sp_guide_search_finds (self->wanted, topic))
    {
      gtk_entry_set_text (self->search, "");
      look (self);
    }
}
