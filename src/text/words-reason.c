/* Why an advice says what it says: one sentence for each kind of reason, with its fact.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "list.h"
#include "template.h"
#include "words-sending.h"
#include "words-sign-in.h"
#include "words-source.h"

/* {program} is a mail program, {server} a host name, {port} a number, {detail} what the comment says */
static const char *const sentences[] = {
  /* Translators: {port} is a number, {detail} for example TLS 1.3. */
  [SP_REASON_PROVED] = N_("Port {port} answered with {detail} and a valid certificate."),
  [SP_REASON_IMPLICIT_PREFERRED] =
      N_("Secure from the start (SSL/TLS) has been preferred since RFC 8314 of 2018."),
  [SP_REASON_ONLY_STARTTLS] =
      N_("Secure after a request (STARTTLS) is the only secure way known here."),
  [SP_REASON_GUIDE_2007] =
      N_("As requested, this follows the advice of 2007, which prefers STARTTLS on port 587 for "
         "sending. Since 2018, the recommendation has been the other way around."),
  /* Translators: {detail} is the name of a site, for example Example University Mail. */
  [SP_REASON_SITE_TABLE] = N_("{detail} gives these values in its own table."),
  /* Translators: {detail} is the name of a site. */
  [SP_REASON_PUBLISHED] = N_("{detail} publishes these values; they were not checked."),
  [SP_REASON_USUAL_PORT] =
      N_("This is the registered port for this kind of connection; it was not checked."),
  /* Translators: {program} is the name of a mail program. */
  [SP_REASON_CLIENT_LACKS_STARTTLS] =
      N_("{program} cannot make this connection secure after a request (STARTTLS)."),
  [SP_REASON_CLIENT_LACKS_IMPLICIT] =
      N_("{program} cannot make this connection secure from the start (SSL/TLS)."),
  /* Translators: {detail} is a port number. */
  [SP_REASON_CLIENT_STARTTLS_PORT] =
      N_("{program} makes a connection secure after a request (STARTTLS) only on port {detail}."),
  /* Translators: {protocol} is IMAP, POP or SMTP. */
  [SP_REASON_CLIENT_LACKS_PROTOCOL] = N_("{program} does not use {protocol}."),
  /* Translators: {detail} is for example TLS 1.0. */
  [SP_REASON_CLIENT_TOO_OLD] = N_("{program} supports nothing newer than {detail}. That is no "
                                  "longer safe, and today’s servers refuse it."),
  [SP_REASON_STARTTLS_UNLISTED] =
      N_("The server does not list STARTTLS, although STARTTLS works. {program} asks for a secure "
         "connection only where it is listed."),
  [SP_REASON_CLIENT_FALLS_BACK] =
      N_("If STARTTLS is missing, {program} continues without protection and says nothing; that is "
         "why it is not advised here."),
  /* Translators: {detail} is the name of a newer mail program of the same family. */
  [SP_REASON_NEWER_PROGRAM] = N_("A newer program of the same family would work: {detail}."),
  [SP_REASON_PORT_DECIDES] = N_("{program} has one switch for both kinds of secure connection; the "
                                "port decides which kind it uses."),
  [SP_REASON_SITE_ROW_UNSAFE] =
      N_("The site’s own table names port {port} of {server}, which was found not to be safe."),
  [SP_REASON_NOT_SAFE] = N_("Port {port} of {server} was tried and is not safe."),
  [SP_REASON_NOTHING_KNOWN] = N_("No server is known for {protocol}."),
  /* Translators: {detail} is the technical name of a way to sign in, for example PLAIN. */
  [SP_REASON_AUTH] =
      N_("The server accepts this way to sign in ({detail}), and {program} supports it too."),
  [SP_REASON_AUTH_ASSUMED] =
      N_("This is the usual way to sign in; what the server accepts was not seen."),
  /* Translators: {detail} is a list of technical names, for example GSSAPI, NTLM. */
  [SP_REASON_AUTH_UNSHARED] =
      N_("To sign in, the server accepts only {detail}, which {program} does not offer here."),
  [SP_REASON_OAUTH2_LISTED_ONLY] = N_("{program} can sign in with OAuth2, but as far as is known "
                                      "only with providers that its makers have built in."),
  [SP_REASON_NO_AUTH_OFFERED] = N_("The server asks for no sign-in on this port."),
  [SP_REASON_CLIENT_NOTE] = NULL, /* the note is the sentence */
  [SP_REASON_LABEL_UNVERIFIED] = N_("The labels of {program} were not verified in the program "
                                    "itself and may differ a little on the screen."),
  /* Translators: {detail} is the word that the site's own guide uses, for example Require STARTTLS. */
  [SP_REASON_SITE_WORD] = N_("The site’s own guide calls this choice “{detail}”."),
  [SP_REASON_SOURCE] = NULL, /* see sp_words_source_reason() */
  /* Translators: {server} is a host name, {detail} a domain, for example example.edu. */
  [SP_REASON_OUTSIDE] = N_("{server} does not belong to {detail}. Before you enter a password, "
                           "make sure that the mail service confirms this name."),
  /* Translators: {server} is a host name. */
  [SP_REASON_UNCONFIRMED] =
      N_("The certificate names {server}, which answers safely on port {port}. Only the mail "
         "service can say whether that server is one of its own."),
};

