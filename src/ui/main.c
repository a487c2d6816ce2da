/* Starts the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "application.h"
#include "text/language.h"
#include "text/words.h"

#define EXIT_USAGE 2

int
main (int argc, char **argv)
{
  g_autoptr(SpApplication) application = NULL;
  const char *language = sp_language_find_asked (argv);

  sp_language_init ();
  if (language && !sp_language_choose (language))
    {
      g_autofree char *sentence = sp_words_unknown_language (language);

      g_printerr ("signpost: %s\n", sentence);
      return EXIT_USAGE;
    }
  gtk_disable_setlocale ();
  application = sp_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
