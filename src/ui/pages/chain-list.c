/* The certificate chains of a report; servers that share one are told once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "chain-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fact-row.h"
#include "text/facts.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"
#include "ui/widgets/date-line.h"
#include "ui/widgets/expander.h"

/* How much further in each certificate stands than the one that it vouches for, and how often at most, in pixels. */
#define INDENT 18
#define MAX_INDENTS 4

static gboolean
vouches_for_itself (const SpCertificate *certificate)
{
  return g_strcmp0 (certificate->subject, certificate->issuer) == 0;
}

static const char *
title_of (const SpCertificate *certificate, guint level)
{
  if (level == 0)
    /* Translators: {name} is a host name. */
    return _("Server: {name}");
  if (vouches_for_itself (certificate))
    /* Translators: {name} is the name of a certificate authority that vouches for itself. */
    return _("Root authority: {name}");
  /* Translators: {name} is the name of a certificate authority that another one vouches for. */
  return _("Intermediate authority: {name}");
}

static char *
make_title (const SpCertificate *certificate, guint level)
{
  g_autofree char *name = sp_certificate_short_name (certificate->subject);

  return sp_fill (title_of (certificate, level), "name", name, NULL);
}

static GtkWidget *
make_facts (const SpCertificate *certificate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr(GPtrArray) facts = sp_facts_for_certificate (certificate);

  sp_fact_row_add_all (GTK_CONTAINER (box), facts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_show (box);
  return box;
}

/* The authorities’ own facts are folded away: they are the same for many servers. */
static GtkWidget *
make_expander (const SpCertificate *certificate, guint level)
{
  GtkWidget *expander = sp_expander_new (_("Facts about this certificate"));
  g_autofree char *title = make_title (certificate, level);
  /* Translators: the name of an expander for a screen reader; {certificate} is for example “Server: imap.example.edu”. */
  g_autofree char *name =
      sp_fill (_("Facts about the certificate “{certificate}”"), "certificate", title, NULL);

  atk_object_set_name (gtk_widget_get_accessible (expander), name);
  /* Else GTK puts the label on the wrong side where reading goes from right to left. */
  gtk_expander_set_label_fill (GTK_EXPANDER (expander), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (expander))), 0);
  gtk_expander_set_resize_toplevel (GTK_EXPANDER (expander), FALSE);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), level == 0);
  gtk_container_add (GTK_CONTAINER (expander), make_facts (certificate));
  return expander;
}

static void
add_validity (GtkContainer *box, const SpCertificate *certificate, GDateTime *now)
{
  g_autofree char *days = NULL;
  GtkWidget *line;

  if (certificate->not_before == NULL || certificate->not_after == NULL)
    return;
  days = sp_date_line_count_days (certificate->not_before, certificate->not_after, now);
  line = sp_date_line_new (certificate->not_before, certificate->not_after, now);
  gtk_container_add (box, sp_label_new (days));
  gtk_container_add (box, line);
}

/* The certificate, further in than those that it vouches for; @level is how many these are, 0 for the server’s own. */
static GtkWidget *
make_certificate (const SpCertificate *certificate, guint level, GDateTime *now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = make_title (certificate, level);
  AtkObject *accessible = gtk_widget_get_accessible (box);

  gtk_widget_set_margin_start (box, MIN (level, MAX_INDENTS) * INDENT);
  atk_object_set_role (accessible, ATK_ROLE_PANEL);
  atk_object_set_name (accessible, title);
  gtk_container_add (GTK_CONTAINER (box), sp_label_new_bold (title));
  add_validity (GTK_CONTAINER (box), certificate, now);
  gtk_container_add (GTK_CONTAINER (box), make_expander (certificate, level));
  gtk_widget_show (box);
  return box;
}

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

  if (vouches_for_itself (last))
    return;
  /* Translators: {issuer} is the name of a certificate authority. */
  line = sp_fill (_("The chain ends with a certificate issued by “{issuer}”; the server does not "
                    "send that authority’s own certificate."),
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
          make_certificate (g_ptr_array_index (chain->tls->chain, level), level, now);
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
