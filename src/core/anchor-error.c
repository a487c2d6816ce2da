/* What can be wrong with a file of certificate authorities; the sentences for it are made in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "anchor-error.h"

/**
 * sp_anchor_error_quark:
 *
 * Returns: the domain of errors about files of certificate authorities
 */
GQuark
sp_anchor_error_quark (void)
{
  return g_quark_from_static_string ("sp-anchor-error-quark");
}
