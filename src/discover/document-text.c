/* Text that all kinds of documents have: the name of a service, and its hosts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-text.h"

#include <string.h>

#include "core/host.h"
#include "core/safe-text.h"

/* Characters; draft-ietf-mailmaint-autoconfig has this bound. */
#define MAX_NAME 60
/* Bytes; RFC 1035 section 2.3.4. */
#define MAX_HOST 253

/**
 * sp_document_make_name:
 * @text: what a service calls itself
 *
 * Returns: (transfer full) (nullable): the same, safe to show; what is longer than sixty characters ends in an ellipsis within them.
 *   %NULL where nothing is left
 */
char *
sp_document_make_name (const char *text)
{
  g_autofree char *safe = g_strstrip (sp_safe_text (text, -1, 0));
  g_autofree char *start = NULL;

  if (*safe == '\0')
    return NULL;
  if (g_utf8_strlen (safe, -1) <= MAX_NAME)
    return g_steal_pointer (&safe);
  start = g_utf8_substring (safe, 0, MAX_NAME - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * sp_document_make_host:
 * @text: (nullable): what a document calls a host
 *
 * Returns: (transfer full) (nullable): the same as sp_host_read() gives it. A long text is none: to normalise Unicode takes a
 *   time that grows faster than its length
 */
char *
sp_document_make_host (const char *text)
{
  return text && strlen (text) <= MAX_HOST ? sp_host_read (text) : NULL;
}
