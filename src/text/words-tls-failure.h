/* Why a secure connection did not come about or broke, in one or two sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/tls-failure.h"

G_BEGIN_DECLS

const char *sp_words_tls_failure (SpTlsFailure failure);

G_END_DECLS
