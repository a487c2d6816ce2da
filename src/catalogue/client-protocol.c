/* Reads what a description says of one protocol: words, ports, ways to sign in, notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-protocol.h"

#include <string.h>

#include "core/enums.h"

G_DEFINE_ENUM_TYPE (SpConfidence,
                    sp_confidence,
                    G_DEFINE_ENUM_VALUE (SP_CONFIDENCE_VERIFIED, "verified"),
                    G_DEFINE_ENUM_VALUE (SP_CONFIDENCE_DOCUMENTED, "documented"),
                    G_DEFINE_ENUM_VALUE (SP_CONFIDENCE_UNVERIFIED, "unverified"))

G_DEFINE_ENUM_TYPE (SpAuth,
                    sp_auth,
                    G_DEFINE_ENUM_VALUE (SP_AUTH_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_ENCRYPTED, "encrypted"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_OAUTH2, "oauth2"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_GSSAPI, "gssapi"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_NTLM, "ntlm"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_EXTERNAL, "external"),
                    G_DEFINE_ENUM_VALUE (SP_AUTH_NONE, "none"))

static const char *const field_keys[SP_N_FIELDS] = {
  [SP_FIELD_SERVER] = "FieldServer",     [SP_FIELD_PORT] = "FieldPort",
  [SP_FIELD_SECURITY] = "FieldSecurity", [SP_FIELD_AUTH] = "FieldAuth",
  [SP_FIELD_USER] = "FieldUser",
};

/* Takes "oauth2=OAuth2" apart; what a translation names has to be there in English too. */
static void
read_auth_label (SpClientProtocol *self,
                 SpKeyfile *file,
                 const char *group,
                 const char *key,
                 const char *entry)
{
  const char *sign = strchr (entry, '=');
  g_autofree char *nick = sign ? g_strndup (entry, sign - entry) : NULL;
  int auth;

  if (sign == NULL || sign[1] == '\0')
    sp_keyfile_bad_value (file, group, key, "each entry has to be WAY=LABEL");
  else if (!sp_enum_from_nick (SP_TYPE_AUTH, nick, &auth))
    sp_keyfile_bad_value (file, group, key,
                          "a way to sign in is not one of password, encrypted, oauth2, gssapi, "
                          "ntlm, external, none");
  else if (strcmp (key, "AuthLabels") != 0 && self->auth_labels[auth] == NULL)
    sp_keyfile_bad_value (file, group, key, "names a way to sign in that AuthLabels does not have");
  else
    {
      g_free (self->auth_labels[auth]);
      self->auth_labels[auth] = g_strdup (sign + 1);
    }
}

/* English first, then whatever the wanted language has in place of it. */
static void
read_auth_labels (SpClientProtocol *self, SpKeyfile *file, const char *group)
{
  g_autofree char *local = sp_keyfile_localize (file, group, "AuthLabels");
  const char *keys[] = { "AuthLabels", strcmp (local, "AuthLabels") != 0 ? local : NULL };

  for (guint k = 0; k < G_N_ELEMENTS (keys) && keys[k]; k++)
    {
      g_auto(GStrv) entries = sp_keyfile_get_list (file, group, keys[k]);

      for (guint i = 0; entries[i]; i++)
        read_auth_label (self, file, group, keys[k], entries[i]);
    }
}

/* An entry "@starttls" stands for the label of that choice, in whatever language it is. */
static char **
read_label_order (SpClientProtocol *self, SpKeyfile *file, const char *group)
{
  const struct
  {
    const char *entry;
    const char *label;
  } choices[] = {
    { "@none", self->none_label },
    { "@opportunistic", self->opportunistic_label },
    { "@starttls", self->starttls_label },
    { "@implicit", self->implicit_label },
  };
  g_auto(GStrv) entries = sp_keyfile_get_local_list (file, group, "LabelOrder");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; entries[i]; i++)
    {
      const char *label = entries[i][0] == '@' ? NULL : entries[i];

      for (guint c = 0; c < G_N_ELEMENTS (choices); c++)
        if (strcmp (entries[i], choices[c].entry) == 0)
          label = choices[c].label;
      if (label)
        g_strv_builder_add (builder, label);
      else
        sp_keyfile_bad_value (file, group, "LabelOrder", "names a choice that has no label here");
    }
  return g_strv_builder_end (builder);
}

/* The keys of one group, listed once for all kinds of notes. */
typedef struct
{
  const char *group; /* borrowed */
  char **keys; /* (owned) */
} Keys;

/* Every key that is @prefix and a number, in the file's order. */
static void
add_notes (GStrvBuilder *builder, SpKeyfile *file, const Keys *from, const char *prefix)
{
  gsize length = strlen (prefix);

  for (guint i = 0; from->keys[i]; i++)
    {
      const char *number = from->keys[i] + length;
      g_autofree char *note = NULL;

      if (!g_str_has_prefix (from->keys[i], prefix) ||
          strspn (number, "0123456789") != strlen (number))
        continue;
      note = sp_keyfile_get_prose (file, from->group, from->keys[i]);
      if (note)
        g_strv_builder_add (builder, note);
    }
}

