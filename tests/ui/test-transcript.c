/* Tests how a recorded dialogue is shown: every line with its speaker, and that nothing hostile gets through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "ui/pages/transcript-view.h"

static void
test_entries (void)
{
  static const struct
  {
    gboolean from_server;
    gboolean encrypted;
    const char *bytes;
    const char *shown;
  } vectors[] = {
    { TRUE, FALSE, "* OK hello\r\n", "Server: * OK hello\n" },
    { TRUE, FALSE, "one\r\ntwo\r\n", "Server: one\nServer: two\n" },
    { FALSE, FALSE, "a STARTTLS\r\n", "Signpost: a STARTTLS\n" },
    { TRUE, FALSE, "cut off", "Server: cut off\n" },
    { TRUE, FALSE, "\x1b[31mred\r\n", "Server: \\x1b[31mred\n" },
    { TRUE, FALSE, "\xe2\x80\xaegnp\r\n", "Server: \\u{202e}gnp\n" },
    { FALSE, TRUE, "secret", "Signpost: (6 bytes, encrypted)\n" },
    { TRUE, TRUE, "s", "Server: (1 byte, encrypted)\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      SpTranscript *transcript = sp_transcript_new ();
      g_autofree char *shown = NULL;

      sp_transcript_add (transcript, vectors[i].from_server, vectors[i].encrypted, vectors[i].bytes,
                         strlen (vectors[i].bytes));
      shown = sp_transcript_view_describe (sp_transcript_get (transcript, 0));
      g_assert_cmpstr (shown, ==, vectors[i].shown);
      sp_transcript_unref (transcript);
    }
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/transcript/entries", test_entries);
  return g_test_run ();
}
