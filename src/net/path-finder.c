/* The way from a server's certificate to a trust anchor, found among the certificates that the server sent.
 *
 * Servers send certificates in any order, twice, and some that nobody needs, such as an old authority's word for a new one. All
 * ways are tried within a bound, and the one with the fewest problems counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "path-finder.h"

#include "anchors.h"
#include "path-judge.h"

/* Signatures that are checked for one server at most: with authorities that vouch for each other ways have no end. */
#define MAX_CHECKS 24

/* The search for the best way. */
typedef struct
{
  const SpPathFinder *finder;
  GPtrArray *way; /* (owned) (element-type SpX509) as far as it goes */
  guint checks; /* signatures that may still be checked */
  SpPath *best; /* (owned) (nullable) */
} Search;

static guint
count_problems (const SpPath *path)
{
  guint count = 0;

  for (guint left = sp_path_get_problems (path); left != 0; left &= left - 1)
    count++;
  return count;
}

/* An anchor counts most, then few problems; without an anchor the way that leads furthest tells most. */
static gboolean
is_better (const SpPath *a, const SpPath *b)
{
  if (a->anchored != b->anchored)
    return a->anchored;
  if (!a->anchored && a->certificates->len != b->certificates->len)
    return a->certificates->len > b->certificates->len;
  return count_problems (a) < count_problems (b);
}

/* What the server's own certificate lacks by itself, it lacks on every way. */
static gboolean
is_faultless (const Search *search)
{
  const SpPath *best = search->best;

  if (best == NULL || !best->anchored || (best->problems[0] & SP_TLS_CONSTRAINT_VIOLATED))
    return FALSE;
  for (guint i = 1; i < best->certificates->len; i++)
    if (best->problems[i] != 0)
      return FALSE;
  return TRUE;
}

static void
consider (Search *search, gboolean anchored)
{
  g_autoptr(SpPath) path = sp_path_new (search->way, anchored);

  sp_path_judge (path, search->finder->host, search->finder->now);
  if (search->best && !is_better (path, search->best))
    return;
  g_clear_pointer (&search->best, sp_path_free);
  search->best = g_steal_pointer (&path);
}

static gboolean
is_named_anchor (const SpPathFinder *finder, const SpX509 *certificate)
{
  for (guint i = 0; i < finder->anchors->len; i++)
    if (sp_anchors_contain (g_ptr_array_index (finder->anchors, i), certificate))
      return TRUE;
  return FALSE;
}

static const SpX509 *
get_end (const Search *search)
{
  return g_ptr_array_index (search->way, search->way->len - 1);
}

static gboolean
is_signed_by (Search *search, const SpX509 *issuer)
{
  if (search->checks == 0 || !g_bytes_equal (get_end (search)->issuer, issuer->subject))
    return FALSE;
  search->checks--;
  return sp_x509_is_signed_by (get_end (search), issuer);
}

static void
try_anchors (Search *search, GPtrArray *issuers)
{
  for (guint i = 0; i < issuers->len && !is_faultless (search); i++)
    if (is_signed_by (search, g_ptr_array_index (issuers, i)))
      {
        g_ptr_array_add (search->way, g_ptr_array_index (issuers, i));
        consider (search, TRUE);
        g_ptr_array_set_size (search->way, search->way->len - 1);
      }
}

static void
try_named_anchors (Search *search)
{
  const SpPathFinder *finder = search->finder;
  g_autoptr(GPtrArray) issuers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);

  for (guint i = 0; i < finder->anchors->len; i++)
    sp_anchors_add_issuers (g_ptr_array_index (finder->anchors, i), get_end (search), issuers);
  try_anchors (search, issuers);
}

/* These take a while to read the first time, so they come last. */
static void
try_system_anchors (Search *search)
{
  g_autoptr(GPtrArray) issuers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);

  if (sp_system_anchors_contain (get_end (search)))
    {
      consider (search, TRUE);
      return;
    }
  sp_system_anchors_add_issuers (get_end (search), issuers);
  try_anchors (search, issuers);
}

/* The same name and key once more leads nowhere. */
static gboolean
was_passed (const Search *search, const SpX509 *certificate)
{
  for (guint i = 0; i < search->way->len; i++)
    {
      const SpX509 *passed = g_ptr_array_index (search->way, i);

      if (g_bytes_equal (passed->der, certificate->der))
        return TRUE;
    }
  return FALSE;
}

static void extend (Search *search);

/* Returns: whether a sent certificate leads on. */
static gboolean
try_sent (Search *search)
{
  const GPtrArray *sent = search->finder->sent;
  gboolean leads_on = FALSE;

  for (guint i = 1; i < sent->len && !is_faultless (search); i++)
    {
      SpX509 *candidate = g_ptr_array_index (sent, i);

      if (was_passed (search, candidate) || !is_signed_by (search, candidate))
        continue;
      leads_on = TRUE;
      g_ptr_array_add (search->way, candidate);
      extend (search);
      g_ptr_array_set_size (search->way, search->way->len - 1);
    }
  return leads_on;
}

static void
extend (Search *search)
{
  gboolean leads_on;

  if (is_named_anchor (search->finder, get_end (search)))
    {
      consider (search, TRUE);
      return;
    }
  try_named_anchors (search);
  leads_on = search->way->len < SP_PATH_MAX - 1 && try_sent (search);
  if (!is_faultless (search))
    try_system_anchors (search);
  if (!leads_on && !is_faultless (search))
    consider (search, FALSE);
}

/**
 * sp_path_find:
 * @finder: what to make a path from
 *
 * Returns: (transfer full): the best path, and what is wrong with it
 */
SpPath *
sp_path_find (const SpPathFinder *finder)
{
  g_autoptr(GPtrArray) way = g_ptr_array_new ();
  Search search = { .finder = finder, .way = way, .checks = MAX_CHECKS };

  g_ptr_array_add (way, g_ptr_array_index (finder->sent, 0));
  extend (&search);
  return search.best;
}
