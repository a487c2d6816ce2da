/* Tests which encodings of documents are read, and that a document type is seen in each of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "discover/autoconfig-xml.h"
#include "discover/document-encoding.h"
#include "discover/xml-elements.h"

#define DECLARED(name) "<?xml version='1.0' encoding='" name "'?>"
#define NOT_SUPPORTED(name) "the encoding " name " is not supported"
#define NO_DOCUMENT "not a document with the root clientConfig"
#define NO_TYPE(line) "line " #line ": a document type is not allowed"
#define BODY                                                                                       \
  "<clientConfig><emailProvider><displayName>n</displayName></emailProvider></clientConfig>"
/* Each level is ten of the one before; the last would be worked off for hours. */
#define BOMB                                                                                       \
  "<!DOCTYPE clientConfig [<!ENTITY % a '&#37;b;&#37;b;&#37;b;&#37;b;&#37;b;&#37;b;&#37;b;'>"      \
  "<!ENTITY % b '&#37;c;&#37;c;&#37;c;&#37;c;&#37;c;&#37;c;&#37;c;'><!ENTITY % c 'c'>%a;]>"

static const struct
{
  const char *data;
  gsize length; /* 0 where it ends at the NUL */
  const char *text; /* (nullable) */
  const char *fault; /* (nullable) */
} decoded[] = {
  { "", 0, "", NULL },
  { "\xef\xbb\xbf", 0, "", NULL },
  { "a\xc3\xa9", 0, "aé", NULL },
  { "\xef\xbb\xbf" DECLARED ("utf8") "é", 0, DECLARED ("utf8") "é", NULL },
  { "\xef\xbb\xbf" DECLARED ("latin1") "é", 0, DECLARED ("latin1") "é", NULL },
  { "a\n\nb\xe9", 0, "a\n\nb", "line 3: not UTF-8" },
  { "a\0b", 3, "a", "line 1: not UTF-8" },
  { DECLARED ("US-ASCII") "a", 0, DECLARED ("US-ASCII") "a", NULL },
  { DECLARED ("ascii") "a\xe9", 0, DECLARED ("ascii") "a", "line 1: not US-ASCII" },
  { DECLARED ("ISO-8859-1") "\xa4\x80", 0, DECLARED ("ISO-8859-1") "¤\xc2\x80", NULL },
  { DECLARED ("iso_8859-15") "\xa4\xe9", 0, DECLARED ("iso_8859-15") "€é", NULL },
  { DECLARED ("Windows-1252") "\x80\x9f\xff", 0, DECLARED ("Windows-1252") "€Ÿÿ", NULL },
  { DECLARED ("cp1252") "a\0", sizeof DECLARED ("cp1252") "a\0" - 1, DECLARED ("cp1252") "a",
    "line 1: not windows-1252" },
  { "<?xml version = \"1.0\"\n encoding\t=\n\"LATIN1\" ?>\xe9", 0,
    "<?xml version = \"1.0\"\n encoding\t=\n\"LATIN1\" ?>é", NULL },
  { "<?xml version='encoding=\"UTF-7\"' encoding='l1'?>\xe9", 0,
    "<?xml version='encoding=\"UTF-7\"' encoding='l1'?>é", NULL },
  { DECLARED ("utf-16") "é", 0, DECLARED ("utf-16") "é", "line 1: not UTF-16" },
  { "<?xml version='1.0'?>é", 0, "<?xml version='1.0'?>é", NULL },
  { "<?xml version?>é", 0, "<?xml version?>é", NULL },
  { "<?xml version=1?>é", 0, "<?xml version=1?>é", NULL },
  { "<?xml-style encoding='x'?>é", 0, "<?xml-style encoding='x'?>é", NULL },
  { "<?xml encoding='x'", 0, "<?xml encoding='x'", NULL },
  { "<\0a\0\xe9\0", 6, "<aé", NULL },
  { "\0<\0a\0\xe9", 6, "<aé", NULL },
  { "\xff\xfe\x3d\xd8\x00\xde", 6, "😀", NULL },
  { "\xfe\xff\xd8\x3d\xde\x00", 6, "😀", NULL },
  { "\xfe\xff\0\n\xd8\x3d\0a", 8, "\n", "line 2: not UTF-16" },
  { "\xfe\xff\0a\xde\x00", 6, "a", "line 1: not UTF-16" },
  { "\xfe\xff\0a\xd8\x3d", 6, "a", "line 1: not UTF-16" },
  { "\xfe\xff\xd8\x3d\xd8\x3d", 6, "", "line 1: not UTF-16" },
  { "\xfe\xff\0a\0", 5, "a", "line 1: not UTF-16" },
  { "\xfe\xff\0a\0\0", 6, "a", "line 1: not UTF-16" },
  { "\xff\xfe\0\0a\0\0\0", 8, NULL, NOT_SUPPORTED ("UTF-32") },
  { "\0\0\xfe\xff\0\0\0a", 8, NULL, NOT_SUPPORTED ("UTF-32") },
  { "<\0\0\0a\0\0\0", 8, NULL, NOT_SUPPORTED ("UTF-32") },
  { "\0\0\0<\0\0\0a", 8, NULL, NOT_SUPPORTED ("UTF-32") },
  { "\x4c\x6f\xa7\x94\x93", 0, NULL, NOT_SUPPORTED ("EBCDIC (such as IBM037)") },
  { DECLARED ("UTF-7") "+ADw-", 0, NULL, NOT_SUPPORTED ("UTF-7") },
  { DECLARED ("IBM037"), 0, NULL, NOT_SUPPORTED ("IBM037") },
  { DECLARED ("ISO-2022-KR"), 0, NULL, NOT_SUPPORTED ("ISO-2022-KR") },
  { DECLARED ("ISO-2022-JP"), 0, NULL, NOT_SUPPORTED ("ISO-2022-JP") },
  { DECLARED ("UTF-32"), 0, NULL, NOT_SUPPORTED ("UTF-32") },
  { DECLARED ("HZ-GB-2312"), 0, NULL, NOT_SUPPORTED ("HZ-GB-2312") },
  { "\xef\xbb\xbf" DECLARED ("UTF-7"), 0, NULL, NOT_SUPPORTED ("UTF-7") },
  { DECLARED (""), 0, NULL, NOT_SUPPORTED ("") },
  { DECLARED ("x-2345678901234567890123456789012345678901"), 0, NULL,
    NOT_SUPPORTED ("x-23456789012345678901234567890123456789") },
};

