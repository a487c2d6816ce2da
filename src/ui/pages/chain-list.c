/* The certificate chains of a report; servers that share one are told once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "chain-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "certificate-box.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

/** Chain: a chain of certificates and where it was seen. */
typedef struct
{
  const SpTlsFacts *tls; /* (unowned) of one of @seen */
  GPtrArray *seen; /* (owned) (element-type SpObservation) unowned elements */
} Chain;

static void
chain_free (gpointer data)
{
  Chain *self = data;

  g_ptr_array_unref (self->seen);
  g_free (self);
}

static gboolean
is_same (const SpTlsFacts *a, const SpTlsFacts *b)
{
  if (a->chain->len != b->chain->len)
    return FALSE;
  for (guint i = 0; i < a->chain->len; i++)
    {
      const SpCertificate *first = g_ptr_array_index (a->chain, i);
      const SpCertificate *second = g_ptr_array_index (b->chain, i);

      if (g_strcmp0 (first->sha256, second->sha256) != 0)
        return FALSE;
    }
  return TRUE;
}

static Chain *
find_chain (GPtrArray *chains, const SpTlsFacts *tls)
{
  Chain *chain;

  for (guint i = 0; i < chains->len; i++)
    {
      chain = g_ptr_array_index (chains, i);
      if (is_same (chain->tls, tls))
        return chain;
    }
  chain = g_new0 (Chain, 1);
  chain->tls = tls;
  chain->seen = g_ptr_array_new ();
  g_ptr_array_add (chains, chain);
  return chain;
}

static GPtrArray *
collect_chains (const SpReport *report)
{
  GPtrArray *chains = g_ptr_array_new_with_free_func (chain_free);
  guint n = sp_service_get_length (sp_report_get_service (report));

  for (guint i = 0; i < n; i++)
    {
      SpObservation *seen = sp_report_get_observation (report, i);

      if (seen && seen->tls && sp_tls_facts_get_leaf (seen->tls))
        g_ptr_array_add (find_chain (chains, seen->tls)->seen, seen);
    }
  return chains;
}

/* “The same on 5 servers”, and which ones. */
static void
add_servers (GtkContainer *box, const Chain *chain)
{
  guint n = chain->seen->len;
  g_autofree char *heading = sp_fill_count (
      ngettext ("The same on {count} server:", "The same on {count} servers:", n), n, NULL);
  g_autoptr(GString) text = g_string_new (n > 1 ? heading : NULL);

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = g_ptr_array_index (chain->seen, i);
      g_autofree char *where = sp_words_endpoint (seen->endpoint);

      g_string_append_printf (text, "%s%s", n > 1 ? "\n• " : "", where);
    }
  gtk_container_add (box, sp_label_new (text->str));
}

/* Each problem once, though the sentence may differ from server to server. */
static void
add_problems (GtkContainer *box, const Chain *chain)
{
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < chain->seen->len; i++)
    {
      char *problems = sp_words_certificate_problems (g_ptr_array_index (chain->seen, i));

      if (problems && !g_hash_table_contains (said, problems))
        gtk_container_add (box, sp_label_new (problems));
      if (problems)
        g_hash_table_add (said, problems);
    }
}

/* Most servers keep back the root, which everybody has to know already. */
static void
add_end (GtkContainer *box, const SpTlsFacts *tls)
{
  const SpCertificate *last = g_ptr_array_index (tls->chain, tls->chain->len - 1);
  g_autofree char *line = NULL;

  if (g_strcmp0 (last->subject, last->issuer) == 0)
    return;
  /* Translators: {issuer} is the name of a certificate authority. */
  line = sp_fill (_("The chain ends with a certificate that “{issuer}” vouches for; the server "
                    "does not send that authority’s own certificate."),
                  "issuer", last->issuer, NULL);
  gtk_container_add (box, sp_label_new (line));
}

static GtkWidget *
make_chain (const Chain *chain, GDateTime *now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AtkObject *below = NULL;

  add_servers (GTK_CONTAINER (box), chain);
  add_problems (GTK_CONTAINER (box), chain);
  for (guint level = 0; level < chain->tls->chain->len; level++)
    {
      GtkWidget *certificate =
          sp_certificate_box_new (g_ptr_array_index (chain->tls->chain, level), level, now);
      AtkObject *accessible = gtk_widget_get_accessible (certificate);

      gtk_container_add (GTK_CONTAINER (box), certificate);
      if (below)
        atk_object_add_relationship (accessible, ATK_RELATION_NODE_CHILD_OF, below);
      below = accessible;
    }
  add_end (GTK_CONTAINER (box), chain->tls);
  gtk_widget_show (box);
  return box;
}

/**
 * sp_chain_list_fill:
 * @box: an upright box, which is emptied first
 * @report: a report
 * @now: the present moment
 *
 * Fills @box with the certificate chains of @report, each as a tree from the server’s certificate inwards to its authorities.
 *
 * Returns: how many different chains there are
 */
guint
sp_chain_list_fill (GtkContainer *box, const SpReport *report, GDateTime *now)
{
  g_autoptr(GPtrArray) chains = collect_chains (report);

  sp_container_clear (box);
  for (guint i = 0; i < chains->len; i++)
    {
      if (i > 0)
        {
          GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

          gtk_widget_show (separator);
          gtk_container_add (box, separator);
        }
      gtk_container_add (box, make_chain (g_ptr_array_index (chains, i), now));
    }
  return chains->len;
}
