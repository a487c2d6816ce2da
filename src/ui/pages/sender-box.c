/* What an application or a device that only sends is set up with: lines to paste, and the values to beware of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sender-box.h"

#include <glib/gi18n.h>

#include "text/sender-lines.h"
#include "text/words-sending.h"
#include "ui/widgets/code-block.h"
#include "ui/widgets/container.h"
#include "ui/widgets/label.h"

/* Lines longer than this are hard to read. */
#define LINE_CHARACTERS 70

static void
add_sentences (GtkContainer *box, char **sentences)
{
  for (; *sentences; sentences++)
    {
      GtkWidget *label = sp_label_new (*sentences);

      sp_label_limit (label, LINE_CHARACTERS);
      gtk_container_add (box, label);
    }
}

static void
add_lines (GtkContainer *box, const SpAdvice *advice, const SpAccount *account)
{
  g_autofree char *lines = sp_sender_lines_fill (advice, account);
  g_auto(GStrv) notes = sp_sender_lines_notes (advice, lines);
  g_autofree char *heading = lines ? sp_sender_lines_heading (advice->client) : NULL;

  if (lines)
    {
      gtk_container_add (box, sp_label_new_bold (heading));
      gtk_container_add (box, sp_code_block_new (lines));
    }
  add_sentences (box, notes);
}

static void
add_wrong_values (GtkContainer *box, const SpClientSending *sending)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) sentences = NULL;

  for (guint i = 0; i < sending->wrong->len; i++)
    {
      g_autofree char *said = sp_words_wrong_value (sending, sending->wrong->pdata[i]);

      g_strv_builder_add (builder, said);
    }
  sentences = g_strv_builder_end (builder);
  if (*sentences)
    gtk_container_add (box, sp_label_new_bold (_("Other values, and what comes of them")));
  add_sentences (box, sentences);
}

/**
 * sp_sender_box_fill:
 * @box: an upright box, which is emptied first
 * @advice: what is advised for sending
 * @account: (nullable): whose account it is about
 *
 * Shows nothing for a mail program.
 */
void
sp_sender_box_fill (GtkContainer *box, const SpAdvice *advice, const SpAccount *account)
{
  const SpClientSending *sending = sp_client_get_sending (advice->client);

  sp_container_clear (box);
  gtk_widget_set_visible (GTK_WIDGET (box), sending != NULL);
  if (!sending)
    return;
  if (advice->available)
    add_lines (box, advice, account);
  add_wrong_values (box, sending);
}
