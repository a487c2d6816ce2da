/* Puts a program's steps of adding an account into words, with what is advised filled in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setup-guide.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalogue/placeholder.h"
#include "list.h"
#include "sender-lines.h"
#include "setup-found.h"
#include "setup-values.h"
#include "template.h"

#define BLOCK "{block}"

static void
line_free (gpointer data)
{
  SpSetupLine *self = data;

  g_free (self->text);
  g_free (self->value);
  g_free (self);
}

static const SpAdvice *
find_available (SpClient *client, GPtrArray *advice, SpProtocol protocol)
{
  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      if (one->client == client && one->protocol == protocol && one->available)
        return one;
    }
  return NULL;
}

static gboolean
has_pop_steps (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (((const SpSetupStep *) g_ptr_array_index (steps, i))->pop_value)
      return TRUE;
  return FALSE;
}

/* POP only where there is no IMAP, and where the program's steps are known for it. */
static SpSetupValues
collect_values (SpClient *client, GPtrArray *advice, const SpAccount *account)
{
  SpSetupValues values = { find_available (client, advice, SP_PROTOCOL_IMAP),
                           find_available (client, advice, SP_PROTOCOL_SMTP), account };

  if (values.incoming == NULL && has_pop_steps (sp_client_get_add_account_steps (client)))
    values.incoming = find_available (client, advice, SP_PROTOCOL_POP3);
  return values;
}

static gboolean
is_for (guint securities, const SpAdvice *advice)
{
  return securities == 0 || (advice && securities & 1u << advice->security);
}

/* Where to read about a file, not a menu. */
static gboolean
is_file (const SpSetupStep *step)
{
  return step->kind == SP_STEP_OPEN && (step->label[0] == '~' || step->label[0] == '/');
}

static char *
say_without_value (const SpSetupStep *step, const char *label)
{
  if (is_file (step))
    {
      /* Translators: {file} is the name of a file, for example ~/.muttrc. */
      return sp_fill (_("Open the file {file} in a text editor; create it if there is none."),
                      "file", label, NULL);
    }
  if (step->kind == SP_STEP_OPEN)
    {
      /* Translators: {way} is a way through the menus of a program. */
      return sp_fill (_("Open “{way}”."), "way", label, NULL);
    }
  if (step->kind == SP_STEP_PRESS)
    {
      /* Translators: {button} is the label of a button. */
      return sp_fill (_("Press “{button}”."), "button", label, NULL);
    }
  if (g_strcmp0 (step->state, "ticked") == 0)
    {
      /* Translators: {box} is the label of a check box. */
      return sp_fill (_("Tick “{box}”."), "box", label, NULL);
    }
  if (step->state)
    {
      /* Translators: {box} is the label of a check box. */
      return sp_fill (_("Make sure that “{box}” is not ticked."), "box", label, NULL);
    }
  /* Translators: {choice} is the label of a choice in a program. */
  return sp_fill (_("Choose “{choice}”."), "choice", label, NULL);
}

static char *
say_with_value (const SpSetupStep *step, const char *value)
{
  if (step->kind == SP_STEP_CHOOSE)
    {
      /* Translators: {choice} is one of the choices of {field}; both are labels of a program. */
      return sp_fill (_("Choose “{choice}” in “{field}”."), "choice", value, "field", step->label,
                      NULL);
    }
  /* Translators: {field} is the label of a field; {value} is what to type there, for example a host name: no full stop behind it. */
  return sp_fill (_("Type into “{field}”: {value}"), "field", step->label, "value", value, NULL);
}

/* What is done in a step: @value or, without one, @label. */
static char *
say_step (const SpSetupStep *step, const char *value, const char *label)
{
  if (value)
    return say_with_value (step, value);
  if (strcmp (step->text, BLOCK) == 0)
    return g_strdup (_("Add these lines and save the file:"));
  return say_without_value (step, label);
}

