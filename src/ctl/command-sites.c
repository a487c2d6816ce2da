/* signpostctl sites: the site profiles that were found, as a list or one in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "lookup.h"
#include "output.h"
#include "publish/json.h"
#include "publish/table.h"
#include "text/list.h"
#include "text/words.h"

static void
show_json (const SpSite *site)
{
  g_autofree char *line = sp_json_site (site);

  sp_output_record (line);
}

static void
show_servers (const SpSite *site)
{
  g_autoptr(SpService) service = sp_service_new ();

  for (int protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    sp_site_add_candidates (site, protocol, service);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      g_autofree char *where = sp_words_endpoint (sp_service_get (service, i)->endpoint);

      sp_output_row (2, _("Server"), where);
    }
}

static void
show_table_rows (SpCatalogue *catalogue, const SpSite *site)
{
  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      const SpClient *client = sp_catalogue_get_client (catalogue, i);

      for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
        {
          const SpSiteRow *row = sp_site_get_row (site, sp_client_get_id (client), protocol);
          g_autofree char *value =
              row ? g_strdup_printf ("%s %u / %s", sp_words_protocol_short (protocol), row->port,
                                     row->label ? row->label : sp_words_security (row->security))
                  : NULL;

          sp_output_row (2, sp_client_get_name (client), value);
        }
    }
}

static void
show_site (SpCatalogue *catalogue, const SpSite *site)
{
  g_autofree char *domains = sp_list_join (sp_site_get_domains (site));

  sp_output_line (sp_site_get_name (site));
  sp_output_row (2, "ID", sp_site_get_id (site));
  sp_output_row (2, _("Domains"), domains);
  sp_output_row (2, _("Policy"), sp_words_policy (sp_site_get_policy (site)));
  sp_output_row (2, _("User name"), sp_site_get_user_name (site));
  sp_output_row (2, _("Help"), sp_site_get_help_contact (site));
  sp_output_row (2, _("Web page"), sp_site_get_help_url (site));
  sp_output_row (2, _("Certificate file"), sp_site_get_ca_file (site));
  sp_output_row (2, _("File"), sp_site_get_origin (site));
  show_servers (site);
  show_table_rows (catalogue, site);
}

static void
show_table (SpCatalogue *catalogue)
{
  g_autoptr(SpTable) table = sp_table_new (3);
  g_autofree char *text = NULL;
  const char *heading[] = { "ID", _("Name"), _("File") };

  sp_table_add_row (table, heading);
  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    {
      const SpSite *site = sp_catalogue_get_site (catalogue, i);
      const char *cells[] = { sp_site_get_id (site), sp_site_get_name (site),
                              sp_site_get_origin (site) };

      sp_table_add_row (table, cells);
    }
  text = sp_table_to_text (table, sp_output_get_width ());
  sp_output_text (text);
}

static void
show_all (SpCatalogue *catalogue, gboolean json)
{
  for (guint i = 0; json && i < sp_catalogue_get_n_sites (catalogue); i++)
    show_json (sp_catalogue_get_site (catalogue, i));
  if (!json)
    show_table (catalogue);
}

/**
 * sp_command_sites:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_sites (const SpOptions *options)
{
  g_autoptr(SpCatalogue) catalogue = sp_lookup_catalogue ();
  const char *id = sp_options_get_arguments (options)[0];
  g_autoptr(SpSite) named = NULL;
  g_autoptr(SpSite) site = NULL;

  if (!sp_lookup_site (catalogue, options->site, &named) || !sp_lookup_site (catalogue, id, &site))
    return SP_EXIT_USAGE;
  if (site == NULL)
    show_all (catalogue, options->json);
  else if (options->json)
    show_json (site);
  else
    show_site (catalogue, site);
  return SP_EXIT_SAFE;
}
