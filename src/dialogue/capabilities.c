/* What a server offers in one phase of a dialogue: its capabilities and its ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "capabilities.h"

#include "core/safe-text.h"
#include "word.h"

/* Longest name of a mechanism that is kept; RFC 4422 section 3.1 allows 20. */
#define MECHANISM_MAX 64

/**
 * sp_capabilities_init:
 * @self: capabilities that nobody has used
 *
 * Sets everything to unknown.
 */
void
sp_capabilities_init (SpCapabilities *self)
{
  *self = (SpCapabilities){ .login = SP_UNKNOWN };
}

/**
 * sp_capabilities_clear:
 *
 * Frees what it holds; everything is unknown again.
 */
void
sp_capabilities_clear (SpCapabilities *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->auth, g_ptr_array_unref);
  sp_capabilities_init (self);
}

static void
ensure (GPtrArray **list)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sp_capabilities_open:
 *
 * The server has begun to list: from now on what is missing is known to be missing.
 */
void
sp_capabilities_open (SpCapabilities *self)
{
  ensure (&self->names);
  ensure (&self->auth);
}

/**
 * sp_capabilities_is_known:
 *
 * Returns: whether the server has listed what it can do
 */
gboolean
sp_capabilities_is_known (const SpCapabilities *self)
{
  return self->names != NULL;
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
  if (list->len >= SP_CAPABILITIES_MAX)
    return FALSE;
  g_ptr_array_add (list, g_steal_pointer (&owned));
  return TRUE;
}

/**
 * sp_capabilities_add:
 * @capability: a capability, display-safe
 *
 * Adds a capability as the server spelled it, in the server's order, once.
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_capabilities_add (SpCapabilities *self, const char *capability)
{
  sp_capabilities_open (self);
  return add_once (self->names, sp_safe_text (capability, -1, 0));
}

/**
 * sp_capabilities_add_auth:
 * @mechanism: the name of a SASL mechanism, or `APOP`
 *
 * Adds a mechanism in upper case, in the server's order, once.
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_capabilities_add_auth (SpCapabilities *self, const char *mechanism)
{
  g_autofree char *upper = g_ascii_strup (mechanism, -1);

  ensure (&self->auth);
  return *upper == '\0' || add_once (self->auth, sp_safe_text (upper, -1, MECHANISM_MAX));
}

/**
 * sp_capabilities_add_auths:
 * @mechanisms: names of SASL mechanisms with spaces between them
 *
 * Adds each of them; see sp_capabilities_add_auth().
 *
 * Returns: %FALSE where there are too many
 */
gboolean
sp_capabilities_add_auths (SpCapabilities *self, const char *mechanisms)
{
  g_auto(GStrv) names = sp_word_split (mechanisms);

  for (guint i = 0; names[i]; i++)
    if (!sp_capabilities_add_auth (self, names[i]))
      return FALSE;
  return TRUE;
}

/**
 * sp_capabilities_takes_password:
 *
 * Returns: whether a mechanism is offered that sends the password itself: PLAIN (RFC 4616) or LOGIN
 */
gboolean
sp_capabilities_takes_password (const SpCapabilities *self)
{
  return contains (self->auth, "PLAIN") || contains (self->auth, "LOGIN");
}

/**
 * sp_capabilities_lists_starttls:
 *
 * Returns: whether the upgrade is listed; unknown where the server listed nothing
 */
SpTristate
sp_capabilities_lists_starttls (const SpCapabilities *self)
{
  if (!sp_capabilities_is_known (self))
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
 * sp_capabilities_dup_names:
 *
 * Returns: (transfer full) (nullable): the capabilities; %NULL where they are unknown
 */
char **
sp_capabilities_dup_names (const SpCapabilities *self)
{
  return dup_list (self->names);
}

/**
 * sp_capabilities_dup_auth:
 *
 * Returns: (transfer full) (nullable): the mechanisms; %NULL where they are unknown
 */
char **
sp_capabilities_dup_auth (const SpCapabilities *self)
{
  return dup_list (self->auth);
}
