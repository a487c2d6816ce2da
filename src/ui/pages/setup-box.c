/* Leads through adding an account to a mail program, step by step, with a box to tick for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setup-box.h"

#include <string.h>

#include "ui/widgets/code-block.h"
#include "ui/widgets/container.h"
#include "ui/widgets/copy-button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pair.h"

/* Reading on the left and sending on the right where the window is as wide as this. */
#define TWO_COLUMNS 700

/* Lines longer than this are hard to read. */
#define LINE_CHARACTERS 70

struct _SpSetupBox
{
  GtkBox parent_instance;

  GtkWidget *found; /* template child */
  GtkWidget *ways; /* template child */
  GtkToggleButton *add; /* template child */
  GtkWidget *steps; /* template child */

  SpSetupGuide *guide; /* (owned) (nullable) */
  GHashTable
      *ticked; /* (owned) (element-type utf8) program and step, as long as the window is open */
};

G_DEFINE_FINAL_TYPE (SpSetupBox, sp_setup_box, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_steps (SpSetupBox *self)
{
  return self->guide && self->guide->lines->len > 0;
}

static void
on_way_chosen (SpSetupBox *self)
{
  gtk_widget_set_visible (self->steps, sp_setup_box_is_adding (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sp_setup_box_finalize (GObject *object)
{
  SpSetupBox *self = SP_SETUP_BOX (object);

  g_clear_pointer (&self->guide, sp_setup_guide_free);
  g_hash_table_unref (self->ticked);
  G_OBJECT_CLASS (sp_setup_box_parent_class)->finalize (object);
}

static void
sp_setup_box_class_init (SpSetupBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_setup_box_finalize;
  /* The other way in was chosen. */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_SETUP_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/setup-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSetupBox, found);
  gtk_widget_class_bind_template_child (widget_class, SpSetupBox, ways);
  gtk_widget_class_bind_template_child (widget_class, SpSetupBox, add);
  gtk_widget_class_bind_template_child (widget_class, SpSetupBox, steps);
}

static void
wrap_label (GtkWidget *button, gpointer nothing)
{
  sp_label_wrap (gtk_bin_get_child (GTK_BIN (button)));
}

static void
sp_setup_box_init (SpSetupBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_container_foreach (GTK_CONTAINER (self->ways), wrap_label, NULL);
  g_signal_connect_object (self->add, "toggled", G_CALLBACK (on_way_chosen), self,
                           G_CONNECT_SWAPPED);
}

static void
on_ticked (GtkToggleButton *box, GHashTable *ticked)
{
  const char *key = g_object_get_data (G_OBJECT (box), "step");

  if (gtk_toggle_button_get_active (box))
    g_hash_table_add (ticked, g_strdup (key));
  else
    g_hash_table_remove (ticked, key);
}

/* The value is what is looked for. */
static void
embolden (GtkLabel *label, const char *value)
{
  const char *text = gtk_label_get_text (label);
  const char *place = value ? strstr (text, value) : NULL;
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold;

  if (!place)
    return;
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = place - text;
  bold->end_index = bold->start_index + strlen (value);
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

/* The box to tick, with what to do as its words. */
static GtkWidget *
make_tick (SpSetupBox *self, guint i, const SpSetupLine *line)
{
  g_autofree char *words = g_strdup_printf ("%u. %s", i + 1, line->text);
  char *key = g_strdup_printf ("%s/%u", sp_client_get_id (self->guide->client), i);
  GtkWidget *box = gtk_check_button_new_with_label (words);

  sp_label_wrap (gtk_bin_get_child (GTK_BIN (box)));
  embolden (GTK_LABEL (gtk_bin_get_child (GTK_BIN (box))), line->value);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (box), g_hash_table_contains (self->ticked, key));
  g_object_set_data_full (G_OBJECT (box), "step", key, g_free);
  g_signal_connect_data (box, "toggled", G_CALLBACK (on_ticked), g_hash_table_ref (self->ticked),
                         (GClosureNotify) (void (*) (void)) g_hash_table_unref, 0);
  return box;
}

static GtkWidget *
make_step (SpSetupBox *self, guint i)
{
  const SpSetupLine *line = g_ptr_array_index (self->guide->lines, i);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_container_add (GTK_CONTAINER (row), make_tick (self, i, line));
  if (line->value && line->step->kind == SP_STEP_TYPE)
    {
      SpCopyButton *copy = g_object_new (SP_TYPE_COPY_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);

      sp_copy_button_show_picture (copy);
      gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (copy)), "sp-small");
      sp_copy_button_set_text (copy, line->value);
      sp_copy_button_set_value (copy, line->step->label, line->value);
      gtk_container_add (GTK_CONTAINER (row), GTK_WIDGET (copy));
    }
  return row;
}

static const char *
get_page (const SpSetupGuide *guide, guint i)
{
  return ((const SpSetupLine *) g_ptr_array_index (guide->lines, i))->step->page;
}

/* Where the pages about sending begin; the number of steps where they have none of their own. */
static guint
find_sending (const SpSetupGuide *guide)
{
  guint begin = guide->lines->len;

  for (guint i = 0; i < guide->lines->len; i++)
    {
      const SpSetupLine *line = g_ptr_array_index (guide->lines, i);

      if (!line->step->value || !strstr (line->step->value, ".smtp"))
        continue;
      begin = i;
      break;
    }
  if (begin == guide->lines->len || !get_page (guide, begin))
    return guide->lines->len;
  while (begin > 0 && g_strcmp0 (get_page (guide, begin - 1), get_page (guide, begin)) == 0)
    begin--;
  return begin;
}

static GtkWidget *
make_heading (const char *page)
{
  GtkWidget *label = sp_label_new_bold (page);

  gtk_widget_set_margin_top (label, 9);
  atk_object_set_role (gtk_widget_get_accessible (label), ATK_ROLE_HEADING);
  return label;
}

/* Steps under the names of the pages on which they are done. */
static GtkWidget *
make_column (SpSetupBox *self, guint begin, guint end)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = begin; i < end; i++)
    {
      const SpSetupLine *line = g_ptr_array_index (self->guide->lines, i);
      const char *page = line->step->page;

      if (page && (i == begin || g_strcmp0 (page, get_page (self->guide, i - 1)) != 0))
        gtk_container_add (GTK_CONTAINER (column), make_heading (page));
      gtk_container_add (GTK_CONTAINER (column), make_step (self, i));
      if (line->is_block && self->guide->block)
        gtk_container_add (GTK_CONTAINER (column), sp_code_block_new (self->guide->block));
    }
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static void
show_all (GtkWidget *widget, gpointer nothing)
{
  gtk_widget_show_all (widget);
}

