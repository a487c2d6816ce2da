/* A path of certificates from a server's to a trust anchor, and what is wrong along it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "x509.h"

G_BEGIN_DECLS

/* Certificates in a path at most. */
#define SP_PATH_MAX 10

/** SpPath: a path and what is wrong along it. */
typedef struct
{
  GPtrArray
      *certificates; /* (owned) (element-type SpX509) leaf first; the anchor last where @anchored */
  SpTlsProblems problems[SP_PATH_MAX]; /* of each */
  gboolean anchored; /* it ends with a trust anchor */
} SpPath;

SpPath *sp_path_new (GPtrArray *certificates, gboolean anchored);
void sp_path_free (SpPath *self);
SpTlsProblems sp_path_get_problems (const SpPath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPath, sp_path_free)

G_END_DECLS
