/* Tests the settings of a result: the sketch of the program's page, why each value is as it is, and copying.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <pango/pangocairo.h>

#include "desk.h"
#include "text/language.h"
#include "text/settings.h"
#include "text/sketch.h"
#include "ui/pages/client-chooser.h"
#include "ui/widgets/copy-button.h"
#include "ui/drawing/brush.h"
#include "ui/drawing/sketch-layout.h"
#include "ui/pages/help-button.h"
#include "ui/pages/setting-row.h"
#include "ui/pages/settings-group.h"
#include "ui/pages/why-button.h"

#define ADDRESS "ann@test.example"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript pops = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };
/* What one program is told of one good endpoint, with nothing looked up. */
static SpAdvice
make_advice (SpClient *client, SpProtocol protocol)
{
  const SpClientProtocol *can = sp_client_get_protocol (client, protocol);
  gboolean implicit = can->supports_implicit;

  return (SpAdvice){
    .client = client,
    .protocol = protocol,
    .available = TRUE,
    .host = (char *) "imap.some-long-name.example.edu",
    .port = implicit ? 993 : 143,
    .security = implicit ? SP_SECURITY_TLS : SP_SECURITY_STARTTLS,
    .security_label = implicit ? can->implicit_label : can->starttls_label,
    .auth_label = can->auth_labels[SP_AUTH_PASSWORD],
    .user_name = (char *) "somebody.with.a.long.name@example.edu",
  };
}

typedef PangoContext Letters; /* Pango has no automatic release for it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Letters, g_object_unref)

static Letters *
make_context (double scale, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_cairo_context_set_resolution (context, 96 * scale);
  pango_context_set_base_dir (context, direction);
  return context;
}

static gboolean
is_solid (const SpMark *mark)
{
  return mark->kind == SP_MARK_TEXT || mark->kind == SP_MARK_NUMBER || mark->kind == SP_MARK_ICON;
}

static gboolean
overlap (const SpMark *a, const SpMark *b)
{
  return a->x < b->x + b->width - 0.5 && b->x < a->x + a->width - 0.5 &&
         a->y < b->y + b->height - 0.5 && b->y < a->y + a->height - 0.5;
}

static void
assert_inside (const SpSheet *layout, const SpMark *mark)
{
  g_assert_cmpfloat (mark->x, >=, 0);
  g_assert_cmpfloat (mark->y, >=, 0);
  g_assert_cmpfloat (mark->x + mark->width, <=, layout->width + 0.5);
  g_assert_cmpfloat (mark->y + mark->height, <=, layout->height + 0.5);
}

/* Words, numbers and symbols stand clear of each other, and words do not run out of their place. */
static void
assert_clear (const SpSheet *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SpMark *mark = g_ptr_array_index (layout->marks, i);
      int width = 0;

      assert_inside (layout, mark);
      if (mark->layout)
        pango_layout_get_pixel_size (mark->layout, &width, NULL);
      g_assert_cmpfloat (width, <=, mark->width + 1);
      for (guint k = i + 1; is_solid (mark) && k < layout->marks->len; k++)
        {
          const SpMark *other = g_ptr_array_index (layout->marks, k);

          g_assert_false (is_solid (other) && overlap (mark, other));
        }
    }
}

static void
render (const SpSheet *layout)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, layout->width, layout->height + 1);
  cairo_t *cr = cairo_create (surface);
  SpPalette palette;

  sp_palette_for_paper (&palette);
  sp_sheet_draw (layout, cr, &palette);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
lay_out_in_all_ways (const SpSketch *sketch)
{
  static const double widths[] = { 300, 600 };
  static const double scales[] = { 1, 1.5 };
  static const PangoDirection directions[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL };

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(Letters) context = make_context (scales[i / 2 % 2], directions[i / 4]);
      g_autoptr(SpSheet) layout = sp_sketch_picture.lay_out (sketch, context, widths[i % 2]);

      assert_clear (layout);
      render (layout);
    }
}

/* Nothing that is entered is missing from what the sketch tells in words. */
static void
assert_tells_all (const SpSketch *sketch, const SpAdvice *advice)
{
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (advice);
  g_autofree char *text = sp_sketch_to_text (sketch);

  g_assert_cmpuint (sketch->fields->len, ==, settings->len);
  for (guint i = 0; i < settings->len; i++)
    g_assert_nonnull (strstr (text, ((SpSetting *) g_ptr_array_index (settings, i))->value));
}

static guint
sketch_client (SpClient *client)
{
  guint n = 0;

  for (guint p = SP_PROTOCOL_IMAP; p <= SP_PROTOCOL_SMTP; p++)
    if (sp_client_get_protocol (client, p))
      {
        SpAdvice advice = make_advice (client, p);
        g_autoptr(SpSketch) sketch = sp_sketch_new (&advice);

        if (!sketch)
          continue;
        assert_tells_all (sketch, &advice);
        lay_out_in_all_ways (sketch);
        n++;
      }
  return n;
}

