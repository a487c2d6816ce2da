/* Shows how an account is added to a mail program, from its description alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "show-setup.h"

#include <string.h>

#include <glib/gi18n.h>

#include "output.h"
#include "text/list.h"
#include "text/setup-guide.h"
#include "text/words-source.h"
#include "text/words.h"

static const char *
say_means (SpMeans means)
{
  static const SpSource sources[SP_N_MEANS] = {
    [SP_MEANS_AUTOCONFIG] = SP_SOURCE_AUTOCONFIG,
    [SP_MEANS_PACC] = SP_SOURCE_PACC,
    [SP_MEANS_SRV] = SP_SOURCE_SRV,
    [SP_MEANS_ISPDB] = SP_SOURCE_ISPDB,
    [SP_MEANS_MX] = SP_SOURCE_MX,
    [SP_MEANS_AUTODISCOVER] = SP_SOURCE_AUTODISCOVER,
    [SP_MEANS_GUESS] = SP_SOURCE_GUESS,
  };

  if (means == SP_MEANS_LIST)
    return _("a list of providers that is built in");
  if (means == SP_MEANS_MAKER)
    return _("a service of its makers");
  return sp_words_source (sources[means]);
}

static void
show_means (const SpClient *client)
{
  guint means = 0;
  SpTristate finds = sp_client_finds_settings (client, &means);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < SP_N_MEANS; i++)
    if (means & 1u << i)
      g_ptr_array_add (words, (gpointer) say_means (i));
  g_ptr_array_add (words, NULL);
  list = sp_list_join ((const char *const *) words->pdata);
  if (finds == SP_YES)
    sp_output_row (2, _("Finds settings by itself"), list);
  else if (finds == SP_NO)
    sp_output_row (2, _("Finds settings by itself"), _("no"));
}

/* As the description has them, a doubled brace for one: these are not for pasting. */
static void
show_lines (const SpClient *client)
{
  const char *lines = sp_client_get_block (client, SP_PASTE_IMPLICIT);

  if (lines == NULL)
    lines = sp_client_get_block (client, SP_PASTE_STARTTLS);
  if (lines == NULL)
    return;
  sp_output_line ("");
  sp_output_text (lines);
}

static void
show_steps (const SpClient *client)
{
  GPtrArray *steps = sp_client_get_add_account_steps (client);

  if (steps->len == 0)
    return;
  sp_output_line ("");
  sp_output_row (2, _("Adding an account"),
                 sp_words_confidence (sp_client_get_add_account_confidence (client)));
  for (guint i = 0; i < steps->len; i++)
    {
      const SpSetupStep *step = g_ptr_array_index (steps, i);
      g_autofree char *said = sp_setup_step_to_text (step);
      g_autofree char *line = g_strdup_printf ("    %u. %s", i + 1, said);

      sp_output_line (line);
      if (strcmp (step->text, "{block}") == 0)
        show_lines (client);
    }
}

/**
 * sp_show_setup:
 * @client: a mail program
 *
 * Writes by what it finds settings itself, the servers for which it offers OAuth2 where it has a list of them, and the steps of adding
 * an account, with places where values belong. What nobody knows has no line.
 */
void
sp_show_setup (const SpClient *client)
{
  const char *const *hosts = sp_client_get_oauth2_hosts (client);
  g_autofree char *list = sp_list_join (hosts);

  if (hosts[0])
    sp_output_row (2, _("OAuth2 only at these servers"), list);
  show_means (client);
  show_steps (client);
}
