/* Why a secure connection did not come about or broke, as far as there is evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpTlsFailure:
 * @SP_TLS_FAILURE_NONE: nothing failed
 * @SP_TLS_FAILURE_UNKNOWN: no evidence of a cause
 * @SP_TLS_FAILURE_VERSION: the two sides have no version of TLS in common
 * @SP_TLS_FAILURE_SECURITY: the server wants better encryption than it was offered
 * @SP_TLS_FAILURE_METHOD: the server found no method that it could agree to
 * @SP_TLS_FAILURE_WEAK: the server chose a method that is too weak for this computer
 * @SP_TLS_FAILURE_CLIENT_CERTIFICATE: the server insists on a certificate of the mail program
 * @SP_TLS_FAILURE_CERTIFICATE_REFUSED: the server complains about a certificate and has asked for none
 * @SP_TLS_FAILURE_NAME: the server does not know the name that it was asked for (RFC 6066 section 3)
 * @SP_TLS_FAILURE_APPLICATION: the server wants another application protocol (RFC 7301 section 3.2)
 * @SP_TLS_FAILURE_ACCESS: the server denies access
 * @SP_TLS_FAILURE_INTERNAL: the server reports an error of its own
 * @SP_TLS_FAILURE_CALLED_OFF: the server called the handshake off
 * @SP_TLS_FAILURE_MISUNDERSTOOD: the server takes what it was sent for faulty
 * @SP_TLS_FAILURE_ENDED: the server took its leave in the middle of the handshake
 * @SP_TLS_FAILURE_CUT: the connection ended without a word
 * @SP_TLS_FAILURE_DAMAGED: what was sent arrived changed, at either end
 * @SP_TLS_FAILURE_RULES: what the server sent breaks the rules of TLS
 * @SP_TLS_FAILURE_FLOOD: the server sent far more than anybody needs
 * @SP_TLS_FAILURE_CLEAR_TEXT: clear text came instead of TLS
 *
 * Nicks are those of the JSON report's `tls_failure`.
 */
typedef enum
{
  SP_TLS_FAILURE_NONE,
  SP_TLS_FAILURE_UNKNOWN,
  SP_TLS_FAILURE_VERSION,
  SP_TLS_FAILURE_SECURITY,
  SP_TLS_FAILURE_METHOD,
  SP_TLS_FAILURE_WEAK,
  SP_TLS_FAILURE_CLIENT_CERTIFICATE,
  SP_TLS_FAILURE_CERTIFICATE_REFUSED,
  SP_TLS_FAILURE_NAME,
  SP_TLS_FAILURE_APPLICATION,
  SP_TLS_FAILURE_ACCESS,
  SP_TLS_FAILURE_INTERNAL,
  SP_TLS_FAILURE_CALLED_OFF,
  SP_TLS_FAILURE_MISUNDERSTOOD,
  SP_TLS_FAILURE_ENDED,
  SP_TLS_FAILURE_CUT,
  SP_TLS_FAILURE_DAMAGED,
  SP_TLS_FAILURE_RULES,
  SP_TLS_FAILURE_FLOOD,
  SP_TLS_FAILURE_CLEAR_TEXT,
} SpTlsFailure;

#define SP_N_TLS_FAILURES (SP_TLS_FAILURE_CLEAR_TEXT + 1)
#define SP_TYPE_TLS_FAILURE (sp_tls_failure_get_type ())
GType sp_tls_failure_get_type (void);

/** SP_TLS_NO_ALERT: the server sent no alert; 0 is one */
#define SP_TLS_NO_ALERT (-1)

SpTlsFailure sp_tls_failure_from_alert (int alert, gboolean asked_for_certificate);
const char *sp_tls_alert_get_name (int alert);

G_END_DECLS
