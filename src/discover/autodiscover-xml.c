/* Writes the question to Microsoft's Autodiscover and reads its answer (POX, MS-OXDSCLI section 2.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autodiscover-xml.h"

#include <string.h>

#include "core/account.h"
#include "core/host.h"
#include "core/safe-text.h"
#include "document-text.h"
#include "xml-reader.h"

#define ROOT "Autodiscover"
#define SCHEMAS "http://schemas.microsoft.com/exchange/autodiscover/outlook/"

/* Bytes of a user name; what is longer is none. */
#define MAX_LOGIN_NAME 256
/* What is looked at in a whole document. */
#define MAX_PROTOCOLS 64

/* The texts of a Protocol element, as they are written. */
typedef struct
{
  char *type; /* (owned) (nullable) */
  char *server; /* (owned) (nullable) */
  char *port; /* (owned) (nullable) */
  char *login_name; /* (owned) (nullable) */
  char *ssl; /* (owned) (nullable) */
  char *encryption; /* (owned) (nullable) */
  char *spa; /* (owned) (nullable) */
} Protocol;

/* The response while it is read. */
typedef struct
{
  SpXmlReader *xml; /* (not owned) */
  SpAnswer *answer; /* (not owned) */
  char *action; /* (owned) (nullable) */
  char *redirect_url; /* (owned) (nullable) */
  char *redirect_address; /* (owned) (nullable) */
  char *error; /* (owned) (nullable) */
  gboolean mail; /* there is a mail server, usable or not */
  gboolean exchange;
  guint protocols;
  guint counts[SP_N_PROTOCOLS];
} Response;

static const struct
{
  const char *type;
  SpProtocol protocol;
} mail_types[] = {
  { "IMAP", SP_PROTOCOL_IMAP },
  { "POP3", SP_PROTOCOL_POP3 },
  { "SMTP", SP_PROTOCOL_SMTP },
};

static const char *const exchange_types[] = { "EXCH", "EXPR", "EXHTTP", "WEB", "mapiHttp", NULL };
static const char *const words_for_no[] = { "off", "no", "false", "0", NULL };

/**
 * sp_autodiscover_xml_request:
 * @address: the full address
 *
 * Returns: (transfer full): the body of the request
 */
char *
sp_autodiscover_xml_request (const char *address)
{
  return g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                  "<Autodiscover xmlns=\"" SCHEMAS "requestschema/2006\">\n"
                                  "  <Request>\n"
                                  "    <EMailAddress>%s</EMailAddress>\n"
                                  "    <AcceptableResponseSchema>" SCHEMAS
                                  "responseschema/2006a</AcceptableResponseSchema>\n"
                                  "  </Request>\n"
                                  "</Autodiscover>\n",
                                  address);
}

