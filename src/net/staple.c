/* The authority's word on a certificate that a server sends along (RFC 6066 section 8, RFC 6960).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "staple.h"

#include <gnutls/ocsp.h>

/* Words are about 500 bytes, or 2 KiB where a certificate of the speaker is in them. */
#define MAX_SIZE (16 * 1024)

/* Answers that are looked through for the one that is about the certificate. */
#define MAX_ANSWERS 16

/* Clocks differ by a few minutes. */
#define SKEW_S (5 * 60)

/* A word without an end counts for two weeks, as GnuTLS has it. */
#define DAY_S (24 * 60 * 60)
#define ENDLESS_S (15 * DAY_S)

typedef struct gnutls_ocsp_resp_int Response;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Response, gnutls_ocsp_resp_deinit)

/* One answer among those of a response. */
typedef struct
{
  unsigned int status;
  time_t from;
  time_t until; /* -1 where it has no end */
} Answer;

static gboolean
find_answer (gnutls_ocsp_resp_t response, const SpX509 *certificate, Answer *answer)
{
  for (guint i = 0; i < MAX_ANSWERS; i++)
    if (gnutls_ocsp_resp_check_crt (response, i, certificate->crt) >= 0)
      return gnutls_ocsp_resp_get_single (response, i, NULL, NULL, NULL, NULL, &answer->status,
                                          &answer->from, &answer->until, NULL, NULL) >= 0;
  return FALSE;
}

static gboolean
is_timely (const Answer *answer, gint64 now)
{
  gint64 until = answer->until == (time_t) -1 ? answer->from + ENDLESS_S : answer->until;

  return answer->from <= now + SKEW_S && now <= until + SKEW_S;
}

/* The issuer signs, or somebody to whom it gave that right (RFC 6960 section 4.2.2.2). */
static gboolean
is_signed (gnutls_ocsp_resp_t response, const SpX509 *issuer)
{
  unsigned int faults = 0;

  return issuer->takes_reasonable_time &&
         gnutls_ocsp_resp_verify_direct (response, issuer->crt, &faults, 0) >= 0 && faults == 0;
}

static SpStaple
weigh (const Answer *answer)
{
  switch (answer->status)
    {
    case GNUTLS_OCSP_CERT_GOOD:
      return SP_STAPLE_GOOD;
    case GNUTLS_OCSP_CERT_REVOKED:
      return SP_STAPLE_REVOKED;
    default:
      return SP_STAPLE_UNKNOWN;
    }
}

static gboolean
import (gnutls_ocsp_resp_t response, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gnutls_datum_t datum = { (unsigned char *) data, size };

  return size <= MAX_SIZE && gnutls_ocsp_resp_import (response, &datum) >= 0 &&
         gnutls_ocsp_resp_get_status (response) == GNUTLS_OCSP_RESP_SUCCESSFUL;
}

/**
 * sp_staple_read:
 * @bytes: (nullable): what the server sent
 * @certificate: the certificate with which it came
 * @issuer: (nullable): the issuer of @certificate on a path to a trust anchor, %NULL where there is none
 * @now: seconds since 1970
 *
 * Returns: what the authority says, or why that does not count
 */
SpStaple
sp_staple_read (GBytes *bytes, const SpX509 *certificate, const SpX509 *issuer, gint64 now)
{
  g_autoptr(Response) response = NULL;
  Answer answer;

  if (bytes == NULL)
    return SP_STAPLE_NONE;
  if (issuer == NULL)
    return SP_STAPLE_UNCHECKED;
  if (gnutls_ocsp_resp_init (&response) < 0 || !import (response, bytes))
    return SP_STAPLE_UNREADABLE;
  if (!find_answer (response, certificate, &answer))
    return SP_STAPLE_OTHER;
  if (!is_signed (response, issuer))
    return SP_STAPLE_FORGED;
  return is_timely (&answer, now) ? weigh (&answer) : SP_STAPLE_EXPIRED;
}
