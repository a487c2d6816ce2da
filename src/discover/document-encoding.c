/* Turns the bytes of a document that a stranger wrote into UTF-8, from the few encodings in which such documents are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-encoding.h"

#include <string.h>

/* Bytes of an encoding's name that are told. */
#define MAX_NAME 40

typedef enum
{
  ENCODING_OTHER,
  ENCODING_UTF_8,
  ENCODING_ASCII,
  ENCODING_UTF_16, /* as it can only be declared: the bytes tell the order */
  ENCODING_UTF_16_LE,
  ENCODING_UTF_16_BE,
  ENCODING_LATIN_1,
  ENCODING_LATIN_9,
  ENCODING_WINDOWS,
} Encoding;

/* As they are called in messages. */
static const char *const names[] = {
  NULL,     "UTF-8",      "US-ASCII",    "UTF-16",       "UTF-16",
  "UTF-16", "ISO-8859-1", "ISO-8859-15", "windows-1252",
};

/* Declared names, in lower case and without everything that is neither letter nor digit. */
static const struct
{
  const char *name;
  Encoding encoding;
} declared_names[] = {
  { "utf8", ENCODING_UTF_8 },          { "usascii", ENCODING_ASCII },
  { "ascii", ENCODING_ASCII },         { "ansix341968", ENCODING_ASCII },
  { "iso646us", ENCODING_ASCII },      { "utf16", ENCODING_UTF_16 },
  { "utf16le", ENCODING_UTF_16 },      { "utf16be", ENCODING_UTF_16 },
  { "ucs2", ENCODING_UTF_16 },         { "iso10646ucs2", ENCODING_UTF_16 },
  { "unicode", ENCODING_UTF_16 },      { "iso88591", ENCODING_LATIN_1 },
  { "latin1", ENCODING_LATIN_1 },      { "l1", ENCODING_LATIN_1 },
  { "cp819", ENCODING_LATIN_1 },       { "ibm819", ENCODING_LATIN_1 },
  { "iso885915", ENCODING_LATIN_9 },   { "latin9", ENCODING_LATIN_9 },
  { "windows1252", ENCODING_WINDOWS }, { "cp1252", ENCODING_WINDOWS },
  { "xcp1252", ENCODING_WINDOWS },
};

/* What the first bytes give away (XML 1.0, appendix F). The longer ones come first. */
static const struct
{
  const char *bytes;
  gsize length;
  gsize mark; /* how many of them are a byte order mark */
  Encoding encoding;
  const char *refused; /* (nullable) the name of an encoding that is not read */
} first_bytes[] = {
  { "\xff\xfe\0\0", 4, 4, ENCODING_OTHER, "UTF-32" },
  { "\0\0\xfe\xff", 4, 4, ENCODING_OTHER, "UTF-32" },
  { "<\0\0\0", 4, 0, ENCODING_OTHER, "UTF-32" },
  { "\0\0\0<", 4, 0, ENCODING_OTHER, "UTF-32" },
  { "\x4c\x6f\xa7\x94", 4, 0, ENCODING_OTHER, "EBCDIC (such as IBM037)" },
  { "\xef\xbb\xbf", 3, 3, ENCODING_UTF_8, NULL },
  { "\xff\xfe", 2, 2, ENCODING_UTF_16_LE, NULL },
  { "\xfe\xff", 2, 2, ENCODING_UTF_16_BE, NULL },
  { "<\0", 2, 0, ENCODING_UTF_16_LE, NULL },
  { "\0<", 2, 0, ENCODING_UTF_16_BE, NULL },
};

/* Where the two differ from ISO-8859-1. Five bytes of windows-1252 mean nothing and stay control characters. */
static const gunichar windows[] = {
  0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
  0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
};
static const struct
{
  guchar byte;
  gunichar character;
} latin_9[] = {
  { 0xa4, 0x20ac }, { 0xa6, 0x160 }, { 0xa8, 0x161 }, { 0xb4, 0x17d },
  { 0xb8, 0x17e },  { 0xbc, 0x152 }, { 0xbd, 0x153 }, { 0xbe, 0x178 },
};

