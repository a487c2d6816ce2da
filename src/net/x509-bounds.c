/* How much of a certificate is looked at: GnuTLS takes quadratic time for every kind of list in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x509-bounds.h"

#define CONSTRUCTED 0x20
#define TAG_NUMBER 0x1f
#define OCTET_STRING 0x04
#define SEQUENCE 0x30

/** Reader: what is left to read. */
typedef struct
{
  const guint8 *data; /* borrowed */
  gsize left;
} Reader;

static guint8
read_byte (Reader *self)
{
  if (self->left == 0)
    return 0;
  self->left--;
  return *self->data++;
}

/* Takes a tag and returns its first byte; large numbers of tags go on in bytes of their own. */
static guint8
read_tag (Reader *self)
{
  guint8 tag = read_byte (self);

  if ((tag & TAG_NUMBER) == TAG_NUMBER)
    while (read_byte (self) & 0x80)
      ;
  return tag;
}

/* Takes a length; one that is not given leaves what follows on the same level, and none leads behind the end. */
static gsize
read_length (Reader *self)
{
  guint8 first = read_byte (self);
  gsize length = first & 0x80 ? 0 : first;

  for (guint n = first & 0x80 ? first & 0x7f : 0; n > 0; n--)
    {
      length = length << 8 | read_byte (self);
      length = MIN (length, SP_X509_MAX_SIZE);
    }
  return MIN (length, self->left);
}

/* The values of extensions are lists inside of strings. */
static gboolean
has_values (guint8 tag, const guint8 *data, gsize length)
{
  return (tag & CONSTRUCTED) || (tag == OCTET_STRING && length > 0 && data[0] == SEQUENCE);
}

/* Takes @n down by the values that there are, on every level; %FALSE where they are more. */
static gboolean
count_down (Reader reader, guint *n)
{
  while (reader.left > 0)
    {
      guint8 tag = read_tag (&reader);
      gsize length = read_length (&reader);
      Reader inner = { reader.data, length };

      if (*n == 0)
        return FALSE;
      (*n)--;
      if (has_values (tag, reader.data, length) && !count_down (inner, n))
        return FALSE;
      reader.data += length;
      reader.left -= length;
    }
  return TRUE;
}

/**
 * sp_x509_find_excess:
 * @der: what is said to be a certificate (X.690)
 *
 * Returns: (transfer none) (nullable): what of it is too much to look at, %NULL where nothing is
 */
const char *
sp_x509_find_excess (GBytes *der)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (der, &size);
  guint n = SP_X509_MAX_VALUES;

  if (size > SP_X509_MAX_SIZE)
    return "a certificate of more than 16 KiB";
  return count_down ((Reader){ data, size }, &n) ? NULL : "a certificate of more than 1024 parts";
}
