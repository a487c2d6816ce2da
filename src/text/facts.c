/* What was seen at one endpoint as labels and values: the same rows in the window, on a terminal and in a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "facts.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "facts-closer-look.h"
#include "list.h"
#include "template.h"
#include "words.h"

static void
fact_free (gpointer data)
{
  SpFact *self = data;

  g_free (self->value);
  g_free (self);
}

/* Takes @value; what was not seen has no row. */
static void
add (GPtrArray *facts, const char *label, char *value)
{
  g_autofree char *owned = value;
  SpFact *self;

  if (owned == NULL || *owned == '\0')
    return;
  self = g_new0 (SpFact, 1);
  self->label = label;
  self->value = g_steal_pointer (&owned);
  g_ptr_array_add (facts, self);
}

static void
add_copy (GPtrArray *facts, const char *label, const char *value)
{
  add (facts, label, g_strdup (value));
}

/* A list that was read and is empty says so. */
static void
add_list (GPtrArray *facts, const char *label, char **values)
{
  if (values)
    /* Translators: ways to sign in, or what a server offers. */
    add (facts, label,
         values[0] ? sp_list_join ((const char *const *) values)
                   : g_strdup (C_("ways or offers", "none")));
}

static void
add_certificate (GPtrArray *facts, const SpCertificate *certificate)
{
  add (facts, _("Names in the certificate"), sp_host_list_to_display (certificate->dns_names));
  add_copy (facts, _("Issued to"), certificate->subject);
  add_copy (facts, _("Issued by"), certificate->issuer);
  if (certificate->not_before)
    add (facts, _("Valid from"), sp_words_date (certificate->not_before));
  if (certificate->not_after)
    add (facts, _("Valid until"), sp_words_date (certificate->not_after));
  add_copy (facts, _("Key"), certificate->key);
  add_copy (facts, _("Signature"), certificate->signature);
  add_copy (facts, _("Fingerprint (SHA-256)"), certificate->sha256);
}

static void
add_yes_or_no (GPtrArray *facts, const char *label, SpTristate value)
{
  if (value != SP_UNKNOWN)
    add_copy (facts, label, value == SP_YES ? _("yes") : _("no"));
}

static void
add_agreement (GPtrArray *facts, const SpTlsFacts *tls)
{
  add_copy (facts, _("Key exchange"), tls->key_exchange);
  if (tls->dh_bits > 0)
    add (facts, _("Bits of the key exchange"), g_strdup_printf ("%u", tls->dh_bits));
  add_copy (facts, _("Signature of the handshake"), tls->proof);
  add_yes_or_no (facts, _("Protected against inserted handshakes (RFC 5746)"),
                 tls->secure_renegotiation);
}

static void
add_tls (GPtrArray *facts, const SpObservation *seen)
{
  const SpCertificate *leaf = sp_tls_facts_get_leaf (seen->tls);

  add_copy (facts, _("TLS version"), seen->tls->version);
  add_yes_or_no (facts, _("TLS 1.2 as well"), seen->tls->tls12);
  add_copy (facts, _("Cipher suite"), seen->tls->cipher_suite);
  add_agreement (facts, seen->tls);
  if (leaf)
    add_certificate (facts, leaf);
}

/* What a server says before the connection is secure is told only where there is such a time. */
static void
add_offers (GPtrArray *facts, const SpObservation *seen)
{
  gboolean begins_clear = sp_endpoint_get_security (seen->endpoint) != SP_SECURITY_TLS;

  if (begins_clear)
    add_list (facts, _("Ways to sign in before the connection is secure"), seen->auth_in_clear);
  add_list (facts, _("Ways to sign in over the secure connection"), seen->auth);
  if (begins_clear && seen->login_in_clear != SP_UNKNOWN)
    add_copy (facts, _("Password accepted before the connection is secure"),
              seen->login_in_clear == SP_YES ? _("yes") : _("no"));
  if (begins_clear)
    add_list (facts, _("Offered before the connection is secure"), seen->capabilities_in_clear);
  add_list (facts, _("Offered over the secure connection"), seen->capabilities);
}

