/* One finding in words: how bad it is, what it is, why it matters and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/finding.h"

G_BEGIN_DECLS

GtkWidget *sp_finding_box_new (const SpFinding *finding);

G_END_DECLS
