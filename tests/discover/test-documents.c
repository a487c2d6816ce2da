/* Tests the readers of configuration documents with the documents of vectors/, and with those that are built or hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "discover/autoconfig-xml.h"
#include "discover/autodiscover-xml.h"
#include "discover/pacc-json.h"
#include "discover/xml-bounds.h"
#include "discover/xml-elements.h"
#include "discover/xml-reader.h"
#include "document-lines.h"

#define DOMAIN "xn--bcher-kva.example"
#define HEAD "<clientConfig><emailProvider>"
#define SERVER                                                                                     \
  "<incomingServer type='imap'><hostname>h.example</hostname><port>993</port>"                     \
  "<socketType>SSL</socketType></incomingServer>"
#define TAIL "</emailProvider></clientConfig>"
#define LINES "found none\nimap h.example 993 tls - -\n"

/* Reads a document and writes down what it says. */
typedef char *(*Reader) (const char *data, gsize length);

typedef struct
{
  Reader reader;
  char *document; /* (owned) */
  char *expected; /* (owned) */
} Vector;

static char *
read_autoconfig (const char *data, gsize length)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);

  sp_autoconfig_xml_read (data, length, DOMAIN, answer);
  return document_lines (answer);
}

/* Where servers are missing the detail is told, too. */
static char *
add_detail (const SpAnswer *answer)
{
  g_autofree char *lines = document_lines (answer);

  if (answer->detail == NULL)
    return g_steal_pointer (&lines);
  return g_strconcat (lines, "detail ", answer->detail, "\n", NULL);
}

static char *
read_autodiscover (const char *data, gsize length)
{
  static const char *const next[] = { "done", "redirect-url ", "redirect-address " };
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTODISCOVER);
  g_autofree char *redirect = NULL;
  SpAutodiscoverNext step = sp_autodiscover_xml_read (data, length, answer, &redirect);
  g_autofree char *lines = add_detail (answer);

  return g_strconcat (next[step], redirect ? redirect : "", "\n", lines, NULL);
}

static char *
read_pacc (const char *data, gsize length)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_PACC);

  sp_pacc_json_read (data, length, answer);
  return add_detail (answer);
}

static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  g_autofree char *lines = vector->reader (vector->document, strlen (vector->document));

  g_assert_cmpstr (g_strchomp (lines), ==, vector->expected);
}

static void
vector_free (gpointer data)
{
  Vector *vector = data;

  g_free (vector->document);
  g_free (vector->expected);
  g_free (vector);
}

/* One part of a file of vectors: NAME, the document, a line with two dashes, the lines that are expected. */
static void
add_vector (const char *file, const char *part, Reader reader)
{
  Vector *vector = g_new0 (Vector, 1);
  const char *document = strchr (part, '\n');
  const char *line = strstr (part, "\n--\n");
  g_autofree char *name = g_strndup (part, document - part);
  g_autofree char *path = g_strdup_printf ("/discover/documents/%s/%s", file, name);

  g_assert_nonnull (line);
  vector->reader = reader;
  vector->document = g_strndup (document + 1, line - document - 1);
  vector->expected = g_strchomp (g_strdup (line + 4));
  g_test_add_data_func_full (path, vector, test_vector, vector_free);
}

static void
add_file (const char *file, Reader reader)
{
  g_autofree char *name = g_strconcat (file, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "discover", "vectors", name, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "\n== ", -1);
  for (guint i = 1; parts[i]; i++)
    add_vector (file, parts[i], reader);
}

/* What only bytes can say. */
static const struct
{
  const char *document;
  gssize length;
  const char *expected;
} bytes[] = {
  { NULL, 0, "none not-published\n" },
  { "", 0, "none not-published\n" },
  { "\xef\xbb\xbf", 3, "none not-published\n" },
  { "<", 1, "none not-published\n" },
  { "<!--", 4, "none not-published\n" },
  { "<!DOCTYPE", 9, "none not-published\n" },
  { "<!DOCTYPE ", 10, "none not-published\n" },
  { HEAD SERVER TAIL, -1, LINES },
  { "\xef\xbb\xbf<?xml version='1.0'?><!-- a --><?b?>" HEAD SERVER TAIL, -1, LINES },
  { "\xef\xbb\xbf<!-- a --><!DOCTYPE x:clientConfig>" HEAD SERVER TAIL, -1, "failed malformed\n" },
  { "<?xml version='1.0' encoding='ISO-8859-1'?>" HEAD "<displayName>\xe9</displayName>" TAIL, -1,
    "none no-servers\nname \xc3\xa9\n" },
  { HEAD "<displayName>\xe9</displayName>" SERVER TAIL, -1, "failed malformed\n" },
  { "<?xml version='1.0' encoding='x-none'?>" HEAD SERVER TAIL, -1, "failed malformed\n" },
  { HEAD SERVER "\0" TAIL, sizeof HEAD SERVER "\0" TAIL - 1, "failed malformed\n" },
};

