/* Measures the sketch of a settings page from top to bottom; everything is in proportion to a line of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sketch-layout.h"

/* In heights of a line. */
#define LEAST_WIDTH 10
#define WANTED_WIDTH 24
#define SIDE_BY_SIDE 17 /* from this width on labels stand beside their fields */
#define PADDING 0.8
#define INSET 0.35 /* between a frame and its words */
#define GAP 0.6 /* between fields, and between a label and its field */
#define LABEL_GAP 0.15 /* between a label and the field below it */
#define BUTTON 0.8 /* of a title bar, and a box for a tick */
#define NUMBER 1.25
#define NUMBER_FIELD 5 /* width of a field for a number */
#define OUTLINE 0.16 /* from a field to its highlight */
#define STROKE 0.09
#define RADIUS 0.25
#define WINDOW_RADIUS 0.375
#define HANDHELD_RADIUS 0.9

#define LABEL_SHARE 0.42 /* of the width, at most */

/* Strengths of the text's ink. */
#define BORDER 0.55
#define TOP 0.1
#define SYMBOL 0.8

static SpMark *
write_plain (SpPen *pen, const char *text, double x, double y, double width)
{
  return sp_pen_write (pen, SP_FACE_PLAIN, text, x, y, width);
}

static SpMark *
put_frame (SpPen *pen, double width, double radius)
{
  SpMark *frame = sp_pen_put (pen, SP_MARK_FRAME, pen->x, pen->y, width, 0);

  frame->strength = BORDER;
  frame->radius = sp_pen_units (pen, radius);
  return frame;
}

/* A symbol in the middle of what is @height high. */
static void
put_symbol (SpPen *pen, SpIcon icon, double x, double height)
{
  double top = pen->y + (height - pen->sheet->unit) / 2;

  sp_pen_put_icon (pen, icon, x, top, sp_pen_units (pen, BUTTON))->strength = SYMBOL;
}

/* The program's name between what its title bar has at its ends. */
static void
write_title_bar (SpPen *pen, const SpSketch *sketch, double radius)
{
  double padding = sp_pen_units (pen, GAP);
  double button = sp_pen_units (pen, BUTTON);
  double side = padding + button + padding;
  SpMark *bar = sp_pen_put (pen, SP_MARK_TOP, pen->x, pen->y, pen->width, 0);
  SpMark *title = write_plain (pen, sketch->program, pen->x + side, pen->y + padding / 2,
                               pen->width - (sketch->handheld ? side + padding : 2 * side));

  if (!sketch->handheld)
    pango_layout_set_alignment (title->layout, PANGO_ALIGN_CENTER);
  bar->height = title->height + padding;
  bar->strength = BORDER;
  bar->filling = pen->ink;
  bar->tint = TOP;
  bar->radius = sp_pen_units (pen, radius);
  if (sketch->handheld)
    put_symbol (pen, SP_ICON_BACK, pen->x + padding, bar->height);
  else
    put_symbol (pen, SP_ICON_CLOSE, pen->x + pen->width - padding - button, bar->height);
  pen->y += bar->height;
}

static double
measure_labels (const SpPen *pen, const SpSketch *sketch)
{
  double widest = 1;

  for (guint i = 0; i < sketch->fields->len; i++)
    {
      const SpSketchField *field = g_ptr_array_index (sketch->fields, i);

      if (field->label)
        widest = MAX (widest, sp_pen_measure (pen, field->label));
    }
  return MIN (widest, pen->width * LABEL_SHARE);
}

/* A frame with words in it; returns the frame. */
static SpMark
write_entry (SpPen *pen, const SpSketchField *field)
{
  double inset = sp_pen_units (pen, INSET);
  double list = field->control == SP_CONTROL_CHOICE ? sp_pen_units (pen, BUTTON) + inset : 0;
  double wanted =
      MAX (sp_pen_units (pen, NUMBER_FIELD), sp_pen_measure (pen, field->value) + 2 * inset);
  double width = field->control == SP_CONTROL_NUMBER ? MIN (wanted, pen->width) : pen->width;
  SpMark *frame = put_frame (pen, width, RADIUS);
  SpMark *text =
      write_plain (pen, field->value, pen->x + inset, pen->y + inset, width - 2 * inset - list);

  frame->height = text->height + 2 * inset;
  if (list > 0)
    put_symbol (pen, SP_ICON_LIST, pen->x + width - list, frame->height);
  return *frame;
}

/* A box and the words beside it; returns what holds both, which is not drawn. */
static SpMark
write_box (SpPen *pen, const SpSketchField *field)
{
  double inset = sp_pen_units (pen, INSET);
  double size = sp_pen_units (pen, BUTTON);
  double words = size + inset;
  double width = MIN (sp_pen_measure (pen, field->value), pen->width - words - inset);
  double x = pen->x + inset / 2, y = pen->y + inset;
  SpMark *text = write_plain (pen, field->value, x + words, y, width);
  SpMark whole = { .x = pen->x, .y = pen->y, .width = words + width + inset };

  sp_pen_put_icon (pen, field->control == SP_CONTROL_TICKED ? SP_ICON_TICKED_BOX : SP_ICON_BOX, x,
                   y, size);
  whole.height = text->height + 2 * inset;
  return whole;
}