static void
sketch_all (const char *const *languages, guint expected)
{
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new (languages);
  guint n = 0;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      g_test_message ("%s", sp_client_get_id (client));
      n += sketch_client (client) > 0 ? 1 : 0;
    }
  g_assert_cmpuint (sp_catalogue_get_n_clients (catalogue), >=, 64);
  g_assert_cmpuint (n, >=, expected);
}

static void
test_all_programs (void)
{
  static const char *const english[] = { "en", NULL };
  static const char *const arabic[] = { "ar", NULL };

  sketch_all (english, 45);
  sketch_all (arabic, 45);
}

static SpSketch *
sketch_in (const char *language, const char *id, SpProtocol protocol)
{
  const char *const languages[] = { language, NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new (languages);
  SpAdvice advice = make_advice (sp_catalogue_find_client (catalogue, id), protocol);

  return sp_sketch_new (&advice);
}

static const SpMark *
find_kind (const SpSheet *layout, SpMarkKind kind)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (((SpMark *) g_ptr_array_index (layout->marks, i))->kind == kind)
      return g_ptr_array_index (layout->marks, i);
  return NULL;
}

/* The program's own language decides which side its window begins at, not that of the person who looks. */
static void
test_direction (void)
{
  static const struct
  {
    const char *language;
    PangoDirection direction;
    gboolean from_right;
  } vectors[] = {
    { "en", PANGO_DIRECTION_LTR, FALSE },
    { "en", PANGO_DIRECTION_RTL, FALSE },
    { "ar", PANGO_DIRECTION_LTR, TRUE },
    { "ar", PANGO_DIRECTION_RTL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpSketch) sketch = sketch_in (vectors[i].language, "evolution", SP_PROTOCOL_IMAP);
      g_autoptr(Letters) context = make_context (1, vectors[i].direction);
      g_autoptr(SpSheet) layout = sp_sketch_picture.lay_out (sketch, context, 400);
      gboolean right = find_kind (layout, SP_MARK_NUMBER)->x > 200;

      g_assert_cmpint (right, ==, vectors[i].from_right);
    }
}

static SpControl
get_control (const SpSketch *sketch, guint i)
{
  return ((SpSketchField *) g_ptr_array_index (sketch->fields, i))->control;
}

static void
test_controls (void)
{
  g_autoptr(SpSketch) bird = sketch_in ("en", "thunderbird-128", SP_PROTOCOL_IMAP);
  g_autoptr(SpSketch) apple = sketch_in ("en", "apple-mail-macos", SP_PROTOCOL_IMAP);
  g_autoptr(SpSketch) phone = sketch_in ("en", "thunderbird-android", SP_PROTOCOL_IMAP);
  g_autoptr(SpSketch) file = sketch_in ("en", "mutt", SP_PROTOCOL_IMAP);

  g_assert_cmpstr (bird->page, ==, "Server Settings");
  g_assert_false (bird->handheld);
  g_assert_cmpint (get_control (bird, 0), ==, SP_CONTROL_ENTRY);
  g_assert_cmpint (get_control (bird, 1), ==, SP_CONTROL_NUMBER);
  g_assert_cmpint (get_control (bird, 2), ==, SP_CONTROL_CHOICE);
  g_assert_true (((SpSketchField *) g_ptr_array_index (bird->fields, 1))->by_itself);
  g_assert_cmpint (get_control (apple, 2), ==, SP_CONTROL_TICKED);
  g_assert_true (phone->handheld);
  g_assert_null (file);
}

static Desk *
open_checked (void)
{
  Desk *desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &pops);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  return desk;
}

static void
collect_rows (GtkWidget *widget, gpointer rows)
{
  if (SP_IS_SETTING_ROW (widget))
    g_ptr_array_add (rows, widget);
}

static void
find_selectable (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    *(const char **) found = gtk_label_get_text (GTK_LABEL (widget));
}

/* What a row says is to be entered. */
static const char *
get_value (GtkWidget *row)
{
  const char *value = NULL;

  desk_for_each (row, find_selectable, &value);
  return value;
}

static void
collect_sketches (GtkWidget *widget, gpointer sketches)
{
  if (SP_IS_PICTURE (widget))
    g_ptr_array_add (sketches, widget);
}

static void
unfold_sketch (GtkWidget *widget, gpointer nothing)
{
  if (GTK_IS_EXPANDER (widget) &&
      g_str_equal (gtk_expander_get_label (GTK_EXPANDER (widget)), "Sketch of the page"))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
}

