/* A mail service: its name, what each source answered, and the endpoints where it may answer with the sources that named them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "answer.h"

G_BEGIN_DECLS

/** SpCandidate: an endpoint of a service, the sources that named it, and what the best of them says of signing in. */
typedef struct
{
  SpEndpoint *endpoint; /* (owned) */
  guint sources; /* bits `1 << SpSource` */
  char *user_name; /* (owned) (nullable) a pattern as sp_account_expand() takes it */
  char **authentication; /* (owned) (nullable) names as published settings have them, best first */
  SpSource user_source; /* who says so of @user_name */
  SpSource authentication_source; /* and of @authentication */
  gboolean outside; /* the server is outside the registered domain that was asked about */
  gboolean may_lead_inside; /* who named it may name addresses inside private networks */
} SpCandidate;

/** SP_PROTOCOLS_READING, SP_PROTOCOLS_SENDING: bits `1 << SpProtocol` of the ways to do so */
#define SP_PROTOCOLS_READING (1u << SP_PROTOCOL_IMAP | 1u << SP_PROTOCOL_POP3)
#define SP_PROTOCOLS_SENDING (1u << SP_PROTOCOL_SMTP)

typedef struct _SpService SpService;

SpService *sp_service_new (void);
SpService *sp_service_ref (SpService *self);
void sp_service_unref (SpService *self);
void sp_service_set_name (SpService *self, const char *name);
void sp_service_set_domain (SpService *self, const char *domain);
const char *sp_service_get_name (const SpService *self);
const char *sp_service_get_domain (const SpService *self);
guint sp_service_add (SpService *self, SpEndpoint *endpoint, SpSource source);
guint sp_service_add_offer (SpService *self, const SpOffer *offer, SpSource source);
int sp_service_find (const SpService *self, const SpEndpoint *endpoint);
guint sp_service_get_length (const SpService *self);
gboolean sp_service_covers (const SpService *self, guint protocols, guint sources);
gboolean sp_service_covers_all (const SpService *self);
const SpCandidate *sp_service_get (const SpService *self, guint i);
void sp_service_set_answer (SpService *self, SpAnswer *answer);
const SpAnswer *sp_service_get_answer (const SpService *self, SpSource source);
gboolean sp_candidate_is_unconfirmed (const SpCandidate *candidate);
void sp_service_set_provider_id (SpService *self, const char *id);
const char *sp_service_get_provider_id (const SpService *self);
gboolean sp_service_is_run_by_provider (const SpService *self);
void sp_service_mark_outside (SpService *self, guint i);
void sp_service_let_inside (SpService *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpService, sp_service_unref)

G_END_DECLS
