/* Sets the comparison table in pages: columns as wide as they have to be, cells wrapped, the headings on every page, on its side where
 * that is needed, and from right to left where the language is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "table-print-items.h"
#include "text/template.h"

#define MARGIN_MM 15
#define FOOTER_FONT "Sans 8"

/* All lengths below are points: between the text and the footer, around what stands in a cell, and of the narrowest column. */
#define FOOTER_GAP 12
#define PADDING 3
#define NARROWEST 40

/* How much wider than an upright page the table may be before the page is turned; up to there cells are wrapped. */
#define TURN_AT 1.15

/** Face: how items of a kind look. */
typedef struct
{
  const char *font;
  double gap; /* above the item */
  const char *bullet; /* (nullable) before it */
} Face;

static const Face faces[] = {
  [SP_PRINT_TITLE] = { "Sans Bold 16", 0, NULL },
  [SP_PRINT_FACT] = { "Sans 9.5", 3, NULL },
  [SP_PRINT_HEADINGS] = { "Sans Bold 9", 9, NULL },
  [SP_PRINT_ROW] = { "Sans 9", 0, NULL },
  [SP_PRINT_HEADING] = { "Sans Bold 11.5", 14, NULL },
  [SP_PRINT_SENTENCE] = { "Sans 9.5", 4, "• " },
};

typedef struct
{
  GPtrArray *items; /* (owned) (element-type SpPrintItem) */
  char *title; /* (owned) */
  PangoContext *context; /* (owned) (nullable) of what is printed on */
  guint n_columns;
  double *widths; /* (owned) of the columns, padding included */
  const SpPrintItem *headings; /* one of @items */
  GArray *pages; /* (owned) (element-type guint) the first item of each page */
  gboolean mirrored; /* reading begins at the right */
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_ptr_array_unref (self->items);
  g_clear_object (&self->context);
  g_free (self->title);
  g_free (self->widths);
  g_array_unref (self->pages);
  g_free (self);
}

static const SpPrintItem *
get_item (const Setting *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

static gboolean
is_row (const SpPrintItem *item)
{
  return item->kind == SP_PRINT_ROW || item->kind == SP_PRINT_HEADINGS;
}

/* Pango turns the alignment of text that runs against its context, so that this is the side where reading of the page begins. */
static PangoAlignment
choose_alignment (PangoLayout *layout)
{
  gboolean leftward = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  return leftward ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* Lays out @text in @width points, or in one line where that is negative. */
static PangoLayout *
make_layout (PangoContext *context, const char *font, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  return layout;
}

static double
measure (PangoLayout *layout, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (height)
    *height = h / (double) PANGO_SCALE;
  return w / (double) PANGO_SCALE;
}

/* How wide the columns would be with nothing wrapped. */
static void
measure_columns (Setting *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    self->widths[c] = NARROWEST;
  for (guint i = 0; i < self->items->len; i++)
    {
      const SpPrintItem *item = get_item (self, i);

      for (guint c = 0; is_row (item) && c < self->n_columns; c++)
        {
          g_autoptr (PangoLayout) layout =
              make_layout (self->context, faces[item->kind].font, item->cells[c], -1);

          /* One more, since layouts round. */
          self->widths[c] = MAX (self->widths[c], measure (layout, NULL) + 2 * PADDING + 1);
        }
    }
}

static double
get_total (const Setting *self)
{
  double total = 0;

  for (guint c = 0; c < self->n_columns; c++)
    total += self->widths[c];
  return total;
}

static guint
find_widest (const Setting *self)
{
  guint widest = 0;

  for (guint c = 1; c < self->n_columns; c++)
    if (self->widths[c] > self->widths[widest])
      widest = c;
  return widest;
}

/* Takes from the widest columns what is too much, or spreads what is left over. */
static void
fit_columns (Setting *self, double room)
{
  double spare = room - get_total (self);

  for (; spare < 0; spare++)
    {
      guint widest = find_widest (self);

      if (self->widths[widest] <= NARROWEST)
        return;
      self->widths[widest]--;
    }
  for (guint c = 0; c < self->n_columns; c++)
    self->widths[c] += spare / self->n_columns;
}

static char *
get_text (const SpPrintItem *item, guint column)
{
  const char *bullet = faces[item->kind].bullet;

  return g_strconcat (bullet ? bullet : "", item->cells[column], NULL);
}

static void
measure_item (Setting *self, SpPrintItem *item, double room)
{
  guint n = is_row (item) ? self->n_columns : 1;

  item->height = 0;
  for (guint c = 0; c < n; c++)
    {
      double width = is_row (item) ? self->widths[c] - 2 * PADDING : room;
      g_autofree char *text = get_text (item, c);
      g_autoptr (PangoLayout) layout =
          make_layout (self->context, faces[item->kind].font, text, width);
      double height;

      measure (layout, &height);
      item->height = MAX (item->height, height + (is_row (item) ? 2 * PADDING : 0));
    }
}

/* What has to stand above the @first item of a page: the headings of the table, where it goes on there. */
static double
measure_head (const Setting *self, guint first)
{
  return get_item (self, first)->kind == SP_PRINT_ROW ? self->headings->height : 0;
}

/* Whether an item must not be the last of its page. */
static gboolean
keeps_with_next (const SpPrintItem *item)
{
  return item->kind == SP_PRINT_HEADINGS || item->kind == SP_PRINT_HEADING;
}

static void
break_pages (Setting *self, double room)
{
  guint first = 0;
  double y = 0;

  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < self->items->len; i++)
    {
      const SpPrintItem *item = get_item (self, i);

      y += (i == first ? measure_head (self, i) : faces[item->kind].gap) + item->height;
      if (y <= room || i == first)
        continue;
      first = i - first > 1 && keeps_with_next (get_item (self, i - 1)) ? i - 1 : i;
      g_array_append_val (self->pages, first);
      i = first - 1;
      y = 0;
    }
}

static PangoContext *
make_context (GtkPrintContext *print)
{
  PangoContext *context = gtk_print_context_create_pango_context (print);

  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  return context;
}

static double
measure_footer (const Setting *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self->context, FOOTER_FONT, "0", -1);
  double height;

  measure (layout, &height);
  return height;
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *print, gpointer data)
{
  Setting *self = data;
  double width = gtk_print_context_get_width (print);

  g_clear_object (&self->context);
  self->context = make_context (print);
  measure_columns (self);
  fit_columns (self, width);
  for (guint i = 0; i < self->items->len; i++)
    measure_item (self, g_ptr_array_index (self->items, i), width);
  break_pages (self, gtk_print_context_get_height (print) - measure_footer (self) - FOOTER_GAP);
  gtk_print_operation_set_n_pages (operation, self->pages->len);
}

