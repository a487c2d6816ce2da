/* What a desk has instead of the world outside: a name service and a provider database of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk.h"

#define DATABASE "database"

/* Nobody outside is asked; what is published is in a folder, and all servers are on this computer. */
static void
set_preferences (const char *folder)
{
  g_autoptr(GSettings) settings = g_settings_new (SP_APP_ID);
  g_autofree char *database = g_build_filename (folder, DATABASE, NULL);

  g_assert_cmpint (g_mkdir (database, 0700), ==, 0);
  g_settings_set_string (settings, "provider-database", database);
  g_settings_set_boolean (settings, "allow-internal", TRUE);
}

/**
 * desk_lay_out:
 * @self: a desk with its folder
 *
 * From now on nobody outside is asked for names or settings.
 */
void
desk_lay_out (Desk *self)
{
  set_preferences (self->folder);
  self->names = sp_mock_resolver_install ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

/**
 * desk_clear_away:
 * @self: a desk
 *
 * Puts the usual name service back and removes the desk's folder.
 */
void
desk_clear_away (Desk *self)
{
  sp_mock_resolver_uninstall (self->names);
  remove_folder (self->folder);
}

static void
append_server (GString *document, const SpTestScript *script, guint16 port)
{
  static const char *const types[] = { "imap", "pop3", "smtp" };
  const char *element = script->protocol == SP_TEST_SMTP ? "outgoingServer" : "incomingServer";

  g_string_append_printf (document,
                          "<%s type=\"%s\"><hostname>localhost</hostname><port>%u</port>"
                          "<socketType>%s</socketType><username>%%EMAILADDRESS%%</username>"
                          "<authentication>password-cleartext</authentication></%s>",
                          element, types[script->protocol], port,
                          script->implicit_tls ? "SSL" : "STARTTLS", element);
}

/**
 * desk_publish:
 * @self: a desk
 * @domain: a domain
 * @first: how its first server behaves; must outlive @self
 * @second: (nullable): how another behaves; must outlive @self
 *
 * Starts servers and puts them into the provider database.
 */
void
desk_publish (Desk *self, const char *domain, const SpTestScript *first, const SpTestScript *second)
{
  const SpTestScript *scripts[] = { first, second };
  g_autofree char *path = g_build_filename (self->folder, DATABASE, domain, NULL);
  g_autoptr(GString) document = g_string_new ("<clientConfig version=\"1.1\"><emailProvider>");
  g_autoptr(GError) error = NULL;

  g_string_append_printf (document, "<domain>%s</domain>", domain);
  for (guint i = 0; i < 2 && scripts[i]; i++)
    {
      SpTestServer *server = sp_test_server_new (scripts[i]);

      g_ptr_array_add (self->servers, server);
      append_server (document, scripts[i], sp_test_server_get_port (server));
    }
  g_string_append (document, "</emailProvider></clientConfig>");
  g_file_set_contents (path, document->str, -1, &error);
  g_assert_no_error (error);
}