static gsize
skip_blanks (const char *text, gsize i, gsize end)
{
  while (i < end && g_ascii_isspace (text[i]))
    i++;
  return i;
}

/* Behind the equals sign and the opening quotation mark that follow a word; @end where they do not follow. */
static gsize
find_value (const char *text, gsize i, gsize end)
{
  i = skip_blanks (text, i, end);
  if (i == end || text[i] != '=')
    return end;
  i = skip_blanks (text, i + 1, end);
  return i < end && (text[i] == '"' || text[i] == '\'') ? i + 1 : end;
}

/* The encoding that an XML declaration names; %NULL where there is no declaration or it names none. */
static char *
find_declared (const char *text, gsize length)
{
  const char *close = g_strstr_len (text, MIN (length, 1024), "?>");
  gsize end = close ? (gsize) (close - text) : 0;
  gsize i = 5;

  if (end <= i || memcmp (text, "<?xml", 5) != 0 || !g_ascii_isspace (text[5]))
    return NULL;
  while (i < end)
    {
      gsize word = skip_blanks (text, i, end);
      gsize value;

      for (i = word; i < end && (g_ascii_isalnum (text[i]) || text[i] == '-'); i++)
        ;
      value = find_value (text, i, end);
      if (value == end)
        return NULL;
      for (i = value; i < end && text[i] != text[value - 1]; i++)
        ;
      if (g_str_has_prefix (text + word, "encoding"))
        return g_strndup (text + value, MIN (i - value, MAX_NAME));
      i++;
    }
  return NULL;
}

static Encoding
look_up (const char *declared)
{
  g_autofree char *name = g_ascii_strdown (declared, -1);
  gsize n = 0;

  for (const char *p = name; *p; p++)
    if (g_ascii_isalnum (*p))
      name[n++] = *p;
  name[n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (declared_names); i++)
    if (strcmp (declared_names[i].name, name) == 0)
      return declared_names[i].encoding;
  return ENCODING_OTHER;
}

static char *
refuse (const char *name)
{
  return g_strdup_printf ("the encoding %s is not supported", name);
}

/* What the first bytes say; UTF-8 where they say nothing. Sets @fault where it is not read. */
static Encoding
find_by_first_bytes (const char *data, gsize length, gsize *mark, char **fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_bytes); i++)
    if (length >= first_bytes[i].length &&
        memcmp (data, first_bytes[i].bytes, first_bytes[i].length) == 0)
      {
        *mark = first_bytes[i].mark;
        if (first_bytes[i].refused)
          *fault = refuse (first_bytes[i].refused);
        return first_bytes[i].encoding;
      }
  return ENCODING_UTF_8;
}

static guint
read_unit (const guchar *data, gsize i, gboolean big)
{
  return big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];
}

/* One character of UTF-16, or %FALSE where the bytes are none or the character is NUL. */
static gboolean
read_utf_16 (const guchar *data, gsize length, gboolean big, gsize *i, gunichar *character)
{
  gsize left = length - *i;
  guint first = left < 2 ? 0 : read_unit (data, *i, big);
  guint second;

  *character = first;
  *i += 2;
  if (first < 0xd800 || first > 0xdfff)
    return first != 0;
  second = first > 0xdbff || left < 4 ? 0 : read_unit (data, *i, big);
  *character = 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
  *i += 2;
  return second >= 0xdc00 && second <= 0xdfff;
}

/* Returns: whether all of it could be read; @text has what comes before the fault. */
static gboolean
decode_utf_16 (const char *data, gsize length, gboolean big, GString *text)
{
  gunichar character = 0;

  for (gsize i = 0; i < length;)
    {
      if (!read_utf_16 ((const guchar *) data, length, big, &i, &character))
        return FALSE;
      g_string_append_unichar (text, character);
    }
  return TRUE;
}

static gunichar
get_character (guchar byte, Encoding encoding)
{
  if (encoding == ENCODING_WINDOWS && byte >= 0x80 && byte < 0xa0)
    return windows[byte - 0x80];
  for (guint i = 0; encoding == ENCODING_LATIN_9 && i < G_N_ELEMENTS (latin_9); i++)
    if (latin_9[i].byte == byte)
      return latin_9[i].character;
  return byte;
}

