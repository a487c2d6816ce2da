/* One value to enter in a mail program: the program's name for the field, the value, and a button that copies it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setting-row.h"

#include <glib/gi18n.h>

#include "copy-button.h"
#include "pair.h"

struct _SpSettingRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name; /* template child */
  GtkLabel *value; /* template child */
  GtkLabel *hint; /* template child */
  SpCopyButton *copy; /* template child */
  SpField field;
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

  g_type_ensure (SP_TYPE_PAIR);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, name);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, value);
  gtk_widget_class_bind_template_child (widget_class, SpSettingRow, hint);
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
}

static void
set_accessible_names (SpSettingRow *self, const SpSetting *setting)
{
  g_autofree char *phrase = NULL;
  g_autofree char *copy = NULL;

  /* Translators: a row as a screen reader says it: the name of a field, then what to enter */
  phrase = g_strdup_printf (_ ("%s: %s"), setting->label, setting->value);
  /* Translators: a button as a screen reader says it: the name of a field, then what to enter */
  copy = g_strdup_printf (_ ("Copy %s: %s"), setting->label, setting->value);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), phrase);
  if (setting->hint)
    atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)), setting->hint);
  sp_copy_button_set_subject (self->copy, copy);
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

  self->field = setting->field;
  gtk_label_set_text (self->name, setting->label);
  gtk_label_set_text (self->value, setting->value);
  gtk_label_set_text (self->hint, setting->hint ? setting->hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), setting->hint != NULL);
  sp_copy_button_set_text (self->copy, setting->value);
  set_accessible_names (self, setting);
  return GTK_WIDGET (self);
}

/**
 * sp_setting_row_get_topic:
 * @self: a row
 *
 * Returns: (transfer none): the id of the topic that explains what is to be entered
 */
const char *
sp_setting_row_get_topic (SpSettingRow *self)
{
  switch (self->field)
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

/**
 * sp_setting_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none): what to enter
 */
const char *
sp_setting_row_get_value (SpSettingRow *self)
{
  return gtk_label_get_text (self->value);
}
