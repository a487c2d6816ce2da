/* Bounded waiting on the main context, so that a test fails instead of hanging.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "loop.h"

/**
 * sp_test_store_result:
 * @source: (nullable): the object that the operation belongs to
 * @result: the result
 * @location: a #GAsyncResult pointer that is %NULL so far
 *
 * A #GAsyncReadyCallback that keeps a reference to the result for sp_test_wait_result().
 */
void
sp_test_store_result (GObject *source, GAsyncResult *result, gpointer location)
{
  GAsyncResult **where = location;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static gboolean
has_result (gpointer location)
{
  return *(GAsyncResult **) location != NULL;
}

/**
 * sp_test_wait_result:
 * @location: what was given to sp_test_store_result() as user data
 *
 * Runs the thread-default main context until the operation has finished.
 *
 * Returns: (transfer full): the result; @location is %NULL again
 */
GAsyncResult *
sp_test_wait_result (GAsyncResult **location)
{
  sp_test_wait_until (has_result, location);

  return g_steal_pointer (location);
}

/**
 * sp_test_await_result:
 * @location: what was given to sp_test_store_result() as user data
 *
 * Runs the thread-default main context until the operation has finished.
 *
 * Returns: (transfer none): the result, which stays at @location
 */
GAsyncResult *
sp_test_await_result (GAsyncResult **location)
{
  sp_test_wait_until (has_result, location);

  return *location;
}

static gboolean
on_deadline (gpointer reached)
{
  *(gboolean *) reached = TRUE;

  return G_SOURCE_CONTINUE;
}

/* Attaches to the thread-default context, which g_timeout_add() does not. */
static GSource *
attach_timeout (guint milliseconds, gboolean *reached)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, on_deadline, reached, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

/**
 * sp_test_wait_until:
 * @condition: what to wait for
 * @data: handed to @condition
 *
 * Runs the thread-default main context until @condition holds. It is asked after every turn of the loop and at least
 * every 20 milliseconds. Fails the test after %SP_TEST_DEADLINE_SECONDS.
 */
void
sp_test_wait_until (SpTestCondition condition, gpointer data)
{
  gboolean late = FALSE;
  gboolean tick = FALSE;
  g_autoptr(GSource) deadline = attach_timeout (SP_TEST_DEADLINE_SECONDS * 1000, &late);
  g_autoptr(GSource) ticker = attach_timeout (20, &tick);

  while (!condition (data) && !late)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_source_destroy (deadline);
  g_source_destroy (ticker);
  if (late)
    g_error ("Nothing happened within %d seconds", SP_TEST_DEADLINE_SECONDS);
}

/**
 * sp_test_wait_ms:
 * @milliseconds: how long
 *
 * Runs the thread-default main context for a while, for tests that assert that something does not happen.
 */
void
sp_test_wait_ms (guint milliseconds)
{
  gboolean over = FALSE;
  g_autoptr(GSource) timeout = attach_timeout (milliseconds, &over);

  while (!over)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_source_destroy (timeout);
}
