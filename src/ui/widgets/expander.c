/* A row that unfolds what is below it, also where reading begins at the right.
 *
 * GtkExpander puts its arrow and its label at the other side, and turns the arrow, only when its direction changes; one that is
 * made from right to left stays at the left (seen with GTK 3.24.38).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "expander.h"

struct _SpExpander
{
  GtkExpander parent_instance;
};

G_DEFINE_FINAL_TYPE (SpExpander, sp_expander, GTK_TYPE_EXPANDER)

static void
sp_expander_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_expander_parent_class)->constructed (object);
  if (gtk_widget_get_direction (GTK_WIDGET (object)) != GTK_TEXT_DIR_RTL)
    return;
  gtk_widget_set_direction (GTK_WIDGET (object), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (object), GTK_TEXT_DIR_NONE);
}

static void
sp_expander_class_init (SpExpanderClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = sp_expander_constructed;
}

static void
sp_expander_init (SpExpander *self)
{
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * sp_expander_new:
 * @label: what unfolds, without a mnemonic
 *
 * Returns: (transfer floating): an expander that is folded
 */
GtkWidget *
sp_expander_new (const char *label)
{
  return g_object_new (SP_TYPE_EXPANDER, "label", label, NULL);
}
