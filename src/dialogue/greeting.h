/* Tells by its first line which kind of server answered, for those that are not the one expected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpGreeting:
 * @is_mail: whether it belongs to a protocol that Signpost knows
 * @refuses: whether it turns the visitor away
 * @server: the kind of server with its article, such as "an SMTP server"
 *
 * What a greeting gives away.
 */
typedef struct
{
  gboolean is_mail;
  gboolean refuses;
  const char *server; /* (static) */
} SpGreeting;

SpGreeting sp_greeting_recognise (const char *text);
gboolean sp_greeting_says_ftp (const char *text);

G_END_DECLS
