/* The demonstration: a mail service on this computer that can be checked without an account anywhere.
 *
 * The service is a program of its own that comes with the window. It writes a site profile and its own certificate authority into
 * a folder of this run, and ends as soon as the window does, since it reads what the window never writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demonstration.h"

#include <glib/gstdio.h>

#define PROGRAM "signpost-demo-service"
#define READY "ready"

/* The description that the service prints before it is ready has a few lines. */
#define MAX_LINES 100

struct _SpDemonstration
{
  GObject parent_instance;

  GSubprocess *service; /* (owned) (nullable) while it runs */
  GDataInputStream *lines; /* (owned) (nullable) what it prints */
  char *folder; /* (owned) (nullable) */
  guint n_lines;
};

G_DEFINE_FINAL_TYPE (SpDemonstration, sp_demonstration, G_TYPE_OBJECT)

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

static void
clean_up (SpDemonstration *self)
{
  if (self->service)
    g_subprocess_send_signal (self->service, SIGTERM);
  g_clear_object (&self->lines);
  g_clear_object (&self->service);
  if (self->folder == NULL)
    return;
  remove_file (self->folder, "demo.site");
  remove_file (self->folder, "demo-ca.pem");
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

static void
sp_demonstration_finalize (GObject *object)
{
  clean_up (SP_DEMONSTRATION (object));
  G_OBJECT_CLASS (sp_demonstration_parent_class)->finalize (object);
}

static void
sp_demonstration_class_init (SpDemonstrationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_demonstration_finalize;
}

static void
sp_demonstration_init (SpDemonstration *self)
{
}

/**
 * sp_demonstration_new:
 *
 * Returns: (transfer full): a demonstration that does not run; it ends with this object
 */
SpDemonstration *
sp_demonstration_new (void)
{
  return g_object_new (SP_TYPE_DEMONSTRATION, NULL);
}

/* Where it was installed, or beside a window that runs from the folder it was built in. */
static char *
find_program (void)
{
  g_autofree char *window = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = window ? g_path_get_dirname (window) : NULL;
  g_autofree char *built =
      folder ? g_build_filename (folder, "..", "tests", "support", PROGRAM, NULL) : NULL;
  const char *named = g_getenv ("SIGNPOST_DEMO_SERVICE");

  if (named)
    return g_strdup (named);
  if (built && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_build_filename (SP_LIBEXECDIR, PROGRAM, NULL);
}

static gboolean
start_service (SpDemonstration *self, GError **error)
{
  g_autofree char *program = find_program ();

  self->folder = g_dir_make_tmp ("signpost-demo-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  self->service =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, error,
                        program, "--until-eof", "--directory", self->folder, NULL);
  if (self->service == NULL)
    return FALSE;
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->service));
  self->n_lines = 0;
  return TRUE;
}

static void read_line (GTask *task);

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  SpDemonstration *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                     result, NULL, &error);

  if (line && g_str_equal (line, READY))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (line && ++self->n_lines < MAX_LINES)
    {
      read_line (task);
      return;
    }
  clean_up (self);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s ended", PROGRAM);
}

static void
read_line (GTask *task)
{
  SpDemonstration *self = g_task_get_source_object (task);

  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), on_line, g_object_ref (task));
}

/**
 * sp_demonstration_start_async:
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the service answers
 * @data: for @callback
 *
 * Starts the service, if it does not run yet.
 */
void
sp_demonstration_start_async (SpDemonstration *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr(GError) error = NULL;

  g_task_set_source_tag (task, sp_demonstration_start_async);
  if (self->service)
    g_task_return_boolean (task, TRUE);
  else if (start_service (self, &error))
    read_line (task);
  else
    {
      clean_up (self);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * sp_demonstration_start_finish:
 * @catalogue: gets the site profile of the service
 * @result: the result
 * @error: return location for an error of GIO
 *
 * Returns: (transfer none) (nullable): the site to check, with %SP_DEMONSTRATION_ADDRESS; %NULL where the service could not be
 *   started
 */
SpSite *
sp_demonstration_start_finish (SpDemonstration *self,
                               SpCatalogue *catalogue,
                               GAsyncResult *result,
                               GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  path = g_build_filename (self->folder, "demo.site", NULL);
  if (!sp_catalogue_add_site_file (catalogue, path, error))
    return NULL;
  /* What was added comes first. */
  return sp_catalogue_get_site (catalogue, 0);
}
