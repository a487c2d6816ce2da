/* How the fetch of one document ended, wherever the document lay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetched.h"

/**
 * sp_fetched_free:
 * @self: (transfer full): how a fetch ended
 */
void
sp_fetched_free (SpFetched *self)
{
  g_free (self->detail);
  g_free (self->location);
  g_free (self->host);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}
