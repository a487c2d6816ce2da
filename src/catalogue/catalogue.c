/* The catalogue: every client, provider and site description found in the search directories, first file of an id wins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue.h"

#include <string.h>

#include <gio/gio.h>

#include "catalogue-bundle.h"
#include "catalogue-lists.h"
#include "folder.h"
#include "label-languages.h"

/* Bytes that the names of two programs share when they are generations of one: "Mozilla Thunderbird". */
#define FAMILY_NAME 8

struct _SpCatalogue
{
  GObject parent_instance;

  SpCatalogueLists lists;
};

G_DEFINE_FINAL_TYPE (SpCatalogue, sp_catalogue, G_TYPE_OBJECT)

static void
sp_catalogue_finalize (GObject *object)
{
  SpCatalogue *self = SP_CATALOGUE (object);

  sp_catalogue_lists_clear (&self->lists);
  G_OBJECT_CLASS (sp_catalogue_parent_class)->finalize (object);
}

static void
sp_catalogue_class_init (SpCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_catalogue_finalize;
}

static void
sp_catalogue_init (SpCatalogue *self)
{
  sp_catalogue_lists_init (&self->lists);
}

/**
 * sp_catalogue_new_empty:
 *
 * Returns: (transfer full): a catalogue without any description, for those who need none
 */
SpCatalogue *
sp_catalogue_new_empty (void)
{
  return g_object_new (SP_TYPE_CATALOGUE, NULL);
}

/**
 * sp_catalogue_new_for_folders:
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @folders: folders that hold `clients`, `providers` and `sites`, the one that wins first
 *
 * Reads all descriptions there and, below them, those that are compiled into the program. The files are local and small; they
 * are read at once. What is broken is kept for sp_catalogue_get_broken() and skipped.
 *
 * Returns: (transfer full): the catalogue
 */
SpCatalogue *
sp_catalogue_new_for_folders (const char *const *languages, const char *const *folders)
{
  SpCatalogue *self = g_object_new (SP_TYPE_CATALOGUE, NULL);

  self->lists.languages = g_strdupv ((char **) languages);
  for (; *folders; folders++)
    sp_catalogue_lists_add_folder (&self->lists, NULL, *folders);
  sp_catalogue_lists_add_folder (&self->lists, sp_catalogue_bundle_get_resource (),
                                 SP_FOLDER_BUNDLE);
  sp_catalogue_lists_sort (&self->lists);
  return self;
}

/**
 * sp_catalogue_new:
 * @languages: (nullable): languages in order of preference; %NULL for English
 *
 * Reads all descriptions below `signpost` in XDG_CONFIG_HOME, XDG_CONFIG_DIRS and XDG_DATA_DIRS, in that order, and those that
 * are compiled into the program. See sp_catalogue_new_for_folders().
 *
 * Returns: (transfer full): the catalogue
 */
SpCatalogue *
sp_catalogue_new (const char *const *languages)
{
  const char *const home[] = { g_get_user_config_dir (), NULL };
  const char *const *lists[] = { home, g_get_system_config_dirs (), g_get_system_data_dirs () };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) folders = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *base = lists[i]; *base; base++)
      {
        g_autofree char *folder = g_build_filename (*base, "signpost", NULL);

        g_strv_builder_add (builder, folder);
      }
  folders = g_strv_builder_end (builder);
  return sp_catalogue_new_for_folders (languages, (const char *const *) folders);
}

/**
 * sp_catalogue_list_label_languages:
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes of the languages besides English in which labels of programs are known,
 *   sorted
 */
char **
sp_catalogue_list_label_languages (void)
{
  return sp_label_languages_list (sp_catalogue_bundle_get_resource ());
}

/**
 * sp_catalogue_add_site_file:
 * @path: a *.site file, wherever it lies and however it is called
 * @error: return location for a #SpCatalogueError
 *
 * Adds a site that the user named, in the first place: it wins over a site of the same id that was found.
 *
 * Returns: whether the file could be read; the site is then the first of @self
 */
gboolean
sp_catalogue_add_site_file (SpCatalogue *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder_path = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autoptr(SpFolder) folder = sp_folder_new (NULL, folder_path, NULL);
  g_autoptr(GBytes) bytes = sp_folder_load (folder, name, error);
  SpSite *site;

  if (bytes == NULL)
    return FALSE;
  site = sp_site_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), absolute,
                                (const char *const *) self->lists.languages, error);
  if (site == NULL)
    return FALSE;
  for (guint i = 0; i < self->lists.sites->len; i++)
    if (strcmp (sp_site_get_id (sp_catalogue_get_site (self, i)), sp_site_get_id (site)) == 0)
      g_ptr_array_remove_index (self->lists.sites, i--);
  g_ptr_array_insert (self->lists.sites, 0, site);
  return TRUE;
}

