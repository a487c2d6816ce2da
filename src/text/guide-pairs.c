/* The explanations of how a connection begins: a dialogue of each kind, pairs that do not match, and choices that sound safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

/* As Dovecot and Postfix speak; the long last words of the sign-in are base64 (RFC 4616), and no secret to those who can read. */
static const SpBlock dialogue[] = {
  { SP_BLOCK_PARAGRAPH, N_("This is what a mail program (C) and a server (S) really say to each "
                           "other, shortened a little.") },
  { SP_BLOCK_HEADING, N_("Secure from the start: IMAP on port 993") },
  { SP_BLOCK_PARAGRAPH, N_("Encrypted, so nobody on the way can read it:") },
  { SP_BLOCK_LINE, "S: * OK Dovecot ready." },
  { SP_BLOCK_LINE, "C: a1 LOGIN ann@example.edu ••••••" },
  { SP_BLOCK_LINE, "S: a1 OK Logged in" },
  { SP_BLOCK_HEADING, N_("Secure after a request: IMAP on port 143") },
  { SP_BLOCK_PARAGRAPH, N_("Readable by anyone on the way:") },
  { SP_BLOCK_LINE, "S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] Dovecot ready." },
  { SP_BLOCK_LINE, "C: a1 STARTTLS" },
  { SP_BLOCK_LINE, "S: a1 OK Begin TLS negotiation now." },
  { SP_BLOCK_PARAGRAPH, N_("Encrypted, so nobody on the way can read it:") },
  { SP_BLOCK_LINE, "C: a2 LOGIN ann@example.edu ••••••" },
  { SP_BLOCK_LINE, "S: a2 OK Logged in" },
  { SP_BLOCK_HEADING, N_("Secure from the start: SMTP on port 465") },
  { SP_BLOCK_PARAGRAPH, N_("Encrypted, so nobody on the way can read it:") },
  { SP_BLOCK_LINE, "S: 220 smtp.example.edu ESMTP Postfix" },
  { SP_BLOCK_LINE, "C: EHLO [192.0.2.7]" },
  { SP_BLOCK_LINE, "S: 250 AUTH PLAIN LOGIN" },
  { SP_BLOCK_LINE, "C: AUTH PLAIN ••••••" },
  { SP_BLOCK_LINE, "S: 235 2.7.0 Authentication successful" },
  { SP_BLOCK_HEADING, N_("Secure after a request: SMTP on port 587") },
  { SP_BLOCK_PARAGRAPH, N_("Readable by anyone on the way:") },
  { SP_BLOCK_LINE, "S: 220 smtp.example.edu ESMTP Postfix" },
  { SP_BLOCK_LINE, "C: EHLO [192.0.2.7]" },
  { SP_BLOCK_LINE, "S: 250 STARTTLS" },
  { SP_BLOCK_LINE, "C: STARTTLS" },
  { SP_BLOCK_LINE, "S: 220 2.0.0 Ready to start TLS" },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Now the connection is encrypted, and the program asks once more what the server offers: "
       "the first answer could have been forged. Then it signs in as on port 465. See "
       "[eavesdropper|what an eavesdropper sees].") },
};

