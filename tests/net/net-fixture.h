/* What the tests of net/ share: a trusting client, one probe of a scripted server, and impatient limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/survey.h"
#include "support/certificates.h"
#include "support/loop.h"
#include "support/mail-server.h"
#include "support/mock-resolver.h"
#include "support/ports.h"

G_BEGIN_DECLS

/* Adds a test for each row of a table whose rows have a name. */
#define ADD_TABLE(NAME, TABLE, TEST)                                                               \
  for (guint i = 0; i < G_N_ELEMENTS (TABLE); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf ("/net/" NAME "/%s", TABLE[i].name);                 \
                                                                                                   \
      g_test_add_data_func (path, &TABLE[i], TEST);                                                \
    }

extern const char *const test_localhost[];
extern const SpPatience test_patience;

const char *test_identity (SpTestCertificateKind kind);
SpTrust *test_trust (void);
SpSurroundings *test_surroundings (void);
SpObservation *test_probe_uri (const char *uri, const SpSurroundings *surroundings);
SpObservation *test_probe (SpTestServer *server);

G_END_DECLS
