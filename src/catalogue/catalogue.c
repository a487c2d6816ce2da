/* The catalogue: every client and site description found in the search directories, first file of an id wins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue.h"

#include <string.h>

#include <gio/gio.h>

#include "catalogue-bundle.h"
#include "core/safe-text.h"
#include "folder.h"
#include "keyfile.h"

#define CLIENTS "clients"
#define CLIENT_SUFFIX ".client"
#define SITES "sites"
#define SITE_SUFFIX ".site"

struct _SpCatalogue
{
  GObject parent_instance;

  char **languages; /* (owned) (nullable) */
  GPtrArray *clients; /* (owned) (element-type SpClient) in the order of display */
  GPtrArray *sites; /* (owned) (element-type SpSite) in the order of display */
  GPtrArray *broken; /* (owned) (element-type SpBrokenFile) */
};

G_DEFINE_FINAL_TYPE (SpCatalogue, sp_catalogue, G_TYPE_OBJECT)

static void
broken_file_free (gpointer data)
{
  SpBrokenFile *broken = data;

  g_free (broken->path);
  g_free (broken->reason);
  g_free (broken);
}

static void
sp_catalogue_finalize (GObject *object)
{
  SpCatalogue *self = SP_CATALOGUE (object);

  g_strfreev (self->languages);
  g_ptr_array_unref (self->clients);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->broken);
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
  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);
  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_site_unref);
  self->broken = g_ptr_array_new_with_free_func (broken_file_free);
}

static void
add_broken (SpCatalogue *self, const char *path, const GError *error)
{
  SpBrokenFile *broken = g_new0 (SpBrokenFile, 1);

  broken->path = g_strdup (path);
  broken->reason = sp_safe_text (error->message, -1, 0);
  g_ptr_array_add (self->broken, broken);
  g_debug ("%s is skipped: %s", path, broken->reason);
}

static gboolean
check_id (const char *id, const char *expected, GError **error)
{
  if (strcmp (id, expected) == 0)
    return TRUE;
  g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_ID,
               "Id is “%s”, but the file's name stands for “%s”", id, expected);
  return FALSE;
}

static gboolean
add_client (SpCatalogue *self, const char *id, const char *origin, GBytes *bytes, GError **error)
{
  g_autoptr (SpClient) client = NULL;

  if (sp_catalogue_find_client (self, id))
    return TRUE;
  client = sp_client_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    origin, (const char *const *) self->languages, error);
  if (client == NULL || !check_id (sp_client_get_id (client), id, error))
    return FALSE;
  g_ptr_array_add (self->clients, g_steal_pointer (&client));
  return TRUE;
}

static gboolean
add_site (SpCatalogue *self, const char *id, const char *origin, GBytes *bytes, GError **error)
{
  g_autoptr (SpSite) site = NULL;

  if (sp_catalogue_find_site (self, id))
    return TRUE;
  site = sp_site_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), origin,
                                (const char *const *) self->languages, error);
  if (site == NULL || !check_id (sp_site_get_id (site), id, error))
    return FALSE;
  g_ptr_array_add (self->sites, g_steal_pointer (&site));
  return TRUE;
}

static void
add_file (SpCatalogue *self, const SpFolder *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = g_build_path ("/", folder->origin, name, NULL);
  g_autoptr (GBytes) bytes = sp_folder_load (folder, name, &error);
  gboolean good = bytes != NULL;

  if (good && g_str_has_suffix (name, CLIENT_SUFFIX))
    {
      g_autofree char *id = g_strndup (name, strlen (name) - strlen (CLIENT_SUFFIX));

      good = add_client (self, id, origin, bytes, &error);
    }
  else if (good)
    {
      g_autofree char *id = g_strndup (name, strlen (name) - strlen (SITE_SUFFIX));

      good = add_site (self, id, origin, bytes, &error);
    }
  if (!good)
    add_broken (self, origin, error);
}

static void
add_folder (SpCatalogue *self, GResource *bundle, const char *base)
{
  static const char *const kinds[][2] = { { CLIENTS, CLIENT_SUFFIX }, { SITES, SITE_SUFFIX } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SpFolder) folder = sp_folder_new (bundle, base, kinds[i][0]);
      g_auto (GStrv) names = sp_folder_list (folder, kinds[i][1]);

      for (guint n = 0; names[n]; n++)
        add_file (self, folder, names[n]);
    }
}

/* By code point and not by the person's collation, so that the order is the same everywhere. */
static int
compare_names (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b);
}

static int
compare_clients (gconstpointer a, gconstpointer b)
{
  const SpClient *first = *(SpClient *const *) a;
  const SpClient *second = *(SpClient *const *) b;
  int order = (int) sp_client_get_era (first) - (int) sp_client_get_era (second);

  if (order == 0)
    order = compare_names (sp_client_get_name (first), sp_client_get_name (second));
  if (order == 0)
    order = strcmp (sp_client_get_id (first), sp_client_get_id (second));
  return order;
}

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  const SpSite *first = *(SpSite *const *) a;
  const SpSite *second = *(SpSite *const *) b;
  int order = compare_names (sp_site_get_name (first), sp_site_get_name (second));

  return order ? order : strcmp (sp_site_get_id (first), sp_site_get_id (second));
}

