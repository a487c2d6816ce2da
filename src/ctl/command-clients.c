/* signpostctl clients: the mail programs that are known, as a list or one in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lookup.h"
#include "output.h"
#include "publish/json.h"
#include "publish/sender-table.h"
#include "publish/table.h"
#include "show-sender.h"
#include "show-setup.h"
#include "text/list.h"
#include "text/template.h"
#include "text/words-sending.h"
#include "text/words.h"

static void
show_json (const SpClient *client)
{
  g_autofree char *line = sp_json_client (client);

  sp_output_record (line);
}

static void
show_list (guint indent, const char *label, const char *const *values)
{
  g_autofree char *list = values && values[0] ? sp_list_join (values) : NULL;

  sp_output_row (indent, label, list);
}

static void
show_choice (SpSecurity security, const char *label, gboolean supported)
{
  sp_output_row (4, sp_words_security (security),
                 supported ? (label ? label : _("yes, with no label of its own"))
                           : _("not possible"));
}

/* Where it is a box, the same word stands for a secure connection and for none. */
static void
show_box (SpSecurity security, const char *label, gboolean ticked)
{
  /* Translators: {box} is the name of a box in a mail program. */
  const char *sentence = ticked ? _("{box} (ticked)") : _("{box} (not ticked)");
  g_autofree char *value = sp_fill (sentence, "box", label, NULL);

  sp_output_row (4, sp_words_security (security), value);
}

static void
show_security (SpSecurity security, const char *label, gboolean supported, const char *state)
{
  if (supported && label && state)
    show_box (security, label, strcmp (state, "ticked") == 0);
  else
    show_choice (security, label, supported);
}

/* Of what only sends it is told where it does not insist, and what nobody knows is not said to be impossible. */
static gboolean
show_uncertain (const SpClientSending *sending, SpSecurity security, const SpClientProtocol *can)
{
  gboolean starttls = security == SP_SECURITY_STARTTLS;
  const char *label = starttls ? can->starttls_label : can->implicit_label;

  if (starttls && can->supports_starttls && sending->starttls_required == SP_REQUIRABLE_NO)
    sp_output_row (4, sp_words_security (security),
                   _("only if the server offers it; never advised"));
  else if (label == NULL && sending->starttls_required == SP_REQUIRABLE_UNKNOWN)
    sp_output_row (4, sp_words_security (security), _("not known"));
  else
    return FALSE;
  return TRUE;
}

static void
show_securities (const SpClientProtocol *can, const SpClientSending *sending)
{
  gboolean box = can->implicit_state && g_strcmp0 (can->none_label, can->implicit_label) == 0;
  gboolean ticked = box && strcmp (can->implicit_state, "ticked") == 0;

  if (!sending || !show_uncertain (sending, SP_SECURITY_TLS, can))
    show_security (SP_SECURITY_TLS, can->implicit_label, can->supports_implicit,
                   can->implicit_state);
  if (!sending || !show_uncertain (sending, SP_SECURITY_STARTTLS, can))
    show_security (SP_SECURITY_STARTTLS, can->starttls_label, can->supports_starttls,
                   can->starttls_state);
  if (can->none_label)
    show_security (SP_SECURITY_NONE, can->none_label, TRUE,
                   box ? (ticked ? "unticked" : "ticked") : NULL);
}

static void
show_each (guint indent, const char *label, const char *const *sentences)
{
  for (; *sentences; sentences++)
    sp_output_row (indent, label, *sentences);
}

/* In the order in which advice gives them. */
static void
show_notes (const SpClientProtocol *can)
{
  show_each (4, _("Note"), (const char *const *) can->notes);
  show_each (4, _("Note for SSL/TLS"), (const char *const *) can->implicit_notes);
  show_each (4, _("Note for STARTTLS"), (const char *const *) can->starttls_notes);
  show_each (4, _("Note for signing in"), (const char *const *) can->sign_in_notes);
  show_each (4, _("Note for OAuth2"), (const char *const *) can->oauth_notes);
}

static void
show_protocol (const SpClient *client, SpProtocol protocol)
{
  const SpClientProtocol *can = sp_client_get_protocol (client, protocol);

  sp_output_line ("");
  if (can == NULL)
    {
      sp_output_row (2, sp_words_protocol (protocol), _("not in this program"));
      return;
    }
  g_autofree char *heading = g_strconcat ("  ", sp_words_protocol (protocol), NULL);
  sp_output_line (heading);
  show_securities (can, sp_client_get_sending (client));
  sp_output_row (4, _("secure only if available, never advised"), can->opportunistic_label);
  for (guint auth = 0; auth < SP_N_AUTHS; auth++)
    sp_output_row (4, sp_words_auth (auth), can->auth_labels[auth]);
  sp_output_row (4, _("Where to enter it"), can->settings_path);
  sp_output_row (4, _("Source of these words"), sp_words_confidence (can->confidence));
  show_notes (can);
}

/* The providers that are known here and for which the answer is @able; %NULL where there are none. */
static char *
list_providers (SpCatalogue *catalogue, const SpClient *client, SpTristate able)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  guint n = sp_catalogue_get_n_providers (catalogue);

  for (guint i = 0; i < n; i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (catalogue, i);

      if (sp_client_get_oauth2 (client, sp_provider_get_id (provider)) == able)
        g_ptr_array_add (names, (gpointer) sp_provider_get_name (provider));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return sp_list_join ((const char *const *) names->pdata);
}

