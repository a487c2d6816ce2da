/* The lists of the catalogue: read from folders, the first file of an id wins, and sorted for display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue-lists.h"

#include <string.h>

#include "broken-file.h"
#include "client.h"
#include "core/safe-text.h"
#include "folder.h"
#include "provider.h"
#include "site.h"

#define CLIENTS "clients"
#define CLIENT_SUFFIX ".client"
#define PROVIDERS "providers"
#define PROVIDER_SUFFIX ".provider"
#define SITES "sites"
#define SITE_SUFFIX ".site"

static void
broken_file_free (gpointer data)
{
  SpBrokenFile *broken = data;

  g_free (broken->path);
  g_free (broken->reason);
  g_free (broken);
}

/**
 * sp_catalogue_lists_init:
 * @self: where the lists are to be
 *
 * Makes them empty.
 */
void
sp_catalogue_lists_init (SpCatalogueLists *self)
{
  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);
  self->senders = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_client_unref);
  self->providers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_provider_unref);
  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_site_unref);
  self->broken = g_ptr_array_new_with_free_func (broken_file_free);
}

/**
 * sp_catalogue_lists_clear:
 *
 * Frees what they hold.
 */
void
sp_catalogue_lists_clear (SpCatalogueLists *self)
{
  g_strfreev (self->languages);
  g_ptr_array_unref (self->clients);
  g_ptr_array_unref (self->senders);
  g_ptr_array_unref (self->providers);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->broken);
}

static gboolean
has (GPtrArray *list, const char *id, const char *(*get_id) (gconstpointer item))
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (get_id (g_ptr_array_index (list, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static const char *
get_client_id (gconstpointer item)
{
  return sp_client_get_id (item);
}

static const char *
get_provider_id (gconstpointer item)
{
  return sp_provider_get_id (item);
}

static const char *
get_site_id (gconstpointer item)
{
  return sp_site_get_id (item);
}

static void
add_broken (SpCatalogueLists *self, const char *path, const GError *error)
{
  SpBrokenFile *broken = g_new0 (SpBrokenFile, 1);

  broken->path = g_strdup (path);
  broken->reason = sp_safe_text (error->message, -1, 0);
  g_ptr_array_add (self->broken, broken);
  g_debug ("%s is skipped: %s", path, broken->reason);
}

static gboolean
has_client (SpCatalogueLists *self, const char *id)
{
  return has (self->clients, id, get_client_id) || has (self->senders, id, get_client_id);
}

static gboolean
add_client (SpCatalogueLists *self, const char *origin, GBytes *bytes, GError **error)
{
  g_autoptr(SpClient) client = NULL;
  GPtrArray *list;

  client = sp_client_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    origin, (const char *const *) self->languages, error);
  if (client == NULL)
    return FALSE;
  list = sp_client_get_sending (client) ? self->senders : self->clients;
  if (!has_client (self, sp_client_get_id (client)))
    g_ptr_array_add (list, g_steal_pointer (&client));
  return TRUE;
}

static gboolean
add_site (SpCatalogueLists *self, const char *origin, GBytes *bytes, GError **error)
{
  g_autoptr(SpSite) site = NULL;

  site = sp_site_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), origin,
                                (const char *const *) self->languages, error);
  if (site == NULL)
    return FALSE;
  if (!has (self->sites, sp_site_get_id (site), get_site_id))
    g_ptr_array_add (self->sites, g_steal_pointer (&site));
  return TRUE;
}

static gboolean
add_provider (SpCatalogueLists *self, const char *origin, GBytes *bytes, GError **error)
{
  g_autoptr(SpProvider) provider = NULL;

  provider = sp_provider_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                        origin, (const char *const *) self->languages, error);
  if (provider == NULL)
    return FALSE;
  if (!has (self->providers, sp_provider_get_id (provider), get_provider_id))
    g_ptr_array_add (self->providers, g_steal_pointer (&provider));
  return TRUE;
}

static gboolean
has_provider (SpCatalogueLists *self, const char *id)
{
  return has (self->providers, id, get_provider_id);
}

static gboolean
has_site (SpCatalogueLists *self, const char *id)
{
  return has (self->sites, id, get_site_id);
}

/* What is searched for: files of one suffix in a folder of one name. */
typedef struct
{
  const char *folder;
  const char *suffix;
  gboolean (*has) (SpCatalogueLists *self, const char *id);
  gboolean (*add) (SpCatalogueLists *self, const char *origin, GBytes *bytes, GError **error);
} Kind;

static const Kind kinds[] = {
  { CLIENTS, CLIENT_SUFFIX, has_client, add_client },
  { PROVIDERS, PROVIDER_SUFFIX, has_provider, add_provider },
  { SITES, SITE_SUFFIX, has_site, add_site },
};

/* What is compiled in has its id as its name, and need not be read where the same is installed. */
static gboolean
is_known (SpCatalogueLists *self, const Kind *kind, const char *name)
{
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (kind->suffix));

  return kind->has (self, id);
}

static void
add_file (SpCatalogueLists *self, const Kind *kind, const SpFolder *folder, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *origin = g_build_path ("/", folder->origin, name, NULL);
  g_autoptr(GBytes) bytes = sp_folder_load (folder, name, &error);

  if (bytes == NULL || !kind->add (self, origin, bytes, &error))
    add_broken (self, origin, error);
}

/**
 * sp_catalogue_lists_add_folder:
 * @bundle: (nullable): the resource bundle that has the folder, %NULL for the disc
 * @base: a folder that holds `clients`, `providers` and `sites`
 *
 * Adds what lies there, apart from ids that are known already. What is broken goes to its own list.
 */
void
sp_catalogue_lists_add_folder (SpCatalogueLists *self, GResource *bundle, const char *base)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(SpFolder) folder = sp_folder_new (bundle, base, kinds[i].folder);
      g_auto(GStrv) names = sp_folder_list (folder, kinds[i].suffix);

      for (guint n = 0; names[n]; n++)
        if (bundle == NULL || !is_known (self, &kinds[i], names[n]))
          add_file (self, &kinds[i], folder, names[n]);
    }
}

/* By code point and not by the user's collation, so that the order is the same everywhere. */
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

static int
compare_providers (gconstpointer a, gconstpointer b)
{
  const SpProvider *first = *(SpProvider *const *) a;
  const SpProvider *second = *(SpProvider *const *) b;
  int order = compare_names (sp_provider_get_name (first), sp_provider_get_name (second));

  return order ? order : strcmp (sp_provider_get_id (first), sp_provider_get_id (second));
}

/**
 * sp_catalogue_lists_sort:
 *
 * Brings them into the order of display: programs that are still maintained first, then everything by name.
 */
void
sp_catalogue_lists_sort (SpCatalogueLists *self)
{
  g_ptr_array_sort (self->clients, compare_clients);
  g_ptr_array_sort (self->senders, compare_clients);
  g_ptr_array_sort (self->providers, compare_providers);
  g_ptr_array_sort (self->sites, compare_sites);
}
