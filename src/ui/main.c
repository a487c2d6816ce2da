/* Starts the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "application.h"
#include "text/language.h"

int
main (int argc, char **argv)
{
  g_autoptr(SpApplication) application = NULL;

  sp_language_init ();
  gtk_disable_setlocale ();
  application = sp_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
