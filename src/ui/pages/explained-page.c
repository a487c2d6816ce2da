/* The explanations: a list of topics beside a column to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "explained-page.h"

#include "ui/widgets/clamp.h"
#include "eavesdropper-view.h"
#include "ui/widgets/pair.h"
#include "topic-list.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"
#include "text/words-sign-in.h"
#include "ui/widgets/topic.h"

/* Lines longer than this are hard to read. */
#define LINE_CHARACTERS 70

/* The topic with the picture of the connection that was checked. */
#define PICTURE_TOPIC "eavesdropper"

/* The topic about the words of mail programs. */
#define PROGRAM_WORDS_TOPIC "words"
#define CHOICES_TOPIC "choices"
#define PROVIDER_TOPIC "app-passwords"

struct _SpExplainedPage
{
  SpPage parent_instance;

  SpTopicList *topics; /* template child */
  GtkWidget *back; /* template child */
  GtkWidget *forward; /* template child */
  GtkContainer *column; /* template child */

  GPtrArray *history; /* (owned) (element-type SpTopic) static topics, in the order of reading */
  guint at; /* the one of them that is open; meaningless while there is none */
  gboolean in_passing; /* that one was only passed */
  gboolean led; /* a link, a key or a button leads to the topic that is being chosen */
  const SpTopic *next; /* (nullable) static; where the link leads that was followed */
  SpResult *result; /* (owned) (nullable) knows the user's mail program */
};

G_DEFINE_FINAL_TYPE (SpExplainedPage, sp_explained_page, SP_TYPE_PAGE)

static GtkWidget *
make_label (const char *markup, SpLabelLook look)
{
  GtkWidget *label = g_object_new (SP_TYPE_LABEL, "label", markup, "use-markup", TRUE, "look", look,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);

  sp_label_limit (label, LINE_CHARACTERS);
  return label;
}

/* What is looked for is marked in it. */
static GtkWidget *
make_text (SpExplainedPage *self, const char *text, SpLabelLook look)
{
  g_autofree char *markup =
      sp_guide_search_mark (sp_topic_list_get_search (self->topics), text, -1);

  return make_label (markup, look);
}

/* Where the two columns stand one above the other, or the text is long, its beginning may be out of sight. */
static void
read_on (SpExplainedPage *self)
{
  g_autoptr(GList) blocks = gtk_container_get_children (self->column);

  if (!blocks)
    return;
  gtk_widget_grab_focus (blocks->data);
  gtk_label_select_region (blocks->data, 0, 0);
}

