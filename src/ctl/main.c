/* signpostctl: finds out how a mail service can be reached safely, from a terminal or a script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"
#include "text/language.h"

int
main (int argc, char **argv)
{
  sp_language_init ();
  return sp_command_main (argc, argv);
}
