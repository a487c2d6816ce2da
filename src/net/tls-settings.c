/* What GIO lets its users set on a TLS connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-settings.h"

static const char *const names[SP_N_TLS_PROPERTIES] = {
  [SP_TLS_PROP_BASE_IO_STREAM] = "base-io-stream",
  [SP_TLS_PROP_USE_SYSTEM_CERTDB] = "use-system-certdb",
  [SP_TLS_PROP_DATABASE] = "database",
  [SP_TLS_PROP_INTERACTION] = "interaction",
  [SP_TLS_PROP_REQUIRE_CLOSE_NOTIFY] = "require-close-notify",
  [SP_TLS_PROP_REHANDSHAKE_MODE] = "rehandshake-mode",
  [SP_TLS_PROP_CERTIFICATE] = "certificate",
  [SP_TLS_PROP_PEER_CERTIFICATE] = "peer-certificate",
  [SP_TLS_PROP_PEER_CERTIFICATE_ERRORS] = "peer-certificate-errors",
  [SP_TLS_PROP_ADVERTISED_PROTOCOLS] = "advertised-protocols",
  [SP_TLS_PROP_NEGOTIATED_PROTOCOL] = "negotiated-protocol",
  [SP_TLS_PROP_PROTOCOL_VERSION] = "protocol-version",
  [SP_TLS_PROP_CIPHERSUITE_NAME] = "ciphersuite-name",
  [SP_TLS_PROP_VALIDATION_FLAGS] = "validation-flags",
  [SP_TLS_PROP_SERVER_IDENTITY] = "server-identity",
  [SP_TLS_PROP_USE_SSL3] = "use-ssl3",
  [SP_TLS_PROP_ACCEPTED_CAS] = "accepted-cas",
};

/**
 * sp_tls_settings_get_name:
 * @property: a property
 *
 * Returns: (transfer none): its name in GIO
 */
const char *
sp_tls_settings_get_name (SpTlsProperty property)
{
  return names[property];
}

/**
 * sp_tls_settings_get_database:
 *
 * Reading the system's authorities takes a while the first time.
 *
 * Returns: (transfer none) (nullable): whom to believe
 */
GTlsDatabase *
sp_tls_settings_get_database (SpTlsSettings *self)
{
  if (self->system_database && self->database == NULL)
    self->database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  return self->database;
}

/**
 * sp_tls_settings_get:
 * @property: one that can be set
 * @value: where to put its value
 */
void
sp_tls_settings_get (SpTlsSettings *self, SpTlsProperty property, GValue *value)
{
  switch ((guint) property)
    {
    case SP_TLS_PROP_USE_SYSTEM_CERTDB:
      g_value_set_boolean (value, self->system_database);
      return;
    case SP_TLS_PROP_DATABASE:
      g_value_set_object (value, sp_tls_settings_get_database (self));
      return;
    case SP_TLS_PROP_INTERACTION:
      g_value_set_object (value, self->interaction);
      return;
    case SP_TLS_PROP_REQUIRE_CLOSE_NOTIFY:
      g_value_set_boolean (value, self->require_close_notify);
      return;
    case SP_TLS_PROP_REHANDSHAKE_MODE:
      g_value_set_enum (value, self->rehandshake_mode);
      return;
    case SP_TLS_PROP_CERTIFICATE:
      g_value_set_object (value, self->certificate);
      return;
    case SP_TLS_PROP_ADVERTISED_PROTOCOLS:
      g_value_set_boxed (value, self->advertised);
      return;
    case SP_TLS_PROP_VALIDATION_FLAGS:
      g_value_set_flags (value, self->validation_flags);
      return;
    case SP_TLS_PROP_SERVER_IDENTITY:
      g_value_set_object (value, self->identity);
      return;
    default:
      /* use-ssl3 is never true, and the accepted authorities are not told: no certificate is sent. */
      return;
    }
}

static void
set_database (SpTlsSettings *self, GTlsDatabase *database)
{
  self->system_database = FALSE;
  g_set_object (&self->database, database);
}

/**
 * sp_tls_settings_set:
 * @property: one that can be set
 * @value: its value
 */
void
sp_tls_settings_set (SpTlsSettings *self, SpTlsProperty property, const GValue *value)
{
  switch ((guint) property)
    {
    case SP_TLS_PROP_USE_SYSTEM_CERTDB:
      set_database (self, NULL);
      self->system_database = g_value_get_boolean (value);
      return;
    case SP_TLS_PROP_DATABASE:
      set_database (self, g_value_get_object (value));
      return;
    case SP_TLS_PROP_INTERACTION:
      g_set_object (&self->interaction, g_value_get_object (value));
      return;
    case SP_TLS_PROP_REQUIRE_CLOSE_NOTIFY:
      self->require_close_notify = g_value_get_boolean (value);
      return;
    case SP_TLS_PROP_REHANDSHAKE_MODE:
      self->rehandshake_mode = g_value_get_enum (value);
      return;
    case SP_TLS_PROP_CERTIFICATE:
      g_set_object (&self->certificate, g_value_get_object (value));
      return;
    case SP_TLS_PROP_ADVERTISED_PROTOCOLS:
      g_strfreev (self->advertised);
      self->advertised = g_value_dup_boxed (value);
      return;
    case SP_TLS_PROP_VALIDATION_FLAGS:
      self->validation_flags = g_value_get_flags (value);
      return;
    case SP_TLS_PROP_SERVER_IDENTITY:
      g_set_object (&self->identity, g_value_get_object (value));
      return;
    default:
      return;
    }
}

/**
 * sp_tls_settings_clear:
 *
 * Forgets all of them.
 */
void
sp_tls_settings_clear (SpTlsSettings *self)
{
  g_clear_object (&self->identity);
  g_clear_object (&self->database);
  g_clear_object (&self->interaction);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->advertised, g_strfreev);
}
