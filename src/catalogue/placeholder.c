/* Finds and fills the places of steps and blocks; a doubled brace stands for one brace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "placeholder.h"

#include <string.h>

static const char *const names[] = {
  "name",     "address", "address.local", "address.domain",   "domain",
  "password", "account", "localuser",     "password_command", "password_command.quoted_words",
  "block",    NULL
};

/* Each with ".imap", ".pop" or ".smtp" behind it. */
static const char *const server_names[] = { "server", "port", "security", "auth", "user", NULL };
static const char *const protocol_names[] = { "imap", "pop", "smtp", NULL };

static gboolean
is_known (const char *name)
{
  g_auto(GStrv) parts = NULL;

  if (g_strv_contains (names, name))
    return TRUE;
  parts = g_strsplit (name, ".", 4);
  return parts[0] && parts[1] && g_strv_contains (server_names, parts[0]) &&
         g_strv_contains (protocol_names, parts[1]) &&
         (parts[2] == NULL || (strcmp (parts[0], "user") == 0 && parts[3] == NULL &&
                               strcmp (parts[2], "urlencoded") == 0));
}

/* One piece of a text: ordinary characters, or a place. */
typedef struct
{
  const char *start;
  gsize length; /* of the characters that stand there, or of the name */
  gboolean is_place;
  gboolean is_wrong; /* a single brace that neither opens nor closes a place */
  const char *next;
} Piece;

static Piece
read_piece (const char *text)
{
  gsize plain = strcspn (text, "{}");
  gsize length;

  if (plain > 0)
    return (Piece){ text, plain, FALSE, FALSE, text + plain };
  if (text[1] == text[0])
    return (Piece){ text, 1, FALSE, FALSE, text + 2 };
  length = strcspn (text + 1, "{}\n");
  if (text[0] == '{' && text[1 + length] == '}')
    return (Piece){ text + 1, length, TRUE, FALSE, text + length + 2 };
  return (Piece){ text, 1, FALSE, TRUE, text + 1 };
}

/**
 * sp_placeholder_find_wrong:
 * @text: a text with places
 *
 * Returns: (transfer full) (nullable): the first place of a name that is not known, or a single brace; %NULL where all is right
 */
char *
sp_placeholder_find_wrong (const char *text)
{
  while (*text)
    {
      Piece piece = read_piece (text);
      g_autofree char *name = g_strndup (piece.start, piece.length);

      if (piece.is_wrong || (piece.is_place && !is_known (name)))
        return g_steal_pointer (&name);
      text = piece.next;
    }
  return NULL;
}

/**
 * sp_placeholder_is_used:
 * @text: a text with places
 * @name: the name of a place, or the end of it, such as ".smtp", whatever is behind that
 *
 * Returns: whether there is such a place
 */
gboolean
sp_placeholder_is_used (const char *text, const char *name)
{
  while (*text)
    {
      Piece piece = read_piece (text);
      g_autofree char *own = piece.is_place ? g_strndup (piece.start, piece.length) : NULL;

      if (own && (name[0] == '.' ? strstr (own, name) != NULL : strcmp (own, name) == 0))
        return TRUE;
      text = piece.next;
    }
  return FALSE;
}

/**
 * sp_placeholder_fill:
 * @text: a text with places, in which nothing is wrong
 * @get_value: tells what goes into a place
 * @data: for @get_value
 *
 * Values are not looked into.
 *
 * Returns: (transfer full) (nullable): the text with its places filled, %NULL where one of them cannot be
 */
char *
sp_placeholder_fill (const char *text, SpPlaceholderValue get_value, gpointer data)
{
  g_autoptr(GString) out = g_string_new (NULL);

  while (*text)
    {
      Piece piece = read_piece (text);
      g_autofree char *name = g_strndup (piece.start, piece.length);
      g_autofree char *value = piece.is_place ? get_value (name, data) : g_strdup (name);

      if (value == NULL)
        return NULL;
      g_string_append (out, value);
      text = piece.next;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
