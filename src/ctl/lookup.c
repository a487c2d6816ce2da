/* Looks up clients, sites, policies and the like by what was typed. What is not found has been said when a function returns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lookup.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "core/enums.h"
#include "core/safe-text.h"
#include "near.h"
#include "output.h"
#include "text/language.h"
#include "text/template.h"
#include "text/words.h"

#define LONGEST_SECONDS 3600.0

/**
 * sp_lookup_say:
 * @sentence: a translated sentence with the places {value} and {more}
 * @value: (nullable): what was typed, as it was
 * @more: (nullable): what else belongs to it, display-safe
 *
 * Writes a diagnostic.
 */
void
sp_lookup_say (const char *sentence, const char *value, const char *more)
{
  g_autofree char *shown = sp_safe_text (value, -1, 0);
  g_autofree char *said = sp_fill (sentence, "value", shown, "more", more, NULL);

  sp_output_diagnostic (said);
}

/**
 * sp_lookup_catalogue:
 *
 * Returns: (transfer full): the catalogue, with labels in the user's language; files that could not be read have been told of
 */
SpCatalogue *
sp_lookup_catalogue (void)
{
  SpCatalogue *catalogue = sp_catalogue_new (sp_language_get_label_names ());

  for (guint i = 0; i < sp_catalogue_get_n_broken (catalogue); i++)
    {
      g_autofree char *said = sp_words_broken_file (sp_catalogue_get_broken (catalogue, i));

      sp_output_diagnostic (said);
    }
  return catalogue;
}

static gboolean
looks_like_file (const char *typed)
{
  return strchr (typed, G_DIR_SEPARATOR) || g_str_has_suffix (typed, ".site") ||
         g_file_test (typed, G_FILE_TEST_EXISTS);
}

static gboolean
load_site (SpCatalogue *catalogue, const char *path, SpSite **site)
{
  g_autoptr(GError) error = NULL;

  if (!sp_catalogue_add_site_file (catalogue, path, &error))
    {
      g_autofree char *reason = sp_safe_text (error->message, -1, 0);

      /* Translators: {value} is the path of a file, {more} says what is wrong with it. */
      sp_lookup_say (_("The site file “{value}” cannot be used: {more}"), path, reason);
      return FALSE;
    }
  *site = sp_site_ref (sp_catalogue_get_site (catalogue, 0));
  return TRUE;
}

static void
say_unknown_site (SpCatalogue *catalogue, const char *id)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  g_autofree char *near = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    g_ptr_array_add (known, (gpointer) sp_site_get_id (sp_catalogue_get_site (catalogue, i)));
  near = sp_near_list (id, known);
  /* Translators: {value} is what was typed, {more} one or more ids that are spelt nearly like it. */
  sp_lookup_say (near ? _("There is no site “{value}”. Similar: {more}.")
                      : _("There is no site “{value}”. “signpostctl sites” lists them all; you can "
                          "also give the path of a file."),
                 id, near);
}

/**
 * sp_lookup_site:
 * @catalogue: the catalogue
 * @typed: (nullable): an id or the path of a file
 * @site: (out) (transfer full) (nullable): the site, %NULL where @typed is
 *
 * Returns: whether the site could be found and read
 */
gboolean
sp_lookup_site (SpCatalogue *catalogue, const char *typed, SpSite **site)
{
  SpSite *found = typed ? sp_catalogue_find_site (catalogue, typed) : NULL;

  *site = found ? sp_site_ref (found) : NULL;
  if (typed == NULL || found)
    return TRUE;
  if (looks_like_file (typed))
    return load_site (catalogue, typed, site);
  say_unknown_site (catalogue, typed);
  return FALSE;
}

/**
 * sp_lookup_client:
 * @catalogue: the catalogue
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the mail program
 */
SpClient *
sp_lookup_client (SpCatalogue *catalogue, const char *id)
{
  SpClient *client = sp_catalogue_find_client (catalogue, id);
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  g_autofree char *near = NULL;

  if (client)
    return client;
  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    g_ptr_array_add (known, (gpointer) sp_client_get_id (sp_catalogue_get_client (catalogue, i)));
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    g_ptr_array_add (known, (gpointer) sp_client_get_id (sp_catalogue_get_sender (catalogue, i)));
  near = sp_near_list (id, known);
  /* Translators: {value} is what was typed, {more} one or more ids that are spelt nearly like it. */
  sp_lookup_say (
      near ? _("There is no mail program “{value}”. Similar: {more}.")
           : _("There is no mail program “{value}”. “signpostctl clients” lists them all."),
      id, near);
  return NULL;
}