static char **
list_notes (SpKeyfile *file, const Keys from[2], const char *prefix)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  add_notes (builder, file, &from[0], prefix);
  add_notes (builder, file, &from[1], prefix);
  return g_strv_builder_end (builder);
}

/* What holds in this protocol, then what holds in all. */
static void
read_notes (SpClientProtocol *self, SpKeyfile *file, const char *group, const char *shared_group)
{
  Keys from[] = { { group, sp_keyfile_get_keys (file, group) },
                  { shared_group, sp_keyfile_get_keys (file, shared_group) } };

  self->notes = list_notes (file, from, "Note");
  self->implicit_notes = list_notes (file, from, "NoteImplicit");
  self->starttls_notes = list_notes (file, from, "NoteStartTls");
  self->sign_in_notes = list_notes (file, from, "NoteSignIn");
  self->oauth_notes = list_notes (file, from, "NoteOAuth");
  g_strfreev (from[0].keys);
  g_strfreev (from[1].keys);
}

/* Not words of the program but ours: they are said in the user's language. */
static char *
read_state (SpKeyfile *file, const char *group, const char *key)
{
  char *state = sp_keyfile_get_text (file, group, key);

  if (state && strcmp (state, "ticked") != 0 && strcmp (state, "unticked") != 0)
    sp_keyfile_bad_value (file, group, key, "not one of ticked, unticked");
  return state;
}

static void
read_words (SpClientProtocol *self, SpKeyfile *file, const char *group)
{
  self->implicit_label = sp_keyfile_get_local (file, group, "ImplicitLabel");
  self->starttls_label = sp_keyfile_get_local (file, group, "StartTlsLabel");
  self->none_label = sp_keyfile_get_local (file, group, "NoneLabel");
  self->opportunistic_label = sp_keyfile_get_local (file, group, "OpportunisticLabel");
  self->label_order = read_label_order (self, file, group);
  for (guint i = 0; i < SP_N_FIELDS; i++)
    self->fields[i] = sp_keyfile_get_local (file, group, field_keys[i]);
  read_auth_labels (self, file, group);
  self->login_label = sp_keyfile_get_local (file, group, "LoginLabel");
  self->encrypted_mechanisms = sp_keyfile_get_list (file, group, "EncryptedMechanisms");
  self->implicit_state = read_state (file, group, "ImplicitState");
  self->starttls_state = read_state (file, group, "StartTlsState");
  self->settings_path = sp_keyfile_get_local (file, group, "SettingsPath");
}

/**
 * sp_client_protocol_read:
 * @file: a description
 * @protocol: a protocol
 * @shared_group: the group whose notes hold for every protocol
 *
 * Returns: (transfer full) (nullable): what the program can do there, %NULL where the description has no such group
 */
SpClientProtocol *
sp_client_protocol_read (SpKeyfile *file, SpProtocol protocol, const char *shared_group)
{
  const char *group = sp_keyfile_get_protocol_group (protocol);
  SpClientProtocol *self;

  if (!sp_keyfile_has_group (file, group))
    return NULL;
  self = g_new0 (SpClientProtocol, 1);
  read_words (self, file, group);
  self->supports_implicit =
      sp_keyfile_get_flag (file, group, "SupportsImplicit", self->implicit_label != NULL);
  self->supports_starttls =
      sp_keyfile_get_flag (file, group, "SupportsStartTls", self->starttls_label != NULL);
  self->default_port_implicit = sp_keyfile_get_port (file, group, "DefaultPortImplicit");
  self->default_port_starttls = sp_keyfile_get_port (file, group, "DefaultPortStartTls");
  self->starttls_only_port = sp_keyfile_get_port (file, group, "StartTlsOnlyPort");
  self->starttls_falls_back =
      self->starttls_label && g_strcmp0 (self->starttls_label, self->opportunistic_label) == 0;
  self->confidence =
      sp_keyfile_get_nick (file, group, "Confidence", SP_TYPE_CONFIDENCE, SP_CONFIDENCE_UNVERIFIED);
  read_notes (self, file, group, shared_group);
  return self;
}

/**
 * sp_client_protocol_free:
 * @self: (transfer full): what a program can do in one protocol
 */
void
sp_client_protocol_free (SpClientProtocol *self)
{
  g_free (self->implicit_label);
  g_free (self->starttls_label);
  g_free (self->none_label);
  g_free (self->opportunistic_label);
  g_strfreev (self->label_order);
  for (guint i = 0; i < SP_N_FIELDS; i++)
    g_free (self->fields[i]);
  for (guint i = 0; i < SP_N_AUTHS; i++)
    g_free (self->auth_labels[i]);
  g_free (self->login_label);
  g_strfreev (self->encrypted_mechanisms);
  g_free (self->implicit_state);
  g_free (self->starttls_state);
  g_free (self->settings_path);
  g_strfreev (self->notes);
  g_strfreev (self->implicit_notes);
  g_strfreev (self->starttls_notes);
  g_strfreev (self->sign_in_notes);
  g_strfreev (self->oauth_notes);
  g_free (self);
}
