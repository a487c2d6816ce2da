/* What a move to secure connections changes in one mail program, for the explanation of what changes for whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide.h"

#include <glib/gi18n.h>

#include "template.h"

#define PORT_IMPLICIT "465"
#define PORT_STARTTLS "587"

static void
add (GPtrArray *texts, const char *sentence, const char *name, const char *value)
{
  g_ptr_array_add (texts, sp_fill (sentence, name, value, NULL));
}

static void
add_ports (GPtrArray *texts, const SpClientProtocol *can)
{
  const char *implicit = can->supports_implicit ? can->implicit_label : NULL;
  /* A program that can do it on one other port only has no use for the usual one. */
  const char *starttls =
      can->supports_starttls && can->starttls_only_port == 0 ? can->starttls_label : NULL;
  const char *sentence = NULL;

  if (implicit && starttls)
    /* Translators: {first} and {second} are port numbers, {implicit} and {starttls} labels of a mail program such as SSL/TLS. */
    sentence = _("There, “{implicit}” goes with port {first} and “{starttls}” with port {second}.");
  else if (implicit)
    /* Translators: {first} is a port number, {implicit} a label of a mail program such as SSL/TLS. */
    sentence = _("There, “{implicit}” goes with port {first}.");
  else if (starttls)
    /* Translators: {second} is a port number, {starttls} a label of a mail program such as STARTTLS. */
    sentence = _("There, “{starttls}” goes with port {second}.");
  if (sentence)
    g_ptr_array_add (texts, sp_fill (sentence, "implicit", implicit, "starttls", starttls, "first",
                                     PORT_IMPLICIT, "second", PORT_STARTTLS, NULL));
}

static void
add_sending (GPtrArray *texts, const SpClient *client, const SpClientProtocol *can)
{
  const char *path = sp_client_find_settings_path (client, SP_PROTOCOL_SMTP);

  if (path)
    /* Translators: {path} is the way through a program's menus, for example Tools ▸ Accounts. */
    add (texts, _("The settings for outgoing mail are under “{path}”."), "path", path);
  add_ports (texts, can);
  if (can->auth_labels[SP_AUTH_PASSWORD])
    /* Translators: {label} is a label of a mail program, for example Normal password. */
    add (texts, _("Most services want “{label}” as the way to sign in."), "label",
         can->auth_labels[SP_AUTH_PASSWORD]);
  g_ptr_array_add (texts, g_strdup (sp_client_is_handheld (client)
                                        ? _("A phone can then send from every network it passes "
                                            "through, as long as only port 25 is blocked there.")
                                        : _("A laptop can then send from every network, as long as "
                                            "only port 25 is blocked there.")));
}

/**
 * sp_guide_get_program_changes:
 * @client: a mail program
 *
 * Tells what somebody who uses the program has to look at, beside the topic `what-changes`.
 *
 * Returns: (transfer full): whole sentences, %NULL-terminated
 */
char **
sp_guide_get_program_changes (const SpClient *client)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  const SpClientProtocol *can = sp_client_get_protocol (client, SP_PROTOCOL_SMTP);

  if (can)
    add_sending (texts, client, can);
  else
    /* Translators: {program} is the name of a mail program. */
    add (texts, _("{program} does not send mail. Set up sending in the program it works with."),
         "program", sp_client_get_name (client));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}
