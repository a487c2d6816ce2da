/* A time line: from the first to the last day of a certificate, with today marked; and the same in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "date-line.h"

#include <glib/gi18n.h>

#include "height-for-width.h"
#include "text/template.h"
#include "text/words.h"

/* Pixels: the bar itself, the mark of today, and what is left free around it. */
#define BAR_HEIGHT 6
#define MARK_WIDTH 2
#define MARK_HEIGHT 16
#define GAP 4

/* The time outside the validity takes at most this part of the line, or a long expired certificate would be a dot. */
#define OUTSIDE 0.4

/* How far the line reaches when it is empty, in pixels. */
#define NATURAL_WIDTH 360

struct _SpDateLine
{
  GtkDrawingArea parent_instance;

  GDateTime *from; /* (owned) */
  GDateTime *until; /* (owned) */
  GDateTime *now; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SpDateLine, sp_date_line, GTK_TYPE_DRAWING_AREA)

/** Span: where the validity and today are, as parts of the width. */
typedef struct
{
  double from;
  double until;
  double now;
} Span;

static double
part_outside (gint64 outside, gint64 inside)
{
  return outside <= 0 ? 0 : MIN (OUTSIDE, outside / (double) MAX (outside + inside, 1));
}

static Span
measure (SpDateLine *self)
{
  gint64 length = MAX (g_date_time_difference (self->until, self->from), 1);
  gint64 elapsed = g_date_time_difference (self->now, self->from);
  double before = part_outside (-elapsed, length);
  double after = part_outside (elapsed - length, length);

  if (before > 0)
    return (Span){ before, 1, 0 };
  if (after > 0)
    return (Span){ 0, 1 - after, 1 };
  return (Span){ 0, 1, elapsed / (double) length };
}

