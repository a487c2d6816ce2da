/* Why an advice says what it says: each reason one fact, put into words in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/provider.h"
#include "core/observation.h"

G_BEGIN_DECLS

/**
 * SpReasonKind:
 * @SP_REASON_PROVED: @endpoint answered with TLS and a valid certificate; @detail is the TLS version
 * @SP_REASON_IMPLICIT_PREFERRED: of two safe ways, secure from the start is preferred (RFC 8314 section 3)
 * @SP_REASON_ONLY_STARTTLS: secure after a request is the only safe way that was found
 * @SP_REASON_GUIDE_2007: the policy of the 2007 guide prefers STARTTLS on the submission port for sending
 * @SP_REASON_SITE_TABLE: the site's own table says so; @detail is the site's name
 * @SP_REASON_PUBLISHED: published by the site and not checked; @detail is the site's name
 * @SP_REASON_USUAL_PORT: the registered port for this protocol and security, not checked
 * @SP_REASON_CLIENT_LACKS_STARTTLS: this program cannot do STARTTLS here
 * @SP_REASON_CLIENT_LACKS_IMPLICIT: this program cannot do implicit TLS here
 * @SP_REASON_CLIENT_STARTTLS_PORT: this program does STARTTLS only on one port; @detail is the port
 * @SP_REASON_STARTTLS_UNLISTED: STARTTLS works at @endpoint, but programs ask for it only where it is listed
 * @SP_REASON_CLIENT_FALLS_BACK: its STARTTLS goes on in clear text where the server does not offer it
 * @SP_REASON_CLIENT_LACKS_PROTOCOL: this program does not speak the protocol
 * @SP_REASON_CLIENT_TOO_OLD: the server's TLS version is above what this program can do; @detail is the program's highest
 * @SP_REASON_NEWER_PROGRAM: a program of the same family that would do; @detail is its name
 * @SP_REASON_PORT_DECIDES: the program has one switch for both kinds, and the port decides which
 * @SP_REASON_SITE_ROW_UNSAFE: the site's table names @endpoint, which was seen unsafe
 * @SP_REASON_NOT_SAFE: @endpoint was tried and is not safe
 * @SP_REASON_NOTHING_KNOWN: no server is known for this protocol
 * @SP_REASON_AUTH: the way to sign in was chosen because server and program share it; @detail is the SASL mechanism
 * @SP_REASON_AUTH_ASSUMED: the usual way to sign in; what the server offers was not seen
 * @SP_REASON_AUTH_UNSHARED: the server offers no way to sign in that this program knows; @detail lists what it offers
 * @SP_REASON_OAUTH2_LISTED_ONLY: this program can use tokens, but as far as is known only at providers it has built in
 * @SP_REASON_NO_AUTH_OFFERED: the server asks for no sign-in on this port
 * @SP_REASON_CLIENT_NOTE: a note of the client's description, in @detail
 * @SP_REASON_LABEL_UNVERIFIED: the program's word was not verified in its files
 * @SP_REASON_SITE_WORD: the site's guide calls it @detail
 * @SP_REASON_SOURCE: which source names the server; @detail is its nick
 * @SP_REASON_OUTSIDE: the server is outside the domain in @detail: the mail service has to confirm it
 * @SP_REASON_UNCONFIRMED: only a certificate names @endpoint, which is outside the domain
 * @SP_REASON_PROVIDER: from the notes about @provider, and not checked
 * @SP_REASON_SIGN_IN_FACT: what the notes about @provider say under @key
 * @SP_REASON_APP_PASSWORD_FIRST: a password for mail programs has to be made at @provider first
 * @SP_REASON_PASSWORD_ENDED: the day is over until which @provider accepted the account's own password
 * @SP_REASON_OAUTH2_CLIENT: this program can open the sign-in window of @provider
 * @SP_REASON_OAUTH2_CLIENT_LACKS: this program cannot open the sign-in window of @provider
 * @SP_REASON_OAUTH2_NO_LABEL: this program opens the window when the account is added, not in its server settings
 * @SP_REASON_OAUTH2_UNSURE: whether this program can open the sign-in window of @provider is not known
 * @SP_REASON_OAUTH2_UNREGISTERED: this program can do so only with services that its makers registered
 * @SP_REASON_OAUTH2_UNKNOWN: whether this program can do so with this service is not known
 * @SP_REASON_CLIENT_CANNOT_SIGN_IN: this program cannot sign in to @provider
 * @SP_REASON_PROGRAMS_THAT_CAN: programs that can sign in to @provider; @detail lists them
 * @SP_REASON_PROVIDER_NOTE: a note about @provider, in @detail
 * @SP_REASON_SENDING_UNKNOWN: nobody knows whether this program can use @endpoint
 * @SP_REASON_SENDING_UNSURE: nobody knows whether it stops where STARTTLS is missing, or that depends on the version
 * @SP_REASON_SENDING_IN_FULL: it stops there only with the choice in @detail
 * @SP_REASON_SENDING_TOKEN: it can sign in to @provider with a token that somebody brings to it
 * @SP_REASON_CERTIFICATE_UNCHECKED: it does not check certificates by default
 * @SP_REASON_CERTIFICATE_PARTLY: it checks only part of them by default
 * @SP_REASON_CERTIFICATE_BY_VERSION: older versions of it do not check certificates
 * @SP_REASON_CERTIFICATE_UNKNOWN: nobody knows whether it checks certificates
 */
