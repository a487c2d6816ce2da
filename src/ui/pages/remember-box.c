/* Whether checks are remembered on this computer, for the user to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "remember-box.h"

#include <glib/gi18n.h>

#include "assistant/preferences.h"
#include "assistant/recent.h"
#include "ui/widgets/label.h"

#define KEEP "keep-recent"

struct _SpRememberBox
{
  GtkBox parent_instance;

  GtkWidget *button; /* child */
  GtkWidget *locked; /* child */

  GSettings *settings; /* (owned) (nullable) where nothing can be remembered */
  SpResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpRememberBox, sp_remember_box, GTK_TYPE_BOX)

static void
sp_remember_box_dispose (GObject *object)
{
  SpRememberBox *self = SP_REMEMBER_BOX (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_remember_box_parent_class)->dispose (object);
}

static void
sp_remember_box_class_init (SpRememberBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_remember_box_dispose;
}

/* From now on, beginning with the check that is shown; or no longer, and what was remembered is forgotten. */
static void
on_toggled (SpRememberBox *self)
{
  gboolean kept = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (kept == sp_recent_is_kept ())
    return;
  sp_recent_set_kept (kept);
  if (kept && self->result)
    sp_result_remember (self->result);
}

static void
follow_setting (SpRememberBox *self)
{
  self->settings = sp_preferences_open (KEEP);
  if (!self->settings)
    return;
  g_settings_bind (self->settings, KEEP, self->button, "active", G_SETTINGS_BIND_GET);
  g_settings_bind_writable (self->settings, KEEP, self->button, "sensitive", FALSE);
  g_settings_bind_writable (self->settings, KEEP, self->locked, "visible", TRUE);
}

static void
sp_remember_box_init (SpRememberBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->button = gtk_check_button_new_with_mnemonic (_("_Remember checks on this computer"));
  self->locked = gtk_label_new (_("Set by your administrator."));
  sp_label_wrap (gtk_bin_get_child (GTK_BIN (self->button)));
  gtk_widget_hide (sp_label_wrap (self->locked));
  gtk_widget_set_tooltip_text (self->button,
                               _("The address, mail program and result are offered again on the "
                                 "first page. Switching this off deletes them all."));
  gtk_widget_show (self->button);
  gtk_container_add (GTK_CONTAINER (self), self->button);
  gtk_container_add (GTK_CONTAINER (self), self->locked);
  follow_setting (self);
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_remember_box_set_result:
 * @result: what is shown beside it; the box hides where that was not checked or cannot be remembered
 */
void
sp_remember_box_set_result (SpRememberBox *self, SpResult *result)
{
  g_set_object (&self->result, result);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->settings != NULL && sp_result_can_be_remembered (result));
}
