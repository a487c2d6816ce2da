/* Tests of the explanations: short, complete, and never the advice of 2007 as today's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/guide-search.h"

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
  g_auto(GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      n++;
  return n;
}

static void
test_all (void)
{
  g_assert_cmpuint (sp_guide_get_n_topics (), ==, 20);
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const SpTopic *topic = sp_guide_get_topic (i);
      g_autofree char *text = whole_text (topic);

      assert_words (sp_guide_get_title (topic));
      assert_words (sp_guide_get_summary (topic));
      g_assert_false (g_str_has_suffix (sp_guide_get_summary (topic), "."));
      g_assert_true (sp_guide_find (topic->id) == topic);
      g_assert_cmpuint (topic->n_blocks, >, 2);
      g_assert_cmpint (topic->blocks[0].kind, ==, SP_BLOCK_PARAGRAPH);
      g_assert_cmpuint (count_words (text), <, MOST_WORDS);
      for (guint b = 0; b < topic->n_blocks; b++)
        if (topic->blocks[b].kind != SP_BLOCK_LINE)
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
    { "starttls", "first for SMTP (RFC 2487" },
    { "starttls", "143" },
    { "dialogue", "S: 220 2.0.0 Ready to start TLS" },
    { "wrong-pair", "change it afterward" },
    { "choices", "Only for sending on port 25 does it mean STARTTLS" },
    { "words", "“Use TLS/SSL”, and lets the port decide" },
    { "blocked-port", "A firewall on the way can refuse at once too" },
    { "history", "“urd” for multicast" },
    { "eavesdropper", "before TLS 1.3, the certificate" },
    { "sources", "only if you agree. No password" },
    { "starttls", "110" },
    { "starttls", "587" },
    { "words", "do not mean versions" },
    { "history",
      "HTTP 443, SMTP 465, NNTP 563, LDAP 636, FTP data 989, FTP control 990, TELNET 992, "
      "IMAP 993, IRC 994 and POP 995" },
    { "history", "That advice is history" },
    { "history", "“submissions”" },
    { "versions", "TLS 1.3 (2018, RFC 8446)" },
    { "app-passwords", "does not keep your password" },
    { "eavesdropper", "No user name, no password, no message" },
    { "certificate-problems", "Expired" },
    { "today", "RFC 8314 of 2018" },
    { "today", "RFC 8996 of 2021" },
    { "today", "RFC 8997 of 2021" },
    { "today", "the other way around" },
    { "blocked-port", "Port 25" },
    { "what-changes", "web browser: nothing changes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text = whole_text (sp_guide_find (vectors[i].id));

      assert_contains (text, vectors[i].part);
    }
}

/* Every link leads somewhere else, is shown as words in plain text, and is an element in markup. */
static void
test_links (void)
{
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const SpTopic *topic = sp_guide_get_topic (i);
      g_autoptr(GPtrArray) links = sp_guide_get_links (topic);

      g_assert_cmpuint (links->len, >, 0);
      g_assert_false (g_ptr_array_find (links, topic, NULL));
      for (guint b = 0; b < topic->n_blocks; b++)
        {
          g_autofree char *markup = sp_guide_search_mark_block (NULL, &topic->blocks[b]);

          if (topic->blocks[b].kind == SP_BLOCK_LINE)
            continue;
          g_assert_null (strpbrk (sp_guide_get_text (&topic->blocks[b]), "[]|"));
          g_assert_null (strpbrk (markup, "[]|"));
        }
    }
}

static void
test_markup (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
    const char *markup;
  } vectors[] = {
    { "a & <b>", "a & <b>", "a &amp; &lt;b&gt;" },
    { "See [ports|the <two> ports].", "See the <two> ports.",
      "See <a href=\"topic:ports\">the &lt;two&gt; ports</a>." },
    { "[ports|A][history|B]", "AB",
      "<a href=\"topic:ports\">A</a><a href=\"topic:history\">B</a>" },
    { "[no-such-topic|A]", "A", "A" },
    { "[ports] [ports|", "[ports] [ports|", "[ports] [ports|" },
    { "[ports] and ]", "[ports] and ]", "[ports] and ]" },
    { "[Ports|A]", "[Ports|A]", "[Ports|A]" },
    { "[ports|]", "", "<a href=\"topic:ports\"></a>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const SpBlock block = { SP_BLOCK_PARAGRAPH, vectors[i].text };
      g_autofree char *markup = sp_guide_search_mark_block (NULL, &block);

      g_assert_cmpstr (sp_guide_get_text (&block), ==, vectors[i].plain);
      g_assert_cmpstr (markup, ==, vectors[i].markup);
    }
}

