/* The demonstration mail service: its servers on loopback, and the site profile by which Signpost finds them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-site.h"

#include "certificates.h"
#include "mail-server.h"

#include <glib/gstdio.h>

#define SITE_FILE "demo.site"
#define CA_FILE "demo-ca.pem"

/* One listening socket of the service. */
typedef struct
{
  SpTestProtocol protocol;
  gboolean implicit_tls;
  guint16 usual_port;
  const char *group; /* in the site profile */
} DemoPort;

static const DemoPort ports[] = {
  { SP_TEST_IMAP, TRUE, 993, "IMAP" }, { SP_TEST_IMAP, FALSE, 143, "IMAP" },
  { SP_TEST_POP3, TRUE, 995, "POP3" }, { SP_TEST_POP3, FALSE, 110, "POP3" },
  { SP_TEST_SMTP, TRUE, 465, "SMTP" }, { SP_TEST_SMTP, FALSE, 587, "SMTP" },
};

static const char *const greetings[] = {
  [SP_TEST_IMAP] = "* OK Signpost demonstration service ready.\r\n",
  [SP_TEST_POP3] = "+OK Signpost demonstration service ready.\r\n",
  [SP_TEST_SMTP] = "220 localhost ESMTP Signpost demonstration service\r\n",
};

/* Whoever tries to sign in learns why that fails. */
static const SpTestRule imap_rules[] = {
  { "LOGIN", "{tag} NO [AUTHENTICATIONFAILED] This demonstration knows no users.\r\n",
    SP_TEST_CONTINUE, SP_TEST_IN_TLS },
  { "AUTHENTICATE", "{tag} NO [AUTHENTICATIONFAILED] This demonstration knows no users.\r\n",
    SP_TEST_CONTINUE, SP_TEST_IN_TLS },
  { NULL },
};

static const SpTestRule pop3_rules[] = {
  { "PASS", "-ERR [AUTH] This demonstration knows no users.\r\n" },
  { NULL },
};

static const SpTestRule smtp_rules[] = {
  { "AUTH", "535 5.7.8 This demonstration knows no users\r\n", SP_TEST_CONTINUE, SP_TEST_IN_TLS },
  { NULL },
};

static const SpTestRule *const rules[] = {
  [SP_TEST_IMAP] = imap_rules,
  [SP_TEST_POP3] = pop3_rules,
  [SP_TEST_SMTP] = smtp_rules,
};

struct _SpDemoSite
{
  SpTestAuthority *authority; /* (owned) */
  char *identity; /* (owned) what all servers show */
  SpTestServer *servers[G_N_ELEMENTS (ports)]; /* (owned) */
  char *folder; /* (owned) (nullable) where the two files were written */
};

static SpTestServer *
start_server (SpDemoSite *self, const DemoPort *port, guint16 base_port, GError **error)
{
  SpTestScript script = { port->protocol,
                          .implicit_tls = port->implicit_tls,
                          .port = base_port > 0 ? base_port + port->usual_port : 0,
                          .identity = self->identity,
                          .greeting = greetings[port->protocol],
                          .rules = rules[port->protocol] };
  SpTestServer *server = sp_test_server_try_new (&script, error);

  if (server == NULL)
    g_prefix_error (error, "Port %u on 127.0.0.1: ", script.port);

  return server;
}

/**
 * sp_demo_site_new:
 * @base_port: what to add to the usual ports 143, 993, 110, 995, 587 and 465; 0 lets the kernel choose
 * @error: where to put a #GIOErrorEnum
 *
 * Starts the six servers on 127.0.0.1, with a certificate for `localhost` from an authority made on the spot.
 *
 * Returns: (transfer full) (nullable): the service, or %NULL where a port is taken
 */
