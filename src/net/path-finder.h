/* The way from a server's certificate to a trust anchor, found among the certificates that the server sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate-path.h"

G_BEGIN_DECLS

/** SpPathFinder: what a path is made from, and for which host. */
typedef struct
{
  GPtrArray *anchors; /* (unowned) (element-type SpAnchors) asked before those of this computer */
  GPtrArray
      *sent; /* (unowned) (element-type SpX509) as the server sent them, leaf first; at least one */
  const char *host; /* (nullable) that was meant; %NULL where any will do */
  gint64 now; /* seconds since 1970 */
} SpPathFinder;

SpPath *sp_path_find (const SpPathFinder *finder);

G_END_DECLS
