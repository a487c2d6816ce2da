/* Whom to believe, in the form in which GIO's and libsoup's TLS connections take it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "trust.h"

G_BEGIN_DECLS

void sp_trust_database_prepare (void);
GTlsDatabase *sp_trust_database_new (SpTrust *trust);

G_END_DECLS
