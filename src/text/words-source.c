/* The words for where settings come from: each source, how it ended, how it was protected, and what it means for an advice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-source.h"

#include <glib/gi18n.h>

#include "core/enums.h"
#include "core/host.h"
#include "template.h"

/** SourceWords: what is said of one source. */
typedef struct
{
  const char *name; /* for a line of a list */
  const char *tag; /* a word or two, for a table */
  const char *reason; /* why a server is advised */
} SourceWords;

static const SourceWords sources[SP_N_SOURCES] = {
  [SP_SOURCE_USER] = { N_("Entered by you"), N_("entered"), N_("You entered this server.") },
  [SP_SOURCE_SITE] = { N_("Site profile on this computer"), N_("site profile"),
                       N_("A site profile on this computer names this server.") },
  [SP_SOURCE_AUTOCONFIG] = { N_("Settings published by the domain"), N_("domain"),
                             N_("The domain itself publishes this server for mail programs.") },
  [SP_SOURCE_PACC] = { N_("Newer form of published settings (PACC)"), N_("domain, PACC"),
                       N_("The domain itself publishes this server, and the DNS confirms it.") },
  [SP_SOURCE_SRV] = { N_("DNS records of the domain"), N_("DNS"),
                      N_("The domain names this server in its DNS records.") },
  [SP_SOURCE_PROVIDER] = { N_("Notes about providers on this computer"), N_("provider notes"),
                           N_("The provider notes on this computer name this server.") },
  [SP_SOURCE_ISPDB] = { N_("Provider database"), N_("database"),
                        N_("The provider database names this server.") },
  [SP_SOURCE_MX] = { N_("Operator of the domain’s incoming mail"), N_("mail exchanger"),
                     N_("The company that receives the domain’s mail publishes this server.") },
  [SP_SOURCE_AUTODISCOVER] = { N_("Autodiscover of the domain"), N_("Autodiscover"),
                               N_("The domain names this server through Autodiscover.") },
  [SP_SOURCE_GUESS] = { N_("Usual server names"), N_("guess"),
                        N_("This is a guess: nobody publishes this server, so its usual name was "
                           "tried.") },
  [SP_SOURCE_CERTIFICATE] = { N_("Names in a certificate"), N_("certificate"),
                              N_("The published server’s certificate is for this name.") },
};

/* {servers} is not in these: they stand for themselves */
static const char *const reasons[SP_N_ANSWER_REASONS] = {
  /* Translators: what came of asking a source of settings, such as the DNS; behind its name and a colon. */
  [SP_ANSWER_REASON_NONE] = N_("nothing"),
  [SP_ANSWER_NOT_PUBLISHED] = N_("nothing"),
  [SP_ANSWER_NO_SERVERS] = N_("it answered, but named no mail server"),
  [SP_ANSWER_NOT_OFFERED] = N_("the domain says it offers no mail access"),
  [SP_ANSWER_NO_MAIL] = N_("the domain says it accepts no mail"),
  [SP_ANSWER_EXCHANGE_ONLY] = N_("an Exchange service without IMAP, POP or SMTP"),
  [SP_ANSWER_WILDCARD] = N_("every name in the domain leads to the same address"),
  [SP_ANSWER_NOTHING_NEW] = N_("nothing beyond what is already being asked"),
  [SP_ANSWER_DNS_FAILED] = N_("the name service did not answer"),
  [SP_ANSWER_REFUSED] = N_("nothing answers there"),
  [SP_ANSWER_TIMED_OUT] = N_("no answer in time"),
  [SP_ANSWER_UNREACHABLE] = N_("not reachable from this network"),
  [SP_ANSWER_CLOSED] = N_("the connection broke"),
  [SP_ANSWER_TLS_FAILED] = N_("no secure connection to the web server"),
  [SP_ANSWER_CERTIFICATE] =
      N_("the web server’s certificate is not valid, so its answer was not used"),
  [SP_ANSWER_HTTP_STATUS] = N_("the web server answered with an error"),
  [SP_ANSWER_TOO_LONG] = N_("the answer is too long"),
  [SP_ANSWER_COMPRESSED] = N_("the answer is compressed, so it cannot be read"),
  [SP_ANSWER_MALFORMED] = N_("the answer cannot be read"),
  [SP_ANSWER_REDIRECTS] = N_("too many redirects"),
  [SP_ANSWER_INSECURE_REDIRECT] = N_("redirected to an unencrypted address, so not followed"),
  [SP_ANSWER_NOT_WEB] = N_("redirected to a port that is not for web pages, so not asked"),
  [SP_ANSWER_TOO_MANY] = N_("one lookup led to another without end, so this was given up"),
  [SP_ANSWER_POINTS_INSIDE] = N_("leads to an address in a private network, so not asked"),
  [SP_ANSWER_DIGEST_MISSING] = N_("not used, because the DNS does not confirm it"),
  [SP_ANSWER_DIGEST_MISMATCH] = N_("not used, because the DNS confirms something else"),
  [SP_ANSWER_NEEDS_SIGN_IN] = N_("it answers only after you sign in"),
  [SP_ANSWER_NO_DATABASE] = N_("the database folder cannot be read"),
  [SP_ANSWER_NEEDS_ADDRESS] = N_("it answers only if it is given the full address"),
  /* Translators: a source of settings was not needed. */
  [SP_ANSWER_NOT_NEEDED] = N_("not needed"),
  /* Translators: a source of settings was not asked. */
  [SP_ANSWER_NOT_WANTED] = N_("not asked"),
  /* Translators: a source of settings was skipped. */
  [SP_ANSWER_BY_PERSON] = N_("skipped"),
  /* Translators: asking a source, or trying a server, was stopped. */
  [SP_ANSWER_CANCELLED] = N_("stopped"),
};

