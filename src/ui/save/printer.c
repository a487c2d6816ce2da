/* Sets a document in pages: lines below each other, headings never alone at the foot of a page, the columns of a table as wide as they
 * have to be and their headings on every page, and all from right to left where the language is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "printer.h"

#include <string.h>

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "text/template.h"

#define MARGIN_MM 15
#define FOOTER_FONT "Sans 8"

/* All lengths below are points: between the text and the footer, around what stands in a cell, of the narrowest column, and of the
 * rules below headings and rows. */
#define FOOTER_GAP 12
#define PADDING 3
#define NARROWEST 40
#define HEAVY_RULE 1
#define LIGHT_RULE 0.35

/* How much wider than an upright page the table may be before the page is turned; up to there cells are wrapped. */
#define TURN_AT 1.15

/** Face: how pieces of a kind look. */
typedef struct
{
  const char *font;
  double gap; /* above the piece */
  gboolean keep; /* on the page of what follows */
  const char *bullet; /* before it */
} Face;

static const Face faces[] = {
  [SP_PRINT_TITLE] = { "Sans Bold 16", 0, TRUE, "" },
  [SP_PRINT_HEADING] = { "Sans Bold 12", 16, TRUE, "" },
  [SP_PRINT_SUBHEADING] = { "Sans Bold 9.5", 10, TRUE, "" },
  [SP_PRINT_TEXT] = { "Sans 9.5", 4, FALSE, "" },
  [SP_PRINT_ITEM] = { "Sans 9.5", 4, FALSE, "• " },
  [SP_PRINT_FIXED] = { "Monospace 7.5", 5, FALSE, "" },
  [SP_PRINT_COLUMNS] = { "Sans Bold 9", 9, TRUE, "" },
  [SP_PRINT_ROW] = { "Sans 9", 0, FALSE, "" },
};

/** Line: one line of a paragraph, or a row of the table. */
typedef struct
{
  const SpPrintPiece *piece; /* (unowned) of the document */
  PangoLayout *layout; /* (owned) (nullable) the paragraph */
  GPtrArray *cells; /* (owned) (nullable) (element-type PangoLayout) of a row */
  int index; /* of the line in it */
  double x;
  double baseline; /* below the top of the line */
  double height;
  double gap; /* above the line, unless it is the first of its page */
} Line;

/** Job: a document on its way to paper. */
typedef struct
{
  SpPrintDocument *document; /* (owned) */
  double *widths; /* (owned) of the columns of the table, padding included */
  PangoContext *context; /* (owned) (nullable) of what is printed on */
  GArray *lines; /* (owned) (element-type Line) */
  GArray *pages; /* (owned) (element-type guint) the first line of each page */
  double width; /* of a page */
  gboolean mirrored; /* reading begins at the right */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_array_unref (self->lines);
  g_array_unref (self->pages);
  g_free (self->widths);
  g_clear_object (&self->context);
  sp_print_document_free (self->document);
  g_free (self);
}

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->layout);
  g_clear_pointer (&line->cells, g_ptr_array_unref);
}

static const Line *
get_line (const Job *self, guint i)
{
  return &g_array_index (self->lines, Line, i);
}

static const SpPrintPiece *
get_piece (const Job *self, guint i)
{
  return g_ptr_array_index (self->document->pieces, i);
}

static gboolean
is_row (const SpPrintPiece *piece)
{
  return piece->kind == SP_PRINT_ROW || piece->kind == SP_PRINT_COLUMNS;
}

/* Lays out @text in @width points, or in one line where that is negative. Pango turns the alignment of text that runs against its
 * context, so that this is the side where reading of the page begins. */
