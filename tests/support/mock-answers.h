/* What a name service for tests answers: one row for each name and kind of record, and how often each was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mock-resolver.h"

G_BEGIN_DECLS

/** SP_MOCK_ADDRESSES: stands where a #GResolverRecordType does, for the addresses of a host */
#define SP_MOCK_ADDRESSES 0

/** SpMockAnswers: a table that several threads may ask. */
typedef struct _SpMockAnswers SpMockAnswers;

SpMockAnswers *sp_mock_answers_new (void);
void sp_mock_answers_free (SpMockAnswers *self);
void sp_mock_answers_add (SpMockAnswers *self, int type, const char *name, gpointer item);
void
sp_mock_answers_set_error (SpMockAnswers *self, int type, const char *name, GResolverError code);
void
sp_mock_answers_set_delay (SpMockAnswers *self, int type, const char *name, guint milliseconds);
void sp_mock_answers_fail (SpMockAnswers *self, GResolverError code);
guint sp_mock_answers_begin (SpMockAnswers *self, int type, const char *name);
GList *sp_mock_answers_look_up (SpMockAnswers *self, int type, const char *name, GError **error);
void sp_mock_answers_free_found (int type, GList *found);
guint sp_mock_answers_count (SpMockAnswers *self, int type, const char *name);
guint sp_mock_answers_count_all (SpMockAnswers *self);

SpMockAnswers *sp_mock_resolver_get_answers (SpMockResolver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMockAnswers, sp_mock_answers_free)

G_END_DECLS
