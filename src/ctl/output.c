/* Writes to the standard streams, whatever the encoding of the locale, and knows how wide the terminal is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/wrap.h"
#include "text/words.h"

#define READING_WIDTH 78
#define NARROWEST 40

/* Whether a record was lost, which stdio knows nothing of. */
static gboolean broken;

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
 * sp_output_row:
 * @indent: how many columns the row is moved in
 * @label: what it is
 * @value: (nullable): what is known of it
 *
 * Writes a label and its value in a line; nothing where there is no value.
 */
void
sp_output_row (guint indent, const char *label, const char *value)
{
  g_autofree char *row = value && *value ? sp_words_row (label, value) : NULL;
  g_autofree char *line = row ? g_strdup_printf ("%*s%s", (int) indent, "", row) : NULL;

  if (line)
    sp_output_line (line);
}

/* A pipe takes a long line whole only while it has room for it; where it is full, another process could come in between. Among
 * processes of this program the lock prevents that. Whoever cannot have it writes all the same. */
static void
lock (short type)
{
  struct flock whole = { .l_type = type, .l_whence = SEEK_SET };
  struct stat what;

  if (fstat (STDOUT_FILENO, &what) != 0 || !S_ISFIFO (what.st_mode))
    return;
  while (fcntl (STDOUT_FILENO, F_SETLKW, &whole) != 0 && errno == EINTR)
    ;
}

/* Writes all of it, at one go where standard output takes it so. */
static gboolean
write_all (const char *data, gsize size)
{
  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, data, size);
      struct pollfd room = { .fd = STDOUT_FILENO, .events = POLLOUT };

      if (n >= 0)
        {
          data += n;
          size -= n;
        }
      else if (errno == EAGAIN)
        poll (&room, 1, -1);
      else if (errno != EINTR)
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_output_record:
 * @line: UTF-8 that is safe to show; a line end is added
 *
 * Writes a line that a program reads, with what came before it in its place. It leaves in one piece, so that the lines of
 * processes that share a file or a pipe do not tear each other.
 */
void
sp_output_record (const char *line)
{
  g_autofree char *record = g_strconcat (line, "\n", NULL);

  fflush (stdout);
  lock (F_WRLCK);
  if (!write_all (record, strlen (record)))
    broken = TRUE;
  lock (F_UNLCK);
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
  return fflush (stdout) == 0 && !ferror (stdout) && !broken;
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
