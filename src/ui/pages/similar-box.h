/* Asks whether a provider's domain was meant that is spelled almost like the one that was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"
#include "core/account.h"

G_BEGIN_DECLS

#define SP_TYPE_SIMILAR_BOX (sp_similar_box_get_type ())
G_DECLARE_FINAL_TYPE (SpSimilarBox, sp_similar_box, SP, SIMILAR_BOX, GtkBox)

gboolean sp_similar_box_ask (SpSimilarBox *self, SpCatalogue *catalogue, const SpAccount *account);

G_END_DECLS