static void
show_oauth2 (SpCatalogue *catalogue, const SpClient *client)
{
  SpTristate others = sp_client_get_oauth2 (client, NULL);
  g_autofree char *sure = others == SP_YES ? NULL : list_providers (catalogue, client, SP_YES);
  g_autofree char *unsure = list_providers (catalogue, client, SP_UNKNOWN);
  const char *source = sp_client_get_oauth2_source (client);
  const char *as_of = sp_client_get_oauth2_as_of (client);
  g_autofree char *dated = source && as_of ? g_strdup_printf ("%s (%s)", source, as_of) : NULL;

  const char *rest = others == SP_NO ? NULL : (sure ? _("any other provider") : _("any provider"));
  if (others == SP_YES)
    sp_output_row (2, _("OAuth2 possible for"), rest);
  else if (sure || (rest == NULL && unsure == NULL))
    sp_output_row (2, _("OAuth2 possible for"), sure ? sure : _("no provider"));
  if (others != SP_YES)
    sp_output_row (2, _("OAuth2 unknown for"), rest ? rest : unsure);
  sp_output_row (2, _("Evidence for OAuth2"), dated ? dated : source);
}

static void
show_client (SpCatalogue *catalogue, const SpClient *client)
{
  const SpClientSending *sending = sp_client_get_sending (client);

  sp_output_line (sp_client_get_name (client));
  sp_output_row (2, "ID", sp_client_get_id (client));
  if (sending)
    sp_output_row (2, _("Kind"), sp_words_kind (SP_KIND_SENDER));
  sp_output_row (2, _("Made by"), sp_client_get_vendor (client));
  show_list (2, _("Platforms"), sp_client_get_platforms (client));
  sp_output_row (2, _("Versions"), sp_client_get_versions (client));
  sp_output_row (2, _("State"), sp_words_era (sp_client_get_era (client)));
  sp_output_row (2, _("Where to enter it"), sp_client_get_settings_path (client));
  sp_output_row (2, _("Highest TLS version"), sp_client_get_tls_max (client));
  show_oauth2 (catalogue, client);
  show_each (2, _("Evidence"), sp_client_get_evidence (client));
  if (sending)
    show_each (2, _("What was read"), (const char *const *) sending->sources);
  sp_output_row (2, _("File"), sp_client_get_origin (client));
  sp_show_setup (client);
  if (sending == NULL)
    {
      show_protocol (client, SP_PROTOCOL_IMAP);
      show_protocol (client, SP_PROTOCOL_POP3);
    }
  show_protocol (client, SP_PROTOCOL_SMTP);
  sp_show_sender_facts (client);
}

static guint
add_readers (SpTable *table, GPtrArray *clients)
{
  guint n = 0;

  for (guint i = 0; i < clients->len; i++)
    {
      const SpClient *client = g_ptr_array_index (clients, i);
      const char *cells[] = { sp_client_get_id (client), sp_client_get_name (client),
                              sp_words_era (sp_client_get_era (client)) };

      if (sp_client_get_sending (client))
        continue;
      sp_table_add_row (table, cells);
      n++;
    }
  return n;
}

/* What only sends has a table of its own. */
static void
show_table (GPtrArray *clients)
{
  g_autoptr(SpTable) table = sp_table_new (3);
  const char *heading[] = { "ID", _("Mail program"), _("State") };
  g_autofree char *senders = sp_sender_list_to_text (clients, sp_output_get_width ());
  gboolean readers;

  sp_table_add_row (table, heading);
  readers = add_readers (table, clients) > 0;
  if (readers)
    {
      g_autofree char *text = sp_table_to_text (table, sp_output_get_width ());

      sp_output_text (text);
    }
  if (readers && *senders)
    sp_output_line ("");
  sp_output_text (senders);
}

static SpExit
show_one (SpCatalogue *catalogue, const char *id, gboolean json)
{
  const SpClient *client = sp_lookup_client (catalogue, id);

  if (client == NULL)
    return SP_EXIT_USAGE;
  if (json)
    show_json (client);
  else
    show_client (catalogue, client);
  return SP_EXIT_SAFE;
}

static SpExit
show_all (SpCatalogue *catalogue, const SpOptions *options)
{
  SpOptions everything = { .era = options->era ? options->era : (char *) "all",
                           .kind = options->kind };
  g_autoptr(GPtrArray) clients = sp_lookup_clients (catalogue, &everything);

  if (clients == NULL)
    return SP_EXIT_USAGE;
  for (guint i = 0; options->json && i < clients->len; i++)
    show_json (clients->pdata[i]);
  if (!options->json)
    show_table (clients);
  return SP_EXIT_SAFE;
}

/**
 * sp_command_clients:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_clients (const SpOptions *options)
{
  g_autoptr(SpCatalogue) catalogue = sp_lookup_catalogue ();
  const char *id = sp_options_get_arguments (options)[0];

  return id ? show_one (catalogue, id, options->json) : show_all (catalogue, options);
}
