/* Recognises which of the catalogue's mail programs are installed here and which one opens mail links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

gboolean sp_installed_has (SpClient *client);
SpClient *sp_installed_find_preferred (SpCatalogue *catalogue);

G_END_DECLS
