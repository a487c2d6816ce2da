/* Tells somebody who reads mail in the web browser that nothing has to be set up there, and leads to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-note.h"

#include <glib/gi18n.h>

#include "text/guide.h"

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

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_show (label);
  return label;
}

static GtkWidget *
make_link (void)
{
  /* Translators: %s is the title of an explanation. */
  g_autofree char *text =
      g_strdup_printf (_ ("Explained: %s"), sp_guide_get_title (sp_guide_find (TOPIC)));
  GtkWidget *button = gtk_button_new ();

  gtk_container_add (GTK_CONTAINER (button), make_label (text));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  atk_object_set_name (gtk_widget_get_accessible (button), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.topic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", TOPIC);
  gtk_widget_show (button);
  return button;
}

static void
sp_browser_note_init (SpBrowserNote *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_container_add (GTK_CONTAINER (self),
                     make_label (_ ("Nothing has to be set up for reading mail in the web browser. "
                                    "The settings are for mail programs.")));
  gtk_container_add (GTK_CONTAINER (self), make_link ());
}