static void
test_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      gsize length = bytes[i].length < 0 ? strlen (bytes[i].document) : (gsize) bytes[i].length;
      g_autofree char *lines = read_autoconfig (bytes[i].document, length);

      g_assert_cmpstr (lines, ==, bytes[i].expected);
    }
}

/* A document with this between its start and its server. */
static char *
read_with (const char *piece, guint times, const char *piece_behind)
{
  g_autoptr(GString) document = g_string_new (HEAD);

  for (guint i = 0; i < times; i++)
    g_string_append (document, piece);
  for (guint i = 0; i < times; i++)
    g_string_append (document, piece_behind);
  g_string_append (document, SERVER TAIL);
  return read_autoconfig (document->str, document->len);
}

static void
test_depth (void)
{
  g_autofree char *deepest = read_with ("<a>", SP_XML_MAX_DEPTH - 2, "</a>");
  g_autofree char *deeper = read_with ("<a>", SP_XML_MAX_DEPTH - 1, "</a>");
  g_autofree char *very_deep = read_with ("<a>", 30000, "</a>");

  g_assert_cmpstr (deepest, ==, LINES);
  g_assert_cmpstr (deeper, ==, "failed malformed\n");
  g_assert_cmpstr (very_deep, ==, "failed malformed\n");
}

/* As many as libxml2 can compare in no time. */
static void
test_attributes (void)
{
  g_autoptr(GString) few = g_string_new (HEAD "<a");
  g_autoptr(GString) many = NULL;
  g_autofree char *read = NULL;
  g_autofree char *refused = NULL;

  for (guint i = 0; i < SP_XML_MAX_ATTRIBUTES; i++)
    g_string_append_printf (few, " a%u=''", i);
  many = g_string_new (few->str);
  g_string_append (few, "/>" SERVER TAIL);
  g_string_append (many, " b=''/>" SERVER TAIL);
  read = read_autoconfig (few->str, few->len);
  refused = read_autoconfig (many->str, many->len);
  g_assert_cmpstr (read, ==, LINES);
  g_assert_cmpstr (refused, ==, "failed malformed\n");
}

/* A mistake counts wherever it is. */
static void
test_text_far_behind (void)
{
  g_autofree char *blanks = g_strnfill (5000, ' ');
  g_autofree char *document = g_strconcat (HEAD SERVER TAIL, blanks, "x", NULL);
  g_autofree char *lines = read_autoconfig (document, strlen (document));

  g_assert_cmpstr (lines, ==, "failed malformed\n");
}

static void
test_size (void)
{
  gsize rest = strlen (HEAD SERVER TAIL);
  g_autofree char *largest = read_with (" ", SP_XML_READER_MAX - rest, "");
  g_autofree char *larger = read_with (" ", SP_XML_READER_MAX - rest + 1, "");
  g_autofree char *page = g_strnfill (SP_XML_READER_MAX + 1, 'x');
  g_autofree char *read = read_autoconfig (page, SP_XML_READER_MAX + 1);

  g_assert_cmpstr (largest, ==, LINES);
  g_assert_cmpstr (larger, ==, "failed too-long\n");
  g_assert_cmpstr (read, ==, "none not-published\n");
}

static void
test_many_servers (void)
{
  g_autoptr(GString) document = g_string_new (HEAD);
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_ISPDB);

  for (guint i = 1; i <= 50; i++)
    g_string_append_printf (document,
                            "<incomingServer type='imap'><hostname>h</hostname><port>%u</port>"
                            "<socketType>SSL</socketType></incomingServer>",
                            2000 + i);
  g_string_append (document, TAIL);
  sp_autoconfig_xml_read (document->str, document->len, DOMAIN, answer);
  g_assert_cmpuint (answer->offers->len, ==, 16);
  g_assert_cmpuint (answer->dropped->len, ==, 20);
}

