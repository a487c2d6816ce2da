/* Tests that no document, however hostile, costs more than a moment and a little memory, and what is said of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/bounds.h"
#include "discover/autoconfig-xml.h"
#include "discover/autodiscover-xml.h"
#include "discover/pacc-json.h"
#include "discover/xml-bounds.h"
#include "discover/xml-reader.h"

#define DOMAIN "xn--bcher-kva.example"
#define HEAD "<clientConfig><emailProvider>"
#define SERVER                                                                                     \
  "<incomingServer type='imap'><hostname>h.example</hostname><port>993</port>"                     \
  "<socketType>SSL</socketType></incomingServer>"
#define TAIL "</emailProvider></clientConfig>"
#define MARKUP SP_XML_MAX_MARKUP
#define WHOLE SP_XML_READER_MAX

/* Letters with marks in the wrong order, which take long to sort. */
#define MARKS "a\xcc\xa7\xcc\x81\xcc\x96\xcc\x8a\xcc\xa3"
#define MARKS_4 MARKS MARKS MARKS MARKS
#define MARKS_16 MARKS_4 MARKS_4 MARKS_4 MARKS_4
#define DOMAIN_4 "%EMAILDOMAIN%%EMAILDOMAIN%%EMAILDOMAIN%%EMAILDOMAIN%"
#define DOMAIN_16 DOMAIN_4 DOMAIN_4 DOMAIN_4 DOMAIN_4
#define DOMAIN_64 DOMAIN_16 DOMAIN_16 DOMAIN_16 DOMAIN_16

#define TOO_MUCH "line 1: too much mark-up"
#define FOUND SP_ANSWER_FOUND, NULL
#define NO_SERVERS SP_ANSWER_NONE, NULL
#define REFUSED(detail) SP_ANSWER_FAILED, detail

/* One document may cost this, whatever else goes on in the same turn. */
static const SpTestBounds bounds = { .turn_ms = 50, .cpu_ms = 50, .memory_kib = 16 * 1024 };

/* A document that is full of something: as much as fits into @room, between @head and @tail. */
typedef struct
{
  const char *name;
  const char *head;
  const char *piece;
  const char *tail;
  gsize room;
  SpAnswerStatus status;
  const char *detail; /* (nullable) how it begins */
} Flood;

