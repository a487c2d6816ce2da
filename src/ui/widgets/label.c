/* Labels that hold running text: they wrap, begin where reading does, and let themselves be selected and copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "label.h"

#include <glib/gi18n.h>

#include "text/template.h"

/**
 * sp_label_wrap:
 * @label: a label, for example the one in a button
 *
 * A text that is too long goes on in the next line.
 *
 * Returns: (transfer none): @label, which is visible now
 */
GtkWidget *
sp_label_wrap (GtkWidget *label)
{
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible",
                TRUE, NULL);
  return label;
}

/**
 * sp_label_new:
 * @text: sentences
 *
 * Returns: (transfer floating): a label whose text can be selected, and which does not stand in the way of the focus
 */
GtkWidget *
sp_label_new (const char *text)
{
  GtkWidget *label = sp_label_wrap (gtk_label_new (text));

  g_object_set (label, "selectable", TRUE, "can-focus", FALSE, NULL);
  return label;
}

/**
 * sp_label_new_bold:
 * @text: a heading
 *
 * Returns: (transfer floating): the same in bold letters
 */
GtkWidget *
sp_label_new_bold (const char *text)
{
  GtkWidget *label = sp_label_new (text);
  g_autoptr(PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), bold);
  return label;
}

/**
 * sp_label_limit:
 * @label: a label
 * @characters: how long a line may be, since longer ones are hard to read
 *
 * Keeps the lines short however wide the window is.
 */
void
sp_label_limit (GtkWidget *label, int characters)
{
  gtk_label_set_max_width_chars (GTK_LABEL (label), characters);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
}

/**
 * sp_label_name_field:
 * @label: the label of a field, with its mnemonic
 * @field: where something is typed
 *
 * Gives the field the name that the label shows, for assistive technology and for tools that work a window by names; the label
 * itself is told apart by its colon.
 */
void
sp_label_name_field (GtkLabel *label, GtkWidget *field)
{
  const char *name = gtk_label_get_text (label);
  /* Translators: the label of a field as a screen reader reads it; {label} is the label's text. */
  g_autofree char *with_colon = sp_fill (_("{label}:"), "label", name, NULL);

  atk_object_set_name (gtk_widget_get_accessible (field), name);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (label)), with_colon);
}
