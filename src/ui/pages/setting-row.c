/* One value to enter in a mail program: the program's name for the field, the value, and a button that copies it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setting-row.h"

#include "text/words.h"
#include "ui/widgets/copy-button.h"
#include "why-button.h"
#include "ui/widgets/topic.h"

struct _SpSettingRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number; /* template child */
  GtkLabel *name; /* template child */
  GtkLabel *value; /* template child */
  GtkLabel *hint; /* template child */
  SpWhyButton *why; /* template child */
  SpCopyButton *copy; /* template child */
};

G_DEFINE_FINAL_TYPE (SpSettingRow, sp_setting_row, GTK_TYPE_LIST_BOX_ROW)

static void
sp_setting_row_copy (SpSettingRow *self)
{
  gtk_button_clicked (GTK_BUTTON (self->copy));
}

static void
sp_setting_row_class_init (SpSettingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, number);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, name);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, value);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, hint);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, why);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, copy);

  g_signal_new_class_handler ("copy", G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, G_CALLBACK (sp_setting_row_copy),
                              NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (gtk_binding_set_by_class (klass), GDK_KEY_c, GDK_CONTROL_MASK,
                                "copy", 0);
}

static void
sp_setting_row_init (SpSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_copy_button_show_picture (self->copy);
}

/* The topic that explains what is to be entered. */
static const char *
choose_topic (SpField field)
{
  switch (field)
    {
    case SP_FIELD_PORT:
      return "ports";
    case SP_FIELD_SECURITY:
      return "words";
    case SP_FIELD_AUTH:
    case SP_FIELD_USER:
      return "sign-in";
    case SP_FIELD_SERVER:
    default:
      return "ssl-tls";
    }
}

static void
set_accessible_names (SpSettingRow *self, const SpSetting *setting)
{
  g_autofree char *phrase = sp_words_row (setting->label, setting->value);

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), phrase);
  if (setting->hint)
    atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)), setting->hint);
}

/**
 * sp_setting_row_new:
 * @setting: one value to enter
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
sp_setting_row_new (const SpSetting *setting)
{
  SpSettingRow *self = g_object_new (SP_TYPE_SETTING_ROW, NULL);

  sp_topic_set (GTK_WIDGET (self), choose_topic (setting->field));
  gtk_label_set_text (self->name, setting->label);
  gtk_label_set_text (self->value, setting->value);
  gtk_label_set_text (self->hint, setting->hint ? setting->hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), setting->hint != NULL);
  sp_copy_button_set_value (self->copy, setting->label, setting->value);
  set_accessible_names (self, setting);
  return GTK_WIDGET (self);
}

/**
 * sp_setting_row_set_number:
 * @number: its place among the rows, as the sketch of the program's page shows it; 0 to show none
 */
void
sp_setting_row_set_number (SpSettingRow *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (self->number, text);
  gtk_widget_set_visible (GTK_WIDGET (self->number), number > 0);
}

/**
 * sp_setting_row_set_chosen:
 * @chosen: whether the value is chosen from a list or ticked in the program, so that a copy of it is of no use there
 */
void
sp_setting_row_set_chosen (SpSettingRow *self, gboolean chosen)
{
  gtk_widget_set_visible (GTK_WIDGET (self->copy), !chosen);
}

/**
 * sp_setting_row_set_reasons:
 * @reasons: (array zero-terminated=1): why the value is as it is, in sentences
 */
void
sp_setting_row_set_reasons (SpSettingRow *self, const char *const *reasons)
{
  sp_why_button_set_reasons (self->why, gtk_label_get_text (self->name), reasons,
                             sp_topic_find (GTK_WIDGET (self)));
}
