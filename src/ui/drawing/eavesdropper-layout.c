/* Measures the picture of what an eavesdropper sees, from top to bottom; everything is in proportion to a line of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-layout.h"

#include <glib/gi18n.h>

/* In heights of a line. */
#define LEAST_WIDTH 13
#define WANTED_WIDTH 40
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
#define RADIUS 0.35

/* Strengths. */
#define TINT 0.14
#define LANE_HATCHING 0.2
#define BAR_HATCHING 0.6
#define BOX_BORDER 0.55

/* Words at @x from the pen on; the pen goes below them. */
static void
write_text (SpPen *pen, const char *text, SpFace face, double x)
{
  pen->y += sp_pen_write (pen, face, text, x, pen->y, pen->width - (x - pen->x))->height;
}

static void
put_icon (SpPen *pen, SpIcon icon, double x)
{
  sp_pen_put_icon (pen, icon, x, pen->y, sp_pen_units (pen, ICON));
}

/* A place that is tinted as the lane is. */
static SpMark *
put_tinted (SpPen *pen, SpMarkKind kind, SpLane lane, double x, double width)
{
  SpMark *mark = sp_pen_put (pen, kind, x, pen->y, width, 0);

  mark->filling = lane == SP_LANE_CLEAR ? SP_INK_CLEAR : SP_INK_ENCRYPTED;
  mark->tint = TINT;
  mark->thickness = 0;
  mark->radius = sp_pen_units (pen, RADIUS);
  return mark;
}

static SpMark *
put_node (SpPen *pen, double middle)
{
  double size = sp_pen_units (pen, NODE);

  return sp_pen_put (pen, SP_MARK_NODE, middle - size / 2,
                     pen->y + (sp_pen_units (pen, 1) - size) / 2, size, size);
}

/* A symbol and the words beside it. */
static void
write_with_icon (SpPen *pen, SpIcon icon, const char *text, SpFace face)
{
  double bottom = pen->y + sp_pen_units (pen, 1);

  put_icon (pen, icon, pen->x);
  write_text (pen, text, face, pen->x + sp_pen_units (pen, ICON + GAP));
  pen->y = MAX (pen->y, bottom);
}

/* From where the lanes begin to the middle of one of them. */
static double
get_middle (const SpPen *pen, SpLane lane)
{
  return sp_pen_units (pen, LANE / 2 + (lane == SP_LANE_ENCRYPTED ? LANE + LANE_GAP : 0));
}

static void
write_literal (SpPen *pen, const SpSight *sight)
{
  double inset = sp_pen_units (pen, GAP);
  SpPen inner = *pen;
  SpMark *box = put_tinted (pen, SP_MARK_FRAME, sight->lane, pen->x, pen->width);

  box->ink = SP_INK_CLEAR;
  box->strength = BOX_BORDER;
  box->thickness = 1;
  inner.x += inset;
  inner.y += inset / 2;
  inner.width -= 2 * inset;
  write_text (&inner, sight->detail, SP_FACE_LITERAL, inner.x);
  box->height = inner.y + inset / 2 - pen->y;
  pen->y += box->height;
}

static void
put_bar (SpPen *pen)
{
  SpMark *bar = put_tinted (pen, SP_MARK_BAR, SP_LANE_ENCRYPTED, pen->x, pen->width);

  bar->hatching = BAR_HATCHING;
  bar->height = sp_pen_units (pen, BAR);
  pen->y += bar->height;
}

