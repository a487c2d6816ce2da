/* Writes what a document said as lines that can be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-lines.h"

#include "core/enums.h"

static void
append_offer (GString *lines, const SpOffer *offer)
{
  const SpEndpoint *endpoint = offer->endpoint;
  g_autofree char *authentication =
      offer->authentication ? g_strjoinv (",", offer->authentication) : g_strdup ("-");

  g_string_append_printf (lines, "%s %s %u %s %s %s\n",
                          sp_protocol_to_nick (sp_endpoint_get_protocol (endpoint)),
                          sp_endpoint_get_host (endpoint), sp_endpoint_get_port (endpoint),
                          sp_security_to_nick (sp_endpoint_get_security (endpoint)),
                          offer->user_name ? offer->user_name : "-", authentication);
}

/**
 * document_offer_lines:
 * @answer: an answer that has ended
 *
 * Returns: (transfer full): `protocol host port security user-name authentication,authentication` for each server; a minus
 *   sign stands for nothing
 */
char *
document_offer_lines (const SpAnswer *answer)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < answer->offers->len; i++)
    append_offer (lines, answer->offers->pdata[i]);
  return g_string_free (lines, FALSE);
}

/**
 * document_lines:
 * @answer: an answer that has ended
 *
 * Returns: (transfer full): status and reason, the servers, and one line each for an entry that was dropped, the name and the
 *   help page, where there are any
 */
char *
document_lines (const SpAnswer *answer)
{
  g_autofree char *offers = document_offer_lines (answer);
  GString *lines = g_string_new (sp_enum_to_nick (SP_TYPE_ANSWER_STATUS, answer->status));

  g_string_append_printf (lines, " %s\n%s", sp_enum_to_nick (SP_TYPE_ANSWER_REASON, answer->reason),
                          offers);
  for (guint i = 0; i < answer->dropped->len; i++)
    g_string_append_printf (lines, "dropped %s\n", (char *) answer->dropped->pdata[i]);
  if (answer->name)
    g_string_append_printf (lines, "name %s\n", answer->name);
  if (answer->help)
    g_string_append_printf (lines, "help %s\n", answer->help);
  return g_string_free (lines, FALSE);
}
