/* The picture of what an eavesdropper sees, with all that can be done with it and the same story in words below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-view.h"

#include <glib/gi18n.h>

#include "ui/widgets/button-row.h"
#include "ui/widgets/copy-button.h"
#include "ui/drawing/eavesdropper-export.h"
#include "ui/drawing/eavesdropper-picture.h"
#include "ui/widgets/expander.h"
#include "text/template.h"

#define ACTIONS "eavesdropper"

struct _SpEavesdropperView
{
  GtkBox parent_instance;

  SpEavesdropperPicture *picture; /* template child */
  SpCopyButton *copy; /* template child */
  GtkLabel *outcome; /* template child */
  GtkLabel *words; /* template child */
  GMenuModel *menu; /* template object */

  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
};

G_DEFINE_FINAL_TYPE (SpEavesdropperView, sp_eavesdropper_view, GTK_TYPE_BOX)

/* What became of saving is said below the buttons, and read out. */
static void
say (SpEavesdropperView *self, const char *sentence, const char *name, const char *value)
{
  const SpPlace places[] = { { name, value } };
  g_autofree char *said = sp_template_fill (sentence, places, G_N_ELEMENTS (places));
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->outcome));

  gtk_label_set_text (self->outcome, said);
  gtk_widget_show (GTK_WIDGET (self->outcome));
  atk_object_set_name (accessible, said);
  atk_object_notify_state_change (accessible, ATK_STATE_SHOWING, TRUE);
}

/* A name without an ending gets one. Nobody has been asked then whether a file of that name may be replaced. */
static void
save_with_ending (SpEavesdropperView *self, GFile *chosen)
{
  g_autoptr (GFile) folder = g_file_get_parent (chosen);
  g_autofree char *typed = g_file_get_basename (chosen);
  g_autofree char *name = sp_picture_name_file (typed);
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    /* Translators: {file} is the name of a file. */
    say (self, _ ("“{file}” exists already, so the picture was not saved."), "file", name);
  else
    sp_eavesdropper_view_save (self, file);
}

static void
on_chosen (SpEavesdropperView *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  save_with_ending (self, file);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpEavesdropperView *self = data;
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkFileChooser *chooser;

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Save Picture"), GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL,
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  chooser = GTK_FILE_CHOOSER (self->chooser);
  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  /* Translators: the proposed name of a file; the ending .svg stays. */
  gtk_file_chooser_set_current_name (chooser, _ ("eavesdropper.svg"));
  /* Translators: a kind of file */
  add_filter (chooser, _ ("Drawing (SVG)"), "*.svg");
  /* Translators: a kind of file */
  add_filter (chooser, _ ("Image (PNG)"), "*.png");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_button_clicked (GTK_BUTTON (SP_EAVESDROPPER_VIEW (data)->copy));
}

static void
pop_up (SpEavesdropperView *self, const GdkEvent *event)
{
  GtkWidget *menu = gtk_menu_new_from_model (self->menu);

  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self->picture), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), GTK_WIDGET (self->picture), GDK_GRAVITY_NORTH,
                              GDK_GRAVITY_NORTH, NULL);
}

static gboolean
on_popup_menu (SpEavesdropperView *self)
{
  pop_up (self, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
on_button_press (SpEavesdropperView *self, GdkEvent *event)
{
  if (!gdk_event_triggers_context_menu (event))
    return GDK_EVENT_PROPAGATE;
  pop_up (self, event);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_press (SpEavesdropperView *self, GdkEventKey *event)
{
  guint held = event->state & gtk_accelerator_get_default_mod_mask ();

  if (held != GDK_CONTROL_MASK || gdk_keyval_to_lower (event->keyval) != GDK_KEY_c)
    return GDK_EVENT_PROPAGATE;
  on_copy (NULL, NULL, self);
  return GDK_EVENT_STOP;
}

static void
sp_eavesdropper_view_dispose (GObject *object)
{
  SpEavesdropperView *self = SP_EAVESDROPPER_VIEW (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (sp_eavesdropper_view_parent_class)->dispose (object);
}

static void
sp_eavesdropper_view_class_init (SpEavesdropperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_eavesdropper_view_dispose;
  g_type_ensure (SP_TYPE_BUTTON_ROW);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  g_type_ensure (SP_TYPE_EAVESDROPPER_PICTURE);
  g_type_ensure (SP_TYPE_EXPANDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/eavesdropper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, picture);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, copy);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, outcome);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, words);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_popup_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_button_press);
  gtk_widget_class_bind_template_callback (widget_class, on_key_press);
}

static void
sp_eavesdropper_view_init (SpEavesdropperView *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = on_copy },
    { .name = "save", .activate = on_save },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), ACTIONS, G_ACTION_GROUP (actions));
}

/**
 * sp_eavesdropper_view_new:
 * @shown: (transfer full): the picture
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
sp_eavesdropper_view_new (SpEavesdropper *shown)
{
  SpEavesdropperView *self = g_object_new (SP_TYPE_EAVESDROPPER_VIEW, NULL);
  g_autofree char *text = sp_eavesdropper_to_text (shown);

  sp_copy_button_set_text (self->copy, text);
  gtk_label_set_text (self->words, text);
  sp_eavesdropper_picture_show (self->picture, shown);
  return GTK_WIDGET (self);
}

/**
 * sp_eavesdropper_view_save:
 * @self: the view
 * @file: where to; PNG where its name ends so, and SVG otherwise
 *
 * Saves the picture, and says below it what came of that.
 */
void
sp_eavesdropper_view_save (SpEavesdropperView *self, GFile *file)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->picture));
  g_autofree char *shown = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;

  if (sp_picture_save (sp_eavesdropper_picture_get_shown (self->picture), context, file, &error))
    /* Translators: {file} is the path of a file. */
    say (self, _ ("The picture was saved as “{file}”."), "file", shown);
  else
    /* Translators: {reason} is what the system says. */
    say (self, _ ("The picture could not be saved: {reason}"), "reason", error->message);
}
