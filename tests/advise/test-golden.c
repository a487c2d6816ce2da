/* Compares what every mail program is told for nine kinds of mail service with what was read and kept in golden/.
 *
 * `SIGNPOST_UPDATE_GOLDEN=1 meson test advise-golden`, or `--update` on the command line, writes the files anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/advisor.h"
#include "core/enums.h"
#include "fixture.h"

#define IMAPS "imaps://imap.example.edu:993"
#define IMAP "imap://imap.example.edu:143"
#define POP3S "pop3s://pop.example.edu:995"
#define POP3 "pop3://pop.example.edu:110"
#define SMTPS "smtps://smtp.example.edu:465"
#define SMTP "smtp://smtp.example.edu:587"
#define RELAY "smtp://smtp.example.edu:25"
#define PASSWORDS .auth = "PLAIN LOGIN", .capabilities = "SIZE"
#define GOOD .tls = "TLS 1.2", PASSWORDS
#define NEW .tls = "TLS 1.3", PASSWORDS
#define OLD .tls = "TLS 1.0", PASSWORDS
#define EXPIRED .tls = "TLS 1.3", .problems = SP_TLS_EXPIRED, PASSWORDS
#define TOKEN .tls = "TLS 1.3", .auth = "XOAUTH2 OAUTHBEARER", .capabilities = "LOGINDISABLED"
#define REFUSED .status = SP_STATUS_REFUSED
#define BARE .status = SP_STATUS_NO_STARTTLS
#define MISNAMED .tls = "TLS 1.3", .problems = SP_TLS_WRONG_NAME, PASSWORDS

static const Seen everything[] = {
  { IMAPS, GOOD }, { IMAP, GOOD }, { POP3S, GOOD }, { POP3, GOOD },
  { SMTPS, GOOD }, { SMTP, GOOD }, { RELAY, GOOD }, { NULL },
};
static const Seen starttls_only[] = {
  { IMAPS, REFUSED }, { IMAP, GOOD }, { POP3S, REFUSED }, { POP3, GOOD },
  { SMTPS, REFUSED }, { SMTP, GOOD }, { NULL },
};
static const Seen implicit_only[] = {
  { IMAPS, GOOD }, { IMAP, BARE }, { POP3S, GOOD },    { POP3, REFUSED },
  { SMTPS, GOOD }, { SMTP, BARE }, { RELAY, REFUSED }, { NULL },
};
static const Seen tls13_only[] = {
  { IMAPS, NEW }, { IMAP, NEW }, { POP3S, NEW }, { POP3, NEW },
  { SMTPS, NEW }, { SMTP, NEW }, { NULL },
};
static const Seen tls10_only[] = {
  { IMAPS, OLD }, { IMAP, OLD }, { POP3S, OLD }, { POP3, OLD },
  { SMTPS, OLD }, { SMTP, OLD }, { RELAY, OLD }, { NULL },
};
static const Seen expired[] = {
  { IMAPS, EXPIRED }, { IMAP, EXPIRED }, { POP3S, EXPIRED }, { POP3, EXPIRED },
  { SMTPS, EXPIRED }, { SMTP, EXPIRED }, { NULL },
};
static const Seen pop_only[] = {
  { POP3S, GOOD }, { POP3, GOOD }, { SMTPS, GOOD }, { SMTP, GOOD }, { NULL },
};
static const Seen oauth2_only[] = {
  { IMAPS, TOKEN }, { POP3S, TOKEN }, { SMTPS, TOKEN }, { SMTP, TOKEN }, { NULL },
};
static const Seen nothing_safe[] = {
  { IMAPS, MISNAMED }, { IMAP, BARE }, { POP3S, REFUSED }, { POP3, BARE },
  { SMTPS, REFUSED },  { SMTP, OLD },  { RELAY, BARE },    { NULL },
};

static const struct
{
  const char *name; /* of the golden file */
  const Seen *seen;
} services[] = {
  { "everything", everything },       { "starttls-only", starttls_only },
  { "implicit-only", implicit_only }, { "tls13-only", tls13_only },
  { "tls10-only", tls10_only },       { "expired", expired },
  { "pop-only", pop_only },           { "oauth2-only", oauth2_only },
  { "nothing-safe", nothing_safe },
};