/**
 * sp_catalogue_get_n_clients:
 *
 * Returns: the number of mail programs
 */
guint
sp_catalogue_get_n_clients (SpCatalogue *self)
{
  return self->lists.clients->len;
}

/**
 * sp_catalogue_get_client:
 * @i: which; programs that are still maintained come first, then by name
 *
 * Returns: (transfer none): the program
 */
SpClient *
sp_catalogue_get_client (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->lists.clients, i);
}

/**
 * sp_catalogue_get_n_senders:
 *
 * Returns: the number of applications and devices that only send; they are not among the programs of sp_catalogue_get_client()
 */
guint
sp_catalogue_get_n_senders (SpCatalogue *self)
{
  return self->lists.senders->len;
}

/**
 * sp_catalogue_get_sender:
 * @i: which, in the order of sp_catalogue_get_client()
 *
 * Returns: (transfer none): the application or device
 */
SpClient *
sp_catalogue_get_sender (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->lists.senders, i);
}

static SpClient *
find_by_id (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (sp_client_get_id (g_ptr_array_index (list, i)), id) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

/**
 * sp_catalogue_find_client:
 * @id: the id of a mail program, or of an application or a device that only sends
 *
 * Returns: (transfer none) (nullable): the program
 */
SpClient *
sp_catalogue_find_client (SpCatalogue *self, const char *id)
{
  SpClient *reader = find_by_id (self->lists.clients, id);

  return reader ? reader : find_by_id (self->lists.senders, id);
}

/* How much of their names two programs share from the beginning, in bytes. */
static gsize
count_common (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] && a[n] == b[n])
    n++;
  return n;
}

/* A family keeps its maker or its name; some were handed on. */
static gboolean
is_family (const SpClient *a, const SpClient *b)
{
  const char *vendor = sp_client_get_vendor (a);

  return (vendor && g_strcmp0 (vendor, sp_client_get_vendor (b)) == 0) ||
         count_common (sp_client_get_name (a), sp_client_get_name (b)) >= FAMILY_NAME;
}

static gboolean
is_newer (const SpClient *other, const SpClient *client)
{
  return other != client && sp_client_get_era (other) == SP_ERA_CURRENT &&
         is_family (client, other) && sp_client_shares_platform (client, other);
}

/**
 * sp_catalogue_find_newer:
 * @client: a program that is no longer maintained
 *
 * Returns: (transfer none) (nullable): a maintained program of the same family for the same platform, the one whose name is most
 *   like that of @client; of several the last, which is the younger generation
 */
SpClient *
sp_catalogue_find_newer (SpCatalogue *self, const SpClient *client)
{
  const char *name = sp_client_get_name (client);
  SpClient *best = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_clients (self); i++)
    {
      SpClient *other = sp_catalogue_get_client (self, i);

      if (is_newer (other, client) &&
          (best == NULL || count_common (sp_client_get_name (other), name) >=
                               count_common (sp_client_get_name (best), name)))
        best = other;
    }
  return best;
}

static void
list_client (GPtrArray *list, SpClient *client)
{
  if (client != NULL && !g_ptr_array_find (list, client, NULL))
    g_ptr_array_add (list, sp_client_ref (client));
}

/**
 * sp_catalogue_list_clients:
 * @site: (nullable): a site
 *
 * Returns: (transfer full) (element-type SpClient): all programs: those of the site's own table first, in its order, then the
 *   others in the catalogue's
 */
GPtrArray *
sp_catalogue_list_clients (SpCatalogue *self, const SpSite *site)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);

  for (const char *const *id = site ? sp_site_get_advised_clients (site) : NULL; id && *id; id++)
    list_client (list, sp_catalogue_find_client (self, *id));
  for (guint i = 0; i < self->lists.clients->len; i++)
    list_client (list, g_ptr_array_index (self->lists.clients, i));
  return list;
}

/**
 * sp_catalogue_get_n_sites:
 *
 * Returns: the number of sites
 */
guint
sp_catalogue_get_n_sites (SpCatalogue *self)
{
  return self->lists.sites->len;
}

/**
 * sp_catalogue_get_site:
 * @i: which; sites that were added one by one come first, then by name
 *
 * Returns: (transfer none): the site
 */