static PangoLayout *
make_layout (const Job *self, const char *font, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr(PangoFontDescription) description = pango_font_description_from_string (font);
  gboolean from_right;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  from_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  pango_layout_set_alignment (layout, from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
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

/* Makes the columns as wide as they are with nothing wrapped; returns how wide the table is then. */
static double
measure_columns (Job *self)
{
  double total = 0;

  for (guint c = 0; c < self->document->n_columns; c++)
    {
      self->widths[c] = NARROWEST;
      for (guint i = 0; i < self->document->pieces->len; i++)
        {
          const SpPrintPiece *piece = get_piece (self, i);
          g_autoptr(PangoLayout) layout = NULL;

          if (!is_row (piece))
            continue;
          layout = make_layout (self, faces[piece->kind].font, piece->cells[c], -1);
          /* One more, since layouts round. */
          self->widths[c] = MAX (self->widths[c], measure (layout, NULL) + 2 * PADDING + 1);
        }
      total += self->widths[c];
    }
  return total;
}

static guint
find_widest (const Job *self)
{
  guint widest = 0;

  for (guint c = 1; c < self->document->n_columns; c++)
    if (self->widths[c] > self->widths[widest])
      widest = c;
  return widest;
}

/* Takes from the widest columns what is too much, or spreads what is left over. */
static void
fit_columns (Job *self)
{
  double spare = self->width - measure_columns (self);

  for (; spare < 0; spare++)
    {
      guint widest = find_widest (self);

      if (self->widths[widest] <= NARROWEST)
        return;
      self->widths[widest]--;
    }
  for (guint c = 0; c < self->document->n_columns; c++)
    self->widths[c] += spare / self->document->n_columns;
}

/* How wide @n spaces are in the font of @layout. */
static double
measure_indent (PangoLayout *layout, gsize n)
{
  g_autoptr(PangoLayout) spaces = pango_layout_copy (layout);
  g_autofree char *text = g_strnfill (n, ' ');

  pango_layout_set_text (spaces, text, -1);
  return 2 * measure (spaces, NULL);
}

static void
add_line (Job *self, const SpPrintPiece *piece, PangoLayoutIter *iter, double indent)
{
  PangoRectangle extents;
  Line line = { .piece = piece };

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  line.layout = g_object_ref (pango_layout_iter_get_layout (iter));
  line.x = (self->mirrored ? 0 : indent) + extents.x / (double) PANGO_SCALE;
  line.baseline = (pango_layout_iter_get_baseline (iter) - extents.y) / (double) PANGO_SCALE;
  line.height = extents.height / (double) PANGO_SCALE;
  g_array_append_val (self->lines, line);
}

/* Spaces at its start move the whole paragraph in, so that its further lines stand below the first. */
static void
add_paragraph (Job *self, const SpPrintPiece *piece, const char *text)
{
  const Face *face = &faces[piece->kind];
  gsize spaces = piece->kind == SP_PRINT_FIXED ? 0 : strspn (text, " ");
  g_autofree char *whole = g_strconcat (face->bullet, text + spaces, NULL);
  g_autoptr(PangoLayout) layout = make_layout (self, face->font, whole, -1);
  double indent = spaces > 0 ? measure_indent (layout, spaces) : 0;
  PangoLayoutIter *iter;
  int index = 0;

  pango_layout_set_width (layout, (int) ((self->width - indent) * PANGO_SCALE));
  iter = pango_layout_get_iter (layout);
  do
    {
      add_line (self, piece, iter, indent);
      g_array_index (self->lines, Line, self->lines->len - 1).index = index++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_row (Job *self, const SpPrintPiece *piece)
{
  Line line = { .piece = piece, .cells = g_ptr_array_new_with_free_func (g_object_unref) };

  for (guint c = 0; c < self->document->n_columns; c++)
    {
      PangoLayout *cell = make_layout (self, faces[piece->kind].font, piece->cells[c],
                                       self->widths[c] - 2 * PADDING);
      double height;

      measure (cell, &height);
      line.height = MAX (line.height, height + 2 * PADDING);
      g_ptr_array_add (line.cells, cell);
    }
  g_array_append_val (self->lines, line);
}

static void
add_piece (Job *self, const SpPrintPiece *piece)
{
  g_auto(GStrv) paragraphs = is_row (piece) ? NULL : g_strsplit (piece->cells[0], "\n", -1);
  guint first = self->lines->len;

  if (is_row (piece))
    add_row (self, piece);
  for (guint i = 0; paragraphs && paragraphs[i]; i++)
    add_paragraph (self, piece, paragraphs[i]);
  if (first < self->lines->len)
    g_array_index (self->lines, Line, first).gap = faces[piece->kind].gap;
}

static double
measure_footer (const Job *self)
{
  g_autoptr(PangoLayout) layout = make_layout (self, FOOTER_FONT, "0", -1);
  double height;

  measure (layout, &height);
  return height;
}

/* The headings of the table, where it goes on at the top of the page that begins with line @first. */
static const Line *
find_head (const Job *self, guint first)
{
  if (get_line (self, first)->piece->kind != SP_PRINT_ROW)
    return NULL;
  while (get_line (self, first)->piece->kind != SP_PRINT_COLUMNS)
    first--;
  return get_line (self, first);
}

/* Where the page that began at @first breaks, when line @i is the first that does not fit. */
static guint
find_break (const Job *self, guint first, guint i)
{
  guint at = i;

  while (at > first && faces[get_line (self, at - 1)->piece->kind].keep)
    at--;
  return at > first ? at : i;
}

static void
break_pages (Job *self, double room)
{
  guint first = 0;
  double y = 0;

  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);
      const Line *head = i == first ? find_head (self, i) : NULL;

      y += line->height + (head ? head->height : i == first ? 0 : line->gap);
      if (y <= room || i == first)
        continue;
      first = find_break (self, first, i);
      g_array_append_val (self->pages, first);
      i = first - 1;
      y = 0;
    }
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *print, gpointer data)
{
  Job *self = data;

  g_clear_object (&self->context);
  self->context = gtk_print_context_create_pango_context (print);
  if (self->mirrored)
    pango_context_set_base_dir (self->context, PANGO_DIRECTION_RTL);
  self->width = gtk_print_context_get_width (print);
  fit_columns (self);
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->document->pieces->len; i++)
    add_piece (self, get_piece (self, i));
  break_pages (self, gtk_print_context_get_height (print) - measure_footer (self) - FOOTER_GAP);
  gtk_print_operation_set_n_pages (operation, self->pages->len);
}

static void
draw_row (const Job *self, cairo_t *cr, const Line *line, double y)
{
  double x = 0;

  for (guint c = 0; c < self->document->n_columns; c++)
    {
      double width = self->widths[c];

      cairo_move_to (cr, (self->mirrored ? self->width - x - width : x) + PADDING, y + PADDING);
      pango_cairo_show_layout (cr, g_ptr_array_index (line->cells, c));
      x += width;
    }
  cairo_set_line_width (cr, line->piece->kind == SP_PRINT_COLUMNS ? HEAVY_RULE : LIGHT_RULE);
  cairo_move_to (cr, 0, y + line->height);
  cairo_line_to (cr, self->width, y + line->height);
  cairo_stroke (cr);
}

/* Draws a line whose upper end is at @y; returns its lower end. */
static double
draw_line (const Job *self, cairo_t *cr, const Line *line, double y)
{
  if (line->cells)
    draw_row (self, cr, line, y);
  else
    {
      cairo_move_to (cr, line->x, y + line->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (line->layout, line->index));
    }
  return y + line->height;
}

static void
draw_footer (const Job *self, cairo_t *cr, guint page, double y)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  /* Translators: the foot of a printed page; {title} is the title of the report. */
  g_autofree char *text = sp_fill (_("{title} · page {page} of {pages}"), "title",
                                   self->document->title, "page", number, "pages", total, NULL);
  g_autoptr(PangoLayout) layout = make_layout (self, FOOTER_FONT, text, self->width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
}

/* Programs that show or read a PDF file aloud begin with its title. */
static void
name_document (const Job *self, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Signpost " SP_VERSION);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *print, int page, gpointer data)
{
  Job *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (print);
  guint first = g_array_index (self->pages, guint, page);
  guint end = (guint) page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                                  : self->lines->len;
  const Line *head = find_head (self, first);
  double y = head ? draw_line (self, cr, head, 0) : 0;

  if (page == 0)
    name_document (self, cr);
  for (guint i = first; i < end; i++)
    y = draw_line (self, cr, get_line (self, i), y + (i == first ? 0 : get_line (self, i)->gap));
  draw_footer (self, cr, page, gtk_print_context_get_height (print) - measure_footer (self));
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
choose_orientation (Job *self, GtkPageSetup *setup)
{
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();

  if (!self->document->may_turn)
    return;
  /* Points. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  self->context = pango_font_map_create_context (fonts);
  if (measure_columns (self) > TURN_AT * gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
}

/**
 * sp_printer_new:
 * @document: (transfer full): a document
 *
 * Returns: (transfer full): an operation that prints the document; whoever runs it decides where to
 */
GtkPrintOperation *
sp_printer_new (SpPrintDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = make_page_setup ();
  Job *self = g_new0 (Job, 1);

  self->document = document;
  self->widths = g_new0 (double, document->n_columns);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  choose_orientation (self, setup);
  g_object_set_data_full (G_OBJECT (operation), "signpost-job", self, job_free);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, document->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  return operation;
}
