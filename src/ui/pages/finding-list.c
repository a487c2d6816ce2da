/* The findings of a report in groups by how much they matter, the gravest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-list.h"

#include <glib/gi18n.h>

#include "state.h"
#include "text/guide.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"
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
  GtkWidget *icon = gtk_image_new ();
  g_autofree char *title = g_strdup_printf ("%s: %s", sp_words_severity (finding->severity),
                                            sp_words_finding_title (finding->id));

  sp_state_show (GTK_IMAGE (icon), sp_state_icon_for_severity (finding->severity),
                 GTK_ICON_SIZE_MENU);
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

/* How bad it is, what it is, why it matters and what to do, and the endpoints it is about. */
static GtkWidget *
make_box (const SpFinding *finding)
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

static char *
count (SpSeverity severity, guint n)
{
  switch (severity)
    {
    case SP_SEVERITY_BAD:
      /* Translators: a heading above findings; {count} is how many there are. */
      return sp_fill_count (ngettext ("Not safe: {count} finding", "Not safe: {count} findings", n),
                            n, NULL);
    case SP_SEVERITY_WARNING:
      /* Translators: a heading above findings; {count} is how many there are. */
      return sp_fill_count (ngettext ("Warning: {count} finding", "Warning: {count} findings", n),
                            n, NULL);
    case SP_SEVERITY_INFO:
    default:
      /* Translators: a heading above findings; {count} is how many there are. */
      return sp_fill_count (
          ngettext ("Good to know: {count} finding", "Good to know: {count} findings", n), n, NULL);
    }
}

static GtkWidget *
make_heading (SpSeverity severity, guint n)
{
  g_autofree char *text = count (severity, n);
  GtkWidget *label = sp_label_new_bold (text);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  atk_object_set_role (gtk_widget_get_accessible (label), ATK_ROLE_HEADING);
  return label;
}

static void
add_group (GtkContainer *box, GPtrArray *group, SpSeverity severity)
{
  if (group->len == 0)
    return;
  gtk_container_add (box, make_heading (severity, group->len));
  for (guint i = 0; i < group->len; i++)
    {
      GtkWidget *finding = make_box (g_ptr_array_index (group, i));

      gtk_widget_set_margin_start (finding, 12);
      gtk_container_add (box, finding);
    }
}

/**
 * sp_finding_list_fill:
 * @box: an upright box, which is emptied first
 * @report: a report
 *
 * Fills @box with the findings of @report.
 *
 * Returns: how many there are that can be told
 */
guint
sp_finding_list_fill (GtkContainer *box, const SpReport *report)
{
  guint n = 0;

  sp_container_clear (box);
  for (int severity = SP_SEVERITY_BAD; severity <= SP_SEVERITY_INFO; severity++)
    {
      g_autoptr(GPtrArray) group = g_ptr_array_new ();

      for (guint i = 0; i < sp_report_get_n_findings (report); i++)
        {
          const SpFinding *finding = sp_report_get_finding (report, i);

          if (finding->severity == (SpSeverity) severity && sp_words_has_finding (finding->id))
            g_ptr_array_add (group, (gpointer) finding);
        }
      add_group (box, group, severity);
      n += group->len;
    }
  return n;
}
