/* A name service for tests: canned addresses, records, errors and delays, and nothing ever leaves the machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SP_MOCK_RESOLVER_NEVER: the delay of a name whose lookup ends only when it is cancelled */
#define SP_MOCK_RESOLVER_NEVER G_MAXUINT

#define SP_TYPE_MOCK_RESOLVER (sp_mock_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SpMockResolver, sp_mock_resolver, SP, MOCK_RESOLVER, GResolver)

SpMockResolver *sp_mock_resolver_new (void);
SpMockResolver *sp_mock_resolver_install (void);
void sp_mock_resolver_uninstall (SpMockResolver *self);
void sp_mock_resolver_add (SpMockResolver *self, const char *name, const char *addresses);
void sp_mock_resolver_add_error (SpMockResolver *self, const char *name, GResolverError code);
void sp_mock_resolver_fail (SpMockResolver *self, GResolverError code);
void sp_mock_resolver_set_delay (SpMockResolver *self, const char *name, guint milliseconds);
guint sp_mock_resolver_get_n_lookups (SpMockResolver *self, const char *name);
guint sp_mock_resolver_get_n_all (SpMockResolver *self);

void sp_mock_resolver_add_srv (SpMockResolver *self,
                               const char *name,
                               guint16 priority,
                               guint16 weight,
                               guint16 port,
                               const char *target);
void sp_mock_resolver_add_mx (SpMockResolver *self,
                              const char *name,
                              guint16 preference,
                              const char *host);
void sp_mock_resolver_add_txt (SpMockResolver *self, const char *name, const char *text);
void sp_mock_resolver_add_records_error (SpMockResolver *self,
                                         GResolverRecordType type,
                                         const char *name,
                                         GResolverError code);
void sp_mock_resolver_set_records_delay (SpMockResolver *self,
                                         GResolverRecordType type,
                                         const char *name,
                                         guint milliseconds);
guint sp_mock_resolver_get_n_record_lookups (SpMockResolver *self,
                                             GResolverRecordType type,
                                             const char *name);

G_END_DECLS
