/* The account a person asks about: an e-mail address or a bare domain, understood however it was pasted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account.h"

#include <string.h>

#include "host.h"
#include "input-error.h"
#include "typed-text.h"

/* RFC 5321 section 4.5.3.1.1 */
#define MAX_LOCAL_PART 64

struct _SpAccount
{
  char *address; /* (owned) (nullable) local part and domain; the domain as typed people write it */
  char *local_part; /* (owned) (nullable) */
  char *domain; /* (owned) A-labels */
};

/* The at sign of East Asian keyboards. */
#define WIDE_AT "\xef\xbc\xa0"

/* What an address ends with when it is copied out of a sentence. */
static void
drop_punctuation (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (",;.", text[length - 1]) != NULL)
    text[--length] = '\0';
}

/* Takes "Ann <ann@example.edu>", "mailto:ann@example.edu?subject=x" and "ann@example.edu," apart. */
static char *
unwrap (const char *typed)
{
  g_autofree char *text = sp_typed_text_trim (typed);
  char *open = strrchr (text, '<');
  char *start = open ? open + 1 : text;

  if (g_ascii_strncasecmp (start, "mailto:", 7) == 0)
    {
      g_autofree char *decoded = NULL;

      start[7 + strcspn (start + 7, "?>")] = '\0';
      decoded = g_uri_unescape_string (start + 7, NULL);
      return sp_typed_text_trim (decoded ? decoded : start + 7);
    }
  start[strcspn (start, open ? ">" : "\r\n")] = '\0';
  drop_punctuation (start);
  return sp_typed_text_trim (start);
}

/* Takes @text apart at its at sign. A wide one counts where there is no other. */
static char *
split_at (char *text)
{
  char *at = strrchr (text, '@');
  char *wide = at ? NULL : strstr (text, WIDE_AT);
  char *domain = NULL;

  if (at)
    domain = at + 1;
  else if (wide)
    domain = wide + strlen (WIDE_AT);
  if (domain)
    *(at ? at : wide) = '\0';
  return domain;
}

/* RFC 5321 section 4.1.2 without quoted strings, widened to UTF-8 by RFC 6531 section 3.3. */
static gboolean
is_local_part (const char *text)
{
  if (*text == '\0' || strlen (text) > MAX_LOCAL_PART || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && !g_ascii_isalnum (c) && strchr (".!#$%&'*+-/=?^_`{|}~", c) == NULL)
        return FALSE;
      if (c >= 0x80 && (!g_unichar_isgraph (c) || sp_is_invisible (c)))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_account_new:
 * @typed: an address or a domain; blanks and invisible characters around it, `mailto:`, a display name with angle brackets, final
 *   punctuation and East Asian at signs and full stops are understood
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Returns: (transfer full) (nullable): the account
 */
SpAccount *
sp_account_new (const char *typed, GError **error)
{
  g_autofree char *text = unwrap (typed);
  g_autofree char *domain = NULL;
  g_autofree char *display = NULL;
  gboolean hides = g_utf8_validate (text, -1, NULL) && sp_typed_text_hides (text);
  char *behind;
  SpAccount *self;

  if (*text == '\0')
    {
      sp_input_error_set (error, SP_INPUT_ERROR_EMPTY, "");
      return NULL;
    }
  behind = split_at (text);
  domain = sp_host_normalize (behind ? behind : text, NULL);
  if (domain == NULL || (behind && !is_local_part (text)) || g_hostname_is_ip_address (domain))
    {
      sp_input_error_set (error, hides ? SP_INPUT_ERROR_INVISIBLE : SP_INPUT_ERROR_ADDRESS, typed);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (SpAccount);
  self->domain = g_steal_pointer (&domain);
  if (behind)
    {
      display = sp_host_to_display (self->domain);
      self->local_part = g_strdup (text);
      self->address = g_strdup_printf ("%s@%s", text, display);
    }
  return self;
}

/**
 * sp_account_ref:
 *
 * Returns: (transfer full): @self
 */
SpAccount *
sp_account_ref (SpAccount *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
account_clear (gpointer data)
{
  SpAccount *self = data;

  g_free (self->address);
  g_free (self->local_part);
  g_free (self->domain);
}

/**
 * sp_account_unref:
 * @self: (transfer full): an account
 */
void
sp_account_unref (SpAccount *self)
{
  g_atomic_rc_box_release_full (self, account_clear);
}

/**
 * sp_account_get_address:
 *
 * Returns: (transfer none) (nullable): the full address as people write it, %NULL for a bare domain
 */
const char *
sp_account_get_address (const SpAccount *self)
{
  return self->address;
}

/**
 * sp_account_get_local_part:
 *
 * Returns: (transfer none) (nullable): what stands before the at sign, %NULL for a bare domain
 */
const char *
sp_account_get_local_part (const SpAccount *self)
{
  return self->local_part;
}

/**
 * sp_account_get_domain:
 *
 * Returns: (transfer none): the domain as A-labels
 */
const char *
sp_account_get_domain (const SpAccount *self)
{
  return self->domain;
}

/**
 * sp_account_get_target:
 *
 * Returns: (transfer none): the address, or the domain where there is no address
 */
const char *
sp_account_get_target (const SpAccount *self)
{
  return self->address ? self->address : self->domain;
}

/**
 * sp_account_expand:
 * @pattern: a user name pattern with `%EMAILADDRESS%`, `%EMAILLOCALPART%` and `%EMAILDOMAIN%`
 *
 * Returns: (transfer full) (nullable): the user name, %NULL where the account has no address to fill in
 */
char *
sp_account_expand (const SpAccount *self, const char *pattern)
{
  g_autoptr(GString) name = g_string_new (pattern);
  const char *at;

  if (self->address == NULL)
    return NULL;
  at = strrchr (self->address, '@');
  g_string_replace (name, "%EMAILADDRESS%", self->address, 0);
  g_string_replace (name, "%EMAILLOCALPART%", self->local_part, 0);
  g_string_replace (name, "%EMAILDOMAIN%", at + 1, 0);
  return g_strdup (name->str);
}
