/* Labels that hold running text: they are shown, wrap, and begin where reading does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SpLabelLook:
 * @SP_LABEL_TEXT: running text
 * @SP_LABEL_BOLD: the heading of a few lines
 * @SP_LABEL_HEADING: the heading of a part of a page
 * @SP_LABEL_TITLE: the heading of all
 *
 * The property `look` of a label.
 */
typedef enum
{
  SP_LABEL_TEXT,
  SP_LABEL_BOLD,
  SP_LABEL_HEADING,
  SP_LABEL_TITLE,
} SpLabelLook;

GType sp_label_look_get_type (void);
#define SP_TYPE_LABEL_LOOK (sp_label_look_get_type ())

#define SP_TYPE_LABEL (sp_label_get_type ())
G_DECLARE_FINAL_TYPE (SpLabel, sp_label, SP, LABEL, GtkLabel)

GtkWidget *sp_label_new (const char *text);
GtkWidget *sp_label_new_bold (const char *text);
GtkWidget *sp_label_wrap (GtkWidget *label);
void sp_label_limit (GtkWidget *label, int characters);
void sp_label_name_field (GtkLabel *label, GtkWidget *field);
void sp_label_show_mistake (GtkWidget *label, GtkWidget *control, const char *sentence);

G_END_DECLS
