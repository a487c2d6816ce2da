/* What one source answered when it was asked for a mail service: its offers, or why there are none, and how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer.h"

#include "safe-text.h"

/* No real document comes near; what lies beyond is not looked at. */
#define MAX_OFFERS 16 /* for one protocol */
#define MAX_DROPPED 20

G_DEFINE_ENUM_TYPE (SpAnswerStatus,
                    sp_answer_status,
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_FOUND, "found"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_SKIPPED, "skipped"))

G_DEFINE_ENUM_TYPE (SpAnswerReason,
                    sp_answer_reason,
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_REASON_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOT_PUBLISHED, "not-published"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NO_SERVERS, "no-servers"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOT_OFFERED, "not-offered"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NO_MAIL, "no-mail"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_EXCHANGE_ONLY, "exchange-only"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_WILDCARD, "wildcard-dns"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOTHING_NEW, "nothing-new"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_DNS_FAILED, "dns-failed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_TIMED_OUT, "timed-out"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_UNREACHABLE, "unreachable"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_TLS_FAILED, "tls-failed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_CERTIFICATE, "certificate"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_HTTP_STATUS, "http-status"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_TOO_LONG, "too-long"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_COMPRESSED, "compressed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_MALFORMED, "malformed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_REDIRECTS, "too-many-redirects"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_INSECURE_REDIRECT, "insecure-redirect"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOT_WEB, "not-web"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_TOO_MANY, "too-many-requests"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_POINTS_INSIDE, "points-inside"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_DIGEST_MISSING, "digest-missing"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_DIGEST_MISMATCH, "digest-mismatch"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NEEDS_SIGN_IN, "needs-sign-in"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NO_DATABASE, "no-database"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NEEDS_ADDRESS, "needs-address"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOT_NEEDED, "not-needed"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_NOT_WANTED, "not-wanted"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_BY_PERSON, "by-person"),
                    G_DEFINE_ENUM_VALUE (SP_ANSWER_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (SpProtection,
                    sp_protection,
                    G_DEFINE_ENUM_VALUE (SP_PROTECTION_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SP_PROTECTION_LOCAL, "local"),
                    G_DEFINE_ENUM_VALUE (SP_PROTECTION_HTTPS, "https"),
                    G_DEFINE_ENUM_VALUE (SP_PROTECTION_DNS, "dns"),
                    G_DEFINE_ENUM_VALUE (SP_PROTECTION_HTTP, "http"))

/**
 * sp_answer_new:
 * @source: who is asked
 *
 * Returns: (transfer full): an answer that is waited for
 */
SpAnswer *
sp_answer_new (SpSource source)
{
  SpAnswer *self = g_atomic_rc_box_new0 (SpAnswer);

  self->source = source;
  self->same_domain = SP_UNKNOWN;
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_offer_free);
  self->dropped = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_answer_ref:
 *
 * Returns: (transfer full): @self
 */
SpAnswer *
sp_answer_ref (SpAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
answer_clear (gpointer data)
{
  SpAnswer *self = data;

  g_free (self->detail);
  g_free (self->location);
  g_free (self->name);
  g_free (self->help);
  g_free (self->exchanger);
  g_free (self->owner);
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->dropped);
}

/**
 * sp_answer_unref:
 * @self: (transfer full): an answer
 */
void
sp_answer_unref (SpAnswer *self)
{
  g_atomic_rc_box_release_full (self, answer_clear);
}

/**
 * sp_answer_end:
 * @status: how it ended
 * @reason: why, where there is more to say
 */
void
sp_answer_end (SpAnswer *self, SpAnswerStatus status, SpAnswerReason reason)
{
  self->status = status;
  self->reason = reason;
}

/**
 * sp_answer_set_detail:
 * @detail: (nullable): technical detail from anywhere; made safe to show
 */
void
sp_answer_set_detail (SpAnswer *self, const char *detail)
{
  g_free (self->detail);
  self->detail = detail ? sp_safe_text (detail, -1, 0) : NULL;
}

/**
 * sp_answer_set_location:
 * @location: (nullable): where it comes from; made safe to show
 */
void
sp_answer_set_location (SpAnswer *self, const char *location)
{
  g_free (self->location);
  self->location = location ? sp_safe_text (location, -1, 0) : NULL;
}

/**
 * sp_answer_is_of_exchange:
 * @self: (nullable): an answer
 *
 * Returns: whether an Exchange service was recognised that talks only to those who sign in
 */
gboolean
sp_answer_is_of_exchange (const SpAnswer *self)
{
  return self && self->reason == SP_ANSWER_NEEDS_SIGN_IN &&
         g_strcmp0 (self->detail, SP_ANSWER_EXCHANGE) == 0;
}

/**
 * sp_answer_is_of_stranger:
 *
 * Returns: whether it came over the network, so that anybody can have written it; %FALSE where it was read from files on this computer
 *   that are about the account's own domain
 */
gboolean
sp_answer_is_of_stranger (const SpAnswer *self)
{
  gboolean local = self->source == SP_SOURCE_PROVIDER || self->source == SP_SOURCE_ISPDB;

  return self->source > SP_SOURCE_SITE && !(local && self->protection == SP_PROTECTION_LOCAL);
}

/* Who was reached and would not, or could not be believed, tells more than silence, and silence more than a closed door. */
static guint
weigh_failure (SpAnswerReason reason)
{
  switch ((int) reason)
    {
    case SP_ANSWER_DNS_FAILED:
    case SP_ANSWER_REFUSED:
    case SP_ANSWER_UNREACHABLE:
      return 2;
    case SP_ANSWER_TIMED_OUT:
      return 3;
    case SP_ANSWER_CLOSED:
    case SP_ANSWER_TLS_FAILED:
      return 4;
    default:
      return 5;
    }
}

/**
 * sp_answer_weigh:
 *
 * Returns: how much it tells: most where it names servers, then where more could be had or is said, then failures, least where
 *   nothing is published
 */
guint
sp_answer_weigh (const SpAnswer *self)
{
  switch (self->status)
    {
    case SP_ANSWER_FOUND:
      return 9;
    case SP_ANSWER_SKIPPED:
      return 8;
    case SP_ANSWER_NONE:
      return self->reason == SP_ANSWER_NOT_PUBLISHED ? 1 : 7;
    case SP_ANSWER_FAILED:
      return self->reason == SP_ANSWER_NEEDS_SIGN_IN ? 6 : weigh_failure (self->reason);
    case SP_ANSWER_WAITING:
    default:
      return 0;
    }
}

/**
 * sp_answer_take:
 * @other: what a part of the same source answered
 *
 * Makes @self say what @other says. What was counted, and what is known besides, stays.
 */
void
sp_answer_take (SpAnswer *self, const SpAnswer *other)
{
  sp_answer_end (self, other->status, other->reason);
  sp_answer_set_detail (self, other->detail);
  sp_answer_set_location (self, other->location);
  self->protection = other->protection;
  self->same_domain = other->same_domain;
  g_free (self->name);
  self->name = g_strdup (other->name);
  g_free (self->help);
  self->help = g_strdup (other->help);
  for (guint i = 0; i < other->offers->len; i++)
    sp_answer_add_offer (self, sp_offer_copy (other->offers->pdata[i]));
  for (guint i = 0; i < other->dropped->len; i++)
    g_ptr_array_add (self->dropped, g_strdup (other->dropped->pdata[i]));
}

/* Its keepers read what the provider database takes in, unless anybody on the way could have written it. */
static gboolean
was_reviewed (const SpAnswer *self)
{
  return self->source == SP_SOURCE_ISPDB && self->protection <= SP_PROTECTION_HTTPS;
}

/* A stranger could lead us to any service of any computer; below 1024 there are those that it would do harm to talk to. */
static gboolean
may_be_contacted (const SpAnswer *self, guint16 port)
{
  return port >= 1024 || sp_protocol_is_mail_port (port) || was_reviewed (self) ||
         !sp_answer_is_of_stranger (self);
}

/**
 * sp_answer_add_offer:
 * @offer: (transfer full): a server; what comes after the sixteenth of a protocol is left out, and so is a stranger's server at a port
 *   below 1024 that is not registered for mail
 */
void
sp_answer_add_offer (SpAnswer *self, SpOffer *offer)
{
  SpProtocol protocol = sp_endpoint_get_protocol (offer->endpoint);
  const char *why = NULL;
  guint n = 0;

  for (guint i = 0; i < self->offers->len; i++)
    n += sp_endpoint_get_protocol (((SpOffer *) self->offers->pdata[i])->endpoint) == protocol;
  if (!may_be_contacted (self, sp_endpoint_get_port (offer->endpoint)))
    why = "its port is not for mail";
  else if (n >= MAX_OFFERS)
    why = "too many servers";
  if (why == NULL)
    {
      g_ptr_array_add (self->offers, offer);
      return;
    }
  sp_answer_drop (self, sp_endpoint_get_uri (offer->endpoint), why);
  sp_offer_free (offer);
}

/**
 * sp_answer_drop:
 * @entry: which entry is left out; made safe to show
 * @why: the reason, a few English words
 */
void
sp_answer_drop (SpAnswer *self, const char *entry, const char *why)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", entry, why);

  if (self->dropped->len < MAX_DROPPED)
    g_ptr_array_add (self->dropped, sp_safe_text (line, -1, 0));
}
