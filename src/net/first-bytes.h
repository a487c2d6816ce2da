/* Tells from its first bytes what kind of server answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpFirstBytes:
 * @SP_FIRST_BYTES_NONE: nothing came
 * @SP_FIRST_BYTES_TLS: a TLS record (RFC 8446 section 5.1)
 * @SP_FIRST_BYTES_MAIL: the greeting of a mail protocol in clear text
 * @SP_FIRST_BYTES_OTHER: anything else
 */
typedef enum
{
  SP_FIRST_BYTES_NONE,
  SP_FIRST_BYTES_TLS,
  SP_FIRST_BYTES_MAIL,
  SP_FIRST_BYTES_OTHER,
} SpFirstBytes;

SpFirstBytes sp_first_bytes_classify (const guint8 *bytes, gsize length);

G_END_DECLS
