/* A GTK module that ends a program after its first frame and says how long that took and how much memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void gtk_module_init (int *argc, char ***argv);

/* The largest resident set so far, in kB. */
static guint64
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer user_data)
{
  const char *start = g_getenv ("SIGNPOST_BENCH_START");
  gint64 begin = start != NULL ? g_ascii_strtoll (start, NULL, 10) : 0;

  g_print ("first-frame %" G_GINT64_FORMAT " us %" G_GUINT64_FORMAT " kB\n",
           g_get_monotonic_time () - begin, peak_memory ());
  fflush (stdout);
  _exit (0);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_WINDOW (widget))
    return TRUE;
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_after_paint),
                    NULL);

  return FALSE;
}

/* GTK calls this when it loads the module; the name is GTK's. */
G_MODULE_EXPORT void
gtk_module_init (int *argc, char ***argv)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