/**
 * sp_words_source:
 * @source: a source
 *
 * Returns: (transfer none): its name for a line of a list
 */
const char *
sp_words_source (SpSource source)
{
  return _(sources[source].name);
}

/**
 * sp_words_source_short:
 * @source: a source
 *
 * Returns: (transfer none): its name in a word or two
 */
const char *
sp_words_source_short (SpSource source)
{
  return _(sources[source].tag);
}

/**
 * sp_words_source_reason:
 * @nick: the nick of a source
 *
 * Returns: (transfer none): a sentence that says who names a server
 */
const char *
sp_words_source_reason (const char *nick)
{
  int source = SP_SOURCE_USER;

  sp_enum_from_nick (SP_TYPE_SOURCE, nick, &source);
  return _(sources[source].reason);
}

/* The servers that were typed in, each once. */
static char *
list_hosts (const SpAnswer *answer)
{
  g_autoptr(GPtrArray) hosts = g_ptr_array_new ();

  for (guint i = 0; i < answer->offers->len; i++)
    {
      const char *host = sp_endpoint_get_host (((SpOffer *) answer->offers->pdata[i])->endpoint);

      if (!g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
        g_ptr_array_add (hosts, (char *) host);
    }
  g_ptr_array_add (hosts, NULL);
  return sp_host_list_to_display ((char **) hosts->pdata);
}

/**
 * sp_words_answer:
 * @answer: what a source answered
 *
 * Returns: (transfer full): how it ended, in a few words for a line of a list
 */
char *
sp_words_answer (const SpAnswer *answer)
{
  guint n = answer->offers->len;

  if (answer->status == SP_ANSWER_WAITING)
    return g_strdup (_("asking…"));
  if (answer->source == SP_SOURCE_USER)
    return list_hosts (answer);
  if (answer->status == SP_ANSWER_FOUND)
    return sp_fill_count (ngettext ("found, {count} server", "found, {count} servers", n), n, NULL);
  if (sp_answer_is_of_exchange (answer))
    return g_strdup (_("an Exchange service, which answers only after signing in"));
  return g_strdup (_(reasons[answer->reason]));
}

/**
 * sp_words_answer_protection:
 * @answer: what a source answered
 *
 * Returns: (transfer none) (nullable): how it was protected on its way, %NULL where nothing was found
 */
const char *
sp_words_answer_protection (const SpAnswer *answer)
{
  gboolean foreign = answer->same_domain == SP_NO;

  if (answer->status != SP_ANSWER_FOUND || answer->source == SP_SOURCE_USER)
    return NULL;
  switch (answer->protection)
    {
    case SP_PROTECTION_LOCAL:
      return _("from this computer");
    case SP_PROTECTION_HTTPS:
      return foreign ? _("protected in transit, from a third party")
                     : _("protected in transit, from the domain itself");
    case SP_PROTECTION_DNS:
      return _("not protected in transit");
    case SP_PROTECTION_HTTP:
      return _("not protected in transit, so anyone could have changed it");
    case SP_PROTECTION_UNKNOWN:
    default:
      return NULL;
    }
}

/* Who would learn the address is told where the user may decide about it. */
static char *
say_who_insists (const SpAnswer *answer)
{
  g_autofree char *owner = sp_host_to_display (answer->owner);

  /* Translators: {source} is for example "Autodiscover of the domain", {domain} example.org. */
  return sp_fill (_("{source}: it answers only if it is given the full address, which the owner of "
                    "{domain} would then know"),
                  "source", sp_words_source (answer->source), "domain", owner, NULL);
}

/**
 * sp_words_source_line:
 * @answer: what a source answered
 *
 * Returns: (transfer full): the source, how it ended and how it was protected, in one line
 */
char *
sp_words_source_line (const SpAnswer *answer)
{
  g_autofree char *said = sp_words_answer (answer);
  const char *protection = sp_words_answer_protection (answer);

  if (answer->owner)
    return say_who_insists (answer);
  /* Translators: {source} is for example "Provider database", {answer} "found, 4 servers", {protection} "from this computer". Mind
   * the space before a colon. */
  return sp_fill (protection ? _("{source}: {answer}, {protection}") : _("{source}: {answer}"),
                  "source", sp_words_source (answer->source), "answer", said, "protection",
                  protection, NULL);
}
