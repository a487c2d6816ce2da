/* Sets the comparison table in plain text, with each program's own words and the reasons for gaps below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advice-table.h"

#include <glib/gi18n.h>

#include "sender-table.h"
#include "table.h"
#include "text/list.h"
#include "text/settings.h"
#include "text/template.h"
#include "text/words.h"
#include "wrap.h"

#define N_COLUMNS 4
#define INDENT 2

static int
column_of (SpProtocol protocol)
{
  switch (protocol)
    {
    case SP_PROTOCOL_IMAP:
      return 1;
    case SP_PROTOCOL_POP3:
      return 2;
    case SP_PROTOCOL_SMTP:
      return 3;
    case SP_PROTOCOL_SIEVE:
    default:
      return 0;
    }
}

static void
add_client_row (SpTable *table, GPtrArray *advice, const SpClient *client)
{
  g_auto(GStrv) cells = g_new0 (char *, N_COLUMNS + 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = g_strdup (i == 0 ? sp_client_get_name (client) : "—");
  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);
      int column = column_of (one->protocol);

      if (one->client != client || column == 0)
        continue;
      g_free (cells[column]);
      cells[column] = sp_settings_cell (one);
    }
  sp_table_add_row (table, (const char *const *) cells);
}

static SpTable *
make_table (GPtrArray *advice)
{
  SpTable *table = sp_table_new (N_COLUMNS);
  const SpClient *last = NULL;
  const char *heading[N_COLUMNS] = { _("Mail program"), "IMAP", "POP", "SMTP" };

  sp_table_add_row (table, heading);
  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      if (one->client != last && sp_client_get_sending (one->client) == NULL)
        add_client_row (table, advice, one->client);
      last = one->client;
    }
  return table;
}

static void
append_section (GString *out, const SpAdviceSection *section, guint width)
{
  g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", section->title);
  for (guint i = 0; i < section->sentences->len; i++)
    {
      g_autofree char *lines = sp_wrap_text (section->sentences->pdata[i], width, INDENT);

      g_string_append (out, lines);
    }
}

static void
section_free (gpointer data)
{
  SpAdviceSection *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

/* Takes @sentences. */
static void
add_section (GPtrArray *sections, const char *title, GPtrArray *sentences)
{
  g_autoptr(GPtrArray) taken = sentences;
  SpAdviceSection *section;

  if (sentences->len == 0)
    return;
  section = g_new0 (SpAdviceSection, 1);
  section->title = g_strdup (title);
  section->sentences = g_steal_pointer (&taken);
  g_ptr_array_add (sections, section);
}

static void
add_once (GPtrArray *sentences, char *sentence)
{
  if (g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (sentences, sentence);
}

static gboolean
has_own_word (const SpAdvice *advice)
{
  return advice->available && advice->site_label && advice->security_label;
}

static gboolean
same_words (const SpAdvice *a, const SpAdvice *b)
{
  return has_own_word (b) && a->client == b->client &&
         g_str_equal (a->security_label, b->security_label) &&
         g_str_equal (a->site_label, b->site_label);
}

/* The protocols of the same program, from the @first advice on, that share its words. */
static char *
list_protocols (GPtrArray *advice, guint first)
{
  GString *list = g_string_new (NULL);

  for (guint i = first; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      if (same_words (advice->pdata[first], one))
        sp_list_append (list, sp_words_protocol_short (one->protocol));
    }
  return g_string_free (list, FALSE);
}

static gboolean
was_said_before (GPtrArray *advice, guint i)
{
  for (guint before = 0; before < i; before++)
    if (same_words (advice->pdata[i], advice->pdata[before]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
own_words (GPtrArray *advice)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);
      g_autofree char *protocols = NULL;

      if (!has_own_word (one) || was_said_before (advice, i))
        continue;
      protocols = list_protocols (advice, i);
      /* Translators: {program} is a mail program, {protocols} a list such as IMAP, POP; {own} is the choice as the program
       * itself calls it, {site} as the site's guide calls it. */
      g_ptr_array_add (sentences,
                       sp_fill (_("{program} ({protocols}): “{own}”; in the site’s guide “{site}”"),
                                "program", sp_client_get_name (one->client), "protocols", protocols,
                                "own", one->security_label, "site", one->site_label, NULL));
    }
  return sentences;
}

/* Where nothing works at all, what a program lacks besides does not matter. */
static GPtrArray *
reasons_for_gaps (GPtrArray *advice, gboolean any)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      for (guint r = 0; !one->available && r < one->why->len; r++)
        {
          const SpReason *reason = g_ptr_array_index (one->why, r);

          if (any || reason->kind != SP_REASON_CLIENT_LACKS_PROTOCOL)
            add_once (sentences, sp_words_reason (reason, one));
        }
    }
  return sentences;
}

