/* Why a secure connection did not come about or broke, as far as there is evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-failure.h"

G_DEFINE_ENUM_TYPE (SpTlsFailure,
                    sp_tls_failure,
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_VERSION, "version"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_SECURITY, "insufficient-security"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_METHOD, "no-common-method"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_WEAK, "weak-method"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_CLIENT_CERTIFICATE, "client-certificate"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_CERTIFICATE_REFUSED, "certificate-refused"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_NAME, "name-not-known"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_APPLICATION, "other-application"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_ACCESS, "access-denied"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_INTERNAL, "internal-error"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_CALLED_OFF, "called-off"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_MISUNDERSTOOD, "misunderstood"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_CUT, "cut"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_RULES, "rules-broken"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_FLOOD, "flood"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_FAILURE_CLEAR_TEXT, "clear-text"))

/** AlertRow: what an alert says; @if_asked holds where the server had asked for a certificate. */
typedef struct
{
  int alert;
  const char *name;
  SpTlsFailure failure;
  SpTlsFailure if_asked; /* or NONE: the same */
} AlertRow;

/* The registry of RFC 8447 section 10, with the alerts that only older versions have (RFC 5246 section 7.2). */
static const AlertRow alerts[] = {
  { 0, "close_notify", SP_TLS_FAILURE_ENDED, SP_TLS_FAILURE_NONE },
  { 10, "unexpected_message", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 20, "bad_record_mac", SP_TLS_FAILURE_DAMAGED, SP_TLS_FAILURE_NONE },
  { 21, "decryption_failed", SP_TLS_FAILURE_DAMAGED, SP_TLS_FAILURE_NONE },
  { 22, "record_overflow", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 30, "decompression_failure", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 40, "handshake_failure", SP_TLS_FAILURE_METHOD, SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 41, "no_certificate", SP_TLS_FAILURE_CLIENT_CERTIFICATE, SP_TLS_FAILURE_NONE },
  { 42, "bad_certificate", SP_TLS_FAILURE_CERTIFICATE_REFUSED, SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 43, "unsupported_certificate", SP_TLS_FAILURE_CERTIFICATE_REFUSED,
    SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 44, "certificate_revoked", SP_TLS_FAILURE_CERTIFICATE_REFUSED,
    SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 45, "certificate_expired", SP_TLS_FAILURE_CERTIFICATE_REFUSED,
    SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 46, "certificate_unknown", SP_TLS_FAILURE_CERTIFICATE_REFUSED,
    SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 47, "illegal_parameter", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 48, "unknown_ca", SP_TLS_FAILURE_CERTIFICATE_REFUSED, SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 49, "access_denied", SP_TLS_FAILURE_ACCESS, SP_TLS_FAILURE_NONE },
  { 50, "decode_error", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 51, "decrypt_error", SP_TLS_FAILURE_DAMAGED, SP_TLS_FAILURE_NONE },
  { 60, "export_restriction", SP_TLS_FAILURE_SECURITY, SP_TLS_FAILURE_NONE },
  { 70, "protocol_version", SP_TLS_FAILURE_VERSION, SP_TLS_FAILURE_NONE },
  { 71, "insufficient_security", SP_TLS_FAILURE_SECURITY, SP_TLS_FAILURE_NONE },
  { 80, "internal_error", SP_TLS_FAILURE_INTERNAL, SP_TLS_FAILURE_NONE },
  { 86, "inappropriate_fallback", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 90, "user_canceled", SP_TLS_FAILURE_CALLED_OFF, SP_TLS_FAILURE_NONE },
  { 100, "no_renegotiation", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 109, "missing_extension", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 110, "unsupported_extension", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 111, "certificate_unobtainable", SP_TLS_FAILURE_CERTIFICATE_REFUSED,
    SP_TLS_FAILURE_CLIENT_CERTIFICATE },
  { 112, "unrecognized_name", SP_TLS_FAILURE_NAME, SP_TLS_FAILURE_NONE },
  { 113, "bad_certificate_status_response", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 114, "bad_certificate_hash_value", SP_TLS_FAILURE_MISUNDERSTOOD, SP_TLS_FAILURE_NONE },
  { 115, "unknown_psk_identity", SP_TLS_FAILURE_UNKNOWN, SP_TLS_FAILURE_NONE },
  { 116, "certificate_required", SP_TLS_FAILURE_CLIENT_CERTIFICATE, SP_TLS_FAILURE_NONE },
  { 120, "no_application_protocol", SP_TLS_FAILURE_APPLICATION, SP_TLS_FAILURE_NONE },
};

static const AlertRow *
find_alert (int alert)
{
  for (guint i = 0; i < G_N_ELEMENTS (alerts); i++)
    if (alerts[i].alert == alert)
      return &alerts[i];
  return NULL;
}

/**
 * sp_tls_failure_from_alert:
 * @alert: the number of an alert that ended a connection (RFC 8446 section 6)
 * @asked_for_certificate: whether the server had asked for a certificate of the mail program
 *
 * Returns: what it is evidence of
 */
SpTlsFailure
sp_tls_failure_from_alert (int alert, gboolean asked_for_certificate)
{
  const AlertRow *row = find_alert (alert);

  if (row == NULL)
    return SP_TLS_FAILURE_UNKNOWN;
  if (asked_for_certificate && row->if_asked != SP_TLS_FAILURE_NONE)
    return row->if_asked;
  return row->failure;
}

/**
 * sp_tls_alert_get_name:
 * @alert: the number of an alert, or %SP_TLS_NO_ALERT
 *
 * Returns: (transfer none) (nullable): its registered name; %NULL where there is none
 */
const char *
sp_tls_alert_get_name (int alert)
{
  const AlertRow *row = find_alert (alert);

  return row ? row->name : NULL;
}
