/* Errors of GIO as the kinds that the report knows: mapped once, here at the border.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "status.h"

static const struct
{
  GIOErrorEnum code;
  SpStatus status;
} io_errors[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, SP_STATUS_REFUSED },
  { G_IO_ERROR_TIMED_OUT, SP_STATUS_TIMED_OUT },
  { G_IO_ERROR_HOST_NOT_FOUND, SP_STATUS_UNRESOLVED },
  { G_IO_ERROR_CANCELLED, SP_STATUS_CANCELLED },
  { G_IO_ERROR_CONNECTION_CLOSED, SP_STATUS_CLOSED },
  { G_IO_ERROR_PARTIAL_INPUT, SP_STATUS_CLOSED },
  { G_IO_ERROR_NOT_CONNECTED, SP_STATUS_CLOSED },
};

/**
 * sp_status_from_error:
 * @error: an error of GIO's resolver, sockets, streams or TLS
 *
 * Returns: how the probe ended; what is not known otherwise about a socket counts as unreachable
 */
SpStatus
sp_status_from_error (const GError *error)
{
  if (error->domain == G_TLS_ERROR)
    return SP_STATUS_TLS_FAILED;
  if (error->domain == G_RESOLVER_ERROR)
    return error->code == G_RESOLVER_ERROR_NOT_FOUND ? SP_STATUS_UNRESOLVED : SP_STATUS_DNS_FAILED;
  if (error->domain == G_IO_ERROR)
    for (guint i = 0; i < G_N_ELEMENTS (io_errors); i++)
      if (error->code == (int) io_errors[i].code)
        return io_errors[i].status;
  return SP_STATUS_UNREACHABLE;
}