/* Each value stands on the page once; the sketches, once unfolded, tell it in sentences to those who do not see them. */
static void
test_sketch (void)
{
  g_autoptr(Desk) desk = open_checked ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autoptr(GPtrArray) sketches = g_ptr_array_new ();
  g_autoptr(GString) told = g_string_new (NULL);

  desk_choose_client (desk, "thunderbird-128");
  desk_for_each (GTK_WIDGET (desk->window), collect_rows, rows);
  desk_for_each (GTK_WIDGET (desk->window), collect_sketches, sketches);
  g_assert_cmpuint (sketches->len, ==, 0);
  desk_for_each (GTK_WIDGET (desk->window), unfold_sketch, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  desk_for_each (GTK_WIDGET (desk->window), collect_sketches, sketches);
  g_assert_cmpuint (sketches->len, ==, 2);
  for (guint i = 0; i < sketches->len; i++)
    {
      AtkObject *accessible = gtk_widget_get_accessible (sketches->pdata[i]);

      g_assert_cmpint (atk_object_get_role (accessible), ==, ATK_ROLE_IMAGE);
      g_assert_nonnull (strstr (atk_object_get_name (accessible), "Mozilla Thunderbird"));
      g_string_append (told, atk_object_get_description (accessible));
    }
  g_assert_cmpuint (rows->len, ==, 10);
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (strstr (told->str, get_value (rows->pdata[i])));

  desk_choose_client (desk, "mutt");
  g_ptr_array_set_size (sketches, 0);
  desk_for_each (GTK_WIDGET (desk->window), collect_sketches, sketches);
  g_assert_cmpuint (sketches->len, ==, 0);
}

static void
click (GtkWidget *widget, gpointer type)
{
  if (G_OBJECT_TYPE (widget) == GPOINTER_TO_SIZE (type))
    gtk_button_clicked (GTK_BUTTON (widget));
}

static void
count_why (GtkWidget *widget, gpointer n)
{
  if (SP_IS_WHY_BUTTON (widget))
    (*(guint *) n)++;
}

/* Every value has a reason, the button names the field, and the popover says the reason. */
static void
test_why (void)
{
  g_autoptr(Desk) desk = open_checked ();
  GtkWidget *button;
  GtkPopover *popover;
  AtkObject *accessible;
  guint n = 0;

  desk_choose_client (desk, "thunderbird-128");
  desk_for_each (GTK_WIDGET (desk->window), count_why, &n);
  g_assert_cmpuint (n, ==, 10);
  desk_find (desk, SP_TYPE_WHY_BUTTON, "Why: Server Name");
  desk_find (desk, SP_TYPE_WHY_BUTTON, "Why: Authentication method");
  desk_find (desk, SP_TYPE_WHY_BUTTON, "Why: User Name");
  button = desk_find (desk, SP_TYPE_WHY_BUTTON, "Why: Port");
  gtk_button_clicked (GTK_BUTTON (button));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (popover));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  accessible = gtk_widget_get_accessible (GTK_WIDGET (popover));
  g_assert_nonnull (strstr (atk_object_get_description (accessible), "a valid certificate"));
  desk_for_each (GTK_WIDGET (popover), click, GSIZE_TO_POINTER (GTK_TYPE_BUTTON));
  desk_wait_for (desk, "Explained");
}

