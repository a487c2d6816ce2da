/* What to enter for one protocol: the rows, what to mind, and why these values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-group.h"

#include <string.h>

#include <glib/gi18n.h>

#include "text/template.h"
#include "ui/drawing/sketch-layout.h"
#include "setting-row.h"
#include "text/sketch.h"
#include "text/field-reasons.h"
#include "text/settings.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

/* Lines longer than this are hard to read. */
#define LINE_CHARACTERS 70

struct _SpSettingsGroup
{
  GtkBox parent_instance;

  GtkLabel *title; /* template child */
  GtkLabel *origin; /* template child */
  GtkLabel *path; /* template child */
  GtkWidget *frame; /* template child */
  GtkListBox *rows; /* template child */
  GtkContainer *notes; /* template child */
  GtkWidget *why; /* template child */
  GtkContainer *reasons; /* template child */
  GtkWidget *sketch; /* template child */
  SpPicture *dialogue; /* template child */
};

G_DEFINE_FINAL_TYPE (SpSettingsGroup, sp_settings_group, GTK_TYPE_BOX)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row)
{
  g_signal_emit_by_name (row, "copy");
}

static void
sp_settings_group_class_init (SpSettingsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PICTURE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/settings-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, title);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, origin);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, path);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, frame);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, notes);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, why);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, reasons);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, sketch);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsGroup, dialogue);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
sp_settings_group_init (SpSettingsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->title)), ATK_ROLE_HEADING);
}

static void
add_sentence (GtkContainer *container, const char *sentence)
{
  GtkWidget *label = sp_label_new (sentence);

  sp_label_limit (label, LINE_CHARACTERS);
  gtk_container_add (container, label);
}

/* @said: what the page says already, which is not repeated; @instead: (nullable) is said in its place. */
static void
add_sentences (GtkContainer *container,
               GPtrArray *reasons,
               const SpAdvice *advice,
               const char *said,
               const char *instead)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *sentence = sp_words_reason (g_ptr_array_index (reasons, i), advice);

      if (!strstr (said, sentence))
        add_sentence (container, sentence);
      else if (instead)
        add_sentence (container, instead);
    }
}

/* Where nothing is advised the reasons are the content; they are not folded away. */
static void
show_reasons (SpSettingsGroup *self, const SpAdvice *advice, const char *said)
{
  sp_container_clear (self->notes);
  sp_container_clear (self->reasons);
  add_sentences (self->notes, advice->notes, advice, said, NULL);
  add_sentences (advice->available ? self->reasons : self->notes, advice->why, advice, said,
                 _("The reason is given above."));
  gtk_widget_set_visible (self->why, advice->available && advice->why->len > 0);
}

/* A program that keeps this protocol's settings in a place of their own says where. */
static void
show_path (SpSettingsGroup *self, const SpAdvice *advice)
{
  const SpClientProtocol *can = sp_client_get_protocol (advice->client, advice->protocol);
  g_autofree char *line =
      sp_settings_group_describe_path (advice->available && can ? can->settings_path : NULL);

  gtk_label_set_text (self->path, line ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->path), line != NULL);
}

static gboolean
is_typed (const SpSketchField *field)
{
  return field->control == SP_CONTROL_ENTRY || field->control == SP_CONTROL_NUMBER;
}

/* A program that is set up with a file has no page to sketch; everything is typed there. */
static GtkWidget *
make_row (const SpSetting *setting, const SpSketch *sketch, guint i)
{
  GtkWidget *row = sp_setting_row_new (setting);

  sp_setting_row_set_number (SP_SETTING_ROW (row), sketch ? i + 1 : 0);
  sp_setting_row_set_chosen (SP_SETTING_ROW (row), sketch && !is_typed (sketch->fields->pdata[i]));
  return row;
}

/* The rows, and below them how they look in the program: its fields have the numbers of the rows. */
static void
show_rows (SpSettingsGroup *self, SpResult *result, const SpAdvice *advice)
{
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (advice);
  const SpSite *site = sp_result_get_request (result)->site;
  SpService *service = sp_report_get_service (sp_result_get_report (result));
  SpSketch *sketch = sp_sketch_new (advice);

  sp_container_clear (GTK_CONTAINER (self->rows));
  for (guint i = 0; i < settings->len; i++)
    {
      const SpSetting *setting = g_ptr_array_index (settings, i);
      GtkWidget *row = make_row (setting, sketch, i);
      g_auto(GStrv) reasons = sp_words_reasons_for_field (advice, setting->field, site, service);

      sp_setting_row_set_reasons (SP_SETTING_ROW (row), (const char *const *) reasons);
      gtk_container_add (GTK_CONTAINER (self->rows), row);
    }
  gtk_widget_set_visible (self->frame, settings->len > 0);
  gtk_widget_set_visible (self->sketch, sketch != NULL);
  sp_picture_show (self->dialogue, &sp_sketch_picture, sketch);
}

/**
 * sp_settings_group_describe_path:
 * @path: (nullable): a path through the menus of a mail program, as its description has it
 *
 * Returns: (transfer full) (nullable): a sentence that says where the settings are entered. From right to left the marks between
 *   the steps are such as turn with the words around them (Bidi_Mirrored, Unicode Standard Annex 9), which the usual ones do not.
 */
char *
sp_settings_group_describe_path (const char *path)
{
  g_autoptr(GString) turned = NULL;

  if (!path || !*path)
    return NULL;
  turned = g_string_new (path);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    g_string_replace (turned, "▸", "›", 0);
  /* Translators: {path} is the way through the menus of a mail program */
  return sp_fill (_("Where to enter them: {path}"), "path", turned->str, NULL);
}

/**
 * sp_settings_group_set_advice:
 * @result: what the advice comes from
 * @advice: what to enter, or why nothing can be entered
 * @said: what the page says above, which the group does not repeat
 */
void
sp_settings_group_set_advice (SpSettingsGroup *self,
                              SpResult *result,
                              const SpAdvice *advice,
                              const char *said)
{
  const char *title = sp_words_protocol (advice->protocol);

  gtk_label_set_text (self->title, title);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->rows)), title);
  gtk_label_set_text (self->origin, advice->available ? sp_words_origin (advice) : _("no advice"));
  show_rows (self, result, advice);
  show_path (self, advice);
  show_reasons (self, advice, said);
}
