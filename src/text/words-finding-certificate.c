/* The words for findings about certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding-words.h"

#include <glib/gi18n.h>

static const SpFindingWords findings[] = {
  { .id = "cert-expired",
    .title = N_("The certificate has expired"),
    .explanation = N_("The time for which the certificate is valid is over. Mail programs refuse "
                      "the connection or show a warning."),
    .advice =
        N_("The warning in the mail program is a reason to stop. The service is the one to tell."),
    .admin_advice = N_("The service has to renew the certificate, and should have that done "
                       "automatically from then on."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-expires-soon",
    .title = N_("The certificate expires soon"),
    .explanation = N_("The certificate is still valid, but not for long. Once it has expired, mail "
                      "programs refuse the connection or show a warning."),
    .advice = N_("Nothing has to be done in the mail program for now. A warning that it shows "
                 "later is a reason to stop."),
    .admin_advice = N_("The service should renew the certificate now."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-not-yet-valid",
    .title = N_("The certificate is not valid yet"),
    .explanation = N_("The time for which the certificate is valid has not begun, or the clock of "
                      "this computer is wrong."),
    .advice = N_("The first step is to check the date and time of this computer. If they are "
                 "right, the service is the one to tell."),
    .admin_advice = N_("The service has to install a certificate that is valid already."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-untrusted",
    .title = N_("The issuer of the certificate is not known"),
    .explanation = N_("This computer does not know the authority that issued the certificate, so "
                      "nothing proves that this is the right server."),
    .advice = N_("Where the service has an authority of its own, its certificate is installed "
                 "once, after asking the service. Otherwise no password should be entered here."),
    .admin_advice = N_("The service needs a certificate from a public authority, or has to hand "
                       "out the certificate of its own authority in a safe way."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-self-signed",
    .title = N_("Nobody but the server vouches for the certificate"),
    .explanation = N_("The certificate is signed by itself. Anybody can make such a certificate, "
                      "so it does not prove that this is the right server."),
    .advice = N_("No password should be entered here, unless the service itself confirms the "
                 "certificate’s fingerprint."),
    .admin_advice = N_("The service needs a certificate from an authority that computers know."),
    .reference = "RFC 8314 section 4.4",
    .topic = "certificate-problems" },
  { .id = "cert-revoked",
    .title = N_("The certificate has been withdrawn"),
    .explanation = N_("The authority has withdrawn the certificate before its time was over. Often "
                      "its key was stolen, so somebody else may be posing as the server."),
    .advice = N_("No password should be entered here. The service is the one to tell."),
    .admin_advice = N_("The service has to install a new certificate with a new key."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-wrong-name",
    .title = N_("The certificate is for another server name"),
    .explanation = N_("The certificate does not contain the server name that was tried. It may be "
                      "the wrong name for the right server, or the wrong server."),
    .advice = N_("A server name that the certificate contains is the one to enter, if it belongs "
                 "to the service. Otherwise the service is the one to ask."),
    .admin_advice = N_(
        "The service has to install a certificate with every name that it tells people to enter."),
    .reference = "RFC 7817 section 3",
    .topic = "certificate-problems" },
  { .id = "cert-cn-only",
    .title = N_("The server’s name is where newer programs no longer look"),
    .explanation = N_("The certificate has the name only in its old place (common name). Older "
                      "mail programs accept that, newer ones do not."),
    .advice = N_("If a mail program complains about the name, this is the reason. The service is "
                 "the one to tell."),
    .admin_advice = N_("The service should install a certificate with the name as a DNS name "
                       "(subject alternative name)."),
    .reference = "RFC 9525 section 2",
    .topic = "certificate-problems" },
  { .id = "cert-weak-key",
    .title = N_("The key of the certificate is too short"),
    .explanation =
        N_("A key of this length can be broken with enough effort. Newer programs refuse it."),
    .advice = N_("Only the service can help. An older mail program that accepts the key does not "
                 "make it any safer."),
    .admin_advice = N_("The service has to install a certificate with an RSA key of at least 2048 "
                       "bits or an elliptic-curve key."),
    .reference = "RFC 9325 section 4.5",
    .topic = "certificate-problems" },
  { .id = "cert-weak-signature",
    .title = N_("The signature of the certificate is of an outdated kind"),
    .explanation = N_("The certificate is signed with MD5 or SHA-1, methods that can be forged. "
                      "Newer programs refuse it."),
    .advice = N_("Only the service can help. An older mail program that accepts the signature does "
                 "not make it any safer."),
    .admin_advice =
        N_("The service has to install a certificate that is signed with SHA-256 or better."),
    .reference = "RFC 9325 section 4.5",
    .topic = "certificate-problems" },
  { .id = "cert-incomplete-chain",
    .title = N_("The server leaves out a certificate"),
    .explanation = N_("Between the server’s certificate and the authority there is another one, "
                      "which the server has to send along and does not. Some programs find it by "
                      "themselves, others refuse the connection."),
    .advice =
        N_("Only the service can help. Until then one program may connect and another may not."),
    .admin_advice = N_("The service has to add the intermediate certificate to its settings."),
    .reference = "RFC 8446 section 4.4.2",
    .topic = "certificate-problems" },
  { .id = "cert-wrong-purpose",
    .title = N_("The certificate is not meant for servers"),
    .explanation = N_("A certificate says what it may be used for. This one, or that of one of its "
                      "authorities, is meant for something else, such as signing mail. Most "
                      "programs refuse the connection, some older ones do not look."),
    .advice = N_("Only the service can help. A mail program that accepts the certificate does not "
                 "make it any safer."),
    .admin_advice = N_("The service has to install a certificate for servers: with the extended "
                       "key usage serverAuth and the key usage digitalSignature."),
    .reference = "RFC 5280 section 4.2.1.12",
    .topic = "certificate-problems" },
  { .id = "cert-constraints",
    .title = N_("An authority of the certificate goes beyond its limits"),
    .explanation = N_("Some authorities may vouch for certain names only, and most certificates "
                      "may not vouch for others at all. What does not keep to that proves nothing, "
                      "so mail programs refuse the connection or show a warning."),
    .advice = N_("No password should be entered here. The service is the one to tell."),
    .admin_advice = N_("The service needs a certificate from an authority that may vouch for its "
                       "names. Each certificate above it has to be one of an authority (basic "
                       "constraints, key usage keyCertSign, path length, name constraints)."),
    .reference = "RFC 5280 section 6.1",
    .topic = "certificate-problems" },
  { .id = "cert-staple-missing",
    .title = N_("The server leaves out what its certificate promises"),
    .explanation = N_("The certificate promises that the server always sends a fresh word of the "
                      "authority along, which says that the certificate has not been withdrawn "
                      "(OCSP stapling). The server does not. Thunderbird and some other mail "
                      "programs refuse the connection then, others do not look."),
    .advice = N_("A mail program that refuses the connection is right to do so. The service is the "
                 "one to tell."),
    .admin_advice =
        N_("The service has to switch on OCSP stapling, or to have a certificate issued without "
           "the TLS feature extension (must-staple), since many mail servers cannot staple."),
    .reference = "RFC 7633 section 4.2.3",
    .topic = "certificate-problems" },
  { .id = "cert-staple-invalid",
    .title = N_("The authority’s word that the server sends along does not count"),
    .explanation = N_(
        "The server sends a word of the authority along with its certificate (OCSP stapling). It "
        "is too old, about another certificate, or not from the authority, so it was not heeded."),
    .advice =
        N_("Nothing has to be done in the mail program. Some programs may refuse the connection."),
    .admin_advice = N_("The service should check that the server fetches a new answer from the "
                       "authority in time, and for the certificate that it uses now."),
    .reference = "RFC 6960 section 3.2",
    .topic = "certificate-problems" },
  { .id = "cert-superfluous",
    .title = N_("The server sends certificates that nobody needs"),
    .explanation = N_("Among the certificates that the server sends there are some that have "
                      "expired or are weak, come twice or in the wrong order. None of them is "
                      "needed to trust the server, but some old programs trip over them."),
    .advice = N_("Nothing has to be done in the mail program."),
    .admin_advice = N_("The service should send its own certificate and then each authority’s "
                       "once, in order, without the root."),
    .reference = "RFC 8446 section 4.4.2",
    .topic = "certificate-problems" },
  { .id = "cert-differs",
    .title = N_("The ports of one server show different certificates"),
    .explanation = N_("The same server name shows different certificates on different ports. One "
                      "of them is often forgotten when the others are renewed."),
    .advice =
        N_("Nothing has to be changed in the mail program as long as each certificate is valid."),
    .admin_advice =
        N_("The service should check that every port uses the certificate it is meant to use."),
    .reference = "RFC 7817 section 5",
    .topic = "certificate-problems" },
  { .id = "no-trust-store",
    .title = N_("This computer knows no certificate authorities"),
    .explanation = N_("The list of authorities that vouch for servers is missing on this computer, "
                      "so every server looks untrusted. This says nothing about the mail service."),
    .advice = N_("The package ca-certificates, or what the system has in its place, has to be "
                 "installed; then a second check is needed."),
    .admin_advice = N_("The mail service has nothing to change."),
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
