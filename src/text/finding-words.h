/* What is said about one kind of finding; the tables are one file per room of rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpSureness:
 * @SP_SURENESS_SEEN: it is what was seen, and no conclusion
 * @SP_SURENESS_CERTAIN: nothing else explains what was seen
 * @SP_SURENESS_LIKELY: something else could, and rarely does
 * @SP_SURENESS_POSSIBLE: something else does as often
 *
 * How sure a finding is. The words say so too, and the advice what would settle it.
 */
typedef enum
{
  SP_SURENESS_SEEN,
  SP_SURENESS_CERTAIN,
  SP_SURENESS_LIKELY,
  SP_SURENESS_POSSIBLE,
} SpSureness;

/** SpFindingWords: all that is said about one kind of finding. Strings are static; the first ones are not translated yet. */
typedef struct
{
  const char *id;
  SpSureness sureness;
  const char *title;
  const char *explanation;
  const char *advice; /* for the user */
  const char *admin_advice; /* for whoever runs the service */
  const char *reference; /* never translated */
  const char *topic; /* id of the explanation that tells more */
} SpFindingWords;

const SpFindingWords *sp_finding_words_get_connection (guint *n);
const SpFindingWords *sp_finding_words_get_closer_look (guint *n);
const SpFindingWords *sp_finding_words_get_certificate (guint *n);
const SpFindingWords *sp_finding_words_get_published (guint *n);
const SpFindingWords *sp_finding_words_get_fault (guint *n);

G_END_DECLS