SpDemoSite *
sp_demo_site_new (guint16 base_port, GError **error)
{
  static const char *const names[] = { "localhost", "127.0.0.1", NULL };
  g_autoptr(SpDemoSite) self = g_new0 (SpDemoSite, 1);

  self->authority = sp_test_authority_new ("Signpost Demonstration Authority");
  self->identity = sp_test_authority_issue (self->authority, SP_TEST_CERTIFICATE_GOOD, names);
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      self->servers[i] = start_server (self, &ports[i], base_port, error);
      if (self->servers[i] == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

/**
 * sp_demo_site_free:
 * @self: (transfer full): a service
 *
 * Stops the servers and removes the files that sp_demo_site_write() wrote.
 */
void
sp_demo_site_free (SpDemoSite *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    g_clear_pointer (&self->servers[i], sp_test_server_free);
  if (self->folder != NULL)
    {
      remove_file (self->folder, SITE_FILE);
      remove_file (self->folder, CA_FILE);
    }
  g_clear_pointer (&self->authority, sp_test_authority_free);
  g_free (self->identity);
  g_free (self->folder);
  g_free (self);
}

static GKeyFile *
make_profile (const SpDemoSite *self)
{
  GKeyFile *file = g_key_file_new ();

  g_key_file_set_string (file, "Site", "Id", "demo");
  g_key_file_set_string (file, "Site", "Name", "Demonstration Mail Service");
  g_key_file_set_string (file, "Site", "Name[fr]", "Service de messagerie de démonstration");
  g_key_file_set_string (file, "Site", "Domains", "demo.example;");
  g_key_file_set_boolean (file, "Site", "Default", TRUE);
  g_key_file_set_string (file, "Site", "Policy", "rfc8314");
  g_key_file_set_string (file, "Site", "UserName", "%EMAILADDRESS%");
  g_key_file_set_string (file, "Site", "CaFile", CA_FILE);
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_key_file_set_string (file, ports[i].group, "Host", "localhost");
      g_key_file_set_integer (file, ports[i].group,
                              ports[i].implicit_tls ? "TlsPort" : "StartTlsPort",
                              sp_test_server_get_port (self->servers[i]));
      g_key_file_set_string (file, ports[i].group, "Authentication", "password-cleartext;");
    }

  return file;
}

/**
 * sp_demo_site_write:
 * @self: a service
 * @folder: an existing folder
 * @error: where to put a #GFileError
 *
 * Writes `demo.site`, the profile, and `demo-ca.pem`, the authority to trust, into @folder. Both are removed with @self.
 *
 * Returns: whether both were written
 */
gboolean
sp_demo_site_write (SpDemoSite *self, const char *folder, GError **error)
{
  g_autoptr(GKeyFile) profile = make_profile (self);
  g_autofree char *site = g_build_filename (folder, SITE_FILE, NULL);
  g_autofree char *ca = g_build_filename (folder, CA_FILE, NULL);

  g_free (self->folder);
  self->folder = g_strdup (folder);

  return sp_test_authority_write (self->authority, ca, error) &&
         g_key_file_save_to_file (profile, site, error);
}

/**
 * sp_demo_site_describe:
 * @self: a service whose files are written
 *
 * Returns: (transfer full): what runs where and how to try it, for a terminal
 */
char *
sp_demo_site_describe (const SpDemoSite *self)
{
  GString *text = g_string_new ("The Signpost demonstration mail service runs, for this computer "
                                "alone.\n\n");

  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    g_string_append_printf (text, "  %s  localhost  port %-5u  %s\n", ports[i].group,
                            sp_test_server_get_port (self->servers[i]),
                            ports[i].implicit_tls ? "TLS from the first byte" : "STARTTLS");
  g_string_append_printf (text,
                          "\nIts site profile   %s/" SITE_FILE "\n"
                          "Its authority      %s/" CA_FILE "\n\n"
                          "Try it:\n"
                          "  signpostctl check --site %s/" SITE_FILE " you@demo.example\n"
                          "  openssl s_client -connect localhost:%u -CAfile %s/" CA_FILE "\n\n"
                          "Ctrl+C stops it and removes the two files.\n",
                          self->folder, self->folder, self->folder,
                          sp_test_server_get_port (self->servers[0]), self->folder);

  return g_string_free (text, FALSE);
}
