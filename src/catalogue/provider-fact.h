/* Reads one fact about signing in from a provider's notes, with its evidence. Used by provider.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"
#include "provider.h"

G_BEGIN_DECLS

SpProviderFact *sp_provider_fact_read (SpKeyfile *file, const char *group, SpProviderKey key);
void sp_provider_fact_free (SpProviderFact *self);

G_END_DECLS
