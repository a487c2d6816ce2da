/* Fills steps and lines with what is advised. What is not known, or has to stay secret, is named instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setup-values.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalogue/placeholder.h"

/* Characters besides letters and digits that mean nothing in any of the files that lines are pasted into. */
#define HARMLESS ".@_+-"

/* One filling. */
typedef struct
{
  const SpSetupValues *known; /* borrowed */
  gboolean for_block;
  gboolean named; /* something was named instead of filled in */
  GPtrArray *
      stand_ins; /* borrowed (nullable) (element-type utf8) those that were used in lines, once each */
} Filling;

/* What nobody knows here: how it is called in a step, and what stands for it in lines. */
static const struct
{
  const char *name;
  const char *said;
  const char *stand_in;
} unknown[] = {
  { "name", N_("your name"), "YOUR NAME" },
  { "password", N_("your password"), "PASSWORD" },
  { "localuser", N_("your user name on this computer"), "LOCAL-USER" },
  { "password_command", N_("a command that prints your password"), "PASSWORD-COMMAND" },
  { "password_command.quoted_words", N_("a command that prints your password"),
    "\"PASSWORD-COMMAND\", \"ARGUMENT\"" },
  { "address", N_("your email address"), "YOUR-ADDRESS" },
  { "address.local", N_("the part of your address before the @"), "LOCAL-PART" },
  { "address.domain", N_("the part of your address after the @"), "DOMAIN" },
  { "domain", N_("the part of your address after the @"), "DOMAIN" },
  { "user", N_("your user name"), "USER-NAME" },
};

static char *
name_it (Filling *filling, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (strcmp (unknown[i].name, name) == 0)
      {
        filling->named = TRUE;
        if (!filling->for_block)
          return g_strdup (_(unknown[i].said));
        if (!g_ptr_array_find_with_equal_func (filling->stand_ins, unknown[i].stand_in, g_str_equal,
                                               NULL))
          g_ptr_array_add (filling->stand_ins, (gpointer) unknown[i].stand_in);
        return g_strdup (unknown[i].stand_in);
      }
  return NULL;
}

static const SpAdvice *
find_advice (const SpSetupValues *known, const char *protocol)
{
  if (strcmp (protocol, "smtp") == 0)
    return known->outgoing;
  if (strcmp (protocol, "pop") == 0 && known->incoming &&
      known->incoming->protocol != SP_PROTOCOL_POP3)
    return NULL;
  return known->incoming;
}

static char *
get_user (Filling *filling, const SpAdvice *advice, gboolean encoded)
{
  if (advice->auth == SP_AUTH_NONE)
    return NULL;
  if (advice->user_name == NULL)
    return name_it (filling, "user");
  return encoded ? g_uri_escape_string (advice->user_name, NULL, FALSE)
                 : g_strdup (advice->user_name);
}

/* A value of one server, as "port.imap". */
static char *
get_server_value (Filling *filling, char **parts)
{
  const SpAdvice *advice = find_advice (filling->known, parts[1]);

  if (advice == NULL)
    return NULL;
  if (strcmp (parts[0], "server") == 0)
    return g_strdup (advice->host);
  if (strcmp (parts[0], "port") == 0)
    return g_strdup_printf ("%u", advice->port);
  if (strcmp (parts[0], "security") == 0)
    return g_strdup (advice->security_label);
  if (strcmp (parts[0], "auth") == 0)
    return g_strdup (advice->auth_label);
  return get_user (filling, advice, parts[2] != NULL);
}

/* A word for the account that hardly another one has: its domain, with a hyphen for what a section's name cannot have. */
static char *
make_account_word (const SpAccount *account)
{
  const char *domain = account ? sp_account_get_domain (account) : NULL;

  return domain ? g_strcanon (g_strdup (domain), G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS, '-')
                : g_strdup ("main");
}

static char *
get_account_value (const SpAccount *account, const char *name)
{
  const char *local = account ? sp_account_get_local_part (account) : NULL;

  if (local == NULL)
    return NULL;
  if (strcmp (name, "address") == 0)
    return g_strdup (sp_account_get_address (account));
  if (strcmp (name, "address.local") == 0)
    return g_strdup (local);
  if (strcmp (name, "address.domain") == 0 || strcmp (name, "domain") == 0)
    return g_strdup (sp_account_get_domain (account));
  return NULL;
}

static char *
get_value (const char *name, gpointer data)
{
  Filling *filling = data;
  g_auto(GStrv) parts = g_strsplit (name, ".", 3);
  char *value = get_account_value (filling->known->account, name);

  if (value)
    return value;
  if (strcmp (name, "account") == 0)
    return make_account_word (filling->known->account);
  value = name_it (filling, name);
  return value || parts[1] == NULL ? value : get_server_value (filling, parts);
}

/* What came from a server or a document must not become a command in the file that it is pasted into. */
static gboolean
is_harmless (const char *value)
{
  for (const char *p = value; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !(c < 0x80 && strchr (HARMLESS, (int) c)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_ours (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (strcmp (unknown[i].stand_in, value) == 0)
      return TRUE;
  return FALSE;
}

static char *
get_block_value (const char *name, gpointer data)
{
  g_autofree char *value = get_value (name, data);
  gboolean encoded = g_str_has_suffix (name, ".urlencoded");

  if (value == NULL || (!encoded && !is_harmless (value) && !is_ours (value)))
    return NULL;
  return g_steal_pointer (&value);
}

/**
 * sp_setup_values_fill_step:
 * @text: the text of a step, with places
 * @is_whole: (out): whether everything was known, so that the outcome can be copied
 *
 * Returns: (transfer full) (nullable): the text with values; %NULL where the step has nothing to be done with, as the choice of a way to
 *   sign in that the program has no word for
 */
char *
sp_setup_values_fill_step (const SpSetupValues *self, const char *text, gboolean *is_whole)
{
  Filling filling = { self, FALSE, FALSE, NULL };
  char *filled = sp_placeholder_fill (text, get_value, &filling);

  *is_whole = !filling.named;
  return filled;
}

/**
 * sp_setup_values_fill_block:
 * @block: lines to paste, with places
 * @stand_ins: (element-type utf8): where the words in capitals are added that the person has to replace
 *
 * Returns: (transfer full) (nullable): the lines with values; %NULL where a value is lacking, or has a character in it that could mean
 *   something in the file, such as a quotation mark
 */
char *
sp_setup_values_fill_block (const SpSetupValues *self, const char *block, GPtrArray *stand_ins)
{
  Filling filling = { self, TRUE, FALSE, stand_ins };

  return sp_placeholder_fill (block, get_block_value, &filling);
}

/**
 * sp_setup_values_suffice:
 * @text: a text with places
 *
 * Returns: whether the servers are known that it is about
 */
gboolean
sp_setup_values_suffice (const SpSetupValues *self, const char *text)
{
  if (sp_placeholder_is_used (text, ".smtp") && self->outgoing == NULL)
    return FALSE;
  return self->incoming ||
         !(sp_placeholder_is_used (text, ".imap") || sp_placeholder_is_used (text, ".pop"));
}
