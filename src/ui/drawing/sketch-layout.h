/* Where everything stands in the sketch of a mail program's settings page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "picture.h"
#include "text/sketch.h"

G_BEGIN_DECLS

extern const SpPictureKind sp_sketch_picture;

G_END_DECLS