static void
test_uri (void)
{
  g_assert_true (sp_guide_find_by_uri ("topic:ports") == sp_guide_find ("ports"));
  g_assert_null (sp_guide_find_by_uri ("topic:no-such-topic"));
  g_assert_null (sp_guide_find_by_uri ("https://example.edu/ports"));
}

static SpClient *
make_program (const char *imap, const char *smtp)
{
  g_autofree char *data = g_strconcat (
      "[Client]\nId=x\nName=Post\nVendor=V\nPlatforms=linux;\nVersions=1\nEra=current\n"
      "Evidence=E;\n",
      imap, smtp, NULL);
  static const char *const languages[] = { NULL };
  g_autoptr(GError) error = NULL;
  SpClient *client = sp_client_new_from_data (data, strlen (data), "test", languages, &error);

  g_assert_no_error (error);
  return client;
}

static void
test_program (void)
{
  g_autoptr(SpClient) client =
      make_program ("[IMAP]\nImplicitLabel=SSL\nStartTlsLabel=TLS\nNoneLabel=Never\n"
                    "SupportsImplicit=true\nSupportsStartTls=true\nConfidence=verified\n"
                    "[POP3]\nImplicitLabel=SSL\nStartTlsLabel=TLS\nNoneLabel=Never\n"
                    "SupportsImplicit=true\nSupportsStartTls=true\nConfidence=verified\n",
                    "[SMTP]\nImplicitLabel=Box\nStartTlsLabel=Box\nNoneLabel=Box\n"
                    "ImplicitState=ticked\nStartTlsState=ticked\nStartTlsOnlyPort=25\n"
                    "SupportsImplicit=true\nSupportsStartTls=true\nConfidence=verified\n");
  g_autofree char *heading = sp_guide_get_program_heading (client);
  g_auto(GStrv) words = sp_guide_get_program_words (client);

  g_assert_cmpstr (heading, ==, "In Post");
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==,
                   "IMAP, POP: “SSL” means secure from the start, and “TLS” means secure after a "
                   "request (STARTTLS). “Never” means no protection at all.");
  g_assert_cmpstr (words[1], ==,
                   "SMTP: “Box” covers both ways to a secure connection; the port decides which of "
                   "them it is. Secure after a request works only on port 25. Unless this box is "
                   "ticked, nothing is protected.");
}

static void
test_changes (void)
{
  g_autoptr(SpClient) sends =
      make_program ("", "[SMTP]\nImplicitLabel=SSL\nStartTlsLabel=TLS\nSupportsImplicit=true\n"
                        "SupportsStartTls=true\nConfidence=verified\nSettingsPath=A ▸ B\n"
                        "AuthLabels=password=Password;\n");
  g_autoptr(SpClient) fetches =
      make_program ("[IMAP]\nImplicitLabel=SSL\nSupportsImplicit=true\nConfidence=verified\n", "");
  g_auto(GStrv) first = sp_guide_get_program_changes (sends);
  g_auto(GStrv) second = sp_guide_get_program_changes (fetches);
  g_autofree char *text = g_strjoinv ("\n", first);

  assert_contains (text, "are under “A ▸ B”.");
  assert_contains (text, "“SSL” goes with port 465 and “TLS” with port 587.");
  assert_contains (text, "A laptop can then send");
  g_assert_cmpuint (g_strv_length (second), ==, 1);
  assert_contains (second[0], "Post does not send mail.");
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
  g_test_add_func ("/text/guide/links", test_links);
  g_test_add_func ("/text/guide/markup", test_markup);
  g_test_add_func ("/text/guide/uri", test_uri);
  g_test_add_func ("/text/guide/program", test_program);
  g_test_add_func ("/text/guide/changes", test_changes);
  g_test_add_func ("/text/guide/unknown", test_unknown);
  return g_test_run ();
}
