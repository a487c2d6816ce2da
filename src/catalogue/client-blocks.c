/* Reads the lines that are to be pasted, and fills them: a value that the program could misread is escaped or refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-blocks.h"

#include <string.h>

/* What a host name, an IPv4 literal or a domain consists of; the colons of IPv6 would run into a port. */
#define HOST_SIGNS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
/* Signs besides letters and digits that mean nothing to any of the programs, wherever they stand. */
#define PLAIN_SIGNS ".@_+-~"
/* RFC 3986 section 2.3 */
#define UNRESERVED "-._~"

G_DEFINE_ENUM_TYPE (SpQuoting,
                    sp_quoting,
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_BACKSLASH, "backslash"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_RUBY, "ruby"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_YAML, "yaml"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_SHELL, "shell"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_POWERSHELL, "powershell"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_DOTENV, "dotenv"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_URL, "url"),
                    G_DEFINE_ENUM_VALUE (SP_QUOTING_PROPERTIES, "properties"))

/* What can be filled in, and the word that stands there while it is not known. */
static const struct
{
  const char *place;
  const char *stand_in;
} places[] = {
  { "{server.smtp}", "SERVER" },    { "{port.smtp}", "PORT" },
  { "{user.smtp}", "USER_NAME" },   { "{address}", "ADDRESS" },
  { "{address.domain}", "DOMAIN" }, { "{address.local}", "LOCAL_PART" },
  { "{password}", "PASSWORD" },
};

enum
{
  PLACE_SERVER,
  PLACE_PORT,
  PLACE_USER,
  PLACE_ADDRESS,
  PLACE_DOMAIN,
  PLACE_LOCAL,
  PLACE_PASSWORD,
  N_PLACES,
};

/* The place that @p begins with; N_PLACES for none. */
static guint
find_place (const char *p)
{
  guint i = 0;

  while (i < N_PLACES && !g_str_has_prefix (p, places[i].place))
    i++;
  return i;
}

/* Whether something in braces that looks like a placeholder is none of ours: a program's own braces look different. */
static gboolean
has_unknown_place (const char *lines)
{
  for (const char *p = strchr (lines, '{'); p; p = strchr (p + 1, '{'))
    {
      gsize length = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz0123456789_.");

      if (length > 0 && p[length + 1] == '}' && find_place (p) == N_PLACES)
        return TRUE;
    }
  return FALSE;
}

static char *
read_block (SpKeyfile *file, const char *group, const char *key)
{
  char *lines = sp_keyfile_get_lines (file, group, key);

  if (lines && has_unknown_place (lines))
    sp_keyfile_bad_value (file, group, key,
                          "a placeholder is not one of {server.smtp}, {port.smtp}, {user.smtp}, "
                          "{address}, {address.local}, {address.domain}, {password}");
  return lines;
}

/**
 * sp_client_blocks_read:
 * @self: where the lines are to be; zeroed
 * @file: a description
 * @group: the group that has them
 *
 * Reads `Block.implicit`, `Block.starttls`, `Block.file` and `Block.quoting`.
 */
void
sp_client_blocks_read (SpClientBlocks *self, SpKeyfile *file, const char *group)
{
  self->implicit = read_block (file, group, "Block.implicit");
  self->starttls = read_block (file, group, "Block.starttls");
  self->file = sp_keyfile_get_text (file, group, "Block.file");
  self->quoting =
      sp_keyfile_get_nick (file, group, "Block.quoting", SP_TYPE_QUOTING, SP_QUOTING_NONE);
  if ((self->implicit || self->starttls) && self->file == NULL)
    sp_keyfile_fail (file, group, "Block.file", SP_CATALOGUE_ERROR_MISSING,
                     "has to say where the lines belong");
}

/**
 * sp_client_blocks_clear:
 *
 * Frees what @self holds.
 */
