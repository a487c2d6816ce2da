/* What the two halves of the workshop for certificates share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gnutls/abstract.h>
#include <gnutls/x509.h>

#include "pki.h"

struct _SpTestPki
{
  guint n;
  gnutls_x509_crt_t *certificates; /* (owned) */
  gnutls_x509_privkey_t *keys; /* (owned) each certificate's own, or that of another */
  GBytes **ders; /* (owned) */
};

void sp_test_pki_check (int code);
