/* Tells somebody who reads mail in the web browser that nothing has to be set up there, and leads to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-note.h"

#include <glib/gi18n.h>

#include "text/guide.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

#define TOPIC "what-changes"

/**
 * sp_browser_note_fill:
 * @box: an empty upright box
 *
 * Puts the note into it.
 */
void
sp_browser_note_fill (GtkContainer *box)
{
  gtk_container_add (
      box, sp_label_wrap (gtk_label_new (_("You need no settings to read mail in a web browser. "
                                           "The settings are for mail programs."))));
  gtk_container_add (box, sp_topic_button_new (TOPIC, sp_guide_get_title (sp_guide_find (TOPIC))));
}