/* A provider that the database knows at a port of nobody's (rediffmail.com: 586); anybody else who names it is not followed there. */
static void
test_odd_port (void)
{
  static const char document[] = HEAD "<incomingServer type='imap'><hostname>h</hostname>"
                                      "<port>586</port><socketType>SSL</socketType>"
                                      "</incomingServer>" TAIL;

  for (SpSource source = SP_SOURCE_AUTOCONFIG; source <= SP_SOURCE_MX; source++)
    {
      g_autoptr(SpAnswer) answer = sp_answer_new (source);

      answer->protection = SP_PROTECTION_HTTPS;
      sp_autoconfig_xml_read (document, strlen (document), DOMAIN, answer);
      g_assert_cmpuint (answer->offers->len, ==, source == SP_SOURCE_ISPDB ? 1 : 0);
    }
}

/* A text is cut between characters, never through one. */
static void
test_long_text (void)
{
  g_autoptr(GString) document = g_string_new ("<a>");
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);
  g_autoptr(SpXmlReader) reader = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < SP_XML_MAX_TEXT; i++)
    g_string_append (document, "€");
  g_string_append (document, "</a>");
  reader = sp_xml_reader_new (document->str, document->len);
  g_assert_true (sp_xml_reader_open (reader, "a", answer));
  text = sp_xml_reader_dup_text (reader);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), ==, SP_XML_MAX_TEXT / 3 * 3);
  g_assert_true (sp_xml_reader_close (reader, answer));
}

/* The line of the mistake, which an administrator looks for. */
static const struct
{
  const char *document;
  const char *line;
} mistakes[] = {
  { HEAD "\n\n<a>\n</b>\n" TAIL, "line 4: " },
  { "\n<?xml version='1.0'?>" HEAD TAIL, "line 2: " },
  { "<?xml version='1.0'?>\n\n<!DOCTYPE clientConfig>" HEAD TAIL, "line 3: a document type is" },
  { "<!DOCTYPE clientConfig [<]>" HEAD TAIL, "line 1: a document type is" },
  { HEAD "\n<a>", "line 2: " },
};

static void
test_lines_of_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);

      sp_autoconfig_xml_read (mistakes[i].document, strlen (mistakes[i].document), DOMAIN, answer);
      g_assert_cmpint (answer->reason, ==, SP_ANSWER_MALFORMED);
      g_assert_true (g_str_has_prefix (answer->detail, mistakes[i].line));
      g_assert_null (strchr (answer->detail, '\n'));
    }
}

/* Nothing is expanded and nothing is fetched, whatever the document type declares. */
static void
test_entities (void)
{
  static const char *const types[] = {
    "<!DOCTYPE a [<!ENTITY x 'h'>]>",
    "<!DOCTYPE clientConfig SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE clientConfig [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>",
    "<!DOCTYPE clientConfig [<!ENTITY a '1'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *document = g_strconcat (types[i], HEAD SERVER TAIL, NULL);
      g_autofree char *lines = read_autoconfig (document, strlen (document));

      g_assert_cmpstr (lines, ==, "failed malformed\n");
    }
}

/* UTF-16, where a look at the bytes sees no document type. */
static void
test_document_type_in_utf16 (void)
{
  static const char *const documents[] = { HEAD SERVER TAIL,
                                           "<!DOCTYPE clientConfig>" HEAD SERVER TAIL };
  static const char *const expected[] = { LINES, "failed malformed\n" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      gsize length = 0;
      g_autofree char *wide = g_convert (documents[i], -1, "UTF-16", "UTF-8", NULL, &length, NULL);
      g_autofree char *lines = read_autoconfig (wide, length);

      g_assert_cmpstr (lines, ==, expected[i]);
    }
}

static const struct
{
  const char *domain;
  gboolean named;
} names[] = {
  { "one.example", TRUE }, { "ONE.Example.", TRUE },   { "two.example", TRUE },
  { "a.example", FALSE },  { "bücher.example", TRUE }, { DOMAIN, TRUE },
  { "one.exampl", FALSE }, { "three.example", FALSE }, { "", FALSE },
  { "a b", FALSE },
};

static void
test_names_domain (void)
{
  static const char document[] =
      "<clientConfig><emailProvider id='a.example'><domain>One.example</domain>"
      "<domain>two.example</domain></emailProvider><emailProvider>"
      "<x><domain>three.example</domain></x><domain> BÜCHER.example </domain></emailProvider>"
      "<domain>three.example</domain></clientConfig>";
  static const char other[] =
      "<other><emailProvider><domain>one.example</domain></emailProvider></other>";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (
        sp_autoconfig_xml_names_domain (document, sizeof document - 1, names[i].domain), ==,
        names[i].named);
  g_assert_false (sp_autoconfig_xml_names_domain (other, sizeof other - 1, "one.example"));
  g_assert_false (sp_autoconfig_xml_names_domain (NULL, 0, "one.example"));
}

