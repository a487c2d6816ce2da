/* Fuzz entry point of the reader of site profiles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-keyfile.h"

#include "catalogue/site.h"
#include "core/host.h"

static void
check_protocol (const SpSite *site, SpProtocol protocol)
{
  g_autoptr(SpService) service = sp_service_new ();
  const char *host = sp_site_get_host (site, protocol);
  g_autofree char *again = host ? sp_host_normalize (host, NULL) : NULL;

  g_assert_cmpstr (again, ==, host);
  fuzz_assert_all_safe (sp_site_get_authentication (site, protocol));
  sp_site_add_candidates (site, protocol, service);
  g_assert_true ((sp_service_get_length (service) > 0) == (host != NULL));
}

static void
check_row (const SpSiteRow *row)
{
  if (row == NULL)
    return;
  g_assert_cmpuint (row->port, >, 0);
  fuzz_assert_safe (row->label);
}

static void
check (const SpSite *site)
{
  const char *const *clients = sp_site_get_advised_clients (site);
  const char *const *domains = sp_site_get_domains (site);

  fuzz_assert_safe (sp_site_get_id (site));
  fuzz_assert_safe (sp_site_get_name (site));
  g_assert_nonnull (sp_site_get_id (site));
  g_assert_nonnull (sp_site_get_name (site));
  fuzz_assert_safe (sp_site_get_user_name (site));
  fuzz_assert_safe (sp_site_get_help_contact (site));
  fuzz_assert_safe (sp_site_get_help_url (site));
  g_assert_true (sp_site_get_help_url (site) == NULL ||
                 g_ascii_strncasecmp (sp_site_get_help_url (site), "http", 4) == 0);
  fuzz_assert_all_safe (domains);
  for (guint i = 0; domains[i]; i++)
    g_assert_true (domains[i][0] == '*' || sp_site_get_specificity (site, domains[i]) > 0);
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    {
      check_protocol (site, p);
      for (guint i = 0; clients[i]; i++)
        check_row (sp_site_get_row (site, clients[i], p));
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: the bytes of a *.site file
 * @size: how many
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSite) site = sp_site_new_from_data ((const char *) data, size, "fuzz.site",
                                                   fuzz_keyfile_languages, &error);

  fuzz_assert_refusal (site, error);
  if (site)
    check (site);
  return 0;
}
