/* Lines of a configuration file, whole, with a button that copies them at one go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "code-block.h"

#include <glib/gi18n.h>

#include "copy-button.h"
#include "label.h"

/**
 * sp_code_block_new:
 * @lines: what is to be pasted, as it is
 *
 * Returns: (transfer floating): the lines in a frame, and the button
 */
GtkWidget *
sp_code_block_new (const char *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *text = sp_label_new (lines);
  GtkWidget *copy = g_object_new (SP_TYPE_COPY_BUTTON, "label", _("Copy These Lines"), "halign",
                                  GTK_ALIGN_START, NULL);

  gtk_style_context_add_class (gtk_widget_get_style_context (text), GTK_STYLE_CLASS_MONOSPACE);
  /* A line that is too long for the window goes on below; what is copied has it whole. */
  g_object_set (text, "margin", 12, NULL);
  /* Configuration files read from left to right in every language. */
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  gtk_container_add (GTK_CONTAINER (frame), text);
  sp_copy_button_set_text (SP_COPY_BUTTON (copy), lines);
  gtk_container_add (GTK_CONTAINER (box), frame);
  gtk_container_add (GTK_CONTAINER (box), copy);
  gtk_widget_show_all (box);
  return box;
}
