/* Reads the configuration that a mail provider publishes as XML (draft-ietf-mailmaint-autoconfig, versions 1.1 and 1.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autoconfig-xml.h"

#include <string.h>

#include "core/host.h"
#include "core/safe-text.h"
#include "core/web-address.h"
#include "document-text.h"
#include "xml-reader.h"

#define ROOT "clientConfig"

/* Bytes of a user name. */
#define MAX_USER_NAME 256

/* What is looked at in a whole document. Names that are not ASCII are slow to compare. */
#define MAX_SERVERS 64
#define MAX_HELP_PAGES 16
#define MAX_FOREIGN_NAMES 64
#define MAX_FOREIGN_NAME 253 /* bytes */

typedef struct
{
  SpXmlReader *xml; /* (not owned) */
  const char *domain; /* (not owned) A-labels */
  guint servers;
  guint help_pages;
  guint foreign_names;
} Document;

/* An emailProvider. */
typedef struct
{
  Document *document; /* (not owned) */
  SpAnswer *found; /* (owned) what it says */
  gboolean named; /* its list of domains has the one that is asked about */
  gboolean mail; /* it has a mail server, usable or not */
  gboolean exchange;
  guint counts[SP_N_PROTOCOLS];
} Provider;

/* The texts of an incomingServer or outgoingServer, as they are written. */
typedef struct
{
  SpProtocol protocol;
  char *host; /* (owned) (nullable) */
  char *port; /* (owned) (nullable) */
  char *socket_type; /* (owned) (nullable) the first one that is known */
  char *user_name; /* (owned) (nullable) */
  GPtrArray *authentication; /* (owned) (element-type utf8) canonical names */
} Server;

static const struct
{
  const char *element;
  const char *type;
  SpProtocol protocol;
} kinds[] = {
  { "incomingServer", "imap", SP_PROTOCOL_IMAP },
  { "incomingServer", "pop3", SP_PROTOCOL_POP3 },
  { "incomingServer", "managesieve", SP_PROTOCOL_SIEVE },
  { "outgoingServer", "managesieve", SP_PROTOCOL_SIEVE },
  { "outgoingServer", "smtp", SP_PROTOCOL_SMTP },
};

static const char *const exchange_types[] = { "exchange", "ews", "activesync", "graph" };
static const char *const socket_types[] = { "SSL", "TLS", "STARTTLS", "plain" };

static const struct
{
  const char *published;
  const char *canonical;
} ways_to_sign_in[] = {
  { "password-cleartext", "password-cleartext" },
  { "plain", "password-cleartext" },
  { "password-encrypted", "password-encrypted" },
  { "secure", "password-encrypted" },
  { "NTLM", "NTLM" },
  { "GSSAPI", "GSSAPI" },
  { "TLS-client-cert", "TLS-client-cert" },
  { "OAuth2", "OAuth2" },
  { "client-IP-address", "client-IP-address" },
  { "none", "none" },
};

/* Fills in the domain; %NULL where the text asks for more of the address than that. */
static char *
fill_in_domain (const char *text, const char *domain)
{
  GString *filled;

  if (strstr (text, "%EMAILADDRESS%") || strstr (text, "%EMAILLOCALPART%"))
    return NULL;
  filled = g_string_new (text);
  g_string_replace (filled, "%EMAILDOMAIN%", domain, 0);
  return g_string_free (filled, FALSE);
}

/* Another word between percent signs, or the start of a known one without its end. A lone percent sign is no placeholder:
 * some servers want it in place of the at sign. */
static gboolean
has_unknown_placeholder (const char *pattern)
{
  static const char *const known[] = { "%EMAILADDRESS%", "%EMAILLOCALPART%", "%EMAILDOMAIN%" };
  g_autoptr(GString) rest = g_string_new (pattern);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_string_replace (rest, known[i], " ", 0);
  return g_regex_match_simple ("%([A-Za-z0-9_]+%|EMAIL)", rest->str, G_REGEX_RAW, 0);
}

static char *
make_user_name (const char *pattern)
{
  if (pattern == NULL || *pattern == '\0' || strlen (pattern) > MAX_USER_NAME)
    return NULL;
  return has_unknown_placeholder (pattern) ? NULL : sp_safe_text (pattern, -1, 0);
}

