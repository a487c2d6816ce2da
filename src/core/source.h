/* Who can say where a mail service's servers are, and in which order they are believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpSource:
 * @SP_SOURCE_USER: the user named the server
 * @SP_SOURCE_SITE: a site profile names it
 * @SP_SOURCE_AUTOCONFIG: the domain publishes a configuration document (draft-ietf-mailmaint-autoconfig)
 * @SP_SOURCE_PACC: the domain publishes a document with a digest in the DNS (draft-ietf-mailmaint-pacc)
 * @SP_SOURCE_SRV: the domain publishes service records (RFC 6186, RFC 8314 section 5.1)
 * @SP_SOURCE_PROVIDER: the notes about a provider name it
 * @SP_SOURCE_ISPDB: the public provider database names it
 * @SP_SOURCE_MX: the operator of the domain's mail exchanger publishes it
 * @SP_SOURCE_AUTODISCOVER: the domain answers Microsoft's Autodiscover
 * @SP_SOURCE_GUESS: a usual name or port of the domain; nobody says so
 * @SP_SOURCE_CERTIFICATE: a server's certificate names it
 *
 * Who proposed an endpoint, best first. Nicks are those of the JSON report's `sources`.
 */
typedef enum
{
  SP_SOURCE_USER,
  SP_SOURCE_SITE,
  SP_SOURCE_AUTOCONFIG,
  SP_SOURCE_PACC,
  SP_SOURCE_SRV,
  SP_SOURCE_PROVIDER,
  SP_SOURCE_ISPDB,
  SP_SOURCE_MX,
  SP_SOURCE_AUTODISCOVER,
  SP_SOURCE_GUESS,
  SP_SOURCE_CERTIFICATE,
} SpSource;

#define SP_N_SOURCES (SP_SOURCE_CERTIFICATE + 1)
#define SP_TYPE_SOURCE (sp_source_get_type ())
GType sp_source_get_type (void);

/** SP_SOURCES_PUBLISHED: bits of the sources that stand for somebody's word: neither what was typed nor what we made up */
#define SP_SOURCES_PUBLISHED                                                                       \
  (~(1u << SP_SOURCE_USER | 1u << SP_SOURCE_GUESS | 1u << SP_SOURCE_CERTIFICATE))

/** SP_SOURCES_NAMED: those and what was typed */
#define SP_SOURCES_NAMED (SP_SOURCES_PUBLISHED | 1u << SP_SOURCE_USER)

guint sp_sources_get_best (guint sources);
char *sp_sources_to_string (guint sources);

G_END_DECLS
