/* Tests of the name service for tests, and of waiting for its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "loop.h"
#include "mail-server.h"
#include "mock-resolver.h"

static GList *
ask (const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;

  g_resolver_lookup_by_name_async (resolver, name, cancellable, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);

  return g_resolver_lookup_by_name_finish (resolver, result, error);
}

static void
assert_resolver_error (const char *name, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (name, NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, code);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_resolver (void)
{
  SpMockResolver *resolver = sp_mock_resolver_install ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GList *found;

  sp_mock_resolver_add (resolver, "both.example", "::1,127.0.0.1");
  sp_mock_resolver_set_delay (resolver, "both.example", 10);
  sp_mock_resolver_add_error (resolver, "broken.example", G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  sp_mock_resolver_set_delay (resolver, "never.example", SP_MOCK_RESOLVER_NEVER);
  found = ask ("both.example", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (found), ==, 2);
  g_resolver_free_addresses (found);
  assert_resolver_error ("missing.example", G_RESOLVER_ERROR_NOT_FOUND);
  assert_resolver_error ("broken.example", G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  g_timeout_add (10, cancel, cancellable);
  g_assert_null (ask ("never.example", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (resolver, "both.example"), ==, 1);
  sp_mock_resolver_uninstall (resolver);
}

static void
test_resolver_client (void)
{
  SpMockResolver *resolver = sp_mock_resolver_install ();
  g_autoptr (SpTestServer) server = sp_test_server_new (&(SpTestScript){ SP_TEST_IMAP });
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *location = NULL;

  sp_mock_resolver_add (resolver, "mail.example", "127.0.0.1");
  g_socket_client_connect_to_host_async (client, "mail.example", sp_test_server_get_port (server),
                                         NULL, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);
  connection = g_socket_client_connect_to_host_finish (client, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_socket_connection_is_connected (connection));
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (resolver, "mail.example"), >, 0);
  sp_mock_resolver_uninstall (resolver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/answers", test_resolver);
  g_test_add_func ("/resolver/client", test_resolver_client);

  return g_test_run ();
}
