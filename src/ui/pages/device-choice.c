/* Where mail is read: in a program on a computer, on a phone or tablet, or in the web browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "device-choice.h"

#include <glib/gi18n.h>

#include "ui/widgets/label.h"

#define N_DEVICES (SP_DEVICE_BROWSER + 1)

struct _SpDeviceChoice
{
  GtkBox parent_instance;

  GtkToggleButton *buttons[N_DEVICES]; /* children */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpDeviceChoice, sp_device_choice, GTK_TYPE_BOX)

static void
sp_device_choice_class_init (SpDeviceChoiceClass *klass)
{
  /* Another device was chosen. */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_DEVICE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* Of the two buttons that change at a time, the one that is chosen tells. */
static void
on_toggled (GtkToggleButton *button, gpointer data)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (data, signals[CHANGED], 0);
}

static void
add_button (SpDeviceChoice *self, SpDevice device, const char *label)
{
  GtkRadioButton *first = GTK_RADIO_BUTTON (self->buttons[0]);
  GtkWidget *button = gtk_radio_button_new_with_mnemonic_from_widget (first, label);

  sp_label_wrap (gtk_bin_get_child (GTK_BIN (button)));
  gtk_widget_show (button);
  gtk_container_add (GTK_CONTAINER (self), button);
  self->buttons[device] = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
}

static void
sp_device_choice_init (SpDeviceChoice *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  add_button (self, SP_DEVICE_COMPUTER, _("In a mail program on a comp_uter"));
  add_button (self, SP_DEVICE_PHONE, _("On a phone or t_ablet"));
  add_button (self, SP_DEVICE_BROWSER, _("In the web _browser"));
}

/**
 * sp_device_choice_get_device:
 *
 * Returns: what is chosen
 */
SpDevice
sp_device_choice_get_device (SpDeviceChoice *self)
{
  for (guint i = 0; i < N_DEVICES; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i;
  return SP_DEVICE_COMPUTER;
}

/**
 * sp_device_choice_set_device:
 * @device: what to choose
 */
void
sp_device_choice_set_device (SpDeviceChoice *self, SpDevice device)
{
  gtk_toggle_button_set_active (self->buttons[device], TRUE);
}
