/* Tests how much of a certificate is looked at: values are counted on every level, whatever is wrong with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/x509-bounds.h"

#define MANY SP_X509_MAX_VALUES

#define BYTES(text) text, sizeof (text) - 1

/* What stands first, and what is repeated behind it. */
static const struct
{
  const char *name;
  const char *first;
  gsize first_size;
  const char *piece;
  gsize piece_size;
  guint n;
  gboolean excess;
} vectors[] = {
  { "empty", BYTES (""), BYTES (""), 0, FALSE },
  { "most", BYTES (""), BYTES ("\5\0"), MANY, FALSE },
  { "one-more", BYTES (""), BYTES ("\5\0"), MANY + 1, TRUE },
  { "bare-tags", BYTES (""), BYTES ("\5"), 2 * MANY + 2, FALSE },
  { "most-in-a-list", BYTES ("\x30\x82\x08\x00"), BYTES ("\x82\0"), MANY - 1, FALSE },
  { "list-itself", BYTES ("\x30\x82\x08\x00"), BYTES ("\x82\0"), MANY, TRUE },
  { "list-in-a-string", BYTES ("\4\x82\x08\x04\x30\x82\x08\x00"), BYTES ("\x82\0"), MANY, TRUE },
  { "no-list-in-a-string", BYTES ("\4\x82\x10\0\1\2"), BYTES ("\x82\0"), 2 * MANY - 1, FALSE },
  { "list-in-bits", BYTES ("\3\x82\x10\0\0\x30"), BYTES ("\x82\0"), 2 * MANY - 1, FALSE },
  { "lists-in-lists", BYTES (""), BYTES ("\x30\x82\x40\0"), MANY + 1, TRUE },
  { "without-length", BYTES ("\x30\x80"), BYTES ("\x82\0"), MANY, TRUE },
  { "lists-without-length", BYTES (""), BYTES ("\x30\x80"), 8000, TRUE },
  { "too-long-length", BYTES ("\x30\x84\xff\xff\xff\xff"), BYTES ("\x82\0"), MANY, TRUE },
  { "longest-length", BYTES ("\x30\xff"), BYTES ("\xff"), 300, FALSE },
  { "large-tag", BYTES ("\x3f\x81\x01\x82\x08\x00"), BYTES ("\x82\0"), MANY, TRUE },
  { "endless-tag", BYTES ("\x3f"), BYTES ("\xff"), 16000, FALSE },
  { "most-bytes", BYTES ("\4\x82\x3f\xfc"), BYTES ("\0"), SP_X509_MAX_SIZE - 4, FALSE },
  { "one-byte-more", BYTES ("\4\x82\x3f\xfc"), BYTES ("\0"), SP_X509_MAX_SIZE - 3, TRUE },
};

static void
test_bounds (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GBytes) der = NULL;

  g_byte_array_append (bytes, (const guint8 *) vectors[i].first, vectors[i].first_size);
  for (guint n = 0; n < vectors[i].n; n++)
    g_byte_array_append (bytes, (const guint8 *) vectors[i].piece, vectors[i].piece_size);
  der = g_bytes_new (bytes->data, bytes->len);
  g_assert_cmpint (sp_x509_find_excess (der) != NULL, ==, vectors[i].excess);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/x509-bounds/%s", vectors[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bounds);
    }
  return g_test_run ();
}
