/* The explanations themselves: what SSL, TLS and STARTTLS are, which ports there are, and what that means for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide.h"

#include <glib/gi18n.h>

static const SpBlock ssl_tls[] = {
  { SP_BLOCK_PARAGRAPH,
    N_ ("SSL and TLS are two names for one family of methods that make a connection private and "
        "prove who the server is. The family began as SSL; since 1999 its name is TLS. Many "
        "people, and many mail programs, still say “SSL” and mean all of it.") },
  { SP_BLOCK_HEADING, N_ ("The versions") },
  { SP_BLOCK_ITEM,
    N_ ("SSL 2 (1995) and SSL 3 (1996) are broken. They were given up in 2011 and 2015.") },
  { SP_BLOCK_ITEM, N_ ("TLS 1.0 (1999) and TLS 1.1 (2006) are too weak today. They were given up "
                       "in 2021 (RFC 8996).") },
  { SP_BLOCK_ITEM, N_ ("TLS 1.2 (2008) is safe when it is set up well.") },
  { SP_BLOCK_ITEM, N_ ("TLS 1.3 (2018) is the best choice.") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Mail program and server agree on the best version that both know. There is nothing to "
        "enter for it: a program that says “SSL” normally uses TLS 1.2 or 1.3 nowadays.") },
  { SP_BLOCK_HEADING, N_ ("The certificate") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("The server shows a certificate, a kind of passport with its name, issued by an authority "
        "that the computer knows. If name, date or issuer is wrong, somebody else may be posing as "
        "the server. A warning about a certificate is a reason to stop.") },
};

static const SpBlock starttls[] = {
  { SP_BLOCK_PARAGRAPH,
    N_ ("There are two ways to a secure connection. Secure from the start (SSL/TLS) means that the "
        "first byte already belongs to the protected connection. Secure after a request (STARTTLS) "
        "means that the connection begins readable for everybody; then the mail program sends the "
        "command STARTTLS, and the same connection becomes protected.") },
  { SP_BLOCK_PARAGRAPH, N_ ("STARTTLS is a command inside the mail protocols and not a version of "
                            "TLS. Which version of TLS then runs is agreed on afterwards, just as "
                            "on a connection that is secure from the start.") },
  { SP_BLOCK_HEADING, N_ ("Where it is used") },
  { SP_BLOCK_ITEM, N_ ("IMAP on port 143") },
  { SP_BLOCK_ITEM, N_ ("POP on port 110, where the command is called STLS") },
  { SP_BLOCK_ITEM, N_ ("SMTP on port 587 for sending, and on port 25 between mail servers") },
  { SP_BLOCK_HEADING, N_ ("What to mind") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("STARTTLS is safe only where the mail program insists on it. A choice like “TLS, if "
        "available” goes on without protection when the offer is missing, and somebody on the way "
        "can make it go missing. In 2021, researchers also described more than forty faults that "
        "servers and programs had made in the moment of the change.") },
};

static const SpBlock same_words[] = {
  { SP_BLOCK_PARAGRAPH, N_ ("Mail programs use the same words for different things. That causes "
                            "more wrong settings than anything else.") },
  { SP_BLOCK_HEADING, N_ ("“SSL” and “TLS” as two choices") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Where an older program offers “SSL” beside “TLS”, the words usually do not mean versions. "
        "“SSL” there means secure from the start, and “TLS” means that the connection begins "
        "readable and becomes secure with the command STARTTLS. With “TLS” on port 993, such a "
        "program waits for a greeting that never comes.") },
  { SP_BLOCK_HEADING, N_ ("“TLS” as the only choice") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Other programs write “TLS” or “SSL/TLS” for secure from the start, and “STARTTLS” for "
        "secure after a request. Some have a single box such as “This server requires a secure "
        "connection” and let the port decide.") },
  { SP_BLOCK_HEADING, N_ ("What helps") },
  { SP_BLOCK_PARAGRAPH, N_ ("The port tells what is meant: 993, 995 and 465 are secure from the "
                            "start; 143, 110 and 587 are secure after a request. Signpost shows "
                            "every setting in the words of the program in question.") },
};

static const SpBlock ports[] = {
  { SP_BLOCK_PARAGRAPH,
    N_ ("Each mail protocol has two ports, one for each way to a secure connection.") },
  { SP_BLOCK_ITEM, N_ ("IMAP: 993 secure from the start, 143 secure after a request") },
  { SP_BLOCK_ITEM, N_ ("POP: 995 secure from the start, 110 secure after a request") },
  { SP_BLOCK_ITEM, N_ ("SMTP for sending: 465 secure from the start, 587 secure after a request") },
  { SP_BLOCK_HEADING, N_ ("Why there are two") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("In the 1990s many protocols were given a second port for SSL: HTTP 443, SMTP 465, NNTP "
        "563, LDAP 636, FTP data 989, FTP control 990, TELNET 992, IMAP 993, IRC 994 and POP 995. "
        "Later this was felt to be a waste, and STARTTLS was made to do with one port. In 2007 the "
        "trend was towards STARTTLS. That advice is history: it was reversed in 2018.") },
  { SP_BLOCK_HEADING, N_ ("The story of 465 and 587") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Port 465 was given to SMTP over SSL in 1997 and soon withdrawn; in 2007 it was officially "
        "meant for something else, although many mail services went on using it. Port 587 for "
        "sending came in 1998. In 2018, RFC 8314 registered 465 again, under the name "
        "“submissions”, and it is now the preferred port for sending.") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Port 25 is for mail servers among themselves, and no port for a mail program.") },
};

static const SpBlock today[] = {
  { SP_BLOCK_PARAGRAPH, N_ ("These are the rules that hold now.") },
  { SP_BLOCK_ITEM,
    N_ ("RFC 8314 of 2018: reading and sending take place only over a secure connection. Secure "
        "from the start (ports 993, 995 and 465) is preferred.") },
  { SP_BLOCK_ITEM,
    N_ ("Secure after a request (STARTTLS) remains a good second choice, as long as the program "
        "insists on it. For sending, a service should offer 587 beside 465 for the time being.") },
  { SP_BLOCK_ITEM, N_ ("RFC 8996 of 2021: TLS 1.0 and TLS 1.1 are no longer to be used.") },
  { SP_BLOCK_ITEM, N_ ("RFC 8997 of 2021: for mail, TLS 1.2 is the least that is acceptable.") },
  { SP_BLOCK_ITEM, N_ ("The certificate is checked always: its name, its date and its issuer.") },
  { SP_BLOCK_HEADING, N_ ("What was different in 2007") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Guides of that time recommended STARTTLS on port 587 for sending, since port 465 was not "
        "registered for mail then and the second ports were expected to go away. Whoever follows "
        "such a guide today can still be safe, but the recommendation has been the other way round "
        "since 2018.") },
  { SP_BLOCK_HEADING, N_ ("What Signpost advises") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Of the settings that were seen to be safe, and that the mail program can use, the one "
        "that is secure from the start comes first. A setting that is not safe is never advised, "
        "nor is one that is secure only “if available”.") },
};

static const SpBlock sign_in[] = {
  { SP_BLOCK_PARAGRAPH,
    N_ ("Reading mail has always required a user name and a password. Sending did not in the early "
        "days: whoever was in the right network could send. Today a service asks for a sign-in for "
        "sending too, so that nobody else can send in somebody’s name and so that sending works "
        "from everywhere.") },
  { SP_BLOCK_HEADING, N_ ("In the mail program") },
  { SP_BLOCK_ITEM,
    N_ ("The settings for outgoing mail have a choice of their own for signing in, often a box "
        "such as “My server requires authentication”. It has to be switched on.") },
  { SP_BLOCK_ITEM, N_ ("User name and password are usually the same as for reading.") },
  { SP_BLOCK_ITEM,
    N_ ("“Normal password” is right on a secure connection: the connection protects it.") },
  { SP_BLOCK_ITEM, N_ ("“OAuth2” means that the provider’s own sign-in page opens in a window. "
                       "Some providers accept nothing else.") },
  { SP_BLOCK_PARAGRAPH, N_ ("Some providers want an extra password for mail programs, called app "
                            "password, which is made on their web pages. A password is entered "
                            "only after the connection is secure. Signpost never asks for one.") },
};

static const SpBlock blocked_port[] = {
  { SP_BLOCK_PARAGRAPH, N_ ("When a connection fails, the cause lies either with the mail service "
                            "or with the network in between. The way it fails tells a lot.") },
  { SP_BLOCK_ITEM, N_ ("Refused at once: the server was reached, and nothing listens on that port. "
                       "The service does not offer it.") },
  { SP_BLOCK_ITEM, N_ ("No answer at all, while other ports of the same server answer: a filter "
                       "drops the connection. Often it belongs to this network.") },
  { SP_BLOCK_ITEM, N_ ("No answer on any port: the server is down, or this network has no "
                       "connection to the Internet.") },
  { SP_BLOCK_HEADING, N_ ("Port 25") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Many Internet providers block port 25 for their customers, because viruses sent junk mail "
        "through it. Mail programs that were set to port 25 then work in one place and fail in "
        "another. Port 465 and port 587 ask for a sign-in and are rarely blocked: one setting "
        "works at home, at work and on the way.") },
  { SP_BLOCK_HEADING, N_ ("How to find out") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("The simplest test is a second network, such as the one of a mobile phone. If the check "
        "succeeds there, the first network blocks the port, and its operator is the one to ask. If "
        "it fails there too, the mail service is the one to ask.") },
};

static const SpBlock what_changes[] = {
  { SP_BLOCK_PARAGRAPH, N_ ("When a mail service moves to secure connections, it means something "
                            "different for each kind of use.") },
  { SP_BLOCK_ITEM, N_ ("Mail in the web browser: nothing changes.") },
  { SP_BLOCK_ITEM, N_ ("A mail program on a computer: often the name of the server for outgoing "
                       "mail changes, and a way to sign in for sending has to be chosen.") },
  { SP_BLOCK_ITEM, N_ ("Signing in when sending: some programs now ask for the password, depending "
                       "on the program. Many people see no difference.") },
  { SP_BLOCK_ITEM, N_ ("At home, with an Internet provider that blocks port 25: one setting now "
                       "works both there and at the institution, since sending with a sign-in uses "
                       "another port, as long as the provider blocks nothing else.") },
  { SP_BLOCK_ITEM, N_ ("A laptop that moves between networks: the same gain, as the setting stays "
                       "the same everywhere.") },
  { SP_BLOCK_HEADING, N_ ("What to do") },
  { SP_BLOCK_PARAGRAPH,
    N_ ("Compare the settings of the mail program with the ones that Signpost shows, for outgoing "
        "mail first. Mail that is already there is not touched by this. After the change, a short "
        "message to one’s own address shows whether reading and sending work.") },
};

static const SpTopic topics[] = {
  { "ssl-tls", N_ ("SSL and TLS: one family"), ssl_tls, G_N_ELEMENTS (ssl_tls) },
  { "starttls", N_ ("STARTTLS: secure after a request"), starttls, G_N_ELEMENTS (starttls) },
  { "words", N_ ("Same word, two meanings"), same_words, G_N_ELEMENTS (same_words) },
  { "ports", N_ ("The ports and their story"), ports, G_N_ELEMENTS (ports) },
  { "today", N_ ("What holds today"), today, G_N_ELEMENTS (today) },
  { "sign-in", N_ ("Signing in for sending"), sign_in, G_N_ELEMENTS (sign_in) },
  { "blocked-port", N_ ("Is it the service or this network?"), blocked_port,
    G_N_ELEMENTS (blocked_port) },
  { "what-changes", N_ ("What changes for whom"), what_changes, G_N_ELEMENTS (what_changes) },
};

/**
 * sp_guide_get_n_topics:
 *
 * Returns: how many topics there are
 */
guint
sp_guide_get_n_topics (void)
{
  return G_N_ELEMENTS (topics);
}

/**
 * sp_guide_get_topic:
 * @i: a number below sp_guide_get_n_topics()
 *
 * Returns: (transfer none): the topic, in the order in which they are best read
 */
const SpTopic *
sp_guide_get_topic (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (topics), NULL);
  return &topics[i];
}

/**
 * sp_guide_find:
 * @id: the id of a topic, as `signpostctl explain` takes it
 *
 * Returns: (transfer none) (nullable): the topic
 */
const SpTopic *
sp_guide_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (topics[i].id, id))
      return &topics[i];
  return NULL;
}

/**
 * sp_guide_get_title:
 * @topic: a topic
 *
 * Returns: (transfer none): its title in the person's language
 */
const char *
sp_guide_get_title (const SpTopic *topic)
{
  return _ (topic->title);
}

/**
 * sp_guide_get_text:
 * @block: a block of a topic
 *
 * Returns: (transfer none): its text in the person's language
 */
const char *
sp_guide_get_text (const SpBlock *block)
{
  return _ (block->text);
}
