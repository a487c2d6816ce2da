/* Where everything stands in the picture of what an eavesdropper sees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "picture.h"
#include "text/eavesdropper.h"

G_BEGIN_DECLS

extern const SpPictureKind sp_eavesdropper_picture;

G_END_DECLS