void
sp_client_blocks_clear (SpClientBlocks *self)
{
  g_clear_pointer (&self->implicit, g_free);
  g_clear_pointer (&self->starttls, g_free);
  g_clear_pointer (&self->file, g_free);
}

/**
 * sp_client_blocks_get:
 * @security: a way to secure the connection
 *
 * Returns: (nullable): the lines for it, with their placeholders
 */
const char *
sp_client_blocks_get (const SpClientBlocks *self, SpSecurity security)
{
  if (security == SP_SECURITY_TLS)
    return self->implicit;
  return security == SP_SECURITY_STARTTLS ? self->starttls : NULL;
}

/* Where in the lines a value goes. */
typedef struct
{
  SpQuoting quoting;
  char quote; /* the quote that is open, 0 for none */
  gboolean in_url;
  gboolean in_comment;
  gboolean begun; /* something other than a space stood in this line */
} Spot;

/* Nothing that ends a line or turns the direction of reading has a place in a value. */
static gboolean
is_forbidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_SURROGATE ||
         type == G_UNICODE_UNASSIGNED;
}

static gboolean
is_plain (gunichar c)
{
  return g_unichar_isalnum (c) || (c < 0x80 && strchr (PLAIN_SIGNS, (int) c));
}

/* PowerShell takes curly quotes for straight ones. */
static gboolean
is_curly (gunichar c)
{
  return c >= 0x2018 && c <= 0x201F;
}

/* Between quotes: what a sign becomes there, or %NULL where it cannot be written. Signs that mean nothing stay. */
static const char *
escape_quoted (const Spot *spot, gunichar c)
{
  gboolean dangerous = c == (gunichar) spot->quote || c == '\\';

  switch (spot->quoting)
    {
    case SP_QUOTING_BACKSLASH:
      return dangerous ? "\\" : "";
    case SP_QUOTING_RUBY:
      return dangerous || (c == '#' && spot->quote == '"') ? "\\" : "";
    case SP_QUOTING_YAML:
      if (spot->quote == '\'')
        return c == '\'' ? "'" : "";
      return dangerous ? "\\" : "";
    case SP_QUOTING_SHELL:
      if (spot->quote != '\'')
        return NULL;
      return c == '\'' ? "'\\'" : "";
    case SP_QUOTING_POWERSHELL:
      if (spot->quote != '\'' || is_curly (c))
        return NULL;
      return c == '\'' ? "'" : "";
    case SP_QUOTING_DOTENV:
      if (spot->quote != '"')
        return dangerous ? NULL : "";
      return dangerous || c == '$' ? "\\" : "";
    case SP_QUOTING_NONE:
    case SP_QUOTING_URL:
    case SP_QUOTING_PROPERTIES:
    default:
      return NULL;
    }
}

/* What has to stand before a sign, or %NULL where the sign cannot be written there at all. */
static const char *
escape (const Spot *spot, gunichar c)
{
  if (is_forbidden (c))
    return NULL;
  if (is_plain (c))
    return "";
  if (spot->quote)
    return escape_quoted (spot, c);
  if (spot->quoting == SP_QUOTING_PROPERTIES)
    return c == '\\' || c == ' ' ? "\\" : "";
  return NULL;
}

static gboolean
append_value (GString *out, const Spot *spot, const char *value)
{
  if (!g_utf8_validate (value, -1, NULL) || spot->in_comment)
    return FALSE;
  for (const char *p = value; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *before = escape (spot, c);

      if (spot->quoting == SP_QUOTING_URL && spot->in_url && !is_forbidden (c))
        {
          g_autofree char *one = g_strndup (p, g_utf8_next_char (p) - p);

          g_string_append_uri_escaped (out, one, UNRESERVED, FALSE);
          continue;
        }
      if (before == NULL)
        return FALSE;
      g_string_append (out, before);
      g_string_append_unichar (out, c);
    }
  return TRUE;
}

/* A comment runs to the end of its line, and may hold an apostrophe. */
static gboolean
begins_comment (const Spot *spot, const char *p)
{
  return !spot->begun && !spot->quote && (*p == '#' || *p == ';' || g_str_has_prefix (p, "//"));
}

