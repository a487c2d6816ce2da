/* Why a secure connection did not come about or broke, in one or two sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-tls-failure.h"

#include <glib/gi18n.h>

/* Each follows a sentence about the server, which is what “it” stands for. */
static const char *const causes[SP_N_TLS_FAILURES] = {
  /* Translators: “It” is the server in all of these sentences; each follows one that names it. */
  [SP_TLS_FAILURE_NONE] = N_("It gave no reason."),
  [SP_TLS_FAILURE_UNKNOWN] = N_("The reason it gave says nothing about the cause."),
  [SP_TLS_FAILURE_VERSION] = N_("It offers only outdated versions of TLS there."),
  [SP_TLS_FAILURE_SECURITY] = N_("It demands stronger encryption than this computer offers."),
  [SP_TLS_FAILURE_METHOD] =
      N_("It found no encryption method that both sides support, or it is set up wrongly."),
  [SP_TLS_FAILURE_WEAK] = N_("It offers only encryption that this computer refuses as too weak."),
  [SP_TLS_FAILURE_CLIENT_CERTIFICATE] = N_("It asks the mail program for a certificate of its own. "
                                           "Ask the mail service how to get one."),
  [SP_TLS_FAILURE_CERTIFICATE_REFUSED] = N_("It complains about a certificate, although it asked "
                                            "for none. Only the mail service can fix this."),
  /* Translators: {server} is a host name. */
  [SP_TLS_FAILURE_NAME] =
      N_("It does not know the name {server}. Ask the mail service for the right server name."),
  [SP_TLS_FAILURE_APPLICATION] = N_("It expects something other than a mail program there."),
  [SP_TLS_FAILURE_ACCESS] = N_("It denies access. It may be closed to this network."),
  [SP_TLS_FAILURE_INTERNAL] =
      N_("It reports an error of its own. Only the mail service can fix this."),
  [SP_TLS_FAILURE_CALLED_OFF] = N_("It broke off the connection. Check again later."),
  [SP_TLS_FAILURE_MISUNDERSTOOD] = N_("It rejects what every current mail program sends. The mail "
                                      "service should update its server software."),
  [SP_TLS_FAILURE_ENDED] = N_("It ended the connection properly, but much too early."),
  [SP_TLS_FAILURE_CUT] = N_("It closed the connection without giving a reason."),
  [SP_TLS_FAILURE_DAMAGED] =
      N_("What was sent arrived changed: the server, or something on the way to it, is faulty."),
  [SP_TLS_FAILURE_RULES] = N_("What it sent breaks the rules of TLS. The server, or something on "
                              "the way to it, is faulty."),
  [SP_TLS_FAILURE_FLOOD] =
      N_("It sent far more than a secure connection needs, so the check was ended."),
  [SP_TLS_FAILURE_CLEAR_TEXT] =
      N_("It went on without encryption. The server, or something on the way to it, is faulty."),
};

/**
 * sp_words_tls_failure:
 * @failure: why TLS failed
 *
 * Returns: (transfer none): one or two sentences with the place `server`, to follow one that names the server
 */
const char *
sp_words_tls_failure (SpTlsFailure failure)
{
  return _(causes[failure]);
}
