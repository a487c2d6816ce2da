/* The explanations: a list of topics beside a column to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "explained-page.h"

#include "clamp.h"
#include "pair.h"
#include "text/guide.h"

/* Lines longer than this are hard to read. */
#define LINE_CHARACTERS 70

/* The topic about the words of mail programs. */
#define PROGRAM_WORDS_TOPIC "words"

struct _SpExplainedPage
{
  SpPage parent_instance;

  GtkScrolledWindow *scroller; /* template child */
  GtkWidget *columns; /* template child */
  GtkListBox *topics; /* template child */
  GtkContainer *column; /* template child */

  const SpTopic *next; /* (nullable) static; where the link leads that was followed */
  SpResult *result; /* (owned) (nullable) knows the person's mail program */
};

G_DEFINE_FINAL_TYPE (SpExplainedPage, sp_explained_page, SP_TYPE_PAGE)

static GtkWidget *
make_text (const char *text, double scale, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARACTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_show (label);
  return label;
}

static gboolean
on_follow (gpointer data)
{
  g_autoptr (SpExplainedPage) self = data;
  const SpTopic *topic = g_steal_pointer (&self->next);

  if (topic && self->topics)
    sp_explained_page_open (self, topic->id);
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
  g_autofree char *markup = sp_guide_get_markup (block);
  GtkWidget *label = make_text ("", 1.0, FALSE);

  gtk_label_set_markup (GTK_LABEL (label), markup);
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

static GtkWidget *
make_block (SpExplainedPage *self, const SpBlock *block)
{
  switch (block->kind)
    {
    case SP_BLOCK_HEADING:
      return make_text (sp_guide_get_text (block), 1.0, TRUE);
    case SP_BLOCK_ITEM:
      return make_item (make_linked_text (self, block));
    case SP_BLOCK_PARAGRAPH:
    default:
      return make_linked_text (self, block);
    }
}

/* Where the topic is about words, those of the person's own program are worth more than all others. */
static void
show_program_words (SpExplainedPage *self)
{
  SpClient *client = self->result ? sp_result_get_client (self->result) : NULL;
  g_auto (GStrv) words = client ? sp_guide_get_program_words (client) : NULL;
  g_autofree char *heading = NULL;

  if (words == NULL || words[0] == NULL)
    return;
  heading = sp_guide_get_program_heading (client);
  gtk_container_add (self->column, make_text (heading, 1.0, TRUE));
  for (char **word = words; *word; word++)
    gtk_container_add (self->column, make_item (make_text (*word, 1.0, FALSE)));
}

static void
show_topic (SpExplainedPage *self, const SpTopic *topic)
{
  GtkWidget *heading;

  sp_page_clear (self->column);
  heading = make_text (sp_guide_get_title (topic), 1.2, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (heading), "sp-heading");
  gtk_container_add (self->column, heading);
  for (guint i = 0; i < topic->n_blocks; i++)
    gtk_container_add (self->column, make_block (self, &topic->blocks[i]));
  if (g_str_equal (topic->id, PROGRAM_WORDS_TOPIC))
    show_program_words (self);
}

static void
on_topic_selected (SpExplainedPage *self, GtkListBoxRow *row)
{
  if (row)
    show_topic (self, sp_guide_get_topic (gtk_list_box_row_get_index (row)));
}

/* Enter or a click on a topic leads to its text: where the two stand one above the other, it may be out of sight. */
static void
on_topic_activated (SpExplainedPage *self, GtkListBoxRow *row)
{
  g_autoptr (GList) blocks = gtk_container_get_children (self->column);

  if (!blocks)
    return;
  gtk_widget_grab_focus (blocks->data);
  gtk_label_select_region (blocks->data, 0, 0);
}

static void
fill_topics (SpExplainedPage *self)
{
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const char *title = sp_guide_get_title (sp_guide_get_topic (i));
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (title);

      g_object_set (label, "xalign", 0.0, "wrap", TRUE, "margin", 6, "margin-start", 12, NULL);
      gtk_container_add (GTK_CONTAINER (row), label);
      gtk_widget_show_all (row);
      atk_object_set_name (gtk_widget_get_accessible (row), title);
      gtk_container_add (GTK_CONTAINER (self->topics), row);
    }
}

static void
select_row (SpExplainedPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->topics, index);

  if (!row)
    return;
  gtk_list_box_select_row (self->topics, row);
  sp_page_set_focus_widget (SP_PAGE (self), GTK_WIDGET (row));
}

/* The mail program may have been changed meanwhile. */
static void
sp_explained_page_shown (SpPage *page)
{
  SpExplainedPage *self = SP_EXPLAINED_PAGE (page);

  on_topic_selected (self, gtk_list_box_get_selected_row (self->topics));
}

static void
sp_explained_page_dispose (GObject *object)
{
  g_clear_object (&SP_EXPLAINED_PAGE (object)->result);
  G_OBJECT_CLASS (sp_explained_page_parent_class)->dispose (object);
}

static void
sp_explained_page_class_init (SpExplainedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_explained_page_dispose;
  SP_PAGE_CLASS (klass)->shown = sp_explained_page_shown;
  g_type_ensure (SP_TYPE_CLAMP);
  g_type_ensure (SP_TYPE_PAIR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/explained-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, columns);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, topics);
  gtk_widget_class_bind_template_child (widget_class, SpExplainedPage, column);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_activated);
}

static void
sp_explained_page_init (SpExplainedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_page_follow_focus (self->columns, self->scroller);
  fill_topics (self);
  select_row (self, 0);
}

/**
 * sp_explained_page_set_result:
 * @self: the page
 * @result: (nullable): the result whose mail program's words are explained, too
 */
void
sp_explained_page_set_result (SpExplainedPage *self, SpResult *result)
{
  g_set_object (&self->result, result);
}

/**
 * sp_explained_page_open:
 * @self: the page
 * @topic_id: (nullable): the id of a topic, %NULL for the one that was read last
 *
 * Shows a topic. An id that there is no topic for changes nothing.
 */
void
sp_explained_page_open (SpExplainedPage *self, const char *topic_id)
{
  for (guint i = 0; topic_id && i < sp_guide_get_n_topics (); i++)
    if (g_str_equal (sp_guide_get_topic (i)->id, topic_id))
      select_row (self, i);
}