static void
test_decode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decoded); i++)
    {
      gsize length = decoded[i].length ? decoded[i].length : strlen (decoded[i].data);
      gsize text_length = 0;
      g_autofree char *fault = NULL;
      g_autofree char *text = sp_document_decode (decoded[i].data, length, &text_length, &fault);

      g_assert_cmpstr (text, ==, decoded[i].text);
      g_assert_cmpuint (text_length, ==, text ? strlen (text) : 0);
      g_assert_cmpstr (fault, ==, decoded[i].fault);
    }
}

/* Documents whose declaration and body are converted, where an encoding of more than a byte per character is given. */
static const struct
{
  const char *wide; /* (nullable) for iconv() */
  const char *document;
  SpAnswerStatus status;
  const char *detail; /* (nullable) */
} sent[] = {
  { "UTF-16LE", DECLARED ("UTF-16") BODY, SP_ANSWER_NONE, NULL },
  { "UTF-16BE", DECLARED ("utf-16") BODY, SP_ANSWER_NONE, NULL },
  { "UTF-16", DECLARED ("UTF-16") BODY, SP_ANSWER_NONE, NULL },
  { NULL, DECLARED ("ISO-8859-15") BODY, SP_ANSWER_NONE, NULL },
  { NULL, BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (1) },
  { NULL, "<!-- <? -->\n<?a <!-- ?>\n" BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (3) },
  { NULL, DECLARED ("windows-1252") BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (1) },
  { NULL, "<clientConfig>\n" BOMB "</clientConfig>", SP_ANSWER_FAILED, NO_TYPE (2) },
  { NULL, "<clientConfig><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE]]></clientConfig>", SP_ANSWER_NONE,
    NULL },
  { "UTF-16LE", BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (1) },
  { "UTF-16BE", BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (1) },
  { "UTF-16", DECLARED ("UTF-16") "\n" BOMB BODY, SP_ANSWER_FAILED, NO_TYPE (2) },
  { "UTF-16", DECLARED ("IBM037") BOMB BODY, SP_ANSWER_FAILED, NOT_SUPPORTED ("IBM037") },
  { "UTF-16", DECLARED ("UTF-7") BODY, SP_ANSWER_FAILED, NOT_SUPPORTED ("UTF-7") },
  { "UTF-32", BOMB BODY, SP_ANSWER_FAILED, NOT_SUPPORTED ("UTF-32") },
  { "UTF-32LE", BODY, SP_ANSWER_FAILED, NOT_SUPPORTED ("UTF-32") },
  { "UTF-32BE", BODY, SP_ANSWER_FAILED, NOT_SUPPORTED ("UTF-32") },
  { NULL, DECLARED ("UTF-7") "+ADwAIQ-DOCTYPE clientConfig+AD4APA-clientConfig/+AD4-",
    SP_ANSWER_FAILED, NOT_SUPPORTED ("UTF-7") },
  { NULL, DECLARED ("ISO-2022-KR") "\033$)C" BOMB BODY, SP_ANSWER_FAILED,
    NOT_SUPPORTED ("ISO-2022-KR") },
  { NULL, DECLARED ("Shift_JIS") "<!DOCTYPE html><html/>", SP_ANSWER_NONE, NO_DOCUMENT },
  { "UTF-16", "<!DOCTYPE html><html/>", SP_ANSWER_NONE, NO_DOCUMENT },
};

