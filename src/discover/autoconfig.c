/* The source "autoconfig": the document that the domain itself publishes (draft-ietf-mailmaint-autoconfig, steps 1.1 to 1.3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autoconfig.h"
#include "documents.h"

/* On the domain's own web server, which nobody else can have. */
#define WELL_KNOWN "https://%s/.well-known/autoconfig/mail/config-v1.1.xml"

/**
 * sp_autoconfig_add_documents:
 * @documents: (element-type SpDocument): a list
 * @domain: a domain
 * @allow_http: whether to look without encryption too, last of all
 *
 * Appends the places at which a domain can publish its document. The address stays here unless the document insists on it.
 */
void
sp_autoconfig_add_documents (GPtrArray *documents, const char *domain, gboolean allow_http)
{
  sp_documents_add (documents, TRUE, "https://autoconfig.%s/mail/config-v1.1.xml", domain);
  sp_documents_add (documents, TRUE, WELL_KNOWN, domain);
  if (allow_http)
    sp_documents_add (documents, FALSE, "http://autoconfig.%s/mail/config-v1.1.xml", domain);
}

/**
 * sp_autoconfig_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_autoconfig_source_ask (SpInquiry *inquiry,
                          SpAnswer *answer,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  const char *domain = sp_account_get_domain (inquiry->account);
  GPtrArray *documents = sp_documents_new ();

  if (sp_inquiry_owns_names (inquiry))
    sp_autoconfig_add_documents (documents, domain, inquiry->allow_http);
  else
    sp_documents_add (documents, TRUE, WELL_KNOWN, domain);
  sp_documents_ask (inquiry, answer, documents, cancellable, callback, data);
}
