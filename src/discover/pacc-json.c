/* Reads the configuration that a mail provider publishes as JSON, and its digest (draft-ietf-mailmaint-pacc).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pacc-json.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "core/web-address.h"
#include "document-text.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BLANKS " \t\r\n"

/* Tags of a record; the last one would have the rest. */
#define MAX_TAGS 64

/* The document names no ports: implicit TLS on the registered port is meant, and STARTTLS where there is no such port. The service
 * that sends has had two names (the older one until -02): the newer comes first. */
static const struct
{
  const char *member;
  SpProtocol protocol;
  SpSecurity security;
} protocols[] = {
  { "imap", SP_PROTOCOL_IMAP, SP_SECURITY_TLS },
  { "pop3", SP_PROTOCOL_POP3, SP_SECURITY_TLS },
  { "submit", SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  { "smtp", SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  { "managesieve", SP_PROTOCOL_SIEVE, SP_SECURITY_STARTTLS },
};

/* Walks over a document before it is parsed. */
typedef struct
{
  const char *p;
  const char *end;
  guint depth;
  guint parts;
  guint line;
} Scanner;

static guint
read_hex (Scanner *self)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++, self->p++)
    {
      if (self->p == self->end || !g_ascii_isxdigit (*self->p))
        return G_MAXUINT;
      value = value << 4 | (guint) g_ascii_xdigit_value (*self->p);
    }
  return value;
}

/* Behind a backslash. Half a surrogate pair is refused: json-glib swallows the character behind it, be it the end of the
 * string, and would see the rest of the document with other eyes than this scanner. */
static gboolean
skip_escape (Scanner *self)
{
  guint code;

  if (self->p == self->end || strchr ("\"\\/bfnrtu", *self->p) == NULL)
    return FALSE;
  if (*self->p++ != 'u')
    return TRUE;
  code = read_hex (self);
  if (code < 0xd800 || (code > 0xdfff && code <= 0xffff))
    return TRUE;
  if (code > 0xdbff || self->end - self->p < 6 || self->p[0] != '\\' || self->p[1] != 'u')
    return FALSE;
  self->p += 2;
  code = read_hex (self);
  return code >= 0xdc00 && code <= 0xdfff;
}

/* Behind the opening quotation mark. */
static gboolean
skip_string (Scanner *self)
{
  while (self->p < self->end)
    {
      guchar c = *self->p++;

      if (c == '"')
        return TRUE;
      if (c < ' ' || (c == '\\' && !skip_escape (self)))
        return FALSE;
    }
  return FALSE;
}

/* One character outside of strings. Only those of JSON itself: json-glib knows comments and other quotation marks too. */
static const char *
skip_character (Scanner *self)
{
  char c = *self->p++;

  if (c == '\n')
    self->line++;
  if (c == '"' && !skip_string (self))
    return "a string is broken";
  if (c == '{' || c == '[')
    self->depth++;
  if (strchr ("{[:,", c) && ++self->parts > SP_PACC_JSON_MAX_PARTS)
    return "too many values";
  if ((c == '}' || c == ']') && self->depth-- == 0)
    return "a bracket closes nothing";
  if (self->depth > SP_PACC_JSON_MAX_DEPTH)
    return "too many brackets stand in each other";
  if (!g_ascii_isalnum (c) && (c == '\0' || strchr (" \t\r\n{}[]:,\"+-.", c) == NULL))
    return "a character that JSON does not have";
  return NULL;
}

/* What is wrong with the document, with its line; %NULL where json-glib can be trusted with it. */
static char *
find_fault (const char *data, gsize length)
{
  Scanner scanner = { .p = data, .end = data + length, .line = 1 };
  const char *fault = g_utf8_validate (data, length, NULL) ? NULL : "not UTF-8";

  while (fault == NULL && scanner.p < scanner.end)
    fault = skip_character (&scanner);
  return fault ? g_strdup_printf ("line %u: %s", scanner.line, fault) : NULL;
}

