/* The words for single things: protocols, ways to secure a connection, stages, fields and the like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "core/safe-text.h"
#include "language.h"
#include "list.h"
#include "template.h"

/**
 * sp_words_protocol:
 * @protocol: a protocol
 *
 * Returns: (transfer none): what it is for, with its name in brackets; fit for a heading
 */
const char *
sp_words_protocol (SpProtocol protocol)
{
  static const char *const words[SP_N_PROTOCOLS] = {
    [SP_PROTOCOL_IMAP] = N_("Incoming mail (IMAP)"),
    [SP_PROTOCOL_POP3] = N_("Incoming mail (POP)"),
    [SP_PROTOCOL_SMTP] = N_("Outgoing mail (SMTP)"),
    [SP_PROTOCOL_SIEVE] = N_("Mail filters (ManageSieve)"),
  };

  return _(words[protocol]);
}

/**
 * sp_words_protocol_short:
 * @protocol: a protocol
 *
 * Returns: (transfer none): its bare name, as people write it
 */
const char *
sp_words_protocol_short (SpProtocol protocol)
{
  static const char *const words[SP_N_PROTOCOLS] = {
    [SP_PROTOCOL_IMAP] = "IMAP",
    [SP_PROTOCOL_POP3] = "POP",
    [SP_PROTOCOL_SMTP] = "SMTP",
    [SP_PROTOCOL_SIEVE] = "ManageSieve",
  };

  return words[protocol];
}

/**
 * sp_words_security:
 * @security: a way to secure a connection
 *
 * Returns: (transfer none): the same in plain words, with the technical term in brackets
 */
const char *
sp_words_security (SpSecurity security)
{
  static const char *const words[] = {
    [SP_SECURITY_TLS] = N_("secure from the start (SSL/TLS)"),
    [SP_SECURITY_STARTTLS] = N_("secure after a request (STARTTLS)"),
    [SP_SECURITY_NONE] = N_("not secure"),
  };

  return _(words[security]);
}

/**
 * sp_words_stage:
 * @stage: where a probe is
 *
 * Returns: (transfer none): what it is doing there, for a line that changes while it runs
 */
const char *
sp_words_stage (SpStage stage)
{
  static const char *const words[SP_N_STAGES] = {
    [SP_STAGE_QUEUED] = N_("waiting for its turn…"),
    [SP_STAGE_RESOLVE] = N_("looking up the server’s address…"),
    [SP_STAGE_CONNECT] = N_("connecting…"),
    [SP_STAGE_GREETING] = N_("waiting for greeting…"),
    [SP_STAGE_STARTTLS] = N_("asking for a secure connection…"),
    [SP_STAGE_HANDSHAKE] = N_("securing the connection…"),
    [SP_STAGE_CAPABILITIES] = N_("asking what the server offers…"),
    [SP_STAGE_DONE] = N_("done"),
  };

  return _(words[stage]);
}

/**
 * sp_words_era:
 * @era: an era
 *
 * Returns: (transfer none): whether such a program is still maintained
 */
const char *
sp_words_era (SpEra era)
{
  /* Translators: a mail program. */
  return era == SP_ERA_CURRENT ? C_("mail program", "current")
                               : C_("mail program", "no longer maintained");
}

/**
 * sp_words_confidence:
 * @confidence: how sure a description is
 *
 * Returns: (transfer none): where the words of a program were read
 */
const char *
sp_words_confidence (SpConfidence confidence)
{
  static const char *const words[] = {
    [SP_CONFIDENCE_VERIFIED] = N_("read in the program’s own files"),
    [SP_CONFIDENCE_DOCUMENTED] = N_("read in documentation"),
    [SP_CONFIDENCE_UNVERIFIED] = N_("not verified"),
  };

  return _(words[confidence]);
}

/**
 * sp_words_policy:
 * @policy: a policy
 *
 * Returns: (transfer none): which of several safe settings it prefers
 */
const char *
sp_words_policy (SpPolicy policy)
{
  static const char *const words[] = {
    [SP_POLICY_RFC8314] = N_("Secure from the start first, as RFC 8314 has asked since 2018"),
    [SP_POLICY_GUIDE_2007] = N_("As was usual in 2007: for sending, STARTTLS on port 587 first"),
  };

  return _(words[policy]);
}

/**
 * sp_words_origin:
 * @advice: an advice
 *
 * Returns: (transfer none): where its values come from and whether they were checked
 */
const char *
sp_words_origin (const SpAdvice *advice)
{
  static const char *const words[][2] = {
    [SP_ORIGIN_DERIVED] = { N_("guess, not checked"), N_("checked just now") },
    [SP_ORIGIN_SITE] = { N_("from the site’s own table, not checked"),
                         N_("from the site’s own table, checked just now") },
    [SP_ORIGIN_PUBLISHED] = { N_("published, not checked"), N_("published, checked just now") },
  };

  return _(words[advice->origin][advice->checked ? 1 : 0]);
}

/**
 * sp_words_field:
 * @field: a row of an account dialogue
 *
 * Returns: (transfer none): our own name for it, where a program has none
 */
const char *
sp_words_field (SpField field)
{
  static const char *const words[SP_N_FIELDS] = {
    [SP_FIELD_SERVER] = N_("Server"),
    [SP_FIELD_PORT] = N_("Port"),
    [SP_FIELD_SECURITY] = N_("Connection security"),
    [SP_FIELD_AUTH] = N_("Way to sign in"),
    [SP_FIELD_USER] = N_("User name"),
  };

  return _(words[field]);
}

/**
 * sp_words_auth:
 * @auth: a way to sign in
 *
 * Returns: (transfer none): our own name for it, where a program has none
 */
