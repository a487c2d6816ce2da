/* What GIO lets its users set on a TLS connection. Private to net/tls-connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpTlsProperty: the properties of a TLS connection, those of the result together. */
typedef enum
{
  SP_TLS_PROP_NONE,
  SP_TLS_PROP_BASE_IO_STREAM,
  SP_TLS_PROP_USE_SYSTEM_CERTDB,
  SP_TLS_PROP_DATABASE,
  SP_TLS_PROP_INTERACTION,
  SP_TLS_PROP_REQUIRE_CLOSE_NOTIFY,
  SP_TLS_PROP_REHANDSHAKE_MODE,
  SP_TLS_PROP_CERTIFICATE,
  SP_TLS_PROP_PEER_CERTIFICATE,
  SP_TLS_PROP_PEER_CERTIFICATE_ERRORS,
  SP_TLS_PROP_ADVERTISED_PROTOCOLS,
  SP_TLS_PROP_NEGOTIATED_PROTOCOL,
  SP_TLS_PROP_PROTOCOL_VERSION,
  SP_TLS_PROP_CIPHERSUITE_NAME,
  SP_TLS_PROP_VALIDATION_FLAGS,
  SP_TLS_PROP_SERVER_IDENTITY,
  SP_TLS_PROP_USE_SSL3,
  SP_TLS_PROP_ACCEPTED_CAS,
} SpTlsProperty;

#define SP_N_TLS_PROPERTIES (SP_TLS_PROP_ACCEPTED_CAS + 1)

/** SpTlsSettings: the values; all zero where nothing was set. */
typedef struct
{
  GSocketConnectable *identity; /* (owned) (nullable) the server that is meant */
  gboolean system_database; /* @database is the system's, and read only when it is needed */
  GTlsDatabase *database; /* (owned) (nullable) whom to believe; %NULL: nobody */
  GTlsInteraction *interaction; /* (owned) (nullable) */
  GTlsCertificate *certificate; /* (owned) (nullable) */
  GTlsCertificateFlags validation_flags;
  gboolean require_close_notify;
  int rehandshake_mode; /* kept for whoever asks; a second handshake is always declined */
  char **advertised; /* (owned) (nullable) application protocols */
} SpTlsSettings;

const char *sp_tls_settings_get_name (SpTlsProperty property);
GTlsDatabase *sp_tls_settings_get_database (SpTlsSettings *self);
void sp_tls_settings_get (SpTlsSettings *self, SpTlsProperty property, GValue *value);
void sp_tls_settings_set (SpTlsSettings *self, SpTlsProperty property, const GValue *value);
void sp_tls_settings_clear (SpTlsSettings *self);

G_END_DECLS
