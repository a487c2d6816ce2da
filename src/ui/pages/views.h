/* The views of a result: settings, all programs, explanations, details. Made when the first result is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_VIEWS (sp_views_get_type ())
G_DECLARE_FINAL_TYPE (SpViews, sp_views, SP, VIEWS, GtkStack)

SpViews *sp_views_new (void);
void sp_views_set_result (SpViews *self, SpResult *result);
void sp_views_show_settings (SpViews *self);
void sp_views_open_topic (SpViews *self, const char *topic);
void sp_views_choose (SpViews *self, const char *name);
SpPage *sp_views_get_page (SpViews *self);

G_END_DECLS
