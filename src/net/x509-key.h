/* The key of a certificate: what it is called, whether it is too short, and whether using it takes a bearable time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

char *sp_x509_key_describe (gnutls_x509_crt_t crt);
gboolean sp_x509_key_is_weak (gnutls_x509_crt_t crt);
gboolean sp_x509_key_takes_reasonable_time (gnutls_x509_crt_t crt);

G_END_DECLS
