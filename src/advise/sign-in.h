/* How to sign in: what the server offers over TLS, matched with what the program can do and the site wants. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/client.h"
#include "reason.h"

G_BEGIN_DECLS

/**
 * SpSignInState:
 * @SP_SIGN_IN_SHARED: server and program share @auth
 * @SP_SIGN_IN_ASSUMED: what the server offers was not seen
 * @SP_SIGN_IN_NONE: the server asks for no sign-in
 * @SP_SIGN_IN_UNSHARED: there is no way that both know
 */
typedef enum
{
  SP_SIGN_IN_SHARED,
  SP_SIGN_IN_ASSUMED,
  SP_SIGN_IN_NONE,
  SP_SIGN_IN_UNSHARED,
} SpSignInState;

/** SpSignIn: the way to sign in that was chosen. The strings belong to the program and the observation. */
typedef struct
{
  SpSignInState state;
  SpAuth auth;
  const char *label; /* (nullable) the program's word */
  const char *mechanism; /* (nullable) the SASL mechanism that decided, where one did */
} SpSignIn;

SpSignIn sp_sign_in_choose (const SpClientProtocol *can,
                            SpProtocol protocol,
                            const SpObservation *seen,
                            const char *const *wanted);

G_END_DECLS
