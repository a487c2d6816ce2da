/* The words for findings about certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "cert-expired",
    .title = N_("The certificate has expired"),
    .explanation = N_("The certificate is no longer valid. Mail programs refuse the connection or "
                      "show a warning."),
    .advice = N_("If your mail program shows a warning, stop. Tell the mail service."),
    .admin_advice =
        N_("The service has to renew the certificate, and should automate this from now on."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-expires-soon",
    .title = N_("The certificate expires soon"),
    .explanation = N_("The certificate is still valid, but not for long. Once it has expired, mail "
                      "programs refuse the connection or show a warning."),
    .advice = N_(
        "There is nothing to do in your mail program for now. If it shows a warning later, stop."),
    .admin_advice = N_("The service should renew the certificate now."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-not-yet-valid",
    .title = N_("The certificate is not valid yet"),
    .explanation = N_(
        "The certificate’s period of validity has not begun, or this computer’s clock is wrong."),
    .advice =
        N_("Check the date and time of this computer. If they are right, tell the mail service."),
    .admin_advice = N_("The service has to install a certificate that is already valid."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-untrusted",
    .title = N_("The issuer of the certificate is not known"),
    .explanation = N_("This computer does not know the authority that issued the certificate, so "
                      "nothing proves that this is the right server."),
    .advice = N_("If the service has its own authority, ask the service and install that "
                 "authority’s certificate once. Otherwise, do not enter a password here."),
    .admin_advice = N_("The service needs a certificate from a public authority, or has to give "
                       "people its own authority’s certificate in a safe way."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-self-signed",
    .title = N_("Only the server vouches for the certificate"),
    .explanation = N_("The certificate is self-signed. Anyone can make such a certificate, so it "
                      "does not prove that this is the right server."),
    .advice = N_("Do not enter a password here unless the service itself confirms the "
                 "certificate’s fingerprint."),
    .admin_advice = N_("The service needs a certificate from an authority that computers know."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-revoked",
    .title = N_("The certificate has been withdrawn"),
    .explanation = N_("The authority withdrew the certificate before it expired. Often its key was "
                      "stolen, so someone else may be posing as the server."),
    .advice = N_("Do not enter a password here. Tell the mail service."),
    .admin_advice = N_("The service has to install a new certificate with a new key."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-wrong-name",
    .title = N_("The certificate is for another server name"),
    .explanation = N_("The certificate does not contain the server name that was tried. It may be "
                      "the wrong name for the right server, or the wrong server."),
    .advice = N_("Enter a server name from the certificate, if it belongs to the service. "
                 "Otherwise, ask the mail service."),
    .admin_advice = N_("The service has to install a certificate that contains every name it tells "
                       "people to enter."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-cn-only",
    .title = N_("The server’s name is where newer programs no longer look"),
    .explanation = N_("The certificate has the name only in its old place (common name). Older "
                      "mail programs accept that; newer ones do not."),
    .advice = N_("If your mail program complains about the name, this is the reason. Tell the mail "
                 "service."),
    .admin_advice = N_("The service should install a certificate with the name as a DNS name "
                       "(subject alternative name)."),
    .reference = "RFC 9525 section 2",
    .topic = "certificate-problems" },
  { .id = "cert-weak-key",
    .title = N_("The certificate’s key is too short"),
    .explanation =
        N_("A key of this length can be broken with enough effort. Newer programs refuse it."),
    .advice = N_(
        "Only the service can help. Using an older mail program that accepts the key is no safer."),
    .admin_advice = N_("The service has to install a certificate with an RSA key of at least 2048 "
                       "bits or an elliptic-curve key."),
    .reference = "RFC 9325 section 4.5",
    .topic = "certificate-problems" },
  { .id = "cert-weak-signature",
    .title = N_("The certificate’s signature uses an outdated method"),
    .explanation = N_("The certificate is signed with MD5 or SHA-1, methods that can be forged. "
                      "Newer programs refuse it."),
    .advice = N_("Only the service can help. Using an older mail program that accepts the "
                 "signature is no safer."),
    .admin_advice = N_("The service has to install a certificate signed with SHA-256 or better."),
    .reference = "RFC 9325 section 4.5",
    .topic = "certificate-problems" },
  { .id = "cert-incomplete-chain",
    .title = N_("The server leaves out a certificate"),
    .explanation = N_("Between the server’s certificate and the authority there is another one, "
                      "which the server should send but does not. Some programs find it on their "
                      "own; others refuse the connection."),
    .advice =
        N_("Only the service can help. Until then, one program may connect and another may not."),
    .admin_advice = N_("The service has to add the intermediate certificate to its settings."),
    .reference = "RFC 8446 section 4.4.2",
    .topic = "certificate-problems" },
  { .id = "cert-wrong-purpose",
    .title = N_("The certificate is not meant for servers"),
    .explanation = N_("A certificate says what it may be used for. This one, or one of its "
                      "authorities’, is meant for something else, such as signing mail. Most "
                      "programs refuse the connection; some older ones do not look."),
    .advice = N_("Only the service can help. Using a mail program that accepts the certificate is "
                 "no safer."),
    .admin_advice = N_("The service has to install a certificate for servers: with the extended "
                       "key usage serverAuth and the key usage digitalSignature."),
    .reference = "RFC 5280 section 4.2.1.12",
    .topic = "certificate-problems" },
  { .id = "cert-constraints",
    .title = N_("An authority of the certificate goes beyond its limits"),
    .explanation = N_("Some authorities may vouch only for certain names, and most certificates "
                      "may not vouch for others at all. A certificate that breaks these rules "
                      "proves nothing, so mail programs refuse the connection or show a warning."),
    .advice = N_("Do not enter a password here. Tell the mail service."),
    .admin_advice = N_("The service needs a certificate from an authority that may vouch for its "
                       "names. Each certificate above it must be that of an authority (basic "
                       "constraints, key usage keyCertSign, path length, name constraints)."),
    .reference = "RFC 5280 section 6.1",
    .topic = "certificate-problems" },
  { .id = "cert-staple-missing",
    .title = N_("The server leaves out what its certificate promises"),
    .explanation = N_("The certificate promises that the server always sends a fresh statement "
                      "from the authority that the certificate has not been withdrawn (OCSP "
                      "stapling). The server does not. Thunderbird and some other mail programs "
                      "then refuse the connection; others do not look."),
    .advice =
        N_("A mail program that refuses the connection is right to do so. Tell the mail service."),
    .admin_advice =
        N_("The service has to switch on OCSP stapling, or get a certificate without the TLS "
           "feature extension (must-staple), since many mail servers cannot staple."),
    .reference = "RFC 7633 section 4.2.3",
    .topic = "certificate-problems" },
  { .id = "cert-staple-invalid",
    .title = N_("The authority’s statement sent by the server does not count"),
    .explanation = N_("The server sends a statement from the authority along with its certificate "
                      "(OCSP stapling). It is too old, about another certificate, or not from the "
                      "authority, so it was ignored."),
    .advice =
        N_("There is nothing to do in your mail program. Some programs may refuse the connection."),
    .admin_advice = N_("The service should check that the server fetches a new answer from the "
                       "authority in time, and for the certificate it now uses."),
    .reference = "RFC 6960 section 3.2",
    .topic = "certificate-problems" },
  { .id = "cert-superfluous",
    .title = N_("The server sends certificates that nobody needs"),
    .explanation = N_("Some of the certificates that the server sends have expired, are weak, come "
                      "twice or are in the wrong order. None of them is needed to trust the "
                      "server, but some old programs trip over them."),
    .advice = N_("There is nothing to do in your mail program."),
    .admin_advice = N_("The service should send its own certificate and then each authority’s "
                       "once, in order, without the root."),
    .reference = "RFC 8446 section 4.4.2",
    .topic = "certificate-problems" },
  { .id = "cert-differs",
    .title = N_("The ports of one server show different certificates"),
    .explanation = N_("The same server name shows different certificates on different ports. One "
                      "of them is often forgotten when the others are renewed."),
    .advice =
        N_("There is nothing to change in your mail program as long as each certificate is valid."),
    .admin_advice =
        N_("The service should check that every port uses the certificate meant for it."),
    .reference = "RFC 7817 section 5",
    .topic = "certificate-problems" },
  { .id = "no-trust-store",
    .title = N_("This computer knows no certificate authorities"),
    .explanation = N_("The list of authorities that vouch for servers is missing on this computer, "
                      "so every server looks untrusted. This says nothing about the mail service."),
    .advice =
        N_("Install the package ca-certificates, or your system’s equivalent; then check again."),
    .admin_advice = N_("There is nothing for the mail service to change."),
    .reference = "RFC 8314 section 5",
    .topic = "certificates" },
};

/**
 * sp_finding_words_get_certificate:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the words for what the rules about certificates find
 */
const SpFindingWords *
sp_finding_words_get_certificate (guint *n)
{
  *n = G_N_ELEMENTS (findings);
  return findings;
}
