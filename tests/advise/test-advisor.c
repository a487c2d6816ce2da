/* Tests of the advisor: services as a survey may find them, and what programs are told to type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/advisor.h"
#include "fixture.h"

#define IMAPS "imaps://imap.example.edu:993"
#define IMAP "imap://imap.example.edu:143"
#define POP3S "pop3s://pop.example.edu:995"
#define POP3 "pop3://pop.example.edu:110"
#define SMTPS "smtps://smtp.example.edu:465"
#define SMTP "smtp://smtp.example.edu:587"
#define SMTP25 "smtp://smtp.example.edu:25"
#define GOOD .tls = "TLS 1.3", .auth = "PLAIN LOGIN", .capabilities = "SIZE"

static const Seen everything[] = {
  { IMAP, GOOD }, { IMAPS, GOOD }, { POP3, GOOD }, { POP3S, GOOD },
  { SMTP, GOOD }, { SMTPS, GOOD }, { NULL },
};
static const Seen starttls_only[] = {
  { IMAPS, .status = SP_STATUS_REFUSED },
  { IMAP, GOOD },
  { POP3S, .status = SP_STATUS_TIMED_OUT },
  { POP3, GOOD },
  { SMTPS, .status = SP_STATUS_REFUSED },
  { SMTP, GOOD },
  { NULL },
};
static const Seen implicit_only[] = {
  { IMAPS, GOOD }, { IMAP, .status = SP_STATUS_NO_STARTTLS }, { POP3S, GOOD }, { SMTPS, GOOD },
  { NULL },
};
static const Seen expired[] = {
  { IMAPS, .tls = "TLS 1.3", .problems = SP_TLS_EXPIRED, .auth = "PLAIN", .capabilities = "SIZE" },
  { IMAP, GOOD },
  { NULL },
};
static const Seen unlisted[] = {
  { IMAPS, .status = SP_STATUS_REFUSED },
  { IMAP, GOOD, .unlisted = TRUE },
  { SMTP, GOOD, .unlisted = TRUE },
  { SMTPS, GOOD },
  { NULL },
};
static const Seen pop_only[] = { { POP3S, GOOD }, { NULL } };
static const Seen nothing_safe[] = {
  { IMAPS, .tls = "TLS 1.3", .problems = SP_TLS_WRONG_NAME },
  { IMAP, .status = SP_STATUS_NO_STARTTLS },
  { SMTP, .tls = "TLS 1.1" },
  { NULL },
};
static const Seen closed_port[] = {
  { "imaps://imap.example.edu:1", .status = SP_STATUS_REFUSED },
  { "imap://imap.example.edu:1", .status = SP_STATUS_REFUSED },
  { "imap://imap.example.edu:2", .status = SP_STATUS_REFUSED },
  { NULL },
};
static const Seen without_auth[] = {
  { SMTP25, .tls = "TLS 1.3", .capabilities = "SIZE" },
  { NULL },
};
static const Seen auth_elsewhere[] = {
  { SMTPS, .tls = "TLS 1.3", .capabilities = "SIZE" },
  { SMTP, GOOD },
  { SMTP25, GOOD },
  { NULL },
};
static const Seen odd_ports[] = {
  { "smtp://smtp.example.edu:25", GOOD },   { "smtp://smtp.example.edu:2525", GOOD },
  { "smtp://smtp.example.edu:587", GOOD },  { "imaps://imap.example.edu:9930", GOOD },
  { "imaps://imap.example.edu:993", GOOD }, { NULL },
};
static const Seen tls12[] = {
  { IMAPS, .tls = "TLS 1.2", .auth = "PLAIN", .capabilities = "SIZE" },
  { NULL },
};

static const struct
{
  const char *name;
  const Seen *service;
  const char *client;
  SpProtocol protocol;
  SpPolicy policy;
  guint16 port; /* 0 where nothing is to be advised */
  const char *label; /* of the security */
  SpReasonKind why; /* is among the reasons */
} cases[] = {
  { "all-imap", everything, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 993, "SSL/TLS",
    SP_REASON_IMPLICIT_PREFERRED },
  { "all-smtp", everything, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 465, "SSL/TLS",
    SP_REASON_PROVED },
  { "all-smtp-2007", everything, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_GUIDE_2007, 587,
    "STARTTLS", SP_REASON_GUIDE_2007 },
  { "all-pop-2007", everything, "thunderbird-128", SP_PROTOCOL_POP3, SP_POLICY_GUIDE_2007, 995,
    "SSL/TLS", SP_REASON_IMPLICIT_PREFERRED },
  { "all-geary-pop", everything, "geary", SP_PROTOCOL_POP3, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_CLIENT_LACKS_PROTOCOL },
  { "all-old", everything, "outlook-express", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_CLIENT_TOO_OLD },
  { "tls12-old", tls12, "eudora-win", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_CLIENT_TOO_OLD },
  { "starttls-imap", starttls_only, "evolution", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 143,
    "STARTTLS after connecting", SP_REASON_ONLY_STARTTLS },
  { "starttls-smtp", starttls_only, "mutt", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 587,
    "smtp:// + ssl_starttls=yes", SP_REASON_ONLY_STARTTLS },
  { "starttls-outlook-pop", starttls_only, "outlook-2016-365", SP_PROTOCOL_POP3, SP_POLICY_RFC8314,
    0, NULL, SP_REASON_CLIENT_LACKS_STARTTLS },
  { "implicit-imap", implicit_only, "kmail", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 993, "SSL/TLS",
    SP_REASON_PROVED },
  { "implicit-smtp-2007", implicit_only, "kmail", SP_PROTOCOL_SMTP, SP_POLICY_GUIDE_2007, 465,
    "SSL/TLS", SP_REASON_PROVED },
  { "expired", expired, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 143, "STARTTLS",
    SP_REASON_ONLY_STARTTLS },
  { "unlisted-imap", unlisted, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_STARTTLS_UNLISTED },
  { "unlisted-smtp", unlisted, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 465,
    "SSL/TLS", SP_REASON_PROVED },
  { "pop-pop", pop_only, "claws-mail", SP_PROTOCOL_POP3, SP_POLICY_RFC8314, 995, "Use TLS",
    SP_REASON_PROVED },
  { "pop-imap", pop_only, "claws-mail", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_NOTHING_KNOWN },
  { "unsafe-imap", nothing_safe, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_NOT_SAFE },
  { "unsafe-smtp", nothing_safe, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 0, NULL,
    SP_REASON_NOT_SAFE },
  { "no-auth", without_auth, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 25, "STARTTLS",
    SP_REASON_NO_AUTH_OFFERED },
  { "auth-elsewhere", auth_elsewhere, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 587,
    "STARTTLS", SP_REASON_AUTH },
  { "odd-smtp", odd_ports, "thunderbird-128", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314, 587, "STARTTLS",
    SP_REASON_ONLY_STARTTLS },
  { "odd-imap", odd_ports, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314, 993, "SSL/TLS",
    SP_REASON_PROVED },
};

