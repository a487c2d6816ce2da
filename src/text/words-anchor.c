/* What is wrong with a file of certificate authorities, and who named it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-anchor.h"

#include <glib/gi18n.h>

#include "core/anchor-error.h"
#include "core/safe-text.h"
#include "template.h"

static const char *
reason_sentence (const GError *error)
{
  switch (error->domain == SP_ANCHOR_ERROR ? error->code : SP_ANCHOR_ERROR_UNREADABLE)
    {
    case SP_ANCHOR_ERROR_NOT_A_FILE:
      return _("It is not a file but a folder, a device or something else.");
    case SP_ANCHOR_ERROR_TOO_LARGE:
      return _("It is larger than 4 MiB.");
    case SP_ANCHOR_ERROR_NO_CERTIFICATE:
      return _("It contains no certificate in PEM form, or a damaged one.");
    case SP_ANCHOR_ERROR_UNREADABLE:
    default:
      /* Translators: {cause} is the system’s word for what went wrong. */
      return _("It cannot be read: {cause}.");
    }
}

static const char *
origin_sentence (const SpSite *site)
{
  if (site)
    /* Translators: {path} and {origin} are paths of files, CaFile is a key in the second one, {reason} is a sentence. */
    return _("The file “{path}”, which “{origin}” names as CaFile, cannot be used. {reason}");
  /* Translators: {path} is the path of a file, {reason} a sentence. */
  return _("The file “{path}” cannot be used for --ca-file. {reason}");
}

/**
 * sp_words_anchor_error:
 * @error: why a file of certificate authorities cannot be used
 * @path: the file
 * @site: (nullable): the site that names it; %NULL where the option --ca-file does
 *
 * Returns: (transfer full): what is wrong, and where the file is named
 */
char *
sp_words_anchor_error (const GError *error, const char *path, const SpSite *site)
{
  g_autofree char *cause = sp_safe_text (error->message, -1, 0);
  g_autofree char *reason = sp_fill (reason_sentence (error), "cause", cause, NULL);
  g_autofree char *shown = sp_safe_text (path, -1, 0);
  g_autofree char *origin = site ? sp_safe_text (sp_site_get_origin (site), -1, 0) : NULL;

  return sp_fill (origin_sentence (site), "path", shown, "origin", origin, "reason", reason, NULL);
}