SpSite *
sp_catalogue_get_site (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->lists.sites, i);
}

/**
 * sp_catalogue_find_site:
 * @id: a site's id
 *
 * Returns: (transfer none) (nullable): the site
 */
SpSite *
sp_catalogue_find_site (SpCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->lists.sites->len; i++)
    if (strcmp (sp_site_get_id (sp_catalogue_get_site (self, i)), id) == 0)
      return sp_catalogue_get_site (self, i);
  return NULL;
}

/**
 * sp_catalogue_match_site:
 * @domain: a domain as A-labels
 *
 * Returns: (transfer none) (nullable): the site that serves the domain; of several the one that names it most closely
 */
SpSite *
sp_catalogue_match_site (SpCatalogue *self, const char *domain)
{
  SpSite *best = NULL;
  gsize closest = 0;

  for (guint i = 0; i < self->lists.sites->len; i++)
    {
      SpSite *site = sp_catalogue_get_site (self, i);
      gsize fit = sp_site_get_specificity (site, domain);

      if (fit > closest)
        {
          best = site;
          closest = fit;
        }
    }
  return best;
}

/**
 * sp_catalogue_get_default_site:
 *
 * Returns: (transfer none) (nullable): the site that is meant where none matches
 */
SpSite *
sp_catalogue_get_default_site (SpCatalogue *self)
{
  for (guint i = 0; i < self->lists.sites->len; i++)
    if (sp_site_is_default (sp_catalogue_get_site (self, i)))
      return sp_catalogue_get_site (self, i);
  return NULL;
}

/**
 * sp_catalogue_get_n_providers:
 *
 * Returns: the number of providers that there are notes about
 */
guint
sp_catalogue_get_n_providers (SpCatalogue *self)
{
  return self->lists.providers->len;
}

/**
 * sp_catalogue_get_provider:
 * @i: which, in the order of their names
 *
 * Returns: (transfer none): the provider
 */
SpProvider *
sp_catalogue_get_provider (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->lists.providers, i);
}

/**
 * sp_catalogue_find_provider:
 * @id: a provider's id
 *
 * Returns: (transfer none) (nullable): the provider
 */
SpProvider *
sp_catalogue_find_provider (SpCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->lists.providers->len; i++)
    if (strcmp (sp_provider_get_id (sp_catalogue_get_provider (self, i)), id) == 0)
      return sp_catalogue_get_provider (self, i);
  return NULL;
}

/**
 * sp_catalogue_match_provider:
 * @domain: a domain as A-labels
 *
 * Returns: (transfer none) (nullable): the provider that serves the domain; of several the one that names it most closely
 */
SpProvider *
sp_catalogue_match_provider (SpCatalogue *self, const char *domain)
{
  SpProvider *best = NULL;
  gsize closest = 0;

  for (guint i = 0; i < self->lists.providers->len; i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (self, i);
      gsize fit = sp_provider_get_specificity (provider, domain);

      if (fit > closest)
        {
          best = provider;
          closest = fit;
        }
    }
  return best;
}

static gboolean
is_below (const char *host, const char *suffix)
{
  gsize h = strlen (host), s = strlen (suffix);

  return h >= s && g_ascii_strcasecmp (host + h - s, suffix) == 0 &&
         (h == s || host[h - s - 1] == '.');
}

/**
 * sp_catalogue_match_exchanger:
 * @exchanger: a mail exchanger as A-labels (RFC 5321 section 5)
 *
 * Returns: (transfer none) (nullable): the provider that takes mail in there; of several the one that names it most closely
 */
SpProvider *
sp_catalogue_match_exchanger (SpCatalogue *self, const char *exchanger)
{
  SpProvider *best = NULL;
  gsize closest = 0;

  for (guint i = 0; i < self->lists.providers->len; i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (self, i);
      const char *const *suffix = sp_provider_get_mx_suffixes (provider);

      for (; *suffix; suffix++)
        if (strlen (*suffix) > closest && is_below (exchanger, *suffix))
          {
            best = provider;
            closest = strlen (*suffix);
          }
    }
  return best;
}

/**
 * sp_catalogue_get_n_broken:
 *
 * Returns: the number of descriptions that could not be read
 */
guint
sp_catalogue_get_n_broken (SpCatalogue *self)
{
  return self->lists.broken->len;
}

/**
 * sp_catalogue_get_broken:
 * @i: which
 *
 * Returns: (transfer none): a description that was skipped, and why
 */
const SpBrokenFile *
sp_catalogue_get_broken (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->lists.broken, i);
}
