/* A whole report to hand on: all that was seen and what to enter, as plain text or as the parts of a printed document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpPlainReport: all that goes into one report. Everything is borrowed for the call. */
typedef struct
{
  const char *target; /* (nullable) what was asked for, display-safe */
  GDateTime *checked_at; /* (nullable) when, in the time zone to show it in */
  const SpReport *report;
  const SpProvider *provider; /* (nullable) */
  GPtrArray *advice; /* (element-type SpAdvice) program by program */
} SpPlainReport;

/**
 * SpReportBlockStyle:
 * @SP_REPORT_BLOCK_TITLE: the title of the whole
 * @SP_REPORT_BLOCK_HEADING: the heading of a part
 * @SP_REPORT_BLOCK_SUBHEADING: the heading of a part of a part
 * @SP_REPORT_BLOCK_TEXT: running text, a paragraph in each line, which may be indented with spaces
 * @SP_REPORT_BLOCK_TABLE: what to enter in each program, as a table in plain text; whoever prints it sets the advice itself
 * @SP_REPORT_BLOCK_FIXED: lines whose letters stand below each other
 */
typedef enum
{
  SP_REPORT_BLOCK_TITLE,
  SP_REPORT_BLOCK_HEADING,
  SP_REPORT_BLOCK_SUBHEADING,
  SP_REPORT_BLOCK_TEXT,
  SP_REPORT_BLOCK_TABLE,
  SP_REPORT_BLOCK_FIXED,
} SpReportBlockStyle;

/** SpReportBlock: a piece of a document. */
typedef struct
{
  SpReportBlockStyle style;
  char *text; /* (owned) without a line end at its end */
} SpReportBlock;

GPtrArray *sp_plain_report_to_blocks (const SpPlainReport *input, guint width);
char *sp_plain_report_to_text (const SpPlainReport *input, guint width);

G_END_DECLS
