/* What the notes about a provider mean for one program: the way to sign in, what to do first, and why. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice.h"
#include "sign-in.h"

G_BEGIN_DECLS

SpSignIn sp_sign_in_choose_for (const SpAdviseInput *input,
                                SpClient *client,
                                SpProtocol protocol,
                                const SpObservation *seen,
                                const char *const *published);
SpReason *
sp_sign_in_find_obstacle (const SpAdviseInput *input, SpClient *client, SpProtocol protocol);
char *
sp_sign_in_make_user_name (const SpAdviseInput *input, SpProtocol protocol, const char *published);
void sp_sign_in_note (const SpAdviseInput *input, SpAdvice *advice);
void sp_sign_in_explain (const SpAdviseInput *input, SpAdvice *advice);

G_END_DECLS