/* Copies one sign of the lines, and follows where in quotes, addresses and comments we are. */
static gsize
copy_sign (GString *out, Spot *spot, const char *p)
{
  gboolean escapes = spot->quote && *p == '\\' && p[1] && spot->quoting != SP_QUOTING_SHELL;

  if (*p == '\n')
    spot->quote = spot->in_url = spot->in_comment = spot->begun = 0;
  else if (begins_comment (spot, p))
    spot->in_comment = TRUE;
  else if (!spot->in_comment && !escapes && (*p == '\'' || *p == '"'))
    {
      if (spot->quote == 0)
        spot->quote = *p;
      else if (spot->quote == *p)
        spot->quote = 0;
    }
  if (g_str_has_prefix (p, "://"))
    spot->in_url = TRUE;
  else if (g_ascii_isspace (*p))
    spot->in_url = FALSE;
  spot->begun |= !g_ascii_isspace (*p);
  g_string_append_len (out, p, escapes ? 2 : 1);
  return escapes ? 2 : 1;
}

static gboolean
is_host (const char *text)
{
  return *text && strspn (text, HOST_SIGNS) == strlen (text);
}

/* Whether all values are of the kind that their places ask for; the halves of the address are put into @values. */
static gboolean
take_values (const SpBlockValues *from, char *values[N_PLACES])
{
  const char *at = from->address ? strrchr (from->address, '@') : NULL;

  values[PLACE_SERVER] = g_strdup (from->server);
  values[PLACE_PORT] = g_strdup_printf ("%u", from->port);
  values[PLACE_USER] = g_strdup (from->user);
  values[PLACE_ADDRESS] = g_strdup (from->address);
  values[PLACE_DOMAIN] = at ? g_strdup (at + 1) : NULL;
  values[PLACE_LOCAL] = at ? g_strndup (from->address, at - from->address) : NULL;
  return from->port > 0 && (from->server == NULL || is_host (from->server)) &&
         (from->address == NULL || (at && at > from->address && is_host (at + 1)));
}

/* What was read at once is never read again, whatever it looks like. */
static gboolean
fill (GString *out, const char *lines, SpQuoting quoting, char *values[N_PLACES])
{
  Spot spot = { .quoting = quoting };

  for (const char *p = lines; *p;)
    {
      guint place = *p == '{' ? find_place (p) : N_PLACES;

      if (place == N_PLACES)
        {
          p += copy_sign (out, &spot, p);
          continue;
        }
      if (values[place] == NULL)
        g_string_append (out, places[place].stand_in);
      else if (place == PLACE_SERVER || place == PLACE_PORT)
        g_string_append (out, values[place]);
      else if (!append_value (out, &spot, values[place]))
        return FALSE;
      spot.begun = TRUE;
      p += strlen (places[place].place);
    }
  return TRUE;
}

/**
 * sp_client_blocks_fill:
 * @security: a way to secure the connection
 * @values: what is known
 *
 * Fills the lines for @security. Each value is escaped as the program's own format wants it; one that cannot be written safely where it
 * belongs, such as a line end or a quote where there is no way to quote it, makes the whole be refused. The password is never known
 * and stays the word PASSWORD, and so do other values that are not known.
 *
 * Returns: (transfer full) (nullable): the lines; %NULL where there are none, or where a value was refused
 */
char *
sp_client_blocks_fill (const SpClientBlocks *self, SpSecurity security, const SpBlockValues *values)
{
  const char *lines = sp_client_blocks_get (self, security);
  char *taken[N_PLACES] = { NULL };
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean fine;

  if (lines == NULL)
    return NULL;
  fine = take_values (values, taken) && fill (out, lines, self->quoting, taken);
  for (guint i = 0; i < N_PLACES; i++)
    g_free (taken[i]);
  return fine ? g_strdup (out->str) : NULL;
}