static GPtrArray *
clients_by_id (SpCatalogue *catalogue, char **ids)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SpClient *client = sp_lookup_client (catalogue, ids[i]);

      if (client == NULL)
        return NULL;
      if (!g_ptr_array_find (found, client, NULL))
        g_ptr_array_add (found, sp_client_ref (client));
    }
  return g_steal_pointer (&found);
}

static gboolean
parse_era (const char *typed, gboolean *all, int *era)
{
  *all = g_strcmp0 (typed, "all") == 0;
  *era = SP_ERA_CURRENT;
  if (typed == NULL || *all || sp_enum_from_nick (SP_TYPE_ERA, typed, era))
    return TRUE;
  sp_lookup_say (_("“{value}” is not an era. Choose current, legacy or all."), typed, NULL);
  return FALSE;
}

static gboolean
parse_kind (const char *typed, gboolean *all, int *kind)
{
  *all = g_strcmp0 (typed, "all") == 0;
  *kind = SP_KIND_READER;
  if (typed == NULL || *all || sp_enum_from_nick (SP_TYPE_KIND, typed, kind))
    return TRUE;
  sp_lookup_say (_("“{value}” is not a kind. Choose reader, sender or all."), typed, NULL);
  return FALSE;
}

static void
add_clients (GPtrArray *found, SpClient *client, gboolean any_era, int era)
{
  if (any_era || (int) sp_client_get_era (client) == era)
    g_ptr_array_add (found, sp_client_ref (client));
}

/**
 * sp_lookup_clients:
 * @catalogue: the catalogue
 * @options: options
 *
 * Returns: (transfer full) (nullable) (element-type SpClient): the programs that --client names, else those of the kind that --kind and
 *   of the era that --era names, else the current mail programs; those that only send come last
 */
GPtrArray *
sp_lookup_clients (SpCatalogue *catalogue, const SpOptions *options)
{
  GPtrArray *found;
  gboolean any_era, any_kind;
  int era, kind;

  if (!parse_era (options->era, &any_era, &era) || !parse_kind (options->kind, &any_kind, &kind))
    return NULL;
  if (options->clients)
    return clients_by_id (catalogue, options->clients);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);
  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    if (any_kind || kind == SP_KIND_READER)
      add_clients (found, sp_catalogue_get_client (catalogue, i), any_era, era);
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    if (any_kind || kind == SP_KIND_SENDER)
      add_clients (found, sp_catalogue_get_sender (catalogue, i), any_era, era);
  return found;
}

/**
 * sp_lookup_policy:
 * @typed: a policy's name
 * @policy: (out): the policy
 *
 * Returns: whether there is such a policy
 */
gboolean
sp_lookup_policy (const char *typed, SpPolicy *policy)
{
  int value;

  if (sp_enum_from_nick (SP_TYPE_POLICY, typed, &value))
    {
      *policy = value;
      return TRUE;
    }
  sp_lookup_say (_("“{value}” is not a policy. Choose rfc8314 or guide-2007."), typed, NULL);
  return FALSE;
}

/**
 * sp_lookup_timeout:
 * @typed: a number of seconds
 * @timeout_ms: (out): the same in milliseconds
 *
 * Returns: whether it is a number that makes sense
 */
gboolean
sp_lookup_timeout (const char *typed, guint *timeout_ms)
{
  char *end;
  double seconds = g_ascii_strtod (typed, &end);

  if (end != typed && *end == '\0' && isfinite (seconds) && seconds >= 0.001 &&
      seconds <= LONGEST_SECONDS)
    {
      *timeout_ms = (guint) (seconds * 1000);
      return TRUE;
    }
  sp_lookup_say (_("“{value}” is not a time limit. Give a number of seconds, up to 3600."), typed,
                 NULL);
  return FALSE;
}

static char *
list_sources (void)
{
  g_autofree char *all =
      sp_sources_to_string (~(1u << SP_SOURCE_USER | 1u << SP_SOURCE_CERTIFICATE));

  return g_steal_pointer (&all);
}

/**
 * sp_lookup_sources:
 * @typed: (nullable) (array zero-terminated=1): names of sources
 * @sources: (out): bits `1 << SpSource`, 0 where none is named
 *
 * Returns: whether all of them are sources that can be asked
 */
gboolean
sp_lookup_sources (char **typed, guint *sources)
{
  *sources = 0;
  for (; typed && *typed; typed++)
    {
      g_autofree char *all = list_sources ();
      int source;

      if (!sp_enum_from_nick (SP_TYPE_SOURCE, *typed, &source) || source == SP_SOURCE_USER ||
          source == SP_SOURCE_CERTIFICATE)
        {
          /* Translators: {value} is what was typed, {more} a list of words that are not translated. */
          sp_lookup_say (_("“{value}” is not a source of settings. The sources are: {more}."),
                         *typed, all);
          return FALSE;
        }
      *sources |= 1u << source;
    }
  return TRUE;
}