static char *
get_copied (void)
{
  return gtk_clipboard_wait_for_text (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

static void
test_copy (void)
{
  g_autoptr(Desk) desk = open_checked ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *all = NULL;

  desk_choose_client (desk, "thunderbird-128");
  desk_for_each (GTK_WIDGET (desk->window), collect_rows, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *copied = NULL;

      g_signal_emit_by_name (rows->pdata[i], "copy");
      copied = get_copied ();
      g_assert_cmpstr (copied, ==, get_value (rows->pdata[i]));
    }
  gtk_button_clicked (GTK_BUTTON (desk_find (desk, SP_TYPE_COPY_BUTTON, "Copy all settings")));
  all = get_copied ();
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (strstr (all, get_value (rows->pdata[i])));
  g_assert_true (g_str_has_prefix (all, ADDRESS " · Test University Mail\n20"));
  g_assert_nonnull (strstr (all, "Checked just now from this network."));
  g_assert_nonnull (strstr (all, "Where to enter them: "));
}

/* What is chosen from a list cannot be pasted into it. */
static void
test_copy_buttons (void)
{
  g_autoptr(Desk) desk = open_checked ();

  desk_choose_client (desk, "thunderbird-128");
  desk_find (desk, SP_TYPE_COPY_BUTTON, "Copy Server Name: localhost");
  desk_find (desk, SP_TYPE_COPY_BUTTON, "Copy User Name: " ADDRESS);
  g_assert_null (desk_look (desk, SP_TYPE_COPY_BUTTON, "Copy Connection security: SSL/TLS"));
  g_assert_null (
      desk_look (desk, SP_TYPE_COPY_BUTTON, "Copy Authentication method: Normal password"));
}

/* Reading and sending are both in sight in a window of the usual size. */
static void
test_in_sight (void)
{
  g_autoptr(Desk) desk = open_checked ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  desk_choose_client (desk, "thunderbird-128");
  gtk_window_resize (GTK_WINDOW (desk->window), 860, 640);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  desk_for_each (GTK_WIDGET (desk->window), collect_rows, rows);
  g_assert_cmpuint (rows->len, ==, 10);
  for (guint i = 0; i < rows->len; i++)
    {
      int y = 0;

      gtk_widget_translate_coordinates (rows->pdata[i], GTK_WIDGET (desk->window), 0, 0, NULL, &y);
      g_assert_cmpint (y + gtk_widget_get_allocated_height (rows->pdata[i]), <=, 640);
    }
}

/* Where reading is not safe the first lines say so, why, and whom to ask. */
static void
test_not_safe (void)
{
  const char *const names[] = { "localhost", NULL };
  g_autofree char *identity = sp_test_authority_issue (sp_test_authority_get_default (),
                                                       SP_TEST_CERTIFICATE_EXPIRED, names);
  const SpTestScript expired = {
    .protocol = SP_TEST_IMAP,
    .implicit_tls = TRUE,
    .identity = identity,
  };
  g_autoptr(Desk) desk = desk_new ();
  g_autofree char *letter = NULL;
  SpHelpButton *help;
  const char *uri;

  desk_serve (desk, &expired);
  desk_serve (desk, &smtp);
  desk_open_checked (desk);
  g_assert_true (desk_says (desk, "but reading is not: the servers for incoming mail cannot prove "
                                  "who they are."));
  g_assert_true (desk_says (desk, "expired"));
  g_assert_true (desk_says (desk, "The reason is given above."));
  g_assert_true (desk_says (desk, "Only the people who run the mail service can fix this"));
  g_assert_true (desk_says (desk, "Help: help@test.example"));
  g_assert_true (desk_says (desk, "no advice"));
  help = SP_HELP_BUTTON (desk_find (desk, SP_TYPE_HELP_BUTTON, "Write to help@test.example"));
  uri = sp_help_button_get_uri (help);
  g_assert_true (
      g_str_has_prefix (uri, "mailto:help@test.example?subject=Report%20on%20the%20mail"));
  letter = g_uri_unescape_string (strstr (uri, "&body="), NULL);
  g_assert_nonnull (strstr (letter, "expired"));
  g_assert_nonnull (strstr (letter, "\r\n"));
  g_assert_null (strstr (letter, ADDRESS));
}

/* A service may be safe and a program too old for it. */
static void
test_not_with_program (void)
{
  g_autoptr(Desk) desk = open_checked ();

  desk_choose_client (desk, "outlook-express");
  g_assert_true (desk_says (desk, "safe to use, but not with Outlook Express 5/6."));
  g_assert_true (desk_says (desk, "the mail programs you can use"));
  desk_choose_client (desk, "thunderbird-128");
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));
}

/* The way through the menus points where reading goes. */
static void
test_path (void)
{
  GtkTextDirection usual = gtk_widget_get_default_direction ();
  g_autofree char *nowhere = sp_settings_group_describe_path (NULL);
  g_autofree char *plain = sp_settings_group_describe_path ("Tools ▸ Accounts ▸ Edit…");
  g_autofree char *mirrored = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  mirrored = sp_settings_group_describe_path ("Tools ▸ Accounts ▸ Edit…");
  gtk_widget_set_default_direction (usual);
  g_assert_null (nowhere);
  g_assert_cmpstr (plain, ==, "Where to enter them: Tools ▸ Accounts ▸ Edit…");
  g_assert_cmpstr (mirrored, ==, "Where to enter them: Tools › Accounts › Edit…");
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/settings/all-programs", test_all_programs);
  g_test_add_func ("/settings/direction", test_direction);
  g_test_add_func ("/settings/path", test_path);
  g_test_add_func ("/settings/controls", test_controls);
  g_test_add_func ("/settings/sketch", test_sketch);
  g_test_add_func ("/settings/why", test_why);
  g_test_add_func ("/settings/copy", test_copy);
  g_test_add_func ("/settings/copy-buttons", test_copy_buttons);
  g_test_add_func ("/settings/in-sight", test_in_sight);
  g_test_add_func ("/settings/not-safe", test_not_safe);
  g_test_add_func ("/settings/not-with-program", test_not_with_program);
  return g_test_run ();
}
