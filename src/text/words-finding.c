/* The words for findings: title, explanation, what to do and the standard it rests on, by the finding's stable id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

/** FindingWords: all that is said about one kind of finding. */
typedef struct
{
  const char *id;
  const char *title;
  const char *explanation;
  const char *advice;
  const char *reference; /* not translated */
} FindingWords;

static const FindingWords findings[] = {
  { "cleartext-login", N_ ("A password is accepted without a secure connection"),
    N_ ("The server takes a password before the connection is secure. Anybody on the way can read "
        "it."),
    N_ ("The service has to refuse every sign-in before the connection is secure. A mail program "
        "is set to a secure connection and never to “none” or “if available”."),
    "RFC 8314 section 4.1" },
  { "auth-in-clear", N_ ("Ways to sign in are offered before the connection is secure"),
    N_ ("The server lists ways to sign in while the connection is still readable. A mail program "
        "with the wrong setting would use them."),
    N_ ("The service has to list ways to sign in only over a secure connection."),
    "RFC 4954 section 4" },
  { "preauth-in-clear",
    N_ ("The server counts everybody as signed in before the connection is secure"),
    N_ ("The greeting says that no sign-in is needed (PREAUTH). It also keeps a mail program from "
        "asking for a secure connection."),
    N_ ("The service has to stop greeting this way. Until then only the port that is secure from "
        "the start is fit for use."),
    "RFC 9051 section 7.1.4" },
  { "starttls-missing", N_ ("The connection cannot be made secure after a request"),
    N_ ("The server does not offer STARTTLS on a port that begins without encryption. Everything "
        "on this port can be read on the way."),
    N_ ("The service has to offer STARTTLS there or close the port. A port that is secure from the "
        "start is the better choice."),
    "RFC 8314 section 4" },
  { "starttls-broken", N_ ("The request for a secure connection fails"),
    N_ ("The server lists STARTTLS, but the connection does not become secure. Mail programs "
        "cannot connect this way, and careless ones go on without protection."),
    N_ ("The service has to repair STARTTLS or no longer list it. A port that is secure from the "
        "start is the better choice."),
    "RFC 8314 section 4" },
  { "starttls-stripped", N_ ("Something on the way may hide the offer of a secure connection"),
    N_ ("The server does not list STARTTLS here, although signs say that it should. A filter "
        "between this network and the server can remove the offer in order to read along."),
    N_ ("A port that is secure from the start cannot be tampered with in this way. A check from "
        "another network tells whether this network is the cause."),
    "RFC 8314 section 3" },
  { "starttls-response-injection", N_ ("Unprotected bytes came along with the answer to STARTTLS"),
    N_ ("The server’s answer to the request for a secure connection was followed by further bytes. "
        "Somebody on the way can slip in such bytes, and some mail programs take them for the "
        "protected answer of the server."),
    N_ ("A port that is secure from the start does not have this weakness. The service has to find "
        "out where the bytes come from."),
    "RFC 3207 section 4.2" },
  { "implicit-tls-missing", N_ ("No port that is secure from the start"),
    N_ ("The service offers a secure connection only after a request (STARTTLS). That is safe "
        "where the program insists on it, but secure from the start is preferred since 2018."),
    N_ ("The service should also offer a port that is secure from the start: 993 for IMAP, 995 for "
        "POP, 465 for SMTP."),
    "RFC 8314 section 3" },
  { "tls13-missing", N_ ("TLS 1.3 is not offered"),
    N_ ("The connection uses TLS 1.2. That is safe, but TLS 1.3 of 2018 is better and faster."),
    N_ ("The service should offer TLS 1.3 as well."), "RFC 9325 section 3.1.1" },
  { "tls-obsolete", N_ ("An outdated version of TLS is in use"),
    N_ ("The connection uses a version of SSL/TLS that is no longer considered safe. TLS 1.0 and "
        "1.1 were retired in 2021, SSL 2 and 3 earlier."),
    N_ ("The service has to offer TLS 1.2 or later and should switch off everything older."),
    "RFC 8996, RFC 8997" },
  { "cert-expired", N_ ("The certificate has expired"),
    N_ ("The time for which the certificate is valid is over. Mail programs refuse the connection "
        "or show a warning."),
    N_ ("The service has to renew the certificate. A warning in the mail program is not to be "
        "clicked away."),
    "RFC 8314 section 4.4" },
  { "cert-expires-soon", N_ ("The certificate expires soon"),
    N_ ("The certificate is still valid, but not for long. After that day mail programs refuse the "
        "connection."),
    N_ ("The service should renew the certificate now."), "RFC 8314 section 4.4" },
  { "cert-not-yet-valid", N_ ("The certificate is not valid yet"),
    N_ ("The time for which the certificate is valid has not begun. The clock of this computer may "
        "also be wrong."),
    N_ ("The first step is to check date and time of this computer. If they are right, the service "
        "has to install a valid certificate."),
    "RFC 8314 section 4.4" },
  { "cert-untrusted", N_ ("The issuer of the certificate is not known"),
    N_ ("This computer does not know the authority that issued the certificate, so nothing proves "
        "that this is the right server."),
    N_ ("Where the service has an authority of its own, its certificate is added once, after "
        "asking the service. Otherwise the service needs a certificate from a public authority."),
    "RFC 7817 section 3" },
  { "cert-self-signed", N_ ("Nobody but the server vouches for the certificate"),
    N_ ("The certificate is signed by itself. Anybody can make such a certificate, so it does not "
        "prove that this is the right server."),
    N_ ("The service needs a certificate from an authority that computers know."),
    "RFC 8314 section 4.4" },
  { "cert-wrong-name", N_ ("The certificate is for another server name"),
    N_ ("The certificate does not contain the server name that was tried. It may be the wrong name "
        "for the right server, or the wrong server."),
    N_ ("A server name that the certificate contains is the one to enter. Where there is none, the "
        "service has to install a fitting certificate."),
    "RFC 7817 section 3" },
  { "cert-weak-key", N_ ("The key of the certificate is too short"),
    N_ ("A key of this length can be broken with enough effort. Newer programs refuse it."),
    N_ ("The service has to install a certificate with an RSA key of at least 2048 bits or an "
        "elliptic-curve key."),
    "RFC 9325 section 4.5" },
  { "cert-weak-signature", N_ ("The signature of the certificate is of an outdated kind"),
    N_ ("The certificate is signed with MD5 or SHA-1, which can be forged. Newer programs refuse "
        "it."),
    N_ ("The service has to install a certificate that is signed with SHA-256 or better."),
    "RFC 9325 section 4.5" },
  { "cert-incomplete-chain", N_ ("The server leaves out a certificate"),
    N_ ("Between the server’s certificate and the authority there is another one, which the server "
        "has to send along and does not. Some programs find it by themselves, others refuse the "
        "connection."),
    N_ ("The service has to add the intermediate certificate to its settings."),
    "RFC 8446 section 4.4.2" },
  { "cert-differs", N_ ("The ports of one server show different certificates"),
    N_ ("The same server name shows different certificates on different ports. One of them is "
        "often forgotten when the others are renewed."),
    N_ ("The service should check that every port uses the certificate it is meant to use."),
    "RFC 7817 section 5" },
  { "port-blocked-here", N_ ("This network blocks a port"),
    N_ ("The server answers on other ports, but a connection to this one gets no answer at all. "
        "That points to a filter in this network and not to the mail service."),
    N_ ("Another port of the same service is the way out. A check from another network tells for "
        "certain."),
    "RFC 5068" },
  { "service-refuses", N_ ("The service turns connections away"),
    N_ ("The server answers and then refuses to talk. It may be too busy, under repair or closed "
        "to this network."),
    N_ ("A second check in some minutes can tell more. If it stays so, the service is the one to "
        "ask."),
    "RFC 5321 section 3.1" },
  { "slow-greeting", N_ ("The server is slow to greet"),
    N_ ("Several seconds pass before the server says its first word. Some servers do that on "
        "purpose to slow down senders of junk mail; some mail programs give up too early."),
    N_ ("Nothing has to be changed in the mail program. If connections fail now and then, the "
        "service is the one to ask."),
    "RFC 5321 section 4.5.3.2" },
  { "no-trust-store", N_ ("This computer knows no certificate authorities"),
    N_ ("The list of authorities that vouch for servers is missing on this computer, so every "
        "server looks untrusted. This says nothing about the mail service."),
    N_ ("The package ca-certificates, or what the system has in its place, has to be installed; "
        "then a second check is needed."),
    "RFC 8314 section 5" },
};

static const FindingWords *
find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    if (g_str_equal (findings[i].id, id))
      return &findings[i];
  return NULL;
}

/**
 * sp_words_has_finding:
 * @id: the id of a finding
 *
 * Returns: whether there are words for it
 */
gboolean
sp_words_has_finding (const char *id)
{
  return find (id) != NULL;
}

/**
 * sp_words_finding_title:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what it is, in one line; @id itself where there are no words for it
 */
const char *
sp_words_finding_title (const char *id)
{
  const FindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _ (words->title);
}

/**
 * sp_words_finding_explanation:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what it means
 */
const char *
sp_words_finding_explanation (const char *id)
{
  const FindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _ (words->explanation);
}

/**
 * sp_words_finding_advice:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what to do about it, and who
 */
const char *
sp_words_finding_advice (const char *id)
{
  const FindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _ (words->advice);
}

/**
 * sp_words_finding_reference:
 * @id: the id of a finding
 *
 * Returns: (transfer none): the standard it rests on, as "RFC 8314 section 4.1"
 */
const char *
sp_words_finding_reference (const char *id)
{
  const FindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return words->reference;
}
