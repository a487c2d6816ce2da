/* What must hold of every description that is read, and of every one that is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fuzz.h"

G_BEGIN_DECLS

/** fuzz_keyfile_languages: languages to read descriptions in, so that locale variants matter */
extern const char *const fuzz_keyfile_languages[];

void fuzz_assert_refusal (gconstpointer read, const GError *error);
void fuzz_assert_all_safe (const char *const *list);

G_END_DECLS