/* What differs is told by a finding. */
static void
add_others (GPtrArray *facts, const SpObservation *seen)
{
  for (guint i = 0; seen->others && i < seen->others->len; i++)
    {
      const SpObservation *other = g_ptr_array_index (seen->others, i);
      g_autofree char *status = sp_words_status_short (other);

      /* Translators: {address} is an IP address, {status} what came of it, such as “answers” or “no answer in time”. */
      add (facts, _("Further address"),
           sp_fill (_("{address}: {status}"), "address", other->address, "status", status, NULL));
    }
}

static char *
in_milliseconds (gint64 us)
{
  return g_strdup_printf ("%.1f", us / (double) G_TIME_SPAN_MILLISECOND);
}

static const char *
stage_name (SpStage stage)
{
  switch (stage)
    {
    case SP_STAGE_RESOLVE:
      return _("address");
    case SP_STAGE_CONNECT:
      return _("connection");
    case SP_STAGE_GREETING:
      return _("greeting");
    case SP_STAGE_STARTTLS:
      return "STARTTLS";
    case SP_STAGE_HANDSHAKE:
      return "TLS";
    case SP_STAGE_CAPABILITIES:
      /* Translators: a part of the time that a check takes: the server tells what it offers. */
      return _("offers");
    case SP_STAGE_QUEUED:
    case SP_STAGE_DONE:
    default:
      return "";
    }
}

static void
add_time (GPtrArray *facts, const SpObservation *seen)
{
  g_autoptr(GString) parts = g_string_new (NULL);
  g_autofree char *total = in_milliseconds (seen->total_us);

  for (int stage = SP_STAGE_RESOLVE; stage < SP_STAGE_DONE; stage++)
    if (seen->timings_us[stage] >= 0)
      {
        g_autofree char *ms = in_milliseconds (seen->timings_us[stage]);

        g_autofree char *part = g_strdup_printf ("%s %s", stage_name (stage), ms);

        sp_list_append (parts, part);
      }
  /* Translators: {total} is a number of milliseconds, {parts} a list such as "connection 9.0, greeting 4.1". */
  add (facts, _("Time"),
       sp_fill (parts->len ? _("{total} ms ({parts})") : _("{total} ms"), "total", total, "parts",
                parts->str, NULL));
}

/**
 * sp_facts_for_observation:
 * @seen: what was seen at an endpoint
 *
 * Returns: (transfer full) (element-type SpFact): all of it, beside what sp_words_status() says; what was not seen has no row
 */
GPtrArray *
sp_facts_for_observation (const SpObservation *seen)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);

  add_copy (facts, _("Technical detail"), seen->error);
  add_copy (facts, _("Address used"), seen->address);
  add_copy (facts, _("Greeting"), seen->banner);
  if (seen->tls)
    add_tls (facts, seen);
  sp_facts_add_closer_look (facts, seen, add);
  add_others (facts, seen);
  add_offers (facts, seen);
  add_time (facts, seen);
  if (seen->connections > 0)
    add (facts, _("Round trips"), g_strdup_printf ("%u", seen->round_trips));
  if (seen->leftover_bytes > 0)
    add (facts, _("Unprotected bytes after the answer to STARTTLS"),
         g_strdup_printf ("%" G_GSIZE_FORMAT, seen->leftover_bytes));
  if (seen->early_bytes > 0)
    add (facts, _("Bytes of answers that came before the question"),
         g_strdup_printf ("%" G_GSIZE_FORMAT, seen->early_bytes));
  return facts;
}

/**
 * sp_facts_for_certificate:
 * @certificate: a certificate
 *
 * Returns: (transfer full) (element-type SpFact): what it says; what it does not say has no row
 */
GPtrArray *
sp_facts_for_certificate (const SpCertificate *certificate)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);

  add_certificate (facts, certificate);
  return facts;
}
