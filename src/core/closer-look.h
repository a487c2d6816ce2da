/* What a closer look at one endpoint showed: each version of TLS by itself, and what else it accepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cipher-suite.h"
#include "tls-version.h"
#include "tristate.h"

G_BEGIN_DECLS

/** SpVersionLook: what one version of TLS showed. */
typedef struct
{
  SpTristate offered; /* unknown where it was not tested, or the answer left it open */
  char *cipher_suite; /* (owned) (nullable) registered name of what the server chose */
} SpVersionLook;

/**
 * SpCloserLook:
 *
 * What single questions showed, each over a connection of its own. Every string is display-safe.
 */
typedef struct
{
  SpVersionLook versions[SP_N_TLS_VERSIONS];
  SpTristate takes_weak; /* whether any weak cipher suite was accepted */
  GPtrArray *weak_suites; /* (owned) (element-type utf8) registered names of those */
  SpCipherFaults weak_untested; /* whether suites of these kinds are accepted is not known */
  gboolean
      dhe_broken; /* it fails where Diffie-Hellman with numbers is offered and works where it is not */
  SpTristate
      binds_keys; /* whether it binds the keys to the whole handshake (RFC 7627), up to TLS 1.2 */
  SpTristate compresses; /* whether it agrees to compress inside TLS (RFC 3749) */
  SpTristate without_name; /* whether it shows a certificate to somebody who names no host */
  char *
      sha256_without_name; /* (owned) (nullable) fingerprint of that certificate, lower-case hexadecimal */
  SpTristate
      runs_smuggled; /* whether a command that came along with STARTTLS was executed after it */
  gboolean throttled; /* it turned connections away, and was asked one at a time from then on */
  guint connections; /* that were opened for it */
} SpCloserLook;

SpCloserLook *sp_closer_look_new (void);
void sp_closer_look_free (SpCloserLook *self);
SpTristate sp_closer_look_has_forward_secrecy (const SpCloserLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCloserLook, sp_closer_look_free)

G_END_DECLS
