/* Tests of what is advised for accounts at providers: the way to sign in, what to do first, and programs that cannot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/advisor.h"
#include "core/enums.h"
#include "fixture.h"

/* What is known about signing in, in the order of SpProviderKey. */
static const char *const keys[] = {
  "password", "oauth2", "app-password", "second-factor", "switch-on", "user-name", "mail-programs",
};

static const char *const names[] = {
  [SP_REASON_PROVED] = "proved",
  [SP_REASON_IMPLICIT_PREFERRED] = "implicit-preferred",
  [SP_REASON_ONLY_STARTTLS] = "only-starttls",
  [SP_REASON_USUAL_PORT] = "usual-port",
  [SP_REASON_CLIENT_LACKS_PROTOCOL] = "lacks-protocol",
  [SP_REASON_CLIENT_LACKS_STARTTLS] = "lacks-starttls",
  [SP_REASON_CLIENT_STARTTLS_PORT] = "starttls-port",
  [SP_REASON_PORT_DECIDES] = "port-decides",
  [SP_REASON_NOTHING_KNOWN] = "nothing-known",
  [SP_REASON_AUTH] = "auth",
  [SP_REASON_AUTH_ASSUMED] = "auth-assumed",
  [SP_REASON_AUTH_UNSHARED] = "auth-unshared",
  [SP_REASON_PROVIDER] = "provider",
  [SP_REASON_APP_PASSWORD_FIRST] = "make-app-password",
  [SP_REASON_PASSWORD_ENDED] = "password-ended",
  [SP_REASON_OAUTH2_CLIENT] = "can-open-page",
  [SP_REASON_OAUTH2_CLIENT_LACKS] = "cannot-open-page",
  [SP_REASON_OAUTH2_NO_LABEL] = "no-label",
  [SP_REASON_OAUTH2_UNSURE] = "unsure",
  [SP_REASON_OAUTH2_UNREGISTERED] = "unregistered",
  [SP_REASON_OAUTH2_UNKNOWN] = "unknown",
  [SP_REASON_OAUTH2_LISTED_ONLY] = "listed-only",
  [SP_REASON_CLIENT_CANNOT_SIGN_IN] = "cannot-sign-in",
  [SP_REASON_PROGRAMS_THAT_CAN] = "programs-that-can",
  [SP_REASON_PROVIDER_NOTE] = "note",
};

