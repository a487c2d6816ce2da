/* What can be wrong with something a person typed; the sentences for it are made in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "input-error.h"

#include "safe-text.h"

/**
 * sp_input_error_quark:
 *
 * Returns: the domain of errors about what was typed
 */
GQuark
sp_input_error_quark (void)
{
  return g_quark_from_static_string ("sp-input-error-quark");
}

/**
 * sp_input_error_set:
 * @error: (out) (nullable): return location
 * @code: what is wrong
 * @value: the offending part of the input, as it was typed
 *
 * Sets a #SP_INPUT_ERROR whose message is @value, made safe to show.
 */
void
sp_input_error_set (GError **error, SpInputError code, const char *value)
{
  g_autofree char *safe = sp_safe_text (value, -1, 128);

  g_set_error_literal (error, SP_INPUT_ERROR, code, safe);
}
