/* Tests what is remembered of checks: nothing, unless the person wants it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant/recent.h"

static SpReport *
new_report (SpStatus status)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "a.example", 993, SP_SECURITY_TLS);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  SpReport *report;

  sp_service_add (service, endpoint, SP_SOURCE_USER);
  seen->status = status;
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, seen);
  return report;
}

static void
test_off (void)
{
  g_autoptr(SpReport) report = new_report (SP_STATUS_REFUSED);
  g_autoptr(GPtrArray) list = NULL;

  g_assert_false (sp_recent_is_kept ());
  sp_recent_add ("ann@example.edu", NULL, report);
  g_assert_true (sp_recent_set_kept (TRUE));
  list = sp_recent_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_on (void)
{
  g_autoptr(SpReport) report = new_report (SP_STATUS_REFUSED);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const SpRecent *latest;

  g_assert_true (sp_recent_set_kept (TRUE));
  sp_recent_add ("ann@example.edu", "geary", report);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *address = g_strdup_printf ("u%u@example.edu", i);

      sp_recent_add (address, NULL, report);
    }
  sp_recent_add ("U3@example.edu", "thunderbird-128", report);
  list = sp_recent_list ();
  g_assert_cmpuint (list->len, ==, 5);
  latest = list->pdata[0];
  g_assert_cmpstr (latest->address, ==, "U3@example.edu");
  g_assert_cmpstr (latest->client_id, ==, "thunderbird-128");
  g_assert_cmpint (latest->reading, ==, SP_VERDICT_UNAVAILABLE);
  g_assert_cmpint (latest->sending, ==, SP_VERDICT_UNKNOWN);
  g_assert_cmpint (latest->checked_at, >, 1000000000);
  g_assert_cmpstr (((SpRecent *) list->pdata[1])->address, ==, "u5@example.edu");

  /* Who no longer wants it finds nothing left when it is switched on again. */
  g_assert_true (sp_recent_set_kept (FALSE));
  g_assert_true (sp_recent_set_kept (TRUE));
  none = sp_recent_list ();
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recent/off", test_off);
  g_test_add_func ("/recent/on", test_on);
  return g_test_run ();
}