static gboolean
is_word (const char *text, const char *word)
{
  return text && g_ascii_strcasecmp (text, word) == 0;
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (is_word (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Reads the text of the element into the place for it; the first of several counts. */
static void
keep_text (SpXmlReader *xml, const char *name, char **place)
{
  if (sp_xml_reader_is (xml, name) && *place == NULL)
    *place = sp_xml_reader_dup_text (xml);
}

static void
read_protocol_child (Protocol *self, SpXmlReader *xml)
{
  keep_text (xml, "Type", &self->type);
  keep_text (xml, "Server", &self->server);
  keep_text (xml, "Port", &self->port);
  keep_text (xml, "LoginName", &self->login_name);
  keep_text (xml, "SSL", &self->ssl);
  keep_text (xml, "Encryption", &self->encryption);
  keep_text (xml, "SPA", &self->spa);
}

static void
protocol_clear (Protocol *self)
{
  g_free (self->type);
  g_free (self->server);
  g_free (self->port);
  g_free (self->login_name);
  g_free (self->ssl);
  g_free (self->encryption);
  g_free (self->spa);
}

/* Encryption overrides SSL, and its "TLS" means STARTTLS (MS-OXDSCLI section 2.2.4.1.1.2.6.22). SSL alone does not tell which
 * of the two it is: the port does. */
static SpSecurity
get_security (const Protocol *self, SpProtocol protocol, guint16 port)
{
  SpSecurity usual = SP_SECURITY_TLS;

  if (is_word (self->encryption, "None"))
    return SP_SECURITY_NONE;
  if (is_word (self->encryption, "SSL"))
    return SP_SECURITY_TLS;
  if (is_word (self->encryption, "TLS"))
    return SP_SECURITY_STARTTLS;
  if (is_one_of (self->ssl, words_for_no))
    return SP_SECURITY_NONE;
  sp_protocol_guess_security (protocol, port, &usual);
  return usual;
}

/* 0 where none is written. */
static gboolean
get_port (const Protocol *self, guint16 *port)
{
  guint64 number = 0;

  if (self->port && *self->port &&
      !g_ascii_string_to_unsigned (self->port, 10, 0, G_MAXUINT16, &number, NULL))
    return FALSE;
  *port = number;
  return TRUE;
}

static SpOffer *
make_offer (const Protocol *self, SpProtocol protocol, const char **why)
{
  g_autofree char *host = sp_document_make_host (self->server);
  g_autoptr(SpEndpoint) endpoint = NULL;
  SpOffer *offer;
  SpSecurity security;
  guint16 port = 0;

  *why = self->server && *self->server ? "its host name is none" : "it has no host name";
  if (host == NULL)
    return NULL;
  *why = "its port is no number up to 65535";
  if (!get_port (self, &port))
    return NULL;

  security = get_security (self, protocol, port);
  if (port == 0)
    port = sp_protocol_get_default_port (protocol, security);
  endpoint = sp_endpoint_new (protocol, host, port, security);
  offer = sp_offer_new (endpoint);
  if (self->login_name && *self->login_name && strlen (self->login_name) <= MAX_LOGIN_NAME)
    offer->user_name = sp_safe_text (self->login_name, -1, 0);
  /* "On" is the default and says nothing: many who mean a plain password leave it out. */
  if (is_one_of (self->spa, words_for_no))
    offer->authentication = g_strdupv ((char *[]){ (char *) "password-cleartext", NULL });
  return offer;
}

static void
add_protocol (Response *self, const Protocol *read, SpProtocol protocol)
{
  g_autofree char *entry = g_strdup_printf ("Protocol %s %u", read->type, ++self->counts[protocol]);
  const char *why = NULL;
  SpOffer *offer = make_offer (read, protocol, &why);

  self->mail = TRUE;
  if (offer)
    sp_answer_add_offer (self->answer, offer);
  else
    sp_answer_drop (self->answer, entry, why);
}

static void
read_protocol (Response *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);
  Protocol protocol = { .type = sp_xml_reader_dup_attribute (self->xml, "Type") };

  while (sp_xml_reader_next_child (self->xml, depth))
    read_protocol_child (&protocol, self->xml);
  self->exchange |= is_one_of (protocol.type, exchange_types);
  for (guint i = 0; i < G_N_ELEMENTS (mail_types); i++)
    if (is_word (protocol.type, mail_types[i].type))
      add_protocol (self, &protocol, mail_types[i].protocol);
  protocol_clear (&protocol);
}

static void
read_account (Response *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);

  while (sp_xml_reader_next_child (self->xml, depth))
    {
      keep_text (self->xml, "Action", &self->action);
      keep_text (self->xml, "RedirectUrl", &self->redirect_url);
      keep_text (self->xml, "RedirectAddr", &self->redirect_address);
      if (sp_xml_reader_is (self->xml, "Protocol") && self->protocols++ < MAX_PROTOCOLS)
        read_protocol (self);
    }
}

static void
read_error (Response *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  while (sp_xml_reader_next_child (self->xml, depth))
    {
      keep_text (self->xml, "ErrorCode", &code);
      keep_text (self->xml, "Message", &message);
    }
  if (self->error == NULL)
    self->error = g_strdup_printf ("%s (error %s)", message ? message : "", code ? code : "?");
}

static void
read_response (Response *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);

  while (sp_xml_reader_next_child (self->xml, depth))
    if (sp_xml_reader_is (self->xml, "Account"))
      read_account (self);
    else if (sp_xml_reader_is (self->xml, "Error"))
      read_error (self);
}

