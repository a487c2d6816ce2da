/* The findings of a report in groups by how much they matter, the gravest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/report.h"

G_BEGIN_DECLS

guint sp_finding_list_fill (GtkContainer *box, const SpReport *report);

G_END_DECLS
