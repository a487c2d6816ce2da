/* The picture of what an eavesdropper sees, with all that can be done with it and the same story in words below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-view.h"

#include <glib/gi18n.h>

#include "ui/drawing/eavesdropper-layout.h"
#include "ui/save/save-bar.h"
#include "ui/widgets/action.h"
#include "ui/widgets/copy-button.h"

#define ACTIONS "eavesdropper"

/* Of a file, in pixels. */
#define PAGE_WIDTH 960

struct _SpEavesdropperView
{
  GtkBox parent_instance;

  SpPicture *picture; /* template child */
  SpCopyButton *copy; /* template child */
  SpSaveBar *save; /* template child */
  GtkLabel *words; /* template child */
  GMenuModel *menu; /* template object */
};

G_DEFINE_FINAL_TYPE (SpEavesdropperView, sp_eavesdropper_view, GTK_TYPE_BOX)

static GBytes *
draw_svg (gpointer source)
{
  return sp_picture_to_svg (SP_EAVESDROPPER_VIEW (source)->picture, PAGE_WIDTH);
}

static GBytes *
draw_png (gpointer source)
{
  return sp_picture_to_png (SP_EAVESDROPPER_VIEW (source)->picture, PAGE_WIDTH);
}

static char *
suggest_name (gpointer source)
{
  /* Translators: the proposed name of a file, without spaces; its end is added. */
  return g_strdup (_("eavesdropper"));
}

static const SpSaveFormat formats[] = {
  /* Translators: a kind of file */
  { .id = "svg", .suffix = ".svg", .name = N_("Drawing (SVG)"), .draw = draw_svg },
  /* Translators: a kind of file */
  { .id = "png", .suffix = ".png", .name = N_("Image (PNG)"), .draw = draw_png },
};

static const SpSaveKind kind = {
  .formats = formats,
  .n_formats = G_N_ELEMENTS (formats),
  .title = N_("Save Picture"),
  /* Translators: {file} is the path of a file. */
  .saved = N_("The picture was saved as “{file}”."),
  /* Translators: {reason} is what the system says. */
  .not_saved = N_("The picture could not be saved: {reason}"),
  /* Translators: {file} is the name of a file. */
  .exists = N_("“{file}” already exists, so the picture was not saved."),
  .suggest_name = suggest_name,
};

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
sp_eavesdropper_view_class_init (SpEavesdropperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PICTURE);
  g_type_ensure (SP_TYPE_SAVE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/eavesdropper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, picture);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, copy);
  gtk_widget_class_bind_template_child (widget_class, SpEavesdropperView, save);
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
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  sp_action_add_group (GTK_WIDGET (self), ACTIONS, entries, G_N_ELEMENTS (entries));
  sp_save_bar_attach (self->save, GTK_WIDGET (self), "picture", &kind, self);
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
  sp_picture_show (self->picture, &sp_eavesdropper_picture, shown);
  return GTK_WIDGET (self);
}
