/* Expectations that are kept in files beside the tests, and how they are renewed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kept_compare (const char *folder, const char *name, const char *now);

G_END_DECLS
