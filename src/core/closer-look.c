/* What a closer look at one endpoint showed: each version of TLS by itself, and what else it accepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "closer-look.h"

/**
 * sp_closer_look_new:
 *
 * Returns: (transfer full): a look that has shown nothing yet
 */
SpCloserLook *
sp_closer_look_new (void)
{
  SpCloserLook *self = g_new0 (SpCloserLook, 1);

  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    self->versions[i].offered = SP_UNKNOWN;
  self->takes_weak = SP_UNKNOWN;
  self->binds_keys = SP_UNKNOWN;
  self->compresses = SP_UNKNOWN;
  self->without_name = SP_UNKNOWN;
  self->runs_smuggled = SP_UNKNOWN;
  self->weak_untested = SP_CIPHER_WEAK;
  self->weak_suites = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_closer_look_free:
 * @self: (transfer full): a look
 */
void
sp_closer_look_free (SpCloserLook *self)
{
  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    g_free (self->versions[i].cipher_suite);
  g_ptr_array_unref (self->weak_suites);
  g_free (self->sha256_without_name);
  g_free (self);
}

/**
 * sp_closer_look_has_forward_secrecy:
 *
 * Returns: whether what the server chose has forward secrecy in every version that it offers; %SP_UNKNOWN where it told of none
 */
SpTristate
sp_closer_look_has_forward_secrecy (const SpCloserLook *self)
{
  SpTristate all = SP_UNKNOWN;

  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    {
      const char *suite = self->versions[i].cipher_suite;

      if (suite == NULL)
        continue;
      if (sp_cipher_suite_get_faults (suite) & SP_CIPHER_NO_FORWARD_SECRECY)
        return SP_NO;
      all = SP_YES;
    }
  return all;
}
