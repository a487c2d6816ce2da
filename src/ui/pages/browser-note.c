/* Tells somebody who reads mail in the web browser that nothing has to be set up there, and leads to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-note.h"

#include <glib/gi18n.h>

#include "text/guide.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

#define TOPIC "what-changes"

struct _SpBrowserNote
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SpBrowserNote, sp_browser_note, GTK_TYPE_BOX)

static void
sp_browser_note_class_init (SpBrowserNoteClass *klass)
{
}

static void
sp_browser_note_init (SpBrowserNote *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_container_add (
      GTK_CONTAINER (self),
      sp_label_wrap (gtk_label_new (_("Nothing has to be set up for reading mail in the web "
                                      "browser. The settings are for mail programs."))));
  gtk_container_add (GTK_CONTAINER (self),
                     sp_topic_button_new (TOPIC, sp_guide_get_title (sp_guide_find (TOPIC))));
}