static const SpReason *
find_why (const SpAdvice *advice, SpReasonKind kind)
{
  for (guint i = 0; i < advice->why->len; i++)
    {
      const SpReason *reason = g_ptr_array_index (advice->why, i);

      if (reason->kind == kind)
        return reason;
    }
  return NULL;
}

static SpAdvice *
advise (SpReport *report, const char *client_id, SpProtocol protocol, SpPolicy policy)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  const SpAdviseInput input = { .report = report, .policy = policy };

  return sp_advisor_advise (&input, sp_catalogue_find_client (catalogue, client_id), protocol);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SpReport) report = make_report (cases[i].service);
  g_autoptr(SpAdvice) advice =
      advise (report, cases[i].client, cases[i].protocol, cases[i].policy);

  g_assert_cmpint (advice->available, ==, cases[i].port != 0);
  g_assert_cmpuint (advice->port, ==, cases[i].port);
  g_assert_cmpstr (advice->security_label, ==, cases[i].label);
  g_assert_nonnull (find_why (advice, cases[i].why));
  g_assert_cmpint (advice->origin, ==, SP_ORIGIN_DERIVED);
  g_assert_cmpint (advice->checked, ==, advice->available);
  if (advice->available)
    {
      const SpReason *proved = g_ptr_array_index (advice->why, 0);

      g_assert_true (sp_observation_is_safe (advice->observation));
      g_assert_cmpstr (advice->host, ==, sp_endpoint_get_host (advice->observation->endpoint));
      g_assert_cmpint (proved->kind, ==, SP_REASON_PROVED);
      g_assert_cmpstr (proved->detail, ==, advice->observation->tls->version);
    }
}

