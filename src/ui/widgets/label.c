/* Labels that hold running text: they are shown, wrap, and begin where reading does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "label.h"

#include <glib/gi18n.h>

#include "text/template.h"

struct _SpLabel
{
  GtkLabel parent_instance;
};

G_DEFINE_FINAL_TYPE (SpLabel, sp_label, GTK_TYPE_LABEL)

/* clang-format off */
G_DEFINE_ENUM_TYPE (SpLabelLook, sp_label_look,
                    G_DEFINE_ENUM_VALUE (SP_LABEL_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (SP_LABEL_BOLD, "bold"),
                    G_DEFINE_ENUM_VALUE (SP_LABEL_HEADING, "heading"),
                    G_DEFINE_ENUM_VALUE (SP_LABEL_TITLE, "title"))
/* clang-format on */

enum
{
  PROP_LOOK = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_look (SpLabel *self, SpLabelLook look)
{
  static const double scales[] = { 1, 1, 1.2, 1.4 };
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  /* A name that is cut by the end of a line has no hyphen that somebody could copy by hand. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (self), attributes);
  if (look == SP_LABEL_TEXT)
    return;
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scales[look]));
  gtk_label_set_attributes (GTK_LABEL (self), attributes);
  if (look >= SP_LABEL_HEADING)
    atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_HEADING);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "sp-heading");
}

static void
sp_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOOK)
    set_look (SP_LABEL (object), g_value_get_enum (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_label_class_init (SpLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = sp_label_set_property;
  props[PROP_LOOK] =
      g_param_spec_enum ("look", NULL, NULL, SP_TYPE_LABEL_LOOK, SP_LABEL_TEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_label_init (SpLabel *self)
{
  g_object_set (self, "xalign", 0.0, "wrap", TRUE, "visible", TRUE, NULL);
}

/**
 * sp_label_wrap:
 * @label: a label, for example the one in a button
 *
 * A text that is too long goes on in the next line.
 *
 * Returns: (transfer none): @label, which is visible now
 */
GtkWidget *
sp_label_wrap (GtkWidget *label)
{
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible",
                TRUE, NULL);
  return label;
}

static GtkWidget *
make_label (const char *text, SpLabelLook look)
{
  return g_object_new (SP_TYPE_LABEL, "label", text, "look", look, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "can-focus", FALSE, NULL);
}

/**
 * sp_label_new:
 * @text: sentences
 *
 * Returns: (transfer floating): a label whose text can be selected, and which does not stand in the way of the focus
 */
GtkWidget *
sp_label_new (const char *text)
{
  return make_label (text, SP_LABEL_TEXT);
}

/**
 * sp_label_new_bold:
 * @text: a heading
 *
 * Returns: (transfer floating): the same in bold letters
 */
GtkWidget *
sp_label_new_bold (const char *text)
{
  return make_label (text, SP_LABEL_BOLD);
}

/**
 * sp_label_limit:
 * @label: a label
 * @characters: how long a line may be, since longer ones are hard to read
 *
 * Keeps the lines short however wide the window is.
 */
void
sp_label_limit (GtkWidget *label, int characters)
{
  gtk_label_set_max_width_chars (GTK_LABEL (label), characters);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
}

/**
 * sp_label_name_field:
 * @label: the label of a field, with its mnemonic
 * @field: where something is typed
 *
 * Gives the field the name that the label shows, for assistive technology and for tools that work a window by names; the label
 * itself is told apart by its colon.
 */
void
sp_label_name_field (GtkLabel *label, GtkWidget *field)
{
  const char *name = gtk_label_get_text (label);
  /* Translators: the label of a field as a screen reader reads it; {label} is the label's text. */
  g_autofree char *with_colon = sp_fill (_("{label}:"), "label", name, NULL);

  atk_object_set_name (gtk_widget_get_accessible (field), name);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (label)), with_colon);
}

static void
mark_entry (GtkEntry *entry, gboolean wrong)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (entry));

  if (wrong)
    gtk_style_context_add_class (context, GTK_STYLE_CLASS_ERROR);
  else
    gtk_style_context_remove_class (context, GTK_STYLE_CLASS_ERROR);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                     wrong ? "dialog-error-symbolic" : NULL);
}

/**
 * sp_label_show_mistake:
 * @label: a label, which hides where there is nothing to say
 * @control: what the mistake was made at
 * @sentence: (nullable): what is wrong, and what helps; %NULL for nothing
 *
 * Says a mistake below a control; assistive technology reads it there.
 */
void
sp_label_show_mistake (GtkWidget *label, GtkWidget *control, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (label), sentence ? sentence : "");
  gtk_widget_set_visible (label, sentence != NULL);
  if (GTK_IS_ENTRY (control))
    mark_entry (GTK_ENTRY (control), sentence != NULL);
  atk_object_set_description (gtk_widget_get_accessible (control), sentence ? sentence : "");
}
