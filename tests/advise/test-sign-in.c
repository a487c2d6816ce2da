/* Tests of how the way to sign in is chosen: what the server offers, what the program knows, what the site wants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advise/sign-in.h"
#include "fixture.h"

static const struct
{
  const char *name;
  const char *client;
  const char *uri; /* decides the protocol */
  const char *auth;
  const char *capabilities;
  const char *wanted;
  SpSignInState state;
  SpAuth way;
  const char *label;
  const char *mechanism;
} cases[] = {
  { "plain", "thunderbird-128", "imaps://h", "LOGIN PLAIN", "IMAP4rev1", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_PASSWORD, "Normal password", "PLAIN" },
  { "password-before-challenge", "thunderbird-128", "smtps://h", "CRAM-MD5 PLAIN", "SIZE", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_PASSWORD, "Normal password", "PLAIN" },
  { "login-only", "evolution", "smtps://h", "LOGIN XOAUTH2", "SIZE", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_PASSWORD, "Login", "LOGIN" },
  { "login-only-one-word", "thunderbird-128", "smtps://h", "LOGIN", "SIZE", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_PASSWORD, "Normal password", "LOGIN" },
  { "login-command", "thunderbird-128", "imaps://h", "XOAUTH2", "IMAP4rev1 IDLE", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_PASSWORD, "Normal password", "LOGIN" },
  { "login-disabled", "thunderbird-128", "imaps://h", "XOAUTH2", "IMAP4rev1 LOGINDISABLED", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_OAUTH2, "OAuth2", "XOAUTH2" },
  { "pop-user", "thunderbird-128", "pop3s://h", NULL, "TOP USER", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_PASSWORD, "Normal password", "USER" },
  { "pop-silent", "thunderbird-128", "pop3s://h", NULL, NULL, NULL, SP_SIGN_IN_ASSUMED,
    SP_AUTH_PASSWORD, "Normal password", NULL },
  { "challenge", "thunderbird-128", "smtps://h", "CRAM-MD5 NTLM", "SIZE", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_ENCRYPTED, "Encrypted password", "CRAM-MD5" },
  { "challenge-unknown", "thunderbird-128", "smtps://h", "SCRAM-SHA-256 NTLM", "SIZE", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_NTLM, "NTLM", "NTLM" },
  { "oauth-only", "claws-mail", "smtps://h", "XOAUTH2 OAUTHBEARER", "SIZE", NULL, SP_SIGN_IN_SHARED,
    SP_AUTH_OAUTH2, "OAuth2", "XOAUTH2" },
  { "oauth-unknown", "geary", "smtps://h", "XOAUTH2", "SIZE", NULL, SP_SIGN_IN_UNSHARED,
    SP_AUTH_PASSWORD, NULL, NULL },
  { "gssapi-before-ntlm", "thunderbird-128", "smtps://h", "NTLM GSSAPI EXTERNAL", "SIZE", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_GSSAPI, "Kerberos / GSSAPI", "GSSAPI" },
  { "external", "thunderbird-128", "imaps://h", "EXTERNAL", "LOGINDISABLED", NULL,
    SP_SIGN_IN_SHARED, SP_AUTH_EXTERNAL, "TLS Certificate", "EXTERNAL" },
  { "nothing-shared", "outlook-express", "smtps://h", "GSSAPI", "SIZE", NULL, SP_SIGN_IN_UNSHARED,
    SP_AUTH_PASSWORD, NULL, NULL },
  { "no-auth", "thunderbird-128", "smtp://h", NULL, "SIZE", NULL, SP_SIGN_IN_NONE, SP_AUTH_NONE,
    "No authentication", NULL },
  { "site-chooses", "thunderbird-128", "smtp://h", "PLAIN XOAUTH2", "SIZE", "OAuth2",
    SP_SIGN_IN_SHARED, SP_AUTH_OAUTH2, "OAuth2", "XOAUTH2" },
  { "site-order", "thunderbird-128", "smtp://h", "PLAIN CRAM-MD5", "SIZE",
    "GSSAPI password-encrypted password-cleartext", SP_SIGN_IN_SHARED, SP_AUTH_ENCRYPTED,
    "Encrypted password", "CRAM-MD5" },
  { "site-unshared", "thunderbird-128", "smtp://h", "PLAIN", "SIZE", "gssapi", SP_SIGN_IN_UNSHARED,
    SP_AUTH_PASSWORD, NULL, NULL },
  { "site-none", "geary", "smtp://h", "PLAIN", "SIZE", "none", SP_SIGN_IN_NONE, SP_AUTH_NONE,
    "No login needed", NULL },
};

static SpSignIn
choose (SpCatalogue *catalogue, guint i, SpReport *report, const char *wanted)
{
  SpObservation *seen = sp_report_get_observation (report, 0);
  g_auto(GStrv) list = wanted ? g_strsplit (wanted, " ", -1) : NULL;
  SpProtocol protocol =
      sp_endpoint_get_protocol (sp_service_get (sp_report_get_service (report), 0)->endpoint);
  SpClient *client = sp_catalogue_find_client (catalogue, cases[i].client);

  return sp_sign_in_choose (sp_client_get_protocol (client, protocol), protocol, seen,
                            (const char *const *) list);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const Seen seen[] = { { cases[i].uri, .tls = "TLS 1.3", .auth = cases[i].auth,
                          .capabilities = cases[i].capabilities },
                        { NULL } };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (seen);
  SpSignIn sign_in = choose (catalogue, i, report, cases[i].wanted);

  g_assert_cmpint (sign_in.state, ==, cases[i].state);
  g_assert_cmpint (sign_in.auth, ==, cases[i].way);
  g_assert_cmpstr (sign_in.label, ==, cases[i].label);
  g_assert_cmpstr (sign_in.mechanism, ==, cases[i].mechanism);
}

static void
test_unseen (void)
{
  const Seen unseen[] = { { "imaps://h", .unseen = TRUE }, { NULL } };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (unseen);

  g_assert_cmpint (choose (catalogue, 0, report, NULL).auth, ==, SP_AUTH_PASSWORD);
  g_assert_cmpint (choose (catalogue, 0, report, NULL).state, ==, SP_SIGN_IN_ASSUMED);
  g_assert_cmpint (choose (catalogue, 0, report, "OAuth2").auth, ==, SP_AUTH_OAUTH2);
  g_assert_cmpint (choose (catalogue, 0, report, "none").auth, ==, SP_AUTH_NONE);
}

/* RFC 1939 section 7: a time stamp in the greeting is the offer. */
static void
test_apop (void)
{
  const Seen seen[] = { { "pop3s://h", .tls = "TLS 1.3", .capabilities = "TOP" }, { NULL } };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (seen);
  SpClient *client = sp_catalogue_find_client (catalogue, "eudora-win");
  const SpClientProtocol *can = sp_client_get_protocol (client, SP_PROTOCOL_POP3);
  SpObservation *observation = sp_report_get_observation (report, 0);

  g_assert_cmpint (sp_sign_in_choose (can, SP_PROTOCOL_POP3, observation, NULL).state, ==,
                   SP_SIGN_IN_UNSHARED);
  observation->banner = g_strdup ("+OK ready <1896.697170952@dbc.mtview.ca.us>");
  g_assert_cmpstr (sp_sign_in_choose (can, SP_PROTOCOL_POP3, observation, NULL).label, ==, "APOP");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/advise/sign-in/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/advise/sign-in/unseen", test_unseen);
  g_test_add_func ("/advise/sign-in/apop", test_apop);
  return g_test_run ();
}
