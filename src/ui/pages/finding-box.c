/* One finding in words: how bad it is, what it is, why it matters and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-box.h"

#include <glib/gi18n.h>

#include "state.h"
#include "text/guide.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

/* Longer lines are hard to read. */
#define READABLE_CHARS 90

static GtkWidget *
limit (GtkWidget *label)
{
  sp_label_limit (label, READABLE_CHARS);
  return label;
}

static void
add_sentence (GtkContainer *box, const char *sentence)
{
  if (sentence && *sentence)
    gtk_container_add (box, limit (sp_label_new (sentence)));
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
  gtk_container_add (GTK_CONTAINER (row), limit (sp_label_new_bold (title)));
  return row;
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
  g_autofree char *details = sp_finding_list_details (finding);

  gtk_container_add (GTK_CONTAINER (box), make_title (finding));
  add_sentence (GTK_CONTAINER (box), sp_words_finding_explanation (finding->id));
  add_sentence (GTK_CONTAINER (box), sp_words_finding_advice (finding->id));
  add_row (GTK_CONTAINER (box), _("For administrators"),
           sp_words_finding_admin_advice (finding->id));
  add_row (GTK_CONTAINER (box), _("Standard"), sp_words_finding_reference (finding->id));
  add_row (GTK_CONTAINER (box), _("Seen"), details);
  for (guint i = 0; i < finding->endpoints->len; i++)
    {
      g_autofree char *where = sp_words_endpoint (g_ptr_array_index (finding->endpoints, i));

      add_sentence (GTK_CONTAINER (box), where);
    }
  if (topic)
    gtk_container_add (GTK_CONTAINER (box),
                       sp_topic_button_new (topic->id, sp_guide_get_title (topic)));
  sp_topic_set (box, topic ? topic->id : NULL);
  gtk_widget_show_all (box);
  return box;
}
