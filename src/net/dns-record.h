/* One record of the name service, whatever its type, in the words of its RFC instead of GIO's variants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpDnsRecord: a record of the type MX, SRV or TXT; what its type does not have is 0 or %NULL. Read-only. */
typedef struct
{
  guint16 priority; /* MX (RFC 5321 section 5.1), SRV (RFC 2782): the lowest comes first */
  guint16 weight; /* SRV: of the same priority, the greatest comes first */
  guint16 port; /* SRV */
  char *target; /* (owned) (nullable) MX, SRV: as it was sent */
  char *text; /* (owned) (nullable) TXT: its strings as one text */
} SpDnsRecord;

GPtrArray *sp_dns_record_list (GResolverRecordType type, GList *variants);
gboolean sp_dns_records_refuse (GPtrArray *records);
char *sp_dns_record_get_host (const SpDnsRecord *self);

G_END_DECLS
