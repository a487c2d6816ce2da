/* The header bar: where one is, the way back or out, and the choice among the views of a result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "header.h"

#include "ui/pages/page.h"
#include "ui/widgets/squeezer.h"

struct _SpHeader
{
  GtkHeaderBar parent_instance;

  GtkWidget *back; /* template child */
  GtkWidget *cancel; /* template child */
  GtkLabel *title; /* template child */
  GtkWidget *switcher; /* template child */
  GtkStackSwitcher *buttons; /* template child */
  GtkMenuButton *view_menu; /* template child */
  GtkLabel *view_title; /* template child */
  GtkToggleButton *menu; /* template child */
};

G_DEFINE_FINAL_TYPE (SpHeader, sp_header, GTK_TYPE_HEADER_BAR)

static void
sp_header_class_init (SpHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/header.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHeader, back);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, cancel);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, title);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, switcher);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, buttons);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, view_menu);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, view_title);
  gtk_widget_class_bind_template_child (widget_class, SpHeader, menu);
}

static void
sp_header_init (SpHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_header_set_views:
 * @views: a stack of pages to choose from; each is reached by the action `win.view` too
 */
void
sp_header_set_views (SpHeader *self, GtkStack *views)
{
  gtk_stack_switcher_set_stack (self->buttons, views);
}

/**
 * sp_header_update_views:
 *
 * To be called when a view was shown or hidden: in a window too narrow for a row of buttons the views are chosen from a menu.
 */
void
sp_header_update_views (SpHeader *self)
{
  GtkContainer *views = GTK_CONTAINER (gtk_stack_switcher_get_stack (self->buttons));
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GList) pages = gtk_container_get_children (views);

  for (GList *l = pages; l; l = l->next)
    {
      g_autofree char *name = NULL;
      g_autofree char *action = NULL;

      if (!gtk_widget_get_visible (l->data))
        continue;
      gtk_container_child_get (views, l->data, "name", &name, NULL);
      action = g_strdup_printf ("win.view::%s", name);
      g_menu_append (menu, sp_page_get_title (l->data), action);
    }
  gtk_menu_button_set_menu_model (self->view_menu, G_MENU_MODEL (menu));
}

/**
 * sp_header_show:
 * @mode: what can be done from the page that is shown
 * @title: (nullable): the page's title
 */
void
sp_header_show (SpHeader *self, SpHeaderMode mode, const char *title)
{
  gtk_widget_set_visible (self->back, mode == SP_HEADER_VIEWS);
  gtk_widget_set_visible (self->cancel, mode == SP_HEADER_BUSY);
  gtk_widget_set_visible (self->switcher, mode == SP_HEADER_VIEWS);
  gtk_widget_set_visible (GTK_WIDGET (self->title), mode != SP_HEADER_VIEWS);
  gtk_label_set_text (self->title, title ? title : "");
  gtk_label_set_text (self->view_title, title ? title : "");
}

/**
 * sp_header_open_menu:
 *
 * Opens the window's menu.
 */
void
sp_header_open_menu (SpHeader *self)
{
  gtk_toggle_button_set_active (self->menu, TRUE);
}