/**
 * sp_setup_step_to_text:
 * @step: a step
 *
 * Returns: (transfer full): what is done in it, with its places as they are, and when it is one
 */
char *
sp_setup_step_to_text (const SpSetupStep *step)
{
  g_autofree char *said = say_step (step, step->value, step->label);

  return step->condition ? g_strconcat (said, " ", step->condition, NULL) : g_steal_pointer (&said);
}

/* One step in words; %NULL where it is none with what is advised. */
static SpSetupLine *
line_new (const SpSetupStep *step, const SpSetupValues *values)
{
  gboolean pop = values->incoming && values->incoming->protocol == SP_PROTOCOL_POP3;
  const char *instead = pop ? step->pop_value : NULL;
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;
  gboolean is_whole = TRUE;
  SpSetupLine *self;

  if (!is_for (step->incoming, values->incoming) || !is_for (step->outgoing, values->outgoing))
    return NULL;
  if (step->value)
    value = sp_setup_values_fill_step (values, instead ? instead : step->value, &is_whole);
  if (step->value && value == NULL)
    return NULL;
  said = say_step (step, value, instead ? instead : step->label);
  self = g_new0 (SpSetupLine, 1);
  self->step = step;
  self->is_block = strcmp (step->text, BLOCK) == 0;
  self->text =
      step->condition ? g_strconcat (said, " ", step->condition, NULL) : g_steal_pointer (&said);
  self->value = is_whole ? g_steal_pointer (&value) : NULL;
  return self;
}

/* Which lines: those for what is advised for both, or for the one that the program does. */
static const char *
choose_block (SpClient *client, const SpSetupValues *values)
{
  const char *any = sp_client_get_block (client, SP_PASTE_IMPLICIT);
  gboolean reads = any && sp_placeholder_is_used (any, ".imap");
  gboolean sends = any && sp_placeholder_is_used (any, ".smtp");
  const SpAdvice *in = reads ? values->incoming : values->outgoing;
  const SpAdvice *out = sends ? values->outgoing : in;

  if (any == NULL || in == NULL || out == NULL || !sp_setup_values_suffice (values, any) ||
      in->protocol == SP_PROTOCOL_POP3)
    return NULL;
  if (in->security == out->security)
    return in->security == SP_SECURITY_TLS ? any : sp_client_get_block (client, SP_PASTE_STARTTLS);
  return in->security == SP_SECURITY_TLS ? sp_client_get_block (client, SP_PASTE_MIXED) : NULL;
}

static gboolean
needs_block (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (strcmp (((const SpSetupStep *) g_ptr_array_index (steps, i))->text, BLOCK) == 0)
      return TRUE;
  return FALSE;
}

/* Steps that end in the middle help nobody: all of them, or none. */
static gboolean
is_complete (const SpSetupGuide *self, const SpSetupValues *values)
{
  GPtrArray *steps = sp_client_get_add_account_steps (self->client);

  if (values->incoming == NULL && values->outgoing == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!sp_setup_values_suffice (values,
                                  ((const SpSetupStep *) g_ptr_array_index (steps, i))->text))
      return FALSE;
  return self->block || !needs_block (steps);
}

static void
add_lines (SpSetupGuide *self, const SpSetupValues *values)
{
  GPtrArray *steps = sp_client_get_add_account_steps (self->client);

  for (guint i = 0; i < steps->len; i++)
    {
      SpSetupLine *line = line_new (g_ptr_array_index (steps, i), values);

      if (line)
        g_ptr_array_add (self->lines, line);
    }
}

static gboolean
uses_token (const SpSetupValues *values)
{
  return (values->incoming && values->incoming->auth == SP_AUTH_OAUTH2) ||
         (values->outgoing && values->outgoing->auth == SP_AUTH_OAUTH2);
}

