/* A window as assistive technology reads it: the names of what is there, one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <atk/atk.h>
#include <glib.h>

G_BEGIN_DECLS

char *reading_of (AtkObject *root);

G_END_DECLS
