/* Reads the single values of a site profile or a provider's notes that need more than their type checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"

G_BEGIN_DECLS

char **sp_site_read_domains (SpKeyfile *file, const char *group);
char *sp_site_read_user_name (SpKeyfile *file, const char *group);
char *sp_site_read_help_url (SpKeyfile *file, const char *group);
char *sp_site_read_ca_file (SpKeyfile *file, const char *group, const char *origin);
char **sp_site_read_authentication (SpKeyfile *file, const char *group);
gsize sp_site_match_domains (char **domains, const char *domain);

G_END_DECLS
