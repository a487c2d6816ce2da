/* One record of the name service, whatever its type, in the words of its RFC instead of GIO's variants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dns-record.h"

#include "core/host.h"

/* No name has more that are of use; a longer answer is not looked at to its end. */
#define MAX_RECORDS 32

/* The strings of a TXT record are one text (RFC 7208 section 3.3 has the same rule). */
static char *
join (GVariant *variant)
{
  g_autofree const char **strings = NULL;

  g_variant_get (variant, "(^a&s)", &strings);
  return g_strjoinv (NULL, (char **) strings);
}

static SpDnsRecord *
record_new (GResolverRecordType type, GVariant *variant)
{
  SpDnsRecord *self = g_new0 (SpDnsRecord, 1);

  if (type == G_RESOLVER_RECORD_MX)
    g_variant_get (variant, "(qs)", &self->priority, &self->target);
  else if (type == G_RESOLVER_RECORD_SRV)
    g_variant_get (variant, "(qqqs)", &self->priority, &self->weight, &self->port, &self->target);
  else
    self->text = join (variant);
  return self;
}

static void
record_free (gpointer data)
{
  SpDnsRecord *self = data;

  g_free (self->target);
  g_free (self->text);
  g_free (self);
}

/* Lower priority numbers first, then greater weights: RFC 2782 asks for chance there, people for the same answer each time. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const SpDnsRecord *one = *(SpDnsRecord *const *) a;
  const SpDnsRecord *other = *(SpDnsRecord *const *) b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return one->target ? g_ascii_strcasecmp (one->target, other->target) : 0;
}

/**
 * sp_dns_record_list:
 * @type: %G_RESOLVER_RECORD_MX, %G_RESOLVER_RECORD_SRV or %G_RESOLVER_RECORD_TXT
 * @variants: (element-type GVariant): records, as #GResolverRecordType describes them
 *
 * Returns: (transfer full) (element-type SpDnsRecord): the same records, those to be used first in front
 */
GPtrArray *
sp_dns_record_list (GResolverRecordType type, GList *variants)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (record_free);

  for (GList *l = variants; l != NULL; l = l->next)
    g_ptr_array_add (records, record_new (type, l->data));
  g_ptr_array_sort (records, compare);
  g_ptr_array_set_size (records, MIN (records->len, MAX_RECORDS));
  return records;
}

/**
 * sp_dns_records_refuse:
 * @records: (element-type SpDnsRecord): all that there are of MX or SRV
 *
 * Returns: whether they say that there is decidedly no such service: a single one, whose target is the root (RFC 2782, RFC 7505)
 */
gboolean
sp_dns_records_refuse (GPtrArray *records)
{
  const SpDnsRecord *only = records->len == 1 ? records->pdata[0] : NULL;

  return only && (*only->target == '\0' || g_str_equal (only->target, "."));
}

/**
 * sp_dns_record_get_host:
 *
 * Returns: (transfer full) (nullable): the target in A-labels; %NULL where it is no host
 */
char *
sp_dns_record_get_host (const SpDnsRecord *self)
{
  return sp_host_read (self->target);
}
