/* Sets a report in pages, for a printer or a PDF file: lines below each other, headings never alone at the foot of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-print.h"

#include <string.h>

#include <glib/gi18n.h>

#include "text/template.h"

#define MARGIN_MM 18
#define FOOTER_FONT "Sans 8"

/* Between the text and the footer, in points. */
#define FOOTER_GAP 12

/** Face: how the blocks of a style look. */
typedef struct
{
  const char *font;
  double gap; /* points above the block */
  gboolean keep; /* on the page of what follows */
} Face;

static const Face faces[] = {
  [SP_REPORT_BLOCK_TITLE] = { "Sans Bold 16", 0, TRUE },
  [SP_REPORT_BLOCK_HEADING] = { "Sans Bold 12", 16, TRUE },
  [SP_REPORT_BLOCK_SUBHEADING] = { "Sans Bold 9.5", 10, TRUE },
  [SP_REPORT_BLOCK_TEXT] = { "Sans 9.5", 5, FALSE },
  [SP_REPORT_BLOCK_FIXED] = { "Monospace 7.5", 5, FALSE },
};

/** Line: one line of a paragraph. All lengths are points. */
typedef struct
{
  PangoLayout *layout; /* (owned) the paragraph */
  int index; /* of the line in it */
  double x;
  double baseline; /* below the top of the line */
  double height;
  double gap; /* above the line, unless it is the first of its page */
  gboolean keep; /* on the page of the next line */
} Line;

typedef struct
{
  GPtrArray *blocks; /* (owned) (element-type SpReportBlock) */
  char *title; /* (owned) */
  GArray *lines; /* (owned) (element-type Line) */
  GArray *pages; /* (owned) (element-type guint) the first line of each page */
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_array_unref (self->lines);
  g_array_unref (self->pages);
  g_free (self);
}

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->layout);
}

static PangoLayout *
make_layout (GtkPrintContext *context, const char *font, const char *text)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* How wide @n spaces are in the font of @layout. */
static double
measure_indent (PangoLayout *layout, gsize n)
{
  g_autoptr (PangoLayout) spaces = pango_layout_copy (layout);
  g_autofree char *text = g_strnfill (n, ' ');
  int width;

  pango_layout_set_text (spaces, text, -1);
  pango_layout_get_size (spaces, &width, NULL);
  return 2.0 * width / PANGO_SCALE;
}

static void
add_line (Setting *self, PangoLayoutIter *iter, double indent, const Face *face)
{
  PangoRectangle extents;
  Line line = { NULL, 0, indent, 0, 0, 0, face->keep };

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  line.layout = g_object_ref (pango_layout_iter_get_layout (iter));
  line.x =
      (pango_layout_get_width (line.layout) < 0 ? 0 : indent) + extents.x / (double) PANGO_SCALE;
  line.baseline = (pango_layout_iter_get_baseline (iter) - extents.y) / (double) PANGO_SCALE;
  line.height = extents.height / (double) PANGO_SCALE;
  g_array_append_val (self->lines, line);
}

/* Spaces at its start move the whole paragraph in, so that its further lines stand below the first. */
static void
add_paragraph (Setting *self, GtkPrintContext *context, const char *text, SpReportBlockStyle style)
{
  const Face *face = &faces[style];
  gsize spaces = style == SP_REPORT_BLOCK_FIXED ? 0 : strspn (text, " ");
  g_autoptr (PangoLayout) layout = make_layout (context, face->font, text + spaces);
  double indent = measure_indent (layout, spaces);
  PangoLayoutIter *iter;
  int index = 0;

  pango_layout_set_width (layout, (gtk_print_context_get_width (context) - indent) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  iter = pango_layout_get_iter (layout);
  do
    {
      add_line (self, iter, indent, face);
      g_array_index (self->lines, Line, self->lines->len - 1).index = index++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_block (Setting *self, GtkPrintContext *context, const SpReportBlock *block)
{
  g_auto (GStrv) paragraphs = g_strsplit (block->text, "\n", -1);
  guint first = self->lines->len;

  for (guint i = 0; paragraphs[i]; i++)
    add_paragraph (self, context, paragraphs[i], block->style);
  if (first < self->lines->len)
    g_array_index (self->lines, Line, first).gap = faces[block->style].gap;
}

static double
measure_footer (GtkPrintContext *context)
{
  g_autoptr (PangoLayout) layout = make_layout (context, FOOTER_FONT, "0");
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/* Where the page that began at @first breaks, when line @i is the first that does not fit. */
static guint
find_break (Setting *self, guint first, guint i)
{
  guint at = i;

  while (at > first && g_array_index (self->lines, Line, at - 1).keep)
    at--;
  return at > first ? at : i;
}

static void
break_pages (Setting *self, double room)
{
  guint first = 0;
  double y = 0;

  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      y += (i == first ? 0 : line->gap) + line->height;
      if (y <= room || i == first)
        continue;
      first = find_break (self, first, i);
      g_array_append_val (self->pages, first);
      i = first - 1;
      y = 0;
    }
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Setting *self = data;

  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    add_block (self, context, g_ptr_array_index (self->blocks, i));
  break_pages (self,
               gtk_print_context_get_height (context) - measure_footer (context) - FOOTER_GAP);
  gtk_print_operation_set_n_pages (operation, self->pages->len);
}

static void
draw_footer (Setting *self, GtkPrintContext *context, guint page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  const SpPlace places[] = { { "title", self->title }, { "page", number }, { "pages", total } };
  /* Translators: the foot of a printed page; {title} is the title of the report. */
  g_autofree char *text =
      sp_template_fill (_ ("{title} · page {page} of {pages}"), places, G_N_ELEMENTS (places));
  g_autoptr (PangoLayout) layout = make_layout (context, FOOTER_FONT, text);

  pango_layout_set_width (layout, gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - measure_footer (context));
  pango_cairo_show_layout (cr, layout);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Setting *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint first = g_array_index (self->pages, guint, page);
  guint end = (guint) page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                                  : self->lines->len;
  double y = 0;

  for (guint i = first; i < end; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      y += i == first ? 0 : line->gap;
      cairo_move_to (cr, line->x, y + line->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (line->layout, line->index));
      y += line->height;
    }
  draw_footer (self, context, page);
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

/**
 * sp_report_print_new:
 * @blocks: (element-type SpReportBlock): a document
 * @title: its title, for the foot of each page and the name of the print job
 *
 * Returns: (transfer full): an operation that prints the document; whoever runs it decides where to
 */
GtkPrintOperation *
sp_report_print_new (GPtrArray *blocks, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  Setting *self = g_new0 (Setting, 1);

  self->blocks = g_ptr_array_ref (blocks);
  self->title = g_strdup (title);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_object_set_data_full (G_OBJECT (operation), "signpost-setting", self, setting_free);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  return operation;
}
