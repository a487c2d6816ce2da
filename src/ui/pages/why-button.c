/* A small button that says why a value is as it is: sentences in a popover, and a button that opens the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "why-button.h"

#include <glib/gi18n.h>

#include "text/guide.h"
#include "text/template.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

/* The popover has to fit into the narrowest window, with large letters too. */
#define LINE_CHARACTERS 32
#define MARGIN 12
#define SPACING 6
#define MAX_HEIGHT 320

struct _SpWhyButton
{
  GtkMenuButton parent_instance;
};

G_DEFINE_FINAL_TYPE (SpWhyButton, sp_why_button, GTK_TYPE_MENU_BUTTON)

static void
sp_why_button_class_init (SpWhyButtonClass *klass)
{
}

static void
sp_why_button_init (SpWhyButton *self)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("help-about-symbolic", GTK_ICON_SIZE_BUTTON);

  gtk_button_set_image (GTK_BUTTON (self), image);
  gtk_button_set_relief (GTK_BUTTON (self), GTK_RELIEF_NONE);
}

static GtkWidget *
make_sentence (const char *sentence)
{
  GtkWidget *label = sp_label_new (sentence);

  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARACTERS);
  return label;
}

/* Leads to the explanation and takes the popover away. */
static GtkWidget *
make_link (const SpTopic *topic, GtkWidget *popover)
{
  GtkWidget *button = sp_topic_button_new (topic->id, sp_guide_get_title (topic));

  gtk_label_set_max_width_chars (GTK_LABEL (gtk_bin_get_child (GTK_BIN (button))), LINE_CHARACTERS);
  gtk_widget_set_halign (button, GTK_ALIGN_FILL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_content (GtkWidget *popover, const char *const *reasons, const SpTopic *topic)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  g_object_set (box, "margin", MARGIN, NULL);
  for (; *reasons; reasons++)
    gtk_container_add (GTK_CONTAINER (box), make_sentence (*reasons));
  if (topic)
    gtk_container_add (GTK_CONTAINER (box), make_link (topic, popover));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-width", TRUE,
                "propagate-natural-height", TRUE, "max-content-height", MAX_HEIGHT, NULL);
  gtk_container_add (GTK_CONTAINER (scroller), box);
  gtk_widget_show_all (scroller);
  return scroller;
}

/* A screen reader says the name of the button, and reads the sentences when they appear. */
static void
set_accessible_names (SpWhyButton *self,
                      GtkWidget *popover,
                      const char *subject,
                      const char *const *reasons)
{
  /* Translators: a button as a screen reader says it, which tells why a value is as it is: {field} is the name of a field. */
  g_autofree char *name = sp_fill (_("Why: {field}"), "field", subject, NULL);
  g_autofree char *sentences = g_strjoinv (" ", (char **) reasons);

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), name);
  atk_object_set_name (gtk_widget_get_accessible (popover), name);
  atk_object_set_description (gtk_widget_get_accessible (popover), sentences);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Why this value"));
}

/**
 * sp_why_button_set_reasons:
 * @subject: the name of the field that the value belongs to
 * @reasons: (array zero-terminated=1): sentences; without any the button hides
 * @topic: (nullable): the id of the topic that tells more
 */
void
sp_why_button_set_reasons (SpWhyButton *self,
                           const char *subject,
                           const char *const *reasons,
                           const char *topic)
{
  GtkWidget *popover = gtk_popover_new (GTK_WIDGET (self));

  gtk_container_add (GTK_CONTAINER (popover),
                     make_content (popover, reasons, topic ? sp_guide_find (topic) : NULL));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self), popover);
  set_accessible_names (self, popover, subject, reasons);
  gtk_widget_set_visible (GTK_WIDGET (self), *reasons != NULL);
}