static const SpEndpoint *
endpoint_of (const SpReason *reason)
{
  if (reason->endpoint)
    return reason->endpoint;
  return reason->observation ? reason->observation->endpoint : NULL;
}

static const char *
sentence_for (const SpReason *reason)
{
  gboolean about_endpoint = reason->kind == SP_REASON_PROVED ||
                            reason->kind == SP_REASON_NOT_SAFE ||
                            reason->kind == SP_REASON_SITE_ROW_UNSAFE;

  if (reason->kind == SP_REASON_CLIENT_NOTE)
    return "{detail}";
  if (reason->kind == SP_REASON_CLIENT_TOO_OLD && g_strcmp0 (reason->detail, "TLS 1.2") == 0)
    return _("{program} knows {detail} at most, and the server takes nothing older than TLS 1.3.");
  if (reason->kind == SP_REASON_SOURCE)
    return sp_words_source_reason (reason->detail);
  if (!about_endpoint || endpoint_of (reason))
    return _(sentences[reason->kind]);
  return reason->kind == SP_REASON_PROVED ? _("The server answered with a valid certificate.")
                                          : _("The server was tried and is not safe.");
}

/**
 * sp_words_reason:
 * @reason: a reason
 * @advice: the advice it belongs to
 *
 * Returns: (transfer full): the reason with its fact; where something was found not to be safe, with the cause
 */
char *
sp_words_reason (const SpReason *reason, const SpAdvice *advice)
{
  const SpEndpoint *endpoint = endpoint_of (reason);
  g_autofree char *host = endpoint ? sp_host_to_display (sp_endpoint_get_host (endpoint)) : NULL;
  g_autofree char *port = endpoint ? g_strdup_printf ("%u", sp_endpoint_get_port (endpoint)) : NULL;
  gboolean listed = reason->kind == SP_REASON_AUTH_UNSHARED;
  g_autofree char *list = listed ? sp_list_translate (reason->detail) : NULL;
  const char *detail = list ? list : reason->detail;
  g_autofree char *said = NULL;
  g_autofree char *cause = NULL;

  if (reason->kind >= SP_REASON_PROVIDER && reason->kind <= SP_REASON_PROVIDER_NOTE)
    return sp_words_sign_in_reason (reason, advice);
  if (reason->kind >= SP_REASON_SENDING_UNKNOWN)
    return sp_words_sending_reason (reason, advice);
  if (reason->kind == SP_REASON_NOT_SAFE && reason->observation)
    return sp_words_status (reason->observation);
  said = sp_fill (sentence_for (reason), "program",
                  advice->client ? sp_client_get_name (advice->client) : _("The mail program"),
                  "protocol", sp_words_protocol_short (advice->protocol), "server", host, "port",
                  port, "detail", detail ? detail : "—", NULL);
  if (reason->kind != SP_REASON_SITE_ROW_UNSAFE || reason->observation == NULL)
    return g_steal_pointer (&said);
  cause = sp_words_status (reason->observation);
  return g_strconcat (said, " ", cause, NULL);
}
