/* The two halves of a TLS connection. Private to net/tls-connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpTlsOwner: what the halves ask of the connection that they belong to. */
typedef struct
{
  gboolean (*is_ready) (gpointer owner, gboolean for_output);
  GSource *(*create_source) (gpointer owner, gboolean for_output, GCancellable *cancellable);
  gssize (*read) (gpointer owner, void *buffer, gsize count, GError **error);
  gssize (*write) (gpointer owner, const void *buffer, gsize count, GError **error);
  void (*close_output) (gpointer owner);
} SpTlsOwner;

#define SP_TYPE_TLS_INPUT (sp_tls_input_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsInput, sp_tls_input, SP, TLS_INPUT, GInputStream)

#define SP_TYPE_TLS_OUTPUT (sp_tls_output_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsOutput, sp_tls_output, SP, TLS_OUTPUT, GOutputStream)

GInputStream *sp_tls_input_new (GObject *owner, const SpTlsOwner *calls);
GOutputStream *sp_tls_output_new (GObject *owner, const SpTlsOwner *calls);

G_END_DECLS
