/* Writes what is known about signing in to a provider into the JSON report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-parts.h"

/* The names of the keys of a provider's notes, in JSON's spelling and the order in which they are written. */
static const struct
{
  SpProviderKey key;
  const char *name;
} members[] = {
  { SP_PROVIDER_PASSWORD, "password" },
  { SP_PROVIDER_OAUTH2, "oauth2" },
  { SP_PROVIDER_APP_PASSWORD, "app_password" },
  { SP_PROVIDER_SECOND_FACTOR, "second_factor_first" },
  { SP_PROVIDER_SWITCH_ON, "switch_on_first" },
  { SP_PROVIDER_USER_NAME, "user_name" },
  { SP_PROVIDER_MAIL_PROGRAMS, "mail_programs" },
};

static void
add_fact (JsonBuilder *builder, const char *name, const SpProviderFact *fact)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "value", fact->text);
  sp_json_add_string (builder, "source", fact->source);
  sp_json_add_string (builder, "as_of", fact->as_of);
  sp_json_add_string (builder, "where", fact->where);
  json_builder_end_object (builder);
}

static void
add_own_facts (JsonBuilder *builder, const SpProvider *provider, SpProtocol protocol)
{
  json_builder_set_member_name (builder, sp_protocol_to_nick (protocol));
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (sp_provider_has_own_fact (provider, members[i].key, protocol))
      add_fact (builder, members[i].name,
                sp_provider_get_fact_for (provider, members[i].key, protocol));
  sp_json_add_strings (builder, "notes", sp_provider_get_notes_for (provider, protocol));
  json_builder_end_object (builder);
}

/**
 * sp_json_add_sign_in:
 * @builder: a builder inside an object
 * @provider: (nullable): a provider
 *
 * Adds `sign_in`: what holds for all protocols, each value with its source and date, and under `protocols` what a single one
 * has of its own.
 */
void
sp_json_add_sign_in (JsonBuilder *builder, const SpProvider *provider)
{
  if (provider == NULL)
    {
      sp_json_add_null (builder, "sign_in");
      return;
    }
  json_builder_set_member_name (builder, "sign_in");
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "provider", sp_provider_get_id (provider));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    add_fact (builder, members[i].name, sp_provider_get_fact (provider, members[i].key));
  sp_json_add_strings (builder, "notes", sp_provider_get_notes (provider));
  json_builder_set_member_name (builder, "protocols");
  json_builder_begin_object (builder);
  for (guint p = SP_PROTOCOL_IMAP; p <= SP_PROTOCOL_SMTP; p++)
    add_own_facts (builder, provider, p);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
