/* Tests the picture of what an eavesdropper sees: at every size nothing overlaps or sticks out, it is told in words, and it is saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk.h"
#include "ui/drawing/brush.h"
#include "ui/drawing/eavesdropper-layout.h"
#include "ui/pages/eavesdropper-view.h"
#include "ui/save/save-bar.h"

#define ADDRESS "ann@test.example"
#define SLACK 0.5 /* pixels */
#define AROUND 50 /* pixels around the picture that have to stay empty */

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript imap = { .protocol = SP_TEST_IMAP };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

typedef PangoContext Context;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Context, g_object_unref)

/* The context of a widget, with text of another size or direction. */
static Context *
make_context (double scale, gboolean from_right)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (widget);
  double resolution = pango_cairo_context_get_resolution (context);

  pango_cairo_context_set_resolution (context, (resolution > 0 ? resolution : 96) * scale);
  pango_context_set_base_dir (context, from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  g_object_unref (widget);
  return context;
}

static gboolean
overlap (const SpMark *a, const SpMark *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK &&
         a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

static gboolean
is_label (const SpMark *mark)
{
  return mark->kind == SP_MARK_TEXT || mark->kind == SP_MARK_ICON || mark->kind == SP_MARK_NODE ||
         mark->kind == SP_MARK_BAR;
}

static void
assert_inside (const SpSheet *layout, const SpMark *mark)
{
  PangoRectangle ink;

  g_assert_cmpfloat (mark->x, >=, 0);
  g_assert_cmpfloat (mark->y, >=, 0);
  g_assert_cmpfloat (mark->x + mark->width, <=, layout->width);
  g_assert_cmpfloat (mark->y + mark->height, <=, layout->height);
  if (mark->layout == NULL)
    return;
  pango_layout_get_pixel_extents (mark->layout, &ink, NULL);
  g_assert_cmpfloat (ink.x, >=, -2);
  g_assert_cmpfloat (ink.x + ink.width, <=, mark->width + 2);
}

static void
assert_apart (const SpSheet *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SpMark *mark = g_ptr_array_index (layout->marks, i);

      assert_inside (layout, mark);
      for (guint other = 0; is_label (mark) && other < i; other++)
        {
          const SpMark *before = g_ptr_array_index (layout->marks, other);

          g_assert_false (is_label (before) && overlap (mark, before));
        }
    }
}

static gboolean
is_empty (const guint8 *pixels, int stride, const cairo_rectangle_int_t *part)
{
  for (int y = part->y; y < part->y + part->height; y++)
    for (int x = part->x; x < part->x + part->width; x++)
      if (*(const guint32 *) (const void *) (pixels + (gsize) y * stride + 4 * (gsize) x) != 0)
        return FALSE;
  return TRUE;
}

/* Draws on a larger surface, on which nothing may be found but in the middle. */
static void
assert_drawn_inside (const SpSheet *layout)
{
  int width = (int) layout->width, height = (int) layout->height + 1;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width + 2 * AROUND, height + 2 * AROUND);
  cairo_t *cr = cairo_create (surface);
  const cairo_rectangle_int_t outside[] = {
    { 0, 0, width + 2 * AROUND, AROUND },
    { 0, height + AROUND, width + 2 * AROUND, AROUND },
    { 0, 0, AROUND, height + 2 * AROUND },
    { width + AROUND, 0, AROUND, height + 2 * AROUND },
  };
  const cairo_rectangle_int_t inside = { AROUND, AROUND, width, height };
  SpPalette palette;

  sp_palette_for_paper (&palette);
  cairo_translate (cr, AROUND, AROUND);
  sp_sheet_draw (layout, cr, &palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_true (is_empty (cairo_image_surface_get_data (surface),
                             cairo_image_surface_get_stride (surface), &outside[i]));
  g_assert_false (is_empty (cairo_image_surface_get_data (surface),
                            cairo_image_surface_get_stride (surface), &inside));
  cairo_surface_destroy (surface);
}

static void
test_sizes (void)
{
  static const int widths[] = { 320, 640, 1200 };
  g_autoptr(SpEavesdropper) picture = sp_eavesdropper_new_example ();

  for (guint i = 0; i < 4 * G_N_ELEMENTS (widths); i++)
    {
      gboolean from_right = (i & 1) != 0;
      double scale = i & 2 ? 1.5 : 1;
      g_autoptr(Context) context = make_context (scale, from_right);
      g_autoptr(SpSheet) layout =
          sp_eavesdropper_picture.lay_out (picture, context, widths[i / 4]);

      g_test_message ("%d pixels, text %.1f, %s", widths[i / 4], scale,
                      from_right ? "from the right" : "from the left");
      g_assert_cmpint (layout->mirrored, ==, from_right);
      assert_apart (layout);
      assert_drawn_inside (layout);
    }
}

