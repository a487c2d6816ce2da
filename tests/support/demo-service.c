/* A mail service to try Signpost on: IMAP, POP3 and SMTP on loopback, with an authority and a site profile of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-site.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

/* Leaves room for the highest of the usual ports, 995. */
#define MAX_BASE_PORT (65535 - 995)

typedef struct
{
  char *directory; /* (owned) (nullable) */
  int base_port;
  int ready_fd; /* -1 for none */
  gboolean until_eof;
  gboolean exec;
  char **command; /* (owned) (nullable) behind --exec */
} Options;

typedef struct
{
  GMainLoop *loop; /* (owned) */
  GSubprocess *child; /* (owned) (nullable) */
  GPtrArray
      *made; /* (owned) (element-type filename) folders to remove at the end, outermost first */
  int status; /* to exit with */
} Run;

static gboolean
check_options (const Options *options, GError **error)
{
  const char *problem = NULL;

  if (options->base_port < 0 || options->base_port > MAX_BASE_PORT)
    problem = "--base-port has to be a number from 0 to 64540";
  else if (options->exec && options->command == NULL)
    problem = "--exec needs a command behind it";
  else if (!options->exec && options->command != NULL)
    problem = "a command needs --exec before it";
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);

  return FALSE;
}

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &options->directory,
      "Write demo.site and demo-ca.pem into DIR", "DIR" },
    { "base-port", 'p', 0, G_OPTION_ARG_INT, &options->base_port,
      "Use N plus the usual ports instead of free ones", "N" },
    { "ready-fd", 0, 0, G_OPTION_ARG_INT, &options->ready_fd,
      "Write “ready” to this file descriptor when the servers run", "FD" },
    { "until-eof", 0, 0, G_OPTION_ARG_NONE, &options->until_eof, "End when standard input ends",
      NULL },
    { "exec", 0, 0, G_OPTION_ARG_NONE, &options->exec,
      "Run the command that follows with the site installed, and end with it", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->command, NULL, "COMMAND…" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context,
                                "Offers IMAP, POP3 and SMTP on 127.0.0.1, for trying Signpost "
                                "without a mail service.\nIt knows no users and keeps no mail.");
  g_option_context_add_main_entries (context, entries, NULL);

  return g_option_context_parse (context, argc, argv, error) && check_options (options, error);
}

static char *
choose_directory (const Options *options, Run *run, GError **error)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  char *folder;

  if (options->directory != NULL)
    return g_strdup (options->directory);
  if (!options->exec && runtime != NULL && g_file_test (runtime, G_FILE_TEST_IS_DIR))
    return g_build_filename (runtime, "signpost-demo", NULL);
  folder = g_dir_make_tmp ("signpost-demo-XXXXXX", error);
  if (folder != NULL)
    g_ptr_array_add (run->made, g_strdup (folder));

  return folder;
}

static gboolean
make_folder (Run *run, const char *folder, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  g_ptr_array_add (run->made, g_strdup (folder));

  return TRUE;
}

/* Where a program looks for sites below a folder of XDG_CONFIG_DIRS. */
static char *
make_sites_folder (Run *run, const char *directory, GError **error)
{
  g_autofree char *own = g_build_filename (directory, "signpost", NULL);
  g_autofree char *sites = g_build_filename (own, "sites", NULL);

  if (!make_folder (run, own, error) || !make_folder (run, sites, error))
    return NULL;

  return g_steal_pointer (&sites);
}

static void
remove_folders (Run *run)
{
  for (guint i = run->made->len; i > 0; i--)
    g_rmdir (run->made->pdata[i - 1]);
}

static gboolean
on_signal (gpointer user_data)
{
  Run *run = user_data;

  if (run->child != NULL)
    g_subprocess_send_signal (run->child, SIGTERM);
  else
    g_main_loop_quit (run->loop);

  return G_SOURCE_CONTINUE;
}

static void
on_child_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GSubprocess *child = G_SUBPROCESS (source);
  Run *run = user_data;

  g_subprocess_wait_finish (child, result, NULL);
  run->status = g_subprocess_get_if_exited (child) ? g_subprocess_get_exit_status (child)
                                                   : 128 + g_subprocess_get_term_sig (child);
  g_main_loop_quit (run->loop);
}

static gboolean
start_child (Run *run, const Options *options, const char *directory, GError **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_INHERIT);
  g_autofree char *absolute = g_canonicalize_filename (directory, NULL);
  const char *others = g_getenv ("XDG_CONFIG_DIRS");
  g_autofree char *folders =
      g_strconcat (absolute, ":", others != NULL && *others != '\0' ? others : "/etc/xdg", NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_DIRS", folders, TRUE);
  run->child =
      g_subprocess_launcher_spawnv (launcher, (const char *const *) options->command, error);
  if (run->child == NULL)
    return FALSE;
  g_subprocess_wait_async (run->child, NULL, on_child_ended, run);

  return TRUE;
}

static void
say_ready (const SpDemoSite *site, const Options *options)
{
  g_autofree char *text = sp_demo_site_describe (site);

  if (!options->exec)
    {
      g_print ("%s\nready\n", text);
      fflush (stdout);
    }
  if (options->ready_fd >= 0 && write (options->ready_fd, "ready\n", 6) == 6)
    g_close (options->ready_fd, NULL);
}

/* Whoever started the service holds the other end; it closes, however that program ends. */
static gboolean
on_input (int fd, GIOCondition condition, gpointer data)
{
  Run *run = data;
  char byte;

  if (read (fd, &byte, 1) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (run->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
run_service (Run *run, const Options *options, GError **error)
{
  g_autoptr(SpDemoSite) site = NULL;
  g_autofree char *directory = choose_directory (options, run, error);
  g_autofree char *folder = NULL;

  if (directory == NULL || !make_folder (run, directory, error))
    return FALSE;
  folder = options->exec ? make_sites_folder (run, directory, error) : g_strdup (directory);
  if (folder == NULL)
    return FALSE;
  site = sp_demo_site_new (options->base_port, error);
  if (site == NULL || !sp_demo_site_write (site, folder, error))
    return FALSE;
  if (options->exec && !start_child (run, options, directory, error))
    return FALSE;
  say_ready (site, options);
  if (options->until_eof)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input, run);
  g_main_loop_run (run->loop);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  Options options = { .ready_fd = -1 };
  Run run = { .loop = loop, .made = made };
  int status = 0;

  setlocale (LC_ALL, "");
  g_unix_signal_add (SIGTERM, on_signal, &run);
  g_unix_signal_add (SIGINT, on_signal, &run);
  if (!parse_options (&options, &argc, &argv, &error))
    status = 2;
  else if (!run_service (&run, &options, &error))
    status = 1;
  remove_folders (&run);
  if (error != NULL)
    g_printerr ("signpost-demo-service: %s\n", error->message);
  g_clear_object (&run.child);
  g_free (options.directory);
  g_strfreev (options.command);

  return status != 0 ? status : run.status;
}