static SpMark
write_control (SpPen *pen, const SpSketchField *field)
{
  gboolean box = field->control == SP_CONTROL_TICKED || field->control == SP_CONTROL_UNTICKED;

  return box ? write_box (pen, field) : write_entry (pen, field);
}

/* The label goes before the field, where there is a column of @labels, or above it; returns how high it is beside the field. */
static double
write_label (SpPen *pen, const SpSketchField *field, double labels)
{
  double inset = sp_pen_units (pen, INSET);
  double gap = sp_pen_units (pen, GAP);
  SpMark *label;

  if (!field->label)
    return 0;
  if (labels <= 0)
    {
      label = write_plain (pen, field->label, pen->x, pen->y, pen->width);
      pen->y += label->height + sp_pen_units (pen, LABEL_GAP) + sp_pen_units (pen, OUTLINE);
      return 0;
    }
  label = write_plain (pen, field->label, pen->x, pen->y + inset, labels);
  pen->x += labels + gap;
  pen->width -= labels + gap;
  return label->height + 2 * inset;
}

/* Full where something has to be entered, hollow where it is only to be compared. */
static void
put_number (SpPen *pen, guint number, gboolean hollow, const SpMark *control)
{
  double size = sp_pen_units (pen, NUMBER);
  double line = sp_pen_units (pen, 1 + 2 * INSET);
  g_autofree char *text = g_strdup_printf ("%u", number);
  SpMark *mark =
      sp_pen_put (pen, SP_MARK_NUMBER, pen->x, control->y + (line - size) / 2, size, size);

  mark->hollow = hollow;
  mark->filling = SP_INK_FIELD;
  mark->layout = sp_pen_make_layout (pen, SP_FACE_BOLD, text);
}

static void
put_highlight (SpPen *pen, const SpMark *control)
{
  double outline = sp_pen_units (pen, OUTLINE);
  SpMark *mark = sp_pen_put (pen, SP_MARK_FRAME, control->x - outline, control->y - outline,
                             control->width + 2 * outline, control->height + 2 * outline);

  mark->ink = SP_INK_HIGHLIGHT;
  mark->thickness = MAX (1.5, sp_pen_units (pen, STROKE));
  mark->radius = sp_pen_units (pen, RADIUS * 1.6);
}

static void
write_field (SpPen *pen, const SpSketchField *field, guint number, double labels)
{
  double gutter = sp_pen_units (pen, NUMBER + GAP);
  SpPen inner = *pen;
  SpMark control;
  double label;

  inner.x += gutter;
  inner.width -= gutter;
  label = write_label (&inner, field, labels);
  control = write_control (&inner, field);
  if (!field->by_itself)
    put_highlight (&inner, &control);
  put_number (pen, number, field->by_itself, &control);
  pen->y = MAX (pen->y + label, control.y + control.height);
}

static void
write_page (SpPen *pen, const SpSketch *sketch)
{
  double padding = sp_pen_units (pen, PADDING);
  double labels = 0;

  pen->x += padding;
  pen->y += padding;
  pen->width -= 2 * padding;
  if (!sketch->handheld && pen->width >= sp_pen_units (pen, SIDE_BY_SIDE))
    labels = measure_labels (pen, sketch);
  pen->y += sp_pen_write (pen, SP_FACE_BOLD, sketch->page, pen->x, pen->y, pen->width)->height;
  for (guint i = 0; i < sketch->fields->len; i++)
    {
      pen->y += sp_pen_units (pen, GAP);
      write_field (pen, g_ptr_array_index (sketch->fields, i), i + 1, labels);
    }
  pen->y += padding;
}

/* The window of the program is read as its labels are, whatever the language of this one is. */
static gboolean
is_read_from_right (const SpPen *pen, const SpSketch *sketch)
{
  int balance = 0;

  for (guint i = 0; i < sketch->fields->len; i++)
    {
      const SpSketchField *field = g_ptr_array_index (sketch->fields, i);

      if (field->label)
        balance += sp_pen_reads_from_right (pen, field->label) ? 1 : -1;
    }
  return balance > 0;
}

static SpSheet *
lay_out (gconstpointer content, PangoContext *context, double width)
{
  const SpSketch *sketch = content;
  SpSheet *sheet = sp_sheet_new (context, width);
  SpPen pen = sp_sheet_get_pen (sheet, context, SP_INK_FIELD_TEXT);
  double radius = sketch->handheld ? HANDHELD_RADIUS : WINDOW_RADIUS;
  SpMark *window = put_frame (&pen, pen.width, radius);

  sheet->mirrored = is_read_from_right (&pen, sketch);
  window->filling = SP_INK_FIELD;
  window->tint = 1;
  write_title_bar (&pen, sketch, radius);
  write_page (&pen, sketch);
  window->height = pen.y - window->y;
  return sp_pen_finish (&pen);
}

static char *
make_title (gconstpointer sketch)
{
  return sp_sketch_get_name (sketch);
}

static char *
make_text (gconstpointer sketch)
{
  return sp_sketch_to_text (sketch);
}

static void
free_sketch (gpointer sketch)
{
  sp_sketch_free (sketch);
}

/** sp_sketch_picture: shows an #SpSketch. */
const SpPictureKind sp_sketch_picture = {
  lay_out, make_title, make_text, free_sketch, LEAST_WIDTH, WANTED_WIDTH, TRUE,
};