static const char *const reason_names[] = {
  [SP_REASON_PROVED] = "proved",
  [SP_REASON_IMPLICIT_PREFERRED] = "implicit-preferred",
  [SP_REASON_ONLY_STARTTLS] = "only-starttls",
  [SP_REASON_GUIDE_2007] = "guide-2007",
  [SP_REASON_SITE_TABLE] = "site-table",
  [SP_REASON_PUBLISHED] = "published",
  [SP_REASON_USUAL_PORT] = "usual-port",
  [SP_REASON_CLIENT_LACKS_STARTTLS] = "client-lacks-starttls",
  [SP_REASON_CLIENT_LACKS_IMPLICIT] = "client-lacks-implicit",
  [SP_REASON_CLIENT_STARTTLS_PORT] = "client-starttls-port",
  [SP_REASON_CLIENT_LACKS_PROTOCOL] = "client-lacks-protocol",
  [SP_REASON_CLIENT_TOO_OLD] = "client-too-old",
  [SP_REASON_CLIENT_FALLS_BACK] = "client-falls-back",
  [SP_REASON_NEWER_PROGRAM] = "newer-program",
  [SP_REASON_OAUTH2_LISTED_ONLY] = "oauth2-listed-only",
  [SP_REASON_PORT_DECIDES] = "port-decides",
  [SP_REASON_SITE_ROW_UNSAFE] = "site-row-unsafe",
  [SP_REASON_NOT_SAFE] = "not-safe",
  [SP_REASON_NOTHING_KNOWN] = "nothing-known",
  [SP_REASON_AUTH] = "auth",
  [SP_REASON_AUTH_ASSUMED] = "auth-assumed",
  [SP_REASON_AUTH_UNSHARED] = "auth-unshared",
  [SP_REASON_NO_AUTH_OFFERED] = "no-auth-offered",
  [SP_REASON_CLIENT_NOTE] = "client-note",
  [SP_REASON_LABEL_UNVERIFIED] = "label-unverified",
  [SP_REASON_SITE_WORD] = "site-word",
  [SP_REASON_PROVIDER] = "provider",
  [SP_REASON_SIGN_IN_FACT] = "sign-in-fact",
  [SP_REASON_APP_PASSWORD_FIRST] = "app-password-first",
  [SP_REASON_PASSWORD_ENDED] = "password-ended",
  [SP_REASON_OAUTH2_CLIENT] = "oauth2-client",
  [SP_REASON_OAUTH2_CLIENT_LACKS] = "oauth2-client-lacks",
  [SP_REASON_OAUTH2_NO_LABEL] = "oauth2-no-label",
  [SP_REASON_OAUTH2_UNSURE] = "oauth2-unsure",
  [SP_REASON_OAUTH2_UNREGISTERED] = "oauth2-unregistered",
  [SP_REASON_OAUTH2_UNKNOWN] = "oauth2-unknown",
  [SP_REASON_CLIENT_CANNOT_SIGN_IN] = "client-cannot-sign-in",
  [SP_REASON_PROGRAMS_THAT_CAN] = "programs-that-can",
  [SP_REASON_PROVIDER_NOTE] = "provider-note",
};

static gboolean updating = FALSE;

static void
add_reason (GString *line, const SpReason *reason)
{
  guint port = reason->endpoint ? sp_endpoint_get_port (reason->endpoint) : 0;

  if (reason->kind < G_N_ELEMENTS (reason_names))
    g_string_append_printf (line, " %s", reason_names[reason->kind]);
  else
    g_string_append_printf (line, " reason-%u", reason->kind);
  if (port && reason->kind != SP_REASON_PROVED)
    g_string_append_printf (line, "@%u", port);
  if (reason->detail && reason->kind != SP_REASON_CLIENT_NOTE)
    g_string_append_printf (line, "(%s)", reason->detail);
}

static void
add_reasons (GString *line, const char *before, GPtrArray *reasons)
{
  if (reasons->len)
    g_string_append (line, before);
  for (guint i = 0; i < reasons->len; i++)
    add_reason (line, g_ptr_array_index (reasons, i));
}

static void
add_quoted (GString *line, const char *text)
{
  if (text)
    g_string_append_printf (line, " \"%s\"", text);
  else
    g_string_append (line, " -");
}

/* CLIENT PROTOCOL: HOST PORT SECURITY "LABEL" auth WAY "LABEL" ORIGIN — REASONS; notes NOTES */
static void
add_line (GString *text, const SpAdvice *advice)
{
  static const char *const origins[] = {
    [SP_ORIGIN_DERIVED] = "derived", [SP_ORIGIN_SITE] = "site", [SP_ORIGIN_PUBLISHED] = "published"
  };

  g_string_append_printf (text, "%s %s:", sp_client_get_id (advice->client),
                          sp_enum_to_nick (SP_TYPE_PROTOCOL, advice->protocol));
  if (advice->available)
    {
      g_string_append_printf (text, " %s %u %s", advice->host, advice->port,
                              sp_enum_to_nick (SP_TYPE_SECURITY, advice->security));
      add_quoted (text, advice->security_label);
      g_string_append_printf (text, " auth %s", sp_enum_to_nick (SP_TYPE_AUTH, advice->auth));
      add_quoted (text, advice->auth_label);
      g_string_append_printf (text, " %s", origins[advice->origin]);
    }
  else
    g_string_append (text, " not available");
  add_reasons (text, " —", advice->why);
  add_reasons (text, "; notes", advice->notes);
  g_string_append_c (text, '\n');
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of ids, so that a renamed program does not move. */
static char *
advise_everybody (SpReport *report)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  const SpAdviseInput input = { .report = report,
                                .catalogue = catalogue,
                                .policy = SP_POLICY_RFC8314 };
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n = sp_catalogue_get_n_clients (catalogue);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
        {
          g_autoptr(SpAdvice) advice =
              sp_advisor_advise (&input, sp_catalogue_get_client (catalogue, i), protocol);

          add_line (text, advice);
        }
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&text), FALSE));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

static void
compare_lines (const char *found, const char *kept)
{
  g_auto(GStrv) now = g_strsplit (found, "\n", -1);
  g_auto(GStrv) before = g_strsplit (kept, "\n", -1);

  for (guint i = 0; now[i] && before[i]; i++)
    g_assert_cmpstr (now[i], ==, before[i]);
  g_assert_cmpuint (g_strv_length (now), ==, g_strv_length (before));
}

static void
test_service (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strconcat (services[i].name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "advise", "golden", name, NULL);
  g_autoptr(SpReport) report = make_report (services[i].seen);
  g_autofree char *found = advise_everybody (report);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  if (updating)
    g_file_set_contents (path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  compare_lines (found, kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  updating = g_getenv ("SIGNPOST_UPDATE_GOLDEN") != NULL ||
             (argc > 1 && strcmp (argv[1], "--update") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autofree char *path = g_strconcat ("/advise/golden/", services[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_service);
    }
  return g_test_run ();
}
