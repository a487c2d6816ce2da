/* Tests of the rows of settings: the program's own field names, what to enter, and the cell of the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/settings.h"

static const char program[] = "[Client]\nId=pigeon\nName=Pigeon 3\n"
                              "[IMAP]\nImplicitLabel=SSL/TLS\nStartTlsLabel=STARTTLS\n"
                              "SupportsImplicit=true\nSupportsStartTls=true\n"
                              "FieldServer=Server Name\nFieldSecurity=Connection security\n"
                              "FieldUser=User Name\n"
                              "[SMTP]\nImplicitLabel=Secure box\nSupportsImplicit=true\n"
                              "ImplicitState=ticked\n";

static SpClient *
make_client (void)
{
  g_autoptr(GError) error = NULL;
  SpClient *client =
      sp_client_new_from_data (program, strlen (program), "pigeon.client", NULL, &error);

  g_assert_no_error (error);
  return client;
}

static void
assert_row (GPtrArray *settings, guint i, SpField field, const char *label, const char *value)
{
  const SpSetting *setting = g_ptr_array_index (settings, i);

  g_assert_cmpint (setting->field, ==, field);
  g_assert_cmpstr (setting->label, ==, label);
  g_assert_cmpstr (setting->value, ==, value);
}

static void
test_rows (void)
{
  g_autoptr(SpClient) client = make_client ();
  SpAdvice advice = {
    .client = client,
    .protocol = SP_PROTOCOL_IMAP,
    .available = TRUE,
    .host = (char *) "imap.example.edu",
    .port = 993,
    .security = SP_SECURITY_TLS,
    .security_label = (char *) "SSL/TLS",
    .auth_label = (char *) "Normal password",
    .user_name = (char *) "ann@example.edu",
  };
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (&advice);
  g_autofree char *cell = sp_settings_cell (&advice);
  g_autofree char *text = sp_settings_to_text (&advice);

  g_assert_cmpuint (settings->len, ==, 5);
  assert_row (settings, 0, SP_FIELD_SERVER, "Server Name", "imap.example.edu");
  assert_row (settings, 1, SP_FIELD_PORT, "Port", "993");
  assert_row (settings, 2, SP_FIELD_SECURITY, "Connection security", "SSL/TLS");
  assert_row (settings, 3, SP_FIELD_AUTH, "Way to sign in", "Normal password");
  assert_row (settings, 4, SP_FIELD_USER, "User Name", "ann@example.edu");
  g_assert_cmpstr (cell, ==, "993 / SSL/TLS");
  g_assert_cmpstr (text, ==,
                   "Incoming mail (IMAP) in Pigeon 3\n"
                   "Server Name: imap.example.edu\n"
                   "Port: 993\n"
                   "Connection security: SSL/TLS\n"
                   "Way to sign in: Normal password\n"
                   "User Name: ann@example.edu\n");
}

/* A program that reads a file has lines where others have one choice; a site's window program keeps its word. */
static void
test_lines (void)
{
  static const char text[] = "[Client]\nId=owl\nName=Owl\nSettingsPath=~/.owlrc\n"
                             "[IMAP]\nStartTlsLabel=x\nFieldSecurity=tls\n";
  const struct
  {
    const char *label;
    const char *value;
  } cases[] = {
    { "use_tls = true + use_starttls = true", "use_tls = true\nuse_starttls = true" },
    { "server = \"imap://...\" + starttls = true",
      "server = \"imap://imap.example.edu:143\"\nstarttls = true" },
    { "imap:// + ssl_starttls=yes", "imap:// + ssl_starttls=yes" },
    { "starttls on", "starttls on" },
  };
  g_autoptr(SpClient) client =
      sp_client_new_from_data (text, strlen (text), "owl.client", NULL, NULL);
  SpAdvice advice = {
    .client = client,
    .protocol = SP_PROTOCOL_IMAP,
    .available = TRUE,
    .host = (char *) "imap.example.edu",
    .port = 143,
    .security = SP_SECURITY_STARTTLS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) settings = NULL;
      g_autofree char *cell = NULL;

      advice.security_label = (char *) cases[i].label;
      settings = sp_settings_for_advice (&advice);
      cell = sp_settings_cell (&advice);
      assert_row (settings, 2, SP_FIELD_SECURITY, "tls", cases[i].value);
      g_assert_null (strchr (cell, '\n'));
    }
  advice.security_label = (char *) cases[0].label;
  g_autofree char *copied = sp_settings_to_text (&advice);
  g_assert_nonnull (strstr (copied, "\ntls: \nuse_tls = true\nuse_starttls = true\n"));
}

static void
test_unknown_values (void)
{
  g_autoptr(SpClient) client = make_client ();
  SpAdvice advice = {
    .client = client,
    .protocol = SP_PROTOCOL_SMTP,
    .available = TRUE,
    .port = 587,
    .security = SP_SECURITY_STARTTLS,
  };
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (&advice);

  g_assert_cmpuint (settings->len, ==, 2);
  assert_row (settings, 1, SP_FIELD_SECURITY, "Connection security",
              "secure after a request (STARTTLS)");
}

static void
test_site_word (void)
{
  g_autoptr(SpClient) client = make_client ();
  SpAdvice advice = {
    .client = client,
    .protocol = SP_PROTOCOL_SMTP,
    .available = TRUE,
    .port = 465,
    .security = SP_SECURITY_TLS,
    .security_label = (char *) "Secure box",
    .site_label = (char *) "Require SSL",
  };
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (&advice);
  g_autofree char *cell = sp_settings_cell (&advice);
  const SpSetting *security = g_ptr_array_index (settings, 1);

  g_assert_cmpstr (cell, ==, "465 / Require SSL");
  g_assert_cmpstr (security->value, ==, "Secure box");
  assert_contains (security->hint, "Tick this box");
  assert_contains (security->hint, "“Require SSL”");
}

static void
test_nothing (void)
{
  g_autoptr(SpClient) client = make_client ();
  g_autoptr(GPtrArray) why = g_ptr_array_new ();
  SpReason reason = { .kind = SP_REASON_CLIENT_LACKS_PROTOCOL };
  SpAdvice advice = { .client = client, .protocol = SP_PROTOCOL_POP3, .why = why };
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (&advice);
  g_autofree char *cell = sp_settings_cell (&advice);
  g_autofree char *text = NULL;

  g_ptr_array_add (why, &reason);
  text = sp_settings_to_text (&advice);
  g_assert_cmpuint (settings->len, ==, 0);
  g_assert_cmpstr (cell, ==, "—");
  assert_contains (text, "Pigeon 3 does not use POP.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/settings/rows", test_rows);
  g_test_add_func ("/text/settings/unknown-values", test_unknown_values);
  g_test_add_func ("/text/settings/lines", test_lines);
  g_test_add_func ("/text/settings/site-word", test_site_word);
  g_test_add_func ("/text/settings/nothing", test_nothing);
  return g_test_run ();
}