/* The messages stand in the files of these programs, or were seen in them. */
static const SpBlock wrong_pair[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("[ports|Port and setting] are a pair. If they do not match, the message "
                           "on the screen seldom says so, but the way it fails does.") },
  { SP_BLOCK_HEADING, N_("It fails at once") },
  { SP_BLOCK_PARAGRAPH, N_("“SSL/TLS” is set, with port 143, 110, 587 or 25. The program begins "
                           "with encryption, and the server answers with a readable greeting.") },
  { SP_BLOCK_ITEM, N_("You see “SSL received a record that exceeded the maximum permissible "
                      "length” (Thunderbird), “TLS handshake failed” (Claws Mail), “wrong version "
                      "number” (many others).") },
  { SP_BLOCK_ITEM, N_("Choose port 993, 995 or 465, or keep the port and choose “STARTTLS”.") },
  { SP_BLOCK_HEADING, N_("Nothing happens for a long time") },
  { SP_BLOCK_PARAGRAPH,
    N_("“STARTTLS” or no security is set, with port 993, 995 or 465. The program waits for a "
       "greeting, and the server waits for the encryption to begin.") },
  { SP_BLOCK_ITEM, N_("You see “Connection to server … timed out” (Thunderbird), “Read timed out” "
                      "(Java), “Greeting never received” (Nodemailer), or nothing at all.") },
  { SP_BLOCK_ITEM, N_("Choose “SSL/TLS”, or “STARTTLS” with port 143, 110 or 587.") },
  { SP_BLOCK_HEADING, N_("The password is refused, although it is right") },
  { SP_BLOCK_PARAGRAPH,
    N_("No security is set, with port 143, 110 or 587. The server takes no password there.") },
  { SP_BLOCK_ITEM,
    N_("You see “Plaintext authentication disallowed on non-secure (SSL/TLS) connections” or “Must "
       "issue a STARTTLS command first”, which are the server’s words.") },
  { SP_BLOCK_ITEM, N_("Choose “STARTTLS”, or “SSL/TLS” with port 993, 995 or 465. The password may "
                      "have been sent in readable form: change it afterward.") },
  { SP_BLOCK_HEADING, N_("Never the answer") },
  { SP_BLOCK_PARAGRAPH, N_("Some programs suggest switching security off. Do not: anyone on the "
                           "way could then read the password.") },
};

static const SpBlock choices[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("Some choices sound careful or convenient, and leave you with less than "
                           "[starttls|STARTTLS] or SSL/TLS.") },
  { SP_BLOCK_ITEM,
    N_("“if available”, “if possible”: uses encryption if the server offers it, and otherwise goes "
       "on without a word. Someone on the way can remove the offer.") },
  { SP_BLOCK_ITEM, N_("“Auto” in classic Outlook: uses whatever encryption the server supports. "
                      "Microsoft does not say what happens if there is none.") },
  { SP_BLOCK_ITEM,
    N_("“(Accept all certificates)” on Android: the connection is encrypted, but perhaps with the "
       "wrong server, because neither [certificates|the certificate] nor its name is checked.") },
  { SP_BLOCK_ITEM, N_("“This server requires a secure connection (SSL)” in Outlook Express and its "
                      "successors: secure from the start. Only for sending on port 25 does it mean "
                      "STARTTLS, so it cannot work with port 587.") },
  { SP_BLOCK_ITEM, N_("“Automatically manage connection settings” in Apple Mail: Mail tries other "
                      "ports and ways when a connection fails, even without encryption. Untick it, "
                      "then set the port and “Use TLS/SSL”.") },
  { SP_BLOCK_ITEM, N_("“Allow insecure authentication” in Apple Mail: by its name, it lets the "
                      "password be sent without encryption. Leave it unticked.") },
  { SP_BLOCK_ITEM, N_("“Ignore” after a certificate error in GNOME: from then on, no certificate "
                      "is checked for this account.") },
  { SP_BLOCK_ITEM,
    N_("“Autodetect” in Thunderbird, while you add an account: Thunderbird tries what works and "
       "puts a fixed choice in its place. Make sure that it is not “None”.") },
};

static const SpTopic topics[] = {
  { "dialogue", N_("What mail program and server say"),
    N_("both kinds of secure connection, word for word"), dialogue, G_N_ELEMENTS (dialogue) },
  { "wrong-pair", N_("When port and setting do not match"),
    N_("what you see, what is wrong, and what to choose"), wrong_pair, G_N_ELEMENTS (wrong_pair) },
  { "choices", N_("Choices that sound safe"),
    N_("“Auto”, “if available” and others, program by program"), choices, G_N_ELEMENTS (choices) },
};

/**
 * sp_guide_topics_get_pairs:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanations of how a connection begins
 */
const SpTopic *
sp_guide_topics_get_pairs (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
