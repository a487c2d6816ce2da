/* One place where a mail service may answer: protocol, host, port and the way it is secured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "endpoint.h"

#include <string.h>

#include "host.h"
#include "input-error.h"
#include "typed-text.h"

struct _SpEndpoint
{
  SpProtocol protocol;
  SpSecurity security;
  guint16 port;
  char *host; /* (owned) */
  char *uri; /* (owned) */
};

/* The contract's URI schemes; `submission` and `submissions` are the registered service names of RFC 6409 and RFC 8314. */
static const struct
{
  const char *name;
  SpProtocol protocol;
  SpSecurity security;
} schemes[] = {
  { "imaps", SP_PROTOCOL_IMAP, SP_SECURITY_TLS },
  { "imap", SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS },
  { "pop3s", SP_PROTOCOL_POP3, SP_SECURITY_TLS },
  { "pop3", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS },
  { "smtps", SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  { "smtp", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS },
  { "sieve", SP_PROTOCOL_SIEVE, SP_SECURITY_STARTTLS },
  { "pops", SP_PROTOCOL_POP3, SP_SECURITY_TLS },
  { "pop", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS },
  { "submissions", SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  { "submission", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS },
};

static const char *
get_scheme (SpProtocol protocol, SpSecurity security)
{
  gboolean tls = security == SP_SECURITY_TLS;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (schemes[i].protocol == protocol && (schemes[i].security == SP_SECURITY_TLS) == tls)
      return schemes[i].name;
  return tls ? "sieves" : "sieve";
}

/**
 * sp_endpoint_new:
 * @protocol: the protocol
 * @host: a host as sp_host_normalize() gives it
 * @port: 1 to 65535
 * @security: how the connection is secured
 *
 * Returns: (transfer full): a new endpoint
 */
SpEndpoint *
sp_endpoint_new (SpProtocol protocol, const char *host, guint16 port, SpSecurity security)
{
  SpEndpoint *self = g_atomic_rc_box_new0 (SpEndpoint);
  gboolean ipv6 = strchr (host, ':') != NULL;

  self->protocol = protocol;
  self->security = security;
  self->port = port;
  self->host = g_strdup (host);
  self->uri = g_strdup_printf ("%s://%s%s%s:%u", get_scheme (protocol, security), ipv6 ? "[" : "",
                               host, ipv6 ? "]" : "", port);
  return self;
}

static int
find_scheme (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (schemes[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * sp_endpoint_new_from_uri:
 * @uri: `SCHEME://HOST[:PORT]` with one of the schemes of the command line
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Reads an endpoint; a missing port is the registered one. Anything beyond scheme, host and port is an error, apart from a
 * single final slash: an endpoint has no user, path or query.
 *
 * Returns: (transfer full) (nullable): the endpoint
 */
SpEndpoint *
sp_endpoint_new_from_uri (const char *uri, GError **error)
{
  g_autofree char *typed = sp_typed_text_trim (uri);
  g_autofree char *host = NULL;
  char *rest = strstr (typed, "://");
  guint16 port;
  int i;

  if (*typed == '\0')
    sp_input_error_set (error, SP_INPUT_ERROR_EMPTY, "");
  if (*typed == '\0')
    return NULL;

  if (rest != NULL)
    {
      *rest = '\0';
      rest += 3;
    }
  i = rest ? find_scheme (typed) : -1;
  if (i < 0)
    {
      sp_input_error_set (error, SP_INPUT_ERROR_SCHEME, typed);
      return NULL;
    }

  if (g_str_has_suffix (rest, "/"))
    rest[strlen (rest) - 1] = '\0';
  if (strpbrk (rest, "/?#@") != NULL)
    {
      sp_input_error_set (error, SP_INPUT_ERROR_EXTRA, strpbrk (rest, "/?#@"));
      return NULL;
    }
  if (!sp_host_split_port (rest, &host, &port, error))
    return NULL;
  if (port == 0)
    port = sp_protocol_get_default_port (schemes[i].protocol, schemes[i].security);
  return sp_endpoint_new (schemes[i].protocol, host, port, schemes[i].security);
}

/**
 * sp_endpoint_ref:
 *
 * Returns: (transfer full): @self
 */
SpEndpoint *
sp_endpoint_ref (SpEndpoint *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
endpoint_clear (gpointer data)
{
  SpEndpoint *self = data;

  g_free (self->host);
  g_free (self->uri);
}

/**
 * sp_endpoint_unref:
 * @self: (transfer full): an endpoint
 */
void
sp_endpoint_unref (SpEndpoint *self)
{
  g_atomic_rc_box_release_full (self, endpoint_clear);
}

/**
 * sp_endpoint_get_protocol:
 *
 * Returns: the protocol spoken there
 */
SpProtocol
sp_endpoint_get_protocol (const SpEndpoint *self)
{
  return self->protocol;
}

/**
 * sp_endpoint_get_host:
 *
 * Returns: (transfer none): A-labels or an IP literal without brackets
 */
const char *
sp_endpoint_get_host (const SpEndpoint *self)
{
  return self->host;
}

/**
 * sp_endpoint_get_port:
 *
 * Returns: 1 to 65535
 */
guint16
sp_endpoint_get_port (const SpEndpoint *self)
{
  return self->port;
}

/**
 * sp_endpoint_get_security:
 *
 * Returns: how a connection there is secured
 */
SpSecurity
sp_endpoint_get_security (const SpEndpoint *self)
{
  return self->security;
}

/**
 * sp_endpoint_get_uri:
 *
 * Returns: (transfer none): the URI, always with its port, IPv6 in brackets
 */
const char *
sp_endpoint_get_uri (const SpEndpoint *self)
{
  return self->uri;
}

/**
 * sp_endpoint_equal:
 * @a: an endpoint
 * @b: another
 *
 * Returns: whether both are the same protocol, host, port and security
 */
gboolean
sp_endpoint_equal (const SpEndpoint *a, const SpEndpoint *b)
{
  return a->security == b->security && strcmp (a->uri, b->uri) == 0;
}
