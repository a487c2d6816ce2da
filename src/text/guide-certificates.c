/* The explanations of certificates and of what can be wrong with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock certificates[] = {
  { SP_BLOCK_PARAGRAPH, N_("A private connection is worth little if it leads to the wrong server. "
                           "So the server shows a certificate, a kind of passport with its name, "
                           "issued by an authority that the computer knows.") },
  { SP_BLOCK_HEADING, N_("What is checked") },
  { SP_BLOCK_ITEM,
    N_("The name: it has to be the server name that was entered (RFC 7817 of 2016).") },
  { SP_BLOCK_ITEM,
    N_("The date: a certificate is valid for some months and has to be renewed in time.") },
  { SP_BLOCK_ITEM, N_("The issuer: one of the authorities that the system trusts, or one that the "
                      "institution has added.") },
  { SP_BLOCK_ITEM, N_("The key and the signature: long and modern enough not to be forged.") },
  { SP_BLOCK_HEADING, N_("When a program warns") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("A warning about a certificate is a reason to stop. Either the service made a mistake, "
       "which it wants to know of, or somebody else is posing as the server. “Continue anyway” "
       "gives the password to whoever is there. “[certificate-problems|Problems with "
       "certificates]” tells what each warning means.") },
  { SP_BLOCK_PARAGRAPH, N_("Signpost looks at certificates but sends nothing secret, so a check is "
                           "safe in any case.") },
};

static const SpBlock certificate_problems[] = {
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Most of these can be put right only by the service. Until then [certificates|the "
       "certificate] proves nothing, and no password should be entered.") },
  { SP_BLOCK_ITEM, N_("Expired: it was not renewed in time.") },
  { SP_BLOCK_ITEM, N_("Not valid yet: the computer’s clock may be wrong.") },
  { SP_BLOCK_ITEM, N_("Wrong name: the certificate does not contain the server name that was "
                      "entered. Often a name in the certificate is the right one to enter.") },
  { SP_BLOCK_ITEM, N_("Name in an outdated place: newer programs do not look there and refuse the "
                      "certificate (RFC 9525 of 2023).") },
  { SP_BLOCK_ITEM, N_("Unknown issuer: no authority that this computer knows. An institution may "
                      "have one of its own, which is installed once.") },
  { SP_BLOCK_ITEM, N_("Self-signed: nobody vouches for it but the server itself.") },
  { SP_BLOCK_ITEM, N_("Incomplete chain: the server leaves out a certificate in between. Some "
                      "programs find it by themselves.") },
  { SP_BLOCK_ITEM, N_("Revoked: withdrawn by its issuer, often because the key was stolen.") },
  { SP_BLOCK_ITEM, N_("Weak key or signature: could be forged (RFC 9325 of 2022).") },
  { SP_BLOCK_ITEM,
    N_("Different on each port: often one was forgotten when the others were renewed.") },
  { SP_BLOCK_PARAGRAPH,
    N_("Where every server looks untrusted, this computer lacks its list of authorities.") },
};

static const SpTopic topics[] = {
  { "certificates", N_("Certificates: how a server shows who it is"),
    N_("the passport of a server, and what a warning means"), certificates,
    G_N_ELEMENTS (certificates) },
  { "certificate-problems", N_("Problems with certificates"),
    N_("expired, wrong name, unknown issuer and others, each in short"), certificate_problems,
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
