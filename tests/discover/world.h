/* What the tests of the sources share: a name service, a web server with many names, and one question to one source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "discover/source.h"
#include "support/loop.h"
#include "support/mock-resolver.h"
#include "support/web-server.h"

G_BEGIN_DECLS

/** WORLD_ADDRESS: the account that is asked about */
#define WORLD_ADDRESS "ann@example.org"
#define WORLD_DOMAIN "example.org"
#define WORLD_DATABASE "https://database.example/v1/"

/** World: the Internet of one test. No name is known at first, and no page is published. */
typedef struct
{
  SpMockResolver *names; /* (owned) */
  SpTestWeb *web; /* (owned) */
  SpTrust *trust; /* (owned) */
  SpResolver *resolver; /* (owned) */
  SpFetcher *fetcher; /* (owned) */
  SpInquiry *inquiry; /* (owned) */
} World;

/** WorldFetch: a fetch under way. */
typedef struct
{
  SpAnswer *counts; /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GAsyncResult *result; /* (owned) (nullable) */
} WorldFetch;

void world_init (int *argc, char ***argv);
World *world_new (void);
World *world_new_for (const char *typed);
void world_free (World *self);
void world_host (World *self, const char *hosts);
WorldFetch *world_begin (World *self, const char *url, GBytes *post);
SpFetched *world_wait (World *self, WorldFetch *fetch);
SpFetched *world_get (World *self, const char *url);
void world_fetch_free (WorldFetch *fetch);
SpAnswer *world_ask (World *self, SpSourceAsk ask);
char *world_list_offers (const SpAnswer *answer);
char *world_make_config (const char *domain, const char *host);
void assert_answer (const SpAnswer *answer, SpAnswerStatus status, SpAnswerReason reason);
void assert_fetched (const SpFetched *fetched, SpAnswerStatus status, SpAnswerReason reason);
void assert_offers (const SpAnswer *answer, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorldFetch, world_fetch_free)

G_END_DECLS
