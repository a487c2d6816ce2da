/* What a closer look showed, in the JSON report: each version of TLS, and what else a server accepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/enums.h"
#include "json-parts.h"

static const char *
describe (SpTristate offered)
{
  if (offered == SP_UNKNOWN)
    return "unknown";
  return offered == SP_YES ? "offered" : "refused";
}

static void
add_versions (JsonBuilder *builder, const SpCloserLook *look)
{
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    sp_json_add_string (builder, sp_enum_to_nick (SP_TYPE_TLS_VERSION, i),
                        describe (look->versions[i].offered));
  json_builder_end_object (builder);
}

static void
add_suites (JsonBuilder *builder, const SpCloserLook *look)
{
  json_builder_set_member_name (builder, "cipher_suites");
  json_builder_begin_object (builder);
  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    sp_json_add_string (builder, sp_enum_to_nick (SP_TYPE_TLS_VERSION, i),
                        look->versions[i].cipher_suite);
  json_builder_end_object (builder);
}

static void
add_weak_suites (JsonBuilder *builder, const SpCloserLook *look)
{
  if (look->takes_weak == SP_UNKNOWN)
    {
      sp_json_add_null (builder, "weak_cipher_suites");
      return;
    }
  json_builder_set_member_name (builder, "weak_cipher_suites");
  json_builder_begin_array (builder);
  for (guint i = 0; i < look->weak_suites->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (look->weak_suites, i));
  json_builder_end_array (builder);
}

/* Kinds of weak suites that were not asked for, because there had been enough connections. */
static void
add_untested (JsonBuilder *builder, const SpCloserLook *look)
{
  g_autofree char *list = sp_cipher_faults_list (look->weak_untested);
  g_auto(GStrv) kinds = g_strsplit (list, ", ", -1);

  sp_json_add_strings (builder, "weak_untested", (const char *const *) kinds);
}

/**
 * sp_json_add_closer_look:
 * @builder: a builder inside an object
 * @look: (nullable): what a closer look showed
 *
 * Adds the members `versions` and `closer_look`, both null where there was none. What was not tested, or not answered, is
 * unknown.
 */
void
sp_json_add_closer_look (JsonBuilder *builder, const SpCloserLook *look)
{
  if (look == NULL)
    {
      sp_json_add_null (builder, "versions");
      sp_json_add_null (builder, "closer_look");
      return;
    }
  add_versions (builder, look);
  json_builder_set_member_name (builder, "closer_look");
  json_builder_begin_object (builder);
  add_suites (builder, look);
  sp_json_add_tristate (builder, "forward_secrecy", sp_closer_look_has_forward_secrecy (look));
  add_weak_suites (builder, look);
  add_untested (builder, look);
  sp_json_add_boolean (builder, "dhe_broken", look->dhe_broken);
  sp_json_add_tristate (builder, "extended_master_secret", look->binds_keys);
  sp_json_add_tristate (builder, "compression", look->compresses);
  sp_json_add_tristate (builder, "answers_without_name", look->without_name);
  sp_json_add_string (builder, "sha256_without_name", look->sha256_without_name);
  sp_json_add_tristate (builder, "starttls_command_injection", look->runs_smuggled);
  sp_json_add_boolean (builder, "throttled", look->throttled);
  sp_json_add_int (builder, "connections", look->connections);
  json_builder_end_object (builder);
}
