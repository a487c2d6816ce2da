/* What the tests of a run share: a domain whose servers are on loopback, the Internet around it, and a request about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/run.h"
#include "support/mail-server.h"
#include "support/mock-resolver.h"
#include "support/web-server.h"

G_BEGIN_DECLS

#define DATABASE "database.example"
#define AUTODISCOVER "autodiscover.example.org"
#define BIT(source) (1u << SP_SOURCE_##source)

/** Run: a domain with two servers on loopback, at whatever ports those have. */
typedef struct
{
  SpMockResolver *names; /* (owned) */
  SpTestWeb *web; /* (owned) */
  char *identity; /* (owned) of the mail servers */
  char *ca_file; /* (owned) */
  SpTestServer *imap; /* (owned) */
  SpTestServer *smtp; /* (owned) */
  SpCatalogue *catalogue; /* (owned) */
  SpRun *run; /* (owned) (nullable) the latest */
  SpRequest *request; /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GAsyncResult *result; /* (owned) (nullable) */
} Run;

void run_init (int *argc, char ***argv);
void run_set_up (Run *fixture, gconstpointer certified);
void run_tear_down (Run *fixture, gconstpointer certified);
void run_publish_srv (Run *fixture);
void run_publish_database (Run *fixture, guint delay_ms);
void run_start (Run *fixture);
SpReport *run_finish (Run *fixture);
SpReport *run_all (Run *fixture);
void run_assert_proved (const SpReport *report);
void run_assert_service (Run *fixture, const SpReport *report, const char *expected);
const SpAnswer *run_get_answer (const SpReport *report, SpSource source);

G_END_DECLS
