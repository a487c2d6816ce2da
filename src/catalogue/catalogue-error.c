/* What can be wrong with a description.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue-error.h"

G_DEFINE_QUARK (sp - catalogue - error - quark, sp_catalogue_error)