static gboolean
on_follow (gpointer data)
{
  g_autoptr(SpExplainedPage) self = data;
  const SpTopic *topic = g_steal_pointer (&self->next);

  if (!topic || !self->topics)
    return G_SOURCE_REMOVE;
  sp_explained_page_open (self, topic->id);
  read_on (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the label that holds the link goes away with the topic. */
static gboolean
on_link (SpExplainedPage *self, const char *uri)
{
  self->next = sp_guide_find_by_uri (uri);
  if (self->next)
    g_idle_add (on_follow, g_object_ref (self));
  return self->next != NULL;
}

/* Running text, whose links lead from topic to topic. */
static GtkWidget *
make_linked_text (SpExplainedPage *self, const SpBlock *block)
{
  g_autofree char *markup =
      sp_guide_search_mark_block (sp_topic_list_get_search (self->topics), block);
  GtkWidget *label = make_label (markup, SP_LABEL_TEXT);

  gtk_label_set_track_visited_links (GTK_LABEL (label), FALSE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  return label;
}

static GtkWidget *
make_item (GtkWidget *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_container_add (GTK_CONTAINER (box), bullet);
  gtk_container_add (GTK_CONTAINER (box), text);
  gtk_widget_show_all (box);
  return box;
}

/* A line of a dialogue is English and reads from left to right in every language. */
static GtkWidget *
make_line (SpExplainedPage *self, const SpBlock *block)
{
  g_autofree char *marked =
      sp_guide_search_mark (sp_topic_list_get_search (self->topics), block->text, -1);
  g_autofree char *markup = g_strconcat ("<tt>", marked, "</tt>", NULL);
  GtkWidget *label = make_label (markup, SP_LABEL_TEXT);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_margin_start (label, 12);
  return label;
}

static GtkWidget *
make_block (SpExplainedPage *self, const SpBlock *block)
{
  switch (block->kind)
    {
    case SP_BLOCK_HEADING:
      return make_text (self, sp_guide_get_text (block), SP_LABEL_BOLD);
    case SP_BLOCK_ITEM:
      return make_item (make_linked_text (self, block));
    case SP_BLOCK_LINE:
      return make_line (self, block);
    case SP_BLOCK_PARAGRAPH:
    default:
      return make_linked_text (self, block);
    }
}

/* Where the topic is about words, those of the user's own program are worth more than all others. */
static void
show_program_words (SpExplainedPage *self)
{
  SpClient *client = self->result ? sp_result_get_client (self->result) : NULL;
  g_auto(GStrv) words = client ? sp_guide_get_program_words (client) : NULL;
  g_autofree char *heading = NULL;

  if (words == NULL || words[0] == NULL)
    return;
  heading = sp_guide_get_program_heading (client);
  gtk_container_add (self->column, make_text (self, heading, SP_LABEL_BOLD));
  for (char **word = words; *word; word++)
    gtk_container_add (self->column, make_item (make_text (self, *word, SP_LABEL_TEXT)));
}

static void
show_uncertain_choices (SpExplainedPage *self)
{
  SpCatalogue *catalogue = self->result ? sp_result_get_catalogue (self->result) : NULL;
  g_auto(GStrv) choices = catalogue ? sp_guide_get_uncertain_choices (catalogue) : NULL;

  if (choices == NULL || choices[0] == NULL)
    return;
  gtk_container_add (self->column,
                     make_text (self, sp_guide_get_uncertain_heading (), SP_LABEL_BOLD));
  for (char **choice = choices; *choice; choice++)
    gtk_container_add (self->column, make_item (make_text (self, *choice, SP_LABEL_TEXT)));
}

/* What the provider of the account that was checked wants, with dates. */
static void
show_own_provider (SpExplainedPage *self)
{
  SpProvider *provider = self->result ? sp_result_get_provider (self->result) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_auto(GStrv) facts = provider ? sp_words_before_sign_in (provider, now) : NULL;

  if (facts == NULL || facts[0] == NULL)
    return;
  gtk_container_add (self->column,
                     make_text (self, sp_provider_get_name (provider), SP_LABEL_BOLD));
  for (char **fact = facts; *fact; fact++)
    gtk_container_add (self->column, make_item (make_text (self, *fact, SP_LABEL_TEXT)));
}

/* Applications and devices differ more than mail programs do. */
static void
show_sender_words (SpExplainedPage *self)
{
  SpCatalogue *catalogue = self->result ? sp_result_get_catalogue (self->result) : NULL;
  g_auto(GStrv) words = catalogue ? sp_guide_get_sender_words (catalogue) : NULL;

  if (words == NULL || words[0] == NULL)
    return;
  gtk_container_add (self->column, make_text (self, sp_guide_get_sender_heading (), SP_LABEL_BOLD));
  for (char **word = words; *word; word++)
    gtk_container_add (self->column, make_item (make_text (self, *word, SP_LABEL_TEXT)));
}

/* The connection that was checked; before a check an example. */
static void
show_picture (SpExplainedPage *self)
{
  gboolean checked = self->result && sp_result_get_checked_at (self->result);
  const SpReport *report = checked ? sp_result_get_report (self->result) : NULL;

  gtk_container_add (self->column,
                     sp_eavesdropper_view_new (sp_eavesdropper_new_for_report (report)));
}

static void
show_topic (SpExplainedPage *self, const SpTopic *topic)
{
  sp_container_clear (self->column);
  sp_topic_set (GTK_WIDGET (self), topic->id);
  gtk_container_add (self->column, make_text (self, sp_guide_get_title (topic), SP_LABEL_HEADING));
  if (g_str_equal (topic->id, PICTURE_TOPIC))
    show_picture (self);
  for (guint i = 0; i < topic->n_blocks; i++)
    gtk_container_add (self->column, make_block (self, &topic->blocks[i]));
  if (g_str_equal (topic->id, PROGRAM_WORDS_TOPIC))
    {
      show_program_words (self);
      show_sender_words (self);
    }
  if (g_str_equal (topic->id, CHOICES_TOPIC))
    show_uncertain_choices (self);
  if (g_str_equal (topic->id, PROVIDER_TOPIC))
    show_own_provider (self);
}

/* The topic that was read so many steps after the one that is open, or before it; %NULL where there is none. */
static const SpTopic *
look (SpExplainedPage *self, int steps)
{
  gint64 wanted = (gint64) self->at + steps;

  return wanted >= 0 && wanted < self->history->len ? self->history->pdata[wanted] : NULL;
}

/* What was gone back from is forgotten, unless @topic is the one that is open anyway. In passing, as when somebody walks through the
 * list of topics, the next one takes its place. */
static void
visit (SpExplainedPage *self, const SpTopic *topic, gboolean in_passing)
{
  guint keep = self->at + 1;

  if (look (self, 0) == topic)
    return;
  if (self->history->len > 0 && self->in_passing && in_passing)
    keep--;
  if (keep < self->history->len)
    g_ptr_array_set_size (self->history, keep);
  g_ptr_array_add (self->history, (gpointer) topic);
  self->at = self->history->len - 1;
  self->in_passing = in_passing;
}

static void
update_history (SpExplainedPage *self)
{
  gtk_widget_set_sensitive (self->back, look (self, -1) != NULL);
  gtk_widget_set_sensitive (self->forward, look (self, 1) != NULL);
}

static void
on_topic_chosen (SpExplainedPage *self)
{
  const SpTopic *topic = sp_topic_list_get_topic (self->topics);

  if (!topic)
    return;
  visit (self, topic, !self->led);
  update_history (self);
  show_topic (self, topic);
  sp_page_set_focus_widget (SP_PAGE (self), sp_topic_list_get_row (self->topics));
}

static void
choose (SpExplainedPage *self, const SpTopic *topic)
{
  self->led = TRUE;
  sp_topic_list_choose (self->topics, topic);
  self->led = FALSE;
}

static void
go (SpExplainedPage *self, int steps)
{
  const SpTopic *topic = look (self, steps);

  if (!topic)
    return;
  self->at += steps;
  self->in_passing = FALSE;
  choose (self, topic);
  read_on (self);
}

static void
on_back (SpExplainedPage *self)
{
  go (self, -1);
}

static void
on_forward (SpExplainedPage *self)
{
  go (self, 1);
}

/* The mail program may have been changed meanwhile. */
static void
sp_explained_page_shown (SpPage *page)
{
  SpExplainedPage *self = SP_EXPLAINED_PAGE (page);

  on_topic_chosen (self);
}

static void
sp_explained_page_dispose (GObject *object)
{
  g_clear_object (&SP_EXPLAINED_PAGE (object)->result);
  G_OBJECT_CLASS (sp_explained_page_parent_class)->dispose (object);
}

static void
sp_explained_page_finalize (GObject *object)
{
  g_ptr_array_unref (SP_EXPLAINED_PAGE (object)->history);
  G_OBJECT_CLASS (sp_explained_page_parent_class)->finalize (object);
}

static void
sp_explained_page_class_init (SpExplainedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_explained_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_explained_page_finalize;
  SP_PAGE_CLASS (klass)->shown = sp_explained_page_shown;
  g_type_ensure (SP_TYPE_TOPIC_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/explained-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, topics);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, back);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, forward);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, column);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_chosen);
  gtk_widget_class_bind_template_callback (widget_class, read_on);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_forward);
}

static void
sp_explained_page_init (SpExplainedPage *self)
{
  self->history = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  on_topic_chosen (self);
}

/**
 * sp_explained_page_set_result:
 * @result: (nullable): the result whose mail program's words are explained, too
 *
 * After a check the picture of the connection that was checked comes first.
 */
void
sp_explained_page_set_result (SpExplainedPage *self, SpResult *result)
{
  if (g_set_object (&self->result, result) && result && sp_result_get_checked_at (result))
    sp_explained_page_open (self, PICTURE_TOPIC);
}

/**
 * sp_explained_page_open:
 * @topic_id: (nullable): the id of a topic, %NULL for the one that was read last
 *
 * Shows a topic. An id that there is no topic for changes nothing.
 */
void
sp_explained_page_open (SpExplainedPage *self, const char *topic_id)
{
  const SpTopic *topic = topic_id ? sp_guide_find (topic_id) : NULL;

  if (topic)
    choose (self, topic);
}
