/* Checks the order in which every page is read out, so that the whole way makes sense with the screen switched off.
 *
 * What is read is kept in reading/; `SIGNPOST_UPDATE_GOLDEN=1 meson test -C build ui-reading` writes it anew. To be read from top to
 * bottom by whoever changes a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kept.h"
#include "reading.h"
#include "tour.h"

static gboolean failed;

static void
visit (const TourStop *stop, gpointer data)
{
  g_autofree char *text = reading_of (gtk_widget_get_accessible (stop->root));

  failed |= !kept_compare ("reading", stop->page, text);
}

static void
test_reading (void)
{
  tour (visit, NULL);
  g_assert_false (failed);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/reading/pages", test_reading);
  return g_test_run ();
}
