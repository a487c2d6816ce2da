/* What can be wrong with a file of certificate authorities; the sentences for it are made in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_ANCHOR_ERROR (sp_anchor_error_quark ())

/* The system's own bundle has about 220 KiB. */
#define SP_ANCHOR_FILE_MAX (4 * 1024 * 1024)

/**
 * SpAnchorError:
 * @SP_ANCHOR_ERROR_UNREADABLE: it cannot be opened or read
 * @SP_ANCHOR_ERROR_NOT_A_FILE: a folder, a device, a pipe or a socket
 * @SP_ANCHOR_ERROR_TOO_LARGE: more than %SP_ANCHOR_FILE_MAX bytes
 * @SP_ANCHOR_ERROR_NO_CERTIFICATE: no certificate in PEM form is in it, or a broken one
 *
 * Kinds of #SP_ANCHOR_ERROR. The message of such an error is the system's word for it, or the path.
 */
typedef enum
{
  SP_ANCHOR_ERROR_UNREADABLE,
  SP_ANCHOR_ERROR_NOT_A_FILE,
  SP_ANCHOR_ERROR_TOO_LARGE,
  SP_ANCHOR_ERROR_NO_CERTIFICATE,
} SpAnchorError;

GQuark sp_anchor_error_quark (void);

G_END_DECLS
