/* Measures the sketch of a settings page from top to bottom; everything is in proportion to a line of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialogue-layout.h"

/* In heights of a line. */
#define SIDE_BY_SIDE 17 /* from this width on labels stand beside their fields */
#define PADDING 0.8
#define INSET 0.35 /* between a frame and its words */
#define GAP 0.6 /* between fields, and between a label and its field */
#define LABEL_GAP 0.15 /* between a label and the field below it */
#define BUTTON 0.8 /* of a title bar, and a box for a tick */
#define NUMBER 1.25
#define NUMBER_FIELD 5 /* width of a field for a number */
#define OUTLINE 0.16 /* from a field to its highlight */

#define LABEL_SHARE 0.42 /* of the width, at most */

/** Pen: where the next thing goes. */
typedef struct
{
  SpDialogueLayout *layout;
  PangoContext *context;
  double x, y, width;
  double labels; /* width of the column of labels, 0 where they stand above */
} Pen;

static void
mark_free (gpointer data)
{
  SpSketchMark *mark = data;

  g_clear_object (&mark->layout);
  g_free (mark);
}

static double
units (const Pen *pen, double n)
{
  return n * pen->layout->unit;
}

static SpSketchMark *
add_mark (Pen *pen, SpSketchKind kind, double x, double y, double width, double height)
{
  SpSketchMark *mark = g_new0 (SpSketchMark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  g_ptr_array_add (pen->layout->marks, mark);
  return mark;
}

static gboolean
is_from_right (PangoDirection direction)
{
  return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

/* A number alone goes where its surroundings go. */
static PangoDirection
get_direction (PangoLayout *layout)
{
  return pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
}

/* Pango turns left and right around for a paragraph that runs against its context; all shall begin at the program's own side. */
static void
align (const Pen *pen, PangoLayout *layout)
{
  gboolean turned = is_from_right (get_direction (layout)) !=
                    is_from_right (pango_context_get_base_dir (pen->context));

  pango_layout_set_alignment (layout, turned != pen->layout->mirrored ? PANGO_ALIGN_RIGHT
                                                                      : PANGO_ALIGN_LEFT);
}

static PangoLayout *
make_layout (const Pen *pen, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
measure (const Pen *pen, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, bold);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1;
}

static SpSketchMark *
write_text (Pen *pen, const char *text, gboolean bold, double x, double y, double width)
{
  PangoLayout *layout = make_layout (pen, text, bold);
  SpSketchMark *mark;
  int height;

  width = MAX (1, width);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  align (pen, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  mark = add_mark (pen, SP_SKETCH_TEXT, x, y, width, height);
  mark->layout = layout;
  return mark;
}

/* The program's name between what its title bar has at its ends. */
static void
write_title_bar (Pen *pen, const SpSketch *sketch)
{
  double padding = units (pen, GAP);
  double button = units (pen, BUTTON);
  double side = padding + button + padding;
  SpSketchMark *bar = add_mark (pen, SP_SKETCH_BAR, pen->x, pen->y, pen->width, 0);
  SpSketchMark *title;
  double middle;

  title = write_text (pen, sketch->program, FALSE, pen->x + side, pen->y + padding / 2,
                      pen->width - (sketch->handheld ? side + padding : 2 * side));
  if (!sketch->handheld)
    pango_layout_set_alignment (title->layout, PANGO_ALIGN_CENTER);
  bar->height = title->height + padding;
  middle = pen->y + (bar->height - button) / 2;
  if (sketch->handheld)
    add_mark (pen, SP_SKETCH_BACK, pen->x + padding, middle, button, button);
  else
    add_mark (pen, SP_SKETCH_CLOSE, pen->x + pen->width - padding - button, middle, button, button);
  pen->y += bar->height;
}

static double
measure_labels (const Pen *pen, const SpSketch *sketch)
{
  double widest = 1;

  for (guint i = 0; i < sketch->fields->len; i++)
    {
      const SpSketchField *field = g_ptr_array_index (sketch->fields, i);

      if (field->label)
        widest = MAX (widest, measure (pen, field->label, FALSE));
    }
  return MIN (widest, pen->width * LABEL_SHARE);
}

/* A frame with words in it; returns the frame. */
static SpSketchMark *
write_entry (Pen *pen, const SpSketchField *field)
{
  double inset = units (pen, INSET);
  double arrow = field->control == SP_CONTROL_CHOICE ? units (pen, BUTTON) + inset : 0;
  double wanted = MAX (units (pen, NUMBER_FIELD), measure (pen, field->value, FALSE) + 2 * inset);
  double width = field->control == SP_CONTROL_NUMBER ? MIN (wanted, pen->width) : pen->width;
  SpSketchMark *frame = add_mark (pen, SP_SKETCH_ENTRY, pen->x, pen->y, width, 0);
  SpSketchMark *text = write_text (pen, field->value, FALSE, pen->x + inset, pen->y + inset,
                                   width - 2 * inset - arrow);

  frame->height = text->height + 2 * inset;
  if (arrow > 0)
    add_mark (pen, SP_SKETCH_ARROW, pen->x + width - arrow,
              pen->y + (frame->height - units (pen, BUTTON)) / 2, units (pen, BUTTON),
              units (pen, BUTTON));
  return frame;
}

/* A box and the words beside it; returns what holds both, which is not drawn. */
static SpSketchMark
write_box (Pen *pen, const SpSketchField *field)
{
  double inset = units (pen, INSET);
  double size = units (pen, BUTTON);
  double words = size + inset;
  double width = MIN (measure (pen, field->value, FALSE), pen->width - words - inset);
  SpSketchMark *box = add_mark (pen, SP_SKETCH_BOX, pen->x + inset / 2,
                                pen->y + inset + (units (pen, 1) - size) / 2, size, size);
  SpSketchMark *text =
      write_text (pen, field->value, FALSE, pen->x + inset / 2 + words, pen->y + inset, width);

  box->set = field->control == SP_CONTROL_TICKED;
  return (SpSketchMark){
    .x = pen->x, .y = pen->y, .width = words + width + inset, .height = text->height + 2 * inset
  };
}

static SpSketchMark
write_control (Pen *pen, const SpSketchField *field)
{
  gboolean box = field->control == SP_CONTROL_TICKED || field->control == SP_CONTROL_UNTICKED;

  return box ? write_box (pen, field) : *write_entry (pen, field);
}

/* The label goes before the field or above it; returns how high it is. */
static double
write_label (Pen *pen, Pen *inner, const SpSketchField *field)
{
  SpSketchMark *label;

  if (!field->label)
    return 0;
  if (pen->labels <= 0)
    {
      label = write_text (inner, field->label, FALSE, inner->x, inner->y, inner->width);
      inner->y += label->height + units (pen, LABEL_GAP) + units (pen, OUTLINE);
      return 0;
    }
  label =
      write_text (inner, field->label, FALSE, inner->x, inner->y + units (pen, INSET), pen->labels);
  inner->x += pen->labels + units (pen, GAP);
  inner->width -= pen->labels + units (pen, GAP);
  return label->height + 2 * units (pen, INSET);
}

static void
put_number (Pen *pen, guint number, gboolean set, const SpSketchMark *control)
{
  double size = units (pen, NUMBER);
  double line = units (pen, 1 + 2 * INSET);
  g_autofree char *text = g_strdup_printf ("%u", number);
  SpSketchMark *mark =
      add_mark (pen, SP_SKETCH_NUMBER, pen->x, control->y + (line - size) / 2, size, size);

  mark->set = set;
  mark->layout = make_layout (pen, text, TRUE);
}

static void
put_highlight (Pen *pen, const SpSketchMark *control)
{
  double outline = units (pen, OUTLINE);

  add_mark (pen, SP_SKETCH_HIGHLIGHT, control->x - outline, control->y - outline,
            control->width + 2 * outline, control->height + 2 * outline);
}

static void
write_field (Pen *pen, const SpSketchField *field, guint number)
{
  double gutter = units (pen, NUMBER + GAP);
  Pen inner = *pen;
  SpSketchMark control;
  double label;

  inner.x += gutter;
  inner.width -= gutter;
  label = write_label (pen, &inner, field);
  control = write_control (&inner, field);
  if (!field->by_itself)
    put_highlight (&inner, &control);
  put_number (pen, number, !field->by_itself, &control);
  pen->y = MAX (pen->y + label, control.y + control.height);
}

static void
write_page (Pen *pen, const SpSketch *sketch)
{
  double padding = units (pen, PADDING);
  gboolean beside;

  pen->x += padding;
  pen->y += padding;
  pen->width -= 2 * padding;
  beside = !sketch->handheld && pen->width >= units (pen, SIDE_BY_SIDE);
  pen->labels = beside ? measure_labels (pen, sketch) : 0;
  pen->y += write_text (pen, sketch->page, TRUE, pen->x, pen->y, pen->width)->height;
  for (guint i = 0; i < sketch->fields->len; i++)
    {
      pen->y += units (pen, GAP);
      write_field (pen, g_ptr_array_index (sketch->fields, i), i + 1);
    }
  pen->y += padding;
}

static void
mirror (SpDialogueLayout *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      SpSketchMark *mark = g_ptr_array_index (self->marks, i);

      mark->x = self->width - mark->x - mark->width;
    }
}

static gboolean
is_read_from_right (const Pen *pen, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, FALSE);

  return is_from_right (get_direction (layout));
}

/* The window of the program is read as its labels are, whatever the language of this one is. */
static gboolean
is_mirrored (const Pen *pen, const SpSketch *sketch)
{
  int balance = 0;

  for (guint i = 0; i < sketch->fields->len; i++)
    {
      const SpSketchField *field = g_ptr_array_index (sketch->fields, i);

      if (field->label)
        balance += is_read_from_right (pen, field->label) ? 1 : -1;
    }
  return balance > 0;
}

/**
 * sp_dialogue_layout_measure_line:
 * @context: the font and its resolution
 *
 * Returns: the height of a line of text in pixels
 */
double
sp_dialogue_layout_measure_line (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (1, PANGO_PIXELS (height));
}

/**
 * sp_dialogue_layout_new:
 * @sketch: what to show
 * @context: the font and its resolution
 * @width: pixels
 *
 * Returns: (transfer full): the sketch, measured; as high as it has to be
 */
SpDialogueLayout *
sp_dialogue_layout_new (const SpSketch *sketch, PangoContext *context, double width)
{
  SpDialogueLayout *self = g_new0 (SpDialogueLayout, 1);
  Pen pen = { .layout = self, .context = context };
  SpSketchMark *window;

  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->width = width;
  self->unit = sp_dialogue_layout_measure_line (context);
  self->mirrored = is_mirrored (&pen, sketch);
  self->handheld = sketch->handheld;
  pen.x = pen.y = 1;
  pen.width = width - 2;
  window = add_mark (&pen, SP_SKETCH_WINDOW, pen.x, pen.y, pen.width, 0);
  write_title_bar (&pen, sketch);
  write_page (&pen, sketch);
  window->height = pen.y - window->y;
  self->height = pen.y + 1;
  if (self->mirrored)
    mirror (self);
  return self;
}

/**
 * sp_dialogue_layout_free:
 * @self: (transfer full) (nullable): a measured sketch
 */
void
sp_dialogue_layout_free (SpDialogueLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->marks);
  g_free (self);
}