typedef enum
{
  SP_REASON_PROVED,
  SP_REASON_IMPLICIT_PREFERRED,
  SP_REASON_ONLY_STARTTLS,
  SP_REASON_GUIDE_2007,
  SP_REASON_SITE_TABLE,
  SP_REASON_PUBLISHED,
  SP_REASON_USUAL_PORT,
  SP_REASON_CLIENT_LACKS_STARTTLS,
  SP_REASON_CLIENT_LACKS_IMPLICIT,
  SP_REASON_CLIENT_STARTTLS_PORT,
  SP_REASON_STARTTLS_UNLISTED,
  SP_REASON_CLIENT_FALLS_BACK,
  SP_REASON_CLIENT_LACKS_PROTOCOL,
  SP_REASON_CLIENT_TOO_OLD,
  SP_REASON_NEWER_PROGRAM,
  SP_REASON_PORT_DECIDES,
  SP_REASON_SITE_ROW_UNSAFE,
  SP_REASON_NOT_SAFE,
  SP_REASON_NOTHING_KNOWN,
  SP_REASON_AUTH,
  SP_REASON_AUTH_ASSUMED,
  SP_REASON_AUTH_UNSHARED,
  SP_REASON_OAUTH2_LISTED_ONLY,
  SP_REASON_NO_AUTH_OFFERED,
  SP_REASON_CLIENT_NOTE,
  SP_REASON_LABEL_UNVERIFIED,
  SP_REASON_SITE_WORD,
  SP_REASON_SOURCE,
  SP_REASON_OUTSIDE,
  SP_REASON_UNCONFIRMED,
  SP_REASON_PROVIDER,
  SP_REASON_SIGN_IN_FACT,
  SP_REASON_APP_PASSWORD_FIRST,
  SP_REASON_PASSWORD_ENDED,
  SP_REASON_OAUTH2_CLIENT,
  SP_REASON_OAUTH2_CLIENT_LACKS,
  SP_REASON_OAUTH2_NO_LABEL,
  SP_REASON_OAUTH2_UNSURE,
  SP_REASON_OAUTH2_UNREGISTERED,
  SP_REASON_OAUTH2_UNKNOWN,
  SP_REASON_CLIENT_CANNOT_SIGN_IN,
  SP_REASON_PROGRAMS_THAT_CAN,
  SP_REASON_PROVIDER_NOTE,
  SP_REASON_SENDING_UNKNOWN,
  SP_REASON_SENDING_UNSURE,
  SP_REASON_SENDING_IN_FULL,
  SP_REASON_SENDING_TOKEN,
  SP_REASON_CERTIFICATE_UNCHECKED,
  SP_REASON_CERTIFICATE_PARTLY,
  SP_REASON_CERTIFICATE_BY_VERSION,
  SP_REASON_CERTIFICATE_UNKNOWN,
} SpReasonKind;

#define SP_N_REASON_KINDS (SP_REASON_CERTIFICATE_UNKNOWN + 1)

/** SpReason: one fact behind an advice. */
typedef struct
{
  SpReasonKind kind;
  SpObservation *observation; /* (owned) (nullable) what was seen */
  SpEndpoint *endpoint; /* (owned) (nullable) what it is about */
  char *detail; /* (owned) (nullable) display-safe */
  SpProvider *provider; /* (owned) (nullable) whose notes it comes from */
  SpProviderKey key; /* under which key, where there is a @provider */
} SpReason;

SpReason *sp_reason_new (SpReasonKind kind, const char *detail);
SpReason *sp_reason_new_for (SpReasonKind kind,
                             SpEndpoint *endpoint,
                             SpObservation *observation,
                             const char *detail);
SpReason *sp_reason_new_about (SpReasonKind kind, SpProvider *provider, SpProviderKey key);
void sp_reason_free (SpReason *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReason, sp_reason_free)

G_END_DECLS
