/* What the two ends of a TLS session agreed on, beside version and cipher suite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-agreement.h"

static gboolean
is_numeric (gnutls_kx_algorithm_t exchange)
{
  return exchange == GNUTLS_KX_DHE_RSA || exchange == GNUTLS_KX_DHE_DSS;
}

/* A group of the server's own has no name. */
static const char *
get_key_exchange (gnutls_session_t session)
{
  gnutls_group_t group = gnutls_group_get (session);
  gnutls_kx_algorithm_t exchange = gnutls_kx_get (session);

  if (group != GNUTLS_GROUP_INVALID)
    return gnutls_group_get_name (group);
  return is_numeric (exchange) ? "DHE" : gnutls_kx_get_name (exchange);
}

static guint
get_dh_bits (gnutls_session_t session)
{
  int bits = is_numeric (gnutls_kx_get (session)) ? gnutls_dh_get_prime_bits (session) : 0;

  return MAX (bits, 0);
}

/**
 * sp_tls_agreement_store:
 * @session: a session whose handshake is complete
 * @facts: where to write to
 *
 * Writes down how the keys were agreed on and how the server proved to have its own. TLS 1.3 has no renegotiation.
 */
void
sp_tls_agreement_store (gnutls_session_t session, SpTlsFacts *facts)
{
  int proof = gnutls_sign_algorithm_get (session);

  facts->key_exchange = g_strdup (get_key_exchange (session));
  facts->dh_bits = get_dh_bits (session);
  facts->proof = proof ? g_strdup (gnutls_sign_get_name (proof)) : NULL;
  if (gnutls_protocol_get_version (session) >= GNUTLS_TLS1_3)
    return;
  facts->secure_renegotiation = gnutls_safe_renegotiation_status (session) ? SP_YES : SP_NO;
}
