/* Writes to the standard streams, whatever the encoding of the locale, and knows how wide the terminal is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "output.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "publish/wrap.h"

#define READING_WIDTH 78
#define NARROWEST 40

/**
 * sp_output_text:
 * @text: UTF-8 that is safe to show
 */
void
sp_output_text (const char *text)
{
  fputs (text, stdout);
}

/**
 * sp_output_line:
 * @text: UTF-8 that is safe to show; a line end is added
 */
void
sp_output_line (const char *text)
{
  fputs (text, stdout);
  fputc ('\n', stdout);
}

/**
 * sp_output_paragraph:
 * @text: running text that is safe to show; it is wrapped where standard output is a terminal
 */
void
sp_output_paragraph (const char *text)
{
  g_autofree char *lines = sp_wrap_text (text, sp_output_get_width (), 0);

  sp_output_text (lines);
}

/**
 * sp_output_diagnostic:
 * @sentence: what went wrong, display-safe
 */
void
sp_output_diagnostic (const char *sentence)
{
  fprintf (stderr, "signpostctl: %s\n", sentence);
}

/**
 * sp_output_finish:
 *
 * Returns: whether everything that was written has arrived
 */
gboolean
sp_output_finish (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}

/**
 * sp_output_get_width:
 *
 * Returns: the columns of the terminal; 0, for no limit, where standard output is none
 */
guint
sp_output_get_width (void)
{
  struct winsize size = { 0 };

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return 0;
  return MAX (size.ws_col, NARROWEST);
}

/**
 * sp_output_get_reading_width:
 *
 * Returns: columns that are good to read: those of the terminal, but not too many
 */
guint
sp_output_get_reading_width (void)
{
  guint width = sp_output_get_width ();

  return width == 0 ? READING_WIDTH : MIN (width, READING_WIDTH);
}
