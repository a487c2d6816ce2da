/* The words for findings about whose fault it is: this computer, this network, its name service, or somebody on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "network-missing",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("This computer has no connection to the Internet"),
    .explanation = N_("This computer knows no way to any of the IP addresses that were tried. This "
                      "says nothing about the mail service."),
    .advice = N_("The network connection of this computer is the thing to mend. Once it works, the "
                 "check can be repeated."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 1122 section 3.2.2.1",
    .topic = "blocked-port" },
  { .id = "name-service-silent",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("The name service of this network does not answer"),
    .explanation =
        N_("No name could be looked up, so no server could be tried. Probably this computer has no "
           "connection to the Internet, or the name service of its network is out of order. This "
           "says nothing about the mail service or about the address."),
    .advice = N_("If other names cannot be found either, for example in a browser, it is this "
                 "network. If they can, a check from another network tells more."),
    .admin_advice =
        N_("Where only this domain cannot be looked up, its name servers have to be mended."),
    .reference = "RFC 8499 section 7",
    .topic = "blocked-port" },
  { .id = "name-service-lies",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("The name service of this network gives false addresses"),
    .explanation = N_("A server of the public Internet seems to be inside this network. Probably "
                      "this network answers every name with an address of its own, as many do "
                      "before signing in. This says nothing about the mail service."),
    .advice = N_("If this network asks for signing in, a browser shows its page. Afterwards, or "
                 "from another network, the check can be repeated."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 8952",
    .topic = "blocked-port" },
  { .id = "captive-portal",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("This network seems to ask for signing in first"),
    .explanation = N_("Somebody in this network answers in place of the servers that were asked, "
                      "and no mail server could be reached. Networks of hotels, trains and "
                      "universities do so until one has signed in to them."),
    .advice = N_("A browser shows the page of this network. After signing in there, or from "
                 "another network, the check can be repeated."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 6585 section 6",
    .topic = "blocked-port" },
  { .id = "intercepted",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("Somebody on the way seems to read along"),
    .explanation =
        N_("The certificate was probably not made for the mail service but by a program or device "
           "in between: protection against malware on this computer, a device of the company or "
           "school, or an eavesdropper. Whoever made it can read all mail and every password."),
    .advice = N_("No password should be entered until it is clear who this is. The settings of the "
                 "protection program, the operator of this network, or a check from another "
                 "network can tell."),
    .admin_advice =
        N_("The mail service can compare the certificate that is shown here with its own."),
    .reference = "RFC 8446 appendix E.1",
    .topic = "certificate-problems" },
  { .id = "mail-ports-silent",
    .sureness = SP_SURENESS_POSSIBLE,
    .title = N_("No mail port answers, while web servers do"),
    .explanation = N_("Every connection to a mail server is left without an answer. Possibly this "
                      "network blocks mail, or all these servers are down."),
    .advice = N_("A check from another network, such as that of a mobile telephone, tells which."),
    .admin_advice =
        N_("If the servers cannot be reached from anywhere, their firewall may drop connections."),
    .reference = "RFC 5068",
    .topic = "blocked-port" },
  { .id = "host-silent",
    .sureness = SP_SURENESS_LIKELY,
    .title = N_("One server does not answer on any port"),
    .explanation =
        N_("Other servers can be reached from here, and this one is silent on every port that was "
           "tried. Probably it is down, or the name leads to the wrong address."),
    .advice = N_("The settings of a server that answered are the ones to enter. A check from "
                 "another network tells whether this network is the cause."),
    .admin_advice = N_("The server has to be started, or the name corrected."),
    .reference = "RFC 1122 section 4.2.3.5",
    .topic = "blocked-port" },
  { .id = "domain-unknown",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("The name service knows nothing of this domain"),
    .explanation = N_("The name service answers, and says that there is neither a mail server nor "
                      "a usual server name for this domain. It may be misspelled."),
    .advice = N_("The part of the address after the @ is worth a second look."),
    .admin_advice = N_("The domain needs records in the DNS; its registration may have expired."),
    .reference = "RFC 5321 section 5.1",
    .topic = "sources" },
  { .id = "clock-wrong",
    .sureness = SP_SURENESS_CERTAIN,
    .title = N_("The clock of this computer is wrong"),
    .explanation = N_("The date of this computer lies before Signpost was written, so certificates "
                      "seem not to be valid yet. This says nothing about the mail service."),
    .advice = N_("Once date and time are set, the check can be repeated."),
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
