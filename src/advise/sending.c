/* Keeps what only sends from choices that could go on in clear text, and says what is known of its care.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sending.h"

/**
 * sp_sending_find_obstacle:
 * @client: an application or a device, or a mail program
 * @security: how a connection is secured that is safe as far as the server is concerned
 * @endpoint: (nullable): where
 *
 * Returns: (transfer full) (nullable): why an application or a device cannot have it: it would go on in clear text where STARTTLS is not
 *   offered (RFC 8314 section 5), or nobody knows whether it can. %NULL for mail programs
 */
SpReason *
sp_sending_find_obstacle (const SpClient *client, SpSecurity security, SpEndpoint *endpoint)
{
  const SpClientSending *sending = sp_client_get_sending (client);
  const SpClientProtocol *can = sp_client_get_protocol (client, SP_PROTOCOL_SMTP);
  gboolean starttls = security == SP_SECURITY_STARTTLS;
  gboolean supported;

  if (sending == NULL)
    return NULL;
  supported = starttls ? can->starttls_label != NULL : can->supports_implicit;
  if (starttls && sending->starttls_required == SP_REQUIRABLE_NO && can->supports_starttls)
    return sp_reason_new_for (SP_REASON_CLIENT_FALLS_BACK, endpoint, NULL, NULL);
  if (!supported && sending->starttls_required == SP_REQUIRABLE_UNKNOWN)
    return sp_reason_new_for (SP_REASON_SENDING_UNKNOWN, endpoint, NULL, NULL);
  return NULL;
}

static void
note (SpAdvice *advice, SpReasonKind kind, const char *detail)
{
  g_ptr_array_add (advice->notes, sp_reason_new (kind, detail));
}

/* Even where it can be made to insist, something else than what is advised may not. */
static void
note_fallback (SpAdvice *advice, const SpClientSending *sending, const SpClientProtocol *can)
{
  if (sending->starttls_required != SP_REQUIRABLE_YES)
    note (advice, SP_REASON_SENDING_UNSURE, NULL);
  else if (sending->falls_back == SP_FALLBACK_YES || sending->falls_back == SP_FALLBACK_DEPENDS)
    note (advice, SP_REASON_SENDING_IN_FULL, can->starttls_label);
}

static void
note_certificate (SpAdvice *advice, const SpClientSending *sending)
{
  static const SpReasonKind kinds[] = {
    [SP_VERIFICATION_NO] = SP_REASON_CERTIFICATE_UNCHECKED,
    [SP_VERIFICATION_PARTLY] = SP_REASON_CERTIFICATE_PARTLY,
    [SP_VERIFICATION_BY_VERSION] = SP_REASON_CERTIFICATE_BY_VERSION,
    [SP_VERIFICATION_UNKNOWN] = SP_REASON_CERTIFICATE_UNKNOWN,
  };

  if (sending->verifies_certificate != SP_VERIFICATION_YES)
    note (advice, kinds[sending->verifies_certificate], NULL);
}

/**
 * sp_sending_note:
 * @advice: an advice that something is advised in
 *
 * Adds what is to be minded with an application or a device: whether it insists on STARTTLS, and whether it checks certificates.
 */
void
sp_sending_note (SpAdvice *advice)
{
  const SpClientSending *sending = sp_client_get_sending (advice->client);

  if (sending == NULL)
    return;
  if (advice->security == SP_SECURITY_STARTTLS)
    note_fallback (advice, sending, sp_client_get_protocol (advice->client, advice->protocol));
  note_certificate (advice, sending);
}
