/* Makes reports and advice with every kind of fact in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "samples.h"

#include <string.h>

SpClient *
sample_client (const char *id, const char *name)
{
  g_autofree char *text =
      g_strdup_printf ("[Client]\nId=%s\nName=%s\nSettingsPath=Edit ▸ Accounts\n"
                       "[IMAP]\nImplicitLabel=SSL/TLS\nSupportsImplicit=true\n"
                       "[SMTP]\nImplicitLabel=SSL/TLS\nStartTlsLabel=TLS\nSupportsImplicit=true\n"
                       "SupportsStartTls=true\nDefaultPortImplicit=465\n",
                       id, name);
  g_autoptr(GError) error = NULL;
  SpClient *client = sp_client_new_from_data (text, strlen (text), "x.client", NULL, &error);

  g_assert_no_error (error);
  return client;
}

static SpTlsFacts *
sample_tls (void)
{
  SpTlsFacts *tls = sp_tls_facts_new ();
  SpCertificate *leaf = sp_certificate_new ();

  tls->version = g_strdup ("TLS 1.3");
  tls->cipher_suite = g_strdup ("TLS_AES_256_GCM_SHA384");
  leaf->subject = g_strdup ("CN=imap.example.edu");
  leaf->issuer = g_strdup ("CN=Example Authority");
  leaf->dns_names = g_strsplit ("imap.example.edu,mail.example.edu", ",", 0);
  leaf->not_before = g_date_time_new_utc (2030, 1, 2, 3, 4, 5);
  leaf->not_after = g_date_time_new_utc (2031, 12, 24, 0, 0, 0);
  leaf->key = g_strdup ("RSA 2048");
  leaf->signature = g_strdup ("RSA-SHA256");
  leaf->sha256 = g_strdup ("00ff");
  g_ptr_array_add (tls->chain, leaf);
  return tls;
}

SpObservation *
sample_observation (SpEndpoint *endpoint)
{
  static const char hello[] = "* OK \033[31mready\r\n* CAPABILITY\r\n";
  SpObservation *seen = sp_observation_new (endpoint);

  seen->status = SP_STATUS_OK;
  seen->stage = SP_STAGE_DONE;
  seen->address = g_strdup ("192.0.2.7");
  seen->banner = g_strdup ("ready");
  seen->tls = sample_tls ();
  seen->auth_in_clear = g_strsplit ("", ",", 0);
  seen->auth = g_strsplit ("PLAIN,LOGIN", ",", 0);
  seen->capabilities = g_strsplit ("IMAP4rev1,IDLE", ",", 0);
  seen->login_in_clear = SP_NO;
  seen->starttls_listed = SP_YES;
  seen->connections = 1;
  seen->round_trips = 6;
  seen->timings_us[SP_STAGE_RESOLVE] = 1499;
  seen->timings_us[SP_STAGE_CONNECT] = 1500;
  seen->total_us = 48000;
  seen->transcript = sp_transcript_new ();
  sp_transcript_add (seen->transcript, TRUE, FALSE, hello, strlen (hello));
  sp_transcript_add (seen->transcript, FALSE, TRUE, "secret", 6);
  return seen;
}

static void
add_finding (SpReport *report, const char *id, SpSeverity severity, guint endpoint)
{
  SpFinding *finding = sp_finding_new (id, severity);

  finding->detail = g_strdup ("the detail");
  sp_finding_add_endpoint (finding,
                           sp_service_get (sp_report_get_service (report), endpoint)->endpoint);
  sp_report_add_finding (report, finding);
}

/* The first endpoint was seen to be safe, the second refused, the third not tried. */
SpReport *
sample_report (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) imap =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 143, SP_SECURITY_STARTTLS);
  g_autoptr(SpEndpoint) smtp =
      sp_endpoint_new (SP_PROTOCOL_SMTP, "smtp.example.edu", 465, SP_SECURITY_TLS);
  g_autoptr(SpEndpoint) pop =
      sp_endpoint_new (SP_PROTOCOL_POP3, "pop.example.edu", 995, SP_SECURITY_TLS);
  g_autoptr(SpObservation) seen = sample_observation (imap);
  g_autoptr(SpObservation) refused = sp_observation_new (smtp);
  SpReport *report;

  sp_service_set_name (service, "Example Mail");
  sp_service_set_domain (service, "example.edu");
  sp_service_add (service, imap, SP_SOURCE_USER);
  sp_service_add (service, imap, SP_SOURCE_SITE);
  sp_service_add (service, smtp, SP_SOURCE_SITE);
  sp_service_add (service, pop, SP_SOURCE_SITE);
  report = sp_report_new (service);
  refused->status = SP_STATUS_REFUSED;
  refused->error = g_strdup ("Connection refused");
  sp_report_set_observation (report, 0, seen);
  sp_report_set_observation (report, 1, refused);
  sp_report_set_elapsed (report, 412000);
  add_finding (report, "tls13-missing", SP_SEVERITY_WARNING, 1);
  add_finding (report, "auth-in-clear", SP_SEVERITY_BAD, 0);
  return report;
}

SpAdvice *
sample_advice (SpClient *client, SpProtocol protocol)
{
  SpAdvice *advice = g_new0 (SpAdvice, 1);

  advice->client = client;
  advice->protocol = protocol;
  advice->available = protocol != SP_PROTOCOL_POP3;
  advice->host = g_strdup (advice->available ? "mail.example.edu" : NULL);
  advice->port = advice->available ? 993 : 0;
  advice->security_label = g_strdup (advice->available ? "SSL/TLS" : NULL);
  advice->site_label = g_strdup (protocol == SP_PROTOCOL_SMTP ? "Require SSL" : NULL);
  advice->origin = SP_ORIGIN_SITE;
  advice->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free);
  advice->why = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free);
  g_ptr_array_add (advice->why, sp_reason_new (advice->available ? SP_REASON_SITE_TABLE
                                                                 : SP_REASON_NOTHING_KNOWN,
                                               "Example Mail"));
  return advice;
}

void
sample_advice_free (SpAdvice *advice)
{
  g_free (advice->host);
  g_free (advice->security_label);
  g_free (advice->site_label);
  g_ptr_array_unref (advice->notes);
  g_ptr_array_unref (advice->why);
  g_free (advice);
}