static const Flood floods[] = {
  { "comments-open", HEAD, "<!--", SERVER TAIL, WHOLE, REFUSED (TOO_MUCH) },
  { "comments-open-few", HEAD, "<!--", SERVER TAIL, MARKUP, REFUSED ("line 1: Double hyphen") },
  { "comments-open-in-front", "", "<!--", "<clientConfig/>", WHOLE, REFUSED (TOO_MUCH) },
  { "comments", HEAD, "<!---->", SERVER TAIL, MARKUP, FOUND },
  { "comment-long", HEAD "<!--", "<a> & ", "-->" SERVER TAIL, WHOLE, FOUND },
  { "comments-many", HEAD, "<!---->", SERVER TAIL, WHOLE, REFUSED (TOO_MUCH) },
  { "instructions-open", HEAD, "<?a ", SERVER TAIL, WHOLE, REFUSED (TOO_MUCH) },
  { "instructions-open-few", HEAD, "<?a ", SERVER TAIL, MARKUP, REFUSED ("line 1: ") },
  { "instructions", HEAD, "<?a?>", SERVER TAIL, MARKUP, FOUND },
  { "cdata-open", HEAD, "<![CDATA[", SERVER TAIL, WHOLE, REFUSED (TOO_MUCH) },
  { "cdata-open-few", HEAD, "<![CDATA[", SERVER TAIL, MARKUP, REFUSED ("line 1: CData") },
  { "cdata", HEAD, "<![CDATA[<a>&b;<!--]]>", SERVER TAIL, MARKUP, FOUND },
  { "tags-open", HEAD, "<a ", SERVER TAIL, WHOLE, REFUSED (TOO_MUCH) },
  { "tags-open-few", HEAD, "<a ", SERVER TAIL, MARKUP, REFUSED ("line 1: ") },
  { "brackets", HEAD, "<", SERVER TAIL, MARKUP, REFUSED ("line 1: StartTag") },
  { "declarations", HEAD, "<!", SERVER TAIL, MARKUP, REFUSED ("line 1: StartTag") },
  { "quotes-open", HEAD, "<a b='", SERVER TAIL, MARKUP, REFUSED ("line 1: ") },
  { "depth", HEAD, "<a>", SERVER TAIL, MARKUP, REFUSED ("line 1: too many elements stand") },
  { "end-tags", HEAD, "</a>", SERVER TAIL, MARKUP, REFUSED ("line 1: Opening and ending tag") },
  { "crossed-tags", HEAD, "<a></b>", SERVER TAIL, MARKUP, REFUSED ("line 1: Opening and") },
  { "siblings", HEAD, "<a/>", SERVER TAIL, MARKUP, FOUND },
  { "texts", HEAD, "<a/>\n\n€ and more of it", SERVER TAIL, 4 * MARKUP, FOUND },
  { "prefixes", HEAD, "<z:a z:b='c'/>", SERVER TAIL, MARKUP, FOUND },
  { "namespaces", HEAD, "<a xmlns:b='c' xmlns:d='e' xmlns='f'/>", SERVER TAIL, MARKUP, FOUND },
  { "names", HEAD, "<nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn/>", SERVER TAIL, MARKUP,
    FOUND },
  { "ampersands", HEAD, "&", SERVER TAIL, WHOLE, REFUSED ("line 1: xmlParseEntityRef") },
  { "entities", HEAD, "&a;", SERVER TAIL, WHOLE, REFUSED ("line 1: Entity 'a' not defined") },
  { "ends-of-cdata", HEAD, "]]>", SERVER TAIL, WHOLE, REFUSED ("line 1: Sequence ']]>'") },
  { "characters", HEAD, "&#65;", SERVER TAIL, WHOLE, FOUND },
  { "characters-bad", HEAD, "&#0;", SERVER TAIL, WHOLE, REFUSED ("line 1: xmlParseCharRef") },
  { "controls", HEAD, "\001", SERVER TAIL, WHOLE, REFUSED ("line 1: PCDATA invalid") },
  { "no-characters", HEAD, "\xef\xbf\xbe", SERVER TAIL, WHOLE, REFUSED ("line 1: Char 0xFFFE") },
  { "not-utf-8", HEAD, "\xff", SERVER TAIL, WHOLE, REFUSED ("line 1: not UTF-8") },
  { "ampersands-in-attribute", HEAD "<documentation url='https://h/", "&amp;", "'/>" SERVER TAIL,
    MARKUP, FOUND },
  { "display-name", HEAD "<displayName>", "€", "</displayName>" SERVER TAIL, WHOLE, FOUND },
  { "display-names", HEAD, "<displayName>" DOMAIN_64 "%EMAILADDRESS%</displayName>", SERVER TAIL,
    WHOLE, FOUND },
  { "help-pages", HEAD, "<documentation url='a " DOMAIN_64 "'/>", SERVER TAIL, MARKUP, FOUND },
  { "domains", HEAD, "<domain>a.example</domain>", SERVER TAIL, MARKUP, FOUND },
  { "domains-of-marks", HEAD, "<domain>" MARKS_16 MARKS_4 MARKS "</domain>", SERVER TAIL, WHOLE,
    FOUND },
  { "domains-long", HEAD, "<domain>" MARKS_16 MARKS_16 MARKS_16 MARKS_16 "</domain>", SERVER TAIL,
    WHOLE, FOUND },
  { "servers-of-marks", HEAD SERVER,
    "<incomingServer type='imap'><hostname>" MARKS_16 MARKS_4 "</hostname></incomingServer>", TAIL,
    WHOLE, FOUND },
  { "servers", HEAD, SERVER, TAIL, MARKUP, FOUND },
  { "servers-empty", HEAD, "<incomingServer type='imap'/>", TAIL, MARKUP, NO_SERVERS },
  { "providers", "<clientConfig>", "<emailProvider/>", "</clientConfig>", MARKUP, NO_SERVERS },
  { "ways-to-sign-in",
    HEAD "<incomingServer type='imap'><hostname>h</hostname><port>993</port>"
         "<socketType>SSL</socketType>",
    "<authentication>plain</authentication>", "</incomingServer>" TAIL, MARKUP, FOUND },
  { "user-name",
    HEAD "<incomingServer type='imap'><hostname>h</hostname><port>993</port>"
         "<socketType>SSL</socketType><username>",
    "%EMAIL", "</username></incomingServer>" TAIL, WHOLE, FOUND },
  { "euros", "<?xml version='1.0' encoding='windows-1252'?>" HEAD, "\x80", SERVER TAIL, WHOLE,
    FOUND },
};

