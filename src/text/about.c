/* What the program says of itself: what it knows, where that comes from, and what it does not do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "about.h"

#include <glib/gi18n.h>

#include "template.h"
#include "words.h"

#define IN_PROGRAM "resource:"

/**
 * sp_about_file_free:
 * @self: (transfer full): what is known of a file
 */
void
sp_about_file_free (SpAboutFile *self)
{
  g_free (self->name);
  g_free (self->place);
  g_free (self->problem);
  g_free (self);
}

static void
add (GPtrArray *files, const char *kind, const char *name, const char *origin, const char *problem)
{
  SpAboutFile *file = g_new0 (SpAboutFile, 1);

  file->name = g_strdup (name);
  file->kind = kind;
  file->place =
      g_strdup (g_str_has_prefix (origin, IN_PROGRAM) ? _("comes with Signpost") : origin);
  file->problem = g_strdup (problem);
  g_ptr_array_add (files, file);
}

static void
add_broken (GPtrArray *files, const SpBrokenFile *broken)
{
  g_autofree char *path = g_filename_display_name (broken->path);
  g_autofree char *name = g_path_get_basename (path);

  add (files, _("Cannot be read"), name, path, broken->reason);
}

/**
 * sp_about_list_files:
 * @catalogue: the descriptions
 *
 * Returns: (transfer container) (element-type SpAboutFile): where each description comes from: first what cannot be read, then mail
 *   services, mail programs and mail providers
 */
GPtrArray *
sp_about_list_files (SpCatalogue *catalogue)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_about_file_free);

  for (guint i = 0; i < sp_catalogue_get_n_broken (catalogue); i++)
    add_broken (files, sp_catalogue_get_broken (catalogue, i));
  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    {
      SpSite *site = sp_catalogue_get_site (catalogue, i);

      add (files, _("Mail service"), sp_site_get_name (site), sp_site_get_origin (site), NULL);
    }
  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      add (files, _("Mail program"), sp_client_get_name (client), sp_client_get_origin (client),
           NULL);
    }
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      SpClient *sender = sp_catalogue_get_sender (catalogue, i);

      add (files, _("Application or device"), sp_client_get_name (sender),
           sp_client_get_origin (sender), NULL);
    }
  for (guint i = 0; i < sp_catalogue_get_n_providers (catalogue); i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (catalogue, i);

      add (files, _("Mail provider"), sp_provider_get_name (provider),
           sp_provider_get_origin (provider), NULL);
    }
  return files;
}

/**
 * sp_about_write_files:
 * @files: (element-type SpAboutFile): from sp_about_list_files()
 *
 * Returns: (transfer full): a line for each, its parts separated by tabs, as a spreadsheet takes them
 */
char *
sp_about_write_files (GPtrArray *files)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const SpAboutFile *file = files->pdata[i];

      g_string_append_printf (text, "%s\t%s\t%s", file->name, file->kind, file->place);
      if (file->problem)
        g_string_append_printf (text, "\t%s", file->problem);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Days, months and years as ISO 8601 writes them can be compared as texts. */
static const char *
newer (const char *a, const char *b)
{
  return g_strcmp0 (a, b) >= 0 ? a : b;
}

static const char *
find_newest_of_provider (const SpProvider *provider)
{
  const char *newest = NULL;

  for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
    {
      newest = newer (newest, sp_provider_get_fact (provider, key)->as_of);
      for (guint p = 0; p < SP_N_PROTOCOLS; p++)
        newest = newer (newest, sp_provider_get_fact_for (provider, key, p)->as_of);
    }
  return newest;
}

static const char *
find_newest (SpCatalogue *catalogue)
{
  const char *newest = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    newest = newer (newest, sp_client_get_oauth2_as_of (sp_catalogue_get_client (catalogue, i)));
  for (guint i = 0; i < sp_catalogue_get_n_providers (catalogue); i++)
    newest = newer (newest, find_newest_of_provider (sp_catalogue_get_provider (catalogue, i)));
  return newest;
}

/* A day as people write it; what is only a month or a year stays as it is. */
static char *
write_date (const char *date)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *noon = g_strconcat (date, "T12:00:00Z", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (noon, zone);

  return time ? sp_words_date (time) : g_strdup (date);
}

static void
add_count (GPtrArray *sentences, const char *sentence, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  g_ptr_array_add (sentences, sp_fill (sentence, "count", number, NULL));
}

static void
add_newest (GPtrArray *sentences, const char *newest)
{
  g_autofree char *date = newest ? write_date (newest) : NULL;

  if (date)
    g_ptr_array_add (
        sentences,
        /* Translators: {date} is a date. */
        sp_fill (_("The newest evidence for them dates from {date}."), "date", date, NULL));
}

/**
 * sp_about_describe_data:
 * @catalogue: the descriptions
 *
 * Returns: (transfer full): how many there are and how new they are, in whole sentences, %NULL-terminated
 */
char **
sp_about_describe_data (SpCatalogue *catalogue)
{
  g_autoptr(GPtrArray) sentences = g_ptr_array_new ();
  guint clients = sp_catalogue_get_n_clients (catalogue);
  guint senders = sp_catalogue_get_n_senders (catalogue);
  guint providers = sp_catalogue_get_n_providers (catalogue);
  guint broken = sp_catalogue_get_n_broken (catalogue);

  add_count (sentences,
             ngettext ("{count} mail program is described.", "{count} mail programs are described.",
                       clients),
             clients);
  add_count (sentences,
             ngettext ("{count} application or device that only sends is described.",
                       "{count} applications and devices that only send are described.", senders),
             senders);
  add_count (sentences,
             ngettext ("{count} mail provider is described.",
                       "{count} mail providers are described.", providers),
             providers);
  add_newest (sentences, find_newest (catalogue));
  if (broken > 0)
    add_count (sentences,
               ngettext ("{count} description cannot be read.",
                         "{count} descriptions cannot be read.", broken),
               broken);
  g_ptr_array_add (sentences, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

/**
 * sp_about_get_promises:
 *
 * Returns: (transfer none): what happens to a password and what leaves the computer, in whole sentences, %NULL-terminated
 */
const char *const *
sp_about_get_promises (void)
{
  static const char *promises[4];

  promises[0] = _("Signpost never asks for a password. Nothing it does needs one.");
  promises[1] = _("Nothing leaves this computer until you start a check. Then only the domain of "
                  "the address is sent: to the name service, to servers of that domain and to the "
                  "provider database. The part before the @ is sent only if you allow it.");
  promises[2] = _("Addresses and results are kept only if remembering is switched on.");
  return promises;
}
