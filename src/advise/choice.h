/* The endpoints that one program could use for one protocol, and which of them the policy prefers. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice.h"
#include "sign-in.h"

G_BEGIN_DECLS

/** SpChoice: something that could be advised, or why it cannot. Borrows from the report, the client and the site. */
typedef struct
{
  SpEndpoint *endpoint; /* (nullable) %NULL where no server is known */
  SpObservation *seen; /* (nullable) */
  const char *host; /* (nullable) */
  guint16 port;
  SpSecurity security;
  guint sources; /* bits `1 << SpSource` */
  guint
      tier; /* the best source that names the host for this protocol; SP_N_SOURCES where none does */
  gboolean unconfirmed; /* only a certificate names it; see sp_candidate_is_unconfirmed() */
  gboolean of_provider; /* the notes about the provider name the host */
  gboolean outside; /* the host is outside the domain that was asked about */
  const char *user_name; /* (nullable) the form that is published for it */
  const char *const *authentication; /* (nullable) the ways to sign in that are published for it */
  guint place; /* among the service's endpoints */
  SpSignIn sign_in;
  SpReason *obstacle; /* (owned) (nullable) why this program cannot have it */
} SpChoice;

GPtrArray *sp_choices_collect (const SpAdviseInput *input, SpClient *client, SpProtocol protocol);
SpChoice *sp_choice_new_for_row (const SpAdviseInput *input,
                                 SpClient *client,
                                 SpProtocol protocol,
                                 const SpSiteRow *row);
SpAdviseInput sp_choice_narrow (const SpChoice *self, const SpAdviseInput *input);
gboolean
sp_choice_is_better (const SpChoice *a, const SpChoice *b, SpPolicy policy, SpProtocol protocol);
void sp_choice_free (SpChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChoice, sp_choice_free)

G_END_DECLS
