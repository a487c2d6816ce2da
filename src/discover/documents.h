/* Asks for several documents at once; of those that name servers, the one that comes first in the list counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source.h"

G_BEGIN_DECLS

/** SpDocument: where a configuration document may lie. */
typedef struct
{
  char *url; /* (owned) https:, http: or file: */
  gboolean takes_address; /* it may be asked again with the address, where it insists on that */
} SpDocument;

GPtrArray *sp_documents_new (void);
void sp_documents_add (GPtrArray *documents, gboolean takes_address, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void sp_documents_ask (SpInquiry *inquiry,
                       SpAnswer *answer,
                       GPtrArray *documents,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);

G_END_DECLS
