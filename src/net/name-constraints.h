/* Whether a certificate keeps to the names that an authority above it is limited to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "x509.h"

G_BEGIN_DECLS

gboolean sp_name_constraints_allow (const SpX509 *authority, const SpX509 *certificate);

G_END_DECLS
