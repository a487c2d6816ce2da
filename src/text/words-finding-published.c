/* The words for findings about what is published, and by whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "sources-disagree",
    .title = N_("Different servers are published"),
    .explanation = N_("Those who publish settings for this domain name different servers. Some of "
                      "what is published is probably out of date."),
    .advice =
        N_("The settings shown here follow the source that is closest to the domain. Where they do "
           "not work, the help desk of the mail service knows which servers are right."),
    .admin_advice = N_("All that is published has to name the same servers: the configuration "
                       "document, the DNS records and the entry in the provider database."),
    .reference = "draft-ietf-mailmaint-autoconfig",
    .topic = "sources" },
  { .id = "user-names-disagree",
    .title = N_("Different user names are published"),
    .explanation = N_("One source says that the user name is the whole address, another that it "
                      "has a different form."),
    .advice = N_("The form shown here is that of the source closest to the domain. Where it is "
                 "refused, the other form is worth a try."),
    .admin_advice = N_("All that is published has to name the same form; best is to accept both."),
    .reference = "RFC 6186 section 4",
    .topic = "sources" },
  { .id = "target-outside-domain",
    .title = N_("A server does not belong to the domain"),
    .explanation = N_("The DNS or a certificate names a server whose name belongs to somebody "
                      "else. That is usual where a provider runs the mail service. But the DNS can "
                      "be forged on the way, and then the server would be an impostor’s."),
    .advice = N_("Before a password is entered, the mail service has to confirm the name of the "
                 "server, for example in its help pages."),
    .admin_advice = N_("A configuration document on the domain’s own web server, reached by https, "
                       "leaves no doubt."),
    .reference = "RFC 6186 section 4",
    .topic = "sources" },
  { .id = "mixed-scripts",
    .title = N_("A name can be taken for another one"),
    .explanation =
        N_("One part of the name has letters of different scripts, such as Latin and Cyrillic, or "
           "signs that look like other letters or like a full stop. Such a name can be made to "
           "look like another one. It is therefore shown as the name service knows it."),
    .advice = N_("The name has to be compared with what the mail service itself writes. A link or "
                 "an address from an unknown sender is better not trusted."),
    .admin_advice = N_("A name for a mail service is best written in one script."),
    .reference = "Unicode Technical Standard 39 section 5.2",
    .topic = "sources" },
  { .id = "points-inside",
    .title = N_("Settings lead inside a private network"),
    .explanation =
        N_("What is published for this domain leads to an address inside a private network or on "
           "this computer. Nobody outside has a server there, so Signpost did not contact it. "
           "Somebody may have published it to reach other devices in this network, or this network "
           "answers every name with an address of its own, as some do before signing in."),
    .advice = N_("If this is the network of your own organization, allow such addresses: choose "
                 "“Check Private Addresses Too” in the window, or add the option --allow-internal. "
                 "If not, do not use these settings; check again from another network."),
    .admin_advice =
        N_("Names that are published for a mail service need public addresses. Where the servers "
           "are only to be reached from inside, a site profile can name them."),
    .reference = "RFC 6890",
    .topic = "sources" },
  { .id = "published-broken",
    .title = N_("Published settings cannot be used"),
    .explanation = N_("Somebody publishes settings for this domain that cannot be read or do not "
                      "fit together. Mail programs leave them out, at least in part."),
    .advice =
        N_("What could be used was used. The people who run the mail service can mend the rest."),
    .admin_advice = N_("The document or record named above has to be corrected."),
    .reference = "draft-ietf-mailmaint-autoconfig",
    .topic = "sources" },
  { .id = "exchange-only",
    .title = N_("The service is Exchange without IMAP, POP or SMTP"),
    .explanation = N_("The domain answers with the settings of an Exchange service and names no "
                      "server for IMAP, POP or SMTP."),
    .advice = N_("Such an account works in Outlook and in the browser. Whether IMAP can be "
                 "switched on, the mail service knows."),
    .admin_advice = N_("Where IMAP and SMTP are allowed, they can be published beside Exchange."),
    .reference = "MS-OXDSCLI section 2.2.4",
    .topic = "sources" },
  { .id = "no-mail",
    .title = N_("The domain takes no mail"),
    .explanation = N_("The DNS says that no mail is accepted for this domain at all."),
    .advice = N_("The address is probably misspelt."),
    .admin_advice = N_("Where the domain is to receive mail, the null MX record has to go."),
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
