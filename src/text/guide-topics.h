/* The tables of explanations that the guide is put together from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpBlockKind: what a block of a topic is; a line is one of a dialogue between programs, which nobody translates or wraps. */
typedef enum
{
  SP_BLOCK_PARAGRAPH,
  SP_BLOCK_HEADING,
  SP_BLOCK_ITEM,
  SP_BLOCK_LINE,
} SpBlockKind;

/** SpBlock: a piece of running text; @text is translatable and already marked, apart from lines. Links are written `[topic-id|words]`. */
typedef struct
{
  SpBlockKind kind;
  const char *text; /* static, untranslated; sp_guide_get_text() translates it */
} SpBlock;

/** SpTopic: one explanation. */
typedef struct
{
  const char *id; /* static, as `signpostctl explain ID` takes it */
  const char *title; /* static, untranslated; sp_guide_get_title() translates it */
  const char *summary; /* static, untranslated; sp_guide_get_summary() translates it */
  const SpBlock *blocks;
  guint n_blocks;
} SpTopic;

const SpTopic *sp_guide_topics_get_encryption (guint *n);
const SpTopic *sp_guide_topics_get_pairs (guint *n);
const SpTopic *sp_guide_topics_get_ports (guint *n);
const SpTopic *sp_guide_topics_get_certificates (guint *n);
const SpTopic *sp_guide_topics_get_use (guint *n);
const SpTopic *sp_guide_topics_get_sources (guint *n);

G_END_DECLS
