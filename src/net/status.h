/* Errors of GIO as the kinds that the report knows: mapped once, here at the border.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/observation.h"

G_BEGIN_DECLS

SpStatus sp_status_from_error (const GError *error);

G_END_DECLS
