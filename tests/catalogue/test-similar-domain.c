/* Tests which domains are taken for a mistyped provider's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue/similar-domain.h"

static const struct
{
  const char *domain;
  const char *similar; /* (nullable) */
} vectors[] = {
  { "gmial.com", "gmail.com" }, /* swapped */
  { "gmal.com", "gmail.com" }, /* left out */
  { "gmaiil.com", "gmail.com" }, /* doubled */
  { "gnail.com", "gmail.com" }, /* the key beside it */
  { "gmail.co", "gmail.com" }, /* the end */
  { "gmail.comm", "gmail.com" },
  { "hotmial.com", "hotmail.com" },
  { "posteo.ed", "posteo.de" },
  { "gmail.com", NULL }, /* is one */
  { "example.edu", NULL },
  { "gmxx.de", NULL }, /* short ones are like many others */
  { "amial.com", NULL }, /* two mistakes */
  { "", NULL },
  { "g", NULL },
};

static void
test_vectors (void)
{
  static const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpstr (sp_catalogue_find_similar_domain (catalogue, vectors[i].domain), ==,
                     vectors[i].similar);
}

/* No provider's domain is taken for a slip of another's. */
static void
test_known (void)
{
  static const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);

  for (guint i = 0; i < sp_catalogue_get_n_providers (catalogue); i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (catalogue, i);

      for (const char *const *domain = sp_provider_get_domains (provider); *domain; domain++)
        g_assert_null (sp_catalogue_find_similar_domain (catalogue, *domain));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/similar-domain/vectors", test_vectors);
  g_test_add_func ("/catalogue/similar-domain/known", test_known);
  return g_test_run ();
}
