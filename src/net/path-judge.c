/* What is wrong with the certificates of a path, each by itself and in its place (RFC 5280 section 6.1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "path-judge.h"

#include "name-constraints.h"

static const SpX509 *
get (const SpPath *path, guint i)
{
  return g_ptr_array_index (path->certificates, i);
}

static gboolean
is_anchor (const SpPath *path, guint i)
{
  return path->anchored && i + 1 == path->certificates->len;
}

/* Nobody relies on the signature under an anchor, or where a certificate signed itself. */
static void
judge_alone (SpPath *path, gint64 now)
{
  for (guint i = 0; i < path->certificates->len; i++)
    {
      const SpX509 *certificate = get (path, i);
      gboolean relied_on = !is_anchor (path, i) && !certificate->self_issued;

      path->problems[i] |= sp_x509_judge (certificate, now, relied_on);
    }
}

static void
judge_leaf (SpPath *path, const char *host)
{
  const SpX509 *leaf = get (path, 0);

  if (!leaf->limits.for_servers || !leaf->limits.may_serve)
    path->problems[0] |= SP_TLS_WRONG_PURPOSE;
  if (host && !sp_x509_is_for (leaf, host))
    path->problems[0] |= SP_TLS_WRONG_NAME;
}

/* The purposes of an anchor are the business of whoever trusts it. */
static void
judge_authorities (SpPath *path)
{
  for (guint i = 1; i < path->certificates->len; i++)
    {
      const SpX509 *authority = get (path, i);

      if (!authority->limits.may_sign)
        path->problems[i] |= SP_TLS_NOT_AN_AUTHORITY;
      if (!authority->limits.for_servers && !is_anchor (path, i))
        path->problems[i] |= SP_TLS_WRONG_PURPOSE;
    }
}

/* Of the authorities below @at, the first one too many is no authority; those that issued themselves do not count. */
static void
judge_length_below (SpPath *path, guint at)
{
  int left = get (path, at)->limits.path_length;

  for (guint i = at - 1; i > 0; i--)
    if (!get (path, i)->self_issued && left-- == 0)
      {
        path->problems[i] |= SP_TLS_NOT_AN_AUTHORITY;
        return;
      }
}

static void
judge_lengths (SpPath *path)
{
  for (guint i = 2; i < path->certificates->len; i++)
    if (get (path, i)->limits.path_length >= 0)
      judge_length_below (path, i);
}

/* Authorities that issued themselves have the name that the limit is set for. */
static void
judge_names_below (SpPath *path, guint at)
{
  for (guint i = 0; i < at; i++)
    if ((i == 0 || !get (path, i)->self_issued) &&
        !sp_name_constraints_allow (get (path, at), get (path, i)))
      path->problems[i] |= SP_TLS_CONSTRAINT_VIOLATED;
}

/* Only what a trusted authority vouches for is worth the work. */
static void
judge_names (SpPath *path)
{
  for (guint i = 1; path->anchored && i < path->certificates->len; i++)
    if (get (path, i)->limits.limits_names)
      judge_names_below (path, i);
}

/* Why nobody is known who vouches for the last one. */
static void
judge_end (SpPath *path)
{
  guint end = path->certificates->len - 1;
  const SpX509 *last = get (path, end);

  if (path->anchored)
    return;
  if (last->self_issued && end == 0)
    path->problems[end] |= SP_TLS_SELF_SIGNED;
  else
    path->problems[end] |= SP_TLS_UNKNOWN_AUTHORITY;
  if (!last->self_issued && last->names_issuer_url)
    path->problems[end] |= SP_TLS_INCOMPLETE_CHAIN;
}

/**
 * sp_path_judge:
 * @path: a path
 * @host: (nullable): the host that was meant
 * @now: seconds since 1970
 *
 * Fills in the problems of each certificate of @path.
 */
void
sp_path_judge (SpPath *path, const char *host, gint64 now)
{
  for (guint i = 0; i < SP_PATH_MAX; i++)
    path->problems[i] = 0;
  judge_alone (path, now);
  judge_leaf (path, host);
  judge_authorities (path);
  judge_lengths (path);
  judge_names (path);
  judge_end (path);
}
