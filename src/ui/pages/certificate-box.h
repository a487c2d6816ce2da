/* One certificate of a chain: whose it is, its time line, and its facts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/certificate.h"

G_BEGIN_DECLS

GtkWidget *sp_certificate_box_new (const SpCertificate *certificate, guint level, GDateTime *now);

G_END_DECLS
