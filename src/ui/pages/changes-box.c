/* What is different since the same service was last checked: one line, which unfolds where there is more to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "changes-box.h"

#include <glib/gi18n.h>

#include "text/template.h"
#include "ui/widgets/expander.h"
#include "text/words-changes.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

static void
say_unchanged (GtkContainer *box, const char *time)
{
  /* Translators: {time} is a time of the day */
  g_autofree char *sentence =
      sp_fill (_("Nothing has changed since the check at {time}."), "time", time, NULL);

  gtk_container_add (box, sp_label_new (sentence));
}

/* The list is not inside the expander, which would ask for the height of long texts without telling them their width. */
static void
list_changes (GtkContainer *box, char **changes, const char *time)
{
  guint n = g_strv_length (changes);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *expander = NULL;
  g_autofree char *sentence = NULL;

  /* Translators: how much is different from an earlier check; {count} is a number, {time} a time of the day */
  sentence = sp_fill_count (ngettext ("{count} thing has changed since the check at {time}",
                                      "{count} things have changed since the check at {time}", n),
                            n, "time", time, NULL);
  expander = sp_expander_new (sentence);
  sp_label_wrap (gtk_expander_get_label_widget (GTK_EXPANDER (expander)));
  for (guint i = 0; i < n; i++)
    gtk_container_add (GTK_CONTAINER (list), sp_label_new (changes[i]));
  gtk_container_add (box, expander);
  gtk_container_add (box, list);
  g_object_bind_property (expander, "expanded", list, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * sp_changes_box_fill:
 * @box: an upright box, which is emptied first; it hides where there was no earlier check
 * @result: what is shown beside it
 */
void
sp_changes_box_fill (GtkContainer *box, SpResult *result)
{
  SpResult *before = sp_result_get_before (result);
  g_auto(GStrv) changes = NULL;
  g_autofree char *time = NULL;

  sp_container_clear (box);
  gtk_widget_set_visible (GTK_WIDGET (box), before != NULL);
  if (!before)
    return;
  changes = sp_words_changes (sp_result_get_report (before), sp_result_get_report (result));
  time = g_date_time_format (sp_result_get_checked_at (before), "%H:%M");
  if (*changes)
    list_changes (box, changes, time);
  else
    say_unchanged (box, time);
}
