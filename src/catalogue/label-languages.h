/* The languages in which mail programs ship their labels, as far as descriptions have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char **sp_label_languages_list (GResource *bundle);

G_END_DECLS