static void
fill_steps (SpSetupBox *self)
{
  GtkWidget *pair = sp_pair_new (50, TWO_COLUMNS);
  guint sending = find_sending (self->guide);

  gtk_box_set_spacing (GTK_BOX (pair), 24);
  gtk_container_add (GTK_CONTAINER (pair), make_column (self, 0, sending));
  if (sending < self->guide->lines->len)
    gtk_container_add (GTK_CONTAINER (pair), make_column (self, sending, self->guide->lines->len));
  gtk_container_add (GTK_CONTAINER (self->steps), pair);
  for (char **note = self->guide->notes; *note; note++)
    {
      GtkWidget *label = sp_label_new (*note);

      sp_label_limit (label, LINE_CHARACTERS);
      gtk_container_add (GTK_CONTAINER (self->steps), label);
    }
  gtk_container_foreach (GTK_CONTAINER (self->steps), show_all, NULL);
}

/**
 * sp_setup_box_show:
 * @guide: (transfer full) (nullable): how the account is added; %NULL where there is nothing to enter
 *
 * Shows the steps. Which of them were ticked, and which way in was chosen, stays as it is.
 */
void
sp_setup_box_show (SpSetupBox *self, SpSetupGuide *guide)
{
  g_clear_pointer (&self->guide, sp_setup_guide_free);
  self->guide = guide;
  sp_container_clear (GTK_CONTAINER (self->steps));
  if (has_steps (self))
    fill_steps (self);
  gtk_label_set_text (GTK_LABEL (self->found), guide && guide->found ? guide->found : "");
  gtk_widget_set_visible (self->found, guide && guide->found);
  gtk_widget_set_visible (self->ways, has_steps (self));
  gtk_widget_set_visible (GTK_WIDGET (self), guide && !sp_setup_guide_is_empty (guide));
  gtk_widget_set_visible (self->steps, sp_setup_box_is_adding (self));
}

/**
 * sp_setup_box_is_adding:
 *
 * Returns: whether the steps are shown, with all values in them
 */
gboolean
sp_setup_box_is_adding (SpSetupBox *self)
{
  return has_steps (self) && gtk_toggle_button_get_active (self->add);
}

/**
 * sp_setup_box_to_text:
 *
 * Returns: (transfer full): the steps, each on a line, with the lines to paste and the names of the pages; empty where there are none
 */
char *
sp_setup_box_to_text (SpSetupBox *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; has_steps (self) && i < self->guide->lines->len; i++)
    {
      const SpSetupLine *line = g_ptr_array_index (self->guide->lines, i);
      const char *page = line->step->page;

      if (page && (i == 0 || g_strcmp0 (page, get_page (self->guide, i - 1)) != 0))
        g_string_append_printf (text, "\n%s\n", page);
      g_string_append_printf (text, "%u. %s\n", i + 1, line->text);
      if (line->is_block && self->guide->block)
        g_string_append_printf (text, "\n%s\n", self->guide->block);
    }
  return g_string_free (text, FALSE);
}
