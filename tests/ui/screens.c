/* Takes a picture of every page, narrow and wide, light and dark, in the language that is spoken. Usage: screens FOLDER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "tour.h"

static const struct
{
  int width;
  int height;
} sizes[] = { { 860, 640 }, { 360, 640 } };

static void
take (const TourStop *stop, const char *folder, int width, gboolean dark)
{
  GdkWindow *window = gtk_widget_get_window (stop->root);
  g_autoptr(GdkPixbuf) picture = NULL;
  g_autofree char *name =
      g_strdup_printf ("%s-%d-%s.png", stop->page, width, dark ? "dark" : "light");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  picture = gdk_pixbuf_get_from_window (window, 0, 0, gdk_window_get_width (window),
                                        gdk_window_get_height (window));
  gdk_pixbuf_save (picture, path, "png", &error, NULL);
  g_assert_no_error (error);
}

static void
visit (const TourStop *stop, gpointer folder)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                    (gboolean) dark, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          tour_resize (stop->root, sizes[i].width, sizes[i].height);
          take (stop, folder, sizes[i].width, dark);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  if (argc != 2 || g_mkdir_with_parents (argv[1], 0777) != 0)
    {
      g_printerr ("Usage: screens FOLDER\n");
      return 2;
    }
  tour (visit, argv[1]);
  tour_shortcuts (visit, argv[1]);
  return 0;
}
