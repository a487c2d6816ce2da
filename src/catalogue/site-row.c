/* Reads a row of a site's own table: PORT MODE, then the word of the site's guide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-row.h"

#include <string.h>

#include "core/host.h"

/**
 * sp_site_row_read:
 * @file: a site profile
 * @group: the group of one program
 * @key: the key of one protocol
 *
 * Reads `PORT MODE` or `PORT MODE; LABEL`. A locale variant may bring a translated label.
 *
 * Returns: (transfer full) (nullable): the row, %NULL where the site has none
 */
SpSiteRow *
sp_site_row_read (SpKeyfile *file, const char *group, const char *key)
{
  g_autofree char *text = sp_keyfile_get_local (file, group, key);
  g_auto(GStrv) parts = text ? g_strsplit (text, ";", 2) : NULL;
  char *mode = parts ? parts[0] + strcspn (parts[0], " \t") : NULL;
  SpSiteRow *self;
  SpSecurity security;
  guint16 port;

  if (text == NULL)
    return NULL;
  if (*mode)
    *mode++ = '\0';
  if (!sp_host_parse_port (parts[0], &port, NULL) ||
      !sp_security_from_nick (g_strstrip (mode), &security))
    {
      sp_keyfile_bad_value (file, group, key,
                            "not PORT MODE, with a port from 1 to 65535 and tls, starttls or none");
      return NULL;
    }
  self = g_new0 (SpSiteRow, 1);
  self->port = port;
  self->security = security;
  if (parts[1] && *g_strstrip (parts[1]))
    self->label = g_strdup (parts[1]);
  return self;
}

/**
 * sp_site_row_free:
 * @self: (transfer full): a row
 */
void
sp_site_row_free (SpSiteRow *self)
{
  g_free (self->label);
  g_free (self);
}
