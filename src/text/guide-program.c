/* The words of one mail program for the ways to a secure connection, for the explanation of what the same word means where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide.h"

#include <glib/gi18n.h>

#include "list.h"
#include "template.h"
#include "words.h"

static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };

static const char *
choose_sentence (const char *implicit, const char *starttls)
{
  if (implicit && g_strcmp0 (implicit, starttls) == 0)
    /* Translators: {implicit} is a label of a mail program, for example Use SSL. */
    return _("“{implicit}” covers both ways to a secure connection; the port decides which of them "
             "it is.");
  if (implicit && starttls)
    /* Translators: {implicit} and {starttls} are labels of a mail program, for example SSL and TLS. */
    return _("“{implicit}” means secure from the start, and “{starttls}” means secure after a "
             "request (STARTTLS).");
  if (implicit)
    /* Translators: {implicit} is a label of a mail program, for example SSL. */
    return _("“{implicit}” means secure from the start.");
  if (starttls)
    /* Translators: {starttls} is a label of a mail program, for example TLS. */
    return _("“{starttls}” means secure after a request (STARTTLS).");
  return NULL;
}

/* Takes @sentence. */
static void
append (GString *out, char *sentence)
{
  g_autofree char *owned = sentence;

  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, owned);
}

static gboolean
is_label_of_its_own (const char *label, const SpClientProtocol *can)
{
  return label && g_strcmp0 (label, can->implicit_label) != 0 &&
         g_strcmp0 (label, can->starttls_label) != 0;
}

static void
append_label (GString *out, const char *sentence, const char *label, const SpClientProtocol *can)
{
  if (is_label_of_its_own (label, can))
    append (out, sp_fill (sentence, "label", label, NULL));
}

/* Quirks that change what the same label does. */
static void
append_quirks (GString *out, const SpClientProtocol *can)
{
  g_autofree char *port = g_strdup_printf ("%u", can->starttls_only_port);

  if (can->supports_starttls && can->starttls_only_port != 0)
    /* Translators: {port} is a number. */
    append (out,
            sp_fill (_("Secure after a request works only on port {port}."), "port", port, NULL));
  if (g_strcmp0 (can->implicit_state, "ticked") == 0 && can->none_label &&
      g_strcmp0 (can->none_label, can->implicit_label) == 0)
    append (out, g_strdup (_("Unless this box is ticked, nothing is protected.")));
}

/* What the program's labels mean in one protocol; empty where it has no words of its own. */
static char *
describe (const SpClientProtocol *can)
{
  GString *out = g_string_new (NULL);
  const char *implicit = can->supports_implicit ? can->implicit_label : NULL;
  const char *starttls = can->supports_starttls ? can->starttls_label : NULL;
  const char *sentence = choose_sentence (implicit, starttls);

  if (sentence)
    append (out, sp_fill (sentence, "implicit", implicit, "starttls", starttls, NULL));
  append_quirks (out, can);
  /* Translators: {label} is a label of a mail program, for example TLS, if available. */
  append_label (out, _("Do not choose “{label}”: it may continue without any protection."),
                can->opportunistic_label, can);
  /* Translators: {label} is a label of a mail program, for example None. */
  append_label (out, _("“{label}” means no protection at all."), can->none_label, can);
  return g_string_free (out, FALSE);
}

/**
 * sp_guide_get_program_heading:
 * @client: a mail program
 *
 * Returns: (transfer full): a heading for what is said of it beside a topic
 */
char *
sp_guide_get_program_heading (const SpClient *client)
{
  /* Translators: {program} is the name of a mail program. */
  return sp_fill (_("In {program}"), "program", sp_client_get_name (client), NULL);
}

static char *
name_protocols (guint mask)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    if (mask & (1u << protocols[i]))
      g_ptr_array_add (names, (gpointer) sp_words_protocol_short (protocols[i]));
  g_ptr_array_add (names, NULL);
  return sp_list_join ((const char *const *) names->pdata);
}

