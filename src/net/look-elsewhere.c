/* Looks at every further address of a host, once each: what one address offers, the others should offer too.
 *
 * Which address a mail program gets is chance, or depends on its network; one server of several that was forgotten is found only so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "look-elsewhere.h"

/* The person waits: an address that does not answer in this time is silent. */
#define PROBE_MS 8000

typedef struct
{
  SpObservation *seen; /* (owned) */
  GPtrArray *found; /* (owned) (element-type SpObservation) */
  SpSurroundings around; /* borrowed: what the run shares, but for the patience */
  SpPatience patience;
  guint pending; /* under way */
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_ptr_array_unref (self->found);
  sp_observation_unref (self->seen);
  g_free (self);
}

/* Neither the one that was used, nor the one of the other family that was looked at beside it. */
static gboolean
is_further (const SpObservation *seen, const char *address)
{
  const char *other = seen->other ? seen->other->address : NULL;

  return !g_str_equal (address, seen->address) && g_strcmp0 (address, other) != 0;
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Look *self = g_task_get_task_data (task);
  g_autoptr(SpObservation) found = sp_probe_finish (result);

  if (found->status != SP_STATUS_CANCELLED)
    g_ptr_array_add (self->found, g_steal_pointer (&found));
  if (--self->pending > 0)
    return;
  g_clear_pointer (&self->seen->others, g_ptr_array_unref);
  self->seen->others = g_ptr_array_ref (self->found);
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_look_elsewhere_makes_sense:
 * @seen: what a probe saw
 *
 * The name localhost is this computer's own (RFC 6761 section 6.3), and a service there need not have all.
 *
 * Returns: whether the host has further addresses, and did not complain of too many connections
 */
gboolean
sp_look_elsewhere_makes_sense (const SpObservation *seen)
{
  gboolean throttled = seen->throttled || (seen->closer && seen->closer->throttled);

  if (g_str_equal (sp_endpoint_get_host (seen->endpoint), "localhost"))
    return FALSE;
  for (guint i = 0; seen->address && seen->addresses && seen->addresses[i] && !throttled; i++)
    if (is_further (seen, seen->addresses[i]))
      return TRUE;
  return FALSE;
}

/**
 * sp_look_elsewhere_async:
 * @seen: what a probe saw, of which sp_look_elsewhere_makes_sense(); gets what was seen at the other addresses
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done
 * @data: for @callback
 *
 * Opens one connection to each address; the budget bounds how many there are at once. It cannot fail.
 */
void
sp_look_elsewhere_async (SpObservation *seen,
                         const SpSurroundings *surroundings,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Look *self = g_new0 (Look, 1);

  g_task_set_source_tag (task, sp_look_elsewhere_async);
  g_task_set_task_data (task, self, look_free);
  g_task_set_check_cancellable (task, FALSE);
  self->seen = sp_observation_ref (seen);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_observation_unref);
  self->around = *surroundings;
  self->patience = *surroundings->patience;
  self->patience.probe_ms = MIN (self->patience.probe_ms, PROBE_MS);
  self->around.patience = &self->patience;
  for (guint i = 0; seen->addresses[i] != NULL; i++)
    if (is_further (seen, seen->addresses[i]))
      {
        g_autoptr(GInetAddress) address = g_inet_address_new_from_string (seen->addresses[i]);

        self->pending++;
        sp_probe_at_async (seen->endpoint, address, &self->around, cancellable, on_probed,
                           g_object_ref (task));
      }
}

/**
 * sp_look_elsewhere_finish:
 * @result: the result
 */
void
sp_look_elsewhere_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
