/* Tests of the registered domain: where one organisation's names end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/registered-domain.h"

static const struct
{
  const char *name;
  const char *registered;
} names[] = {
  { "example.org", "example.org" },
  { "a.b.example.org", "example.org" },
  { "example.co.uk", "example.co.uk" },
  { "mail.example.co.uk", "example.co.uk" },
  { "co.uk", NULL },
  { "org", NULL },
  { "xn--mller-kva.de", "xn--mller-kva.de" },
  { "mail.xn--mller-kva.de", "xn--mller-kva.de" },
  { "host.invalid-suffix", "host.invalid-suffix" },
  { "localhost", NULL },
  { "127.0.0.1", NULL },
  { "2001:db8::1", NULL },
  { "", NULL },
  { NULL, NULL },
};

static const struct
{
  const char *a;
  const char *b;
  gboolean same;
} pairs[] = {
  { "example.org", "mail.example.org", TRUE },
  { "imap.example.org", "smtp.EXAMPLE.org", TRUE },
  { "example.org", "example.net", FALSE },
  { "example.org", "badexample.org", FALSE },
  { "one.co.uk", "two.co.uk", FALSE },
  { "co.uk", "one.co.uk", FALSE },
  { "co.uk", "co.uk", TRUE },
  { "localhost", "localhost", TRUE },
  { "localhost", "mail.localhost", FALSE },
  { "127.0.0.1", "127.0.0.1", TRUE },
  { "127.0.0.1", "127.0.0.2", FALSE },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (sp_registered_domain (names[i].name), ==, names[i].registered);
}

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (sp_same_registered_domain (pairs[i].a, pairs[i].b), ==, pairs[i].same);
      g_assert_cmpint (sp_same_registered_domain (pairs[i].b, pairs[i].a), ==, pairs[i].same);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/registered-domain/names", test_names);
  g_test_add_func ("/core/registered-domain/pairs", test_pairs);
  return g_test_run ();
}
