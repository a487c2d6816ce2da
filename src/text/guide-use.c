/* The explanations of everyday use: signing in, reading, listening in, what changes, and the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock sign_in[] = {
  { SP_BLOCK_PARAGRAPH, N_("Reading mail has always required a user name and a password. In the "
                           "early days, sending did not: anyone on the right network could send. "
                           "Today a service asks you to sign in for sending too, so that nobody "
                           "else can send in your name and so that sending works from anywhere.") },
  { SP_BLOCK_HEADING, N_("In the mail program") },
  { SP_BLOCK_ITEM, N_("The settings for outgoing mail have their own choice for signing in, often "
                      "a box such as “My server requires authentication”. Switch it on.") },
  { SP_BLOCK_ITEM, N_("User name and password are usually the same as for reading.") },
  { SP_BLOCK_ITEM,
    N_("“Normal password” is right on a secure connection: the connection protects it.") },
  { SP_BLOCK_ITEM, N_("“Encrypted password” is an older method for connections without protection. "
                      "Many services do not offer it.") },
  { SP_BLOCK_ITEM, N_("“OAuth2” means that the provider’s own sign-in page opens in a window. Some "
                      "providers accept nothing else.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("A password is entered only after the connection is secure (RFC 4954 of "
                           "2007). Signpost never asks for one. If the right password is refused, "
                           "[app-passwords|an app password or OAuth2] is often the answer.") },
};

static const SpBlock app_passwords[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("If server, port and security are right but the password is still refused, the provider "
       "often accepts no ordinary password from a mail program. There are two other ways.") },
  { SP_BLOCK_HEADING, N_("OAuth2: a key instead of the password") },
  { SP_BLOCK_PARAGRAPH,
    N_("The mail program opens the provider’s sign-in page. You sign in there, and the program "
       "gets a kind of key for mail only (RFC 7628 of 2015). It does not keep your password. This "
       "works only if the program and the provider know each other.") },
  { SP_BLOCK_HEADING, N_("App password") },
  { SP_BLOCK_PARAGRAPH,
    N_("A second password, made by the provider for one program. Create it in your account’s web "
       "pages, often under “Security”, and enter it in place of your usual one. Some providers "
       "make it only once two-step verification is switched on. You can withdraw it without "
       "changing your usual one.") },
  { SP_BLOCK_HEADING, N_("Switched off") },
  { SP_BLOCK_PARAGRAPH,
    N_("Some providers let no mail program in until you allow IMAP or POP in their web pages.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("Providers change these rules; their help pages have the last word. The "
                           "rules apply to [sign-in|sending] too.") },
};

static const SpBlock imap_or_pop[] = {
  { SP_BLOCK_PARAGRAPH, N_("IMAP and POP are two protocols for reading mail. A mail program uses "
                           "one of them; SMTP is for sending in both cases.") },
  { SP_BLOCK_ITEM, N_("IMAP (RFC 9051 of 2021): mail stays on the server. Phone, computer and web "
                      "browser show the same folders, with the same messages marked as read.") },
  { SP_BLOCK_ITEM, N_("POP (RFC 1939 of 1996): mail is fetched to one device and, unless you tell "
                      "the program otherwise, then deleted from the server.") },
  { SP_BLOCK_HEADING, N_("Which to choose") },
  { SP_BLOCK_PARAGRAPH,
    N_("IMAP, wherever it is offered. POP makes sense if space on the server is small or you use "
       "only one device; that device then needs a backup.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Both are equally safe: each has [ports|a port that is secure from the start].") },
};

static const SpBlock eavesdropper[] = {
  { SP_BLOCK_PARAGRAPH, N_("An eavesdropper can be anyone on the way: on the same wireless "
                           "network, in a hotel, at an Internet provider.") },
  { SP_BLOCK_HEADING, N_("Without a secure connection") },
  { SP_BLOCK_PARAGRAPH, N_("User name, password and every message can be read as they pass. With "
                           "the password, your account belongs to the eavesdropper too, and often "
                           "other accounts that can be reset by mail.") },
  { SP_BLOCK_HEADING, N_("With STARTTLS") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("The beginning can be read: the greeting, with the server’s name and often its software, "
       "and what it offers. Then the same as below. Someone who can also change what passes may "
       "try to remove the offer, so the program must insist on [starttls|STARTTLS].") },
  { SP_BLOCK_HEADING, N_("Secure from the start") },
  { SP_BLOCK_PARAGRAPH,
    N_("What remains visible: that this device talks to this server, when, and how much; usually "
       "the server’s name, which the program sends before encryption begins; and, before TLS 1.3, "
       "the certificate. No user name, no password, no message.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("All this is true only if [certificates|the certificate] is right; "
                           "otherwise you may be talking to the eavesdropper. Signpost can show "
                           "each dialogue as an eavesdropper would see it.") },
};

static const SpBlock what_changes[] = {
  { SP_BLOCK_PARAGRAPH, N_("When a mail service moves to secure connections, that means something "
                           "different for each kind of use.") },
  { SP_BLOCK_ITEM, N_("Mail in the web browser: nothing changes.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM,
    N_("A mail program on a computer: the name of the server for outgoing mail often changes, and "
       "you have to choose [sign-in|a way to sign in] for sending.") },
  { SP_BLOCK_ITEM, N_("A phone or tablet: the same as for a computer. Removing the account and "
                      "adding it again is often quicker than changing it.") },
  { SP_BLOCK_ITEM, N_("Signing in when sending: whether you are now asked for the password depends "
                      "on the program. Many people see no difference.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM, N_("At home, with an Internet provider that [blocked-port|blocks port 25]: one "
                      "setting now works both there and at your institution, because sending with "
                      "a sign-in uses another port, as long as the provider blocks nothing else. "
                      "Which port that is depends on the mail program.") },
  { SP_BLOCK_ITEM, N_("A laptop that moves between networks: the same benefit, as the setting "
                      "stays the same everywhere.") },
  { SP_BLOCK_HEADING, N_("What to do") },
  { SP_BLOCK_PARAGRAPH,
    N_("First, compare the settings in your mail program with those that Signpost shows, starting "
       "with outgoing mail. IMAP mail stays on the server and is not touched; with POP, change the "
       "account rather than remove it. After the change, send yourself a short message to see "
       "whether reading and sending work.") },
};

static const SpBlock table[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("The table has one row for each mail program and one column for each protocol: IMAP and POP "
       "for reading, of which [imap-or-pop|one is enough], and SMTP for sending.") },
  { SP_BLOCK_HEADING, N_("What a cell says") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("A cell such as “993 / SSL/TLS” says two things that belong together, and you enter both: "
       "[ports|the port], and the setting in the program’s own words. The same setting may have "
       "another name in the next row, because [words|programs use different words].") },
  { SP_BLOCK_HEADING, N_("Where the values come from") },
  { SP_BLOCK_ITEM,
    N_("Derived: from what the server was seen to offer and what the program can do.") },
  { SP_BLOCK_ITEM, N_("From the site’s own table: set by an administrator for this program.") },
  { SP_BLOCK_ITEM, N_("Without a check: only what is known about servers and programs.") },
  { SP_BLOCK_HEADING, N_("Empty cells") },
  { SP_BLOCK_PARAGRAPH,
    N_("If there is no value, the program lacks the protocol, no server is known, or nothing safe "
       "was seen. An unsafe setting is never put in its place.") },
};

static const SpTopic topics[] = {
  { "sign-in", N_("Signing in for sending"),
    N_("why sending asks for a password, and what to choose"), sign_in, G_N_ELEMENTS (sign_in) },
  { "app-passwords", N_("App passwords and OAuth2"), N_("when the right password is refused"),
    app_passwords, G_N_ELEMENTS (app_passwords) },
  { "imap-or-pop", N_("IMAP or POP"), N_("the two ways to read, and which to choose"), imap_or_pop,
    G_N_ELEMENTS (imap_or_pop) },
  { "eavesdropper", N_("What an eavesdropper sees"), N_("with and without a secure connection"),
    eavesdropper, G_N_ELEMENTS (eavesdropper) },
  { "what-changes", N_("What changes for whom"),
    N_("web browser, computer, phone, and a laptop on the road"), what_changes,
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
