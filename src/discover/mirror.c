/* Finds a domain's document in a copy of the provider database that lies in a folder of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mirror.h"

#include <string.h>

#include "autoconfig-xml.h"
#include "core/safe-text.h"

/* The public database has some hundred files; a folder with many more is none. */
#define MAX_FILES 5000
#define BATCH 64

typedef enum
{
  STEP_PLAIN, /* the file that is called as the domain */
  STEP_ENDING, /* the same with .xml */
  STEP_LIST, /* all others, whose documents list the domains they are for */
  STEP_NEXT_FILE,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  GFile *folder; /* (owned) */
  char *domain; /* (owned) */
  GFileEnumerator *files; /* (owned) (nullable) */
  GQueue names; /* (element-type utf8) (owned elements) still to be read */
  gboolean all_listed;
  guint n_files;
  SpFetched *fetched; /* (owned) */
} Search;

static void advance (GTask *task);

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->folder);
  g_clear_object (&search->files);
  g_free (search->domain);
  g_queue_clear_full (&search->names, g_free);
  g_clear_pointer (&search->fetched, sp_fetched_free);
  g_free (search);
}

static void
end (Search *search, SpAnswerStatus status, SpAnswerReason reason, const char *detail)
{
  search->step = STEP_DONE;
  search->fetched->status = status;
  search->fetched->reason = reason;
  search->fetched->detail = detail ? sp_safe_text (detail, -1, 0) : NULL;
}

static void
found (Search *search, GFile *file, char *data, gsize length)
{
  g_autofree char *path = g_file_get_path (file);

  search->fetched->location = sp_safe_text (path, -1, 0);
  if (length > SP_FETCH_MAX)
    {
      g_free (data);
      end (search, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG, NULL);
      return;
    }
  search->fetched->body = g_bytes_new_take (data, length);
  end (search, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE, NULL);
}

/* A file of the domain's own name is its document; any other has to list the domain. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  gboolean by_name = search->step != STEP_NEXT_FILE;
  char *data = NULL;
  gsize length = 0;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    end (search, SP_ANSWER_SKIPPED, SP_ANSWER_CANCELLED, NULL);
  else if (g_file_load_partial_contents_finish (G_FILE (source), result, &data, &length, NULL,
                                                NULL) &&
           (by_name ||
            sp_autoconfig_xml_names_domain (data, MIN (length, SP_FETCH_MAX), search->domain)))
    found (search, G_FILE (source), g_steal_pointer (&data), length);
  else if (by_name)
    search->step++;
  g_free (data);
  advance (task);
}

/* One byte more than a document may have shows that it is too long. */
static gboolean
wants_more (const char *data, goffset length, gpointer user_data)
{
  return length <= SP_FETCH_MAX;
}

static void
load (GTask *task, GFile *file)
{
  g_file_load_partial_contents_async (file, g_task_get_cancellable (task), wants_more, on_loaded,
                                      g_object_ref (task));
}

/* Reading from a pipe or a device might never end. */
static gboolean
is_readable (GFileInfo *info)
{
  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR;
}

static void
on_looked_at (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info && is_readable (info))
    {
      load (task, G_FILE (source));
      return;
    }
  search->step++;
  advance (task);
}

static void
look_at (GTask *task, const char *name)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr(GFile) file = g_file_get_child (search->folder, name);

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_looked_at,
                           g_object_ref (task));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GList *infos = g_file_enumerator_next_files_finish (G_FILE_ENUMERATOR (source), result, &error);

  search->all_listed = infos == NULL || search->n_files >= MAX_FILES;
  for (GList *l = infos; l; l = l->next)
    {
      const char *name = g_file_info_get_name (l->data);

      if (g_str_has_suffix (name, ".xml") && is_readable (l->data) && search->n_files++ < MAX_FILES)
        g_queue_push_tail (&search->names, g_strdup (name));
    }
  g_list_free_full (infos, g_object_unref);
  search->step = STEP_NEXT_FILE;
  advance (task);
}

static void
on_enumerated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  search->files = g_file_enumerate_children_finish (G_FILE (source), result, &error);
  if (search->files)
    search->step = STEP_NEXT_FILE;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (search, SP_ANSWER_SKIPPED, SP_ANSWER_CANCELLED, NULL);
  else
    end (search, SP_ANSWER_FAILED, SP_ANSWER_NO_DATABASE, error->message);
  advance (task);
}

/* The next file of the list, or the next part of the list, or the end. */
static void
next_file (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *name = g_queue_pop_head (&search->names);
  g_autoptr(GFile) file = name ? g_file_get_child (search->folder, name) : NULL;

  if (file)
    load (task, file);
  else if (!search->all_listed)
    g_file_enumerator_next_files_async (search->files, BATCH, G_PRIORITY_DEFAULT,
                                        g_task_get_cancellable (task), on_listed,
                                        g_object_ref (task));
  else
    {
      end (search, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED, NULL);
      advance (task);
    }
}

static void
advance (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *with_ending = g_strconcat (search->domain, ".xml", NULL);

  switch (search->step)
    {
    case STEP_PLAIN:
      look_at (task, search->domain);
      return;
    case STEP_ENDING:
      look_at (task, with_ending);
      return;
    case STEP_LIST:
      g_file_enumerate_children_async (
          search->folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
          G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_enumerated,
          g_object_ref (task));
      return;
    case STEP_NEXT_FILE:
      next_file (task);
      return;
    case STEP_DONE:
    default:
      g_task_return_pointer (task, g_steal_pointer (&search->fetched),
                             (GDestroyNotify) sp_fetched_free);
    }
}

/**
 * sp_mirror_find_async:
 * @url: a file: address, the folder and the domain
 * @cancellable: (nullable): ends the search
 * @callback: called when done
 * @data: for @callback
 *
 * Looks for the file `DOMAIN`, for `DOMAIN.xml`, and then for any `*.xml` whose document lists the domain, as the public database
 * serves them.
 */
void
sp_mirror_find_async (const char *url,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr(GFile) file = g_file_new_for_uri (url);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, sp_mirror_find_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, search, search_free);
  search->folder = g_file_get_parent (file);
  search->domain = g_file_get_basename (file);
  g_queue_init (&search->names);
  search->fetched = g_new0 (SpFetched, 1);
  search->fetched->protection = SP_PROTECTION_LOCAL;
  advance (task);
}

/**
 * sp_mirror_finish:
 * @result: the result
 *
 * Returns: (transfer full): how it ended, as if the document had been fetched
 */
SpFetched *
sp_mirror_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
