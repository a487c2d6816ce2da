/* Writes the steps of adding an account as a numbered list, with the lines to paste as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plain-setup.h"

#include <glib/gi18n.h>

#include "text/template.h"
#include "wrap.h"

#define INDENT 2

static void
append_wrapped (GString *out, const char *text, guint width)
{
  g_autofree char *lines = sp_wrap_text (text, width, INDENT);

  g_string_append (out, lines);
}

/* Pasted as a whole, so that nothing is put before the lines and none is broken. */
static void
append_block (GString *out, const char *block)
{
  g_string_append_printf (out, "\n%s\n", block);
}

static void
append_line (GString *out, const SpSetupGuide *guide, guint i, guint width)
{
  const SpSetupLine *line = g_ptr_array_index (guide->lines, i);
  const SpSetupLine *before = i ? g_ptr_array_index (guide->lines, i - 1) : NULL;
  const char *page = line->step->page;
  g_autofree char *item = g_strdup_printf ("%u. %s", i + 1, line->text);

  if (page && (before == NULL || g_strcmp0 (page, before->step->page) != 0))
    {
      /* Translators: {page} is the title of a page or a group in a program; steps of what to do there follow. */
      g_autofree char *where = sp_fill (_("On the page “{page}”:"), "page", page, NULL);

      append_wrapped (out, where, width);
    }
  append_wrapped (out, item, width);
  if (line->is_block && guide->block)
    append_block (out, guide->block);
}

/**
 * sp_plain_setup:
 * @guide: a guide
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): the steps under a heading, numbered, with the lines to paste unbroken and not indented; empty where there
 *   are none
 */
char *
sp_plain_setup (const SpSetupGuide *guide, guint width)
{
  GString *out = g_string_new (NULL);

  if (guide->lines->len == 0)
    return g_string_free (out, FALSE);
  g_string_append_printf (out, "%s\n",
                          guide->block ? _("The lines of its file")
                                       : _("If you have no account there yet"));
  for (guint i = 0; i < guide->lines->len; i++)
    append_line (out, guide, i, width);
  for (guint i = 0; guide->notes[i]; i++)
    {
      g_autofree char *item = g_strconcat ("• ", guide->notes[i], NULL);

      append_wrapped (out, item, width);
    }
  return g_string_free (out, FALSE);
}
