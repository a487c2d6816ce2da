/* What is to be known of applications and devices that only send mail: whether they insist on security, and what to beware of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "client-blocks.h"
#include "client-protocol.h"

G_BEGIN_DECLS

/**
 * SpKind:
 * @SP_KIND_READER: a mail program
 * @SP_KIND_SENDER: an application or a device that only sends mail (RFC 6409)
 */
typedef enum
{
  SP_KIND_READER,
  SP_KIND_SENDER,
} SpKind;

#define SP_TYPE_KIND (sp_kind_get_type ())
GType sp_kind_get_type (void);

/**
 * SpRequirable:
 * @SP_REQUIRABLE_YES: with the choice that StartTlsLabel names it stops where STARTTLS is not offered
 * @SP_REQUIRABLE_NO: it cannot be told to stop
 * @SP_REQUIRABLE_DEPENDS: on the version or the variant
 * @SP_REQUIRABLE_UNKNOWN: nobody has found out
 *
 * Whether a program can be made to insist on STARTTLS (RFC 8314 section 4.1 and 5).
 */
typedef enum
{
  SP_REQUIRABLE_YES,
  SP_REQUIRABLE_NO,
  SP_REQUIRABLE_DEPENDS,
  SP_REQUIRABLE_UNKNOWN,
} SpRequirable;

#define SP_TYPE_REQUIRABLE (sp_requirable_get_type ())
GType sp_requirable_get_type (void);

/**
 * SpFallback:
 * @SP_FALLBACK_YES: unless it is told to insist
 * @SP_FALLBACK_NO: never, as long as a secure choice is taken
 * @SP_FALLBACK_ONLY_IF_CHOSEN: only with a choice that says so
 * @SP_FALLBACK_DEPENDS: on the version or the variant
 * @SP_FALLBACK_UNKNOWN: nobody has found out
 *
 * Whether a program goes on in clear text and says nothing where STARTTLS is not offered.
 */
typedef enum
{
  SP_FALLBACK_YES,
  SP_FALLBACK_NO,
  SP_FALLBACK_ONLY_IF_CHOSEN,
  SP_FALLBACK_DEPENDS,
  SP_FALLBACK_UNKNOWN,
} SpFallback;

#define SP_TYPE_FALLBACK (sp_fallback_get_type ())
GType sp_fallback_get_type (void);

/**
 * SpVerification:
 * @SP_VERIFICATION_YES: by default
 * @SP_VERIFICATION_NO: not by default
 * @SP_VERIFICATION_PARTLY: some of it: not the name, or only with one choice of several
 * @SP_VERIFICATION_BY_VERSION: from some version on
 * @SP_VERIFICATION_UNKNOWN: nobody has found out
 *
 * Whether a program checks the server's certificate (RFC 5280 section 6, RFC 9525).
 */
typedef enum
{
  SP_VERIFICATION_YES,
  SP_VERIFICATION_NO,
  SP_VERIFICATION_PARTLY,
  SP_VERIFICATION_BY_VERSION,
  SP_VERIFICATION_UNKNOWN,
} SpVerification;

#define SP_TYPE_VERIFICATION (sp_verification_get_type ())
GType sp_verification_get_type (void);

/**
 * SpWrongEffect:
 * @SP_WRONG_WAITS: both ends wait for the other until a time limit
 * @SP_WRONG_FAILS: the connection breaks at once; nothing is sent
 * @SP_WRONG_REFUSED: the program refuses, and says so
 * @SP_WRONG_CLEAR: message and password go out in clear text
 * @SP_WRONG_IF_OFFERED: protected only where the server offers STARTTLS, else in clear text
 * @SP_WRONG_UNCHECKED: any certificate is accepted
 * @SP_WRONG_WORKS: it works, but by another rule than it seems
 *
 * What comes of a wrong value.
 */
typedef enum
{
  SP_WRONG_WAITS,
  SP_WRONG_FAILS,
  SP_WRONG_REFUSED,
  SP_WRONG_CLEAR,
  SP_WRONG_IF_OFFERED,
  SP_WRONG_UNCHECKED,
  SP_WRONG_WORKS,
} SpWrongEffect;

#define SP_TYPE_WRONG_EFFECT (sp_wrong_effect_get_type ())
GType sp_wrong_effect_get_type (void);

/**
 * SpWrongPlace:
 * @SP_WRONG_PLACE_ANY: on any port
 * @SP_WRONG_PLACE_PORT: on the port that is given
 * @SP_WRONG_PLACE_NO_STARTTLS: on the port that is given, where the server does not offer STARTTLS
 * @SP_WRONG_PLACE_BAD_CERTIFICATE: where the certificate cannot be trusted
 * @SP_WRONG_PLACE_OTHER_PORT: where the server speaks implicit TLS on a port other than 465
 *
 * Where a wrong value shows.
 */
typedef enum
{
  SP_WRONG_PLACE_ANY,
  SP_WRONG_PLACE_PORT,
  SP_WRONG_PLACE_NO_STARTTLS,
  SP_WRONG_PLACE_BAD_CERTIFICATE,
  SP_WRONG_PLACE_OTHER_PORT,
} SpWrongPlace;

#define SP_TYPE_WRONG_PLACE (sp_wrong_place_get_type ())
GType sp_wrong_place_get_type (void);

/** SpWrongValue: a value that tempts, and what one then sees. */
typedef struct
{
  char *choice; /* (owned) as the program writes it */
  SpWrongPlace place;
  guint16 port; /* 0 where none is meant */
  SpWrongEffect effect;
  SpConfidence confidence;
  char *seen; /* (owned) (nullable) the program's own message; %NULL where it says nothing */
} SpWrongValue;

/** SP_TIMEOUT_NEVER: of #SpClientSending.timeout_s: it waits for ever. */
#define SP_TIMEOUT_NEVER G_MAXUINT

/** SpClientSending: what sending programs differ in. Owned by the client. */
typedef struct
{
  SpRequirable starttls_required;
  SpFallback falls_back;
  SpVerification verifies_certificate;
  char **verify_with; /* (owned) what makes it check, in the program's own words; may be empty */
  char **sources; /* (owned) what was read, with versions and dates; may be empty */
  guint timeout_s; /* seconds until it gives up waiting; 0 where unknown */
  gboolean in_guide; /* its words are an example in the explanations */
  SpClientBlocks blocks;
  GPtrArray *wrong; /* (owned) (element-type SpWrongValue) */
} SpClientSending;

SpClientSending *sp_client_sending_read (SpKeyfile *file, const char *group);
void sp_client_sending_free (SpClientSending *self);
gboolean sp_client_sending_is_marked (const SpClientSending *self);

G_END_DECLS
