/* Replays a corpus and a bounded number of mutations of it through a fuzz entry point, as an ordinary test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>
#include <time.h>

/* What one input may cost the processor; sanitizers slow everything down. */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_CPU_MS 1000
#else
#define MAX_CPU_MS 50
#endif

/* Mutations per file of the corpus, and changes per mutation. */
#define N_MUTATIONS 400
#define N_CHANGES 4

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

/* Whatever is read is read in a moment. */
static void
run (const guint8 *data, gsize size)
{
  double start = get_cpu_ms ();

  LLVMFuzzerTestOneInput (data, size);
  g_assert_cmpfloat (get_cpu_ms () - start, <, MAX_CPU_MS);
}

static void
change (GByteArray *input, GRand *random)
{
  guint at = g_rand_int_range (random, 0, input->len + 1);
  guint wish = g_rand_int_range (random, 1, 32);
  guint n = MIN (wish, input->len - at);
  guint n_pieces = g_strv_length ((char **) fuzz_pieces);
  const char *piece = fuzz_pieces[g_rand_int_range (random, 0, n_pieces)];
  GByteArray *tail = g_byte_array_new ();

  g_byte_array_append (tail, input->data + at, input->len - at);
  g_byte_array_set_size (input, at);
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0: /* insert a piece */
      g_byte_array_append (input, (const guint8 *) piece, strlen (piece));
      g_byte_array_append (input, tail->data, tail->len);
      break;
    case 1: /* double a range */
      g_byte_array_append (input, tail->data, n);
      g_byte_array_append (input, tail->data, tail->len);
      break;
    case 2: /* drop a range */
      g_byte_array_append (input, tail->data + n, tail->len - n);
      break;
    default: /* change a byte */
      g_byte_array_append (input, tail->data, tail->len);
      if (n > 0)
        input->data[at] = g_rand_int_range (random, 0, 256);
      break;
    }
  g_byte_array_unref (tail);
}

static void
mutate (const guint8 *data, gsize size, GRand *random)
{
  g_autoptr(GByteArray) input = g_byte_array_new ();

  g_byte_array_append (input, data, size);
  for (guint i = g_rand_int_range (random, 0, N_CHANGES); i < N_CHANGES; i++)
    change (input, random);
  run (input->data, input->len);
}

static void
test_file (gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2007);
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (data, &contents, &size, NULL));
  run ((const guint8 *) contents, size);
  for (guint i = 0; i < N_MUTATIONS; i++)
    mutate ((const guint8 *) contents, size, random);
}

/* Every way to choose the portions, of nothing at all. */
static void
test_empty (void)
{
  run ((const guint8 *) "", 0);
  for (guint8 i = 0; i < 16; i++)
    run (&i, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", argv[1], NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);

  g_test_add_func ("/fuzz/empty", test_empty);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
