/* Fuzz entry point of the reader of mail programs' descriptions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-keyfile.h"

#include "catalogue/client.h"

static void
check_protocol (const SpClientProtocol *can)
{
  char *const *lists[] = { can->label_order,    can->encrypted_mechanisms, can->notes,
                           can->implicit_notes, can->starttls_notes,       can->sign_in_notes,
                           can->oauth_notes };

  fuzz_assert_safe (can->implicit_label);
  fuzz_assert_safe (can->starttls_label);
  fuzz_assert_safe (can->none_label);
  fuzz_assert_safe (can->opportunistic_label);
  fuzz_assert_safe (can->login_label);
  fuzz_assert_safe (can->settings_path);
  for (guint i = 0; i < SP_N_FIELDS; i++)
    fuzz_assert_safe (can->fields[i]);
  for (guint i = 0; i < SP_N_AUTHS; i++)
    fuzz_assert_safe (can->auth_labels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    fuzz_assert_all_safe ((const char *const *) lists[i]);
  /* What begins without encryption where the server wishes so is known as such. */
  if (can->starttls_label && g_strcmp0 (can->starttls_label, can->opportunistic_label) == 0)
    g_assert_true (can->starttls_falls_back);
}

static void
check (const SpClient *client)
{
  fuzz_assert_safe (sp_client_get_id (client));
  fuzz_assert_safe (sp_client_get_name (client));
  g_assert_nonnull (sp_client_get_id (client));
  g_assert_nonnull (sp_client_get_name (client));
  fuzz_assert_safe (sp_client_get_vendor (client));
  fuzz_assert_safe (sp_client_get_versions (client));
  fuzz_assert_safe (sp_client_get_settings_path (client));
  fuzz_assert_all_safe (sp_client_get_platforms (client));
  fuzz_assert_all_safe (sp_client_get_desktop_ids (client));
  fuzz_assert_all_safe (sp_client_get_evidence (client));
  g_assert_true (!sp_client_is_handheld (client) ||
                 !sp_client_runs_on (client, SP_PLATFORM_WINDOWS));
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    if (sp_client_get_protocol (client, i))
      check_protocol (sp_client_get_protocol (client, i));
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: the bytes of a *.client file
 * @size: how many
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) client = sp_client_new_from_data ((const char *) data, size, "fuzz.client",
                                                         fuzz_keyfile_languages, &error);

  fuzz_assert_refusal (client, error);
  if (client)
    check (client);
  return 0;
}