static JsonObject *
get_object (JsonObject *parent, const char *member)
{
  JsonNode *node = parent ? json_object_get_member (parent, member) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_string (JsonObject *parent, const char *member)
{
  JsonNode *node = parent ? json_object_get_member (parent, member) : NULL;
  gboolean is_string =
      node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;

  return is_string ? json_node_get_string (node) : NULL;
}

static gboolean
is_true (JsonObject *parent, const char *member)
{
  JsonNode *node = parent ? json_object_get_member (parent, member) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* The ways to sign in, which are the same for all servers; %NULL where none is known. */
static char **
read_authentication (JsonObject *root)
{
  JsonObject *authentication = get_object (root, "authentication");
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  gboolean password = is_true (authentication, "password");
  gboolean oauth = get_object (authentication, "oauth-public") != NULL;

  if (password)
    g_strv_builder_add (names, "password-cleartext");
  if (oauth)
    g_strv_builder_add (names, "OAuth2");
  return password || oauth ? g_strv_builder_end (names) : NULL;
}

static void
add_server (SpAnswer *answer, guint i, JsonObject *server, char **authentication)
{
  g_autofree char *entry = g_strconcat ("protocols.", protocols[i].member, NULL);
  const char *name = get_string (server, "host");
  g_autofree char *host = sp_document_make_host (name);
  g_autoptr(SpEndpoint) endpoint = NULL;
  SpProtocol protocol = protocols[i].protocol;
  SpSecurity security = protocols[i].security;
  SpOffer *offer;

  if (host == NULL)
    {
      sp_answer_drop (answer, entry, name ? "its host name is none" : "it has no host name");
      return;
    }
  endpoint =
      sp_endpoint_new (protocol, host, sp_protocol_get_default_port (protocol, security), security);
  offer = sp_offer_new (endpoint);
  offer->authentication = g_strdupv (authentication);
  sp_answer_add_offer (answer, offer);
}

static gboolean
has_offer (const SpAnswer *answer, SpProtocol protocol)
{
  for (guint i = 0; i < answer->offers->len; i++)
    {
      const SpOffer *offer = g_ptr_array_index (answer->offers, i);

      if (sp_endpoint_get_protocol (offer->endpoint) == protocol)
        return TRUE;
    }
  return FALSE;
}

static void
read_info (SpAnswer *answer, JsonObject *info)
{
  const char *name = get_string (get_object (info, "provider"), "name");
  const char *help = get_string (get_object (info, "help"), "documentation");

  if (name)
    answer->name = sp_document_make_name (name);
  if (help && sp_web_address_is_plain (help))
    answer->help = g_strdup (help);
}

static void
end_malformed (SpAnswer *answer, const char *detail)
{
  sp_answer_set_detail (answer, detail);
  sp_answer_end (answer, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED);
}

static void
read_root (SpAnswer *answer, JsonObject *root)
{
  JsonObject *servers = get_object (root, "protocols");
  g_auto(GStrv) authentication = read_authentication (root);

  if (servers == NULL)
    {
      end_malformed (answer, "it has no object “protocols”");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    if (json_object_has_member (servers, protocols[i].member) &&
        !has_offer (answer, protocols[i].protocol))
      add_server (answer, i, get_object (servers, protocols[i].member), authentication);
  read_info (answer, get_object (root, "info"));
  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NO_SERVERS);
}

static void
parse (SpAnswer *answer, const char *data, gsize length)
{
  g_autofree char *fault = find_fault (data, length);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;

  if (fault)
    end_malformed (answer, fault);
  else if (!json_parser_load_from_data (parser, data, length, &error))
    end_malformed (answer, error->message);
  else if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    end_malformed (answer, "it is no object");
  else
    read_root (answer, json_node_get_object (json_parser_get_root (parser)));
}

/**
 * sp_pacc_json_read:
 * @data: (nullable): what the web server sent
 * @length: how many bytes
 * @answer: gets the servers, name and help page, and is ended
 *
 * What is not known is passed over; a server that cannot be used is noted as dropped and the others are kept. What does not
 * begin like an object is no such document at all, but the page that many web servers show for every address.
 */
void
sp_pacc_json_read (const char *data, gsize length, SpAnswer *answer)
{
  gsize mark = length >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;
  gsize start = mark;

  while (start < length && g_ascii_isspace (data[start]))
    start++;
  if (start == length || data[start] != '{')
    {
      sp_answer_set_detail (answer, "no JSON object");
      sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
    }
  else if (length > SP_PACC_JSON_MAX)
    sp_answer_end (answer, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG);
  else
    parse (answer, data + mark, length - mark);
}

/* The value of a tag, where the text is NAME=VALUE with this name. */
static const char *
get_value (const char *tag, const char *name)
{
  const char *p = tag + strspn (tag, BLANKS);

  if (!g_str_has_prefix (p, name))
    return NULL;
  p += strlen (name);
  p += strspn (p, BLANKS);
  return *p == '=' ? p + 1 + strspn (p + 1, BLANKS) : NULL;
}

/**
 * sp_pacc_digest:
 * @data: (nullable): the exact body of a document
 * @length: how many bytes
 * @digest: (out caller-allocates): gets %SP_PACC_DIGEST_SIZE bytes
 */
void
sp_pacc_digest (const char *data, gsize length, guint8 *digest)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = SP_PACC_DIGEST_SIZE;

  g_checksum_update (checksum, (const guchar *) (data ? data : ""), length);
  g_checksum_get_digest (checksum, digest, &size);
}

static gboolean
is_digest_of (const char *base64, const guint8 *digest)
{
  gsize size = 0;
  g_autofree guint8 *published = g_base64_decode (base64, &size);

  return size == SP_PACC_DIGEST_SIZE && memcmp (published, digest, size) == 0;
}

/**
 * sp_pacc_digest_matches:
 * @record: the strings of a TXT record, joined: `v=UAAC1; a=sha256; d=BASE64`, in any order, with blanks and other tags wherever
 *   one likes
 * @digest: what sp_pacc_digest() gives for the document
 * @is_digest: (out) (optional): whether the record is a digest at all, of a kind that can be checked; a domain may have
 *   other records under the name
 *
 * Returns: whether the record vouches for the document
 */
gboolean
sp_pacc_digest_matches (const char *record, const guint8 *digest, gboolean *is_digest)
{
  static const char *const names[] = { "v", "a", "d" };
  const char *values[G_N_ELEMENTS (names)] = { NULL };
  g_auto(GStrv) tags = g_strsplit (record, ";", MAX_TAGS);
  gboolean usable;

  for (guint i = 0; tags[i]; i++)
    {
      g_strchomp (tags[i]);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (values[j] == NULL)
          values[j] = get_value (tags[i], names[j]);
    }
  usable = g_strcmp0 (values[0], "UAAC1") == 0 && values[1] &&
           g_ascii_strcasecmp (values[1], "sha256") == 0 && values[2];
  if (is_digest)
    *is_digest = usable;
  return usable && is_digest_of (values[2], digest);
}
