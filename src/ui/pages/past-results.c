/* The last result of each service that was checked in this window, kept in memory only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "past-results.h"

struct _SpPastResults
{
  GObject parent_instance;

  GHashTable *results; /* (owned) (element-type utf8 SpResult) by what was asked */
};

G_DEFINE_FINAL_TYPE (SpPastResults, sp_past_results, G_TYPE_OBJECT)

static void
sp_past_results_finalize (GObject *object)
{
  g_hash_table_unref (SP_PAST_RESULTS (object)->results);
  G_OBJECT_CLASS (sp_past_results_parent_class)->finalize (object);
}

static void
sp_past_results_class_init (SpPastResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_past_results_finalize;
}

static void
sp_past_results_init (SpPastResults *self)
{
  self->results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * sp_past_results_new:
 *
 * Returns: (transfer full): an empty memory
 */
SpPastResults *
sp_past_results_new (void)
{
  return g_object_new (SP_TYPE_PAST_RESULTS, NULL);
}

/* The address, the site, and the servers that were named: only what is the same in all of them can be compared. */
static char *
make_key (const SpRequest *request)
{
  GString *key = g_string_new (request->account ? sp_account_get_target (request->account) : NULL);

  g_string_append_printf (key, " %s", request->site ? sp_site_get_id (request->site) : "");
  for (guint i = 0; i < sp_service_get_length (request->service); i++)
    g_string_append_printf (key, " %s",
                            sp_endpoint_get_uri (sp_service_get (request->service, i)->endpoint));
  return g_string_free (key, FALSE);
}

/**
 * sp_past_results_add:
 * @result: what was seen just now
 *
 * Tells @result what was seen the last time, and takes its place. A check that could reach nothing is not kept.
 */
void
sp_past_results_add (SpPastResults *self, SpResult *result)
{
  g_autofree char *key = make_key (sp_result_get_request (result));
  SpResult *before = g_hash_table_lookup (self->results, key);

  if (sp_report_is_offline (sp_result_get_report (result)))
    return;
  if (before)
    sp_result_set_before (result, before);
  g_hash_table_replace (self->results, g_steal_pointer (&key), g_object_ref (result));
}
