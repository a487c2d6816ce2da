/* What one probe of one endpoint saw; a failure of the network is an observation too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "observation.h"

G_DEFINE_ENUM_TYPE (SpStatus,
                    sp_status,
                    G_DEFINE_ENUM_VALUE (SP_STATUS_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_UNRESOLVED, "unresolved"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_DNS_FAILED, "dns-failed"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_TIMED_OUT, "timed-out"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_UNREACHABLE, "unreachable"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_NOT_MAIL, "not-mail"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_REJECTED, "rejected"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_SPEAKS_TLS, "speaks-tls"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_SPEAKS_CLEAR, "speaks-clear"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_NO_STARTTLS, "no-starttls"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_STARTTLS_REFUSED, "starttls-refused"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_TLS_FAILED, "tls-failed"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_PROTOCOL_ERROR, "protocol-error"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_NOT_CONTACTED, "not-contacted"),
                    G_DEFINE_ENUM_VALUE (SP_STATUS_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (SpStage,
                    sp_stage,
                    G_DEFINE_ENUM_VALUE (SP_STAGE_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_RESOLVE, "resolve"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_CONNECT, "connect"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_GREETING, "greeting"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_HANDSHAKE, "handshake"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_CAPABILITIES, "capabilities"),
                    G_DEFINE_ENUM_VALUE (SP_STAGE_DONE, "done"))

/**
 * sp_observation_new:
 * @endpoint: the endpoint that is looked at
 *
 * Returns: (transfer full): an observation in which nothing has been seen yet
 */
SpObservation *
sp_observation_new (SpEndpoint *endpoint)
{
  SpObservation *self = g_atomic_rc_box_new0 (SpObservation);

  self->endpoint = sp_endpoint_ref (endpoint);
  self->status = SP_STATUS_CANCELLED;
  self->login_in_clear = SP_UNKNOWN;
  self->starttls_listed = SP_UNKNOWN;
  self->tls_alert = SP_TLS_NO_ALERT;
  for (guint i = 0; i < SP_N_STAGES; i++)
    self->timings_us[i] = -1;
  return self;
}

/**
 * sp_observation_ref:
 *
 * Returns: (transfer full): @self
 */
SpObservation *
sp_observation_ref (SpObservation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
observation_clear (gpointer data)
{
  SpObservation *self = data;

  sp_endpoint_unref (self->endpoint);
  g_free (self->error);
  g_free (self->address);
  g_strfreev (self->addresses);
  g_strfreev (self->inside);
  g_free (self->banner);
  g_free (self->refusal);
  g_clear_pointer (&self->tls, sp_tls_facts_free);
  g_strfreev (self->capabilities_in_clear);
  g_strfreev (self->auth_in_clear);
  g_strfreev (self->capabilities);
  g_strfreev (self->auth);
  g_clear_pointer (&self->transcript, sp_transcript_unref);
  g_clear_pointer (&self->other, sp_observation_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->closer, sp_closer_look_free);
}

/**
 * sp_observation_unref:
 * @self: (transfer full): an observation
 */
void
sp_observation_unref (SpObservation *self)
{
  g_atomic_rc_box_release_full (self, observation_clear);
}

/**
 * sp_observation_is_safe:
 *
 * Returns: whether a password may travel here: the dialogue was completed over TLS 1.2 or later (RFC 8997 section 3) with a
 *   certificate that verified for this host
 */
gboolean
sp_observation_is_safe (const SpObservation *self)
{
  if (self->status != SP_STATUS_OK || self->tls == NULL || self->tls->problems != 0)
    return FALSE;
  return g_strcmp0 (self->tls->version, "TLS 1.2") == 0 ||
         g_strcmp0 (self->tls->version, "TLS 1.3") == 0;
}

/**
 * sp_observation_is_usable:
 *
 * Returns: whether it is safe, and mail programs find out: they ask for STARTTLS only where it is listed
 */
gboolean
sp_observation_is_usable (const SpObservation *self)
{
  gboolean by_request = sp_endpoint_get_security (self->endpoint) == SP_SECURITY_STARTTLS;

  return sp_observation_is_safe (self) && !(by_request && self->starttls_listed == SP_NO);
}

/**
 * sp_observation_answered:
 *
 * Returns: whether a mail server, or something that may be one, answered; %FALSE where the network, the name service or
 *   another kind of server was in the way
 */
gboolean
sp_observation_answered (const SpObservation *self)
{
  switch (self->status)
    {
    case SP_STATUS_OK:
    case SP_STATUS_SPEAKS_TLS:
    case SP_STATUS_SPEAKS_CLEAR:
    case SP_STATUS_NO_STARTTLS:
    case SP_STATUS_STARTTLS_REFUSED:
    case SP_STATUS_TLS_FAILED:
    case SP_STATUS_PROTOCOL_ERROR:
      return TRUE;
    case SP_STATUS_UNRESOLVED:
    case SP_STATUS_DNS_FAILED:
    case SP_STATUS_REFUSED:
    case SP_STATUS_TIMED_OUT:
    case SP_STATUS_UNREACHABLE:
    case SP_STATUS_CLOSED:
    case SP_STATUS_NOT_MAIL:
    case SP_STATUS_REJECTED:
    case SP_STATUS_NOT_CONTACTED:
    case SP_STATUS_CANCELLED:
    default:
      return FALSE;
    }
}

/**
 * sp_observation_offers_version:
 * @version: a version of SSL or TLS
 *
 * What the closer look or a single question proved, and else what the session tells by itself: a server takes the highest version that it knows
 * (RFC 8446 section 4.2.1), and all from TLS 1.2 on were offered to it.
 *
 * Returns: whether the server speaks @version, or %SP_UNKNOWN where that was not proved
 */
SpTristate
sp_observation_offers_version (const SpObservation *self, SpTlsVersion version)
{
  SpTlsVersion agreed;

  if (self->closer && self->closer->versions[version].offered != SP_UNKNOWN)
    return self->closer->versions[version].offered;
  if (self->tls == NULL || !sp_tls_version_from_name (self->tls->version, &agreed))
    return SP_UNKNOWN;
  if (version == agreed)
    return SP_YES;
  if (version == SP_TLS_VERSION_1_2 && self->tls->tls12 != SP_UNKNOWN)
    return self->tls->tls12;
  return version > agreed && version >= SP_TLS_VERSION_1_2 ? SP_NO : SP_UNKNOWN;
}

/**
 * sp_observation_speaks_other:
 *
 * Returns: whether somebody answered, in another protocol than the endpoint's
 */
gboolean
sp_observation_speaks_other (const SpObservation *self)
{
  return self->status == SP_STATUS_NOT_MAIL ||
         (self->status == SP_STATUS_PROTOCOL_ERROR && self->stage == SP_STAGE_GREETING);
}
