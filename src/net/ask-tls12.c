/* Asks a server that has agreed on TLS 1.3 whether it speaks TLS 1.2 too.
 *
 * Mail programs that stop at TLS 1.2 are not to be told a server that refuses that. It takes one connection, and one round trip where
 * TLS begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ask-tls12.h"

/* Nobody is kept waiting: a server that has just shaken hands answers at once. */
#define ANSWER_MS 2000

typedef struct
{
  SpObservation *seen; /* (owned) */
  GInetAddress *address; /* (owned) */
  SpHello *hello; /* (owned) */
  SpSurroundings around; /* borrowed: what the run shares, but for the patience */
  SpPatience patience;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  sp_hello_free (self->hello);
  g_object_unref (self->address);
  sp_observation_unref (self->seen);
  g_free (self);
}

/* Being turned away, silence and trouble tell nothing about the version. */
static SpTristate
read_answer (const Question *self)
{
  switch (sp_hello_get_verdict (self->hello))
    {
    case SP_HELLO_ACCEPTED:
      return SP_YES;
    case SP_HELLO_REFUSED:
      return SP_NO;
    case SP_HELLO_MORE:
    case SP_HELLO_UNCLEAR:
    default:
      return SP_UNKNOWN;
    }
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *self = g_task_get_task_data (task);
  g_autoptr(SpObservation) answer = sp_probe_finish (result);

  self->seen->connections += answer->connections;
  self->seen->tls->tls12 = read_answer (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_ask_tls12_makes_sense:
 * @seen: what a probe saw
 *
 * Returns: whether passwords may travel there, over TLS 1.3, and the server did not complain of too many connections
 */
gboolean
sp_ask_tls12_makes_sense (const SpObservation *seen)
{
  return sp_observation_is_safe (seen) && !seen->throttled && seen->address != NULL &&
         g_str_equal (seen->tls->version, sp_tls_version_get_name (SP_TLS_VERSION_1_3));
}

/**
 * sp_ask_tls12_async:
 * @seen: what a probe saw there; its TLS facts get the answer
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done
 * @data: for @callback
 *
 * It cannot fail: what was not answered stays unknown.
 */
void
sp_ask_tls12_async (SpObservation *seen,
                    const SpSurroundings *surroundings,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  const SpHelloWish wish = { .version = SP_TLS_VERSION_1_2,
                             .host = sp_endpoint_get_host (seen->endpoint) };
  Question *self = g_new0 (Question, 1);

  g_task_set_source_tag (task, sp_ask_tls12_async);
  g_task_set_task_data (task, self, question_free);
  g_task_set_check_cancellable (task, FALSE);
  self->seen = sp_observation_ref (seen);
  self->address = g_inet_address_new_from_string (seen->address);
  self->hello = sp_hello_new (&wish);
  self->around = *surroundings;
  self->patience = *surroundings->patience;
  self->patience.answer_ms = MIN (self->patience.answer_ms, ANSWER_MS);
  self->patience.probe_ms = MIN (self->patience.probe_ms, 2 * ANSWER_MS);
  self->around.patience = &self->patience;
  sp_probe_ask_async (seen->endpoint, self->address, self->hello, &self->around, cancellable,
                      on_asked, g_steal_pointer (&task));
}

/**
 * sp_ask_tls12_finish:
 * @result: the result
 */
void
sp_ask_tls12_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
