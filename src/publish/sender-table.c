/* Sets applications and devices that only send in plain text, marked where they are careless.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sender-table.h"

#include <glib/gi18n.h>

#include "table.h"
#include "text/list.h"
#include "text/settings.h"
#include "text/template.h"
#include "text/words-sending.h"
#include "text/words.h"

#define N_COLUMNS 3
#define MARK "⚠ "

/* The mark is for the eye; the words behind it say the same. */
static char *
make_marks (const SpClient *client)
{
  const SpClientSending *sending = sp_client_get_sending (client);
  g_auto(GStrv) marks = sp_words_sending_marks (sending);
  g_autofree char *list = sp_list_join_long ((const char *const *) marks);

  return marks[0] ? g_strconcat (MARK, list, NULL) : g_strdup ("");
}

static void
add_row (SpTable *table, const char *first, const char *second, const SpClient *client)
{
  g_autofree char *marks = make_marks (client);
  const char *cells[N_COLUMNS] = { first, second, marks };

  sp_table_add_row (table, cells);
}

/**
 * sp_sender_table_to_text:
 * @advice: (element-type SpAdvice): advice, of which that for mail programs is passed over
 * @width: columns of the terminal, or 0 for no limit
 *
 * Returns: (transfer full): a table of what to enter in each application and device; empty where there is none
 */
char *
sp_sender_table_to_text (GPtrArray *advice, guint width)
{
  g_autoptr(SpTable) table = sp_table_new (N_COLUMNS);
  const char *heading[N_COLUMNS] = { _("Application or device"), "SMTP", _("Attention") };
  guint n = 0;

  sp_table_add_row (table, heading);
  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);
      g_autofree char *cell = NULL;

      if (one->protocol != SP_PROTOCOL_SMTP || sp_client_get_sending (one->client) == NULL)
        continue;
      cell = sp_settings_cell (one);
      add_row (table, sp_client_get_name (one->client), cell, one->client);
      n++;
    }
  return n ? sp_table_to_text (table, width) : g_strdup ("");
}

/**
 * sp_sender_list_to_text:
 * @clients: (element-type SpClient): programs, of which mail programs are passed over
 * @width: columns of the terminal, or 0 for no limit
 *
 * Returns: (transfer full): a table of the applications and devices; empty where there is none
 */
char *
sp_sender_list_to_text (GPtrArray *clients, guint width)
{
  g_autoptr(SpTable) table = sp_table_new (N_COLUMNS);
  const char *heading[N_COLUMNS] = { "ID", _("Application or device"), _("Attention") };
  guint n = 0;

  sp_table_add_row (table, heading);
  for (guint i = 0; i < clients->len; i++)
    {
      const SpClient *client = g_ptr_array_index (clients, i);

      if (sp_client_get_sending (client) == NULL)
        continue;
      add_row (table, sp_client_get_id (client), sp_client_get_name (client), client);
      n++;
    }
  return n ? sp_table_to_text (table, width) : g_strdup ("");
}

/* What stands for STARTTLS; where that cannot be required, it says so. */
static char *
make_starttls_cell (const SpClientProtocol *can)
{
  if (can->starttls_label)
    return g_strdup (can->starttls_label);
  if (can->opportunistic_label == NULL)
    return g_strdup ("—");
  /* Translators: {label} is a choice of a program for which it uses STARTTLS only if the server offers it. */
  return sp_fill (_("{label} (only if offered)"), "label", can->opportunistic_label, NULL);
}

/**
 * sp_sender_words_to_text:
 * @catalogue: the descriptions
 * @width: columns of the terminal, or 0 for no limit
 *
 * Returns: (transfer full): a table of the words for both kinds of secure connection, in applications and devices that show best how
 *   they differ
 */
char *
sp_sender_words_to_text (SpCatalogue *catalogue, guint width)
{
  g_autoptr(SpTable) table = sp_table_new (N_COLUMNS);
  const char *heading[N_COLUMNS] = { _("Application or device"),
                                     sp_words_security (SP_SECURITY_TLS),
                                     sp_words_security (SP_SECURITY_STARTTLS) };

  sp_table_add_row (table, heading);
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      const SpClient *sender = sp_catalogue_get_sender (catalogue, i);
      const SpClientProtocol *can = sp_client_get_protocol (sender, SP_PROTOCOL_SMTP);
      g_autofree char *starttls = make_starttls_cell (can);
      const char *cells[N_COLUMNS] = { sp_client_get_name (sender),
                                       can->implicit_label ? can->implicit_label : "—", starttls };

      if (sp_client_get_sending (sender)->in_guide)
        sp_table_add_row (table, cells);
    }
  return sp_table_to_text (table, width);
}