static void
write_detail (SpPen *pen, const SpSight *sight)
{
  if (sight->lane == SP_LANE_ENCRYPTED)
    {
      pen->y += sp_pen_units (pen, GAP / 2);
      put_bar (pen);
    }
  if (sight->detail == NULL)
    return;
  pen->y += sp_pen_units (pen, GAP / 2);
  if (sight->kind == SP_SIGHT_STOP)
    write_text (pen, sight->detail, SP_FACE_PLAIN, pen->x);
  else if (sight->lane == SP_LANE_ENCRYPTED)
    write_text (pen, sight->detail, SP_FACE_FAINT, pen->x);
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
put_lane_icon (SpPen *pen, SpLane lane, double lanes)
{
  put_icon (pen, lane == SP_LANE_CLEAR ? SP_ICON_EYE : SP_ICON_LOCK,
            lanes + get_middle (pen, lane) - sp_pen_units (pen, ICON / 2));
}

/* The lane that a step stands in, and the line that led there. */
static void
put_step (SpPen *pen, const SpSight *sight, double lanes, gboolean first)
{
  SpMark *mark = put_node (pen, lanes + get_middle (pen, sight->lane));

  mark->hollow = sight->expected;
  mark->first = first;
}

/* Where the line enters a lane: what that means. */
static void
write_lane_heading (SpPen *pen, SpLane lane, double lanes)
{
  pen->y += sp_pen_units (pen, GAP / 2);
  put_lane_icon (pen, lane, lanes);
  write_text (pen,
              lane == SP_LANE_CLEAR ? _("Everyone on the way can read this")
                                    : _("Nobody on the way can read this"),
              SP_FACE_PLAIN, pen->x);
  pen->y += sp_pen_units (pen, GAP);
}

/* Returns whether anything was encrypted. */
static gboolean
write_sights (SpPen *pen, const GPtrArray *sights, double lanes)
{
  int lane = -1;

  for (guint i = 0; i < sights->len; i++)
    {
      const SpSight *sight = g_ptr_array_index (sights, i);

      pen->y += i > 0 ? sp_pen_units (pen, STEP_GAP) : 0;
      if ((int) sight->lane != lane)
        write_lane_heading (pen, sight->lane, lanes);
      lane = sight->lane;
      put_step (pen, sight, lanes, i == 0);
      write_with_icon (pen, choose_icon (sight), sight->title, SP_FACE_BOLD);
      write_detail (pen, sight);
    }
  return lane == SP_LANE_ENCRYPTED;
}

/* Two strips, in front of which the line of the connection runs, and the steps beside them. */
static void
write_lanes (SpPen *pen, const SpSightColumn *column)
{
  double width = sp_pen_units (pen, LANE);
  double side = 2 * width + sp_pen_units (pen, LANE_GAP + GAP);
  SpMark *strips[2];
  SpPen inner = *pen;
  SpPen top = *pen;

  for (int i = 0; i < 2; i++)
    strips[i] = put_tinted (pen, SP_MARK_FRAME, SP_LANE_CLEAR + i,
                            pen->x + i * (width + sp_pen_units (pen, LANE_GAP)), width);
  strips[1]->hatching = LANE_HATCHING;
  inner.x += side;
  inner.width -= side;
  top.y += sp_pen_units (pen, GAP / 2);
  if (!write_sights (&inner, column->sights, pen->x))
    put_lane_icon (&top, SP_LANE_ENCRYPTED, pen->x);
  pen->y = inner.y + sp_pen_units (pen, GAP);
  for (int i = 0; i < 2; i++)
    strips[i]->height = pen->y - strips[i]->y;
}

/* One connection within its frame; returns the frame. */
static SpMark *
write_column (SpPen *pen, const SpSightColumn *column)
{
  double padding = sp_pen_units (pen, PADDING);
  SpMark *panel = sp_pen_put (pen, SP_MARK_FRAME, pen->x, pen->y, pen->width, 0);
  SpPen inner = *pen;

  panel->ink = SP_INK_BORDER;
  panel->radius = sp_pen_units (pen, RADIUS);
  inner.x += padding;
  inner.y += padding;
  inner.width -= 2 * padding;
  write_text (&inner, column->heading, SP_FACE_BOLD, inner.x);
  if (column->endpoint)
    write_text (&inner, column->endpoint, SP_FACE_FAINT, inner.x);
  inner.y += sp_pen_units (pen, GAP);
  if (column->missing)
    write_text (&inner, column->missing, SP_FACE_PLAIN, inner.x);
  else
    write_lanes (&inner, column);
  panel->height = inner.y + padding - pen->y;
  pen->y += panel->height;
  return panel;
}

static void
write_columns (SpPen *pen, const SpEavesdropper *picture)
{
  gboolean beside = pen->width >= sp_pen_units (pen, SIDE_BY_SIDE);
  double gap = sp_pen_units (pen, PADDING);
  double top = pen->y;
  double bottom = top;
  SpMark *panels[G_N_ELEMENTS (picture->columns)];

  for (guint i = 0; i < G_N_ELEMENTS (picture->columns); i++)
    {
      SpPen one = *pen;

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

/* What the symbols mean, and what remains to be seen in any case. */
static void
write_legend (SpPen *pen, const SpEavesdropper *picture)
{
  SpMark *later;

  write_with_icon (pen, SP_ICON_EYE, picture->visible, SP_FACE_PLAIN);
  pen->y += sp_pen_units (pen, GAP);
  write_with_icon (pen, SP_ICON_LOCK, picture->hidden, SP_FACE_PLAIN);
  pen->y += sp_pen_units (pen, PART_GAP);
  write_with_icon (pen, SP_ICON_TO_SERVER, _("sent to the server"), SP_FACE_FAINT);
  write_with_icon (pen, SP_ICON_FROM_SERVER, _("sent by the server"), SP_FACE_FAINT);
  later = put_node (pen, pen->x + sp_pen_units (pen, ICON / 2));
  later->hollow = later->first = TRUE;
  write_text (pen, _("later, by the mail program: Signpost sends no password and no mail"),
              SP_FACE_FAINT, pen->x + sp_pen_units (pen, ICON + GAP));
}

static SpSheet *
lay_out (gconstpointer content, PangoContext *context, double width)
{
  const SpEavesdropper *picture = content;
  SpSheet *sheet = sp_sheet_new (context, width);
  SpPen pen = sp_sheet_get_pen (sheet, context, SP_INK_TEXT);

  write_text (&pen, picture->title, SP_FACE_TITLE, pen.x);
  pen.y += sp_pen_units (&pen, GAP);
  write_text (&pen, picture->intro, SP_FACE_PLAIN, pen.x);
  pen.y += sp_pen_units (&pen, PART_GAP);
  write_columns (&pen, picture);
  pen.y += sp_pen_units (&pen, PART_GAP);
  write_legend (&pen, picture);
  return sp_pen_finish (&pen);
}

static char *
make_title (gconstpointer picture)
{
  return g_strdup (((const SpEavesdropper *) picture)->title);
}

static char *
make_text (gconstpointer picture)
{
  return sp_eavesdropper_to_text (picture);
}

static void
free_picture (gpointer picture)
{
  sp_eavesdropper_free (picture);
}

/** sp_eavesdropper_picture: shows an #SpEavesdropper. */
const SpPictureKind sp_eavesdropper_picture = {
  lay_out, make_title, make_text, free_picture, LEAST_WIDTH, WANTED_WIDTH, FALSE,
};
