/* Tests of the words for where settings come from, and of what is said where no server was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/enums.h"
#include "sentence.h"
#include "text/words-source.h"

#define ASK "help desk"

static SpAnswer *
make_answer (SpSource source, SpAnswerStatus status, SpAnswerReason reason)
{
  SpAnswer *answer = sp_answer_new (source);

  sp_answer_end (answer, status, reason);
  return answer;
}

/* Every source has a name, a tag and a sentence of its own. */
static void
test_sources (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const char *reason = sp_words_source_reason (sp_enum_to_nick (SP_TYPE_SOURCE, source));

      assert_words (sp_words_source (source));
      assert_words (sp_words_source_short (source));
      assert_sentence (reason);
      g_assert_true (g_hash_table_add (seen, (char *) sp_words_source (source)));
      g_assert_true (g_hash_table_add (seen, (char *) sp_words_source_short (source)));
      g_assert_true (g_hash_table_add (seen, (char *) reason));
    }
}

static void
test_reasons (void)
{
  static const SpAnswerStatus ends[] = { SP_ANSWER_NONE, SP_ANSWER_FAILED, SP_ANSWER_SKIPPED };

  for (guint reason = 0; reason < SP_N_ANSWER_REASONS; reason++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        g_autoptr(SpAnswer) answer = make_answer (SP_SOURCE_ISPDB, ends[i], reason);
        g_autofree char *words = sp_words_answer (answer);
        g_autofree char *line = sp_words_source_line (answer);

        assert_words (words);
        assert_words (line);
        assert_contains (line, words);
        assert_contains (line, sp_words_source (SP_SOURCE_ISPDB));
        g_assert_null (sp_words_answer_protection (answer));
      }
}

static void
test_found (void)
{
  static const struct
  {
    SpProtection protection;
    SpTristate same_domain;
    guint n;
    const char *line;
  } vectors[] = {
    { SP_PROTECTION_LOCAL, SP_UNKNOWN, 1,
      "Provider database: found, 1 server, from this computer" },
    { SP_PROTECTION_HTTPS, SP_YES, 2,
      "Provider database: found, 2 servers, protected in transit, from the domain itself" },
    { SP_PROTECTION_HTTPS, SP_NO, 2,
      "Provider database: found, 2 servers, protected in transit, from a third party" },
    { SP_PROTECTION_DNS, SP_UNKNOWN, 1,
      "Provider database: found, 1 server, not protected in transit" },
    { SP_PROTECTION_HTTP, SP_YES, 1,
      "Provider database: found, 1 server, not protected in transit, so anyone could have changed "
      "it" },
    { SP_PROTECTION_UNKNOWN, SP_UNKNOWN, 1, "Provider database: found, 1 server" },
  };
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.org", 993, SP_SECURITY_TLS);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpAnswer) answer =
          make_answer (SP_SOURCE_ISPDB, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
      g_autofree char *line = NULL;

      for (guint n = 0; n < vectors[i].n; n++)
        sp_answer_add_offer (answer, sp_offer_new (endpoint));
      answer->protection = vectors[i].protection;
      answer->same_domain = vectors[i].same_domain;
      line = sp_words_source_line (answer);
      g_assert_cmpstr (line, ==, vectors[i].line);
    }
}

static void
test_waiting (void)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_SRV);
  g_autofree char *words = sp_words_answer (answer);

  assert_words (words);
  g_assert_null (sp_words_answer_protection (answer));
}

/* What all sources but those that are named ended with, what some of them ended with, and what is said of it. */
typedef struct
{
  SpSource source;
  SpAnswerStatus status;
  SpAnswerReason reason;
} End;

#define NOTHING SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED
#define FAILED(reason) SP_ANSWER_FAILED, SP_ANSWER_##reason

static const struct
{
  End others;
  End ends[3];
  const char *says[2];
} vectors[] = {
  { { 0, FAILED (DNS_FAILED) }, { { 0 } }, { "no Internet connection" } },
  { { 0, FAILED (UNREACHABLE) },
    { { SP_SOURCE_SITE, NOTHING },
      { SP_SOURCE_ISPDB, FAILED (TIMED_OUT) },
      { SP_SOURCE_AUTODISCOVER, SP_ANSWER_SKIPPED, SP_ANSWER_NOT_WANTED } },
    { "no Internet connection" } },
  { { 0, NOTHING }, { { 0 } }, { "misspelled" } },
  { { 0, NOTHING },
    { { SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NO_MAIL } },
    { "accepts no mail at all" } },
  { { 0, NOTHING },
    { { SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW },
      { SP_SOURCE_AUTODISCOVER, SP_ANSWER_NONE, SP_ANSWER_EXCHANGE_ONLY } },
    { "Exchange service without IMAP" } },
  { { 0, NOTHING },
    { { SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW },
      { SP_SOURCE_AUTODISCOVER, FAILED (NEEDS_SIGN_IN) } },
    { "those who sign in" } },
  { { 0, NOTHING },
    { { SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW },
      { SP_SOURCE_AUTODISCOVER, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS } },
    { "full address" } },
  { { 0, NOTHING },
    { { SP_SOURCE_AUTODISCOVER, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS } },
    { "full address" } },
  { { 0, NOTHING }, { { SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW } }, { NULL } },
  { { 0, FAILED (DNS_FAILED) }, { { SP_SOURCE_ISPDB, NOTHING } }, { NULL } },
};

static SpService *
make_service (guint i)
{
  SpService *service = sp_service_new ();

  for (guint source = SP_SOURCE_SITE; source <= SP_SOURCE_GUESS; source++)
    {
      const End *end = &vectors[i].others;
      g_autoptr(SpAnswer) answer = NULL;

      for (guint e = 0; e < G_N_ELEMENTS (vectors[i].ends); e++)
        if (vectors[i].ends[e].status != SP_ANSWER_WAITING && vectors[i].ends[e].source == source)
          end = &vectors[i].ends[e];
      answer = make_answer (source, end->status, end->reason);
      sp_service_set_answer (service, answer);
    }
  return service;
}

static void
test_not_found (void)
{
  static const char *const all[] = { "connection to the Internet", "misspelled", "Exchange",
                                     "sign in", "full address" };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpService) service = make_service (i);
      g_autofree char *said = sp_words_not_found (service);

      g_test_message ("%s", said);
      assert_sentence (said);
      assert_contains (said, ASK);
      for (guint s = 0; s < 2 && vectors[i].says[s]; s++)
        assert_contains (said, vectors[i].says[s]);
      for (guint a = 0; vectors[i].says[0] == NULL && a < G_N_ELEMENTS (all); a++)
        g_assert_null (strstr (said, all[a]));
    }
}

/* Nobody was asked at all. */
static void
test_nobody_asked (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autofree char *said = sp_words_not_found (service);

  assert_sentence (said);
  assert_contains (said, ASK);
  g_assert_null (strstr (said, "Internet"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/source-words/sources", test_sources);
  g_test_add_func ("/text/source-words/reasons", test_reasons);
  g_test_add_func ("/text/source-words/found", test_found);
  g_test_add_func ("/text/source-words/waiting", test_waiting);
  g_test_add_func ("/text/source-words/not-found", test_not_found);
  g_test_add_func ("/text/source-words/nobody-asked", test_nobody_asked);
  return g_test_run ();
}
