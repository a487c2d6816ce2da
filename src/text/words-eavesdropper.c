/* The words for each step of a connection as somebody on the way sees it: a title, and a sentence that needs no picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-sights.h"

#include <glib/gi18n.h>

#include "template.h"

/** SightWords: what is said of one kind of step. */
typedef struct
{
  const char *title;
  const char *sentence;
} SightWords;

static const SightWords words[SP_N_SIGHTS] = {
  /* Translators: These titles stand in a picture, next to what can be read at this moment. Short words are best. */
  [SP_SIGHT_CONNECT] = { N_("Connection begins"),
                         /* Translators: {detail} is an address and a port. In all sentences of this table, {detail} is what
                          * can be seen on the way: mostly a line of the dialogue. */
                         N_("The connection begins. Anyone on the way can see where it leads: "
                            "{detail}.") },
  [SP_SIGHT_GREETING] = { N_("The server greets"),
                          N_("The server’s greeting can be read: “{detail}”.") },
  [SP_SIGHT_PREAUTH] = { N_("The server greets as if signed in"),
                         N_("The server greets as if someone had signed in already, so it is too "
                            "late to ask for encryption (PREAUTH): “{detail}”.") },
  [SP_SIGHT_ASK] = { N_("What is offered?"),
                     N_("The question of what the server offers can be read: “{detail}”.") },
  [SP_SIGHT_OFFER] = { N_("The server’s offer"),
                       N_("The server’s offer can be read: “{detail}”.") },
  [SP_SIGHT_NO_OFFER] = { N_("An offer without encryption"),
                          N_("The server’s offer can be read and contains no encryption "
                             "(STARTTLS). Either the server has none, or someone on the way has "
                             "removed it: “{detail}”.") },
  [SP_SIGHT_REQUEST] = { N_("Request for encryption"),
                         N_("The request for encryption (STARTTLS) can be read: “{detail}”.") },
  [SP_SIGHT_AGREED] = { N_("The server agrees"),
                        N_("The server agrees, and this can be read: “{detail}”.") },
  [SP_SIGHT_REFUSED] = { N_("The server refuses"),
                         N_("The server refuses, and this can be read: “{detail}”.") },
  [SP_SIGHT_WORDS] = { N_("More words"), N_("More words can be read: “{detail}”.") },
  [SP_SIGHT_HELLO] = { N_("Encryption begins, with the server’s name"),
                       N_("Encryption begins. Its first message still shows the name of the "
                          "server: {detail}.") },
  [SP_SIGHT_BARE_HELLO] = { N_("Encryption begins"), N_("Encryption begins.") },
  [SP_SIGHT_CERTIFICATE] = { N_("The server’s certificate"),
                             N_("The server’s certificate can be read too, as always before TLS "
                                "1.3: {detail}.") },
  [SP_SIGHT_TALK] = { N_("The rest of the check"), N_("The rest of the check is encrypted. Only "
                                                      "the amount can still be seen: {detail}.") },
  [SP_SIGHT_PASSWORD] = { N_("User name and password"),
                          N_("Here a mail program sends your user name and password, encrypted. "
                             "Signpost sends neither.") },
  [SP_SIGHT_MAIL] = { N_("All messages"),
                      N_("All messages travel here, encrypted. Signpost fetches and sends none.") },
  [SP_SIGHT_BARE_PASSWORD] = { N_("User name and password, readable"),
                               N_("A mail program that continues anyway sends your user name and "
                                  "password here, where anyone on the way can read them. Signpost "
                                  "sends neither.") },
  [SP_SIGHT_STOP] = { N_("The check ended here"), "{detail}" },
};

/**
 * sp_sight_kind_get_title:
 * @kind: a kind of step
 *
 * Returns: (transfer none): a few words for it
 */
const char *
sp_sight_kind_get_title (SpSightKind kind)
{
  return _(words[kind].title);
}

/**
 * sp_sight_kind_describe:
 * @kind: a kind of step
 * @detail: (nullable): what can be seen of it, display-safe
 *
 * Returns: (transfer full): whole sentences about it
 */
char *
sp_sight_kind_describe (SpSightKind kind, const char *detail)
{
  return sp_fill (_(words[kind].sentence), "detail", detail, NULL);
}

/**
 * sp_sight_describe_bytes:
 * @sent: bytes to the server
 * @received: bytes from the server
 *
 * Returns: (transfer full): both in words
 */
char *
sp_sight_describe_bytes (gsize sent, gsize received)
{
  g_autofree char *to = g_strdup_printf ("%" G_GSIZE_FORMAT, sent);
  g_autofree char *from = g_strdup_printf ("%" G_GSIZE_FORMAT, received);

  /* Translators: {sent} and {received} are numbers of bytes. Nothing else is known of them. */
  return sp_fill (_("{sent} bytes sent, {received} bytes received"), "sent", to, "received", from,
                  NULL);
}
