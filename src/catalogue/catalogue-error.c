/* What can be wrong with a description.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue-error.h"

/**
 * sp_catalogue_error_quark:
 *
 * Returns: the domain of errors about descriptions that cannot be read
 */
GQuark
sp_catalogue_error_quark (void)
{
  return g_quark_from_static_string ("sp-catalogue-error-quark");
}
