/* What the tests of the rules share: a good observation, a case of a table, and how it is tried.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/rule.h"
#include "advise/rules.h"

#define SILENT -1
#define IMAP "imap://h.example:143"
#define IMAPS "imaps://h.example:993"
#define POP3S "pop3s://h.example:995"
#define SMTPS "smtps://h.example:465"
#define SMTP "smtp://h.example:587"
#define RELAY "smtp://h.example:25"

typedef void (*Change) (SpObservation *seen);

/** RuleCase: a change of a good observation, and what one rule has to say to it. */
typedef struct
{
  const char *id;
  const char *uri;
  Change change;
  int severity; /* SILENT where the rule is to say nothing */
  const char *detail; /* (nullable) */
  const char *other_uri; /* (nullable) a second endpoint */
  Change other_change;
  SpSource source; /* who named both endpoints */
} RuleCase;

GDateTime *days_from_now (int days);
SpObservation *observe_good (const char *uri);
void apply_rules (SpReport *report, GDateTime *now);
SpCertificate *get_leaf (SpObservation *seen);
void no_change (SpObservation *seen);
void refused (SpObservation *seen);
void timed_out (SpObservation *seen);
void fail (SpObservation *seen, SpStatus status, SpStage stage);
const SpFinding *find_finding (SpReport *report, const char *id);
void add_rule_cases (const RuleCase *cases, guint n);
void check_rules (const SpRule *rules, guint n_rules, const RuleCase *cases, guint n_cases);
