/* The tables of explanations that the guide is put together from; used by the guide alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide.h"

G_BEGIN_DECLS

const SpTopic *sp_guide_topics_get_encryption (guint *n);
const SpTopic *sp_guide_topics_get_ports (guint *n);
const SpTopic *sp_guide_topics_get_certificates (guint *n);
const SpTopic *sp_guide_topics_get_use (guint *n);
const SpTopic *sp_guide_topics_get_sources (guint *n);

G_END_DECLS
