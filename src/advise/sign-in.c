/* How to sign in: what the server offers over TLS, matched with what the program can do and the site wants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in.h"

#include <string.h>

/* Over verified TLS a plain password is as good as a challenge and works everywhere; what needs more than a password known
 * by heart comes last. */
static const SpAuth preference[] = {
  SP_AUTH_PASSWORD, SP_AUTH_ENCRYPTED, SP_AUTH_OAUTH2,
  SP_AUTH_GSSAPI,   SP_AUTH_NTLM,      SP_AUTH_EXTERNAL,
};

/* Mechanisms of one way, best first. Programs speak XOAUTH2 and hardly OAUTHBEARER, so that the latter alone is not enough. */
static const char *const mechanisms[SP_N_AUTHS][8] = {
  [SP_AUTH_PASSWORD] = { "PLAIN", "LOGIN" },
  [SP_AUTH_ENCRYPTED] = { "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "DIGEST-MD5" },
  [SP_AUTH_OAUTH2] = { "XOAUTH2" },
  [SP_AUTH_GSSAPI] = { "GSSAPI", "GS2-KRB5", "GSS-SPNEGO" },
  [SP_AUTH_NTLM] = { "NTLM" },
  [SP_AUTH_EXTERNAL] = { "EXTERNAL" },
};

/* The names that published settings have, in the order of SpAuth. */
static const char *const published[SP_N_AUTHS] = {
  [SP_AUTH_PASSWORD] = "password-cleartext",
  [SP_AUTH_ENCRYPTED] = "password-encrypted",
  [SP_AUTH_OAUTH2] = "OAuth2",
  [SP_AUTH_GSSAPI] = "GSSAPI",
  [SP_AUTH_NTLM] = "NTLM",
  [SP_AUTH_EXTERNAL] = "TLS-client-cert",
  [SP_AUTH_NONE] = "none",
};

static gboolean
lists (char **words, const char *word)
{
  for (; words && *words; words++)
    if (g_ascii_strcasecmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_empty (char **words)
{
  return words == NULL || words[0] == NULL;
}

/* RFC 1939 section 7: a server that knows APOP shows a time stamp in its greeting. */
static gboolean
greets_with_timestamp (const SpObservation *seen)
{
  const char *open = seen->banner ? strchr (seen->banner, '<') : NULL;
  const char *at = open ? strchr (open, '@') : NULL;

  return at && strchr (at, '>') != NULL;
}

/* Signing in without SASL: the LOGIN command (RFC 9051 section 6.2.3), USER and PASS (RFC 2449 section 6.3), APOP. */
static const char *
find_command (SpProtocol protocol, SpAuth auth, const SpObservation *seen)
{
  if (protocol == SP_PROTOCOL_IMAP && auth == SP_AUTH_PASSWORD && seen->capabilities &&
      !lists (seen->capabilities, "LOGINDISABLED"))
    return "LOGIN";
  if (protocol == SP_PROTOCOL_POP3 && auth == SP_AUTH_PASSWORD &&
      lists (seen->capabilities, "USER"))
    return "USER";
  if (protocol == SP_PROTOCOL_POP3 && auth == SP_AUTH_ENCRYPTED && greets_with_timestamp (seen))
    return "APOP";
  return NULL;
}

static gboolean
knows (const SpClientProtocol *can, SpAuth auth, const char *mechanism)
{
  if (auth == SP_AUTH_PASSWORD)
    return TRUE;
  if (can->auth_labels[auth] == NULL)
    return FALSE;
  return auth != SP_AUTH_ENCRYPTED || is_empty (can->encrypted_mechanisms) ||
         lists (can->encrypted_mechanisms, mechanism);
}

static const char *
find_shared (const SpClientProtocol *can,
             SpProtocol protocol,
             SpAuth auth,
             const SpObservation *seen)
{
  const char *command = find_command (protocol, auth, seen);

  for (const char *const *name = mechanisms[auth]; *name; name++)
    if (lists (seen->auth, *name) && knows (can, auth, *name))
      return *name;
  return command && knows (can, auth, command) ? command : NULL;
}

static const char *
label_for (const SpClientProtocol *can, SpAuth auth, const char *mechanism)
{
  if (auth == SP_AUTH_PASSWORD && can->login_label && g_strcmp0 (mechanism, "LOGIN") == 0)
    return can->login_label;
  return can->auth_labels[auth];
}

/* The ways to be tried, in order: those that the site names, else all. */
static guint
list_ways (const char *const *wanted, SpAuth ways[SP_N_AUTHS])
{
  guint n = 0;

  for (; wanted && *wanted && n < SP_N_AUTHS; wanted++)
    for (guint auth = 0; auth < SP_N_AUTHS; auth++)
      if (g_ascii_strcasecmp (*wanted, published[auth]) == 0)
        ways[n++] = auth;
      else if (auth == SP_AUTH_NONE && g_ascii_strcasecmp (*wanted, "client-IP-address") == 0)
        ways[n++] = auth;
  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (preference); i++)
    ways[i] = preference[i];
  return n ? n : G_N_ELEMENTS (preference);
}

static SpSignIn
choose_unseen (const SpClientProtocol *can, const char *const *wanted)
{
  SpAuth ways[SP_N_AUTHS];
  guint n = list_ways (wanted, ways);

  for (guint i = 0; i < n; i++)
    if (ways[i] == SP_AUTH_NONE)
      return (SpSignIn){ SP_SIGN_IN_NONE, SP_AUTH_NONE, can->auth_labels[SP_AUTH_NONE], NULL };
    else if (ways[i] == SP_AUTH_PASSWORD || can->auth_labels[ways[i]])
      return (SpSignIn){ SP_SIGN_IN_ASSUMED, ways[i], can->auth_labels[ways[i]], NULL };
  return (SpSignIn){ SP_SIGN_IN_UNSHARED, SP_AUTH_PASSWORD, NULL, NULL };
}

/* A POP3 server need not list anything (RFC 2449 section 5), and an IMAP server may have been too slow to. */
static gboolean
is_silent (SpProtocol protocol, const SpObservation *seen)
{
  return protocol != SP_PROTOCOL_SMTP && is_empty (seen->capabilities) && is_empty (seen->auth);
}

/**
 * sp_sign_in_choose:
 * @can: what the program can do in the protocol
 * @protocol: the protocol
 * @seen: (nullable): what was seen at the endpoint, which is safe; %NULL where it was not looked at
 * @wanted: (nullable): the ways that the site names, best first; %NULL or empty for any
 *
 * Chooses the way to sign in: the first that server, program and site share, a password before anything else.
 *
 * Returns: the choice; its strings live as long as @can and @seen
 */
SpSignIn
sp_sign_in_choose (const SpClientProtocol *can,
                   SpProtocol protocol,
                   const SpObservation *seen,
                   const char *const *wanted)
{
  SpAuth ways[SP_N_AUTHS];
  guint n = list_ways (wanted, ways);

  if (seen == NULL || is_silent (protocol, seen))
    return choose_unseen (can, wanted);
  if (protocol == SP_PROTOCOL_SMTP && is_empty (seen->auth))
    return (SpSignIn){ SP_SIGN_IN_NONE, SP_AUTH_NONE, can->auth_labels[SP_AUTH_NONE], NULL };
  for (guint i = 0; i < n; i++)
    {
      const char *mechanism = find_shared (can, protocol, ways[i], seen);

      if (ways[i] == SP_AUTH_NONE)
        return (SpSignIn){ SP_SIGN_IN_NONE, SP_AUTH_NONE, can->auth_labels[SP_AUTH_NONE], NULL };
      if (mechanism)
        return (SpSignIn){ SP_SIGN_IN_SHARED, ways[i], label_for (can, ways[i], mechanism),
                           mechanism };
    }
  return (SpSignIn){ SP_SIGN_IN_UNSHARED, SP_AUTH_PASSWORD, NULL, NULL };
}
