/* The mail protocols and the two ways to secure them: the words everything else is built from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpProtocol:
 * @SP_PROTOCOL_IMAP: reading mail that stays on the server (RFC 9051, RFC 3501)
 * @SP_PROTOCOL_POP3: fetching mail (RFC 1939)
 * @SP_PROTOCOL_SMTP: sending mail, that is message submission (RFC 6409, RFC 5321)
 * @SP_PROTOCOL_SIEVE: managing filters on the server (RFC 5804)
 *
 * A protocol that Signpost can hold a dialogue in. Nicks are `imap`, `pop3`, `smtp`, `sieve`.
 */
typedef enum
{
  SP_PROTOCOL_IMAP,
  SP_PROTOCOL_POP3,
  SP_PROTOCOL_SMTP,
  SP_PROTOCOL_SIEVE,
} SpProtocol;

#define SP_N_PROTOCOLS (SP_PROTOCOL_SIEVE + 1)
#define SP_TYPE_PROTOCOL (sp_protocol_get_type ())
GType sp_protocol_get_type (void);

/** SP_RELAY_PORT: where mail servers talk to each other and have to put up with each other (RFC 5321, RFC 3207 section 4) */
#define SP_RELAY_PORT 25

/**
 * SpSecurity:
 * @SP_SECURITY_TLS: implicit TLS, from the first byte (RFC 8314 section 3)
 * @SP_SECURITY_STARTTLS: in the clear first, upgraded on request (RFC 2595, RFC 3207, RFC 5804)
 * @SP_SECURITY_NONE: clear text throughout; kept as evidence of what is published, never advised
 *
 * How a connection is secured. Nicks are `tls`, `starttls`, `none`.
 */
typedef enum
{
  SP_SECURITY_TLS,
  SP_SECURITY_STARTTLS,
  SP_SECURITY_NONE,
} SpSecurity;

#define SP_TYPE_SECURITY (sp_security_get_type ())
GType sp_security_get_type (void);

const char *sp_protocol_to_nick (SpProtocol protocol);
const char *sp_security_to_nick (SpSecurity security);
gboolean sp_security_from_nick (const char *nick, SpSecurity *security);
guint16 sp_protocol_get_default_port (SpProtocol protocol, SpSecurity security);
gboolean sp_protocol_is_mail_port (guint16 port);
gboolean sp_protocol_guess_security (SpProtocol protocol, guint16 port, SpSecurity *security);

G_END_DECLS
