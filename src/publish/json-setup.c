/* The JSON of adding an account: the steps as a description has them, and with what is advised filled in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-setup.h"

#include "core/enums.h"
#include "json-parts.h"
#include "text/setup-guide.h"

static void
add_step_facts (JsonBuilder *builder, const SpSetupStep *step)
{
  sp_json_add_string (builder, "label", step->label);
  sp_json_add_string (builder, "page", step->page);
  sp_json_add_string (builder, "state", step->state);
}

static void
add_steps (JsonBuilder *builder, GPtrArray *steps)
{
  json_builder_set_member_name (builder, "add_account");
  if (steps->len == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const SpSetupStep *step = g_ptr_array_index (steps, i);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "kind", sp_enum_to_nick (SP_TYPE_STEP_KIND, step->kind));
      sp_json_add_string (builder, "text", step->text);
      add_step_facts (builder, step);
      sp_json_add_string (builder, "value", step->value);
      sp_json_add_string (builder, "pop_value", step->pop_value);
      sp_json_add_string (builder, "condition", step->condition);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_blocks (JsonBuilder *builder, const SpClient *client)
{
  const SpClientSending *sending = sp_client_get_sending (client);
  const char *implicit =
      sending ? sending->blocks.implicit : sp_client_get_block (client, SP_PASTE_IMPLICIT);
  const char *starttls =
      sending ? sending->blocks.starttls : sp_client_get_block (client, SP_PASTE_STARTTLS);

  if (implicit == NULL && starttls == NULL)
    {
      sp_json_add_null (builder, "blocks");
      return;
    }
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "implicit", implicit);
  sp_json_add_string (builder, "starttls", starttls);
  sp_json_add_string (builder, "mixed", sp_client_get_block (client, SP_PASTE_MIXED));
  json_builder_end_object (builder);
}

static void
add_means (JsonBuilder *builder, guint means)
{
  json_builder_set_member_name (builder, "finds_settings_by");
  json_builder_begin_array (builder);
  for (guint i = 0; i < SP_N_MEANS; i++)
    if (means & 1u << i)
      json_builder_add_string_value (builder, sp_enum_to_nick (SP_TYPE_MEANS, i));
  json_builder_end_array (builder);
}

/**
 * sp_json_add_client_setup:
 * @builder: where an object is open
 * @client: a mail program
 *
 * Adds how an account is added to it, with places where values belong; absent facts are null.
 */
void
sp_json_add_client_setup (JsonBuilder *builder, const SpClient *client)
{
  const char *const *hosts = sp_client_get_oauth2_hosts (client);
  guint means = 0;

  sp_json_add_tristate (builder, "finds_settings", sp_client_finds_settings (client, &means));
  add_means (builder, means);
  add_steps (builder, sp_client_get_add_account_steps (client));
  add_blocks (builder, client);
  if (hosts[0])
    sp_json_add_strings (builder, "oauth2_hosts", hosts);
  else
    sp_json_add_null (builder, "oauth2_hosts");
}

static void
add_line (JsonBuilder *builder, const SpSetupLine *line)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "kind", sp_enum_to_nick (SP_TYPE_STEP_KIND, line->step->kind));
  sp_json_add_string (builder, "text", line->text);
  add_step_facts (builder, line->step);
  sp_json_add_string (builder, "value", line->value);
  json_builder_end_object (builder);
}

static void
add_guide (JsonBuilder *builder, SpClient *client, const SpSetupGuide *guide)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "client", sp_client_get_id (client));
  sp_json_add_tristate (builder, "finds_settings", sp_client_finds_settings (client, NULL));
  sp_json_add_string (builder, "found", guide->found);
  json_builder_set_member_name (builder, "add_account");
  if (guide->lines->len > 0)
    {
      json_builder_begin_array (builder);
      for (guint i = 0; i < guide->lines->len; i++)
        add_line (builder, g_ptr_array_index (guide->lines, i));
      json_builder_end_array (builder);
    }
  else
    json_builder_add_null_value (builder);
  sp_json_add_string (builder, "block", guide->block);
  sp_json_add_strings (builder, "notes", (const char *const *) guide->notes);
  json_builder_end_object (builder);
}

/**
 * sp_json_add_setup:
 * @builder: where an object is open
 * @advice: (element-type SpAdvice): what is advised, program by program
 * @report: what it rests on
 * @account: (nullable): whose account it is to be
 *
 * Adds how an account is added to each of the programs that something is advised for.
 */
void
sp_json_add_setup (JsonBuilder *builder,
                   GPtrArray *advice,
                   const SpReport *report,
                   const SpAccount *account)
{
  SpClient *last = NULL;

  json_builder_set_member_name (builder, "setup");
  json_builder_begin_array (builder);
  for (guint i = 0; i < advice->len; i++)
    {
      SpClient *client = ((const SpAdvice *) g_ptr_array_index (advice, i))->client;
      g_autoptr(SpSetupGuide) guide =
          client == last ? NULL : sp_setup_guide_new (client, advice, report, account);

      if (guide)
        add_guide (builder, client, guide);
      last = client;
    }
  json_builder_end_array (builder);
}
