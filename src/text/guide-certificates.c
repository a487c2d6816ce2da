/* The explanations of certificates and of what can be wrong with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock certificates[] = {
  { SP_BLOCK_PARAGRAPH, N_("A private connection is worth little if it leads to the wrong server. "
                           "So the server shows a certificate, a kind of passport with its name on "
                           "it, issued by an authority that your computer knows.") },
  { SP_BLOCK_HEADING, N_("What is checked") },
  { SP_BLOCK_ITEM,
    N_("The name: it must be the server name that you entered (RFC 7817 of 2016).") },
  { SP_BLOCK_ITEM,
    N_("The date: a certificate is valid for some months and must be renewed in time.") },
  { SP_BLOCK_ITEM, N_("The issuer: one of the authorities that the system trusts, or one that your "
                      "institution has added.") },
  { SP_BLOCK_ITEM, N_("The key and the signature: long and modern enough to resist forgery.") },
  { SP_BLOCK_HEADING, N_("When a program warns you") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("A warning about a certificate is a reason to stop. Either the service made a mistake and "
       "will want to know about it, or someone else is posing as the server. “Continue anyway” "
       "hands your password to whoever is there. “[certificate-problems|Certificate problems]” "
       "explains what each warning means.") },
  { SP_BLOCK_PARAGRAPH,
    N_("Signpost looks at certificates but sends nothing secret, so a check is always safe.") },
};

static const SpBlock certificate_problems[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Only the mail service can fix most of these. Until it does, [certificates|the certificate] "
       "proves nothing: do not enter a password.") },
  { SP_BLOCK_ITEM, N_("Expired: it was not renewed in time.") },
  { SP_BLOCK_ITEM, N_("Not valid yet: the computer’s clock may be wrong.") },
  { SP_BLOCK_ITEM, N_("Wrong name: the certificate does not contain the server name that you "
                      "entered. Often a name in the certificate is the one to enter instead.") },
  { SP_BLOCK_ITEM, N_("Name in an outdated place: newer programs do not look there and refuse the "
                      "certificate (RFC 9525 of 2023).") },
  { SP_BLOCK_ITEM, N_("Unknown issuer: no authority that this computer knows. Your institution may "
                      "have its own, which you install once.") },
  { SP_BLOCK_ITEM, N_("Self-signed: only the server itself vouches for it.") },
  { SP_BLOCK_ITEM, N_("Incomplete chain: the server leaves out an intermediate certificate. Some "
                      "programs find it on their own.") },
  { SP_BLOCK_ITEM, N_("Revoked: withdrawn by its issuer, often because the key was stolen.") },
  { SP_BLOCK_ITEM, N_("Weak key or signature: it could be forged (RFC 9325 of 2022).") },
  { SP_BLOCK_ITEM,
    N_("Different on each port: often one was forgotten when the others were renewed.") },
  { SP_BLOCK_PARAGRAPH,
    N_("If every server looks untrusted, this computer lacks its list of authorities.") },
};

static const SpTopic topics[] = {
  { "certificates", N_("Certificates: how a server shows who it is"),
    N_("the passport of a server, and what a warning means"), certificates,
    G_N_ELEMENTS (certificates) },
  { "certificate-problems", N_("Certificate problems"),
    N_("expired, wrong name, unknown issuer and others, in brief"), certificate_problems,
    G_N_ELEMENTS (certificate_problems) },
};

/**
 * sp_guide_topics_get_certificates:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanations of certificates
 */
const SpTopic *
sp_guide_topics_get_certificates (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
