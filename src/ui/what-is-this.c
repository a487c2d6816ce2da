/* “What is this?”: a few words about the control that has the focus, beside it, and the way to the whole explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "what-is-this.h"

#include <glib/gi18n.h>

#include "text/guide.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

/* Narrow enough for the narrowest window. */
#define LINE_CHARACTERS 36

static GtkWidget *
limit (GtkWidget *label)
{
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARACTERS);
  return label;
}

/* The paragraph that says most, without a heading above it. */
static const char *
find_paragraph (const SpTopic *topic)
{
  for (guint i = 0; i < topic->n_blocks; i++)
    if (topic->blocks[i].kind == SP_BLOCK_PARAGRAPH)
      return sp_guide_get_text (&topic->blocks[i]);
  return NULL;
}

/* What stands in it is read out when the button, the only thing to act on, gets the focus. */
static void
set_accessible_names (GtkWidget *popover, GtkWidget *button, const SpTopic *topic)
{
  const char *paragraph = find_paragraph (topic);
  g_autofree char *words = NULL;

  words = g_strdup_printf ("%s: %s. %s", sp_guide_get_title (topic), sp_guide_get_summary (topic),
                           paragraph ? paragraph : "");
  atk_object_set_name (gtk_widget_get_accessible (popover), _("What Is This?"));
  atk_object_set_description (gtk_widget_get_accessible (popover), words);
  atk_object_set_description (gtk_widget_get_accessible (button), words);
}

/* Not at once: whatever closed it may still be at work in it. */
static gboolean
on_destroy (gpointer popover)
{
  gtk_widget_destroy (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_destroy, g_object_ref (popover), g_object_unref);
}

static void
show (GtkWidget *control, const SpTopic *topic)
{
  GtkWidget *popover = gtk_popover_new (control);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = sp_topic_button_new (topic->id, NULL);
  const char *paragraph = find_paragraph (topic);

  g_object_set (box, "margin", 12, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_container_add (GTK_CONTAINER (box), limit (sp_label_new_bold (sp_guide_get_title (topic))));
  gtk_container_add (GTK_CONTAINER (box), limit (sp_label_new (sp_guide_get_summary (topic))));
  if (paragraph)
    gtk_container_add (GTK_CONTAINER (box), limit (sp_label_new (paragraph)));
  gtk_container_add (GTK_CONTAINER (box), button);
  gtk_container_add (GTK_CONTAINER (popover), box);
  set_accessible_names (popover, button, topic);
  gtk_widget_show_all (box);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (button);
}

static gboolean
on_asked (gpointer data)
{
  GtkWidget *control = data;
  const char *id = sp_topic_find (control);
  const SpTopic *topic = id ? sp_guide_find (id) : NULL;

  if (topic && gtk_widget_get_mapped (control))
    show (control, topic);
  return G_SOURCE_REMOVE;
}

/**
 * sp_what_is_this_ask:
 * @control: the control that is asked about
 *
 * Says beside @control, in a popover, what the topic that explains it is about; not at once, since a menu may have to close first.
 * It goes away when it is closed, or with @control.
 */
void
sp_what_is_this_ask (GtkWidget *control)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_asked, g_object_ref (control), g_object_unref);
}
