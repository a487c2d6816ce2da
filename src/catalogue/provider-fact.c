/* Reads one fact about signing in from a provider's notes: the value, where it is done, who says so and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "provider-fact.h"

#include <string.h>

#include "core/enums.h"
#include "site-values.h"

#define UNTIL "until "
#define DAY_LENGTH 10

#define BIT(value) (1u << SP_PROVIDER_##value)

/* What each key is called and which values make sense there. */
static const struct
{
  const char *name;
  guint values; /* bits `1 << SpProviderValue` */
} keys[SP_N_PROVIDER_KEYS] = {
  [SP_PROVIDER_PASSWORD] = { "Password",
                             BIT (UNKNOWN) | BIT (WORKS) | BIT (REFUSED) | BIT (UNTIL) },
  [SP_PROVIDER_OAUTH2] = { "OAuth2", BIT (UNKNOWN) | BIT (REQUIRED) | BIT (OFFERED) | BIT (NO) },
  [SP_PROVIDER_APP_PASSWORD] = { "AppPassword", BIT (UNKNOWN) | BIT (REQUIRED) | BIT (OFFERED) |
                                                    BIT (WITH_SECOND_FACTOR) | BIT (DOUBTFUL) |
                                                    BIT (NO) },
  [SP_PROVIDER_SECOND_FACTOR] = { "SecondFactorFirst", BIT (UNKNOWN) | BIT (YES) | BIT (NO) },
  [SP_PROVIDER_SWITCH_ON] = { "SwitchOnFirst", BIT (UNKNOWN) | BIT (ORGANISATION) | BIT (NO) },
  [SP_PROVIDER_USER_NAME] = { "UserName", BIT (UNKNOWN) },
  [SP_PROVIDER_MAIL_PROGRAMS] = { "MailPrograms", BIT (UNKNOWN) | BIT (YES) | BIT (NO) },
};

G_DEFINE_ENUM_TYPE (SpProviderValue,
                    sp_provider_value,
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_WORKS, "works"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_UNTIL, "until"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_REQUIRED, "required"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_OFFERED, "offered"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_WITH_SECOND_FACTOR, "with-second-factor"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_DOUBTFUL, "doubtful"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_ORGANISATION, "organisation"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SP_PROVIDER_PATTERN, "pattern"))

static gboolean
is_number (const char *text, gsize length, int least, int most)
{
  int number = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      number = 10 * number + text[i] - '0';
    }
  return number >= least && number <= most;
}

/* A year, a month or a day: ISO 8601 with less or more detail. */
static gboolean
is_date (const char *text)
{
  gsize length = strlen (text);

  if ((length != 4 && length != 7 && length != DAY_LENGTH) || !is_number (text, 4, 1982, 9999))
    return FALSE;
  if (length >= 7 && (text[4] != '-' || !is_number (text + 5, 2, 1, 12)))
    return FALSE;
  return length < DAY_LENGTH || (text[7] == '-' && is_number (text + 8, 2, 1, 31));
}

/* A list of protocols, as in "imap;pop3". */
static gboolean
parse_protocols (const char *text, guint *protocols)
{
  g_auto(GStrv) names = g_strsplit (text, ";", -1);

  *protocols = 0;
  for (guint i = 0; names[i]; i++)
    {
      const char *name = g_strstrip (names[i]);
      guint found = SP_N_PROTOCOLS;

      for (guint p = 0; p < SP_N_PROTOCOLS; p++)
        if (strcmp (name, sp_protocol_to_nick (p)) == 0)
          found = p;
      if (found == SP_N_PROTOCOLS && *name)
        return FALSE;
      if (*name)
        *protocols |= 1u << found;
    }
  return *protocols != 0;
}

static gboolean
parse_value (SpProviderFact *self, SpProviderKey key)
{
  int value;

  if (sp_enum_from_nick (SP_TYPE_PROVIDER_VALUE, self->text, &value))
    self->value = value;
  else if (key == SP_PROVIDER_USER_NAME)
    self->value = SP_PROVIDER_PATTERN;
  else if (key == SP_PROVIDER_SWITCH_ON && parse_protocols (self->text, &self->protocols))
    self->value = SP_PROVIDER_YES;
  else if (g_str_has_prefix (self->text, UNTIL))
    {
      self->value = SP_PROVIDER_UNTIL;
      self->until = g_strdup (self->text + strlen (UNTIL));
    }
  else
    return FALSE;
  if (self->value == SP_PROVIDER_PATTERN || self->protocols)
    return TRUE;
  if (!(keys[key].values & (1u << self->value)))
    return FALSE;
  if (self->value != SP_PROVIDER_UNTIL)
    return TRUE;
  return self->until && strlen (self->until) == DAY_LENGTH && is_date (self->until);
}

