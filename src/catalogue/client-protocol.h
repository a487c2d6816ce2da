/* What a mail program can do in one protocol and how it calls it, as its description says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"

G_BEGIN_DECLS

/**
 * SpConfidence:
 * @SP_CONFIDENCE_VERIFIED: read in the program's own files
 * @SP_CONFIDENCE_DOCUMENTED: read in documentation
 * @SP_CONFIDENCE_UNVERIFIED: general knowledge
 */
typedef enum
{
  SP_CONFIDENCE_VERIFIED,
  SP_CONFIDENCE_DOCUMENTED,
  SP_CONFIDENCE_UNVERIFIED,
} SpConfidence;

#define SP_TYPE_CONFIDENCE (sp_confidence_get_type ())
GType sp_confidence_get_type (void);

/**
 * SpField:
 *
 * A row of a program's own account dialogue.
 */
typedef enum
{
  SP_FIELD_SERVER,
  SP_FIELD_PORT,
  SP_FIELD_SECURITY,
  SP_FIELD_AUTH,
  SP_FIELD_USER,
} SpField;

#define SP_N_FIELDS (SP_FIELD_USER + 1)

/**
 * SpAuth:
 * @SP_AUTH_PASSWORD: the plain password, inside TLS (SASL PLAIN or LOGIN)
 * @SP_AUTH_ENCRYPTED: a challenge and response (SASL CRAM-MD5, DIGEST-MD5, SCRAM-*, APOP)
 * @SP_AUTH_OAUTH2: a token (SASL XOAUTH2, OAUTHBEARER)
 * @SP_AUTH_GSSAPI: Kerberos
 * @SP_AUTH_NTLM: Windows log-on
 * @SP_AUTH_EXTERNAL: a certificate of the user's own (SASL EXTERNAL)
 * @SP_AUTH_NONE: no sign-in
 *
 * A way to sign in, as programs name it. Nicks are the keys of `AuthLabels`.
 */
typedef enum
{
  SP_AUTH_PASSWORD,
  SP_AUTH_ENCRYPTED,
  SP_AUTH_OAUTH2,
  SP_AUTH_GSSAPI,
  SP_AUTH_NTLM,
  SP_AUTH_EXTERNAL,
  SP_AUTH_NONE,
} SpAuth;

#define SP_N_AUTHS (SP_AUTH_NONE + 1)
#define SP_TYPE_AUTH (sp_auth_get_type ())
GType sp_auth_get_type (void);

/**
 * SpClientProtocol:
 *
 * What a program can do in one protocol and how it calls it. Labels are quoted exactly, in the language asked for where the
 * program ships it, else in English. They are owned by the client.
 */
typedef struct
{
  char *implicit_label; /* (owned) (nullable) */
  char *starttls_label; /* (owned) (nullable) */
  char *none_label; /* (owned) (nullable) */
  char *opportunistic_label; /* (owned) (nullable) falls back to clear text; never advised */
  char **label_order; /* (owned) the choices as the program lists them; may be empty */
  gboolean supports_implicit;
  gboolean supports_starttls;
  guint16 default_port_implicit; /* 0 where unknown */
  guint16 default_port_starttls; /* 0 where unknown */
  guint16 starttls_only_port; /* the one port on which it does STARTTLS, 0 for any */
  gboolean starttls_falls_back; /* its STARTTLS goes on in clear text where the server lacks it */
  SpConfidence confidence;
  char *fields[SP_N_FIELDS]; /* (owned) (nullable) names of the dialogue's rows */
  char *auth_labels[SP_N_AUTHS]; /* (owned) (nullable) %NULL: no such choice, or no word */
  char *
      login_label; /* (owned) (nullable) instead of auth_labels[SP_AUTH_PASSWORD] without SASL PLAIN */
  char **encrypted_mechanisms; /* (owned) what SP_AUTH_ENCRYPTED can be here; empty: anything */
  char *implicit_state; /* (owned) (nullable) where it is a box: "ticked" or "unticked" */
  char *starttls_state; /* (owned) (nullable) */
  char *settings_path; /* (owned) (nullable) else the client's */
  char **notes; /* (owned) what to know when typing the settings; may be empty */
  char **implicit_notes; /* (owned) the same, with implicit TLS only */
  char **starttls_notes; /* (owned) the same, with STARTTLS only */
  char **sign_in_notes; /* (owned) the same, only where the server asks for a sign-in */
  char **oauth_notes; /* (owned) the same, only where a token is used, or where it has to be */
} SpClientProtocol;

SpClientProtocol *
sp_client_protocol_read (SpKeyfile *file, SpProtocol protocol, const char *shared_group);
void sp_client_protocol_free (SpClientProtocol *self);

G_END_DECLS
