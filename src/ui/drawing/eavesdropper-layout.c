/* Measures the picture of what an eavesdropper sees, from top to bottom; everything is in proportion to a line of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-layout.h"

#include <glib/gi18n.h>

/* In heights of a line. */
#define SIDE_BY_SIDE 29 /* from this width on the connections stand beside each other */
#define PADDING 0.7
#define LANE 1.2 /* width of a lane */
#define LANE_GAP 0.1
#define GAP 0.4 /* between things that belong together */
#define STEP_GAP 0.7 /* between steps */
#define PART_GAP 1.0 /* between parts of the picture */
#define NODE 0.6
#define ICON 0.95
#define BAR 0.9

#define TITLE_SCALE 1.15
#define SMALL_SCALE 0.9

/* How words are set. */
typedef enum
{
  STYLE_PLAIN,
  STYLE_TITLE,
  STYLE_BOLD,
  STYLE_FAINT,
  STYLE_LITERAL,
} Style;

/** Pen: where the next thing goes. */
typedef struct
{
  SpPictureLayout *layout;
  PangoContext *context;
  double x, y, width;
} Pen;

static void
mark_free (gpointer data)
{
  SpMark *mark = data;

  g_clear_object (&mark->layout);
  g_free (mark);
}

static SpMark *
add_mark (Pen *pen, SpMarkKind kind, double x, double y, double width, double height)
{
  SpMark *mark = g_new0 (SpMark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  g_ptr_array_add (pen->layout->marks, mark);
  return mark;
}

static double
units (const Pen *pen, double n)
{
  return n * pen->layout->unit;
}

/* All words begin at the same side. Where a paragraph runs against its surroundings, Pango takes left for right. */
static void
align (PangoLayout *layout)
{
  gboolean from_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  pango_layout_set_alignment (layout, from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static PangoAttrList *
make_attributes (Style style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (style == STYLE_TITLE || style == STYLE_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style == STYLE_TITLE)
    pango_attr_list_insert (attributes, pango_attr_scale_new (TITLE_SCALE));
  if (style == STYLE_FAINT || style == STYLE_LITERAL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  if (style == STYLE_LITERAL)
    pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  return attributes;
}

static PangoLayout *
make_layout (const Pen *pen, const char *text, Style style, double width)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  g_autoptr (PangoAttrList) attributes = make_attributes (style);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, MAX (1, (int) width) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  align (layout);
  return layout;
}

/* Words at @x from the pen on; the pen goes below them. */
static void
write_text (Pen *pen, const char *text, Style style, double x)
{
  double width = pen->width - (x - pen->x);
  PangoLayout *layout = make_layout (pen, text, style, width);
  SpMark *mark;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  mark = add_mark (pen, SP_MARK_TEXT, x, pen->y, width, height);
  mark->layout = layout;
  mark->faint = style == STYLE_FAINT;
  pen->y += height;
}

static void
put_icon (Pen *pen, SpIcon icon, SpLane lane, double x)
{
  double size = units (pen, ICON);
  SpMark *mark = add_mark (pen, SP_MARK_ICON, x, pen->y + (units (pen, 1) - size) / 2, size, size);

  mark->icon = icon;
  mark->lane = lane;
}

/* A symbol and the words beside it. */
static void
write_with_icon (Pen *pen, SpIcon icon, SpLane lane, const char *text, Style style)
{
  double bottom = pen->y + units (pen, 1);

  put_icon (pen, icon, lane, pen->x);
  write_text (pen, text, style, pen->x + units (pen, ICON + GAP));
  pen->y = MAX (pen->y, bottom);
}

/* The lane that a step stands in, and the line that led there. */
static void
put_node (Pen *pen, const SpSight *sight, double lanes, gboolean first)
{
  double size = units (pen, NODE);
  double shift = sight->lane == SP_LANE_ENCRYPTED ? LANE + LANE_GAP : 0;
  double x = lanes + units (pen, LANE / 2 + shift);
  SpMark *mark =
      add_mark (pen, SP_MARK_NODE, x - size / 2, pen->y + (units (pen, 1) - size) / 2, size, size);

  mark->lane = sight->lane;
  mark->hollow = sight->expected;
  mark->first = first;
}

static void
write_literal (Pen *pen, const SpSight *sight)
{
  double inset = units (pen, GAP);
  double top = pen->y;
  Pen inner = *pen;
  SpMark *box = add_mark (pen, SP_MARK_BOX, pen->x, top, pen->width, 0);

  box->lane = sight->lane;
  inner.x += inset;
  inner.y += inset / 2;
  inner.width -= 2 * inset;
  write_text (&inner, sight->detail, STYLE_LITERAL, inner.x);
  box->height = inner.y + inset / 2 - top;
  pen->y = top + box->height;
}

static void
put_bar (Pen *pen)
{
  SpMark *bar = add_mark (pen, SP_MARK_BAR, pen->x, pen->y, pen->width, units (pen, BAR));

  bar->lane = SP_LANE_ENCRYPTED;
  pen->y += bar->height;
}

static void
write_detail (Pen *pen, const SpSight *sight)
{
  if (sight->lane == SP_LANE_ENCRYPTED)
    {
      pen->y += units (pen, GAP / 2);
      put_bar (pen);
    }
  if (sight->detail == NULL)
    return;
  pen->y += units (pen, GAP / 2);
  if (sight->kind == SP_SIGHT_STOP)
    write_text (pen, sight->detail, STYLE_PLAIN, pen->x);
  else if (sight->lane == SP_LANE_ENCRYPTED)
    write_text (pen, sight->detail, STYLE_FAINT, pen->x);
  else
    write_literal (pen, sight);
}

static SpIcon
choose_icon (const SpSight *sight)
{
  static const SpIcon ways[] = {
    [SP_DIRECTION_BOTH] = SP_ICON_BOTH_WAYS,
    [SP_DIRECTION_TO_SERVER] = SP_ICON_TO_SERVER,
    [SP_DIRECTION_FROM_SERVER] = SP_ICON_FROM_SERVER,
  };

  switch (sight->kind)
    {
    case SP_SIGHT_PREAUTH:
    case SP_SIGHT_NO_OFFER:
    case SP_SIGHT_REFUSED:
    case SP_SIGHT_BARE_PASSWORD:
    case SP_SIGHT_STOP:
      return SP_ICON_WARNING;
    case SP_SIGHT_CONNECT:
    case SP_SIGHT_GREETING:
    case SP_SIGHT_ASK:
    case SP_SIGHT_OFFER:
    case SP_SIGHT_REQUEST:
    case SP_SIGHT_AGREED:
    case SP_SIGHT_WORDS:
    case SP_SIGHT_HELLO:
    case SP_SIGHT_BARE_HELLO:
    case SP_SIGHT_CERTIFICATE:
    case SP_SIGHT_TALK:
    case SP_SIGHT_PASSWORD:
    case SP_SIGHT_MAIL:
    default:
      return ways[sight->direction];
    }
}

static void
put_lane_icon (Pen *pen, SpLane lane, double lanes)
{
  double shift = lane == SP_LANE_ENCRYPTED ? LANE + LANE_GAP : 0;

  put_icon (pen, lane == SP_LANE_CLEAR ? SP_ICON_EYE : SP_ICON_LOCK, lane,
            lanes + units (pen, shift + (LANE - ICON) / 2));
}

/* Where the line enters a lane: what that means. */
static void
write_lane_heading (Pen *pen, SpLane lane, double lanes)
{
  pen->y += units (pen, GAP / 2);
  put_lane_icon (pen, lane, lanes);
  write_text (pen,
              lane == SP_LANE_CLEAR ? _ ("Everybody on the way can read this")
                                    : _ ("Nobody on the way can read this"),
              STYLE_PLAIN, pen->x);
  pen->y += units (pen, GAP);
}

/* Returns whether anything was encrypted. */
static gboolean
write_sights (Pen *pen, const GPtrArray *sights, double lanes)
{
  int lane = -1;

  for (guint i = 0; i < sights->len; i++)
    {
      const SpSight *sight = g_ptr_array_index (sights, i);

      pen->y += i > 0 ? units (pen, STEP_GAP) : 0;
      if ((int) sight->lane != lane)
        write_lane_heading (pen, sight->lane, lanes);
      lane = sight->lane;
      put_node (pen, sight, lanes, i == 0);
      write_with_icon (pen, choose_icon (sight), lane, sight->title, STYLE_BOLD);
      write_detail (pen, sight);
    }
  return lane == SP_LANE_ENCRYPTED;
}

/* Two strips, in front of which the line of the connection runs, and the steps beside them. */
static void
write_lanes (Pen *pen, const SpSightColumn *column)
{
  double width = units (pen, LANE);
  double side = 2 * width + units (pen, LANE_GAP + GAP);
  SpMark *strips[2];
  Pen inner = *pen;
  Pen top = *pen;

  for (int i = 0; i < 2; i++)
    {
      strips[i] = add_mark (pen, SP_MARK_LANE, pen->x + i * (width + units (pen, LANE_GAP)), pen->y,
                            width, 0);
      strips[i]->lane = i == 0 ? SP_LANE_CLEAR : SP_LANE_ENCRYPTED;
    }
  inner.x += side;
  inner.width -= side;
  top.y += units (pen, GAP / 2);
  if (!write_sights (&inner, column->sights, pen->x))
    put_lane_icon (&top, SP_LANE_ENCRYPTED, pen->x);
  pen->y = inner.y + units (pen, GAP);
  for (int i = 0; i < 2; i++)
    strips[i]->height = pen->y - strips[i]->y;
}

/* One connection within its frame; returns the frame. */
static SpMark *
write_column (Pen *pen, const SpSightColumn *column)
{
  double padding = units (pen, PADDING);
  SpMark *panel = add_mark (pen, SP_MARK_PANEL, pen->x, pen->y, pen->width, 0);
  Pen inner = *pen;

  inner.x += padding;
  inner.y += padding;
  inner.width -= 2 * padding;
  write_text (&inner, column->heading, STYLE_BOLD, inner.x);
  if (column->endpoint)
    write_text (&inner, column->endpoint, STYLE_FAINT, inner.x);
  inner.y += units (pen, GAP);
  if (column->missing)
    write_text (&inner, column->missing, STYLE_PLAIN, inner.x);
  else
    write_lanes (&inner, column);
  panel->height = inner.y + padding - pen->y;
  pen->y += panel->height;
  return panel;
}

static void
write_columns (Pen *pen, const SpEavesdropper *picture)
{
  gboolean beside = pen->width >= units (pen, SIDE_BY_SIDE);
  double gap = units (pen, PADDING);
  double top = pen->y;
  double bottom = top;
  SpMark *panels[G_N_ELEMENTS (picture->columns)];

  for (guint i = 0; i < G_N_ELEMENTS (picture->columns); i++)
    {
      Pen one = *pen;

      one.width = beside ? (pen->width - gap) / 2 : pen->width;
      one.x += beside ? i * (one.width + gap) : 0;
      one.y = beside || i == 0 ? top : bottom + gap;
      panels[i] = write_column (&one, &picture->columns[i]);
      bottom = MAX (bottom, one.y);
    }
  for (guint i = 0; beside && i < G_N_ELEMENTS (picture->columns); i++)
    panels[i]->height = bottom - top;
  pen->y = bottom;
}

static void
put_sample_node (Pen *pen)
{
  double size = units (pen, NODE);
  SpMark *mark = add_mark (pen, SP_MARK_NODE, pen->x + units (pen, (ICON - NODE) / 2),
                           pen->y + (units (pen, 1) - size) / 2, size, size);

  mark->hollow = TRUE;
  mark->first = TRUE;
}

/* What the symbols mean, and what remains to be seen in any case. */
static void
write_legend (Pen *pen, const SpEavesdropper *picture)
{
  write_with_icon (pen, SP_ICON_EYE, SP_LANE_CLEAR, picture->visible, STYLE_PLAIN);
  pen->y += units (pen, GAP);
  write_with_icon (pen, SP_ICON_LOCK, SP_LANE_ENCRYPTED, picture->hidden, STYLE_PLAIN);
  pen->y += units (pen, PART_GAP);
  write_with_icon (pen, SP_ICON_TO_SERVER, SP_LANE_CLEAR, _ ("sent to the server"), STYLE_FAINT);
  write_with_icon (pen, SP_ICON_FROM_SERVER, SP_LANE_CLEAR, _ ("sent by the server"), STYLE_FAINT);
  put_sample_node (pen);
  write_text (pen, _ ("later, by the mail program: Signpost sends no password and no mail"),
              STYLE_FAINT, pen->x + units (pen, ICON + GAP));
}

/**
 * sp_picture_measure_line:
 * @context: the font and its resolution
 *
 * Returns: the height of a line of text in pixels
 */
double
sp_picture_measure_line (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (1, PANGO_PIXELS (height));
}

static void
mirror (SpPictureLayout *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      SpMark *mark = g_ptr_array_index (self->marks, i);

      mark->x = self->width - mark->x - mark->width;
    }
}

/**
 * sp_picture_layout_new:
 * @picture: what to show
 * @context: the font, its resolution and the direction in which the language is read
 * @width: pixels
 *
 * Returns: (transfer full): the picture, measured; as high as it has to be
 */
SpPictureLayout *
sp_picture_layout_new (const SpEavesdropper *picture, PangoContext *context, double width)
{
  SpPictureLayout *self = g_new0 (SpPictureLayout, 1);
  Pen pen = { .layout = self, .context = context };

  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->width = width;
  self->unit = sp_picture_measure_line (context);
  self->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  pen.x = pen.y = 1;
  pen.width = width - 2;
  write_text (&pen, picture->title, STYLE_TITLE, pen.x);
  pen.y += units (&pen, GAP);
  write_text (&pen, picture->intro, STYLE_PLAIN, pen.x);
  pen.y += units (&pen, PART_GAP);
  write_columns (&pen, picture);
  pen.y += units (&pen, PART_GAP);
  write_legend (&pen, picture);
  self->height = pen.y + 1;
  if (self->mirrored)
    mirror (self);
  return self;
}

/**
 * sp_picture_layout_free:
 * @self: (transfer full): a measured picture
 */
void
sp_picture_layout_free (SpPictureLayout *self)
{
  g_ptr_array_unref (self->marks);
  g_free (self);
}
