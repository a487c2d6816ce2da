/* What one source answered when it was asked for a mail service: its offers, or why there are none, and how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "observation.h"
#include "offer.h"
#include "source.h"

G_BEGIN_DECLS

/**
 * SpAnswerStatus:
 * @SP_ANSWER_WAITING: it has not been asked yet, or has not answered
 * @SP_ANSWER_FOUND: it names servers
 * @SP_ANSWER_NONE: it names none
 * @SP_ANSWER_FAILED: it could not be asked, or its answer is of no use; the reason tells why
 * @SP_ANSWER_SKIPPED: it was not asked to the end; the reason tells why
 *
 * How a source ended. Nicks are those of the JSON report.
 */
typedef enum
{
  SP_ANSWER_WAITING,
  SP_ANSWER_FOUND,
  SP_ANSWER_NONE,
  SP_ANSWER_FAILED,
  SP_ANSWER_SKIPPED,
} SpAnswerStatus;

#define SP_TYPE_ANSWER_STATUS (sp_answer_status_get_type ())
GType sp_answer_status_get_type (void);

/**
 * SpAnswerReason:
 * @SP_ANSWER_REASON_NONE: nothing more is to be said
 * @SP_ANSWER_NOT_PUBLISHED: none: there is no such name, record or document
 * @SP_ANSWER_NO_SERVERS: none: the document is in order and names no mail server
 * @SP_ANSWER_NOT_OFFERED: none: the domain says that it offers none of this (SRV target ".", RFC 2782)
 * @SP_ANSWER_NO_MAIL: none: the domain takes no mail at all (null MX, RFC 7505)
 * @SP_ANSWER_EXCHANGE_ONLY: none: there is an Exchange service and no IMAP, POP or SMTP
 * @SP_ANSWER_WILDCARD: none: every name of the domain has the same address
 * @SP_ANSWER_NOTHING_NEW: none: it leads to what another source is asked for already
 * @SP_ANSWER_DNS_FAILED: failed: the name service did not answer
 * @SP_ANSWER_REFUSED: failed: nothing listens there
 * @SP_ANSWER_TIMED_OUT: failed: no answer in time
 * @SP_ANSWER_UNREACHABLE: failed: no way there from this network
 * @SP_ANSWER_CLOSED: failed: the connection broke
 * @SP_ANSWER_TLS_FAILED: failed: the handshake failed
 * @SP_ANSWER_CERTIFICATE: failed: the web server's certificate could not be verified
 * @SP_ANSWER_HTTP_STATUS: failed: the web server answered with an error; the detail has its number
 * @SP_ANSWER_TOO_LONG: failed: the document is larger than any such document has to be
 * @SP_ANSWER_COMPRESSED: failed: the document is compressed, which nobody asked for
 * @SP_ANSWER_MALFORMED: failed: the document cannot be read; the detail tells where
 * @SP_ANSWER_REDIRECTS: failed: too many redirects
 * @SP_ANSWER_INSECURE_REDIRECT: failed: a redirect leads away from https
 * @SP_ANSWER_NOT_WEB: failed: it leads to a port at which there are no web servers; the detail has the address
 * @SP_ANSWER_TOO_MANY: failed: it led to more connections or requests than any source needs
 * @SP_ANSWER_POINTS_INSIDE: failed: it leads to an address that is special by sp_special_use_address(); the detail has it
 * @SP_ANSWER_DIGEST_MISSING: failed: no digest is published for the document
 * @SP_ANSWER_DIGEST_MISMATCH: failed: the document is not the one whose digest is published
 * @SP_ANSWER_NEEDS_SIGN_IN: failed: it tells only who signs in
 * @SP_ANSWER_NO_DATABASE: failed: the provider database of this computer cannot be read
 * @SP_ANSWER_NEEDS_ADDRESS: skipped: it insists on the full address, which may not be sent
 * @SP_ANSWER_NOT_NEEDED: skipped: a better source had answered
 * @SP_ANSWER_NOT_WANTED: skipped: only other sources were to be asked
 * @SP_ANSWER_BY_PERSON: skipped: the user skipped it
 * @SP_ANSWER_CANCELLED: skipped: the user stopped the whole
 *
 * Why a source ended as it did. Nicks are those of the JSON report.
 */
