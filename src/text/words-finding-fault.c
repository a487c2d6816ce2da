/* The words for findings about whose fault it is: this computer, this network, its name service, or somebody on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "network-missing",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("This computer has no connection to the Internet"),
    .explanation = N_("This computer has no route to any of the IP addresses that were tried. This "
                      "says nothing about the mail service."),
    .advice = N_("Fix the network connection of this computer, then check again."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 1122 section 3.2.2.1",
    .topic = "blocked-port" },
  { .id = "name-service-silent",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("The name service of this network does not answer"),
    .explanation = N_("No name could be looked up, so no server could be tried. Either this "
                      "computer has no connection to the Internet, or the name service of its "
                      "network is down. This says nothing about the mail service or the address."),
    .advice = N_("Open any page in a browser. If that fails too, the cause is this network. If it "
                 "works, check again from another network."),
    .admin_advice =
        N_("If only this domain cannot be looked up, its name servers need to be fixed."),
    .reference = "RFC 8499 section 7",
    .topic = "blocked-port" },
  { .id = "name-service-lies",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("The name service of this network gives false addresses"),
    .explanation = N_("A server on the public Internet appears to be inside this network. This "
                      "network probably answers every name with an address of its own, as many do "
                      "until you sign in. This says nothing about the mail service."),
    .advice = N_("If this network wants you to sign in, a browser shows its page. Sign in there, "
                 "or change to another network, then check again."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 8952",
    .topic = "blocked-port" },
  { .id = "captive-portal",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("This network seems to want you to sign in first"),
    .explanation =
        N_("Something in this network answered in place of the servers, and no mail server could "
           "be reached. Networks in hotels, trains and universities do this until you sign in."),
    .advice = N_("Open a browser, which shows the page of this network. Sign in there, or change "
                 "to another network, then check again."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 6585 section 6",
    .topic = "blocked-port" },
  { .id = "intercepted",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("Someone on the way seems to be reading everything"),
    .explanation =
        N_("The certificate probably does not come from the mail service but from a program or "
           "device in between: antivirus software on this computer, a device of your company or "
           "school, or an eavesdropper. Whoever made it can read all mail and every password."),
    .advice =
        N_("Do not enter a password until you know who this is. Look in the settings of your "
           "antivirus software, ask the operator of this network, or check from another network."),
    .admin_advice = N_("Compare the certificate shown here with that of the server."),
    .reference = "RFC 8446 appendix E.1",
    .topic = "certificate-problems" },
  { .id = "mail-ports-silent",
    .sureness = SP_SURENESS_POSSIBLE,
    .title = N_("No mail port answers, while web servers do"),
    .explanation = N_("No connection to a mail server gets an answer. Either this network blocks "
                      "mail, or all these servers are down."),
    .advice = N_("Check from another network, such as a mobile phone’s, to find out which."),
    .admin_advice =
        N_("If the servers cannot be reached from anywhere, their firewall may drop connections."),
    .reference = "RFC 5068",
    .topic = "blocked-port" },
  { .id = "host-silent",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("One server does not answer on any port"),
    .explanation =
        N_("Other servers can be reached from here, but this one is silent on every port that was "
           "tried. It is probably down, or its name leads to the wrong address."),
    .advice = N_("Enter the settings of a server that answered. Check from another network to see "
                 "whether this network is the cause."),
    .admin_advice = N_("Start the server, or correct the name."),
    .reference = "RFC 1122 section 4.2.3.5",
    .topic = "blocked-port" },
  { .id = "domain-unknown",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("The name service knows nothing of this domain"),
    .explanation = N_("The name service answers that this domain has neither a mail server nor a "
                      "usual server name. It may be misspelled."),
    .advice = N_("Check the spelling of the address, above all after the @."),
    .admin_advice = N_("The domain needs records in the DNS; its registration may have expired."),
    .reference = "RFC 5321 section 5.1",
    .topic = "sources" },
  { .id = "clock-wrong",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("The clock of this computer is wrong"),
    .explanation =
        N_("The date of this computer is earlier than this version of Signpost, so certificates "
           "appear not to be valid yet. This says nothing about the mail service."),
    .advice = N_("Set the date and time of this computer, then check again."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 5280 section 4.1.2.5",
    .topic = "certificate-problems" },
};

/**
 * sp_finding_words_get_fault:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what is said of whose fault it is
 */
const SpFindingWords *
sp_finding_words_get_fault (guint *n)
{
  *n = G_N_ELEMENTS (findings);
  return findings;
}
