/* Fills the lines of an application or a device, and says what is left to do with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sender-lines.h"

#include <string.h>

#include <glib/gi18n.h>

#include "template.h"

/* As they are described, whether or not they can be filled. */
static const char *
get_lines (const SpAdvice *advice)
{
  const SpClientSending *sending = sp_client_get_sending (advice->client);

  return sending && advice->available ? sp_client_blocks_get (&sending->blocks, advice->security)
                                      : NULL;
}

/**
 * sp_sender_lines_fill:
 * @advice: an advice for an application or a device
 * @account: (nullable): whose account it is about
 *
 * Returns: (transfer full) (nullable): the lines to paste; %NULL where there are none for what is advised, where they are for a password
 *   and that is not accepted, or where a value cannot be written in them safely; sp_sender_lines_notes() says which
 */
char *
sp_sender_lines_fill (const SpAdvice *advice, const SpAccount *account)
{
  const SpBlockValues values = {
    .server = advice->host,
    .port = advice->port,
    .user = advice->user_name,
    .address = account ? sp_account_get_address (account) : NULL,
  };

  if (get_lines (advice) == NULL || advice->auth == SP_AUTH_OAUTH2)
    return NULL;
  return sp_client_blocks_fill (&sp_client_get_sending (advice->client)->blocks, advice->security,
                                &values);
}

/**
 * sp_sender_lines_heading:
 * @client: an application or a device that has lines
 *
 * Returns: (transfer full): a heading for them
 */
char *
sp_sender_lines_heading (const SpClient *client)
{
  /* Translators: {file} is the name of one or more files or of a program, for example settings.py. */
  return sp_fill (_("Lines to paste ({file})"), "file", sp_client_get_sending (client)->blocks.file,
                  NULL);
}

/* How a password has to be written in lines of a kind; %NULL where there is nothing to mind. */
static const char *
describe_quoting (SpQuoting quoting)
{
  switch (quoting)
    {
    case SP_QUOTING_BACKSLASH:
    case SP_QUOTING_DOTENV:
      return _(
          "If the password contains a quotation mark or a backslash, write a backslash before it.");
    case SP_QUOTING_RUBY:
      return _("If the password contains a quotation mark, a backslash, or #, write a backslash "
               "before it.");
    case SP_QUOTING_YAML:
      return _("If the password contains a quotation mark, write it twice between single quotation "
               "marks, or with a backslash before it between double ones.");
    case SP_QUOTING_SHELL:
      return _("If the password contains a single quotation mark, write '\\'' in its place.");
    case SP_QUOTING_POWERSHELL:
      return NULL;
    case SP_QUOTING_URL:
      return _("If the password contains anything but letters and digits, write it as in a web "
               "address: %40 for @, %3A for :, %2F for /, and so on.");
    case SP_QUOTING_PROPERTIES:
      return _("If the password contains a backslash, write it twice.");
    case SP_QUOTING_NONE:
    default:
      return _("If the password contains quotation marks, spaces, or #, look up in the program’s "
               "manual how to write them.");
    }
}

/**
 * sp_sender_lines_notes:
 * @advice: an advice for an application or a device
 * @lines: (nullable): what sp_sender_lines_fill() gave
 *
 * Returns: (transfer full): sentences about the lines, %NULL-terminated; empty where there are none at all
 */
char **
sp_sender_lines_notes (const SpAdvice *advice, const char *lines)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *quoting = NULL;

  if (lines && strstr (lines, "PASSWORD"))
    {
      g_strv_builder_add (builder, _("Put the password in place of PASSWORD."));
      quoting = describe_quoting (sp_client_get_sending (advice->client)->blocks.quoting);
    }
  if (lines && strstr (lines, "ADDRESS"))
    g_strv_builder_add (
        builder,
        _("Other words in capitals stand for what is not known here, such as the address."));
  if (quoting)
    g_strv_builder_add (builder, quoting);
  if (lines == NULL && get_lines (advice))
    g_strv_builder_add (builder,
                        advice->auth == SP_AUTH_OAUTH2
                            ? _("The lines to paste are left out: they are for a password, which "
                                "is not accepted here.")
                            : _("The lines to paste are left out: the address or the server "
                                "contains a character that could mean something else in them."));
  return g_strv_builder_end (builder);
}
