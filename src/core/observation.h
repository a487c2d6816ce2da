/* What one probe of one endpoint saw; a failure of the network is an observation too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate.h"
#include "closer-look.h"
#include "endpoint.h"
#include "tls-failure.h"
#include "transcript.h"
#include "tristate.h"

G_BEGIN_DECLS

/**
 * SpStatus:
 * @SP_STATUS_OK: the dialogue was completed over TLS, whatever the certificate
 * @SP_STATUS_UNRESOLVED: the host name does not exist or has no address
 * @SP_STATUS_DNS_FAILED: the name service did not answer
 * @SP_STATUS_REFUSED: nothing listens on that port
 * @SP_STATUS_TIMED_OUT: no answer in time; the stage tells to what
 * @SP_STATUS_UNREACHABLE: no way to that address from this network
 * @SP_STATUS_CLOSED: the connection was closed or reset before the dialogue was complete
 * @SP_STATUS_NOT_MAIL: something else than a mail server answered
 * @SP_STATUS_REJECTED: the server refused where a greeting, TLS or its first answer was due
 * @SP_STATUS_SPEAKS_TLS: TLS where clear text was expected
 * @SP_STATUS_SPEAKS_CLEAR: clear text where TLS was expected
 * @SP_STATUS_NO_STARTTLS: the server cannot upgrade this connection
 * @SP_STATUS_STARTTLS_REFUSED: the server lists STARTTLS and then refuses it
 * @SP_STATUS_TLS_FAILED: the handshake failed, or TLS broke behind it
 * @SP_STATUS_PROTOCOL_ERROR: the server broke the rules of its protocol
 * @SP_STATUS_NOT_CONTACTED: a stranger named it and it leads inside a private network, so that it was left alone
 * @SP_STATUS_CANCELLED: the user stopped it
 *
 * How a probe ended. Nicks are those of the JSON report.
 */
typedef enum
{
  SP_STATUS_OK,
  SP_STATUS_UNRESOLVED,
  SP_STATUS_DNS_FAILED,
  SP_STATUS_REFUSED,
  SP_STATUS_TIMED_OUT,
  SP_STATUS_UNREACHABLE,
  SP_STATUS_CLOSED,
  SP_STATUS_NOT_MAIL,
  SP_STATUS_REJECTED,
  SP_STATUS_SPEAKS_TLS,
  SP_STATUS_SPEAKS_CLEAR,
  SP_STATUS_NO_STARTTLS,
  SP_STATUS_STARTTLS_REFUSED,
  SP_STATUS_TLS_FAILED,
  SP_STATUS_PROTOCOL_ERROR,
  SP_STATUS_NOT_CONTACTED,
  SP_STATUS_CANCELLED,
} SpStatus;

#define SP_TYPE_STATUS (sp_status_get_type ())
GType sp_status_get_type (void);

/**
 * SpStage:
 * @SP_STAGE_QUEUED: waiting for its turn
 * @SP_STAGE_RESOLVE: asking for the addresses of the host
 * @SP_STAGE_CONNECT: waiting for the TCP connection
 * @SP_STAGE_GREETING: waiting for the server's first line
 * @SP_STAGE_STARTTLS: asking what is offered in the clear, then for the upgrade
 * @SP_STAGE_HANDSHAKE: the TLS handshake
 * @SP_STAGE_CAPABILITIES: asking what is offered over TLS
 * @SP_STAGE_DONE: finished
 *
 * Where a probe is. Nicks are the keys of the JSON report's `timings_ms`.
 */
typedef enum
{
  SP_STAGE_QUEUED,
  SP_STAGE_RESOLVE,
  SP_STAGE_CONNECT,
  SP_STAGE_GREETING,
  SP_STAGE_STARTTLS,
  SP_STAGE_HANDSHAKE,
  SP_STAGE_CAPABILITIES,
  SP_STAGE_DONE,
} SpStage;

#define SP_N_STAGES (SP_STAGE_DONE + 1)
#define SP_TYPE_STAGE (sp_stage_get_type ())
GType sp_stage_get_type (void);

/**
 * SpObservation:
 *
 * Filled in by the probe while it runs, read-only afterwards. Every string is display-safe (see sp_safe_text()).
 */
typedef struct _SpObservation SpObservation;

struct _SpObservation
{
  SpEndpoint *endpoint; /* (owned) */
  SpStatus status;
  SpStage stage; /* the stage in which the probe ended */
  char *error; /* (owned) (nullable) technical detail, untranslated */
  char *address; /* (owned) (nullable) IP address that was used */
  char **
      addresses; /* (owned) (nullable) all that the host has and that may be contacted, eight at most */
  char **
      inside; /* (owned) (nullable) addresses that were left out: special by sp_special_use_address(); or the local name */
  char *banner; /* (owned) (nullable) the greeting's text */
  char *refusal; /* (owned) (nullable) the words with which the server turned us away */

  SpTlsFacts *tls; /* (owned) (nullable) */
  SpTlsFailure tls_failure; /* why TLS did not come about or broke, where it did */
  int tls_alert; /* the alert with which the server ended it, or SP_TLS_NO_ALERT */
  char **capabilities_in_clear; /* (owned) (nullable) */
  char **auth_in_clear; /* (owned) (nullable) SASL mechanisms before TLS */
  char **capabilities; /* (owned) (nullable) over TLS */
  char **auth; /* (owned) (nullable) SASL mechanisms over TLS */
  SpTristate login_in_clear; /* would the server take a password without TLS? */
  SpTristate starttls_listed; /* STARTTLS among the capabilities in the clear? */
  gboolean preauth; /* IMAP PREAUTH in the clear (RFC 9051 section 7.1.4) */
  gboolean starttls_after_tls; /* STARTTLS still listed over TLS */
  gboolean list_withheld; /* what is offered over TLS had to be asked for (RFC 5804 section 2.2) */
  gboolean throttled; /* 421, or a reset right after accept */
  gsize leftover_bytes; /* clear bytes behind the STARTTLS answer */
  gsize early_bytes; /* most bytes that were there before the question that they answer was sent */

  guint connections;
  guint round_trips;
  gint64 timings_us[SP_N_STAGES]; /* microseconds per stage, -1 where not reached */
  gint64 total_us; /* microseconds */
  SpTranscript *transcript; /* (owned) (nullable) */
  SpObservation *other; /* (owned) (nullable) the same over an address of the other family */
  GPtrArray *
      others; /* (owned) (nullable) (element-type SpObservation) the same over every further address, where a closer look was asked for */
  SpCloserLook *closer; /* (owned) (nullable) where a closer look was asked for */
};

SpObservation *sp_observation_new (SpEndpoint *endpoint);
SpObservation *sp_observation_ref (SpObservation *self);
void sp_observation_unref (SpObservation *self);
gboolean sp_observation_is_safe (const SpObservation *self);
gboolean sp_observation_is_usable (const SpObservation *self);
gboolean sp_observation_speaks_other (const SpObservation *self);
gboolean sp_observation_answered (const SpObservation *self);
SpTristate sp_observation_offers_version (const SpObservation *self, SpTlsVersion version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpObservation, sp_observation_unref)

G_END_DECLS
