/* The registered domain of a name: where one organisation's names end and a public suffix begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "registered-domain.h"

#include <gio/gio.h>
#include <libpsl.h>

/* The newest list on this computer, read once; libpsl brings one of its own. */
static const psl_ctx_t *
get_list (void)
{
  static gsize list;

  if (g_once_init_enter (&list))
    {
      psl_ctx_t *latest = psl_latest (NULL);

      g_once_init_leave (&list, (gsize) latest);
    }
  return (const psl_ctx_t *) list;
}

/**
 * sp_registered_domain:
 * @name: a host or domain name, lower-case A-labels
 *
 * Returns: (transfer none) (nullable): the tail of @name that somebody registered (the public suffix and one label more);
 *   %NULL for a public suffix, which belongs to nobody, and for an IP address
 */
const char *
sp_registered_domain (const char *name)
{
  const psl_ctx_t *list = get_list ();

  if (name == NULL || g_hostname_is_ip_address (name) || list == NULL)
    return NULL;
  return psl_registrable_domain (list, name);
}

/**
 * sp_same_registered_domain:
 * @a: a name
 * @b: another
 *
 * Returns: whether both belong to the same registered domain; a name that has none belongs only to itself
 */
gboolean
sp_same_registered_domain (const char *a, const char *b)
{
  const char *first = sp_registered_domain (a);
  const char *second = sp_registered_domain (b);

  if (first == NULL || second == NULL)
    return g_ascii_strcasecmp (a, b) == 0;
  return g_ascii_strcasecmp (first, second) == 0;
}
