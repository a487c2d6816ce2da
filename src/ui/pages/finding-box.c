/* One finding in words: how bad it is, what it is, why it matters and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-box.h"

#include <glib/gi18n.h>

#include "page.h"
#include "state.h"
#include "text/guide.h"
#include "text/words.h"

/* Longer lines are hard to read. */
#define READABLE_CHARS 90

static GtkWidget *
make_label (const char *text, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), READABLE_CHARS);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_can_focus (label, FALSE);
  return label;
}

static void
add_sentence (GtkContainer *box, const char *sentence)
{
  if (sentence && *sentence)
    gtk_container_add (box, make_label (sentence, FALSE));
}

static GtkWidget *
make_title (const SpFinding *finding)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (sp_state_icon_for_severity (finding->severity),
                                                  GTK_ICON_SIZE_MENU);
  g_autofree char *title = g_strdup_printf ("%s: %s", sp_words_severity (finding->severity),
                                            sp_words_finding_title (finding->id));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (row), icon);
  gtk_container_add (GTK_CONTAINER (row), make_label (title, TRUE));
  return row;
}

/* The way to the explanation behind the finding. */
static GtkWidget *
make_link (const SpTopic *topic)
{
  /* Translators: a button; %s is the title of an explanation. */
  g_autofree char *label = g_strdup_printf (_ ("Explained: %s"), sp_guide_get_title (topic));
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *inside = gtk_bin_get_child (GTK_BIN (button));

  gtk_label_set_line_wrap (GTK_LABEL (inside), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.topic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic->id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
add_row (GtkContainer *box, const char *label, const char *text)
{
  g_autofree char *row = text && *text ? sp_words_row (label, text) : NULL;

  add_sentence (box, row);
}

/**
 * sp_finding_box_new:
 * @finding: a finding
 *
 * Returns: (transfer floating): the finding in words, with the endpoints it is about
 */
GtkWidget *
sp_finding_box_new (const SpFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const SpTopic *topic = sp_guide_find (sp_words_finding_topic (finding->id));

  gtk_container_add (GTK_CONTAINER (box), make_title (finding));
  add_sentence (GTK_CONTAINER (box), sp_words_finding_explanation (finding->id));
  add_sentence (GTK_CONTAINER (box), sp_words_finding_advice (finding->id));
  add_row (GTK_CONTAINER (box), _ ("For administrators"),
           sp_words_finding_admin_advice (finding->id));
  add_row (GTK_CONTAINER (box), _ ("Standard"), sp_words_finding_reference (finding->id));
  add_row (GTK_CONTAINER (box), _ ("Seen"), finding->detail);
  for (guint i = 0; i < finding->endpoints->len; i++)
    {
      g_autofree char *where = sp_words_endpoint (g_ptr_array_index (finding->endpoints, i));

      add_sentence (GTK_CONTAINER (box), where);
    }
  if (topic)
    gtk_container_add (GTK_CONTAINER (box), make_link (topic));
  sp_page_set_topic (box, topic ? topic->id : NULL);
  gtk_widget_show_all (box);
  return box;
}
