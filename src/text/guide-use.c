/* The explanations of everyday use: signing in, reading, listening in, what changes, and the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock sign_in[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("Reading mail has always required a user name and a password. Sending did not in the early "
       "days: whoever was in the right network could send. Today a service asks for a sign-in for "
       "sending too, so that nobody else can send in somebody’s name and so that sending works "
       "from everywhere.") },
  { SP_BLOCK_HEADING, N_("In the mail program") },
  { SP_BLOCK_ITEM,
    N_("The settings for outgoing mail have a choice of their own for signing in, often a box such "
       "as “My server requires authentication”. It has to be switched on.") },
  { SP_BLOCK_ITEM, N_("User name and password are usually the same as for reading.") },
  { SP_BLOCK_ITEM,
    N_("“Normal password” is right on a secure connection: the connection protects it.") },
  { SP_BLOCK_ITEM, N_("“Encrypted password” is an older method for connections without protection. "
                      "Many services do not offer it.") },
  { SP_BLOCK_ITEM, N_("“OAuth2” means that the provider’s own sign-in page opens in a window. Some "
                      "providers accept nothing else.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("A password is entered only after the connection is secure (RFC 4954 of 2007). Signpost "
       "never asks for one. Where the right password is refused, [app-passwords|an app password or "
       "OAuth2] is often the answer.") },
};

static const SpBlock app_passwords[] = {
  { SP_BLOCK_PARAGRAPH, N_("Server, port and security are right, and the password is refused all "
                           "the same: then the provider often accepts no ordinary password from a "
                           "mail program. There are two ways instead.") },
  { SP_BLOCK_HEADING, N_("OAuth2: a key instead of the password") },
  { SP_BLOCK_PARAGRAPH,
    N_("The mail program opens the provider’s sign-in page. One signs in there, and the program "
       "gets a kind of key for mail only (RFC 7628 of 2015). It does not keep the password. This "
       "works only where the program and the provider know each other.") },
  { SP_BLOCK_HEADING, N_("App password") },
  { SP_BLOCK_PARAGRAPH,
    N_("A second password, made by the provider for one program. It is made in the account’s web "
       "pages, often under “Security”, and is entered in place of the usual one. Some providers "
       "make it only once two-step sign-in is switched on. It can be withdrawn without changing "
       "the usual one.") },
  { SP_BLOCK_HEADING, N_("Switched off") },
  { SP_BLOCK_PARAGRAPH,
    N_("Some providers let no mail program in until IMAP or POP is allowed in their web pages.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("Providers change these rules; their help pages have the last word. The "
                           "rules hold for [sign-in|sending] too.") },
};

static const SpBlock imap_or_pop[] = {
  { SP_BLOCK_PARAGRAPH, N_("IMAP and POP are two protocols for reading mail. A mail program uses "
                           "one of them; SMTP is for sending in both cases.") },
  { SP_BLOCK_ITEM, N_("IMAP (RFC 9051 of 2021): mail stays on the server. Phone, computer and web "
                      "browser show the same folders and the same read marks.") },
  { SP_BLOCK_ITEM, N_("POP (RFC 1939 of 1996): mail is fetched to one device and, unless the "
                      "program is told otherwise, then deleted on the server.") },
  { SP_BLOCK_HEADING, N_("Which to take") },
  { SP_BLOCK_PARAGRAPH,
    N_("IMAP, wherever it is offered. POP has its place where space on the server is small or only "
       "one device is used; that device then needs a backup.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Both are equally safe: each has [ports|a port that is secure from the start].") },
};

static const SpBlock eavesdropper[] = {
  { SP_BLOCK_PARAGRAPH, N_("An eavesdropper can be anybody on the way: in the same wireless "
                           "network, in a hotel, at an Internet provider.") },
  { SP_BLOCK_HEADING, N_("Without a secure connection") },
  { SP_BLOCK_PARAGRAPH, N_("User name, password and every message are readable as they pass. With "
                           "the password, the account belongs to the eavesdropper too, and often "
                           "other accounts that can be reset by mail.") },
  { SP_BLOCK_HEADING, N_("With STARTTLS") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("The greeting and the list of what the server offers are readable, then nothing more. "
       "Somebody who can also change what passes may try to remove the offer: so the program has "
       "to insist on [starttls|STARTTLS].") },
  { SP_BLOCK_HEADING, N_("Secure from the start") },
  { SP_BLOCK_PARAGRAPH,
    N_("What remains visible: that this device talks to this mail server, when, and how much. "
       "Usually also the server’s name. No user name, no password, no message.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("All this holds only if [certificates|the certificate] is right; else "
                           "one may be talking to the eavesdropper. Signpost can show each "
                           "dialogue as a listener on the way would see it.") },
};

static const SpBlock what_changes[] = {
  { SP_BLOCK_PARAGRAPH, N_("When a mail service moves to secure connections, it means something "
                           "different for each kind of use.") },
  { SP_BLOCK_ITEM, N_("Mail in the web browser: nothing changes.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM,
    N_("A mail program on a computer: often the name of the server for outgoing mail changes, and "
       "[sign-in|a way to sign in] for sending has to be chosen.") },
  { SP_BLOCK_ITEM, N_("A phone or tablet: the same as for a computer. Removing the account and "
                      "adding it again is often quicker than changing it.") },
  { SP_BLOCK_ITEM, N_("Signing in when sending: it depends on the program whether it now asks for "
                      "the password. Many people see no difference.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM, N_("At home, with an Internet provider that [blocked-port|blocks port 25]: one "
                      "setting now works both there and at the institution, since sending with a "
                      "sign-in uses another port, as long as the provider blocks nothing else.") },
  { SP_BLOCK_ITEM, N_("A laptop that moves between networks: the same gain, as the setting stays "
                      "the same everywhere.") },
  { SP_BLOCK_HEADING, N_("What to do") },
  { SP_BLOCK_PARAGRAPH,
    N_("The first step is to compare the settings of the mail program with the ones that Signpost "
       "shows, outgoing mail first. IMAP mail stays on the server and is not touched; with POP, "
       "the account is better changed than removed. After the change, a short message to one’s own "
       "address shows whether reading and sending work.") },
};

static const SpBlock table[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("The table has one row for each mail program and one column for each protocol: IMAP and POP "
       "for reading, of which [imap-or-pop|one is enough], and SMTP for sending.") },
  { SP_BLOCK_HEADING, N_("What a cell says") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("A cell such as “993 / SSL/TLS” says two things that belong together and both have to be "
       "entered: [ports|the port], and the setting in the program’s own words. The same setting "
       "may have another name in the next row, since [words|programs use different words].") },
  { SP_BLOCK_HEADING, N_("Where the values come from") },
  { SP_BLOCK_ITEM,
    N_("Derived: from what the server was seen to offer and what the program can do.") },
  { SP_BLOCK_ITEM,
    N_("From the site’s own table: an administrator has fixed them for this program.") },
  { SP_BLOCK_ITEM, N_("Without a check, they are only what is known of servers and programs.") },
  { SP_BLOCK_HEADING, N_("Empty cells") },
  { SP_BLOCK_PARAGRAPH,
    N_("Where there is no value, the program lacks the protocol, no server is known, or nothing "
       "was seen that is safe. An unsafe setting is never put in its place.") },
};

static const SpTopic topics[] = {
  { "sign-in", N_("Signing in for sending"),
    N_("why sending asks for a password, and what to choose"), sign_in, G_N_ELEMENTS (sign_in) },
  { "app-passwords", N_("App passwords and OAuth2"), N_("when the right password is refused"),
    app_passwords, G_N_ELEMENTS (app_passwords) },
  { "imap-or-pop", N_("IMAP or POP"), N_("the two ways to read, and which to take"), imap_or_pop,
    G_N_ELEMENTS (imap_or_pop) },
  { "eavesdropper", N_("What an eavesdropper sees"), N_("with and without a secure connection"),
    eavesdropper, G_N_ELEMENTS (eavesdropper) },
  { "what-changes", N_("What changes for whom"),
    N_("web browser, computer, phone, and a laptop on the move"), what_changes,
    G_N_ELEMENTS (what_changes) },
  { "table", N_("How to read the table"), N_("the rows, the columns and the words in them"), table,
    G_N_ELEMENTS (table) },
};

/**
 * sp_guide_topics_get_use:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanations of everyday use
 */
const SpTopic *
sp_guide_topics_get_use (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
