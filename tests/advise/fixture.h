/* Makes reports for the tests of advise/ out of a few words per endpoint.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "core/report.h"

/** Seen: what a probe is to have seen; everything but the URI may be left out. */
typedef struct
{
  const char *uri; /* %NULL ends a list */
  const char *tls; /* the TLS version, %NULL where there was no handshake */
  SpStatus status;
  SpTlsProblems problems;
  const char *auth; /* separated by blanks */
  const char *capabilities; /* separated by blanks; over TLS */
  const char *in_clear; /* separated by blanks */
  gboolean unlisted; /* STARTTLS works and is not listed */
  gboolean unseen; /* was not looked at */
} Seen;

SpReport *make_report (const Seen *seen);
SpObservation *report_find (SpReport *report, const char *uri);
SpCatalogue *make_catalogue (void);
