/* What each source answered that was asked where the mail service is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/service.h"

G_BEGIN_DECLS

guint sp_source_list_fill (GtkContainer *box, const SpService *service);

G_END_DECLS
