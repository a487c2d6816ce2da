/* Reads the configuration that a mail provider publishes as XML (draft-ietf-mailmaint-autoconfig, versions 1.1 and 1.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

void sp_autoconfig_xml_read (const char *data, gsize length, const char *domain, SpAnswer *answer);
gboolean sp_autoconfig_xml_names_domain (const char *data, gsize length, const char *domain);

G_END_DECLS
