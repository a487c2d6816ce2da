/* The words for findings of a closer look.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "starttls-command-injection",
    .title = N_("Commands from before the secure connection are executed in it"),
    .explanation = N_("A harmless command was sent along with the request for a secure connection, "
                      "and the server executed it afterward. Anyone on the way can slip in "
                      "commands like this and have mail or the password sent to someone else."),
    .advice = N_("A port that is secure from the start does not have this weakness."),
    .admin_advice = N_("The server software has to be updated: whatever arrives before the secure "
                       "connection must be thrown away when it begins."),
    .reference = "RFC 3207 section 4.2",
    .topic = "starttls" },
  { .id = "ssl-offered",
    .title = N_("A broken version of SSL is accepted"),
    .explanation = N_("The server still speaks SSL 2 or SSL 3 to anyone who asks for it. Both are "
                      "broken and forbidden: anyone on the way can read what is sent with them, "
                      "and SSL 2 endangers even what others send."),
    .advice = N_("Today’s mail programs never ask for them, so you need not change anything. Tell "
                 "the mail service."),
    .admin_advice =
        N_("SSL 2 and SSL 3 have to be switched off on every server that uses the same key."),
    .reference = "RFC 6176, RFC 7568",
    .topic = "versions" },
  { .id = "tls-obsolete-offered",
    .title = N_("Outdated versions of TLS are accepted"),
    .explanation = N_("The server still speaks TLS 1.0 or TLS 1.1 to anyone who asks for it. Both "
                      "were retired in 2021."),
    .advice = N_("If your mail program knows TLS 1.2, there is nothing to change. An old one that "
                 "does not is no longer secure."),
    .admin_advice = N_("TLS 1.0 and TLS 1.1 should be switched off."),
    .reference = "RFC 8996",
    .topic = "versions" },
  { .id = "tls12-missing",
    .title = N_("TLS 1.2 is not offered"),
    .explanation =
        N_("Every mail program of the last ten years knows TLS 1.2, but many do not know TLS 1.3. "
           "A program that shares no version with the server cannot connect."),
    .advice =
        N_("A newer version of your mail program helps if both it and the server know TLS 1.3."),
    .admin_advice = N_("The service should offer TLS 1.2 and TLS 1.3."),
    .reference = "RFC 9325 section 3.1.1",
    .topic = "versions" },
  { .id = "weak-cipher-offered",
    .title = N_("Weak encryption is accepted"),
    .explanation = N_("When asked, the server agrees to outdated methods, to no encryption at all, "
                      "or to not proving who it is. Today’s mail programs do not ask."),
    .advice = N_("There is nothing to change in a current mail program."),
    .admin_advice = N_("NULL, export, DES, RC4 and 3DES should be switched off on the ports for "
                       "mail programs. Anonymous methods are of use only between mail servers."),
    .reference = "RFC 9325 section 4.1, RFC 7465",
    .topic = "versions" },
  { .id = "no-forward-secrecy",
    .title = N_("A recording may be read later"),
    .explanation =
        N_("Although methods with forward secrecy were offered, the server chose one without it. "
           "Whoever records such a connection can read it if the server’s key is ever stolen."),
    .advice = N_("There is nothing to change in your mail program."),
    .admin_advice =
        N_("The service should prefer methods with forward secrecy (ECDHE) in every version."),
    .reference = "RFC 9325 section 4.1",
    .topic = "versions" },
  { .id = "compression-offered",
    .title = N_("Compression inside TLS is accepted"),
    .explanation =
        N_("If asked, the server compresses before it encrypts. Somebody who can make a mail "
           "program send chosen text can then guess secrets from the length of what is sent."),
    .advice = N_("Nothing has to be changed in a mail program of today: they do not ask for it."),
    .admin_advice = N_("Compression inside TLS should be switched off."),
    .reference = "RFC 9325 section 3.3",
    .topic = "versions" },
  { .id = "dhe-broken",
    .title = N_("The server offers a method that it cannot use"),
    .explanation =
        N_("The server fails whenever a mail program puts a certain method (DHE) first, and works "
           "when it is left out. This is why some mail programs cannot connect."),
    .advice = N_("Another mail program may be able to connect. Tell the mail service."),
    .admin_advice = N_("The server lacks parameters for DHE: set them, or switch DHE off."),
    .reference = "RFC 9325 section 4.1",
    .topic = "versions" },
  { .id = "name-needed",
    .title = N_("The right certificate is shown only to programs that name the server"),
    .explanation = N_("A mail program that does not say which server it wants gets another "
                      "certificate or none. Very old programs do not say it."),
    .advice = N_("There is nothing to change in a current mail program. A very old one may warn of "
                 "a wrong certificate here."),
    .admin_advice = N_("If old programs have to be served, make the certificate for the mail "
                       "server’s name the default one."),
    .reference = "RFC 6066 section 3",
    .topic = "certificates" },
};

/**
 * sp_finding_words_get_closer_look:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the words for what the rules about a closer look find
 */
const SpFindingWords *
sp_finding_words_get_closer_look (guint *n)
{
  *n = G_N_ELEMENTS (findings);
  return findings;
}
