/* What can be wrong with a file of certificate authorities; the sentences for it are made in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "anchor-error.h"

G_DEFINE_QUARK (sp - anchor - error - quark, sp_anchor_error)
