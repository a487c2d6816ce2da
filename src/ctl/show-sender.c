/* Writes what is known of an application or a device, and what is advised for it: lines to paste, and values to beware of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "show-sender.h"

#include <string.h>

#include <glib/gi18n.h>

#include "output.h"
#include "publish/wrap.h"
#include "text/list.h"
#include "text/sender-lines.h"
#include "text/words-sending.h"
#include "text/words.h"

#define INDENT 2

static void
show_item (const char *text)
{
  g_autofree char *item = g_strconcat ("• ", text, NULL);
  g_autofree char *lines = sp_wrap_text (item, sp_output_get_width (), INDENT);

  sp_output_text (lines);
}

/* A refusal shows by itself, and what works does no harm: on the port that is advised, the others are what to beware of. */
static gboolean
tempts (const SpWrongValue *wrong, guint16 port)
{
  return port == 0 ||
         ((wrong->port == 0 || wrong->port == port) && wrong->effect != SP_WRONG_REFUSED &&
          wrong->effect != SP_WRONG_WORKS && wrong->place != SP_WRONG_PLACE_OTHER_PORT);
}

/* All of them, or those that tempt on @port. */
static void
show_wrong_values (const SpClientSending *sending, guint16 port)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < sending->wrong->len; i++)
    {
      const SpWrongValue *wrong = g_ptr_array_index (sending->wrong, i);
      g_autofree char *said = NULL;

      if (!tempts (wrong, port))
        continue;
      if (!begun)
        {
          sp_output_line ("");
          sp_output_line (_("Other values, and what comes of them"));
        }
      begun = TRUE;
      said = sp_words_wrong_value (sending, wrong);
      show_item (said);
    }
}

/* As they are, with their placeholders: they are to be pasted, and nothing is put before them. */
static void
show_block (const SpClient *client, SpSecurity security)
{
  const char *lines = sp_client_blocks_get (&sp_client_get_sending (client)->blocks, security);
  g_autofree char *title = lines ? sp_sender_lines_heading (client) : NULL;
  g_autofree char *heading = lines ? sp_words_row (title, sp_words_security (security)) : NULL;

  if (lines == NULL)
    return;
  sp_output_line ("");
  sp_output_line (heading);
  sp_output_line ("");
  sp_output_line (lines);
}

/**
 * sp_show_sender_facts:
 * @client: an application or a device; nothing is written for a mail program
 *
 * Writes how careful it is, which values do not work, and the lines to paste with their placeholders.
 */
void
sp_show_sender_facts (const SpClient *client)
{
  const SpClientSending *sending = sp_client_get_sending (client);
  g_autofree char *verify =
      sending ? sp_list_join_long ((const char *const *) sending->verify_with) : NULL;

  if (sending == NULL)
    return;
  sp_output_row (4, _("Can STARTTLS be required"),
                 sp_words_requirable (sending->starttls_required));
  sp_output_row (4, _("Continues unprotected without a word"),
                 sp_words_fallback (sending->falls_back));
  sp_output_row (4, _("Checks certificates"),
                 sp_words_verification (sending->verifies_certificate));
  sp_output_row (4, _("What makes it check"), verify);
  show_wrong_values (sending, 0);
  show_block (client, SP_SECURITY_TLS);
  show_block (client, SP_SECURITY_STARTTLS);
}

/**
 * sp_show_sender_guide:
 * @advice: an advice for an application or a device
 * @lines: (nullable): the lines to paste, filled
 * @notes: (array zero-terminated=1): what to mind with them
 *
 * Writes the lines as they are, and the values that tempt on the port that is advised.
 */
void
sp_show_sender_guide (const SpAdvice *advice, const char *lines, const char *const *notes)
{
  g_autofree char *heading = lines ? sp_sender_lines_heading (advice->client) : NULL;

  if (!advice->available)
    return;
  if (lines || *notes)
    sp_output_line ("");
  if (lines)
    {
      sp_output_line (heading);
      sp_output_line ("");
      sp_output_line (lines);
      sp_output_line ("");
    }
  for (; *notes; notes++)
    show_item (*notes);
  show_wrong_values (sp_client_get_sending (advice->client), advice->port);
}