static void
add_notes (SpSetupGuide *self, const SpSetupValues *values, GPtrArray *stand_ins)
{
  const char *const *notes = sp_client_get_add_account_notes (self->client);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (stand_ins->len > 0)
    {
      g_autofree char *words = NULL;
      g_autofree char *said = NULL;

      g_ptr_array_add (stand_ins, NULL);
      words = sp_list_join ((const char *const *) stand_ins->pdata);
      /* Translators: {words} is a list of words in capitals that stand in lines of a file, for example YOUR NAME. */
      said = sp_fill (_("Replace what is in capitals: {words}."), "words", words, NULL);
      g_strv_builder_add (builder, said);
    }
  if (self->block && uses_token (values))
    g_strv_builder_add (builder, _("These lines sign in with a password. OAuth2 takes more lines: "
                                   "see the manual of the program."));
  for (; *notes; notes++)
    g_strv_builder_add (builder, *notes);
  if (sp_client_get_add_account_confidence (self->client) == SP_CONFIDENCE_UNVERIFIED)
    g_strv_builder_add (
        builder, _("These steps were not tried in the program itself; what you see may differ."));
  self->notes = g_strv_builder_end (builder);
}

/**
 * sp_setup_guide_new:
 * @client: a mail program
 * @advice: (element-type SpAdvice): what is advised; that for other programs is passed over
 * @report: (nullable): what it rests on, to tell what the program finds by itself
 * @account: (nullable): whose account it is to be
 *
 * Makes the steps for somebody who has no account in the program yet. A password is never known and never shown. Where something is
 * lacking that a step asks for, there are no steps at all. An application or a device that only sends has no steps, but lines.
 *
 * Returns: (transfer full): the guide; see sp_setup_guide_is_empty()
 */
SpSetupGuide *
sp_setup_guide_new (SpClient *client,
                    GPtrArray *advice,
                    const SpReport *report,
                    const SpAccount *account)
{
  SpSetupGuide *self = g_new0 (SpSetupGuide, 1);
  const SpSetupValues values = collect_values (client, advice, account);
  g_autoptr(GPtrArray) stand_ins = g_ptr_array_new ();
  const char *block = choose_block (client, &values);

  self->client = sp_client_ref (client);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  if (sp_client_get_sending (client))
    {
      self->block = values.outgoing ? sp_sender_lines_fill (values.outgoing, account) : NULL;
      self->notes = values.outgoing ? sp_sender_lines_notes (values.outgoing, self->block)
                                    : g_new0 (char *, 1);
      return self;
    }
  self->found = report ? sp_setup_found (client, report, values.incoming, values.outgoing) : NULL;
  if (block)
    self->block = sp_setup_values_fill_block (&values, block, stand_ins);
  if (is_complete (self, &values))
    add_lines (self, &values);
  if (self->lines->len > 0)
    add_notes (self, &values, stand_ins);
  else
    self->notes = g_new0 (char *, 1);
  return self;
}

/**
 * sp_setup_guide_is_empty:
 *
 * Returns: whether there is nothing to be told
 */
gboolean
sp_setup_guide_is_empty (const SpSetupGuide *self)
{
  return self->found == NULL && self->lines->len == 0;
}

/**
 * sp_setup_guide_has_lines_for:
 * @protocol: a protocol
 *
 * Returns: whether the lines to paste have everything that is to be entered for @protocol
 */
gboolean
sp_setup_guide_has_lines_for (const SpSetupGuide *self, SpProtocol protocol)
{
  const char *places = sp_client_get_block (self->client, SP_PASTE_IMPLICIT);

  if (self->block == NULL || places == NULL)
    return FALSE;
  if (protocol == SP_PROTOCOL_SMTP)
    return sp_placeholder_is_used (places, ".smtp");
  return protocol == SP_PROTOCOL_IMAP && sp_placeholder_is_used (places, ".imap");
}

/**
 * sp_setup_guide_free:
 * @self: (transfer full) (nullable): a guide
 */
void
sp_setup_guide_free (SpSetupGuide *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  sp_client_unref (self->client);
  g_free (self->found);
  g_free (self->block);
  g_strfreev (self->notes);
  g_free (self);
}
