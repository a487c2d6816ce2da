/* What a server offers in one phase of a dialogue: its capabilities and its ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "offer.h"

#include "core/safe-text.h"
#include "word.h"

/* Longest name of a mechanism that is kept; RFC 4422 section 3.1 allows 20. */
#define MECHANISM_MAX 64

/**
 * sp_offer_init:
 * @self: an offer that nobody has used
 *
 * Sets everything to unknown.
 */
void
sp_offer_init (SpOffer *self)
{
  *self = (SpOffer){ .login = SP_UNKNOWN };
}

/**
 * sp_offer_clear:
 * @self: an offer
 *
 * Frees what it holds; everything is unknown again.
 */
void
sp_offer_clear (SpOffer *self)
{
  g_clear_pointer (&self->capabilities, g_ptr_array_unref);
  g_clear_pointer (&self->auth, g_ptr_array_unref);
  sp_offer_init (self);
}

static void
ensure (GPtrArray **list)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sp_offer_open:
 * @self: an offer
 *
 * The server has begun to list: from now on what is missing is known to be missing.
 */
void
sp_offer_open (SpOffer *self)
{
  ensure (&self->capabilities);
  ensure (&self->auth);
}

/**
 * sp_offer_is_known:
 * @self: an offer
 *
 * Returns: whether the server has listed what it can do
 */
gboolean
sp_offer_is_known (const SpOffer *self)
{
  return self->capabilities != NULL;
}

static gboolean
contains (const GPtrArray *list, const char *text)
{
  for (guint i = 0; list && i < list->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (list, i), text) == 0)
      return TRUE;
  return FALSE;
}

/* Adds @text unless it is there already; %FALSE where the list is full. */
static gboolean
add_once (GPtrArray *list, char *text)
{
  g_autofree char *owned = text;

  if (contains (list, owned))
    return TRUE;
  if (list->len >= SP_OFFER_MAX)
    return FALSE;
  g_ptr_array_add (list, g_steal_pointer (&owned));
  return TRUE;
}

/**
 * sp_offer_add:
 * @self: an offer
 * @capability: a capability, display-safe
 *
 * Adds a capability as the server spelled it, in the server's order, once.
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_offer_add (SpOffer *self, const char *capability)
{
  sp_offer_open (self);
  return add_once (self->capabilities, sp_safe_text (capability, -1, 0));
}

/**
 * sp_offer_add_auth:
 * @self: an offer
 * @mechanism: the name of a SASL mechanism, or `APOP`
 *
 * Adds a mechanism in upper case, in the server's order, once.
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_offer_add_auth (SpOffer *self, const char *mechanism)
{
  g_autofree char *upper = g_ascii_strup (mechanism, -1);

  ensure (&self->auth);
  return *upper == '\0' || add_once (self->auth, sp_safe_text (upper, -1, MECHANISM_MAX));
}

/**
 * sp_offer_add_auths:
 * @self: an offer
 * @mechanisms: names of SASL mechanisms with spaces between them
 *
 * Adds each of them; see sp_offer_add_auth().
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_offer_add_auths (SpOffer *self, const char *mechanisms)
{
  g_auto (GStrv) names = sp_word_split (mechanisms);

  for (guint i = 0; names[i]; i++)
    if (!sp_offer_add_auth (self, names[i]))
      return FALSE;
  return TRUE;
}

/**
 * sp_offer_takes_password:
 * @self: an offer
 *
 * Returns: whether a mechanism is offered that sends the password itself: PLAIN (RFC 4616) or LOGIN
 */
gboolean
sp_offer_takes_password (const SpOffer *self)
{
  return contains (self->auth, "PLAIN") || contains (self->auth, "LOGIN");
}

/**
 * sp_offer_lists_starttls:
 * @self: an offer
 *
 * Returns: whether the upgrade is listed; unknown where the server listed nothing
 */
SpTristate
sp_offer_lists_starttls (const SpOffer *self)
{
  if (!sp_offer_is_known (self))
    return SP_UNKNOWN;
  return self->starttls ? SP_YES : SP_NO;
}

static char **
dup_list (const GPtrArray *list)
{
  char **strv = NULL;

  if (list == NULL)
    return NULL;
  strv = g_new0 (char *, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    strv[i] = g_strdup (g_ptr_array_index (list, i));
  return strv;
}

/**
 * sp_offer_dup_capabilities:
 * @self: an offer
 *
 * Returns: (transfer full) (nullable): the capabilities; %NULL where they are unknown
 */
char **
sp_offer_dup_capabilities (const SpOffer *self)
{
  return dup_list (self->capabilities);
}

/**
 * sp_offer_dup_auth:
 * @self: an offer
 *
 * Returns: (transfer full) (nullable): the mechanisms; %NULL where they are unknown
 */
char **
sp_offer_dup_auth (const SpOffer *self)
{
  return dup_list (self->auth);
}
