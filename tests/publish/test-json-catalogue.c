/* Tests of the JSON of mail programs and sites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <json-glib/json-glib.h>

#include "publish/json.h"
#include "samples.h"

static JsonNode *
parse (const char *line)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (line, &error);

  g_assert_no_error (error);
  g_assert_null (strchr (line, '\n'));
  return node;
}

static void
test_client (void)
{
  g_autoptr(SpClient) client = sample_client ("pigeon", "Pigeon “3”");
  g_autofree char *line = sp_json_client (client);
  g_autoptr(JsonNode) node = parse (line);
  JsonObject *object = json_node_get_object (node);
  JsonObject *protocols = json_object_get_object_member (object, "protocols");
  JsonObject *smtp = json_object_get_object_member (protocols, "smtp");

  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "pigeon");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "Pigeon “3”");
  g_assert_cmpstr (json_object_get_string_member (object, "era"), ==, "current");
  g_assert_true (json_object_get_null_member (object, "vendor"));
  g_assert_true (json_object_get_null_member (protocols, "pop3"));
  g_assert_cmpstr (json_object_get_string_member (smtp, "starttls_label"), ==, "TLS");
  g_assert_true (json_object_get_null_member (smtp, "opportunistic_label"));
  g_assert_cmpint (json_object_get_int_member (smtp, "default_port_implicit"), ==, 465);
  g_assert_true (json_object_get_null_member (smtp, "default_port_starttls"));
}

/* Where nothing is known of adding an account there is null; else the steps as they stand in the description. */
static void
test_setup (void)
{
  static const char text[] = "[Client]\nId=owl\nName=Owl\nFindsSettings=autoconfig;mx;\n"
                             "AddAccount1=open; ~/.owlrc\nAddAccount2=choose; Safe; ticked\n"
                             "AddAccount3=type; Port: {port.imap}\nAddAccount3Page=First\n"
                             "Block.starttls=a\\nb\nOAuth2Hosts=example.edu;\n";
  g_autoptr(SpClient) plain = sample_client ("pigeon", "Pigeon");
  g_autoptr(SpClient) client = sp_client_new_from_data (text, strlen (text), "x", NULL, NULL);
  g_autofree char *nothing = sp_json_client (plain);
  g_autofree char *line = sp_json_client (client);
  g_autoptr(JsonNode) empty = parse (nothing);
  g_autoptr(JsonNode) node = parse (line);
  JsonObject *object = json_node_get_object (empty);
  JsonArray *steps;

  g_assert_true (json_object_get_null_member (object, "finds_settings"));
  g_assert_true (json_object_get_null_member (object, "add_account"));
  g_assert_true (json_object_get_null_member (object, "blocks"));
  g_assert_true (json_object_get_null_member (object, "oauth2_hosts"));
  object = json_node_get_object (node);
  g_assert_true (json_object_get_boolean_member (object, "finds_settings"));
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (object, "finds_settings_by"), 1),
      ==, "mx");
  steps = json_object_get_array_member (object, "add_account");
  g_assert_cmpuint (json_array_get_length (steps), ==, 3);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (steps, 1), "state"), ==,
      "ticked");
  object = json_array_get_object_element (steps, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "type");
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "Port: {port.imap}");
  g_assert_cmpstr (json_object_get_string_member (object, "label"), ==, "Port");
  g_assert_cmpstr (json_object_get_string_member (object, "value"), ==, "{port.imap}");
  g_assert_cmpstr (json_object_get_string_member (object, "page"), ==, "First");
  object = json_object_get_object_member (json_node_get_object (node), "blocks");
  g_assert_true (json_object_get_null_member (object, "implicit"));
  g_assert_cmpstr (json_object_get_string_member (object, "starttls"), ==, "a\nb\n");
}

static void
test_site (void)
{
  static const char text[] = "[Site]\nId=example\nName=Example\nDomains=example.edu;\n"
                             "[IMAP]\nHost=imap.example.edu\nTlsPort=993\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSite) site =
      sp_site_new_from_data (text, strlen (text), "/etc/example.site", NULL, &error);
  g_autofree char *line = site ? sp_json_site (site) : NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_assert_no_error (error);
  node = parse (line);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "/etc/example.site");
  g_assert_cmpstr (json_object_get_string_member (object, "policy"), ==, "rfc8314");
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (object, "endpoints"), 0), ==,
      "imaps://imap.example.edu:993");
  g_assert_true (json_object_get_null_member (object, "ca_file"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/json-catalogue/client", test_client);
  g_test_add_func ("/publish/json-catalogue/setup", test_setup);
  g_test_add_func ("/publish/json-catalogue/site", test_site);
  return g_test_run ();
}
