/* Where mail is read: in a program on a computer, on a phone or tablet, or in the web browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SpDevice:
 * @SP_DEVICE_COMPUTER: in a mail program on a computer
 * @SP_DEVICE_PHONE: on a phone or tablet
 * @SP_DEVICE_BROWSER: in the web browser, where nothing has to be set up
 */
typedef enum
{
  SP_DEVICE_COMPUTER,
  SP_DEVICE_PHONE,
  SP_DEVICE_BROWSER,
} SpDevice;

#define SP_TYPE_DEVICE_CHOICE (sp_device_choice_get_type ())
G_DECLARE_FINAL_TYPE (SpDeviceChoice, sp_device_choice, SP, DEVICE_CHOICE, GtkBox)

SpDevice sp_device_choice_get_device (SpDeviceChoice *self);
void sp_device_choice_set_device (SpDeviceChoice *self, SpDevice device);

G_END_DECLS