/* The protocols whose labels mean the same as those of one of them. */
static guint
find_alike (char *const *described, SpProtocol protocol)
{
  guint mask = 0;

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    if (g_strcmp0 (described[protocols[i]], described[protocol]) == 0)
      mask |= 1u << protocols[i];
  return mask;
}

/* One entry for each label: the programs that have it, in @order as well. */
static void
add_uncertain (GHashTable *programs, GPtrArray *order, SpClient *client)
{
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      const SpClientProtocol *can = sp_client_get_protocol (client, protocols[i]);
      const char *label = can ? can->opportunistic_label : NULL;
      GPtrArray *names = label ? g_hash_table_lookup (programs, label) : NULL;

      if (label && names == NULL)
        {
          names = g_ptr_array_new ();
          g_hash_table_insert (programs, (gpointer) label, names);
          g_ptr_array_add (order, (gpointer) label);
        }
      if (names && !g_ptr_array_find (names, sp_client_get_name (client), NULL))
        g_ptr_array_add (names, (gpointer) sp_client_get_name (client));
    }
}

/**
 * sp_guide_get_uncertain_heading:
 *
 * Returns: (transfer none): a heading for sp_guide_get_uncertain_choices()
 */
const char *
sp_guide_get_uncertain_heading (void)
{
  return _("Programs with such a choice");
}

/**
 * sp_guide_get_uncertain_choices:
 * @catalogue: the programs that are known
 *
 * Lists what programs call a choice that may continue without any protection, beside the topic `choices`.
 *
 * Returns: (transfer full): one text for each label with the programs that have it, %NULL-terminated
 */
char **
sp_guide_get_uncertain_choices (SpCatalogue *catalogue)
{
  g_autoptr(GHashTable) programs =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    add_uncertain (programs, order, sp_catalogue_get_client (catalogue, i));
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *names = g_hash_table_lookup (programs, order->pdata[i]);
      g_autofree char *list = NULL;

      g_ptr_array_add (names, NULL);
      list = sp_list_join ((const char *const *) names->pdata);
      /* Translators: {label} is a label of mail programs, for example TLS, if available; {programs} a list of them. */
      g_ptr_array_add (texts, sp_fill (_("“{label}”: {programs}"), "label", order->pdata[i],
                                       "programs", list, NULL));
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * sp_guide_get_program_words:
 * @client: a mail program
 *
 * Tells what the program's own labels for the security of a connection mean. Labels that are alike in several protocols are
 * explained once.
 *
 * Returns: (transfer full): one text for each group of protocols, %NULL-terminated; empty where the program has no such labels
 */
char **
sp_guide_get_program_words (const SpClient *client)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  char *described[SP_N_PROTOCOLS] = { NULL };
  guint told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      const SpClientProtocol *can = sp_client_get_protocol (client, protocols[i]);

      described[protocols[i]] = can ? describe (can) : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      const char *text = described[protocols[i]];
      guint alike = find_alike (described, protocols[i]);
      g_autofree char *names = name_protocols (alike);

      if (text && *text && !(told & alike))
        g_ptr_array_add (texts, sp_words_row (names, text));
      told |= alike;
    }
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    g_free (described[i]);
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * sp_guide_get_sender_heading:
 *
 * Returns: (transfer none): a heading for what is said of applications and devices that only send, beside the topic of words
 */
const char *
sp_guide_get_sender_heading (void)
{
  return _("Applications and devices that only send");
}

/**
 * sp_guide_get_sender_words:
 * @catalogue: the descriptions
 *
 * Returns: (transfer full): what the words of applications and devices mean that show best how they differ, one text for each,
 *   %NULL-terminated
 */
char **
sp_guide_get_sender_words (SpCatalogue *catalogue)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      const SpClient *sender = sp_catalogue_get_sender (catalogue, i);
      g_autofree char *text = NULL;

      if (!sp_client_get_sending (sender)->in_guide)
        continue;
      text = describe (sp_client_get_protocol (sender, SP_PROTOCOL_SMTP));
      g_ptr_array_add (texts, sp_words_row (sp_client_get_name (sender), text));
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}
