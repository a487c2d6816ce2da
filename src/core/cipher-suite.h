/* What is wrong with a cipher suite, told from its registered name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpCipherFaults:
 * @SP_CIPHER_NULL: it does not encrypt
 * @SP_CIPHER_ANONYMOUS: the server does not prove who it is
 * @SP_CIPHER_EXPORT: made weak on purpose, for export from the USA
 * @SP_CIPHER_DES: DES, or RC2 of the same age: a key of 56 bits or less
 * @SP_CIPHER_RC4: RC4 (RFC 7465)
 * @SP_CIPHER_TRIPLE_DES: 3DES: blocks of 64 bits
 * @SP_CIPHER_NO_FORWARD_SECRECY: with the server's key a recording can be read later
 *
 * What RFC 9325 section 4.1 says against a cipher suite.
 */
typedef enum
{
  SP_CIPHER_NULL = 1 << 0,
  SP_CIPHER_ANONYMOUS = 1 << 1,
  SP_CIPHER_EXPORT = 1 << 2,
  SP_CIPHER_DES = 1 << 3,
  SP_CIPHER_RC4 = 1 << 4,
  SP_CIPHER_TRIPLE_DES = 1 << 5,
  SP_CIPHER_NO_FORWARD_SECRECY = 1 << 6,
} SpCipherFaults;

/** SP_CIPHER_BROKEN: what MUST NOT be used, an anonymous server apart, which a client has to ask for */
#define SP_CIPHER_BROKEN (SP_CIPHER_NULL | SP_CIPHER_EXPORT | SP_CIPHER_DES | SP_CIPHER_RC4)
/** SP_CIPHER_WEAK: everything that a server is asked for in order to see that it refuses */
#define SP_CIPHER_WEAK (SP_CIPHER_BROKEN | SP_CIPHER_ANONYMOUS | SP_CIPHER_TRIPLE_DES)

SpCipherFaults sp_cipher_suite_get_faults (const char *name);
char *sp_cipher_faults_list (SpCipherFaults faults);

G_END_DECLS
