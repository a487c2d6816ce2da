/* The explanation of where settings come from when nobody has typed them in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock sources[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("An address such as ann@example.edu says nothing about servers. Signpost asks everyone who "
       "may know, all at once, and then tries what they answer.") },
  { SP_BLOCK_HEADING, N_("Who is asked, most reliable first") },
  { SP_BLOCK_ITEM, N_("A site profile on this computer, put there by its administrator. If it "
                      "names the servers, nobody else is asked.") },
  { SP_BLOCK_ITEM, N_("The domain’s own web server: many domains publish a document for mail "
                      "programs there, protected in transit.") },
  { SP_BLOCK_ITEM,
    N_("The DNS, with its records for mail services (RFC 6186 of 2011). It can be forged in "
       "transit, so the mail service must confirm any server outside the domain.") },
  { SP_BLOCK_ITEM, N_("The provider notes on this computer, and a public provider database. They "
                      "can be out of date.") },
  { SP_BLOCK_ITEM, N_("Whoever receives the domain’s mail: often a provider that publishes the "
                      "settings for all its customers.") },
  { SP_BLOCK_ITEM, N_("Autodiscover, made for Outlook. It insists on the full address, which it is "
                      "given only if you agree.") },
  { SP_BLOCK_ITEM, N_("Last of all, the usual names, such as imap.example.edu. That is a guess, "
                      "and it is shown as a guess.") },
  { SP_BLOCK_HEADING, N_("What leaves this computer") },
  { SP_BLOCK_PARAGRAPH,
    N_("Nothing until you start the check. Then the domain, to the name service and to the sources "
       "above. The part before the @ goes only to a source that insists on it, and only if you "
       "agree. No password is sent to anyone.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("What was found is tried before it is advised: the server must answer "
                           "with a secure connection and [certificates|a valid certificate].") },
};

static const SpTopic topics[] = {
  { "sources", N_("Where the settings come from"),
    N_("who is asked, and what leaves this computer"), sources, G_N_ELEMENTS (sources) },
};

/**
 * sp_guide_topics_get_sources:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanation of where settings come from
 */
const SpTopic *
sp_guide_topics_get_sources (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
