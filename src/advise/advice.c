/* What comes out of the advisor, counted by reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advice.h"

static void
advice_clear (gpointer data)
{
  SpAdvice *self = data;

  sp_client_unref (self->client);
  g_free (self->host);
  g_free (self->security_label);
  g_free (self->site_label);
  g_free (self->auth_label);
  g_free (self->user_name);
  g_clear_pointer (&self->observation, sp_observation_unref);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->why);
}

/**
 * sp_advice_unref:
 * @self: (transfer full): an advice
 */
void
sp_advice_unref (SpAdvice *self)
{
  g_atomic_rc_box_release_full (self, advice_clear);
}
