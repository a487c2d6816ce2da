/* Who will be contacted for a request, and what each of them is told, in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "contacts-box.h"

#include <glib/gi18n.h>

#include "assistant/contacts.h"
#include "core/host.h"
#include "state.h"
#include "text/list.h"
#include "text/template.h"
#include "ui/widgets/container.h"
#include "ui/widgets/label.h"

/* Takes @sentence. */
static void
add_item (GtkContainer *box, char *sentence)
{
  g_autofree char *text = sentence;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_label_set_yalign (GTK_LABEL (bullet), 0);
  gtk_container_add (GTK_CONTAINER (line), bullet);
  gtk_box_pack_start (GTK_BOX (line), sp_label_new (text), TRUE, TRUE, 0);
  gtk_widget_show_all (line);
  gtk_container_add (box, line);
}

static gboolean
is_asked (GPtrArray *contacts, SpSource source)
{
  for (guint i = 0; i < contacts->len; i++)
    if (((SpContact *) contacts->pdata[i])->source == source)
      return TRUE;
  return FALSE;
}

static gboolean
asks_name_service (GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    if (((SpContact *) contacts->pdata[i])->host == NULL)
      return TRUE;
  return FALSE;
}

/* The hosts that are asked on behalf of some sources, as a list in one line; %NULL where there are none. */
static char *
list_hosts (GPtrArray *contacts, guint sources)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SpContact *contact = contacts->pdata[i];
      g_autofree char *host = contact->host ? sp_host_to_display (contact->host) : NULL;
      g_autofree char *isolated = host ? sp_state_isolate (host) : NULL;

      if (!host || !(sources & (1u << contact->source)))
        continue;
      sp_list_append (line, isolated);
    }
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

static void
add_contacts (GtkContainer *box, GPtrArray *contacts, const char *domain)
{
  const guint own =
      1u << SP_SOURCE_AUTOCONFIG | 1u << SP_SOURCE_PACC | 1u << SP_SOURCE_AUTODISCOVER;
  g_autofree char *hosts = list_hosts (contacts, own);
  g_autofree char *database = list_hosts (contacts, 1u << SP_SOURCE_ISPDB);

  if (hosts)
    /* Translators: {hosts} are names of web servers, between commas; {domain} here and below is for example example.org */
    add_item (
        box,
        sp_fill (_("Web servers of {domain} are asked for the settings it publishes: {hosts}."),
                 "domain", domain, "hosts", hosts, NULL));
  if (asks_name_service (contacts))
    add_item (
        box,
        sp_fill (_("This network’s name service is asked where the mail servers of {domain} are."),
                 "domain", domain, NULL));
  if (database)
    /* Translators: {database} is the name of a server */
    add_item (
        box, sp_fill (_("The provider database is asked what it knows about {domain}: {database}."),
                      "domain", domain, "database", database, NULL));
  if (is_asked (contacts, SP_SOURCE_MX))
    add_item (box, sp_fill (_("If another company receives the mail of {domain}, that company’s "
                              "web servers are asked for its settings."),
                            "domain", domain, NULL));
  add_item (box, g_strdup (_("The mail servers found this way are tried.")));
}

static void
say_nobody_else (GtkContainer *box, const SpSite *site)
{
  g_autofree char *sentence = NULL;

  if (site)
    /* Translators: {service} is the name of a mail service */
    sentence = sp_fill (_("Only the servers of {service} will be contacted."), "service",
                        sp_site_get_name (site), NULL);
  gtk_container_add (
      box, sp_label_new (site ? sentence : _("Only the servers entered above will be contacted.")));
}

/**
 * sp_contacts_box_fill:
 * @box: an upright box, which is emptied first
 * @request: what would be asked
 * @example: whether its domain only stands for one that is not entered yet
 *
 * Nothing is looked up for this.
 */
void
sp_contacts_box_fill (GtkContainer *box, const SpRequest *request, gboolean example)
{
  g_autoptr(GPtrArray) contacts = sp_request_list_contacts (request);
  const char *domain = request->account ? sp_account_get_domain (request->account) : NULL;
  g_autofree char *both_ways = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *intro = NULL;

  sp_container_clear (box);
  if (contacts->len == 0)
    {
      say_nobody_else (box, request->site);
      return;
    }
  both_ways = sp_state_name_domain (domain);
  shown = sp_host_to_display (domain);
  /* Translators: {domain} is for example example.org. A list follows. */
  intro = sp_fill (example ? _("For an address at {domain}, for example, this would happen:")
                           : _("For an address at {domain}, this will happen:"),
                   "domain", both_ways, NULL);
  gtk_container_add (box, sp_label_new (intro));
  add_contacts (box, contacts, shown);
  gtk_container_add (
      box,
      sp_label_new (
          _("All of them, including the name service, learn the domain but never the address. The "
            "address is sent only if a source insists on it and you choose “Send the address”.")));
}
