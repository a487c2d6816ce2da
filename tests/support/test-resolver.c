/* Tests of the name service for tests, and of waiting for its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "loop.h"
#include "mail-server.h"
#include "mock-resolver.h"

static GList *
ask (const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;

  g_resolver_lookup_by_name_async (resolver, name, cancellable, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);

  return g_resolver_lookup_by_name_finish (resolver, result, error);
}

static void
assert_resolver_error (const char *name, int code)
{
  g_autoptr(GError) error = NULL;

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
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
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
  g_autoptr(SpTestServer) server = sp_test_server_new (&(SpTestScript){ SP_TEST_IMAP });
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
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

static void
test_wildcard (void)
{
  SpMockResolver *resolver = sp_mock_resolver_install ();
  g_autoptr(GError) error = NULL;
  GList *found;

  sp_mock_resolver_add (resolver, "*.wild.example", "127.0.0.9");
  sp_mock_resolver_add_error (resolver, "broken.wild.example", G_RESOLVER_ERROR_INTERNAL);
  found = ask ("any.wild.example", NULL, &error);
  g_assert_no_error (error);
  g_resolver_free_addresses (found);
  assert_resolver_error ("broken.wild.example", G_RESOLVER_ERROR_INTERNAL);
  assert_resolver_error ("wild.example", G_RESOLVER_ERROR_NOT_FOUND);
  assert_resolver_error ("a.b.wild.example", G_RESOLVER_ERROR_NOT_FOUND);
  sp_mock_resolver_uninstall (resolver);
}

static GList *
ask_records (GResolverRecordType type, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;

  g_resolver_lookup_records_async (resolver, name, type, cancellable, sp_test_store_result,
                                   &location);
  result = sp_test_wait_result (&location);

  return g_resolver_lookup_records_finish (resolver, result, error);
}

static void
assert_records (GResolverRecordType type, const char *name, const char *expected)
{
  g_autoptr(GString) said = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  GList *found = ask_records (type, name, NULL, &error);

  g_assert_no_error (error);
  for (GList *l = found; l != NULL; l = l->next)
    {
      g_autofree char *record = g_variant_print (l->data, FALSE);

      g_string_append_printf (said, "%s%s", said->len ? " " : "", record);
    }
  g_list_free_full (found, (GDestroyNotify) g_variant_unref);
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_records (void)
{
  SpMockResolver *resolver = sp_mock_resolver_install ();
  g_autoptr(GResolver) sync = g_resolver_get_default ();
  g_autoptr(GError) error = NULL;
  GList *found;

  sp_mock_resolver_add_srv (resolver, "_imaps._tcp.a.example", 10, 5, 993, "mail.a.example");
  sp_mock_resolver_add_srv (resolver, "_imaps._tcp.a.example", 20, 0, 1993, "b.example");
  sp_mock_resolver_set_records_delay (resolver, G_RESOLVER_RECORD_SRV, "_imaps._tcp.a.example", 10);
  sp_mock_resolver_add_mx (resolver, "a.example", 10, "mx.a.example");
  sp_mock_resolver_add_txt (resolver, "a.example", "v=1;\n d=x");
  assert_records (G_RESOLVER_RECORD_SRV, "_imaps._tcp.a.example",
                  "(10, 5, 993, 'mail.a.example') (20, 0, 1993, 'b.example')");
  assert_records (G_RESOLVER_RECORD_MX, "a.example", "(10, 'mx.a.example')");
  assert_records (G_RESOLVER_RECORD_TXT, "a.example", "(['v=1;', ' d=x'],)");
  g_assert_cmpuint (
      sp_mock_resolver_get_n_record_lookups (resolver, G_RESOLVER_RECORD_MX, "a.example"), ==, 1);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (resolver, "a.example"), ==, 0);
  assert_resolver_error ("a.example", G_RESOLVER_ERROR_NOT_FOUND);
  found = g_resolver_lookup_records (sync, "a.example", G_RESOLVER_RECORD_MX, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (found), ==, 1);
  g_list_free_full (found, (GDestroyNotify) g_variant_unref);
  g_assert_cmpuint (
      sp_mock_resolver_get_n_record_lookups (resolver, G_RESOLVER_RECORD_MX, "a.example"), ==, 2);
  g_assert_cmpuint (sp_mock_resolver_get_n_all (resolver), ==, 5);
  sp_mock_resolver_uninstall (resolver);
}

static void
test_records_fail (void)
{
  SpMockResolver *resolver = sp_mock_resolver_install ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  sp_mock_resolver_add_records_error (resolver, G_RESOLVER_RECORD_MX, "a.example",
                                      G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  sp_mock_resolver_set_records_delay (resolver, G_RESOLVER_RECORD_TXT, "a.example",
                                      SP_MOCK_RESOLVER_NEVER);
  g_assert_null (ask_records (G_RESOLVER_RECORD_MX, "a.example", NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  g_clear_error (&error);
  g_assert_null (ask_records (G_RESOLVER_RECORD_SRV, "a.example", NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  sp_mock_resolver_fail (resolver, G_RESOLVER_ERROR_INTERNAL);
  g_assert_null (ask_records (G_RESOLVER_RECORD_SRV, "a.example", NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_INTERNAL);
  g_clear_error (&error);
  assert_resolver_error ("a.example", G_RESOLVER_ERROR_INTERNAL);
  g_timeout_add (10, cancel, cancellable);
  g_assert_null (ask_records (G_RESOLVER_RECORD_TXT, "a.example", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sp_mock_resolver_uninstall (resolver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/answers", test_resolver);
  g_test_add_func ("/resolver/wildcard", test_wildcard);
  g_test_add_func ("/resolver/client", test_resolver_client);
  g_test_add_func ("/resolver/records", test_records);
  g_test_add_func ("/resolver/records-fail", test_records_fail);

  return g_test_run ();
}
