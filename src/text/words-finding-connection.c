/* The words for findings about connections and about the service as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "cleartext-login",
    .title = N_("A password is accepted without a secure connection"),
    .explanation = N_("The server accepts a password before the connection is secure. Anyone on "
                      "the way can read it."),
    .advice = N_("Set your mail program to a secure connection, never to “none” or “if available”. "
                 "Change any password that was ever sent without protection."),
    .admin_advice = N_("The service has to refuse every sign-in before the connection is secure."),
    .reference = "RFC 8314 section 4.1",
    .topic = "eavesdropper" },
  { .id = "auth-in-clear",
    .title = N_("Ways to sign in are offered before the connection is secure"),
    .explanation = N_("The server lists ways to sign in while the connection can still be read. A "
                      "mail program with the wrong setting would use them."),
    .advice = N_("A mail program that insists on a secure connection never uses them. Choose a "
                 "setting that is secure from the start, or one that requires STARTTLS."),
    .admin_advice = N_("The service must list ways to sign in only over a secure connection."),
    .reference = "RFC 4954 section 4",
    .topic = "eavesdropper" },
  { .id = "preauth-in-clear",
    .title = N_("The server treats everyone as signed in before the connection is secure"),
    .explanation = N_("The greeting says that no sign-in is needed (PREAUTH). It also keeps a mail "
                      "program from asking for a secure connection."),
    .advice = N_("Use only the port that is secure from the start."),
    .admin_advice =
        N_("The service must not greet this way on a port that begins without encryption."),
    .reference = "RFC 9051 section 7.1.4",
    .topic = "starttls" },
  { .id = "starttls-missing",
    .title = N_("The connection cannot be made secure after a request"),
    .explanation = N_("The server does not offer STARTTLS on a port that begins without "
                      "encryption. Everything on this port can be read in transit."),
    .advice = N_("Do not use this port. Choose one that is secure from the start."),
    .admin_advice = N_("The service has to offer STARTTLS there or close the port."),
    .reference = "RFC 8314 section 4",
    .topic = "starttls" },
  { .id = "starttls-broken",
    .title = N_("The request for a secure connection fails"),
    .explanation =
        N_("The server lists STARTTLS, but the connection does not become secure. Mail programs "
           "cannot connect this way, and careless ones continue without protection."),
    .advice = N_("Use a port that is secure from the start instead."),
    .admin_advice = N_("The service has to fix STARTTLS or stop listing it."),
    .reference = "RFC 8314 section 4",
    .topic = "starttls" },
  { .id = "starttls-stripped",
    .title = N_("Something on the way may hide the offer of a secure connection"),
    .explanation =
        N_("The server does not list STARTTLS here, although there are signs that it should. A "
           "filter between this network and the server can remove the offer to read what is sent."),
    .advice = N_("A port that is secure from the start cannot be tampered with in this way. Check "
                 "from another network to see whether this network is the cause."),
    .admin_advice = N_("Ask the operator of the network whether a device there inspects mail "
                       "connections; such inspection can usually be switched off."),
    .reference = "RFC 8314 section 3",
    .topic = "starttls" },
  { .id = "starttls-unlisted",
    .title = N_("A secure connection is possible but not announced"),
    .explanation =
        N_("The server does not list STARTTLS, but grants it when asked. Mail programs go by the "
           "list: careful ones refuse to connect, and careless ones continue without protection."),
    .advice = N_("Choose a port that is secure from the start instead."),
    .admin_advice = N_("The server has to list STARTTLS until the connection is secure. If it "
                       "already does, something on the way removes the offer."),
    .reference = "RFC 3207 section 4",
    .topic = "starttls" },
  { .id = "list-withheld",
    .title = N_("The server does not list what it offers unless asked"),
    .explanation = N_("Once the connection is secure, the server has to list what it offers. This "
                      "one keeps silent until it is asked, and some programs wait in vain."),
    .advice = N_(
        "If your program works, there is nothing to change. If it keeps waiting, use another one."),
    .admin_advice = N_("The service should update its server software: the list has to follow "
                       "STARTTLS without being asked for."),
    .reference = "RFC 5804 section 2.2",
    .topic = "starttls" },
  { .id = "starttls-response-injection",
    .title = N_("Unprotected bytes came along with the answer to STARTTLS"),
    .explanation = N_("The server’s answer to the request for a secure connection was followed by "
                      "further bytes. Someone on the way can slip in such bytes, and some mail "
                      "programs take them for the server’s protected answer."),
    .advice = N_("A port that is secure from the start does not have this weakness."),
    .admin_advice = N_("The service has to find out where the bytes come from."),
    .reference = "RFC 3207 section 4.2",
    .topic = "starttls" },
  { .id = "answers-early",
    .title = N_("The server answers before it is asked"),
    .explanation = N_("Answers arrived before their questions had been sent. So nobody can tell "
                      "whether they are the server’s own or were inserted by someone on the way."),
    .advice = N_("There is nothing to change in your mail program, but tell the mail service. A "
                 "port that is secure from the start keeps others from inserting answers."),
    .admin_advice = N_("The server software has to wait for each question, and nothing in front of "
                       "it may answer in its place."),
    .reference = "RFC 2920 section 3.2",
    .topic = "starttls" },
  { .id = "client-certificate-demanded",
    .title = N_("The server asks the mail program for a certificate of its own"),
    .explanation = N_("The server ends every connection on which the mail program shows no "
                      "certificate. A password alone does not help there."),
    .advice =
        N_("Ask the mail service how to get such a certificate, or which other port needs none."),
    .admin_advice = N_("On ports for everyone, the request for a certificate should be switched "
                       "off or made optional."),
    .reference = "RFC 8446 section 4.3.2",
    .topic = "certificates" },
  { .id = "name-not-known",
    .title = N_("The server does not know the name it was asked for"),
    .explanation = N_("The server ends the connection as soon as it hears the server name. The "
                      "name leads to it, but it has no certificate for that name."),
    .advice = N_("Ask the mail service for the right server name. It is often that of the mail "
                 "provider, not one in the domain of the address."),
    .admin_advice = N_("The server needs a certificate for that name, or the published settings "
                       "have to name the one that it knows."),
    .reference = "RFC 6066 section 3",
    .topic = "certificates" },
  { .id = "starttls-after-tls",
    .title = N_("STARTTLS is still offered on a connection that is already secure"),
    .explanation = N_("On the secure connection, the server lists STARTTLS once more. This does no "
                      "harm in itself, but such a server may also have kept other things that were "
                      "said without protection."),
    .advice = N_("There is nothing to change in your mail program. A port that is secure from the "
                 "start avoids the question."),
    .admin_advice =
        N_("The service should update its server software, which must not list STARTTLS over TLS."),
    .reference = "RFC 3207 section 4.2",
    .topic = "starttls" },
  { .id = "implicit-tls-missing",
    .title = N_("No port that is secure from the start"),
    .explanation = N_(
        "The service offers a secure connection only after a request (STARTTLS). That is enough if "
        "the program insists on it, but secure from the start has been preferred since 2018."),
    .advice = N_("Choose STARTTLS, in the form that requires it."),
    .admin_advice = N_("The service should also offer a port that is secure from the start: 993 "
                       "for IMAP, 995 for POP, 465 for SMTP."),
    .reference = "RFC 8314 section 3",
    .topic = "ports" },
  { .id = "tls13-missing",
    .title = N_("TLS 1.3 is not offered"),
    .explanation =
        N_("The connection uses TLS 1.2. That is secure, but TLS 1.3 (2018) is better and faster."),
    .advice = N_("There is nothing to change in your mail program."),
    .admin_advice = N_("The service should offer TLS 1.3 as well."),
    .reference = "RFC 9325 section 3.1.1",
    .topic = "versions" },
  { .id = "tls-obsolete",
    .title = N_("An outdated version of TLS is in use"),
    .explanation = N_("The connection uses a version of SSL/TLS that is no longer considered "
                      "secure. TLS 1.0 and 1.1 were retired in 2021, SSL 2 and 3 earlier."),
    .advice = N_("Do not send a password over this connection. Newer mail programs refuse it, and "
                 "using an old one that accepts it is no safer."),
    .admin_advice =
        N_("The service has to offer TLS 1.2 or later and should switch off everything older."),
    .reference = "RFC 8996, RFC 8997",
    .topic = "versions" },
  { .id = "weak-cipher",
    .title = N_("The agreed encryption is weak"),
    .explanation =
        N_("The two sides agreed on no encryption at all, on an outdated method, or on one that "
           "lets a recording be read later if the server’s key is ever stolen."),
    .advice = N_("A newer version of your mail program may agree on a better method. Otherwise, "
                 "only the service can help."),
    .admin_advice = N_("The service should offer only methods with forward secrecy (ECDHE) and "
                       "AES-GCM or ChaCha20, and drop NULL, RC4, 3DES and RSA key transport."),
    .reference = "RFC 9325 section 4",
    .topic = "versions" },
  { .id = "weak-dh",
    .title = N_("The keys are agreed on with numbers that are too small"),
    .explanation =
        N_("The server uses Diffie-Hellman with fewer than 2048 bits. An attacker with great means "
           "can work out the keys, and many newer programs refuse to connect."),
    .advice = N_("There is nothing to change in your mail program. If it cannot connect, only the "
                 "service can help."),
    .admin_advice = N_("The service should prefer ECDHE, and use numbers of at least 2048 bits for "
                       "Diffie-Hellman or switch it off."),
    .reference = "RFC 9325 section 4.5",
    .topic = "versions" },
  { .id = "no-secure-renegotiation",
    .title = N_("The server lacks protection that newer programs insist on"),
    .explanation =
        N_("The server lacks the protection against inserted handshakes that was introduced in "
           "2010. Many newer programs refuse to connect to such a server."),
    .advice = N_("There is nothing to change in your mail program. If it cannot connect, only the "
                 "service can help."),
    .admin_advice =
        N_("The server software, or whatever handles TLS in front of it, has to be updated."),
    .reference = "RFC 5746",
    .topic = "versions" },
  { .id = "port-blocked-here",
    .title = N_("This network blocks a port"),
    .explanation =
        N_("The server answers on other ports, but a connection to this one gets no answer at all. "
           "That points to a filter in this network, not to the mail service."),
    .advice =
        N_("Use another port of the same service. To be certain, check from another network."),
    .admin_advice = N_("The service does not need to change anything as long as it offers ports "
                       "465 and 587 for sending."),
    .reference = "RFC 5068",
    .topic = "blocked-port" },
  { .id = "service-refuses",
    .title = N_("The service turns connections away"),
    .explanation = N_("The server answers, then refuses to talk. It may be too busy, under repair "
                      "or closed to this network."),
    .advice = N_("Check again in a few minutes. If nothing has changed, ask the mail service."),
    .admin_advice = N_("The server’s log tells why the connection was turned away. Limits per "
                       "address may be too low, or the port may be meant for a load balancer that "
                       "announces itself (PROXY protocol)."),
    .reference = "RFC 5321 section 3.1",
    .topic = "blocked-port" },
  { .id = "slow-greeting",
    .title = N_("The server is slow to greet"),
    .explanation =
        N_("Several seconds pass before the server says anything. Some servers do that on purpose "
           "to slow down senders of junk mail; some mail programs give up too early."),
    .advice = N_("There is nothing to change in your mail program. If connections fail now and "
                 "then, ask the mail service."),
    .admin_advice = N_("A delay before the greeting belongs on port 25, if anywhere. On the ports "
                       "for mail programs, slow name lookups are a frequent cause."),
    .reference = "RFC 5321 section 4.5.3.2",
    .topic = "blocked-port" },
  { .id = "published-weaker",
    .title = N_("What is published is weaker than what the service offers"),
    .explanation = N_("The published settings name a connection that is less well protected than "
                      "another one that was seen to work."),
    .advice = N_("Enter the better connection, whatever the published settings say."),
    .admin_advice = N_("The published settings should name the port that is secure from the start, "
                       "and no connection without protection."),
    .reference = "RFC 8314 section 4",
    .topic = "today" },
  { .id = "published-unreachable",
    .title = N_("A published server does not answer"),
    .explanation = N_("The published settings name a server or a port that cannot be reached from "
                      "here, while others of the same service answer."),
    .advice = N_("Enter the settings that answered. Check from another network to see whether this "
                 "network is the cause."),
    .admin_advice = N_("The service should correct what is published or open the port."),
    .reference = "RFC 8314 section 4",
    .topic = "blocked-port" },
  { .id = "other-protocol",
    .title = N_("A port belongs to another service"),
    .explanation =
        N_("What is published, or was typed in, names a port where another service answers, such "
           "as POP on a port named for IMAP. Mail programs set up this way cannot connect."),
    .advice = N_("The usual ports of the same server were tried as well. If one of them answered, "
                 "enter that one."),
    .admin_advice = N_("The DNS record or the published settings have to name the right port: 993 "
                       "for IMAP, 995 for POP, 465 or 587 for SMTP."),
    .reference = "RFC 6186 section 3",
    .topic = "ports" },
  { .id = "submission-on-relay-port",
    .title = N_("Port 25 is used for sending"),
    .explanation = N_("Port 25 is meant for mail servers to talk to each other. Many networks "
                      "block it, so sending works in one place and fails in another."),
    .advice = N_("If the service offers port 465 or 587, enter that instead."),
    .admin_advice =
        N_("The service should offer port 465, as well as 587, and move people off port 25."),
    .reference = "RFC 8314 section 4.1",
    .topic = "blocked-port" },
  { .id = "submission-without-sign-in",
    .title = N_("No way to sign in is offered for sending"),
    .explanation = N_("The connection for sending is secure, but the server offers no way to sign "
                      "in on it. It sends for nobody, or only for people on the right network."),
    .advice =
        N_("Sending from elsewhere will fail here. Ask the mail service for the right server."),
    .admin_advice = N_("The server for outgoing mail must ask everyone to sign in, and offer a way "
                       "to do so over the secure connection."),
    .reference = "RFC 6409 section 4.3",
    .topic = "sign-in" },
  { .id = "pop-only",
    .title = N_("Mail can be read only with POP"),
    .explanation = N_("Only POP works for reading. POP fetches mail to one device; folders and "
                      "read marks are not shared with other devices."),
    .advice = N_("If you use more than one device, switch on “leave messages on the server”. Some "
                 "providers offer IMAP once you allow it in their web pages."),
    .admin_advice = N_("IMAP on port 993 would let people read the same mail on several devices."),
    .reference = "RFC 9051 section 11.2",
    .topic = "imap-or-pop" },
  { .id = "address-families-differ",
    .title = N_("The server answers differently over IPv6 and IPv4"),
    .explanation = N_("The server name stands for two addresses, a newer kind (IPv6) and an older "
                      "kind (IPv4), and the two do not answer alike. The network decides which is "
                      "used, so mail may work in one place and fail in another."),
    .advice = N_("There is nothing to change in your mail program. If mail fails only in some "
                 "networks, tell the mail service."),
    .admin_advice = N_("The same services with the same certificate should answer on every address "
                       "of the name, or the address that does not should be taken out of the DNS."),
    .reference = "RFC 8305 section 9.3",
    .topic = "blocked-port" },
  { .id = "addresses-differ",
    .title = N_("The addresses of the server do not answer alike"),
    .explanation = N_("The server name stands for several addresses, and at least one of them does "
                      "not answer as the others do. Which one is used is chance, so mail may work "
                      "at one time and fail at another."),
    .advice = N_("There is nothing to change in your mail program. If mail fails only now and "
                 "then, tell the mail service."),
    .admin_advice = N_("The same services with the same certificate should answer on every address "
                       "of the name, or the address that does not should be taken out of the DNS."),
    .reference = "RFC 8305",
    .topic = "blocked-port" },
};

/**
 * sp_finding_words_get_connection:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the words for what the rules about connections and the service find
 */
const SpFindingWords *
sp_finding_words_get_connection (guint *n)
{
  *n = G_N_ELEMENTS (findings);
  return findings;
}
