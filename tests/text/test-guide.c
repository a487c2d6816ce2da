/* Tests of the explanations: short, complete, and never the advice of 2007 as today's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/guide.h"

#define MOST_WORDS 250

static char *
whole_text (const SpTopic *topic)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < topic->n_blocks; i++)
    g_string_append_printf (text, "%s\n", sp_guide_get_text (&topic->blocks[i]));
  return g_string_free (text, FALSE);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      n++;
  return n;
}

static void
test_all (void)
{
  g_assert_cmpuint (sp_guide_get_n_topics (), ==, 8);
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const SpTopic *topic = sp_guide_get_topic (i);
      g_autofree char *text = whole_text (topic);

      assert_words (sp_guide_get_title (topic));
      g_assert_true (sp_guide_find (topic->id) == topic);
      g_assert_cmpuint (topic->n_blocks, >, 2);
      g_assert_cmpint (topic->blocks[0].kind, ==, SP_BLOCK_PARAGRAPH);
      g_assert_cmpuint (count_words (text), <, MOST_WORDS);
      for (guint b = 0; b < topic->n_blocks; b++)
        assert_words (sp_guide_get_text (&topic->blocks[b]));
    }
}

static void
test_facts (void)
{
  static const struct
  {
    const char *id;
    const char *part;
  } vectors[] = {
    { "ssl-tls", "two names for one family" },
    { "starttls", "143" },
    { "starttls", "110" },
    { "starttls", "587" },
    { "words", "do not mean versions" },
    { "ports", "HTTP 443, SMTP 465, NNTP 563, LDAP 636, FTP data 989, FTP control 990, TELNET 992, "
               "IMAP 993, IRC 994 and POP 995" },
    { "ports", "That advice is history" },
    { "ports", "“submissions”" },
    { "today", "RFC 8314 of 2018" },
    { "today", "RFC 8996 of 2021" },
    { "today", "RFC 8997 of 2021" },
    { "today", "the other way round since 2018" },
    { "blocked-port", "Port 25" },
    { "what-changes", "web browser: nothing changes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text = whole_text (sp_guide_find (vectors[i].id));

      assert_contains (text, vectors[i].part);
    }
}

static void
test_unknown (void)
{
  g_assert_null (sp_guide_find ("no-such-topic"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/guide/all", test_all);
  g_test_add_func ("/text/guide/facts", test_facts);
  g_test_add_func ("/text/guide/unknown", test_unknown);
  return g_test_run ();
}
