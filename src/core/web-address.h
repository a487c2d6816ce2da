/* Which addresses of web pages can be shown to people: complete ones that lead where they seem to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_web_address_is_plain (const char *url);

G_END_DECLS
