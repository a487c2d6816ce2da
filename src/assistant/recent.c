/* The checks that are offered again, kept only if the user wants that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "recent.h"

#include "core/enums.h"
#include "preferences.h"

#define KEEP "keep-recent"
#define CHECKS "recent-checks"
#define MOST 5
#define FORMAT "(ssxss)"

static void
recent_free (gpointer data)
{
  SpRecent *recent = data;

  g_free (recent->address);
  g_free (recent->client_id);
  g_free (recent);
}

/**
 * sp_recent_is_kept:
 *
 * Returns: whether the user wants checks to be remembered
 */
gboolean
sp_recent_is_kept (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (KEEP);

  return settings && g_settings_get_boolean (settings, KEEP);
}

/**
 * sp_recent_set_kept:
 * @kept: whether checks are to be remembered; if not, those that were are forgotten
 *
 * Returns: whether it could be set; an administrator may have locked it
 */
gboolean
sp_recent_set_kept (gboolean kept)
{
  g_autoptr(GSettings) settings = sp_preferences_open (KEEP);

  if (!kept)
    sp_recent_forget ();
  return settings && g_settings_set_boolean (settings, KEEP, kept);
}

static SpVerdict
read_verdict (const char *nick)
{
  int verdict = SP_VERDICT_UNKNOWN;

  sp_enum_from_nick (SP_TYPE_VERDICT, nick, &verdict);
  return verdict;
}

static SpRecent *
read_one (GVariant *stored)
{
  SpRecent *recent = g_new0 (SpRecent, 1);
  const char *reading, *sending;

  g_variant_get (stored, "(ssx&s&s)", &recent->address, &recent->client_id, &recent->checked_at,
                 &reading, &sending);
  recent->reading = read_verdict (reading);
  recent->sending = read_verdict (sending);
  return recent;
}

/**
 * sp_recent_list:
 *
 * Returns: (transfer full) (element-type SpRecent): the checks that were remembered, the latest first; empty unless the user wants
 *   them remembered
 */
GPtrArray *
sp_recent_list (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (CHECKS);
  g_autoptr(GVariant) stored = settings ? g_settings_get_value (settings, CHECKS) : NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_free);

  if (stored == NULL || !sp_recent_is_kept ())
    return list;
  for (gsize i = 0; i < g_variant_n_children (stored) && list->len < MOST; i++)
    {
      g_autoptr(GVariant) one = g_variant_get_child_value (stored, i);

      g_ptr_array_add (list, read_one (one));
    }
  return list;
}

static void
append (GVariantBuilder *builder, const SpRecent *recent)
{
  g_variant_builder_add (builder, FORMAT, recent->address, recent->client_id, recent->checked_at,
                         sp_enum_to_nick (SP_TYPE_VERDICT, recent->reading),
                         sp_enum_to_nick (SP_TYPE_VERDICT, recent->sending));
}

/**
 * sp_recent_add:
 * @address: the address or domain that was checked
 * @client_id: (nullable): the mail program that was chosen
 * @report: what was seen just now
 *
 * Remembers a check, if the user wants that; an earlier one of the same address is forgotten.
 */
void
sp_recent_add (const char *address, const char *client_id, const SpReport *report)
{
  g_autoptr(GSettings) settings = sp_preferences_open (CHECKS);
  g_autoptr(GPtrArray) list = sp_recent_list ();
  const SpRecent latest = { (char *) address, (char *) (client_id ? client_id : ""),
                            g_get_real_time () / G_USEC_PER_SEC, sp_report_get_reading (report),
                            sp_report_get_sending (report) };
  GVariantBuilder builder;
  guint n = 1;

  if (settings == NULL || !sp_recent_is_kept ())
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" FORMAT));
  append (&builder, &latest);
  for (guint i = 0; i < list->len && n < MOST; i++)
    {
      const SpRecent *earlier = g_ptr_array_index (list, i);

      if (g_ascii_strcasecmp (earlier->address, address) == 0)
        continue;
      append (&builder, earlier);
      n++;
    }
  g_settings_set_value (settings, CHECKS, g_variant_builder_end (&builder));
}

/**
 * sp_recent_forget:
 *
 * Forgets all checks.
 */
void
sp_recent_forget (void)
{
  g_autoptr(GSettings) settings = sp_preferences_open (CHECKS);

  if (settings)
    g_settings_reset (settings, CHECKS);
}
