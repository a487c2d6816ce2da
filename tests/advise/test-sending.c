/* Tests of advice for applications and devices that only send: never a choice that falls back, and what is said of the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/advisor.h"
#include "fixture.h"

#define SMTPS "smtps://smtp.example.edu:465"
#define SMTP "smtp://smtp.example.edu:587"
#define GOOD .tls = "TLS 1.3", .auth = "PLAIN LOGIN", .capabilities = "SIZE"

static const Seen both[] = { { SMTPS, GOOD }, { SMTP, GOOD }, { NULL } };
static const Seen starttls_only[] = { { SMTPS, .status = SP_STATUS_REFUSED },
                                      { SMTP, GOOD },
                                      { NULL } };

static SpAdvice *
advise (SpCatalogue *catalogue, const Seen *seen, SpPolicy policy, SpClient *client)
{
  g_autoptr(SpReport) report = make_report (seen);
  const SpAdviseInput input = { .report = report, .catalogue = catalogue, .policy = policy };

  g_test_message ("%s", sp_client_get_id (client));
  return sp_advisor_advise (&input, client, SP_PROTOCOL_SMTP);
}

static gboolean
has (GPtrArray *reasons, SpReasonKind kind)
{
  for (guint i = 0; i < reasons->len; i++)
    if (((const SpReason *) g_ptr_array_index (reasons, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* Port 465 wherever there is one; without it nothing for those that cannot insist, and a reason. */
static void
test_never_in_clear (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  guint n_cannot = 0;

  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_sender (catalogue, i);
      gboolean cannot = sp_client_get_sending (client)->starttls_required == SP_REQUIRABLE_NO;
      g_autoptr(SpAdvice) first = advise (catalogue, both, SP_POLICY_RFC8314, client);
      g_autoptr(SpAdvice) old = advise (catalogue, both, SP_POLICY_GUIDE_2007, client);
      g_autoptr(SpAdvice) late = advise (catalogue, starttls_only, SP_POLICY_RFC8314, client);

      if (sp_client_get_protocol (client, SP_PROTOCOL_SMTP)->supports_implicit)
        g_assert_cmpuint (first->port, ==, 465);
      if (!cannot)
        continue;
      n_cannot++;
      g_assert_cmpuint (old->port, !=, 587);
      g_assert_false (late->available);
      g_assert_true (has (late->why, SP_REASON_CLIENT_FALLS_BACK));
    }
  g_assert_cmpuint (n_cannot, >, 10);
}

/* Whoever reads mail nowhere is told nothing about reading it. */
static void
test_no_reading (void)
{
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();
  g_autoptr(SpReport) report = make_report (both);
  const SpAdviseInput input = { .report = report, .catalogue = catalogue };

  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      g_autoptr(SpAdvice) advice =
          sp_advisor_advise (&input, sp_catalogue_get_sender (catalogue, i), SP_PROTOCOL_IMAP);

      g_assert_false (advice->available);
      g_assert_true (has (advice->why, SP_REASON_CLIENT_LACKS_PROTOCOL));
    }
}

static void
test_notes (void)
{
  static const struct
  {
    const char *client;
    const Seen *seen;
    gboolean available;
    SpReasonKind kind; /* among the notes, or the reasons where nothing is advised */
  } cases[] = {
    { "flask-mail", both, TRUE, SP_REASON_CERTIFICATE_UNCHECKED },
    { "postfix-relayhost", starttls_only, TRUE, SP_REASON_CERTIFICATE_UNCHECKED },
    { "postfix-relayhost", starttls_only, TRUE, SP_REASON_SENDING_IN_FULL },
    { "nodemailer", starttls_only, TRUE, SP_REASON_SENDING_IN_FULL },
    { "jakarta-mail", both, TRUE, SP_REASON_CERTIFICATE_PARTLY },
    { "django", both, TRUE, SP_REASON_CERTIFICATE_BY_VERSION },
    { "brother-mfc", both, TRUE, SP_REASON_CERTIFICATE_UNKNOWN },
    { "brother-mfc", starttls_only, TRUE, SP_REASON_SENDING_UNSURE },
    { "gomail", starttls_only, TRUE, SP_REASON_SENDING_UNSURE },
    { "monit", starttls_only, FALSE, SP_REASON_SENDING_UNKNOWN },
    { "hp-ews", starttls_only, FALSE, SP_REASON_SENDING_UNKNOWN },
    { "brother-mfc", both, TRUE, SP_REASON_LABEL_UNVERIFIED },
    { "mattermost", starttls_only, FALSE, SP_REASON_CLIENT_FALLS_BACK },
    { "pfsense", starttls_only, FALSE, SP_REASON_CLIENT_FALLS_BACK },
  };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpClient *client = sp_catalogue_find_client (catalogue, cases[i].client);
      g_autoptr(SpAdvice) advice = advise (catalogue, cases[i].seen, SP_POLICY_RFC8314, client);

      g_assert_cmpint (advice->available, ==, cases[i].available);
      g_assert_true (has (advice->available ? advice->notes : advice->why, cases[i].kind));
    }
}

/* Nothing of it is said where there is nothing to be said, and nothing of it to mail programs. */
static void
test_careful (void)
{
  static const char *const careful[] = { "vaultwarden", "nullmailer", "thunderbird-128", "msmtp" };
  g_autoptr(SpCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (careful); i++)
    {
      SpClient *client = sp_catalogue_find_client (catalogue, careful[i]);
      g_autoptr(SpAdvice) advice = advise (catalogue, starttls_only, SP_POLICY_RFC8314, client);

      g_assert_true (advice->available);
      for (int kind = SP_REASON_SENDING_UNKNOWN; kind <= SP_REASON_CERTIFICATE_UNKNOWN; kind++)
        g_assert_false (has (advice->notes, kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advise/sending/never-in-clear", test_never_in_clear);
  g_test_add_func ("/advise/sending/no-reading", test_no_reading);
  g_test_add_func ("/advise/sending/notes", test_notes);
  g_test_add_func ("/advise/sending/careful", test_careful);
  return g_test_run ();
}
