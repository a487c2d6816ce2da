/* The JSON of the catalogue: one mail program or one site in one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json.h"

#include "core/enums.h"
#include "json-parts.h"
#include "json-sending.h"
#include "json-setup.h"

static const SpProtocol client_protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3,
                                               SP_PROTOCOL_SMTP };

static void
add_abilities (JsonBuilder *builder, const SpClientProtocol *can)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "implicit_label", can->implicit_label);
  sp_json_add_string (builder, "starttls_label", can->starttls_label);
  sp_json_add_string (builder, "none_label", can->none_label);
  sp_json_add_string (builder, "opportunistic_label", can->opportunistic_label);
  sp_json_add_strings (builder, "label_order", (const char *const *) can->label_order);
  sp_json_add_boolean (builder, "supports_implicit", can->supports_implicit);
  sp_json_add_boolean (builder, "supports_starttls", can->supports_starttls);
  sp_json_add_port (builder, "default_port_implicit", can->default_port_implicit);
  sp_json_add_port (builder, "default_port_starttls", can->default_port_starttls);
  sp_json_add_string (builder, "confidence", sp_enum_to_nick (SP_TYPE_CONFIDENCE, can->confidence));
  json_builder_end_object (builder);
}

/**
 * sp_json_client:
 * @client: a mail program
 *
 * Returns: (transfer full): one object in one line, without a line end
 */
char *
sp_json_client (const SpClient *client)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "id", sp_client_get_id (client));
  sp_json_add_string (builder, "name", sp_client_get_name (client));
  sp_json_add_string (builder, "vendor", sp_client_get_vendor (client));
  sp_json_add_strings (builder, "platforms", sp_client_get_platforms (client));
  sp_json_add_string (builder, "versions", sp_client_get_versions (client));
  sp_json_add_string (builder, "era", sp_enum_to_nick (SP_TYPE_ERA, sp_client_get_era (client)));
  sp_json_add_string (builder, "settings_path", sp_client_get_settings_path (client));
  json_builder_set_member_name (builder, "protocols");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (client_protocols); i++)
    {
      const SpClientProtocol *can = sp_client_get_protocol (client, client_protocols[i]);

      json_builder_set_member_name (builder, sp_protocol_to_nick (client_protocols[i]));
      if (can)
        add_abilities (builder, can);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
  sp_json_add_sending (builder, client);
  sp_json_add_client_setup (builder, client);
  sp_json_add_string (builder, "file", sp_client_get_origin (client));
  json_builder_end_object (builder);
  return sp_json_print (builder);
}

static void
add_site_endpoints (JsonBuilder *builder, const SpSite *site)
{
  g_autoptr(SpService) service = sp_service_new ();

  for (int protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    sp_site_add_candidates (site, protocol, service);
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    json_builder_add_string_value (builder,
                                   sp_endpoint_get_uri (sp_service_get (service, i)->endpoint));
  json_builder_end_array (builder);
}

/**
 * sp_json_site:
 * @site: a site profile
 *
 * Returns: (transfer full): one object in one line, without a line end
 */
char *
sp_json_site (const SpSite *site)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "id", sp_site_get_id (site));
  sp_json_add_string (builder, "name", sp_site_get_name (site));
  sp_json_add_strings (builder, "domains", sp_site_get_domains (site));
  sp_json_add_boolean (builder, "default", sp_site_is_default (site));
  sp_json_add_string (builder, "policy",
                      sp_enum_to_nick (SP_TYPE_POLICY, sp_site_get_policy (site)));
  sp_json_add_string (builder, "user_name", sp_site_get_user_name (site));
  sp_json_add_string (builder, "help_contact", sp_site_get_help_contact (site));
  sp_json_add_string (builder, "help_url", sp_site_get_help_url (site));
  sp_json_add_string (builder, "ca_file", sp_site_get_ca_file (site));
  add_site_endpoints (builder, site);
  sp_json_add_string (builder, "file", sp_site_get_origin (site));
  json_builder_end_object (builder);
  return sp_json_print (builder);
}
