/* What each source answered that was asked where the mail service is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source-list.h"

#include "state.h"
#include "text/words-source.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

static GtkWidget *
make_source (const SpAnswer *answer)
{
  g_autofree char *line = sp_words_source_line (answer);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = sp_label_new (line);
  GtkWidget *icon = gtk_image_new ();

  sp_state_show (GTK_IMAGE (icon), sp_state_icon_for_answer (answer), GTK_ICON_SIZE_MENU);
  atk_object_set_role (gtk_widget_get_accessible (icon), ATK_ROLE_REDUNDANT_OBJECT);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (box), icon);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_widget_show_all (box);
  return box;
}

/**
 * sp_source_list_fill:
 * @box: an upright box, which is emptied first
 * @service: a service
 *
 * Fills @box with a line for each source that was asked.
 *
 * Returns: how many there are
 */
guint
sp_source_list_fill (GtkContainer *box, const SpService *service)
{
  guint n = 0;

  sp_container_clear (box);
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (!answer || answer->reason == SP_ANSWER_NOT_WANTED)
        continue;
      gtk_container_add (box, make_source (answer));
      n++;
    }
  return n;
}