/* What a reader makes of a document. */
typedef void (*Reader) (const char *data, gsize length, SpAnswer *answer);

static void
read_autoconfig (const char *data, gsize length, SpAnswer *answer)
{
  sp_autoconfig_xml_read (data, length, DOMAIN, answer);
}

static void
read_autodiscover (const char *data, gsize length, SpAnswer *answer)
{
  g_autofree char *redirect = NULL;

  sp_autodiscover_xml_read (data, length, answer, &redirect);
}

static char *
fill (const Flood *flood, gsize room)
{
  gsize rest = room - strlen (flood->head) - strlen (flood->tail);
  GString *text = g_string_new (flood->head);

  for (gsize n = rest / strlen (flood->piece); n > 0; n--)
    g_string_append (text, flood->piece);
  g_string_append (text, flood->tail);
  return g_string_free (text, FALSE);
}

static void
check (Reader reader, const char *data, gsize length, const Flood *flood)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);
  SpTestWatch *watch = sp_test_watch_start ();

  reader (data, length, answer);
  sp_test_watch_stop (watch, &bounds);
  g_test_message ("%s: %s", flood->name, answer->detail ? answer->detail : "-");
  g_assert_cmpint (answer->status, ==, flood->status);
  if (flood->detail)
    g_assert_true (g_str_has_prefix (answer->detail, flood->detail));
  else
    g_assert_null (answer->detail);
}

static void
test_autoconfig (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *document = fill (&floods[i], floods[i].room);

      check (read_autoconfig, document, strlen (document), &floods[i]);
    }
}

/* The same in UTF-16, as far as it is text at all. Half as much of it fits. */
static void
test_utf_16 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *document = fill (&floods[i], MIN (floods[i].room, WHOLE / 2));
      gsize length = 0;
      g_autofree char *wide = g_convert (document, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

      if (wide)
        check (read_autoconfig, wide, length, &floods[i]);
    }
}

/* The file of a database that is looked through costs no more than one that is read. */
static void
test_names_domain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *document = fill (&floods[i], floods[i].room);
      SpTestWatch *watch = sp_test_watch_start ();

      g_assert_false (sp_autoconfig_xml_names_domain (document, strlen (document), DOMAIN));
      sp_test_watch_stop (watch, &bounds);
    }
}

#define RESPONSE "<Autodiscover><Response>"
#define RESPONSE_END "</Response></Autodiscover>"

static const Flood responses[] = {
  { "comments", RESPONSE, "<!--", RESPONSE_END, WHOLE, REFUSED (TOO_MUCH) },
  { "accounts", RESPONSE, "<Account/>", RESPONSE_END, MARKUP, NO_SERVERS },
  { "errors", RESPONSE, "<Error><Message>a</Message></Error>", RESPONSE_END, MARKUP, SP_ANSWER_NONE,
    "a (error ?)" },
  { "protocols", RESPONSE "<Account>", "<Protocol Type='IMAP'><Server>h</Server></Protocol>",
    "</Account>" RESPONSE_END, MARKUP, FOUND },
  { "protocols-of-marks", RESPONSE "<Account>",
    "<Protocol Type='IMAP'><Server>" MARKS_16 MARKS_4 "</Server></Protocol>",
    "</Account>" RESPONSE_END, WHOLE, NO_SERVERS },
  { "redirect", RESPONSE "<Account><Action>redirectAddr</Action><RedirectAddr>", "a@",
    "</RedirectAddr></Account>" RESPONSE_END, WHOLE,
    REFUSED ("it redirects to no usable address") },
};

static void
test_autodiscover (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      g_autofree char *document = fill (&responses[i], responses[i].room);

      check (read_autodiscover, document, strlen (document), &responses[i]);
    }
}

#define JSON "{\"protocols\": {\"imap\": {\"host\": \"i\"}}, \"x\": "
#define MANY REFUSED ("line 1: too many values")

