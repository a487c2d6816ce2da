/* The mail protocols and the two ways to secure them: the words everything else is built from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "protocol.h"

#include "enums.h"

G_DEFINE_ENUM_TYPE (SpProtocol,
                    sp_protocol,
                    G_DEFINE_ENUM_VALUE (SP_PROTOCOL_IMAP, "imap"),
                    G_DEFINE_ENUM_VALUE (SP_PROTOCOL_POP3, "pop3"),
                    G_DEFINE_ENUM_VALUE (SP_PROTOCOL_SMTP, "smtp"),
                    G_DEFINE_ENUM_VALUE (SP_PROTOCOL_SIEVE, "sieve"))

G_DEFINE_ENUM_TYPE (SpSecurity,
                    sp_security,
                    G_DEFINE_ENUM_VALUE (SP_SECURITY_TLS, "tls"),
                    G_DEFINE_ENUM_VALUE (SP_SECURITY_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (SP_SECURITY_NONE, "none"))

/* Registered ports: RFC 8314 section 7, RFC 6409 section 3.1, RFC 5804 section 1.8. */
static const struct
{
  guint16 tls; /* 0: no port is registered for implicit TLS */
  guint16 clear;
} ports[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = { 993, 143 },
  [SP_PROTOCOL_POP3] = { 995, 110 },
  [SP_PROTOCOL_SMTP] = { 465, 587 },
  [SP_PROTOCOL_SIEVE] = { 0, 4190 },
};

/**
 * sp_protocol_to_nick:
 * @protocol: a protocol
 *
 * Returns: (transfer none): `imap`, `pop3`, `smtp` or `sieve`
 */
const char *
sp_protocol_to_nick (SpProtocol protocol)
{
  return sp_enum_to_nick (SP_TYPE_PROTOCOL, protocol);
}

/**
 * sp_security_to_nick:
 * @security: a way to secure a connection
 *
 * Returns: (transfer none): `tls`, `starttls` or `none`
 */
const char *
sp_security_to_nick (SpSecurity security)
{
  return sp_enum_to_nick (SP_TYPE_SECURITY, security);
}

/**
 * sp_security_from_nick:
 * @nick: (nullable): `tls`, `starttls` or `none`
 * @security: (out): the value
 *
 * Returns: whether @nick is one of the three
 */
gboolean
sp_security_from_nick (const char *nick, SpSecurity *security)
{
  int value;

  if (!sp_enum_from_nick (SP_TYPE_SECURITY, nick, &value))
    return FALSE;
  *security = (SpSecurity) value;
  return TRUE;
}

/**
 * sp_protocol_get_default_port:
 * @protocol: a protocol
 * @security: how the connection is secured
 *
 * Returns: the registered port (RFC 8314 section 7), or 0 where none is registered
 */
guint16
sp_protocol_get_default_port (SpProtocol protocol, SpSecurity security)
{
  return security == SP_SECURITY_TLS ? ports[protocol].tls : ports[protocol].clear;
}

/**
 * sp_protocol_guess_security:
 * @protocol: a protocol
 * @port: a port
 * @security: (out): what the port is registered for
 *
 * Returns: whether @port is a registered one, so that it tells how the connection is secured
 */
gboolean
sp_protocol_guess_security (SpProtocol protocol, guint16 port, SpSecurity *security)
{
  gboolean clear =
      port == ports[protocol].clear || (protocol == SP_PROTOCOL_SMTP && port == SP_RELAY_PORT);

  if (port == 0 || (!clear && port != ports[protocol].tls))
    return FALSE;
  *security = clear ? SP_SECURITY_STARTTLS : SP_SECURITY_TLS;
  return TRUE;
}

/**
 * sp_protocol_is_mail_port:
 * @port: a port
 *
 * Returns: whether @port is registered for any of the protocols
 */
gboolean
sp_protocol_is_mail_port (guint16 port)
{
  SpSecurity security;

  for (SpProtocol protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    if (sp_protocol_guess_security (protocol, port, &security))
      return TRUE;
  return FALSE;
}
