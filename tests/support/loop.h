/* Bounded waiting on the main context, so that a test fails instead of hanging.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SP_TEST_DEADLINE_SECONDS: how long any wait may last before the test counts as failed */
#define SP_TEST_DEADLINE_SECONDS 30

typedef gboolean (*SpTestCondition) (gpointer data);

void sp_test_store_result (GObject *source, GAsyncResult *result, gpointer location);
GAsyncResult *sp_test_wait_result (GAsyncResult **location);
GAsyncResult *sp_test_await_result (GAsyncResult **location);
void sp_test_wait_until (SpTestCondition condition, gpointer data);
void sp_test_wait_ms (guint milliseconds);

G_END_DECLS
