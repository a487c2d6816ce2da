/* The certificate chains of a report; servers that share one are told once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/report.h"

G_BEGIN_DECLS

guint sp_chain_list_fill (GtkContainer *box, const SpReport *report, GDateTime *now);

G_END_DECLS
