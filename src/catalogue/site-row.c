/* Reads a row of a site's own table: PORT MODE, then the word of the site's guide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-row.h"

#include <string.h>

#include "core/host.h"

/* Ends the text before the first of some characters; what follows it may be empty. */
static char *
split (char *text, const char *characters)
{
  char *rest = text + strcspn (text, characters);

  if (*rest)
    *rest++ = '\0';
  return rest;
}

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
  SpSiteRow *self;
  SpSecurity security;
  char *mode, *label;
  guint16 port;

  if (text == NULL)
    return NULL;
  label = split (text, ";");
  mode = split (text, " \t");
  if (!sp_host_parse_port (text, &port, NULL) ||
      !sp_security_from_nick (g_strstrip (mode), &security))
    {
      sp_keyfile_bad_value (file, group, key,
                            "not PORT MODE, with a port from 1 to 65535 and tls, starttls or none");
      return NULL;
    }
  self = g_new0 (SpSiteRow, 1);
  self->port = port;
  self->security = security;
  if (*g_strstrip (label))
    self->label = g_strdup (label);
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