static void
say_what_fits (SpKeyfile *file, const char *group, SpProviderKey key)
{
  g_autoptr(GString) reason = g_string_new ("not one of");
  const char *comma = "";

  for (guint value = 0; value <= SP_PROVIDER_PATTERN; value++)
    if (keys[key].values & (1u << value))
      {
        g_string_append_printf (reason, "%s %s%s", comma,
                                sp_enum_to_nick (SP_TYPE_PROVIDER_VALUE, value),
                                value == SP_PROVIDER_UNTIL ? " YEAR-MONTH-DAY" : "");
        comma = ",";
      }
  if (key == SP_PROVIDER_SWITCH_ON)
    g_string_append (reason, ", or protocols such as imap;pop3");
  sp_keyfile_bad_value (file, group, keys[key].name, reason->str);
}

static char *
read_beside (SpKeyfile *file, const char *group, SpProviderKey key, const char *suffix)
{
  g_autofree char *name = g_strconcat (keys[key].name, suffix, NULL);

  return sp_keyfile_get_prose (file, group, name);
}

static void
read_evidence (SpProviderFact *self, SpKeyfile *file, const char *group, SpProviderKey key)
{
  g_autofree char *as_of = g_strconcat (keys[key].name, "AsOf", NULL);

  self->where = read_beside (file, group, key, "Where");
  self->source = read_beside (file, group, key, "Source");
  self->as_of = sp_keyfile_get_text (file, group, as_of);
  if (self->source == NULL && self->value != SP_PROVIDER_UNKNOWN)
    {
      g_autofree char *name = g_strconcat (keys[key].name, "Source", NULL);

      sp_keyfile_fail (file, group, name, SP_CATALOGUE_ERROR_MISSING, "has to be given");
    }
  if (self->as_of && !is_date (self->as_of))
    sp_keyfile_bad_value (file, group, as_of, "not a date such as 2026, 2026-11 or 2026-11-23");
}

/**
 * sp_provider_fact_read:
 * @file: a provider's notes
 * @group: the group for all protocols or for one
 * @key: what to read
 *
 * Reads the value and, under the same key with `Where`, `Source` and `AsOf` behind it, what belongs to it. A value without a
 * source is a mistake; a source without a date is not.
 *
 * Returns: (transfer full) (nullable): the fact, %NULL where the group does not have it
 */
SpProviderFact *
sp_provider_fact_read (SpKeyfile *file, const char *group, SpProviderKey key)
{
  g_autofree char *text = key == SP_PROVIDER_USER_NAME
                              ? sp_site_read_user_name (file, group)
                              : sp_keyfile_get_text (file, group, keys[key].name);
  SpProviderFact *self;

  if (text == NULL)
    return NULL;
  self = g_new0 (SpProviderFact, 1);
  self->text = g_steal_pointer (&text);
  if (!parse_value (self, key))
    say_what_fits (file, group, key);
  read_evidence (self, file, group, key);
  return self;
}

/**
 * sp_provider_fact_free:
 * @self: (transfer full): a fact
 */
void
sp_provider_fact_free (SpProviderFact *self)
{
  g_free (self->text);
  g_free (self->until);
  g_free (self->where);
  g_free (self->source);
  g_free (self->as_of);
  g_free (self);
}

/**
 * sp_provider_fact_has_ended:
 * @fact: a fact
 * @now: (nullable): the present moment, %NULL where it is of no account
 *
 * Returns: whether the last day on which it holds is over
 */
gboolean
sp_provider_fact_has_ended (const SpProviderFact *fact, GDateTime *now)
{
  g_autofree char *today = now ? g_date_time_format (now, "%Y-%m-%d") : NULL;

  return today && fact->until && strcmp (today, fact->until) > 0;
}
