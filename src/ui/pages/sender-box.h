/* What an application or a device that only sends is set up with: lines to paste, and the values to beware of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "advise/advisor.h"

G_BEGIN_DECLS

void sp_sender_box_fill (GtkContainer *box, const SpAdvice *advice, const SpAccount *account);

G_END_DECLS
