/* Reads what a description says of an application or a device that only sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-sending.h"

#include <string.h>

#include "core/enums.h"
#include "core/host.h"

#define WRONG "Wrong"
#define LONGEST_TIMEOUT 86400

G_DEFINE_ENUM_TYPE (SpKind,
                    sp_kind,
                    G_DEFINE_ENUM_VALUE (SP_KIND_READER, "reader"),
                    G_DEFINE_ENUM_VALUE (SP_KIND_SENDER, "sender"))

G_DEFINE_ENUM_TYPE (SpRequirable,
                    sp_requirable,
                    G_DEFINE_ENUM_VALUE (SP_REQUIRABLE_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SP_REQUIRABLE_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SP_REQUIRABLE_DEPENDS, "depends"),
                    G_DEFINE_ENUM_VALUE (SP_REQUIRABLE_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SpFallback,
                    sp_fallback,
                    G_DEFINE_ENUM_VALUE (SP_FALLBACK_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SP_FALLBACK_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SP_FALLBACK_ONLY_IF_CHOSEN, "only-if-chosen"),
                    G_DEFINE_ENUM_VALUE (SP_FALLBACK_DEPENDS, "depends"),
                    G_DEFINE_ENUM_VALUE (SP_FALLBACK_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SpVerification,
                    sp_verification,
                    G_DEFINE_ENUM_VALUE (SP_VERIFICATION_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SP_VERIFICATION_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SP_VERIFICATION_PARTLY, "partly"),
                    G_DEFINE_ENUM_VALUE (SP_VERIFICATION_BY_VERSION, "by-version"),
                    G_DEFINE_ENUM_VALUE (SP_VERIFICATION_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SpWrongEffect,
                    sp_wrong_effect,
                    G_DEFINE_ENUM_VALUE (SP_WRONG_WAITS, "waits"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_FAILS, "fails"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_CLEAR, "clear"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_IF_OFFERED, "if-offered"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_UNCHECKED, "unchecked"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_WORKS, "works"))

G_DEFINE_ENUM_TYPE (SpWrongPlace,
                    sp_wrong_place,
                    G_DEFINE_ENUM_VALUE (SP_WRONG_PLACE_ANY, "any"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_PLACE_PORT, "port"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_PLACE_NO_STARTTLS, "no-starttls"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_PLACE_BAD_CERTIFICATE, "bad-certificate"),
                    G_DEFINE_ENUM_VALUE (SP_WRONG_PLACE_OTHER_PORT, "other-port"))

static void
wrong_value_free (gpointer data)
{
  SpWrongValue *self = data;

  g_free (self->choice);
  g_free (self->seen);
  g_free (self);
}

/* A port, a place of its own such as "any", or both: "587 no-starttls". */
static gboolean
parse_place (const char *typed, SpWrongValue *value)
{
  const char *space = strchr (typed, ' ');
  g_autofree char *port = g_strndup (typed, space ? (gsize) (space - typed) : strlen (typed));
  int place = SP_WRONG_PLACE_PORT;

  if (sp_host_parse_port (port, &value->port, NULL))
    {
      if (space && !sp_enum_from_nick (SP_TYPE_WRONG_PLACE, space + 1, &place))
        return FALSE;
      value->place = place;
      return TRUE;
    }
  if (!sp_enum_from_nick (SP_TYPE_WRONG_PLACE, typed, &place) || place == SP_WRONG_PLACE_PORT)
    return FALSE;
  value->place = place;
  return TRUE;
}

/* CHOICE;PLACE;EFFECT;CONFIDENCE;MESSAGE, the last of which may be missing. */
static const char *
parse_wrong (char **parts, SpWrongValue *value)
{
  guint n = g_strv_length (parts);
  int effect, confidence;

  if (n < 4 || n > 5)
    return "has to be CHOICE;PLACE;EFFECT;CONFIDENCE;MESSAGE";
  if (!parse_place (parts[1], value))
    return "the place is not a port, any, bad-certificate or other-port, nor a port and "
           "no-starttls";
  if (!sp_enum_from_nick (SP_TYPE_WRONG_EFFECT, parts[2], &effect))
    return "the effect is not one of waits, fails, refused, clear, if-offered, unchecked, works";
  if (!sp_enum_from_nick (SP_TYPE_CONFIDENCE, parts[3], &confidence))
    return "the confidence is not one of verified, documented, unverified";
  value->effect = effect;
  value->confidence = confidence;
  value->choice = g_strdup (parts[0]);
  value->seen = g_strdup (parts[4]);
  return NULL;
}

static void
read_wrong (SpClientSending *self, SpKeyfile *file, const char *group, const char *key)
{
  g_auto(GStrv) parts = sp_keyfile_get_list (file, group, key);
  SpWrongValue *value = g_new0 (SpWrongValue, 1);
  const char *mistake = parse_wrong (parts, value);

  if (mistake)
    sp_keyfile_bad_value (file, group, key, mistake);
  g_ptr_array_add (self->wrong, value);
}