/* Each endpoint that was tried is told, with what was seen there. */
static void
test_nothing_safe (void)
{
  g_autoptr(SpReport) report = make_report (nothing_safe);
  g_autoptr(SpAdvice) advice =
      advise (report, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);

  g_assert_cmpuint (advice->why->len, ==, 2);
  for (guint i = 0; i < advice->why->len; i++)
    {
      const SpReason *reason = g_ptr_array_index (advice->why, i);

      g_assert_cmpint (reason->kind, ==, SP_REASON_NOT_SAFE);
      g_assert_true (reason->endpoint == reason->observation->endpoint);
    }
  g_assert_null (advice->host);
  g_assert_null (advice->observation);
}

/* A closed port was tried both ways and is told once. */
static void
test_closed_port (void)
{
  g_autoptr(SpReport) report = make_report (closed_port);
  g_autoptr(SpAdvice) advice =
      advise (report, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);

  g_assert_false (advice->available);
  g_assert_cmpuint (advice->why->len, ==, 2);
}

/* A setting that is published as clear text is told about and not advised. */
static void
test_clear_text (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 143, SP_SECURITY_NONE);
  g_autoptr(SpReport) report = NULL;
  g_autoptr(SpAdvice) advice = NULL;

  sp_service_add (service, endpoint, SP_SOURCE_SITE);
  report = sp_report_new (service);
  advice = advise (report, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
  g_assert_false (advice->available);
  g_assert_nonnull (find_why (advice, SP_REASON_NOT_SAFE));
}

/* Once servers were looked at, one that was not is no basis for advice. */
static void
test_unseen_beside_seen (void)
{
  static const Seen half[] = { { IMAPS, .unseen = TRUE }, { IMAP, GOOD }, { NULL } };
  g_autoptr(SpReport) report = make_report (half);
  g_autoptr(SpAdvice) advice =
      advise (report, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);

  g_assert_cmpuint (advice->port, ==, 143);
  g_assert_true (advice->checked);
}

static void
test_published (void)
{
  static const Seen unseen[] = {
    { IMAP, .unseen = TRUE },
    { IMAPS, .unseen = TRUE },
    { NULL },
  };
  g_autoptr(SpReport) report = make_report (unseen);
  g_autoptr(SpAdvice) advice =
      advise (report, "thunderbird-1.5-2", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
  g_autoptr(SpAdvice) pop =
      advise (report, "thunderbird-1.5-2", SP_PROTOCOL_POP3, SP_POLICY_RFC8314);

  g_assert_cmpuint (advice->port, ==, 993);
  g_assert_cmpstr (advice->host, ==, "imap.example.edu");
  g_assert_false (advice->checked);
  g_assert_null (advice->observation);
  g_assert_nonnull (find_why (advice, SP_REASON_USUAL_PORT));
  g_assert_nonnull (find_why (advice, SP_REASON_AUTH_ASSUMED));
  g_assert_null (find_why (advice, SP_REASON_CLIENT_TOO_OLD));
  g_assert_false (pop->available);
  g_assert_nonnull (find_why (pop, SP_REASON_NOTHING_KNOWN));
}

static void
test_user_name (void)
{
  static const struct
  {
    const char *typed;
    const char *pattern;
    const char *user_name;
  } names[] = {
    { NULL, NULL, NULL },
    { "example.edu", NULL, NULL },
    { "ann@example.edu", NULL, "ann@example.edu" },
    { "ann@example.edu", "UserName=%EMAILLOCALPART%\n", "ann" },
    { "ann@example.edu", "UserName=u-%EMAILLOCALPART%@%EMAILDOMAIN%\n", "u-ann@example.edu" },
    { "example.edu", "UserName=%EMAILLOCALPART%\n", NULL },
  };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (everything);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("[Site]\nId=x\nName=X\n%s", names[i].pattern ? names[i].pattern : "");
      g_autoptr(SpSite) site = sp_site_new_from_data (text, strlen (text), "x", NULL, NULL);
      g_autoptr(SpAccount) account = names[i].typed ? sp_account_new (names[i].typed, NULL) : NULL;
      const SpAdviseInput input = { .report = report, .site = site, .account = account };
      g_autoptr(SpAdvice) advice =
          sp_advisor_advise (&input, sp_catalogue_get_client (catalogue, 0), SP_PROTOCOL_SMTP);

      g_assert_cmpstr (advice->user_name, ==, names[i].user_name);
    }
}

