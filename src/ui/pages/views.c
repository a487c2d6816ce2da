/* The views of a result: settings, all programs, explanations, details. Made when the first result is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "views.h"

#include "details-page.h"
#include "explained-page.h"
#include "programs-page.h"
#include "settings-page.h"

struct _SpViews
{
  GtkStack parent_instance;

  SpSettingsPage *settings; /* template child */
  SpProgramsPage *programs; /* template child */
  SpExplainedPage *explained; /* template child */
  SpDetailsPage *details; /* template child */
};

G_DEFINE_FINAL_TYPE (SpViews, sp_views, GTK_TYPE_STACK)

static void
sp_views_class_init (SpViewsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_SETTINGS_PAGE);
  g_type_ensure (SP_TYPE_PROGRAMS_PAGE);
  g_type_ensure (SP_TYPE_EXPLAINED_PAGE);
  g_type_ensure (SP_TYPE_DETAILS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/views.ui");
  gtk_widget_class_bind_template_child (widget_class, SpViews, settings);
  gtk_widget_class_bind_template_child (widget_class, SpViews, programs);
  gtk_widget_class_bind_template_child (widget_class, SpViews, explained);
  gtk_widget_class_bind_template_child (widget_class, SpViews, details);
}

static void
sp_views_init (SpViews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_views_new:
 *
 * Returns: (transfer floating): views that show nothing yet
 */
SpViews *
sp_views_new (void)
{
  return g_object_new (SP_TYPE_VIEWS, NULL);
}

/**
 * sp_views_set_result:
 * @result: what to show
 *
 * Shows @result in all views. Settings are shown only for a mail program, programs only where there is something to enter in them,
 * details only of a check.
 */
void
sp_views_set_result (SpViews *self, SpResult *result)
{
  gboolean nothing = sp_result_found_nothing (result);

  sp_settings_page_set_result (self->settings, result);
  sp_programs_page_set_result (self->programs, result);
  sp_explained_page_set_result (self->explained, result);
  sp_details_page_set_result (self->details, result);
  gtk_widget_set_visible (GTK_WIDGET (self->settings),
                          sp_result_get_client (result) != NULL || nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->programs), !nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->details), sp_result_get_checked_at (result) != NULL);
}

/**
 * sp_views_show_settings:
 *
 * To be called when a mail program was chosen: from now on its settings are among the views.
 */
void
sp_views_show_settings (SpViews *self)
{
  gtk_widget_show (GTK_WIDGET (self->settings));
}

/**
 * sp_views_open_topic:
 * @topic: (nullable): a topic's id, %NULL to leave the one that is open
 *
 * Opens an explanation.
 */
void
sp_views_open_topic (SpViews *self, const char *topic)
{
  sp_explained_page_open (self->explained, topic);
}

/**
 * sp_views_choose:
 * @name: a view's name
 *
 * Goes to a view, unless it is hidden.
 */
void
sp_views_choose (SpViews *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self), name);

  if (page && gtk_widget_get_visible (page))
    gtk_stack_set_visible_child (GTK_STACK (self), page);
}

/**
 * sp_views_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
SpPage *
sp_views_get_page (SpViews *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (GTK_STACK (self));

  return child ? SP_PAGE (child) : NULL;
}