typedef enum
{
  SP_ANSWER_REASON_NONE,
  SP_ANSWER_NOT_PUBLISHED,
  SP_ANSWER_NO_SERVERS,
  SP_ANSWER_NOT_OFFERED,
  SP_ANSWER_NO_MAIL,
  SP_ANSWER_EXCHANGE_ONLY,
  SP_ANSWER_WILDCARD,
  SP_ANSWER_NOTHING_NEW,
  SP_ANSWER_DNS_FAILED,
  SP_ANSWER_REFUSED,
  SP_ANSWER_TIMED_OUT,
  SP_ANSWER_UNREACHABLE,
  SP_ANSWER_CLOSED,
  SP_ANSWER_TLS_FAILED,
  SP_ANSWER_CERTIFICATE,
  SP_ANSWER_HTTP_STATUS,
  SP_ANSWER_TOO_LONG,
  SP_ANSWER_COMPRESSED,
  SP_ANSWER_MALFORMED,
  SP_ANSWER_REDIRECTS,
  SP_ANSWER_INSECURE_REDIRECT,
  SP_ANSWER_NOT_WEB,
  SP_ANSWER_TOO_MANY,
  SP_ANSWER_POINTS_INSIDE,
  SP_ANSWER_DIGEST_MISSING,
  SP_ANSWER_DIGEST_MISMATCH,
  SP_ANSWER_NEEDS_SIGN_IN,
  SP_ANSWER_NO_DATABASE,
  SP_ANSWER_NEEDS_ADDRESS,
  SP_ANSWER_NOT_NEEDED,
  SP_ANSWER_NOT_WANTED,
  SP_ANSWER_BY_PERSON,
  SP_ANSWER_CANCELLED,
} SpAnswerReason;

#define SP_N_ANSWER_REASONS (SP_ANSWER_CANCELLED + 1)
#define SP_TYPE_ANSWER_REASON (sp_answer_reason_get_type ())
GType sp_answer_reason_get_type (void);

/**
 * SpProtection:
 * @SP_PROTECTION_UNKNOWN: nothing was brought
 * @SP_PROTECTION_LOCAL: from files on this computer
 * @SP_PROTECTION_HTTPS: https with a verified certificate on every hop
 * @SP_PROTECTION_DNS: from the name service, which anybody on the way can forge
 * @SP_PROTECTION_HTTP: at least one hop without encryption, which anybody on the way can forge
 *
 * How an answer was protected on its way.
 */
typedef enum
{
  SP_PROTECTION_UNKNOWN,
  SP_PROTECTION_LOCAL,
  SP_PROTECTION_HTTPS,
  SP_PROTECTION_DNS,
  SP_PROTECTION_HTTP,
} SpProtection;

#define SP_TYPE_PROTECTION (sp_protection_get_type ())
GType sp_protection_get_type (void);

/** SP_ANSWER_EXCHANGE: the detail of an answer that only those who sign in get from an Exchange service */
#define SP_ANSWER_EXCHANGE "Exchange"

/** SP_NOT_OFFERED: the bit for one protocol and one way to secure it */
#define SP_NOT_OFFERED(protocol, security) (1u << ((protocol) *2 + ((security) != SP_SECURITY_TLS)))

/** SpAnswer: filled in while a source is asked, read-only once it has ended. Every string is display-safe. */
typedef struct
{
  SpSource source;
  SpAnswerStatus status;
  SpAnswerReason reason;
  char *detail; /* (owned) (nullable) technical, untranslated */
  char *location; /* (owned) (nullable) the address, record or file that answered */
  SpProtection protection;
  SpTristate same_domain; /* does who answered share the account's registered domain? */

  char *name; /* (owned) (nullable) what the service calls itself */
  char *help; /* (owned) (nullable) the address of its help page, https or http */
  GPtrArray *offers; /* (owned) (element-type SpOffer) in the source's order */
  GPtrArray *dropped; /* (owned) (element-type utf8) entries that were left out, and why */
  char *exchanger; /* (owned) (nullable) the domain's best mail exchanger, A-labels */
  char *
      owner; /* (owned) (nullable) A-labels; whose server insists on the address: its registered domain, or its name without one; while it is asked, who may learn the address */
  guint not_offered; /* bits SP_NOT_OFFERED() of what the domain says it does not offer */

  guint lookups; /* questions to the name service */
  guint requests; /* HTTP requests */
  guint connections; /* attempts to connect for them */
  guint round_trips; /* how often this end had to wait, one after another */
  gint64 elapsed_us; /* microseconds */
} SpAnswer;

SpAnswer *sp_answer_new (SpSource source);
SpAnswer *sp_answer_ref (SpAnswer *self);
void sp_answer_unref (SpAnswer *self);
void sp_answer_end (SpAnswer *self, SpAnswerStatus status, SpAnswerReason reason);
guint sp_answer_weigh (const SpAnswer *self);
void sp_answer_take (SpAnswer *self, const SpAnswer *other);
void sp_answer_set_detail (SpAnswer *self, const char *detail);
void sp_answer_set_location (SpAnswer *self, const char *location);
gboolean sp_answer_is_of_exchange (const SpAnswer *self);
gboolean sp_answer_is_of_stranger (const SpAnswer *self);
void sp_answer_add_offer (SpAnswer *self, SpOffer *offer);
void sp_answer_drop (SpAnswer *self, const char *entry, const char *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnswer, sp_answer_unref)

G_END_DECLS