static guint
read_timeout (SpKeyfile *file, const char *group)
{
  g_autofree char *typed = sp_keyfile_get_text (file, group, "Timeout");
  guint64 seconds;

  if (typed == NULL)
    return 0;
  if (strcmp (typed, "never") == 0)
    return SP_TIMEOUT_NEVER;
  if (g_ascii_string_to_unsigned (typed, 10, 1, LONGEST_TIMEOUT, &seconds, NULL))
    return (guint) seconds;
  sp_keyfile_bad_value (file, group, "Timeout", "neither a number of seconds nor never");
  return 0;
}

static gboolean
is_wrong_key (const char *key)
{
  return g_str_has_prefix (key, WRONG) && key[strlen (WRONG)] != '\0' &&
         strspn (key + strlen (WRONG), "0123456789") == strlen (key) - strlen (WRONG);
}

/* Keys that mean something only for what sends: in the file of a mail program they are a mistake. */
static void
refuse_for_reader (SpKeyfile *file, const char *group)
{
  static const char *const known[] = { "StartTlsCanBeRequired",
                                       "FallsBackSilently",
                                       "VerifiesCertificate",
                                       "VerifyWith",
                                       "Timeout",
                                       NULL };
  g_auto(GStrv) keys = sp_keyfile_get_keys (file, group);

  for (guint i = 0; keys[i]; i++)
    if (g_strv_contains (known, keys[i]) || is_wrong_key (keys[i]))
      sp_keyfile_bad_value (file, group, keys[i], "needs Kind=sender");
}

/* What only sends has one protocol. */
static void
check_protocols (SpKeyfile *file, const char *group)
{
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    {
      const char *other = sp_keyfile_get_protocol_group (i);

      if (i != SP_PROTOCOL_SMTP && sp_keyfile_has_group (file, other))
        sp_keyfile_fail (file, other, NULL, SP_CATALOGUE_ERROR_VALUE,
                         "has no place beside Kind=sender, which only sends");
    }
  if (!sp_keyfile_has_group (file, group))
    sp_keyfile_fail (file, group, NULL, SP_CATALOGUE_ERROR_MISSING, "has to be given");
}

static SpClientSending *
read_sender (SpKeyfile *file, const char *group)
{
  SpClientSending *self = g_new0 (SpClientSending, 1);
  g_auto(GStrv) keys =
      sp_keyfile_has_group (file, group) ? sp_keyfile_get_keys (file, group) : NULL;

  self->wrong = g_ptr_array_new_with_free_func (wrong_value_free);
  self->starttls_required = sp_keyfile_get_nick (file, group, "StartTlsCanBeRequired",
                                                 SP_TYPE_REQUIRABLE, SP_REQUIRABLE_UNKNOWN);
  self->falls_back =
      sp_keyfile_get_nick (file, group, "FallsBackSilently", SP_TYPE_FALLBACK, SP_FALLBACK_UNKNOWN);
  self->verifies_certificate = sp_keyfile_get_nick (file, group, "VerifiesCertificate",
                                                    SP_TYPE_VERIFICATION, SP_VERIFICATION_UNKNOWN);
  self->verify_with = sp_keyfile_get_list (file, group, "VerifyWith");
  self->timeout_s = read_timeout (file, group);
  for (guint i = 0; keys && keys[i]; i++)
    if (is_wrong_key (keys[i]))
      read_wrong (self, file, group, keys[i]);
  return self;
}

/**
 * sp_client_sending_read:
 * @file: a description
 * @group: the group that says which kind it is, `Client`
 *
 * Returns: (transfer full) (nullable): what is to be known of a program that only sends; %NULL for a mail program
 */
SpClientSending *
sp_client_sending_read (SpKeyfile *file, const char *group)
{
  const char *smtp = sp_keyfile_get_protocol_group (SP_PROTOCOL_SMTP);
  SpKind kind = sp_keyfile_get_nick (file, group, "Kind", SP_TYPE_KIND, SP_KIND_READER);
  SpClientSending *self;

  if (kind == SP_KIND_READER)
    {
      if (sp_keyfile_has_group (file, smtp))
        refuse_for_reader (file, smtp);
      return NULL;
    }
  check_protocols (file, smtp);
  self = read_sender (file, smtp);
  self->sources = sp_keyfile_get_list (file, group, "Sources");
  sp_client_blocks_read (&self->blocks, file, group);
  self->in_guide = sp_keyfile_get_flag (file, group, "InGuide", FALSE);
  return self;
}

/**
 * sp_client_sending_free:
 * @self: (transfer full): what is to be known of a program that only sends
 */
void
sp_client_sending_free (SpClientSending *self)
{
  g_strfreev (self->verify_with);
  g_strfreev (self->sources);
  sp_client_blocks_clear (&self->blocks);
  g_ptr_array_unref (self->wrong);
  g_free (self);
}

/**
 * sp_client_sending_is_marked:
 *
 * Returns: whether attention is called for: it falls back to clear text, cannot insist on STARTTLS, or does not check certificates, or
 *   nobody knows
 */
gboolean
sp_client_sending_is_marked (const SpClientSending *self)
{
  return self->starttls_required != SP_REQUIRABLE_YES || self->falls_back == SP_FALLBACK_YES ||
         self->falls_back == SP_FALLBACK_DEPENDS ||
         self->verifies_certificate != SP_VERIFICATION_YES;
}
