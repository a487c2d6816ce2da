/* The explanations of ports: the numbers, their story, what holds today, and blocked ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock ports[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("A server can offer several services; a port is the number at which one of them is reached. "
       "Each mail protocol has two ports, one for each way to get a secure connection.") },
  { SP_BLOCK_ITEM, N_("IMAP: 993 secure from the start, 143 secure after a request") },
  { SP_BLOCK_ITEM, N_("POP: 995 secure from the start, 110 secure after a request") },
  { SP_BLOCK_ITEM, N_("SMTP for sending: 465 secure from the start, 587 secure after a request") },
  { SP_BLOCK_HEADING, N_("Port and setting belong together") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Port 993 with the setting “STARTTLS” does not work, nor does port 143 with “SSL/TLS”: see "
       "[wrong-pair|what you see then]. Many programs change the port on their own when you change "
       "the setting, but not all do.") },
  { SP_BLOCK_HEADING, N_("Port 25") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("Port 25 is for mail servers to talk to each other, not for mail "
                           "programs. Many networks [blocked-port|block it].") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("To learn why there are two ports, and why 465 was once out of favor, read [history|the "
       "story of the second ports]. “[today|The rules today]” says which one to choose.") },
};

static const SpBlock history[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("[ports|Two ports for each protocol] are the result of a long debate.") },
  { SP_BLOCK_HEADING, N_("The 1990s: a second port for everything") },
  { SP_BLOCK_PARAGRAPH,
    N_("Many protocols were given a second port for SSL: HTTP 443, SMTP 465, NNTP 563, LDAP 636, "
       "FTP data 989, FTP control 990, TELNET 992, IMAP 993, IRC 994 and POP 995.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Later this was seen as a waste, and [starttls|STARTTLS] was designed to make do with one "
       "port (RFC 2487 and RFC 2595 of 1999). Port 465, given to SMTP over SSL in 1997, was soon "
       "withdrawn. Port 587 for sending came in 1998 (RFC 2476).") },
  { SP_BLOCK_HEADING, N_("2007: toward STARTTLS") },
  { SP_BLOCK_PARAGRAPH, N_("Guides of that time recommended STARTTLS on port 587 for sending. Port "
                           "465 officially belonged to another service, “urd” for multicast, "
                           "although many mail services kept using it. That advice is history.") },
  { SP_BLOCK_HEADING, N_("2018: the other way around") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("STARTTLS had proved easy to get wrong. RFC 8314 of 2018 registered 465 again, under the "
       "name “submissions”, and prefers the ports that are secure from the start: 993, 995 and "
       "465. This is [today|the rule today].") },
};

static const SpBlock today[] = {
  { SP_BLOCK_PARAGRAPH, N_("These rules apply now.") },
  { SP_BLOCK_ITEM, N_("RFC 8314 of 2018: read and send mail only over a secure connection. Secure "
                      "from the start (ports 993, 995 and 465) is preferred.") },
  { SP_BLOCK_ITEM,
    N_("Secure after a request (STARTTLS) remains a good second choice, as long as the program "
       "insists on it. For sending, a service should offer 587 as well as 465 for now.") },
  { SP_BLOCK_ITEM, N_("RFC 8996 of 2021: TLS 1.0 and TLS 1.1 must no longer be used.") },
  { SP_BLOCK_ITEM, N_("RFC 8997 of 2021: for mail, TLS 1.2 is the minimum.") },
  { SP_BLOCK_ITEM, N_("RFC 9325 of 2022: where a port is secure from the start, programs use it "
                      "rather than STARTTLS.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM, N_("The [certificates|certificate] is always checked: its name, its date and "
                      "its issuer (RFC 7817 of 2016, RFC 9525 of 2023).") },
  { SP_BLOCK_HEADING, N_("What was different in 2007") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Guides of that time recommended STARTTLS on port 587 for sending. If you follow such a "
       "guide today, you can still be safe, but since 2018 the recommendation has been the other "
       "way around: see [history|the story of the second ports].") },
  { SP_BLOCK_HEADING, N_("What Signpost advises") },
  { SP_BLOCK_PARAGRAPH,
    N_("Of the settings that were seen to be safe and that your mail program can use, the one that "
       "is secure from the start comes first. A setting that is not safe is never advised, nor is "
       "one that is secure only “if available”.") },
};

static const SpBlock blocked_port[] = {
  { SP_BLOCK_PARAGRAPH, N_("When a connection fails, the cause lies either with the mail service "
                           "or with the network in between. The way it fails tells you a lot.") },
  { SP_BLOCK_ITEM, N_("Refused at once: usually nothing is listening on that port, so the service "
                      "does not offer it. A firewall on the way can refuse at once too.") },
  { SP_BLOCK_ITEM, N_("No answer at all, while other ports of the same server answer: a filter is "
                      "dropping the connection. Often it belongs to this network.") },
  { SP_BLOCK_ITEM, N_("No answer on any port: the server is down, or this network has no "
                      "connection to the Internet.") },
  { SP_BLOCK_HEADING, N_("Port 25") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Many Internet providers block port 25 for their customers, because viruses sent junk mail "
       "through it (RFC 5068 of 2007). Mail programs set to port 25 then work in one place and "
       "fail in another. Ports 465 and 587 ask for [sign-in|a sign-in] and are rarely blocked: one "
       "setting works at home, at work and on the road.") },
  { SP_BLOCK_HEADING, N_("How to find out") },
  { SP_BLOCK_PARAGRAPH, N_("The simplest test is a second network, such as a mobile phone’s. If "
                           "the check succeeds there, the first network blocks the port: ask its "
                           "operator. If it fails there too, ask your mail service.") },
};

static const SpTopic topics[] = {
  { "ports", N_("The two ports of each protocol"), N_("the numbers for reading and sending"), ports,
    G_N_ELEMENTS (ports) },
  { "history", N_("The story of the second ports"),
    N_("port 465, the advice of 2007 and its reversal in 2018"), history, G_N_ELEMENTS (history) },
  { "today", N_("The rules today"), N_("the rules in force, and what Signpost advises"), today,
    G_N_ELEMENTS (today) },
  { "blocked-port", N_("Is it the service or this network?"),
    N_("why a connection fails, and the case of port 25"), blocked_port,
    G_N_ELEMENTS (blocked_port) },
};

/**
 * sp_guide_topics_get_ports:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanations of ports
 */
const SpTopic *
sp_guide_topics_get_ports (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
