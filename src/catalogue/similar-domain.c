/* Finds the provider's domain that somebody may have meant who mistyped it: one letter too many, too few, wrong, or two swapped. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "similar-domain.h"

#include <string.h>

/* Shorter domains are one letter from too many others: gmx.de, mac.com. */
#define SHORTEST 8

static gboolean
swaps_at (const char *a, const char *b, gsize i)
{
  return a[i] && a[i + 1] && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         g_str_equal (a + i + 2, b + i + 2);
}

/* Whether one typing mistake leads from one to the other (Damerau, “A technique for computer detection and correction of spelling
 * errors”, 1964); the first place where they differ tells which. */
static gboolean
is_one_mistake_apart (const char *a, const char *b)
{
  gsize i = 0;

  while (a[i] && a[i] == b[i])
    i++;
  if (a[i] == '\0' && b[i] == '\0')
    return FALSE;
  if (b[i] && g_str_equal (a + i, b + i + 1))
    return TRUE;
  if (a[i] && g_str_equal (a + i + 1, b + i))
    return TRUE;
  if (a[i] == '\0' || b[i] == '\0')
    return FALSE;
  return g_str_equal (a + i + 1, b + i + 1) || swaps_at (a, b, i);
}

static const char *
find_among (const char *const *domains, const char *domain)
{
  for (; *domains; domains++)
    if (strlen (*domains) >= SHORTEST && is_one_mistake_apart (domain, *domains))
      return *domains;
  return NULL;
}

/**
 * sp_catalogue_find_similar_domain:
 * @domain: the domain of an account, A-labels in lower case
 *
 * Nothing is claimed: the similar name may well be right. Domains that anybody knows, and those of sites, are not doubted.
 *
 * Returns: (transfer none) (nullable): a provider's domain that is one typing mistake away
 */
const char *
sp_catalogue_find_similar_domain (SpCatalogue *self, const char *domain)
{
  const char *similar = NULL;

  if (sp_catalogue_match_provider (self, domain) || sp_catalogue_match_site (self, domain))
    return NULL;
  for (guint i = 0; !similar && i < sp_catalogue_get_n_providers (self); i++)
    similar = find_among (sp_provider_get_domains (sp_catalogue_get_provider (self, i)), domain);
  return similar;
}
