/* The name of a fact and its value, which can be selected and copied: side by side, or stacked where it is narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fact-row.h"

#include "text/facts.h"
#include "ui/widgets/pair.h"
#include "ui/widgets/label.h"

/* Percent of the width for the name, and pixels from which on the two stand side by side. */
#define NAME_SHARE 28
#define THRESHOLD 480

/**
 * sp_fact_row_new:
 * @name: what the fact is called
 * @value: what it is, display-safe
 *
 * Returns: (transfer floating): the two as one row
 */
GtkWidget *
sp_fact_row_new (const char *name, const char *value)
{
  GtkWidget *pair = sp_pair_new (NAME_SHARE, THRESHOLD);
  GtkWidget *title = sp_label_new_bold (name);
  GtkWidget *text = sp_label_new (value);

  g_object_set (title, "yalign", 0.0, "wrap-mode", PANGO_WRAP_WORD, "selectable", FALSE, NULL);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), text);
  gtk_container_add (GTK_CONTAINER (pair), title);
  gtk_container_add (GTK_CONTAINER (pair), text);
  return pair;
}

/**
 * sp_fact_row_add_all:
 * @box: where to
 * @facts: (element-type SpFact): facts
 *
 * Adds a row for each of them.
 */
void
sp_fact_row_add_all (GtkContainer *box, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const SpFact *fact = g_ptr_array_index (facts, i);

      gtk_container_add (box, sp_fact_row_new (fact->label, fact->value));
    }
}