static const Flood objects[] = {
  { "numbers", JSON "[", "1,", "1]}", WHOLE, MANY },
  { "arrays", JSON "[", "[],", "1]}", WHOLE, MANY },
  { "objects", JSON "[", "{},", "1]}", WHOLE, MANY },
  { "texts", JSON "[", "\"\",", "1]}", WHOLE, MANY },
  { "members-doubled", JSON "{", "\"a\":1,", "\"a\":1}}", WHOLE, MANY },
  { "members-doubled-few", JSON "{", "\"a\":1,", "\"a\":1}}", 2500, FOUND },
  { "depth", JSON, "[", "]}", WHOLE, REFUSED ("line 1: too many brackets") },
  { "colons", JSON, ":", "}", WHOLE, MANY },
  { "commas-in-text", JSON "\"", ",:[{", "\"}", WHOLE, FOUND },
  { "text", JSON "\"", "x", "\"}", WHOLE, FOUND },
  { "escapes", JSON "\"", "\\u0041", "\"}", WHOLE, FOUND },
  { "quotes", JSON "\"", "\\\"", "\"}", WHOLE, FOUND },
  { "digits", JSON, "1", "}", WHOLE, FOUND },
  { "fraction", JSON "1.", "1", "}", WHOLE, FOUND },
  { "exponent", JSON "1e", "1", "}", WHOLE, FOUND },
  { "word", JSON, "a", "}", WHOLE, REFUSED ("<data>:1:") },
  { "blanks", JSON, "\n ", "1}", WHOLE, FOUND },
  { "host", "{\"protocols\": {\"imap\": {\"host\": \"", MARKS, "\"}}}", WHOLE, NO_SERVERS },
  { "name", JSON "1, \"info\": {\"provider\": {\"name\": \"", MARKS, "\"}}}", WHOLE, FOUND },
  { "help", JSON "1, \"info\": {\"help\": {\"documentation\": \"https://h/", "%41", "\"}}}", WHOLE,
    FOUND },
};

static void
test_pacc (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *document = fill (&objects[i], objects[i].room);

      check (sp_pacc_json_read, document, strlen (document), &objects[i]);
    }
}

/* Members whose names have all the same hash: each pair of letters counts as much as the other. */
static char *
make_colliding (guint n)
{
  GString *text = g_string_new (JSON "{");

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i ? ",\"" : "\"");
      for (guint bit = 0; bit < 13; bit++)
        g_string_append (text, i >> bit & 1 ? "aB" : "b!");
      g_string_append (text, "\":1");
    }
  return g_string_free (g_string_append (text, "}}"), FALSE);
}

static void
test_pacc_collisions (void)
{
  static const Flood many = { "colliding", NULL, NULL, NULL, 0, MANY };
  static const Flood few = { "colliding-few", NULL, NULL, NULL, 0, FOUND };
  g_autofree char *all = make_colliding (8192);
  g_autofree char *some = make_colliding (450);

  g_assert_cmpuint (g_str_hash ("aB"), ==, g_str_hash ("b!"));
  check (sp_pacc_json_read, all, strlen (all), &many);
  check (sp_pacc_json_read, some, strlen (some), &few);
}

/* As many records as an answer of the name service can hold, and as many tags. */
static void
test_records (void)
{
  g_autofree char *tags = g_strnfill (65535, ';');
  g_autofree char *document = g_strnfill (WHOLE, ' ');
  guint8 digest[SP_PACC_DIGEST_SIZE];
  SpTestWatch *watch = sp_test_watch_start ();

  sp_pacc_digest (document, WHOLE, digest);
  for (guint i = 0; i < 2000; i++)
    g_assert_false (sp_pacc_digest_matches ("v=UAAC1;a=sha256;d=", digest, NULL));
  g_assert_false (sp_pacc_digest_matches (tags, digest, NULL));
  sp_test_watch_stop (watch, &bounds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discover/document-costs/autoconfig", test_autoconfig);
  g_test_add_func ("/discover/document-costs/utf-16", test_utf_16);
  g_test_add_func ("/discover/document-costs/names-domain", test_names_domain);
  g_test_add_func ("/discover/document-costs/autodiscover", test_autodiscover);
  g_test_add_func ("/discover/document-costs/pacc", test_pacc);
  g_test_add_func ("/discover/document-costs/pacc-collisions", test_pacc_collisions);
  g_test_add_func ("/discover/document-costs/records", test_records);
  return g_test_run ();
}
