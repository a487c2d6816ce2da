/* From whom a mail program can get a token (OAuth2, RFC 6749), as its description says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"
#include "keyfile.h"

G_BEGIN_DECLS

/** SpClientOAuth2: what is known of one program; owned by the program. */
typedef struct
{
  char **known; /* (owned) providers, or "any", "none", "unknown" alone; empty: unknown */
  char **unsure; /* (owned) providers, or "any" alone; wins over "any" and "none" of @known */
  char *
      *hosts; /* (owned) the built-in list of hosts; empty: there is none, or nobody has read it */
  char **unsure_hosts; /* (owned) hosts that only some of the versions have */
  gboolean with_parents; /* a host matches below the names of those lists too */
  char *source; /* (owned) (nullable) where this was read, in a few words */
  char *as_of; /* (owned) (nullable) on which day, ISO 8601 */
} SpClientOAuth2;

SpClientOAuth2 *sp_client_oauth2_read (SpKeyfile *file, const char *group);
void sp_client_oauth2_free (SpClientOAuth2 *self);
SpTristate sp_client_oauth2_ask_provider (const SpClientOAuth2 *self, const char *provider_id);
SpTristate sp_client_oauth2_ask_host (const SpClientOAuth2 *self, const char *host);

G_END_DECLS