static gboolean
is_any_available (GPtrArray *advice)
{
  for (guint i = 0; i < advice->len; i++)
    if (((const SpAdvice *) g_ptr_array_index (advice, i))->available)
      return TRUE;
  return FALSE;
}

/* The values that a cell has no room for: they are the same for nearly all programs. */
static GPtrArray *
common_values (GPtrArray *advice)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint column = 1; column < N_COLUMNS; column++)
    for (guint i = 0; i < advice->len; i++)
      {
        const SpAdvice *one = g_ptr_array_index (advice, i);

        if (one->available && one->host && column_of (one->protocol) == (int) column)
          add_once (sentences, sp_words_row (sp_words_protocol (one->protocol), one->host));
      }
  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      if (one->available && one->user_name)
        add_once (sentences, sp_words_row (sp_words_field (SP_FIELD_USER), one->user_name));
    }
  return sentences;
}

/**
 * sp_advice_table_list_sections:
 * @advice: (element-type SpAdvice): advice for IMAP, POP and SMTP, all of one program in a row
 *
 * Returns: (transfer full) (element-type SpAdviceSection): what belongs below the table: the servers, the choices that a program calls
 *   otherwise than the site's guide does, and once each the reasons why cells are empty; a section that would be empty is left out
 */
GPtrArray *
sp_advice_table_list_sections (GPtrArray *advice)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);

  add_section (sections, _("Servers and user name"), common_values (advice));
  add_section (sections, _("In each program’s own words"), own_words (advice));
  add_section (sections, _("Why there is no setting (—)"),
               reasons_for_gaps (advice, is_any_available (advice)));
  return sections;
}

static gboolean
has_reader (GPtrArray *advice)
{
  for (guint i = 0; i < advice->len; i++)
    if (sp_client_get_sending (((const SpAdvice *) g_ptr_array_index (advice, i))->client) == NULL)
      return TRUE;
  return FALSE;
}

static void
append_tables (GString *out, GPtrArray *advice, guint width)
{
  g_autoptr(SpTable) table = make_table (advice);
  g_autofree char *programs = has_reader (advice) ? sp_table_to_text (table, width) : NULL;
  g_autofree char *senders = sp_sender_table_to_text (advice, width);

  if (programs)
    g_string_append (out, programs);
  if (programs && *senders)
    g_string_append_c (out, '\n');
  g_string_append (out, senders);
}

/**
 * sp_advice_table_to_text:
 * @advice: (element-type SpAdvice): advice for IMAP, POP and SMTP, all of one program in a row
 * @width: columns of the terminal, or 0 for no limit
 *
 * Where no program has any setting there is no table, only the reasons. What only sends has a table of its own behind that of the mail
 * programs.
 *
 * Returns: (transfer full): the table, and what belongs below it
 */
char *
sp_advice_table_to_text (GPtrArray *advice, guint width)
{
  g_autoptr(GPtrArray) sections = sp_advice_table_list_sections (advice);
  GString *out = g_string_new (NULL);

  if (is_any_available (advice))
    append_tables (out, advice, width);
  for (guint i = 0; i < sections->len; i++)
    append_section (out, g_ptr_array_index (sections, i), width);
  return g_string_free (out, FALSE);
}
