/* Tests the search in the explanations: case, accents, what is marked, and what is said of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "text/guide-search.h"

static void
test_mark (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    const char *markup;
  } vectors[] = {
    { "", "a & b", "a &amp; b" },
    { "tls", "SSL/TLS & STARTTLS", "SSL/<b><u>TLS</u></b> &amp; START<b><u>TLS</u></b>" },
    { "securise", "Connexion sécurisée", "Connexion <b><u>sécurisé</u></b>e" },
    { "SÉCURISÉE", "securisee", "<b><u>securisee</u></b>" },
    { "strasse", "die Straße", "die <b><u>Straße</u></b>" },
    { "gross", "groß & klein", "<b><u>groß</u></b> &amp; klein" },
    { "gros", "groß", "<b><u>groß</u></b>" },
    { "e", "e\xcc\x81t", "<b><u>e\xcc\x81</u></b>t" },
    { "العربيه", "العَرَبِيَّه", "<b><u>العَرَبِيَّه</u></b>" },
    { "  one   two ", "two one", "<b><u>two</u></b> <b><u>one</u></b>" },
    { "aba", "ababa", "<b><u>ababa</u></b>" },
    { "<b>", "a <b>", "a <b><u>&lt;b&gt;</u></b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpGuideSearch) search = sp_guide_search_new (vectors[i].typed);
      g_autofree char *markup = sp_guide_search_mark (search, vectors[i].text, -1);

      g_assert_cmpstr (markup, ==, vectors[i].markup);
    }
}

static void
test_links (void)
{
  const SpBlock block = { SP_BLOCK_PARAGRAPH, "See [ports|the ports]." };
  g_autoptr(SpGuideSearch) search = sp_guide_search_new ("PORTS");
  g_autofree char *markup = sp_guide_search_mark_block (search, &block);

  g_assert_cmpstr (markup, ==, "See <a href=\"topic:ports\">the <b><u>ports</u></b></a>.");
}

static guint
count (const char *typed)
{
  g_autoptr(SpGuideSearch) search = sp_guide_search_new (typed);
  guint found = 0;

  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    found += sp_guide_search_finds (search, sp_guide_get_topic (i));
  return found;
}

static void
test_find (void)
{
  g_autoptr(SpGuideSearch) search = sp_guide_search_new ("rfc 8314");

  g_assert_cmpuint (count (""), ==, sp_guide_get_n_topics ());
  g_assert_cmpuint (count (" "), ==, sp_guide_get_n_topics ());
  g_assert_cmpuint (count ("no such xylophone anywhere"), ==, 0);
  g_assert_cmpuint (count ("certificate"), >, 1);
  g_assert_cmpuint (count ("certificate"), ==, count ("CERTIFICATE"));
  g_assert_cmpuint (count ("certificate expired"), <, count ("certificate"));
  g_assert_true (sp_guide_search_finds (search, sp_guide_find ("today")));
  g_assert_false (sp_guide_search_finds (search, sp_guide_find ("imap-or-pop")));
}

static void
test_say (void)
{
  g_autoptr(SpGuideSearch) none = sp_guide_search_new (" ");
  g_autoptr(SpGuideSearch) search = sp_guide_search_new ("port");
  g_autofree char *one = sp_guide_search_say (search, 1);
  g_autofree char *many = sp_guide_search_say (search, 12);
  g_autofree char *nothing = sp_guide_search_say (search, 0);

  g_assert_null (sp_guide_search_say (none, 17));
  g_assert_cmpstr (one, ==, "1 topic found");
  g_assert_cmpstr (many, ==, "12 topics found");
  g_assert_true (g_str_has_prefix (nothing, "No topic found. "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-search/mark", test_mark);
  g_test_add_func ("/guide-search/links", test_links);
  g_test_add_func ("/guide-search/find", test_find);
  g_test_add_func ("/guide-search/say", test_say);
  return g_test_run ();
}
