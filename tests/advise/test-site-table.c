/* Tests of sites: the five rows of the 2007 guide, from the site and from the programs' abilities alone; rows that are unsafe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/advisor.h"
#include "fixture.h"

#define SSL993                                                                                     \
  {                                                                                                \
    993, SP_SECURITY_TLS, "SSL"                                                                    \
  }
#define SSL995                                                                                     \
  {                                                                                                \
    995, SP_SECURITY_TLS, "SSL"                                                                    \
  }
#define SSL465                                                                                     \
  {                                                                                                \
    465, SP_SECURITY_TLS, "SSL"                                                                    \
  }

static const SpProtocol columns[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };

static const struct
{
  const char *client;
  struct
  {
    guint16 port;
    SpSecurity security;
    const char *word;
  } cells[3];
} rows[] = {
  { "thunderbird-1.5-2", { SSL993, SSL995, { 587, SP_SECURITY_STARTTLS, "Require STARTTLS" } } },
  { "outlook-express", { SSL993, SSL995, SSL465 } },
  { "outlook-2003", { SSL993, SSL995, SSL465 } },
  { "eudora-win", { SSL993, SSL995, { 587, SP_SECURITY_STARTTLS, "Require STARTTLS" } } },
  { "apple-mail-osx-old", { SSL993, SSL995, { 587, SP_SECURITY_STARTTLS, "STARTTLS" } } },
};

static SpReport *
make_empty_report (void)
{
  const Seen nothing[] = { { NULL } };

  return make_report (nothing);
}

static SpSite *
make_site (const char *tail)
{
  g_autofree char *text = g_strconcat ("[Site]\nId=x\nName=Example Mail\n", tail, NULL);
  g_autoptr(GError) error = NULL;
  SpSite *site = sp_site_new_from_data (text, strlen (text), "x.site", NULL, &error);

  g_assert_no_error (error);
  return site;
}

static gboolean
has (GPtrArray *reasons, SpReasonKind kind)
{
  for (guint i = 0; i < reasons->len; i++)
    if (((const SpReason *) g_ptr_array_index (reasons, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* The word of the guide stands either as the program's own or beside it. */
