/* A comparison table to hand on: what it is about, which columns it has, and what stands in its cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpAdviceColumn: a column beside the one with the programs' names. */
typedef enum
{
  SP_ADVICE_COLUMN_IMAP,
  SP_ADVICE_COLUMN_POP,
  SP_ADVICE_COLUMN_SMTP,
  SP_ADVICE_COLUMN_PLATFORMS,
  SP_ADVICE_COLUMN_NOTE,
} SpAdviceColumn;

#define SP_N_ADVICE_COLUMNS (SP_ADVICE_COLUMN_NOTE + 1)
#define SP_N_ADVICE_PROTOCOLS (SP_ADVICE_COLUMN_SMTP + 1)

/** SpAdviceDocument: the whole of it. */
typedef struct
{
  char *service; /* (owned) (nullable) the name of the mail service */
  char *help_contact; /* (owned) (nullable) */
  char *help_url; /* (owned) (nullable) */
  GDateTime *checked_at; /* (owned) (nullable) in the time zone to show it in; %NULL: not checked */
  GPtrArray *advice; /* (owned) (element-type SpAdvice) all of one program in a row */
  guint columns; /* bits `1 << SpAdviceColumn` */
  gboolean history; /* the service gave this advice in 2007 */
} SpAdviceDocument;

/** SpAdviceRow: all about one program. Borrowed from its document. */
typedef struct
{
  const SpClient *client;
  const SpAdvice *advice[SP_N_ADVICE_PROTOCOLS]; /* (nullable) */
} SpAdviceRow;

SpAdviceDocument *sp_advice_document_new (GPtrArray *advice, guint columns);
void sp_advice_document_free (SpAdviceDocument *self);
gboolean sp_advice_document_has (const SpAdviceDocument *self, SpAdviceColumn column);
GPtrArray *sp_advice_document_list_rows (const SpAdviceDocument *self);
char *sp_advice_document_make_title (const SpAdviceDocument *self);
char *sp_advice_document_make_state (const SpAdviceDocument *self);
GPtrArray *sp_advice_document_list_facts (const SpAdviceDocument *self);
char *sp_advice_document_to_text (const SpAdviceDocument *self, guint width);

SpProtocol sp_advice_column_get_protocol (SpAdviceColumn column);
const char *sp_advice_column_get_title (SpAdviceColumn column);
gboolean sp_advice_row_is_marked (const SpAdviceRow *row);
char *sp_advice_row_make_cell (const SpAdviceRow *row, SpAdviceColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAdviceDocument, sp_advice_document_free)

G_END_DECLS
