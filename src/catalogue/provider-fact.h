/* One fact about signing in from a provider's notes: the value, where it is done, who says so and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"

G_BEGIN_DECLS

/**
 * SpProviderKey:
 * @SP_PROVIDER_PASSWORD: whether the account's own password works in mail programs
 * @SP_PROVIDER_OAUTH2: whether there is a sign-in window (OAuth2) for mail programs
 * @SP_PROVIDER_APP_PASSWORD: whether a password for mail programs has to be made
 * @SP_PROVIDER_SECOND_FACTOR: whether two-step sign-in has to be on before such a password can be made
 * @SP_PROVIDER_SWITCH_ON: whether access for mail programs has to be switched on first
 * @SP_PROVIDER_USER_NAME: the form of the user name
 * @SP_PROVIDER_MAIL_PROGRAMS: whether mail programs can be used at all
 *
 * What a provider's notes tell about signing in.
 */
typedef enum
{
  SP_PROVIDER_PASSWORD,
  SP_PROVIDER_OAUTH2,
  SP_PROVIDER_APP_PASSWORD,
  SP_PROVIDER_SECOND_FACTOR,
  SP_PROVIDER_SWITCH_ON,
  SP_PROVIDER_USER_NAME,
  SP_PROVIDER_MAIL_PROGRAMS,
} SpProviderKey;

#define SP_N_PROVIDER_KEYS (SP_PROVIDER_MAIL_PROGRAMS + 1)

/**
 * SpProviderValue:
 * @SP_PROVIDER_UNKNOWN: nobody wrote it down: the provider has to be asked
 * @SP_PROVIDER_WORKS: accepted
 * @SP_PROVIDER_REFUSED: not accepted
 * @SP_PROVIDER_UNTIL: accepted until a day, and refused after it
 * @SP_PROVIDER_REQUIRED: there is no other way
 * @SP_PROVIDER_OFFERED: one way among others
 * @SP_PROVIDER_WITH_SECOND_FACTOR: required where two-step sign-in is on
 * @SP_PROVIDER_DOUBTFUL: it exists, but is said not to work any more
 * @SP_PROVIDER_ORGANISATION: it is for the organisation to decide
 * @SP_PROVIDER_YES: yes
 * @SP_PROVIDER_NO: no
 * @SP_PROVIDER_PATTERN: a user name pattern, in the text
 *
 * The values that such a fact can have.
 */
typedef enum
{
  SP_PROVIDER_UNKNOWN,
  SP_PROVIDER_WORKS,
  SP_PROVIDER_REFUSED,
  SP_PROVIDER_UNTIL,
  SP_PROVIDER_REQUIRED,
  SP_PROVIDER_OFFERED,
  SP_PROVIDER_WITH_SECOND_FACTOR,
  SP_PROVIDER_DOUBTFUL,
  SP_PROVIDER_ORGANISATION,
  SP_PROVIDER_YES,
  SP_PROVIDER_NO,
  SP_PROVIDER_PATTERN,
} SpProviderValue;

#define SP_TYPE_PROVIDER_VALUE (sp_provider_value_get_type ())
GType sp_provider_value_get_type (void);

/** SpProviderFact: one fact with its evidence. All strings are display-safe and belong to the provider. */
typedef struct
{
  SpProviderValue value;
  guint protocols; /* bits `1 << SpProtocol`: what is to be switched on, with %SP_PROVIDER_YES */
  char *text; /* (owned) the value as written: a nick, "until DATE", protocols, a pattern */
  char *until; /* (owned) (nullable) the last day, ISO 8601, with %SP_PROVIDER_UNTIL */
  char *
      where; /* (owned) (nullable) where it is done: an address or a place in the provider's pages */
  char *source; /* (owned) (nullable) only %NULL with %SP_PROVIDER_UNKNOWN */
  char *
      as_of; /* (owned) (nullable) a year, month or day, ISO 8601; %NULL where the source has no date */
} SpProviderFact;

SpProviderFact *sp_provider_fact_read (SpKeyfile *file, const char *group, SpProviderKey key);
void sp_provider_fact_free (SpProviderFact *self);
gboolean sp_provider_fact_has_ended (const SpProviderFact *fact, GDateTime *now);

G_END_DECLS
