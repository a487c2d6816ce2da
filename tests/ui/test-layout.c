/* Checks where everything is on every page: in three widths, two sizes of letters, both directions and every language.
 *
 * Nothing may be cut off, stick out, lie upon something else or have to be scrolled sideways, and what unfolds begins where reading
 * begins. The coarse arrangement of each page is kept in layout/; `SIGNPOST_UPDATE_GOLDEN=1 meson test -C build ui-layout` writes it
 * anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kept.h"
#include "layout.h"
#include "tour.h"

#define HEIGHT 640

/* The text size of a screen is told in 1024ths of a dot per inch. */
#define DPI (96 * 1024)

static const int widths[] = { 360, 860, 1600 };
static const double scales[] = { 1, 1.5 };

static gboolean failed;

static void
report (const TourStop *stop, const char *how, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s, %s: %s", stop->page, how, (const char *) problems->pdata[i]);
  failed |= problems->len > 0;
}

/* Who is to blame: the innermost widgets that need more than there is. */
static void
name_wide (GtkWidget *widget, gpointer data)
{
  GString *text = data;
  const char *name = gtk_buildable_get_name (GTK_BUILDABLE (widget));
  int least = 0;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_get_preferred_width (widget, &least, NULL);
  if (least > widths[0] / 2)
    g_string_append_printf (text, " %s %s %d;", G_OBJECT_TYPE_NAME (widget), name ? name : "",
                            least);
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), name_wide, text);
}

/* With larger letters a window may be wider, in the same measure. */
static void
check_width (GtkWidget *root, int width, double scale, GPtrArray *problems)
{
  g_autoptr(GString) wide = g_string_new (NULL);
  int least;

  gtk_widget_get_preferred_width (root, &least, NULL);
  if (least <= width * scale)
    return;
  name_wide (root, wide);
  g_ptr_array_add (problems,
                   g_strdup_printf ("the window is at least %d pixels wide:%s", least, wide->str));
}

static void
measure (const TourStop *stop, int width, double scale)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autofree char *how =
      g_strdup_printf ("%d pixels, letters × %g%s", width, scale, mirrored ? ", mirrored" : "");
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  check_width (stop->root, width, scale, problems);
  layout_check (stop->root, problems);
  report (stop, how, problems);
}

/* What is in the window does not depend on the language; only English is kept. */
static char *
describe (const TourStop *stop)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *layout = NULL;

      tour_resize (stop->root, widths[i], HEIGHT);
      layout = layout_describe (stop->root);
      g_string_append_printf (text, "%s%d pixels\n%s", i > 0 ? "\n" : "", widths[i], layout);
    }
  return g_string_free (text, FALSE);
}

static void
visit_direction (const TourStop *stop, GtkTextDirection direction)
{
  gtk_widget_set_default_direction (direction);
  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (DPI * scales[s]), NULL);
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          tour_resize (stop->root, widths[w], HEIGHT);
          measure (stop, widths[w], scales[s]);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
}

static void
visit (const TourStop *stop, gpointer data)
{
  GtkTextDirection usual = gtk_widget_get_default_direction ();
  GtkTextDirection opposite = usual == GTK_TEXT_DIR_LTR ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;

  /* The language's own direction first: what is made in one is not the same as what is turned to it. */
  for (guint i = 0; i < 2; i++)
    {
      GtkTextDirection direction = i == 0 ? usual : opposite;
      g_autofree char *layout = NULL;

      visit_direction (stop, direction);
      layout = describe (stop);
      if (g_str_equal (g_getenv ("LANGUAGE"), "en"))
        failed |= !kept_compare ("layout", stop->page, layout);
    }
  gtk_widget_set_default_direction (usual);
}

static void
test_layout (void)
{
  tour (visit, NULL);
  g_assert_false (failed);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/layout/pages", test_layout);
  return g_test_run ();
}
