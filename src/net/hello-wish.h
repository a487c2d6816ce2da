/* What a ClientHello that is written by hand asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cipher-suite.h"
#include "core/tls-version.h"

G_BEGIN_DECLS

/** SpHelloWish: what is asked for. */
typedef struct
{
  SpTlsVersion version; /* this one and no other */
  gboolean any_older; /* an older one will do as well; the question is about cipher suites */
  const char
      *host; /* (nullable) the name that is sent (RFC 6066 section 3); an IP address is none */
  SpCipherFaults
      faults; /* only suites that are weak, and by nothing else than this; 0: all suites */
  gboolean compression; /* DEFLATE (RFC 3749) is offered too; up to TLS 1.2 */
  gboolean no_dhe; /* without Diffie-Hellman with numbers */
} SpHelloWish;

G_END_DECLS
