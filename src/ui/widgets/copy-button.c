/* A button that copies a text to the clipboard and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "copy-button.h"

#include <glib/gi18n.h>

#include "text/template.h"

/* How long the button says that the text was copied. */
#define CONFIRMATION_SECONDS 2

#define ICON_COPY "edit-copy-symbolic"
#define ICON_COPIED "emblem-ok-symbolic"

struct _SpCopyButton
{
  GtkButton parent_instance;

  char *text; /* (owned) (nullable) */
  char *caption; /* (owned) (nullable) what the button says at rest */
  char *subject; /* (owned) (nullable) what is copied, for assistive technology */
  guint confirmation; /* source id, 0 at rest */
};

G_DEFINE_FINAL_TYPE (SpCopyButton, sp_copy_button, GTK_TYPE_BUTTON)

/* A picture says it without the button growing; else it is said in words. */
static void
show_state (SpCopyButton *self, const char *icon, const char *caption, const char *name)
{
  GtkWidget *image = gtk_button_get_image (GTK_BUTTON (self));

  if (image)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), icon, GTK_ICON_SIZE_BUTTON);
  else if (caption)
    gtk_button_set_label (GTK_BUTTON (self), caption);
  if (name)
    atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), name);
}

static void
show_rest (SpCopyButton *self)
{
  show_state (self, ICON_COPY, self->caption, self->subject);
}

static gboolean
on_confirmed (gpointer data)
{
  SpCopyButton *self = data;

  self->confirmation = 0;
  show_rest (self);
  return G_SOURCE_REMOVE;
}

static void
sp_copy_button_clicked (GtkButton *button)
{
  SpCopyButton *self = SP_COPY_BUTTON (button);
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);

  if (!self->text)
    return;
  gtk_clipboard_set_text (clipboard, self->text, -1);
  if (!self->caption)
    self->caption = g_strdup (gtk_button_get_label (button));
  g_clear_handle_id (&self->confirmation, g_source_remove);
  self->confirmation = g_timeout_add_seconds (CONFIRMATION_SECONDS, on_confirmed, self);
  show_state (self, ICON_COPIED, _("Copied"), _("Copied"));
}

static void
sp_copy_button_dispose (GObject *object)
{
  SpCopyButton *self = SP_COPY_BUTTON (object);

  g_clear_handle_id (&self->confirmation, g_source_remove);
  G_OBJECT_CLASS (sp_copy_button_parent_class)->dispose (object);
}

static void
sp_copy_button_finalize (GObject *object)
{
  SpCopyButton *self = SP_COPY_BUTTON (object);

  g_free (self->text);
  g_free (self->caption);
  g_free (self->subject);
  G_OBJECT_CLASS (sp_copy_button_parent_class)->finalize (object);
}

static void
sp_copy_button_class_init (SpCopyButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_copy_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_copy_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = sp_copy_button_clicked;
}

static void
sp_copy_button_init (SpCopyButton *self)
{
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * sp_copy_button_show_picture:
 *
 * Shows a picture instead of words, for places where many of these buttons stand below each other.
 */
void
sp_copy_button_show_picture (SpCopyButton *self)
{
  gtk_button_set_image (GTK_BUTTON (self),
                        gtk_image_new_from_icon_name (ICON_COPY, GTK_ICON_SIZE_BUTTON));
  gtk_button_set_relief (GTK_BUTTON (self), GTK_RELIEF_NONE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Copy"));
}

/**
 * sp_copy_button_set_text:
 * @text: what a click copies
 */
void
sp_copy_button_set_text (SpCopyButton *self, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
}

/**
 * sp_copy_button_set_value:
 * @label: the name of a field
 * @value: what to enter there, which a click copies
 */
void
sp_copy_button_set_value (SpCopyButton *self, const char *label, const char *value)
{
  /* Translators: a button as a screen reader says it: {label} is the name of a field, {value} what to enter */
  g_autofree char *subject =
      sp_fill (_("Copy {label}: {value}"), "label", label, "value", value, NULL);

  sp_copy_button_set_text (self, value);
  sp_copy_button_set_subject (self, subject);
}

/**
 * sp_copy_button_set_subject:
 * @subject: its name for assistive technology, which says what is copied: “Copy Port: 993”
 */
void
sp_copy_button_set_subject (SpCopyButton *self, const char *subject)
{
  g_free (self->subject);
  self->subject = g_strdup (subject);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), subject);
}