static void
test_request (void)
{
  g_autofree char *request = sp_autodiscover_xml_request ("a&<b>@c.example");

  g_assert_cmpstr (request, ==,
                   "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                   "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/"
                   "outlook/requestschema/2006\">\n"
                   "  <Request>\n"
                   "    <EMailAddress>a&amp;&lt;b&gt;@c.example</EMailAddress>\n"
                   "    <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/"
                   "autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>\n"
                   "  </Request>\n"
                   "</Autodiscover>\n");
}

static void
test_autodiscover_malformed (void)
{
  static const char document[] = "<Autodiscover><Response><Account><Action>redirectAddr</Action>"
                                 "<RedirectAddr>a@b.example</RedirectAddr></Account></Response>";
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTODISCOVER);
  g_autofree char *redirect = NULL;

  g_assert_cmpint (sp_autodiscover_xml_read (document, sizeof document - 1, answer, &redirect), ==,
                   SP_AUTODISCOVER_DONE);
  g_assert_null (redirect);
  g_assert_cmpint (answer->reason, ==, SP_ANSWER_MALFORMED);
}

static const struct
{
  const char *document;
  gsize length;
  const char *expected;
} json_bytes[] = {
  { NULL, 0, "none not-published\ndetail no JSON object\n" },
  { "\xef\xbb\xbf{\"protocols\": {}}", 20, "none no-servers\n" },
  { "{\"protocols\": {}, \"\xe9\": 1}", 24, "failed malformed\ndetail line 1: not UTF-8\n" },
  { "{\"protocols\": {}}\0", 18, "failed malformed\ndetail line 1: not UTF-8\n" },
};

static void
test_json_bytes (void)
{
  g_autofree char *large = g_strnfill (SP_PACC_JSON_MAX + 1, ' ');
  g_autofree char *lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (json_bytes); i++)
    {
      g_autofree char *read = read_pacc (json_bytes[i].document, json_bytes[i].length);

      g_assert_cmpstr (read, ==, json_bytes[i].expected);
    }
  memcpy (large, "{\"protocols\": {}}", 17);
  lines = read_pacc (large, SP_PACC_JSON_MAX);
  g_assert_cmpstr (lines, ==, "none no-servers\n");
  g_free (lines);
  lines = read_pacc (large, SP_PACC_JSON_MAX + 1);
  g_assert_cmpstr (lines, ==, "failed too-long\n");
}

/* json-glib's own message has the line. */
static void
test_json_line (void)
{
  static const char document[] = "{\"protocols\":\n\n {},,}";
  g_autofree char *lines = read_pacc (document, sizeof document - 1);

  g_assert_true (g_str_has_prefix (lines, "failed malformed\n"));
  g_assert_nonnull (strstr (lines, ":3:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_file ("autoconfig", read_autoconfig);
  add_file ("autodiscover", read_autodiscover);
  add_file ("pacc", read_pacc);
  g_test_add_func ("/discover/xml/bytes", test_bytes);
  g_test_add_func ("/discover/xml/depth", test_depth);
  g_test_add_func ("/discover/xml/size", test_size);
  g_test_add_func ("/discover/xml/attributes", test_attributes);
  g_test_add_func ("/discover/xml/text-far-behind", test_text_far_behind);
  g_test_add_func ("/discover/xml/long-text", test_long_text);
  g_test_add_func ("/discover/xml/lines-of-mistakes", test_lines_of_mistakes);
  g_test_add_func ("/discover/xml/entities", test_entities);
  g_test_add_func ("/discover/xml/document-type-in-utf16", test_document_type_in_utf16);
  g_test_add_func ("/discover/autoconfig/many-servers", test_many_servers);
  g_test_add_func ("/discover/autoconfig/odd-port", test_odd_port);
  g_test_add_func ("/discover/autoconfig/names-domain", test_names_domain);
  g_test_add_func ("/discover/autodiscover/request", test_request);
  g_test_add_func ("/discover/autodiscover/malformed", test_autodiscover_malformed);
  g_test_add_func ("/discover/pacc/bytes", test_json_bytes);
  g_test_add_func ("/discover/pacc/line", test_json_line);
  return g_test_run ();
}
