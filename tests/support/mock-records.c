/* The records of a name service for tests: service records, mail exchangers and texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mock-answers.h"

static void
add (SpMockResolver *self, GResolverRecordType type, const char *name, GVariant *record)
{
  sp_mock_answers_add (sp_mock_resolver_get_answers (self), type, name,
                       g_variant_ref_sink (record));
}

/**
 * sp_mock_resolver_add_srv:
 * @self: a resolver
 * @name: for example `_imaps._tcp.example.org`
 * @priority: the lowest is to be used first
 * @weight: the greatest is to be used most
 * @port: where the service is
 * @target: the host, "." where there is none
 *
 * Appends a service record (RFC 2782) to the answer for @name.
 */
void
sp_mock_resolver_add_srv (SpMockResolver *self,
                          const char *name,
                          guint16 priority,
                          guint16 weight,
                          guint16 port,
                          const char *target)
{
  add (self, G_RESOLVER_RECORD_SRV, name, g_variant_new ("(qqqs)", priority, weight, port, target));
}

/**
 * sp_mock_resolver_add_mx:
 * @self: a resolver
 * @name: a mail domain
 * @preference: the lowest is to be used first
 * @host: the mail exchanger, "." where the domain takes no mail
 *
 * Appends a mail exchanger to the answer for @name.
 */
void
sp_mock_resolver_add_mx (SpMockResolver *self,
                         const char *name,
                         guint16 preference,
                         const char *host)
{
  add (self, G_RESOLVER_RECORD_MX, name, g_variant_new ("(qs)", preference, host));
}

/**
 * sp_mock_resolver_add_txt:
 * @self: a resolver
 * @name: a name
 * @text: the strings of one record, separated by line feeds; they are one text together
 *
 * Appends a TXT record to the answer for @name.
 */
void
sp_mock_resolver_add_txt (SpMockResolver *self, const char *name, const char *text)
{
  g_auto(GStrv) strings = g_strsplit (text, "\n", -1);

  add (self, G_RESOLVER_RECORD_TXT, name, g_variant_new ("(^as)", strings));
}

/**
 * sp_mock_resolver_add_records_error:
 * @self: a resolver
 * @type: which records
 * @name: a name
 * @code: %G_RESOLVER_ERROR_NOT_FOUND, %G_RESOLVER_ERROR_TEMPORARY_FAILURE or %G_RESOLVER_ERROR_INTERNAL
 *
 * Makes every look-up of these records fail.
 */
void
sp_mock_resolver_add_records_error (SpMockResolver *self,
                                    GResolverRecordType type,
                                    const char *name,
                                    GResolverError code)
{
  sp_mock_answers_set_error (sp_mock_resolver_get_answers (self), type, name, code);
}

/**
 * sp_mock_resolver_set_records_delay:
 * @self: a resolver
 * @type: which records
 * @name: a name
 * @milliseconds: how long a look-up lasts, or %SP_MOCK_RESOLVER_NEVER
 *
 * Lets every look-up of these records take its time. One that is cancelled ends at once.
 */
void
sp_mock_resolver_set_records_delay (SpMockResolver *self,
                                    GResolverRecordType type,
                                    const char *name,
                                    guint milliseconds)
{
  sp_mock_answers_set_delay (sp_mock_resolver_get_answers (self), type, name, milliseconds);
}

/**
 * sp_mock_resolver_get_n_record_lookups:
 * @self: a resolver
 * @type: which records
 * @name: a name
 *
 * Returns: how often these records were asked for
 */
guint
sp_mock_resolver_get_n_record_lookups (SpMockResolver *self,
                                       GResolverRecordType type,
                                       const char *name)
{
  return sp_mock_answers_count (sp_mock_resolver_get_answers (self), type, name);
}
