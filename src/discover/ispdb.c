/* The source "ispdb": the public provider database, or a copy of it in a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents.h"

/**
 * sp_ispdb_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk. Only the domain is told to the database.
 */
void
sp_ispdb_source_ask (SpInquiry *inquiry,
                     SpAnswer *answer,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  GPtrArray *documents = sp_documents_new ();

  sp_documents_add (documents, FALSE, "%s%s", inquiry->database,
                    sp_account_get_domain (inquiry->account));
  sp_documents_ask (inquiry, answer, documents, cancellable, callback, data);
}