/* Two connections beside each other where there is room, one above the other where there is not. */
static void
test_columns (void)
{
  g_autoptr(SpEavesdropper) picture = sp_eavesdropper_new_example ();
  g_autoptr(Context) context = make_context (1, FALSE);
  g_autoptr(SpSheet) wide = sp_eavesdropper_picture.lay_out (picture, context, 1200);
  g_autoptr(SpSheet) narrow = sp_eavesdropper_picture.lay_out (picture, context, 320);
  const SpSheet *const layouts[] = { wide, narrow };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      const SpMark *panels[2] = { NULL };

      for (guint m = 0; m < layouts[i]->marks->len; m++)
        {
          const SpMark *mark = g_ptr_array_index (layouts[i]->marks, m);

          if (mark->kind == SP_MARK_FRAME && mark->ink == SP_INK_BORDER)
            panels[panels[0] ? 1 : 0] = mark;
        }
      g_assert_nonnull (panels[1]);
      g_assert_false (overlap (panels[0], panels[1]));
      g_assert_cmpint (panels[0]->y == panels[1]->y, ==, layouts[i] == wide);
    }
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  g_string_append_len (data, text, length);
}

/* Takes @shown. */
static GtkWidget *
make_picture (SpEavesdropper *shown)
{
  GtkWidget *picture = g_object_ref_sink (g_object_new (SP_TYPE_PICTURE, NULL));

  sp_picture_show (SP_PICTURE (picture), &sp_eavesdropper_picture, shown);
  return picture;
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { .text = on_text };
  SpEavesdropper *picture = sp_eavesdropper_new_example ();
  GtkWidget *widget = make_picture (picture);
  g_autoptr(GBytes) svg = sp_picture_to_svg (SP_PICTURE (widget), 800);
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(GMarkupParseContext) reader = g_markup_parse_context_new (&parser, 0, words, NULL);
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);

  g_markup_parse_context_parse (reader, data, length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (reader, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (words->str, picture->title));
  for (guint i = 0; i < G_N_ELEMENTS (picture->columns); i++)
    {
      const SpSight *last = g_ptr_array_index (picture->columns[i].sights, 0);

      g_assert_nonnull (strstr (words->str, picture->columns[i].heading));
      g_assert_nonnull (strstr (words->str, last->sentence));
    }
  g_object_unref (widget);
}

static void
test_png (void)
{
  GtkWidget *widget = make_picture (sp_eavesdropper_new_example ());
  g_autoptr(GBytes) png = sp_picture_to_png (SP_PICTURE (widget), 800);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkPixbuf) image = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (image), ==, 1600);
  g_assert_cmpint (gdk_pixbuf_get_height (image), >, 800);
  g_object_unref (widget);
}

/* The person's own connection is the first that is explained after a check, to everybody. */
static void
test_page (void)
{
  g_autoptr(Desk) desk = desk_new ();
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree char *copied = NULL;
  GtkWidget *picture;
  AtkObject *accessible;

  desk_serve (desk, &imaps);
  desk_serve (desk, &imap);
  desk_serve (desk, &smtp);
  desk_open (desk);
  desk_check (desk, ADDRESS);
  desk_press (desk, GDK_KEY_3, GDK_MOD1_MASK);
  desk_wait_for (desk, "Explained");
  picture = desk_find (desk, SP_TYPE_PICTURE, NULL);
  accessible = gtk_widget_get_accessible (picture);
  g_assert_cmpint (atk_object_get_role (accessible), ==, ATK_ROLE_IMAGE);
  g_assert_cmpstr (atk_object_get_name (accessible), ==,
                   "The connection to localhost, as an eavesdropper sees it");
  g_assert_nonnull (strstr (atk_object_get_description (accessible), "STARTTLS"));
  g_assert_nonnull (strstr (atk_object_get_description (accessible), "Signpost sends neither."));
  gtk_widget_grab_focus (picture);
  desk_press (desk, GDK_KEY_c, GDK_CONTROL_MASK);
  copied = gtk_clipboard_wait_for_text (clipboard);
  g_assert_cmpstr (copied, ==, atk_object_get_description (accessible));
}

static void
find_bar (GtkWidget *widget, gpointer found)
{
  if (SP_IS_SAVE_BAR (widget))
    *(GtkWidget **) found = widget;
}

static void
assert_saved (GtkWidget *view, const char *path, const char *said)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  Desk desk = { .window = (SpWindow *) gtk_widget_get_toplevel (view) };
  GtkWidget *bar = NULL;

  gtk_container_foreach (GTK_CONTAINER (view), find_bar, &bar);
  sp_save_bar_save (SP_SAVE_BAR (bar), file, NULL);
  /* The disk is not waited for. */
  g_assert_false (desk_says (&desk, said));
  desk_wait_until_says (&desk, said);
}

static void
test_save (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("signpost-picture-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "picture.svg", NULL);
  GtkWidget *window = gtk_offscreen_window_new ();
  GtkWidget *view = sp_eavesdropper_view_new (sp_eavesdropper_new_example ());

  g_assert_no_error (error);
  gtk_container_add (GTK_CONTAINER (window), view);
  gtk_widget_show (window);
  assert_saved (view, path, "The picture was saved as");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  assert_saved (view, nowhere, "The picture could not be saved:");
  gtk_widget_destroy (window);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/eavesdropper/sizes", test_sizes);
  g_test_add_func ("/eavesdropper/columns", test_columns);
  g_test_add_func ("/eavesdropper/svg", test_svg);
  g_test_add_func ("/eavesdropper/png", test_png);
  g_test_add_func ("/eavesdropper/page", test_page);
  g_test_add_func ("/eavesdropper/save", test_save);
  return g_test_run ();
}
