/* Asks all sources for a mail service side by side, and keeps what each of them answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source.h"

G_BEGIN_DECLS

/** SP_DISCOVERY_SOURCES: bits of the sources that a discovery can ask */
#define SP_DISCOVERY_SOURCES                                                                       \
  (1u << SP_SOURCE_SITE | 1u << SP_SOURCE_AUTOCONFIG | 1u << SP_SOURCE_PACC |                      \
   1u << SP_SOURCE_SRV | 1u << SP_SOURCE_PROVIDER | 1u << SP_SOURCE_ISPDB | 1u << SP_SOURCE_MX |   \
   1u << SP_SOURCE_AUTODISCOVER | 1u << SP_SOURCE_GUESS)

#define SP_TYPE_DISCOVERY (sp_discovery_get_type ())
G_DECLARE_FINAL_TYPE (SpDiscovery, sp_discovery, SP, DISCOVERY, GObject)

SpDiscovery *sp_discovery_new (SpInquiry *inquiry);
void sp_discovery_leave_out (SpDiscovery *self, guint sources, SpAnswerReason reason);
void sp_discovery_start (SpDiscovery *self, guint limit_ms);
SpAnswer *sp_discovery_get_answer (SpDiscovery *self, SpSource source);
guint sp_discovery_get_waiting (SpDiscovery *self);
void sp_discovery_end (SpDiscovery *self, guint sources, SpAnswerReason reason);
void sp_discovery_allow_address (SpDiscovery *self);

G_END_DECLS
