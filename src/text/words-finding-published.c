/* The words for findings about what is published, and by whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "sources-disagree",
    .title = N_("Different servers are published"),
    .explanation = N_("The sources that publish settings for this domain name different servers. "
                      "Some of what is published is probably out of date."),
    .advice = N_("The settings shown here follow the source closest to the domain. If they do not "
                 "work, ask the help desk of the mail service which servers are right."),
    .admin_advice = N_("Everything published has to name the same servers: the configuration "
                       "document, the DNS records and the entry in the provider database."),
    .reference = "draft-ietf-mailmaint-autoconfig",
    .topic = "sources" },
  { .id = "user-names-disagree",
    .title = N_("Different user names are published"),
    .explanation = N_("One source says that the user name is the whole address, another that it "
                      "has a different form."),
    .advice = N_("The form shown here is that of the source closest to the domain. If it is "
                 "refused, try the other form."),
    .admin_advice =
        N_("Everything published has to name the same form; it is best to accept both."),
    .reference = "RFC 6186 section 4",
    .topic = "sources" },
  { .id = "target-outside-domain",
    .title = N_("A server does not belong to the domain"),
    .explanation = N_("The DNS or a certificate names a server whose name belongs to someone else. "
                      "That is usual if a provider runs the mail service. But the DNS can be "
                      "forged in transit, and then the server would be an impostor’s."),
    .advice = N_("Before you enter a password, make sure that the mail service confirms the "
                 "server’s name, for example in its help pages."),
    .admin_advice = N_("A configuration document on the domain’s own web server, reached by https, "
                       "leaves no doubt."),
    .reference = "RFC 6186 section 4",
    .topic = "sources" },
  { .id = "mixed-scripts",
    .title = N_("A name can be mistaken for another"),
    .explanation =
        N_("One part of the name mixes letters from different scripts, such as Latin and Cyrillic, "
           "or has characters that look like other letters or like a period. Such a name can be "
           "made to look like another one, so it is shown as the name service knows it."),
    .advice = N_("Compare the name with what the mail service itself writes. Do not trust a link "
                 "or an address from an unknown sender."),
    .admin_advice = N_("A name for a mail service is best written in one script."),
    .reference = "Unicode Technical Standard 39 section 5.2",
    .topic = "sources" },
  { .id = "points-inside",
    .title = N_("Settings lead into a private network"),
    .explanation =
        N_("What is published for this domain leads to an address in a private network or on this "
           "computer. Nobody outside has a server there, so Signpost did not contact it. Someone "
           "may have published it to reach other devices in this network, or this network answers "
           "every name with an address of its own, as some do until you sign in."),
    .advice = N_("If this is the network of your own organization, allow such addresses: choose "
                 "“Check Private Addresses Too” in the window, or add the option --allow-internal. "
                 "If not, do not use these settings; check again from another network."),
    .admin_advice = N_("Names published for a mail service need public addresses. If the servers "
                       "can be reached only from inside, a site profile can name them."),
    .reference = "RFC 6890",
    .topic = "sources" },
  { .id = "published-broken",
    .title = N_("Published settings cannot be used"),
    .explanation = N_("Someone publishes settings for this domain that cannot be read or do not "
                      "fit together. Mail programs ignore them, at least in part."),
    .advice =
        N_("What could be used was used. The people who run the mail service can fix the rest."),
    .admin_advice = N_("The document or record named above has to be corrected."),
    .reference = "draft-ietf-mailmaint-autoconfig",
    .topic = "sources" },
  { .id = "exchange-only",
    .title = N_("The service is Exchange without IMAP, POP or SMTP"),
    .explanation = N_("The domain answers with the settings of an Exchange service and names no "
                      "server for IMAP, POP or SMTP."),
    .advice =
        N_("Such an account works in Outlook, in current versions of Thunderbird and in the "
           "browser. For other programs, ask the mail service whether IMAP can be switched on."),
    .admin_advice = N_("If IMAP and SMTP are allowed, they can be published alongside Exchange."),
    .reference = "MS-OXDSCLI section 2.2.4",
    .topic = "sources" },
  { .id = "no-mail",
    .title = N_("The domain accepts no mail"),
    .explanation = N_("The DNS says that no mail is accepted for this domain at all."),
    .advice = N_("The address is probably misspelled."),
    .admin_advice = N_("If the domain is meant to receive mail, remove the null MX record."),
    .reference = "RFC 7505 section 3",
    .topic = "sources" },
};

/**
 * sp_finding_words_get_published:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what is said of what the sources answered
 */
const SpFindingWords *
sp_finding_words_get_published (guint *n)
{
  *n = G_N_ELEMENTS (findings);
  return findings;
}
