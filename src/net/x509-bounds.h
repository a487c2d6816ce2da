/* How much of a certificate is looked at: GnuTLS takes quadratic time for every kind of list in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a certificate that are looked at; 500 long names fit. */
#define SP_X509_MAX_SIZE (16 * 1024)

/* Bytes of all certificates of a server that are looked at. */
#define SP_X509_MAX_SENT_SIZE (2 * SP_X509_MAX_SIZE)

/* Values in a certificate that is looked at, each name, purpose or extension being one or a few; about 150 are usual. */
#define SP_X509_MAX_VALUES 1024

const char *sp_x509_find_excess (GBytes *der);

G_END_DECLS
