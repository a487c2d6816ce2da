/* One certificate of a chain: whose it is, its time line, and its facts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-box.h"

#include <glib/gi18n.h>

#include "ui/widgets/date-line.h"
#include "ui/widgets/expander.h"
#include "fact-row.h"
#include "text/facts.h"
#include "text/template.h"
#include "ui/widgets/label.h"

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
  GtkWidget *expander = sp_expander_new (_("Facts of this certificate"));
  g_autofree char *title = make_title (certificate, level);
  /* Translators: the name of an expander for a screen reader; {certificate} is for example “Server: imap.example.edu”. */
  g_autofree char *name =
      sp_fill (_("Facts of the certificate “{certificate}”"), "certificate", title, NULL);

  atk_object_set_name (gtk_widget_get_accessible (expander), name);
  /* Else GTK puts the label on the wrong side where reading goes from right to left. */
  gtk_expander_set_label_fill (GTK_EXPANDER (expander), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (expander))), 0);
  gtk_expander_set_resize_toplevel (GTK_EXPANDER (expander), FALSE);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), level == 0);
  gtk_container_add (GTK_CONTAINER (expander), make_facts (certificate));
  gtk_widget_show (expander);
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

/**
 * sp_certificate_box_new:
 * @certificate: a certificate
 * @level: how many certificates of the chain it vouches for; 0 for the server’s own
 * @now: the present moment
 *
 * Returns: (transfer floating): the certificate, further in than those that it vouches for
 */
GtkWidget *
sp_certificate_box_new (const SpCertificate *certificate, guint level, GDateTime *now)
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