/** Pen: where something is drawn. */
typedef struct
{
  cairo_t *cr; /* (unowned) */
  double width; /* of the page */
  double y;
} Pen;

static void
draw_text (const Setting *self,
           Pen *pen,
           const char *font,
           const char *text,
           double x,
           double width)
{
  g_autoptr (PangoLayout) layout = make_layout (self->context, font, text, width);

  pango_layout_set_alignment (layout, choose_alignment (layout));
  cairo_move_to (pen->cr, x, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
}

static void
draw_rule (Pen *pen, double thickness)
{
  cairo_set_line_width (pen->cr, thickness);
  cairo_move_to (pen->cr, 0, pen->y);
  cairo_line_to (pen->cr, pen->width, pen->y);
  cairo_stroke (pen->cr);
}

static void
draw_row (const Setting *self, const SpPrintItem *item, Pen *pen)
{
  double x = 0;

  pen->y += PADDING;
  for (guint c = 0; c < self->n_columns; c++)
    {
      double width = self->widths[c];
      double left = self->mirrored ? pen->width - x - width : x;

      draw_text (self, pen, faces[item->kind].font, item->cells[c], left + PADDING,
                 width - 2 * PADDING);
      x += width;
    }
  pen->y += item->height - PADDING;
  draw_rule (pen, item->kind == SP_PRINT_HEADINGS ? 1 : 0.35);
}

static void
draw_item (const Setting *self, const SpPrintItem *item, Pen *pen)
{
  g_autofree char *text = NULL;

  if (is_row (item))
    {
      draw_row (self, item, pen);
      return;
    }
  text = get_text (item, 0);
  draw_text (self, pen, faces[item->kind].font, text, 0, pen->width);
  pen->y += item->height;
}

static void
draw_footer (const Setting *self, Pen *pen, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  const SpPlace places[] = { { "title", self->title }, { "page", number }, { "pages", total } };
  /* Translators: the foot of a printed page; {title} is the title of the report. */
  g_autofree char *text =
      sp_template_fill (_ ("{title} · page {page} of {pages}"), places, G_N_ELEMENTS (places));

  draw_text (self, pen, FOOTER_FONT, text, 0, pen->width);
}

/* Programs that show or read a PDF file aloud begin with its title. */
static void
name_document (const Setting *self, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Signpost " SP_VERSION);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *print, int page, gpointer data)
{
  Setting *self = data;
  Pen pen = { gtk_print_context_get_cairo_context (print), gtk_print_context_get_width (print), 0 };
  guint first = g_array_index (self->pages, guint, page);
  guint end = (guint) page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                                  : self->items->len;

  if (page == 0)
    name_document (self, pen.cr);
  if (get_item (self, first)->kind == SP_PRINT_ROW)
    draw_item (self, self->headings, &pen);
  for (guint i = first; i < end; i++)
    {
      pen.y += i == first ? 0 : faces[get_item (self, i)->kind].gap;
      draw_item (self, get_item (self, i), &pen);
    }
  pen.y = gtk_print_context_get_height (print) - measure_footer (self);
  draw_footer (self, &pen, page);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  return setup;
}

/* Turns the page where the table would be too narrow on an upright one. */
static void
choose_orientation (Setting *self, GtkPageSetup *setup)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();

  /* Points. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  self->context = pango_font_map_create_context (fonts);
  measure_columns (self);
  if (get_total (self) > TURN_AT * gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
}

static Setting *
setting_new (const SpAdviceDocument *document)
{
  Setting *self = g_new0 (Setting, 1);

  self->items = sp_print_items_new (document);
  self->title = sp_advice_document_make_title (document);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->kind == SP_PRINT_HEADINGS)
      self->headings = get_item (self, i);
  self->n_columns = g_strv_length (self->headings->cells);
  self->widths = g_new0 (double, self->n_columns);
  return self;
}

/**
 * sp_table_print_new:
 * @document: a document; nothing of it is needed later
 *
 * Returns: (transfer full): an operation that prints the document; whoever runs it decides where to
 */
GtkPrintOperation *
sp_table_print_new (const SpAdviceDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  Setting *self = setting_new (document);

  choose_orientation (self, setup);
  g_object_set_data_full (G_OBJECT (operation), "signpost-setting", self, setting_free);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, self->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  return operation;
}
