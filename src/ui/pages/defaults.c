/* What every request of the window has in common, and what is set on this computer for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "defaults.h"

#include "assistant/preferences.h"
#include "text/words.h"

/**
 * sp_defaults_apply:
 * @request: a request
 * @mistake: (out) (optional): a sentence where the provider database that is set on this computer cannot be used
 *
 * In the window the user can be asked whether the address may be sent. A provider database that is set on this computer takes
 * the place of the usual one; whoever has set one that cannot be used would not want the usual one to be asked instead.
 *
 * Returns: whether everything that is set can be used
 */
gboolean
sp_defaults_apply (SpRequest *request, char **mistake)
{
  g_autofree char *database = sp_preferences_get_database ();
  g_autoptr(GError) error = NULL;

  request->can_ask = TRUE;
  request->allow_internal = sp_preferences_allow_internal ();
  if (!database || sp_request_set_database (request, database, &error))
    return TRUE;
  request->sources = ~(1u << SP_SOURCE_ISPDB);
  if (mistake)
    *mistake = sp_words_input_error (error, database);
  return FALSE;
}