static char *
make_name (const char *text, const char *domain)
{
  g_autofree char *shown = sp_host_to_display (domain);
  g_autofree char *filled = fill_in_domain (text, shown);

  return filled ? sp_document_make_name (filled) : NULL;
}

static void
read_help_page (Provider *self)
{
  g_autofree char *url = sp_xml_reader_dup_attribute (self->document->xml, "url");
  g_autofree char *filled = url ? fill_in_domain (url, self->document->domain) : NULL;

  if (filled && sp_web_address_is_plain (filled))
    self->found->help = g_steal_pointer (&filled);
}

static void
add_way_to_sign_in (Server *self, const char *published)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways_to_sign_in); i++)
    {
      const char *canonical = ways_to_sign_in[i].canonical;

      if (g_ascii_strcasecmp (ways_to_sign_in[i].published, published) == 0 &&
          !g_ptr_array_find_with_equal_func (self->authentication, canonical, g_str_equal, NULL))
        g_ptr_array_add (self->authentication, g_strdup (canonical));
    }
}

static gboolean
is_one_of (const char *word, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The first of several counts. */
static void
keep_first (char **place, char *text)
{
  if (*place == NULL)
    *place = text;
  else
    g_free (text);
}

static void
read_server_child (Server *self, SpXmlReader *xml)
{
  g_autofree char *text = NULL;

  if (sp_xml_reader_is (xml, "hostname"))
    keep_first (&self->host, sp_xml_reader_dup_text (xml));
  else if (sp_xml_reader_is (xml, "port"))
    keep_first (&self->port, sp_xml_reader_dup_text (xml));
  else if (sp_xml_reader_is (xml, "username"))
    keep_first (&self->user_name, sp_xml_reader_dup_text (xml));
  else if (sp_xml_reader_is (xml, "authentication"))
    add_way_to_sign_in (self, text = sp_xml_reader_dup_text (xml));
  else if (sp_xml_reader_is (xml, "socketType"))
    {
      text = sp_xml_reader_dup_text (xml);
      if (is_one_of (text, socket_types, G_N_ELEMENTS (socket_types)))
        keep_first (&self->socket_type, g_steal_pointer (&text));
    }
}

static void
server_clear (Server *self)
{
  g_free (self->host);
  g_free (self->port);
  g_free (self->socket_type);
  g_free (self->user_name);
  g_ptr_array_unref (self->authentication);
}

/* "TLS" is no word of the format; where it is used, the port tells what is meant. */
static SpSecurity
get_security (const Server *self, guint16 port)
{
  SpSecurity usual = SP_SECURITY_TLS;

  if (g_ascii_strcasecmp (self->socket_type, "STARTTLS") == 0)
    return SP_SECURITY_STARTTLS;
  if (g_ascii_strcasecmp (self->socket_type, "plain") == 0)
    return SP_SECURITY_NONE;
  if (g_ascii_strcasecmp (self->socket_type, "TLS") == 0)
    sp_protocol_guess_security (self->protocol, port, &usual);
  return usual;
}

/* The host, or %NULL and why the entry is of no use. */
static char *
make_host (const Server *self, const char *domain, const char **why)
{
  g_autofree char *filled = NULL;
  char *host;

  if (self->host == NULL || *self->host == '\0')
    {
      *why = "it has no host name";
      return NULL;
    }
  filled = fill_in_domain (self->host, domain);
  host = sp_document_make_host (filled);
  *why = filled ? "its host name is none" : "its name would contain the address";
  return host;
}

static SpOffer *
make_offer (Server *self, const char *domain, const char **why)
{
  g_autofree char *host = make_host (self, domain, why);
  g_autoptr(SpEndpoint) endpoint = NULL;
  SpOffer *offer;
  guint16 port;

  if (host == NULL)
    return NULL;
  *why = "its port is no number from 1 to 65535";
  if (self->port == NULL || !sp_host_parse_port (self->port, &port, NULL))
    return NULL;
  *why = "it has no socketType that is known";
  if (self->socket_type == NULL)
    return NULL;

  endpoint = sp_endpoint_new (self->protocol, host, port, get_security (self, port));
  offer = sp_offer_new (endpoint);
  offer->user_name = make_user_name (self->user_name);
  if (self->authentication->len > 0)
    {
      g_ptr_array_add (self->authentication, NULL);
      offer->authentication = g_strdupv ((char **) self->authentication->pdata);
    }
  return offer;
}

static gboolean
is_known (const SpAnswer *answer, const SpEndpoint *endpoint)
{
  for (guint i = 0; i < answer->offers->len; i++)
    if (sp_endpoint_equal (((SpOffer *) answer->offers->pdata[i])->endpoint, endpoint))
      return TRUE;
  return FALSE;
}

static void
add_server (Provider *self, Server *server, const char *entry)
{
  const char *why = NULL;
  SpOffer *offer = make_offer (server, self->document->domain, &why);

  if (offer == NULL)
    sp_answer_drop (self->found, entry, why);
  else if (is_known (self->found, offer->endpoint))
    sp_offer_free (offer);
  else
    sp_answer_add_offer (self->found, offer);
}

/* The kind of the server at which the reader stands, or -1. */
static int
find_kind (Provider *self, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (sp_xml_reader_is (self->document->xml, kinds[i].element) &&
        g_ascii_strcasecmp (type, kinds[i].type) == 0)
      return i;
  return -1;
}

static void
read_server (Provider *self)
{
  g_autofree char *type = sp_xml_reader_dup_attribute (self->document->xml, "type");
  g_autofree char *entry = NULL;
  int depth = sp_xml_reader_get_depth (self->document->xml);
  int kind = type ? find_kind (self, type) : -1;
  Server server = { .authentication = NULL };

  if (type && sp_xml_reader_is (self->document->xml, "incomingServer") &&
      is_one_of (type, exchange_types, G_N_ELEMENTS (exchange_types)))
    self->exchange = TRUE;
  if (kind < 0)
    return;

  self->mail = TRUE;
  if (self->document->servers++ >= MAX_SERVERS)
    return;
  server.protocol = kinds[kind].protocol;
  server.authentication = g_ptr_array_new_with_free_func (g_free);
  while (sp_xml_reader_next_child (self->document->xml, depth))
    read_server_child (&server, self->document->xml);
  entry = g_strdup_printf ("%s %s %u", kinds[kind].element, kinds[kind].type,
                           ++self->counts[server.protocol]);
  add_server (self, &server, entry);
  server_clear (&server);
}

/* Only compared, never asked: any spelling will do. */
static gboolean
is_same_domain (Document *self, const char *text)
{
  g_autofree char *host = NULL;
  gsize length = strlen (text);

  if (g_str_is_ascii (text))
    return g_ascii_strncasecmp (text, self->domain, length) == 0 && self->domain[length] == '\0';
  if (length > MAX_FOREIGN_NAME || self->foreign_names++ >= MAX_FOREIGN_NAMES)
    return FALSE;
  host = sp_host_normalize (text, NULL);
  return g_strcmp0 (host, self->domain) == 0;
}

/* Whether the domain element at which the reader stands has the one that is asked about. */
static gboolean
is_domain (Document *self)
{
  g_autofree char *text = sp_xml_reader_dup_text (self->xml);

  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  return is_same_domain (self, text);
}

static void
read_provider_child (Provider *self)
{
  g_autofree char *text = NULL;

  if (sp_xml_reader_is (self->document->xml, "incomingServer") ||
      sp_xml_reader_is (self->document->xml, "outgoingServer"))
    read_server (self);
  else if (sp_xml_reader_is (self->document->xml, "documentation") && self->found->help == NULL &&
           self->document->help_pages++ < MAX_HELP_PAGES)
    read_help_page (self);
  else if (sp_xml_reader_is (self->document->xml, "domain"))
    self->named |= is_domain (self->document);
  else if (sp_xml_reader_is (self->document->xml, "displayName") && self->found->name == NULL)
    {
      text = sp_xml_reader_dup_text (self->document->xml);
      self->found->name = make_name (text, self->document->domain);
    }
}

static Provider *
read_provider (Document *document, const SpAnswer *answer)
{
  int depth = sp_xml_reader_get_depth (document->xml);
  Provider *self = g_new0 (Provider, 1);

  self->document = document;
  self->found = sp_answer_new (answer->source);
  self->found->protection = answer->protection;
  while (sp_xml_reader_next_child (document->xml, depth))
    read_provider_child (self);
  return self;
}

static void
provider_free (Provider *self)
{
  sp_answer_unref (self->found);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Provider, provider_free)

/* The provider whose list has the domain, else the first. */
static Provider *
read_providers (Document *document, const SpAnswer *answer)
{
  int depth = sp_xml_reader_get_depth (document->xml);
  Provider *best = NULL;

  while (sp_xml_reader_next_child (document->xml, depth))
    if (sp_xml_reader_is (document->xml, "emailProvider"))
      {
        g_autoptr(Provider) provider = read_provider (document, answer);

        if (best == NULL || (provider->named && !best->named))
          {
            g_clear_pointer (&best, provider_free);
            best = g_steal_pointer (&provider);
          }
      }
  return best;
}

static void
conclude (Provider *self, SpAnswer *answer)
{
  SpAnswer *found = self->found;

  for (guint i = 0; i < found->offers->len; i++)
    sp_answer_add_offer (answer, sp_offer_copy (found->offers->pdata[i]));
  for (guint i = 0; i < found->dropped->len; i++)
    g_ptr_array_add (answer->dropped, g_strdup (found->dropped->pdata[i]));
  answer->name = g_steal_pointer (&found->name);
  answer->help = g_steal_pointer (&found->help);
  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else if (self->exchange && !self->mail)
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_EXCHANGE_ONLY);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NO_SERVERS);
}

