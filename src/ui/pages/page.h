/* The base class of every page: its title, where the focus goes when it appears, and what it does then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PAGE (sp_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpPage, sp_page, SP, PAGE, GtkBox)

/**
 * SpPageClass:
 * @shown: the page has appeared and is about to take the focus
 *
 * Pages know nothing of the stack they stand in; the window asks for their titles and calls sp_page_shown().
 */
struct _SpPageClass
{
  GtkBoxClass parent_class;

  void (*shown) (SpPage *self);

  gpointer padding[4];
};

const char *sp_page_get_title (SpPage *self);
void sp_page_set_title (SpPage *self, const char *title);
void sp_page_set_focus_widget (SpPage *self, GtkWidget *widget);
void sp_page_shown (SpPage *self);

G_END_DECLS