const char *
sp_words_auth (SpAuth auth)
{
  static const char *const words[SP_N_AUTHS] = {
    [SP_AUTH_PASSWORD] = N_("password"),
    [SP_AUTH_ENCRYPTED] = N_("encrypted password"),
    [SP_AUTH_OAUTH2] = N_("sign-in page of the provider (OAuth2)"),
    [SP_AUTH_GSSAPI] = N_("Kerberos (GSSAPI)"),
    [SP_AUTH_NTLM] = N_("Windows sign-in (NTLM)"),
    [SP_AUTH_EXTERNAL] = N_("personal certificate (EXTERNAL)"),
    [SP_AUTH_NONE] = N_("no sign-in"),
  };

  return _(words[auth]);
}

/**
 * sp_words_severity:
 * @severity: a severity
 *
 * Returns: (transfer none): the word that stands before a finding
 */
const char *
sp_words_severity (SpSeverity severity)
{
  static const char *const words[] = {
    [SP_SEVERITY_BAD] = N_("Not safe"),
    [SP_SEVERITY_WARNING] = N_("Warning"),
    [SP_SEVERITY_INFO] = N_("Good to know"),
  };

  return _(words[severity]);
}

/**
 * sp_words_tls_problem:
 * @problem: one problem
 *
 * Returns: (transfer none): its cause in a few words, for use after "certificate problem:"
 */
const char *
sp_words_tls_problem (SpTlsProblems problem)
{
  switch (problem)
    {
    case SP_TLS_EXPIRED:
      return _("it has expired");
    case SP_TLS_NOT_YET_VALID:
      return _("it is not valid yet");
    case SP_TLS_UNKNOWN_AUTHORITY:
      return _("its issuer is not known on this computer");
    case SP_TLS_SELF_SIGNED:
      return _("only the server itself vouches for it");
    case SP_TLS_WRONG_NAME:
      return _("it is for another server name");
    case SP_TLS_REVOKED:
      return _("its issuer has withdrawn it");
    case SP_TLS_WEAK_KEY:
      return _("its key is too short");
    case SP_TLS_WEAK_SIGNATURE:
      return _("its signature uses an outdated method");
    case SP_TLS_INCOMPLETE_CHAIN:
      return _("the server does not send a certificate that belongs with it");
    case SP_TLS_WRONG_PURPOSE:
      return _("it is not meant for servers");
    case SP_TLS_CONSTRAINT_VIOLATED:
      return _("it is outside the limits set for it");
    case SP_TLS_NOT_AN_AUTHORITY:
      return _("its issuer is not a certificate authority");
    default:
      return _("it could not be verified");
    }
}

/**
 * sp_words_row:
 * @label: the name of something
 * @value: what it is
 *
 * Returns: (transfer full): both in one line, with the colon as the language wants it
 */
char *
sp_words_row (const char *label, const char *value)
{
  /* Translators: {label} is the name of a field, {value} what to enter or what was seen. Mind the space before a colon. */
  return sp_fill (_("{label}: {value}"), "label", label, "value", value, NULL);
}

/**
 * sp_words_date:
 * @date: (nullable): a moment
 *
 * Returns: (transfer full): its day, as 2031-12-24, which reads the same in every language
 */
char *
sp_words_date (GDateTime *date)
{
  return date ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("—");
}

/**
 * sp_words_endpoint:
 * @endpoint: an endpoint
 *
 * Returns: (transfer full): its protocol, server, port and security in one line
 */
char *
sp_words_endpoint (const SpEndpoint *endpoint)
{
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *port = g_strdup_printf ("%u", sp_endpoint_get_port (endpoint));

  /* Translators: {protocol} is IMAP, POP or SMTP, {server} a host name, {port} a number, {security} for example
   * "secure from the start (SSL/TLS)". */
  return sp_fill (_("{protocol} on {server}, port {port}, {security}"), "protocol",
                  sp_words_protocol_short (sp_endpoint_get_protocol (endpoint)), "server", host,
                  "port", port, "security", sp_words_security (sp_endpoint_get_security (endpoint)),
                  NULL);
}

/**
 * sp_words_broken_file:
 * @broken: a file of the catalogue that could not be used
 *
 * Returns: (transfer full): one sentence that names the file and what is wrong with it
 */
char *
sp_words_broken_file (const SpBrokenFile *broken)
{
  g_autofree char *path = sp_safe_text (broken->path, -1, SP_SAFE_TEXT_MAX);

  /* Translators: {file} is the path of a file, {reason} says what is wrong with it. */
  return sp_fill (_("The file “{file}” was left out: {reason}"), "file", path, "reason",
                  broken->reason, NULL);
}

/**
 * sp_words_unknown_language:
 * @language: a language that sp_language_choose() does not have
 *
 * Returns: (transfer full): a sentence that tells which there are, display-safe
 */
char *
sp_words_unknown_language (const char *language)
{
  g_autofree char *shown = sp_safe_text (language, -1, 0);
  g_auto(GStrv) languages = sp_language_list ();
  g_auto(GStrv) labels = sp_catalogue_list_label_languages ();
  g_autofree char *list = sp_list_join ((const char *const *) languages);
  g_autofree char *labels_list = sp_list_join ((const char *const *) labels);

  /* Translators: {language} is what was typed, {list} and {labels} are the codes of languages. */
  return sp_fill (_("The language “{language}” is not available. Available: {list}. Labels of mail "
                    "programs, and nothing else, are available in: {labels}."),
                  "language", shown, "list", list, "labels", labels_list, NULL);
}
