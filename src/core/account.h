/* The account a person asks about: an e-mail address or a bare domain, understood however it was pasted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpAccount:
 *
 * An immutable, reference-counted value: a domain as A-labels and, where an address was given, its local part.
 */
typedef struct _SpAccount SpAccount;

SpAccount *sp_account_new (const char *typed, GError **error);
SpAccount *sp_account_ref (SpAccount *self);
void sp_account_unref (SpAccount *self);

const char *sp_account_get_address (const SpAccount *self);
const char *sp_account_get_local_part (const SpAccount *self);
const char *sp_account_get_domain (const SpAccount *self);
const char *sp_account_get_target (const SpAccount *self);
char *sp_account_expand (const SpAccount *self, const char *pattern);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAccount, sp_account_unref)

G_END_DECLS