/**
 * sp_autoconfig_xml_read:
 * @data: (nullable): what the web server sent, or a file of the provider database
 * @length: how many bytes
 * @domain: the account's domain, A-labels; it chooses among several providers and is filled in for `%EMAILDOMAIN%`
 * @answer: knows who is asked and how the document came; gets the servers in the document's order, name and help page, and is ended
 *
 * Whatever is not known is passed over; a server that cannot be used is noted as dropped and the others are kept. A document
 * that breaks off or is not well-formed gives nothing at all.
 */
void
sp_autoconfig_xml_read (const char *data, gsize length, const char *domain, SpAnswer *answer)
{
  g_autoptr(SpXmlReader) xml = sp_xml_reader_new (data, length);
  Document document = { .xml = xml, .domain = domain };
  g_autoptr(Provider) provider = NULL;

  if (!sp_xml_reader_open (xml, ROOT, answer))
    return;
  provider = read_providers (&document, answer);
  if (!sp_xml_reader_close (xml, answer))
    return;
  if (provider)
    conclude (provider, answer);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NO_SERVERS);
}

static gboolean
provider_names_domain (Document *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);

  while (sp_xml_reader_next_child (self->xml, depth))
    if (sp_xml_reader_is (self->xml, "domain") && is_domain (self))
      return TRUE;
  return FALSE;
}

/**
 * sp_autoconfig_xml_names_domain:
 * @data: (nullable): a file of the provider database
 * @length: how many bytes
 * @domain: a domain in any spelling
 *
 * Returns: whether one of the providers in it has @domain in its list
 */
gboolean
sp_autoconfig_xml_names_domain (const char *data, gsize length, const char *domain)
{
  g_autoptr(SpAnswer) ignored = sp_answer_new (SP_SOURCE_AUTOCONFIG);
  g_autoptr(SpXmlReader) xml = sp_xml_reader_new (data, length);
  g_autofree char *wanted = sp_host_normalize (domain, NULL);
  Document document = { .xml = xml, .domain = wanted };
  int depth;

  if (wanted == NULL || !sp_xml_reader_open (xml, ROOT, ignored))
    return FALSE;
  depth = sp_xml_reader_get_depth (xml);
  while (sp_xml_reader_next_child (xml, depth))
    if (sp_xml_reader_is (xml, "emailProvider") && provider_names_domain (&document))
      return TRUE;
  return FALSE;
}