static void
read_root (Response *self)
{
  int depth = sp_xml_reader_get_depth (self->xml);

  while (sp_xml_reader_next_child (self->xml, depth))
    if (sp_xml_reader_is (self->xml, "Response"))
      read_response (self);
}

static void
response_clear (Response *self)
{
  g_free (self->action);
  g_free (self->redirect_url);
  g_free (self->redirect_address);
  g_free (self->error);
}

static void
conclude (Response *self)
{
  SpAnswer *answer = self->answer;

  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else if (self->error)
    {
      sp_answer_set_detail (answer, self->error);
      sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
    }
  else if (self->exchange && !self->mail)
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_EXCHANGE_ONLY);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NO_SERVERS);
}

/* A web address that can be shown as it is. Whether it is safe to go there is for the caller to judge. */
static char *
make_url (const char *text)
{
  g_autofree char *safe = sp_safe_text (text, -1, 0);
  g_autofree char *host = NULL;
  g_autoptr(GUri) uri = NULL;

  if (g_strcmp0 (safe, text) != 0)
    return NULL;
  uri = g_uri_parse (text, SP_HOST_URI_FLAGS, NULL);
  host = uri ? sp_host_of_uri (uri) : NULL;
  if (host == NULL)
    return NULL;
  if (!is_word (g_uri_get_scheme (uri), "https") && !is_word (g_uri_get_scheme (uri), "http"))
    return NULL;
  return g_uri_to_string (uri);
}

/* An address is read as one that a person types, but its domain has to be written as a document writes one. */
static char *
make_address (const char *text)
{
  g_autoptr(SpAccount) account = text ? sp_account_new (text, NULL) : NULL;
  const char *at = account ? strrchr (text, '@') : NULL;
  g_autofree char *domain = at ? sp_host_read (at + 1) : NULL;

  if (domain == NULL || !g_str_equal (domain, sp_account_get_domain (account)))
    return NULL;
  return g_strdup (sp_account_get_address (account));
}

/* Follows the action; one that leads nowhere makes the answer useless. */
static SpAutodiscoverNext
follow (Response *self, gboolean to_url, char **redirect)
{
  g_ptr_array_set_size (self->answer->offers, 0);
  g_ptr_array_set_size (self->answer->dropped, 0);
  *redirect = to_url ? make_url (self->redirect_url) : make_address (self->redirect_address);
  if (*redirect)
    return to_url ? SP_AUTODISCOVER_REDIRECT_URL : SP_AUTODISCOVER_REDIRECT_ADDRESS;
  sp_answer_set_detail (self->answer, "it redirects to no usable address");
  sp_answer_end (self->answer, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED);
  return SP_AUTODISCOVER_DONE;
}

static SpAutodiscoverNext
decide (Response *self, char **redirect)
{
  gboolean to_url = is_word (self->action, "redirectUrl");

  if (to_url || is_word (self->action, "redirectAddr"))
    return follow (self, to_url, redirect);
  conclude (self);
  return SP_AUTODISCOVER_DONE;
}

/**
 * sp_autodiscover_xml_read:
 * @data: (nullable): what the web server sent
 * @length: how many bytes
 * @answer: gets the servers in the document's order, and is ended, unless somebody else is to be asked
 * @redirect: (out) (transfer full) (nullable): where to ask, or about which address; as untrusted as the document itself
 *
 * Returns: what is to be done next
 */
SpAutodiscoverNext
sp_autodiscover_xml_read (const char *data, gsize length, SpAnswer *answer, char **redirect)
{
  g_autoptr(SpXmlReader) xml = sp_xml_reader_new (data, length);
  Response response = { .xml = xml, .answer = answer };
  SpAutodiscoverNext next = SP_AUTODISCOVER_DONE;

  *redirect = NULL;
  if (!sp_xml_reader_open (xml, ROOT, answer))
    return SP_AUTODISCOVER_DONE;
  read_root (&response);
  if (sp_xml_reader_close (xml, answer))
    next = decide (&response, redirect);
  response_clear (&response);
  return next;
}
