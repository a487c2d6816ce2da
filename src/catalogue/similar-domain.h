/* Finds the provider's domain that somebody may have meant who mistyped it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue.h"

G_BEGIN_DECLS

const char *sp_catalogue_find_similar_domain (SpCatalogue *self, const char *domain);

G_END_DECLS