static PangoLayout *
make_layout (SpDateLine *self, GDateTime *date)
{
  g_autofree char *text = date ? sp_words_date (date) : g_strdup (_("today"));

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

static int
width_of (SpDateLine *self, GDateTime *date)
{
  g_autoptr(PangoLayout) layout = make_layout (self, date);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
line_height (SpDateLine *self)
{
  g_autoptr(PangoLayout) layout = make_layout (self, NULL);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Where the two dates do not fit beside each other, the second goes below the first. */
static gboolean
is_tight (SpDateLine *self, int width)
{
  Span span = measure (self);

  return width_of (self, self->from) + width_of (self, self->until) + 2 * GAP >
         (span.until - span.from) * width + (1 - span.until + span.from) * width / 2;
}

static void
sp_date_line_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  SpDateLine *self = SP_DATE_LINE (widget);

  *minimum = MAX (width_of (self, self->from), width_of (self, self->until));
  *natural = MAX (*minimum, NATURAL_WIDTH);
}

static void
sp_date_line_get_preferred_height_for_width (GtkWidget *widget,
                                             int width,
                                             int *minimum,
                                             int *natural)
{
  SpDateLine *self = SP_DATE_LINE (widget);
  int rows = is_tight (self, width) ? 3 : 2;

  *minimum = *natural = rows * line_height (self) + MARK_HEIGHT + 2 * GAP;
}

/** Canvas: what is drawn on, and how. */
typedef struct
{
  SpDateLine *line;
  cairo_t *cr;
  GtkStyleContext *style;
  double width; /* pixels */
  gboolean mirrored;
} Canvas;

static double
place (const Canvas *canvas, double part)
{
  return (canvas->mirrored ? 1 - part : part) * canvas->width;
}

/* Writes @date below or above its place, but never beyond the ends of the line. */
static void
write_date (const Canvas *canvas, GDateTime *date, double part, double y)
{
  g_autoptr(PangoLayout) layout = make_layout (canvas->line, date);
  double x = place (canvas, part);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (x - width / 2.0, 0, MAX (canvas->width - width, 0));
  gtk_render_layout (canvas->style, canvas->cr, x, y, layout);
}

static void
set_colour (const Canvas *canvas, double alpha)
{
  GdkRGBA colour;

  gtk_style_context_get_color (canvas->style, gtk_style_context_get_state (canvas->style), &colour);
  colour.alpha *= alpha;
  gdk_cairo_set_source_rgba (canvas->cr, &colour);
}

/* A thin line for the time outside the validity, a frame for the validity, filled as far as it has passed. */
static void
draw_bar (const Canvas *canvas, const Span *span, double y)
{
  double ends[2] = { place (canvas, span->from), place (canvas, span->until) };
  double passed = place (canvas, CLAMP (span->now, span->from, span->until));
  double left = MIN (ends[0], ends[1]), right = MAX (ends[0], ends[1]);
  double top = y + (MARK_HEIGHT - BAR_HEIGHT) / 2.0;

  set_colour (canvas, 0.6);
  cairo_rectangle (canvas->cr, 0, y + MARK_HEIGHT / 2.0 - 0.5, canvas->width, 1);
  cairo_fill (canvas->cr);
  cairo_set_line_width (canvas->cr, 1);
  cairo_rectangle (canvas->cr, left + 0.5, top + 0.5, MAX (right - left - 1, 1), BAR_HEIGHT - 1);
  cairo_stroke (canvas->cr);
  cairo_rectangle (canvas->cr, MIN (ends[0], passed), top, ABS (passed - ends[0]), BAR_HEIGHT);
  cairo_fill (canvas->cr);
}

static void
draw_mark (const Canvas *canvas, double part, double y)
{
  double x = CLAMP (place (canvas, part) - MARK_WIDTH / 2.0, 0, canvas->width - MARK_WIDTH);

  set_colour (canvas, 1);
  cairo_rectangle (canvas->cr, x, y, MARK_WIDTH, MARK_HEIGHT);
  cairo_fill (canvas->cr);
}

static gboolean
sp_date_line_draw (GtkWidget *widget, cairo_t *cr)
{
  SpDateLine *self = SP_DATE_LINE (widget);
  int width = gtk_widget_get_allocated_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const Canvas canvas = { self, cr, gtk_widget_get_style_context (widget), width, mirrored };
  Span span = measure (self);
  double bar = line_height (self) + GAP;
  double below = bar + MARK_HEIGHT + GAP;

  write_date (&canvas, NULL, span.now, 0);
  draw_bar (&canvas, &span, bar);
  draw_mark (&canvas, span.now, bar);
  write_date (&canvas, self->from, span.from, below);
  if (is_tight (self, width))
    below += line_height (self);
  write_date (&canvas, self->until, span.until, below);
  return FALSE;
}

static void
sp_date_line_finalize (GObject *object)
{
  SpDateLine *self = SP_DATE_LINE (object);

  g_date_time_unref (self->from);
  g_date_time_unref (self->until);
  g_date_time_unref (self->now);
  G_OBJECT_CLASS (sp_date_line_parent_class)->finalize (object);
}

static void
sp_date_line_class_init (SpDateLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_date_line_finalize;
  sp_height_for_width_install (widget_class);
  widget_class->get_preferred_width = sp_date_line_get_preferred_width;
  widget_class->get_preferred_height_for_width = sp_date_line_get_preferred_height_for_width;
  widget_class->draw = sp_date_line_draw;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_IMAGE);
}

static void
sp_date_line_init (SpDateLine *self)
{
}

static guint
days_between (GDateTime *earlier, GDateTime *later)
{
  return g_date_time_difference (later, earlier) / G_TIME_SPAN_DAY;
}

/**
 * sp_date_line_count_days:
 * @from: when the validity begins
 * @until: when it ends
 * @now: the present moment
 *
 * Returns: (transfer full): how many days are left, or how long ago the validity ended, or when it begins
 */
char *
sp_date_line_count_days (GDateTime *from, GDateTime *until, GDateTime *now)
{
  guint days;

  if (g_date_time_compare (now, until) > 0)
    {
      days = days_between (until, now);
      /* Translators: said of a certificate. */
      return sp_fill_count (ngettext ("expired {count} day ago", "expired {count} days ago", days),
                            days, NULL);
    }
  if (g_date_time_compare (now, from) < 0)
    {
      days = days_between (now, from);
      /* Translators: said of a certificate. */
      return sp_fill_count (ngettext ("starts in {count} day", "starts in {count} days", days),
                            days, NULL);
    }
  days = days_between (now, until);
  /* Translators: said of a certificate: how long it stays valid. */
  return sp_fill_count (ngettext ("{count} day left", "{count} days left", days), days, NULL);
}

/* What the line shows, for example “Valid from 2026-08-01 to 2026-11-30, 6 days left”. */
static char *
describe (GDateTime *from, GDateTime *until, GDateTime *now)
{
  g_autofree char *first = sp_words_date (from);
  g_autofree char *last = sp_words_date (until);
  g_autofree char *days = sp_date_line_count_days (from, until, now);

  /* Translators: the validity of a certificate; {from} and {until} are dates, {days} is for example “6 days left”. */
  return sp_fill (_("Valid from {from} to {until}, {days}"), "from", first, "until", last, "days",
                  days, NULL);
}

/**
 * sp_date_line_new:
 * @from: when the validity begins
 * @until: when it ends
 * @now: the present moment
 *
 * Returns: (transfer floating): the time line
 */
GtkWidget *
sp_date_line_new (GDateTime *from, GDateTime *until, GDateTime *now)
{
  SpDateLine *self = g_object_new (SP_TYPE_DATE_LINE, "visible", TRUE, NULL);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *description = describe (from, until, now);

  self->from = g_date_time_ref (from);
  self->until = g_date_time_ref (until);
  self->now = g_date_time_ref (now);
  atk_object_set_name (accessible, _("Timeline"));
  atk_object_set_description (accessible, description);
  return GTK_WIDGET (self);
}