static void
test_five_rows_of_site (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_empty_report ();
  SpSite *site = sp_catalogue_find_site (catalogue, "utormail-2007");
  const SpAdviseInput input = { .report = report,
                                .site = site,
                                .policy = sp_site_get_policy (site) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      {
        g_autoptr(SpAdvice) advice = sp_advisor_advise (
            &input, sp_catalogue_find_client (catalogue, rows[i].client), columns[c]);

        g_assert_true (advice->available);
        g_assert_cmpint (advice->origin, ==, SP_ORIGIN_SITE);
        g_assert_cmpuint (advice->port, ==, rows[i].cells[c].port);
        g_assert_cmpint (advice->security, ==, rows[i].cells[c].security);
        g_assert_null (advice->host);
        g_assert_cmpstr (advice->site_label ? advice->site_label : advice->security_label, ==,
                         rows[i].cells[c].word);
        g_assert_true (has (advice->why, SP_REASON_SITE_TABLE));
        g_assert_cmpint (has (advice->why, SP_REASON_SITE_WORD), ==, advice->site_label != NULL);
      }
  g_assert_cmpuint (g_strv_length ((char **) sp_site_get_advised_clients (site)), ==,
                    G_N_ELEMENTS (rows));
}

static void
test_five_rows_derived (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_empty_report ();
  const SpAdviseInput input = { .report = report,
                                .policy = SP_POLICY_GUIDE_2007,
                                .assume_usual_ports = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      {
        g_autoptr(SpAdvice) advice = sp_advisor_advise (
            &input, sp_catalogue_find_client (catalogue, rows[i].client), columns[c]);

        g_assert_true (advice->available);
        g_assert_cmpint (advice->origin, ==, SP_ORIGIN_DERIVED);
        g_assert_cmpuint (advice->port, ==, rows[i].cells[c].port);
        g_assert_cmpint (advice->security, ==, rows[i].cells[c].security);
        g_assert_nonnull (advice->security_label);
        g_assert_null (advice->host);
        g_assert_true (has (advice->why, SP_REASON_USUAL_PORT));
      }
}

static void
test_usual_ports (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_empty_report ();
  SpClient *express = sp_catalogue_find_client (catalogue, "outlook-express");
  SpAdviseInput input = { .report = report, .policy = SP_POLICY_GUIDE_2007 };
  g_autoptr(SpAdvice) none = sp_advisor_advise (&input, express, SP_PROTOCOL_SMTP);
  g_autoptr(SpAdvice) usual = NULL;

  g_assert_false (none->available);
  g_assert_true (has (none->why, SP_REASON_NOTHING_KNOWN));
  input.assume_usual_ports = TRUE;
  usual = sp_advisor_advise (&input, express, SP_PROTOCOL_SMTP);
  g_assert_true (has (usual->why, SP_REASON_CLIENT_STARTTLS_PORT));
  g_assert_true (has (usual->notes, SP_REASON_PORT_DECIDES));
}

static const struct
{
  const char *name;
  Seen seen[3];
  const char *site;
  guint16 port;
  SpOrigin origin;
  const char *site_label;
  gboolean unsafe; /* is SP_REASON_SITE_ROW_UNSAFE among the reasons */
} cases[] = {
  { "safe",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" },
      { "imap://h.example:143", .tls = "TLS 1.3", .auth = "PLAIN" } },
    "[Advice thunderbird-128]\nIMAP=143 starttls; Encrypted\n",
    143,
    SP_ORIGIN_SITE,
    "Encrypted",
    FALSE },
  { "same-word",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" } },
    "[Advice thunderbird-128]\nIMAP=993 tls; SSL/TLS\n",
    993,
    SP_ORIGIN_SITE,
    NULL,
    FALSE },
  { "unsafe",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" },
      { "imap://h.example:143", .status = SP_STATUS_NO_STARTTLS } },
    "[Advice thunderbird-128]\nIMAP=143 starttls\n",
    993,
    SP_ORIGIN_DERIVED,
    NULL,
    TRUE },
  { "all-unsafe",
    { { "imap://h.example:143", .status = SP_STATUS_NO_STARTTLS } },
    "[Advice thunderbird-128]\nIMAP=143 starttls\n",
    0,
    SP_ORIGIN_DERIVED,
    NULL,
    TRUE },
  { "clear",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" } },
    "[Advice thunderbird-128]\nIMAP=143 none\n",
    993,
    SP_ORIGIN_DERIVED,
    NULL,
    TRUE },
  { "not-looked-at",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" } },
    "[Advice thunderbird-128]\nIMAP=9993 tls\n",
    9993,
    SP_ORIGIN_SITE,
    NULL,
    FALSE },
  { "another-program",
    { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" } },
    "[Advice mutt]\nIMAP=143 starttls\n",
    993,
    SP_ORIGIN_DERIVED,
    NULL,
    FALSE },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (cases[i].seen);
  g_autoptr(SpSite) site = make_site (cases[i].site);
  const SpAdviseInput input = { .report = report, .site = site };
  g_autoptr(SpAdvice) advice = sp_advisor_advise (
      &input, sp_catalogue_find_client (catalogue, "thunderbird-128"), SP_PROTOCOL_IMAP);

  g_assert_cmpuint (advice->port, ==, cases[i].port);
  g_assert_cmpint (advice->available, ==, cases[i].port != 0);
  g_assert_cmpint (advice->origin, ==, cases[i].origin);
  g_assert_cmpstr (advice->site_label, ==, cases[i].site_label);
  g_assert_cmpstr (advice->host, ==, cases[i].port ? "h.example" : NULL);
  g_assert_cmpint (has (advice->why, SP_REASON_SITE_ROW_UNSAFE), ==, cases[i].unsafe);
}

/* A row cannot help a program to reach a server that is beyond it. */
static void
test_row_too_old (void)
{
  static const Seen seen[] = { { "imaps://h.example:993", .tls = "TLS 1.3", .auth = "PLAIN" },
                               { NULL } };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (seen);
  const SpAdviseInput input = { .report = report,
                                .site = sp_catalogue_find_site (catalogue, "utormail-2007") };
  g_autoptr(SpAdvice) advice = sp_advisor_advise (
      &input, sp_catalogue_find_client (catalogue, "outlook-2003"), SP_PROTOCOL_IMAP);

  g_assert_false (advice->available);
  g_assert_true (has (advice->why, SP_REASON_CLIENT_TOO_OLD));
  g_assert_false (has (advice->why, SP_REASON_SITE_ROW_UNSAFE));
}

static void
test_published (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpSite) site = make_site ("[IMAP]\nHost=h.example\nAuthentication=OAuth2;\n");
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  g_autoptr(SpAdvice) advice = NULL;
  SpAdviseInput input = { .site = site };

  sp_site_add_candidates (site, SP_PROTOCOL_IMAP, service);
  report = sp_report_new (service);
  input.report = report;
  advice = sp_advisor_advise (&input, sp_catalogue_find_client (catalogue, "thunderbird-128"),
                              SP_PROTOCOL_IMAP);
  g_assert_cmpint (advice->origin, ==, SP_ORIGIN_PUBLISHED);
  g_assert_cmpuint (advice->port, ==, 993);
  g_assert_cmpint (advice->auth, ==, SP_AUTH_OAUTH2);
  g_assert_cmpstr (advice->auth_label, ==, "OAuth2");
  g_assert_true (has (advice->why, SP_REASON_PUBLISHED));
  g_assert_false (has (advice->why, SP_REASON_AUTH_ASSUMED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advise/site/five-rows", test_five_rows_of_site);
  g_test_add_func ("/advise/site/five-rows-derived", test_five_rows_derived);
  g_test_add_func ("/advise/site/usual-ports", test_usual_ports);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/advise/site/row/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/advise/site/row-too-old", test_row_too_old);
  g_test_add_func ("/advise/site/published", test_published);
  return g_test_run ();
}
