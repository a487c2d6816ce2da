/* A path of certificates from a server's to a trust anchor, and what is wrong along it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-path.h"

/**
 * sp_path_new:
 * @certificates: (element-type SpX509): from the server's certificate on
 * @anchored: whether the last one is a trust anchor
 *
 * Returns: (transfer full): the path, not judged yet
 */
SpPath *
sp_path_new (GPtrArray *certificates, gboolean anchored)
{
  SpPath *self = g_new0 (SpPath, 1);

  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);
  for (guint i = 0; i < certificates->len; i++)
    g_ptr_array_add (self->certificates, sp_x509_ref (g_ptr_array_index (certificates, i)));
  self->anchored = anchored;
  return self;
}

/**
 * sp_path_free:
 * @self: (transfer full): a path
 */
void
sp_path_free (SpPath *self)
{
  g_ptr_array_unref (self->certificates);
  g_free (self);
}

/**
 * sp_path_get_problems:
 *
 * Returns: what is wrong with any of its certificates
 */
SpTlsProblems
sp_path_get_problems (const SpPath *self)
{
  SpTlsProblems problems = 0;

  for (guint i = 0; i < self->certificates->len; i++)
    problems |= self->problems[i];
  return problems;
}