static const struct
{
  const char *name;
  const char *address;
  const char *client;
  SpProtocol protocol;
  const char *today; /* (nullable) */
  const char *
      setting; /* way to sign in, the program's word and the user name; "none" where nothing is advised */
  const char *notes;
  const char *why;
} cases[] = {
  { "gmail-thunderbird", "ann@gmail.com", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@gmail.com 993", "", "provider oauth2 can-open-page" },
  { "gmail-thunderbird-pop", "ann@gmail.com", "thunderbird-128", SP_PROTOCOL_POP3, NULL,
    "oauth2 “OAuth2” ann@gmail.com 995", "switch-on", "provider oauth2 can-open-page" },
  { "gmail-outlook-express", "ann@gmail.com", "outlook-express", SP_PROTOCOL_IMAP, NULL,
    "password “” ann@gmail.com 993", "second-factor make-app-password",
    "provider oauth2 password cannot-open-page programs-that-can" },
  { "gmail-geary", "ann@gmail.com", "geary", SP_PROTOCOL_SMTP, NULL, "oauth2 “” ann@gmail.com 465",
    "no-label", "implicit-preferred provider oauth2 can-open-page" },
  { "gmail-outlook-2016", "ann@gmail.com", "outlook-2016-365", SP_PROTOCOL_IMAP, NULL,
    "password “” ann@gmail.com 993", "second-factor make-app-password unsure",
    "provider oauth2 password" },
  { "outlook.com-thunderbird", "ann@hotmail.fr", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@hotmail.fr 993", "switch-on", "provider oauth2 can-open-page" },
  { "outlook.com-geary", "ann@outlook.com", "geary", SP_PROTOCOL_IMAP, NULL, "none", "",
    "cannot-sign-in oauth2 password programs-that-can" },
  { "outlook.com-apple-mail", "ann@outlook.com", "apple-mail-macos", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “” ann@outlook.com 993", "switch-on unsure port-decides", "provider oauth2" },
  { "microsoft365-imap", "ann@a.onmicrosoft.com", "outlook-express", SP_PROTOCOL_IMAP, "2026-11-23",
    "none", "", "cannot-sign-in oauth2 password programs-that-can" },
  { "microsoft365-smtp-before", "ann@a.onmicrosoft.com", "geary", SP_PROTOCOL_SMTP, "2026-12-31",
    "password “Use same login as receiving” ann@a.onmicrosoft.com 587",
    "switch-on password note note",
    "only-starttls provider oauth2 cannot-open-page programs-that-can" },
  { "microsoft365-smtp-after", "ann@a.onmicrosoft.com", "geary", SP_PROTOCOL_SMTP, "2027-01-01",
    "none", "", "cannot-sign-in oauth2 password-ended programs-that-can" },
  { "microsoft365-smtp-token", "ann@a.onmicrosoft.com", "thunderbird-128", SP_PROTOCOL_SMTP,
    "2026-12-31", "oauth2 “OAuth2” ann@a.onmicrosoft.com 587", "switch-on note note",
    "only-starttls provider oauth2 can-open-page" },
  { "yahoo-evolution", "ann@yahoo.fr", "evolution", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@yahoo.fr 993", "", "provider oauth2 can-open-page" },
  { "yahoo-geary", "ann@yahoo.com", "geary", SP_PROTOCOL_IMAP, NULL,
    "password “” ann@yahoo.com 993", "app-password",
    "provider oauth2 password cannot-open-page programs-that-can" },
  { "icloud-imap", "ann@icloud.com", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann 993", "second-factor make-app-password note",
    "provider password user-name" },
  { "icloud-smtp", "ann@icloud.com", "thunderbird-128", SP_PROTOCOL_SMTP, NULL,
    "password “Normal password” ann@icloud.com 587", "second-factor make-app-password",
    "only-starttls provider password" },
  { "icloud-pop", "ann@icloud.com", "thunderbird-128", SP_PROTOCOL_POP3, NULL, "none", "",
    "nothing-known" },
  { "t-online", "ann@t-online.de", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann@t-online.de 993", "make-app-password", "provider password" },
  { "gmx", "ann@gmx.de", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann@gmx.de 993", "switch-on app-password note note",
    "implicit-preferred provider password" },
  { "gmx-smtp", "ann@gmx.de", "thunderbird-128", SP_PROTOCOL_SMTP, NULL,
    "password “Normal password” ann@gmx.de 465", "app-password note note",
    "implicit-preferred provider password" },
  { "free-smtp", "ann@free.fr", "thunderbird-128", SP_PROTOCOL_SMTP, NULL,
    "password “Normal password” ann 465", "switch-on app-password note",
    "provider password user-name" },
  { "unknowns", "ann@orange.fr", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann@orange.fr 993", "switch-on app-password", "provider password" },
  { "uol", "ann@uol.com.br", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann 993", "switch-on password app-password", "provider user-name" },
  { "tuta", "ann@tuta.com", "thunderbird-128", SP_PROTOCOL_IMAP, NULL, "none", "",
    "mail-programs" },
  { "mutt", "ann@aol.com", "mutt", SP_PROTOCOL_IMAP, NULL, "oauth2 “xoauth2” ann@aol.com 993", "",
    "provider oauth2 can-open-page" },
  { "no-token-for-pop", "ann@outlook.com", "thunderbird-android", SP_PROTOCOL_POP3, NULL, "none",
    "", "cannot-sign-in oauth2 password programs-that-can" },
  { "token-for-imap", "ann@outlook.com", "thunderbird-android", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth 2.0” ann@outlook.com 993", "switch-on", "provider oauth2 can-open-page" },
  { "pop-not-written-down", "ann@yahoo.com", "apple-mail-macos", SP_PROTOCOL_POP3, NULL,
    "oauth2 “” ann@yahoo.com 995", "unsure port-decides", "provider oauth2" },
  { "yandex-listed", "ann@yandex.com", "thunderbird-153", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@yandex.com 993", "switch-on", "provider oauth2 can-open-page" },
  { "yandex-ru", "ann@yandex.ru", "thunderbird-153", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@yandex.ru 993", "switch-on", "provider oauth2 can-open-page" },
  { "mail.ru-imap", "ann@mail.ru", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@mail.ru 993", "note", "provider oauth2 can-open-page" },
  { "mail.ru-pop", "ann@mail.ru", "betterbird", SP_PROTOCOL_POP3, NULL,
    "password “Normal password” ann@mail.ru 995", "make-app-password note",
    "provider oauth2 password cannot-open-page" },
  { "comcast-pop", "ann@comcast.net", "thunderbird-153", SP_PROTOCOL_POP3, NULL,
    "password “Normal password” ann@comcast.net 995", "switch-on password app-password note",
    "provider oauth2 cannot-open-page" },
  { "att", "ann@att.net", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@att.net 993", "unsure", "provider oauth2" },
  { "yahoo-android", "ann@yahoo.com", "thunderbird-android", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth 2.0” ann@yahoo.com 993", "unsure", "provider oauth2" },
  { "yahoo-betterbird", "ann@yahoo.com", "betterbird", SP_PROTOCOL_IMAP, NULL,
    "oauth2 “OAuth2” ann@yahoo.com 993", "", "provider oauth2 can-open-page" },
  { "no-provider", "ann@example.edu", "thunderbird-128", SP_PROTOCOL_IMAP, NULL,
    "password “Normal password” ann@example.edu 993", "",
    "implicit-preferred usual-port auth-assumed" },
};

static char *
list_reasons (GPtrArray *reasons)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const SpReason *reason = g_ptr_array_index (reasons, i);

      if (reason->kind == SP_REASON_CLIENT_NOTE || reason->kind == SP_REASON_LABEL_UNVERIFIED)
        continue;
      g_string_append_printf (list, "%s%s", list->len ? " " : "",
                              reason->kind == SP_REASON_SIGN_IN_FACT ? keys[reason->key]
                                                                     : names[reason->kind]);
    }
  return g_strdup (list->str);
}

static char *
describe (const SpAdvice *advice)
{
  if (!advice->available)
    return g_strdup ("none");
  return g_strdup_printf ("%s “%s” %s %u", sp_enum_to_nick (SP_TYPE_AUTH, advice->auth),
                          advice->auth_label ? advice->auth_label : "", advice->user_name,
                          advice->port);
}

static SpAdvice *
advise (SpCatalogue *catalogue, guint i)
{
  g_autoptr(SpAccount) account = sp_account_new (cases[i].address, NULL);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  g_autofree char *moment =
      cases[i].today ? g_strconcat (cases[i].today, "T12:00:00Z", NULL) : NULL;
  g_autoptr(GDateTime) now = moment ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  const char *domain = sp_account_get_domain (account);
  SpAdviseInput input = {
    .provider = sp_catalogue_match_provider (catalogue, domain),
    .catalogue = catalogue,
    .account = account,
    .now = now,
  };

  for (guint p = 0; input.provider && p < SP_N_PROTOCOLS; p++)
    sp_provider_add_candidates (input.provider, p, domain, service);
  input.report = report = sp_report_new (service);
  input.assume_usual_ports = sp_service_get_length (service) == 0;
  return sp_advisor_advise (&input, sp_catalogue_find_client (catalogue, cases[i].client),
                            cases[i].protocol);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpAdvice) advice = advise (catalogue, i);
  g_autofree char *setting = describe (advice);
  g_autofree char *notes = list_reasons (advice->notes);
  g_autofree char *why = list_reasons (advice->why);

  g_assert_cmpstr (setting, ==, cases[i].setting);
  g_assert_cmpstr (notes, ==, cases[i].notes);
  g_assert_cmpstr (why, ==, cases[i].why);
}

/* Each fact is told with its own evidence, and programs that can are named. */
static void
test_details (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpAdvice) advice = NULL;
  const SpReason *last;
  guint i = 0;

  while (strcmp (cases[i].name, "outlook.com-geary") != 0)
    i++;
  advice = advise (catalogue, i);
  last = g_ptr_array_index (advice->why, advice->why->len - 1);
  g_assert_cmpint (last->kind, ==, SP_REASON_PROGRAMS_THAT_CAN);
  g_assert_nonnull (strstr (last->detail, "GNOME Evolution"));
  g_assert_nonnull (strstr (last->detail, "Mozilla Thunderbird"));
  g_assert_null (strstr (last->detail, "Mutt"));
  for (guint r = 0; r < advice->why->len; r++)
    {
      const SpReason *reason = g_ptr_array_index (advice->why, r);

      g_assert_cmpstr (sp_provider_get_id (reason->provider), ==, "outlook.com");
    }
}

/* Where a password is enough, nobody is sent through a sign-in page. */
static void
test_password_is_enough (void)
{
  static const char notes[] = "[Provider]\nId=gmail\nName=Post\nDomains=post.example;\n"
                              "[IMAP]\nHost=imap.post.example\nTlsPort=993\n"
                              "[SignIn]\nPassword=works\nPasswordSource=list\n"
                              "OAuth2=offered\nOAuth2Source=list\n";
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpProvider) provider =
      sp_provider_new_from_data (notes, strlen (notes), "gmail.provider", NULL, NULL);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  g_autoptr(SpAdvice) advice = NULL;
  SpAdviseInput input = { .provider = provider };

  sp_provider_add_candidates (provider, SP_PROTOCOL_IMAP, NULL, service);
  input.report = report = sp_report_new (service);
  advice = sp_advisor_advise (&input, sp_catalogue_find_client (catalogue, "thunderbird-128"),
                              SP_PROTOCOL_IMAP);
  g_assert_cmpint (advice->auth, ==, SP_AUTH_PASSWORD);
  g_assert_cmpstr (advice->auth_label, ==, "Normal password");
}

/* Known servers are never withheld because a network hides them; what a server showed is heeded all the same. */
static void
test_hidden_servers (void)
{
  static const struct
  {
    SpStatus status;
    gboolean available;
  } vectors[] = {
    { SP_STATUS_UNRESOLVED, TRUE },  { SP_STATUS_DNS_FAILED, TRUE },
    { SP_STATUS_TIMED_OUT, TRUE },   { SP_STATUS_NOT_MAIL, TRUE },
    { SP_STATUS_UNREACHABLE, TRUE }, { SP_STATUS_REFUSED, TRUE },
    { SP_STATUS_TLS_FAILED, FALSE }, { SP_STATUS_SPEAKS_CLEAR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    for (SpSource source = SP_SOURCE_PROVIDER; source <= SP_SOURCE_ISPDB; source++)
      {
        g_autoptr(SpCatalogue) catalogue = make_catalogue ();
        g_autoptr(SpEndpoint) endpoint =
            sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.gmail.com", 993, SP_SECURITY_TLS);
        g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
        g_autoptr(SpService) service = sp_service_new ();
        g_autoptr(SpReport) report = NULL;
        g_autoptr(SpAdvice) advice = NULL;
        SpAdviseInput input = {
          .provider = sp_catalogue_match_provider (catalogue, "gmail.com"),
          .catalogue = catalogue,
        };

        sp_service_add (service, endpoint, source);
        input.report = report = sp_report_new (service);
        seen->status = vectors[i].status;
        sp_report_set_observation (report, 0, seen);
        advice = sp_advisor_advise (&input, sp_catalogue_find_client (catalogue, "thunderbird-128"),
                                    SP_PROTOCOL_IMAP);
        g_assert_cmpint (advice->available, ==,
                         vectors[i].available && source == SP_SOURCE_PROVIDER);
        g_assert_false (advice->checked);
        if (advice->available)
          g_assert_cmpint (advice->origin, ==, SP_ORIGIN_PUBLISHED);
      }
}

/* The same provider, another server: Thunderbird offers OAuth2 by the server's name, whoever it belongs to. */
static void
test_hosts (void)
{
  const struct
  {
    const char *uri;
    const char *host;
    gboolean can;
  } known[] = {
    { "imaps://imap.yandex.com:993", "imap.yandex.com", TRUE },
    { "imaps://imap.yandex.ru:993", "imap.yandex.ru", FALSE },
    { "imaps://imap.mail.yahoo.com:993", "imap.mail.yahoo.com", TRUE },
    { "imaps://imap.mail.yahoo.co.jp:993", "imap.mail.yahoo.co.jp", FALSE },
  };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  SpClient *client = sp_catalogue_find_client (catalogue, "thunderbird-153");

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const Seen seen[] = { { known[i].uri, "TLS 1.3", .auth = "XOAUTH2" }, { NULL } };
      g_autoptr(SpReport) report = make_report (seen);
      const SpAdviseInput input = { .report = report, .catalogue = catalogue };
      g_autoptr(SpAdvice) advice = sp_advisor_advise (&input, client, SP_PROTOCOL_IMAP);
      g_autofree char *why = list_reasons (advice->why);
      g_autofree char *notes = list_reasons (advice->notes);

      g_test_message ("%s: %s", known[i].host, why);
      g_assert_cmpint (advice->available, ==, known[i].can);
      g_assert_cmpstr (notes, ==, "");
      if (known[i].can)
        g_assert_cmpstr (advice->auth_label, ==, "OAuth2");
      else
        g_assert_cmpstr (why, ==, "auth-unshared listed-only");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/advise/sign-in-provider/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/advise/sign-in-provider/details", test_details);
  g_test_add_func ("/advise/sign-in-provider/password-is-enough", test_password_is_enough);
  g_test_add_func ("/advise/sign-in-provider/hosts", test_hosts);
  g_test_add_func ("/advise/sign-in-provider/hidden-servers", test_hidden_servers);
  return g_test_run ();
}
