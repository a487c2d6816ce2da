/* The findings of a report in groups by how much they matter, the gravest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-list.h"

#include <glib/gi18n.h>

#include "finding-box.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

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
      GtkWidget *finding = sp_finding_box_new (g_ptr_array_index (group, i));

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