static gboolean
decode_bytes (const char *data, gsize length, Encoding encoding, GString *text)
{
  gboolean valid = TRUE;
  char *p;

  /* None of them takes more than three bytes for a character. */
  g_string_set_size (text, 3 * length);
  p = text->str;
  for (gsize i = 0; valid && i < length; i++)
    {
      guchar byte = data[i];

      valid = byte != '\0' && (byte < 0x80 || encoding != ENCODING_ASCII);
      if (valid && byte < 0x80)
        *p++ = byte;
      else if (valid)
        p += g_unichar_to_utf8 (get_character (byte, encoding), p);
    }
  g_string_truncate (text, p - text->str);
  return valid;
}

static gboolean
decode_utf_8 (const char *data, gsize length, GString *text)
{
  const char *end = NULL;
  gboolean valid = g_utf8_validate (data, length, &end);

  g_string_append_len (text, data, end - data);
  return valid;
}

static gboolean
decode_as (const char *data, gsize length, Encoding encoding, GString *text)
{
  switch (encoding)
    {
    case ENCODING_UTF_8:
      return decode_utf_8 (data, length, text);
    case ENCODING_UTF_16_LE:
    case ENCODING_UTF_16_BE:
      return decode_utf_16 (data, length, encoding == ENCODING_UTF_16_BE, text);
    case ENCODING_UTF_16: /* labelled so, and the bytes are none */
      decode_utf_8 (data, length, text);
      return FALSE;
    case ENCODING_OTHER:
    case ENCODING_ASCII:
    case ENCODING_LATIN_1:
    case ENCODING_LATIN_9:
    case ENCODING_WINDOWS:
    default:
      return decode_bytes (data, length, encoding, text);
    }
}

/* "line N: not UTF-8" */
static char *
tell_where (const GString *text, Encoding encoding)
{
  guint line = 1;

  for (gsize i = 0; i < text->len; i++)
    line += text->str[i] == '\n';
  return g_strdup_printf ("line %u: not %s", line, names[encoding]);
}

/* What the declaration says, else @otherwise. Sets @fault where it is not read. */
static Encoding
find_by_declaration (const char *text, gsize length, Encoding otherwise, char **fault)
{
  g_autofree char *declared = find_declared (text, length);
  Encoding encoding = declared ? look_up (declared) : otherwise;

  if (encoding == ENCODING_OTHER)
    *fault = refuse (declared);
  return encoding;
}

/**
 * sp_document_decode:
 * @data: a document as it came
 * @length: how many bytes
 * @text_length: (out): how many bytes the result has
 * @fault: (out) (transfer full) (nullable): what is wrong with it, a few English words that are not safe to show
 *
 * Reads UTF-8, UTF-16, US-ASCII, ISO-8859-1, ISO-8859-15 and windows-1252, as the first bytes or the XML declaration tell (XML
 * 1.0, appendix F). First bytes count for more than the declaration. Every other encoding is refused: there are some in which
 * a document looks like another one to whoever does not know them. NUL is no character of any document.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8 without a byte order mark, up to the fault; %NULL where the encoding
 *   is refused
 */
char *
sp_document_decode (const char *data, gsize length, gsize *text_length, char **fault)
{
  g_autoptr(GString) text = NULL;
  Encoding encoding;
  gboolean certain;
  gsize mark = 0;

  *fault = NULL;
  *text_length = 0;
  encoding = find_by_first_bytes (data, length, &mark, fault);
  certain = mark > 0 || encoding != ENCODING_UTF_8;
  if (!certain)
    encoding = find_by_declaration (data, length, encoding, fault);
  if (*fault)
    return NULL;
  text = g_string_sized_new (length);
  if (!decode_as (data + mark, length - mark, encoding, text))
    *fault = tell_where (text, encoding);
  else if (certain && find_by_declaration (text->str, text->len, encoding, fault) == ENCODING_OTHER)
    return NULL;
  *text_length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}
