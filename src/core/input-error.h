/* What can be wrong with something a person typed; the sentences for it are made in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_INPUT_ERROR (sp_input_error_quark ())

/**
 * SpInputError:
 * @SP_INPUT_ERROR_EMPTY: nothing was typed
 * @SP_INPUT_ERROR_SCHEME: not one of the endpoint schemes
 * @SP_INPUT_ERROR_HOST: not a host name or an IP address
 * @SP_INPUT_ERROR_BRACKETS: an IPv6 address that is not in brackets
 * @SP_INPUT_ERROR_PORT: not a number from 1 to 65535
 * @SP_INPUT_ERROR_EXTRA: more than scheme, host and port
 * @SP_INPUT_ERROR_ADDRESS: not an e-mail address
 * @SP_INPUT_ERROR_INVISIBLE: a character inside cannot be seen
 * @SP_INPUT_ERROR_DATABASE: not an https address or a folder
 *
 * Kinds of #SP_INPUT_ERROR. The message of such an error is the offending part of the input, display-safe.
 */
typedef enum
{
  SP_INPUT_ERROR_EMPTY,
  SP_INPUT_ERROR_SCHEME,
  SP_INPUT_ERROR_HOST,
  SP_INPUT_ERROR_BRACKETS,
  SP_INPUT_ERROR_PORT,
  SP_INPUT_ERROR_EXTRA,
  SP_INPUT_ERROR_ADDRESS,
  SP_INPUT_ERROR_INVISIBLE,
  SP_INPUT_ERROR_DATABASE,
} SpInputError;

GQuark sp_input_error_quark (void);
void sp_input_error_set (GError **error, SpInputError code, const char *value);

G_END_DECLS
