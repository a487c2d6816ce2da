/* Fuzz entry point of the reader of mail providers' notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-keyfile.h"

#include "catalogue/provider.h"

static void
check_fact (const SpProviderFact *fact)
{
  fuzz_assert_safe (fact->text);
  fuzz_assert_safe (fact->until);
  fuzz_assert_safe (fact->where);
  fuzz_assert_safe (fact->source);
  fuzz_assert_safe (fact->as_of);
  /* Nothing is told without saying who says so. */
  g_assert_true (fact->value == SP_PROVIDER_UNKNOWN || fact->source != NULL);
  g_assert_true ((fact->value == SP_PROVIDER_UNTIL) == (fact->until != NULL));
}

static void
check_protocol (const SpProvider *provider, SpProtocol protocol)
{
  g_autoptr(SpService) service = sp_service_new ();

  for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
    check_fact (sp_provider_get_fact_for (provider, key, protocol));
  fuzz_assert_all_safe (sp_provider_get_notes_for (provider, protocol));
  sp_provider_add_candidates (provider, protocol, "a.example", service);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    g_assert_cmpuint (sp_endpoint_get_port (sp_service_get (service, i)->endpoint), >, 0);
}

static void
check (const SpProvider *provider)
{
  const char *const *domains = sp_provider_get_domains (provider);

  fuzz_assert_safe (sp_provider_get_id (provider));
  fuzz_assert_safe (sp_provider_get_name (provider));
  g_assert_nonnull (sp_provider_get_id (provider));
  g_assert_nonnull (sp_provider_get_name (provider));
  fuzz_assert_all_safe (domains);
  fuzz_assert_all_safe (sp_provider_get_mx_suffixes (provider));
  fuzz_assert_all_safe (sp_provider_get_notes (provider));
  for (guint i = 0; domains[i]; i++)
    g_assert_true (domains[i][0] == '*' || sp_provider_get_specificity (provider, domains[i]) > 0);
  for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
    check_fact (sp_provider_get_fact (provider, key));
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    check_protocol (provider, p);
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: the bytes of a *.provider file
 * @size: how many
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpProvider) provider = sp_provider_new_from_data (
      (const char *) data, size, "fuzz.provider", fuzz_keyfile_languages, &error);

  fuzz_assert_refusal (provider, error);
  if (provider)
    check (provider);
  return 0;
}