/**
 * sp_catalogue_new_for_folders:
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @folders: folders that hold `clients` and `sites`, the one that wins first
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

  self->languages = g_strdupv ((char **) languages);
  for (; *folders; folders++)
    add_folder (self, NULL, *folders);
  add_folder (self, sp_catalogue_bundle_get_resource (), SP_FOLDER_BUNDLE);
  g_ptr_array_sort (self->clients, compare_clients);
  g_ptr_array_sort (self->sites, compare_sites);
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
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) folders = NULL;

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
 * sp_catalogue_add_site_file:
 * @self: a catalogue
 * @path: a *.site file, wherever it lies and however it is called
 * @error: return location for a #SpCatalogueError
 *
 * Adds a site that the person named, in the first place: it wins over a site of the same id that was found.
 *
 * Returns: whether the file could be read; the site is then the first of @self
 */
gboolean
sp_catalogue_add_site_file (SpCatalogue *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder_path = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autoptr (SpFolder) folder = sp_folder_new (NULL, folder_path, NULL);
  g_autoptr (GBytes) bytes = sp_folder_load (folder, name, error);
  SpSite *site;

  if (bytes == NULL)
    return FALSE;
  site = sp_site_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), absolute,
                                (const char *const *) self->languages, error);
  if (site == NULL)
    return FALSE;
  for (guint i = 0; i < self->sites->len; i++)
    if (strcmp (sp_site_get_id (sp_catalogue_get_site (self, i)), sp_site_get_id (site)) == 0)
      g_ptr_array_remove_index (self->sites, i--);
  g_ptr_array_insert (self->sites, 0, site);
  return TRUE;
}

/**
 * sp_catalogue_get_n_clients:
 * @self: a catalogue
 *
 * Returns: the number of programs
 */
guint
sp_catalogue_get_n_clients (SpCatalogue *self)
{
  return self->clients->len;
}

/**
 * sp_catalogue_get_client:
 * @self: a catalogue
 * @i: which; programs that are still maintained come first, then by name
 *
 * Returns: (transfer none): the program
 */
SpClient *
sp_catalogue_get_client (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->clients, i);
}

/**
 * sp_catalogue_find_client:
 * @self: a catalogue
 * @id: a program's id
 *
 * Returns: (transfer none) (nullable): the program
 */
SpClient *
sp_catalogue_find_client (SpCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->clients->len; i++)
    if (strcmp (sp_client_get_id (sp_catalogue_get_client (self, i)), id) == 0)
      return sp_catalogue_get_client (self, i);
  return NULL;
}

static void
list_client (GPtrArray *list, SpClient *client)
{
  if (client != NULL && !g_ptr_array_find (list, client, NULL))
    g_ptr_array_add (list, sp_client_ref (client));
}

/**
 * sp_catalogue_list_clients:
 * @self: a catalogue
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
  for (guint i = 0; i < self->clients->len; i++)
    list_client (list, g_ptr_array_index (self->clients, i));
  return list;
}

/**
 * sp_catalogue_get_n_sites:
 * @self: a catalogue
 *
 * Returns: the number of sites
 */
guint
sp_catalogue_get_n_sites (SpCatalogue *self)
{
  return self->sites->len;
}

/**
 * sp_catalogue_get_site:
 * @self: a catalogue
 * @i: which; sites that were added one by one come first, then by name
 *
 * Returns: (transfer none): the site
 */
SpSite *
sp_catalogue_get_site (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->sites, i);
}

/**
 * sp_catalogue_find_site:
 * @self: a catalogue
 * @id: a site's id
 *
 * Returns: (transfer none) (nullable): the site
 */
SpSite *
sp_catalogue_find_site (SpCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->sites->len; i++)
    if (strcmp (sp_site_get_id (sp_catalogue_get_site (self, i)), id) == 0)
      return sp_catalogue_get_site (self, i);
  return NULL;
}

/**
 * sp_catalogue_match_site:
 * @self: a catalogue
 * @domain: a domain as A-labels
 *
 * Returns: (transfer none) (nullable): the site that serves the domain; of several the one that names it most closely
 */
SpSite *
sp_catalogue_match_site (SpCatalogue *self, const char *domain)
{
  SpSite *best = NULL;
  gsize closest = 0;

  for (guint i = 0; i < self->sites->len; i++)
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
 * @self: a catalogue
 *
 * Returns: (transfer none) (nullable): the site that is meant where none matches
 */
SpSite *
sp_catalogue_get_default_site (SpCatalogue *self)
{
  for (guint i = 0; i < self->sites->len; i++)
    if (sp_site_is_default (sp_catalogue_get_site (self, i)))
      return sp_catalogue_get_site (self, i);
  return NULL;
}

/**
 * sp_catalogue_get_n_broken:
 * @self: a catalogue
 *
 * Returns: the number of descriptions that could not be read
 */
guint
sp_catalogue_get_n_broken (SpCatalogue *self)
{
  return self->broken->len;
}

/**
 * sp_catalogue_get_broken:
 * @self: a catalogue
 * @i: which
 *
 * Returns: (transfer none): a description that was skipped, and why
 */
const SpBrokenFile *
sp_catalogue_get_broken (SpCatalogue *self, guint i)
{
  return g_ptr_array_index (self->broken, i);
}