static void
test_notes (void)
{
  g_autoptr(SpReport) report = make_report (everything);
  g_autoptr(SpAdvice) apple =
      advise (report, "apple-mail-macos", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
  g_autoptr(SpAdvice) outlook =
      advise (report, "outlook-new-windows", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
  g_autoptr(SpAdvice) evolution =
      advise (report, "evolution", SP_PROTOCOL_SMTP, SP_POLICY_GUIDE_2007);
  const SpReason *first = g_ptr_array_index (apple->notes, 0);
  const SpReason *last = g_ptr_array_index (outlook->notes, outlook->notes->len - 1);
  const SpReason *port = g_ptr_array_index (evolution->notes, 0);

  g_assert_cmpint (first->kind, ==, SP_REASON_PORT_DECIDES);
  g_assert_cmpint (last->kind, ==, SP_REASON_LABEL_UNVERIFIED);
  g_assert_cmpint (port->kind, ==, SP_REASON_CLIENT_NOTE);
  g_assert_nonnull (strstr (port->detail, "port 25"));
}

/* A box for signing in is told about only where there is a sign-in. */
static void
test_sign_in_notes (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SpReport) report = make_report (i ? without_auth : everything);
      g_autoptr(SpAdvice) advice =
          advise (report, "outlook-2016-365", SP_PROTOCOL_SMTP, SP_POLICY_RFC8314);
      guint told = 0;

      for (guint n = 0; n < advice->notes->len; n++)
        told += strstr (((SpReason *) advice->notes->pdata[n])->detail, "authentication") != NULL;
      g_assert_true (advice->available);
      g_assert_cmpuint (told, ==, i ? 0 : 1);
    }
}

/* A program that stops at TLS 1.2 is told so where the server was proved to refuse that, and only there. */
static void
test_only_tls_1_3 (void)
{
  static const SpTristate offers[] = { SP_UNKNOWN, SP_YES, SP_NO };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (offers); i++)
    {
      SpTristate offer = offers[i / 2];
      g_autoptr(SpReport) report = make_report (implicit_only);
      SpObservation *seen = report_find (report, IMAPS);
      g_autoptr(SpAdvice) old = NULL;
      g_autoptr(SpAdvice) young = NULL;

      if (i % 2 == 0)
        seen->tls->tls12 = offer;
      else
        {
          seen->closer = sp_closer_look_new ();
          seen->closer->versions[SP_TLS_VERSION_1_2].offered = offer;
        }
      old = advise (report, "outlook-2010", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
      young = advise (report, "thunderbird-128", SP_PROTOCOL_IMAP, SP_POLICY_RFC8314);
      g_assert_cmpint (old->available, ==, offer != SP_NO);
      g_assert_cmpint (find_why (old, SP_REASON_CLIENT_TOO_OLD) != NULL, ==, offer == SP_NO);
      g_assert_true (young->available);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/advise/service/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/advise/nothing-safe", test_nothing_safe);
  g_test_add_func ("/advise/closed-port", test_closed_port);
  g_test_add_func ("/advise/clear-text", test_clear_text);
  g_test_add_func ("/advise/unseen-beside-seen", test_unseen_beside_seen);
  g_test_add_func ("/advise/published", test_published);
  g_test_add_func ("/advise/user-name", test_user_name);
  g_test_add_func ("/advise/notes", test_notes);
  g_test_add_func ("/advise/sign-in-notes", test_sign_in_notes);
  g_test_add_func ("/advise/only-tls-1.3", test_only_tls_1_3);
  return g_test_run ();
}
