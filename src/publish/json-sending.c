/* The JSON of what only sends: whether it insists on security, and which values are wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-sending.h"

#include "core/enums.h"
#include "json-parts.h"

static void
add_wrong (JsonBuilder *builder, const SpWrongValue *wrong)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "choice", wrong->choice);
  sp_json_add_string (builder, "place", sp_enum_to_nick (SP_TYPE_WRONG_PLACE, wrong->place));
  sp_json_add_port (builder, "port", wrong->port);
  sp_json_add_string (builder, "effect", sp_enum_to_nick (SP_TYPE_WRONG_EFFECT, wrong->effect));
  sp_json_add_string (builder, "seen", wrong->seen);
  sp_json_add_string (builder, "confidence",
                      sp_enum_to_nick (SP_TYPE_CONFIDENCE, wrong->confidence));
  json_builder_end_object (builder);
}

static void
add_timeout (JsonBuilder *builder, guint timeout_s)
{
  if (timeout_s == 0)
    sp_json_add_null (builder, "timeout_s");
  else if (timeout_s == SP_TIMEOUT_NEVER)
    sp_json_add_string (builder, "timeout_s", "never");
  else
    sp_json_add_int (builder, "timeout_s", timeout_s);
}

static void
add_facts (JsonBuilder *builder, const SpClientSending *sending)
{
  sp_json_add_string (builder, "starttls_can_be_required",
                      sp_enum_to_nick (SP_TYPE_REQUIRABLE, sending->starttls_required));
  sp_json_add_string (builder, "falls_back_silently",
                      sp_enum_to_nick (SP_TYPE_FALLBACK, sending->falls_back));
  sp_json_add_string (builder, "verifies_certificate",
                      sp_enum_to_nick (SP_TYPE_VERIFICATION, sending->verifies_certificate));
  sp_json_add_strings (builder, "verify_with", (const char *const *) sending->verify_with);
  add_timeout (builder, sending->timeout_s);
  sp_json_add_string (builder, "block_file", sending->blocks.file);
  json_builder_set_member_name (builder, "wrong_values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sending->wrong->len; i++)
    add_wrong (builder, g_ptr_array_index (sending->wrong, i));
  json_builder_end_array (builder);
  sp_json_add_strings (builder, "sources", (const char *const *) sending->sources);
}

/**
 * sp_json_add_sending:
 * @builder: where an object is open
 * @client: a mail program, or an application or a device that only sends
 *
 * Adds of which kind it is and, for what only sends, how careful it is. For mail programs there is the kind alone.
 */
void
sp_json_add_sending (JsonBuilder *builder, const SpClient *client)
{
  const SpClientSending *sending = sp_client_get_sending (client);
  SpKind kind = sending ? SP_KIND_SENDER : SP_KIND_READER;

  sp_json_add_string (builder, "kind", sp_enum_to_nick (SP_TYPE_KIND, kind));
  if (sending)
    add_facts (builder, sending);
}
