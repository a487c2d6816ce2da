/* What explains a widget: the id of a topic, which is found from inside it, and the button that opens the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topic.h"

#include <glib/gi18n.h>

#include "label.h"
#include "text/template.h"

/* What a topic is kept under at a widget. */
#define KEY "sp-topic"

/**
 * sp_topic_set:
 * @widget: a control, a group of them, or a page
 * @topic: (nullable): the id of the topic that explains it
 *
 * Says what F1 opens while the focus is at or below @widget, unless something nearer to the focus has a topic of its own.
 */
void
sp_topic_set (GtkWidget *widget, const char *topic)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (topic), g_free);
}

/**
 * sp_topic_find:
 * @widget: (nullable): what has the focus
 *
 * Returns: (transfer none) (nullable): the id of the topic that explains it, else the one of what it is in
 */
const char *
sp_topic_find (GtkWidget *widget)
{
  const char *topic = NULL;

  for (; widget && !topic; widget = gtk_widget_get_parent (widget))
    topic = g_object_get_data (G_OBJECT (widget), KEY);
  return topic;
}

/**
 * sp_topic_button_new:
 * @topic: the id of a topic
 * @title: (nullable): its title; %NULL where that stands beside the button anyway
 *
 * Returns: (transfer floating): a button that opens the explanation, by the action `win.topic`
 */
GtkWidget *
sp_topic_button_new (const char *topic, const char *title)
{
  /* Translators: a button; {title} is the title of an explanation. */
  g_autofree char *text = title ? sp_fill (_("Explained: {title}"), "title", title, NULL)
                                : g_strdup (_("Open the Explanation"));
  GtkWidget *button = gtk_button_new_with_label (text);

  sp_label_wrap (gtk_bin_get_child (GTK_BIN (button)));
  atk_object_set_name (gtk_widget_get_accessible (button), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.topic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_show (button);
  return button;
}