static void
test_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);
      gsize length = 0;
      g_autofree char *data =
          g_convert (sent[i].document, -1, sent[i].wide ? sent[i].wide : "UTF-8", "UTF-8", NULL,
                     &length, NULL);

      sp_autoconfig_xml_read (data, length, "example.org", answer);
      g_assert_cmpint (answer->status, ==, sent[i].status);
      g_assert_cmpstr (answer->detail, ==, sent[i].detail);
      g_assert_cmpint (answer->reason == SP_ANSWER_MALFORMED, ==,
                       sent[i].status == SP_ANSWER_FAILED);
    }
}

/* Whatever gets as far as the parser: it works off nothing that a document type declares. */
static void
test_parser_stops (void)
{
  static const char *const types[] = {
    BOMB,
    "<!DOCTYPE clientConfig>",
    "<!DOCTYPE clientConfig SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE clientConfig [<!ENTITY a 'a'>]>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *document = g_strconcat ("\n", types[i], BODY, NULL);
      g_autoptr(SpXmlElements) read = sp_xml_elements_parse (document, strlen (document));

      g_assert_cmpuint (read->elements->len, ==, 0);
      g_assert_cmpstr (read->error, ==, NO_TYPE (2));
    }
}

/* An ampersand is one wherever it stands, however it is written. */
static void
test_ampersands (void)
{
  static const char document[] =
      "<a b='&amp;&#38;&#x26;c&amp;#38;' p:b='d'>&amp;&#38;<![CDATA[&]]></a>";
  g_autoptr(SpXmlElements) read = sp_xml_elements_parse (document, sizeof document - 1);
  const SpXmlElement *element;

  g_assert_null (read->error);
  element = &g_array_index (read->elements, SpXmlElement, 0);
  g_assert_cmpstr (element->text->str, ==, "&&&");
  g_assert_cmpuint (element->attributes->len, ==, 2);
  g_assert_cmpstr (element->attributes->pdata[1], ==, "&&&c&#38;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discover/document-encoding/decode", test_decode);
  g_test_add_func ("/discover/document-encoding/documents", test_documents);
  g_test_add_func ("/discover/document-encoding/parser-stops", test_parser_stops);
  g_test_add_func ("/discover/document-encoding/ampersands", test_ampersands);
  return g_test_run ();
}
