/* Errors of GIO, libsoup and web servers as the reasons that an answer can have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-error.h"

#include <libsoup/soup.h>

static const struct
{
  int code;
  SpAnswerReason reason;
} io_errors[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, SP_ANSWER_REFUSED },
  { G_IO_ERROR_TIMED_OUT, SP_ANSWER_TIMED_OUT },
  { G_IO_ERROR_HOST_UNREACHABLE, SP_ANSWER_UNREACHABLE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, SP_ANSWER_UNREACHABLE },
  { G_IO_ERROR_PROXY_FAILED, SP_ANSWER_UNREACHABLE },
  { G_IO_ERROR_CANCELLED, SP_ANSWER_CANCELLED },
  { G_IO_ERROR_NOT_FOUND, SP_ANSWER_NOT_PUBLISHED },
  { G_IO_ERROR_MESSAGE_TOO_LARGE, SP_ANSWER_TOO_LONG },
};

/* Numbers as RFC 9110 section 15 has them; all others are an error of the web server. */
static const struct
{
  guint status;
  SpAnswerReason reason;
} statuses[] = {
  { 400, SP_ANSWER_NEEDS_ADDRESS }, /* autoconfig servers that want the address answer so */
  { 401, SP_ANSWER_NEEDS_SIGN_IN }, { 404, SP_ANSWER_NOT_PUBLISHED },
  { 407, SP_ANSWER_UNREACHABLE }, /* the proxy wants a sign-in */
  { 410, SP_ANSWER_NOT_PUBLISHED },
};

/**
 * sp_fetch_status_to_reason:
 * @status: the status of an answer that is neither a document nor a redirect
 *
 * Returns: what it means for a source
 */
SpAnswerReason
sp_fetch_status_to_reason (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      return statuses[i].reason;
  return SP_ANSWER_HTTP_STATUS;
}

/**
 * sp_fetch_error_to_reason:
 * @error: an error of GIO, of its name service or of libsoup
 *
 * Returns: what it means for a source: a name that does not exist is %SP_ANSWER_NOT_PUBLISHED, everything else a failure
 */
SpAnswerReason
sp_fetch_error_to_reason (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return error->code == G_RESOLVER_ERROR_NOT_FOUND ? SP_ANSWER_NOT_PUBLISHED
                                                     : SP_ANSWER_DNS_FAILED;
  if (error->domain == G_TLS_ERROR)
    return error->code == G_TLS_ERROR_BAD_CERTIFICATE ? SP_ANSWER_CERTIFICATE
                                                      : SP_ANSWER_TLS_FAILED;
  if (error->domain == SOUP_SESSION_ERROR &&
      (error->code == SOUP_SESSION_ERROR_PARSING || error->code == SOUP_SESSION_ERROR_ENCODING))
    return SP_ANSWER_MALFORMED;
  for (guint i = 0; error->domain == G_IO_ERROR && i < G_N_ELEMENTS (io_errors); i++)
    if (error->code == io_errors[i].code)
      return io_errors[i].reason;
  return SP_ANSWER_CLOSED;
}
