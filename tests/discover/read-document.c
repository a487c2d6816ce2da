/* Prints the servers that a configuration document names, for documents.py to compare: read-document FILE DOMAIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "discover/autoconfig-xml.h"
#include "document-lines.h"

int
main (int argc, char **argv)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_ISPDB);
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree char *lines = NULL;
  gsize length = 0;

  if (argc != 3 || !g_file_get_contents (argv[1], &data, &length, &error))
    {
      g_printerr ("%s\n", error ? error->message : "usage: read-document FILE DOMAIN");
      return 2;
    }
  sp_autoconfig_xml_read (data, length, argv[2], answer);
  lines = document_offer_lines (answer);
  g_print ("%s", lines);
  return answer->status == SP_ANSWER_FOUND ? 0 : 1;
}
