/* The one question of a check: whether the full address may be sent to a source that answers nothing without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "consent-box.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/host.h"
#include "state.h"
#include "text/list.h"
#include "text/template.h"
#include "text/words-source.h"

struct _SpConsentBox
{
  GtkBox parent_instance;

  GtkLabel *heading; /* template child */
  GtkLabel *reason; /* template child */
  GtkLabel *what; /* template child */
  GtkLabel *whom; /* template child */
  GtkLabel *assurance; /* template child */
};

G_DEFINE_FINAL_TYPE (SpConsentBox, sp_consent_box, GTK_TYPE_BOX)

static void
sp_consent_box_class_init (SpConsentBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/consent-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SpConsentBox, heading);
  gtk_widget_class_bind_template_child (widget_class, SpConsentBox, reason);
  gtk_widget_class_bind_template_child (widget_class, SpConsentBox, what);
  gtk_widget_class_bind_template_child (widget_class, SpConsentBox, whom);
  gtk_widget_class_bind_template_child (widget_class, SpConsentBox, assurance);
}

static void
sp_consent_box_init (SpConsentBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
insists (const SpAnswer *answer)
{
  return answer && answer->reason == SP_ANSWER_NEEDS_ADDRESS;
}

/* The host as it is shown, with the part that somebody registered in bold: what stands before it means nothing. */
static char *
mark_owner (const char *host, const char *owner)
{
  g_autofree char *shown = sp_host_to_display (host);
  g_autofree char *before = NULL;
  g_autofree char *marked = NULL;
  const char *tail = shown;

  if (g_str_has_suffix (host, owner))
    {
      tail = shown + strlen (shown);
      for (const char *p = owner; p; p = strchr (p + 1, '.'))
        tail = g_utf8_strrchr (shown, tail - shown, '.');
      tail = tail ? tail + 1 : shown;
    }
  before = g_markup_escape_text (shown, tail - shown);
  marked = g_markup_escape_text (tail, -1);
  return g_strdup_printf ("%s<b>%s</b>", before, marked);
}

/* Autodiscover is asked at places that the domain chooses, one of which may be known; any other source where it has just refused to
 * answer. As mark-up. */
static char *
name_hosts (const SpAnswer *answer, const char *domain)
{
  g_autoptr(GUri) uri =
      answer->location ? g_uri_parse (answer->location, SP_HOST_URI_FLAGS, NULL) : NULL;
  g_autofree char *asker = uri ? sp_host_of_uri (uri) : NULL;
  const char *host = asker ? asker : domain;
  g_autofree char *marked = mark_owner (host, answer->owner ? answer->owner : host);
  g_autofree char *own = mark_owner (domain, domain);
  g_autofree char *sentence = NULL;
  g_autofree char *server = NULL;
  g_autofree char *places = NULL;

  if (answer->source != SP_SOURCE_AUTODISCOVER)
    return g_steal_pointer (&marked);
  sentence = g_markup_escape_text (
      /* Translators: {domain} is for example example.org, {server} then is autodiscover.example.org */
      _("{domain}, {server} or another server that {domain} names for this purpose"), -1);
  server = g_strconcat ("autodiscover.", asker ? own : marked, NULL);
  places = sp_fill (sentence, "domain", asker ? own : marked, "server", server, NULL);
  return asker ? sp_list_join_long ((const char *const[]){ marked, places, NULL })
               : g_steal_pointer (&places);
}

/* Adds a name unless it is there already. */
static void
take_name (GPtrArray *names, char *name)
{
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return sp_list_join_long ((const char *const *) names->pdata);
}

/* Takes @sentence. */
static void
show (GtkLabel *label, char *sentence)
{
  g_autofree char *text = sentence;

  gtk_label_set_text (label, text);
}

/* A screen reader reads the heading, and this after it. */
static void
describe_heading (SpConsentBox *self)
{
  g_autofree char *all =
      g_strjoin (" ", gtk_label_get_text (self->reason), gtk_label_get_text (self->what),
                 gtk_label_get_text (self->whom), gtk_label_get_text (self->assurance), NULL);

  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self->heading)), all);
}

static void
show_question (SpConsentBox *self,
               const char *domain,
               const char *sources,
               const char *address,
               const char *hosts,
               guint n_sources)
{
  /* Translators: {sources} is for example “Autodiscover of the domain”, {domain} example.org */
  const char *reason = ngettext ("Not all servers of {domain} are known. One source answers only "
                                 "if it is given the full address: {sources}.",
                                 "Not all servers of {domain} are known. These sources answer only "
                                 "if they are given the full address: {sources}.",
                                 n_sources);
  g_autofree char *whom = NULL;
  g_autofree char *whom_filled = NULL;

  show (self->reason, sp_fill (reason, "domain", domain, "sources", sources, NULL));
  /* Translators: {address} is an e-mail address */
  show (self->what, sp_fill (_("What would be sent: {address}"), "address", address, NULL));
  whom = g_markup_escape_text (
      /* Translators: {hosts} are names of servers */
      _("To whom: {hosts}"), -1);
  whom_filled = sp_fill (whom, "hosts", hosts, NULL);
  gtk_label_set_markup (self->whom, whom_filled);
  describe_heading (self);
}

/**
 * sp_consent_box_ask:
 * @account: an account with an address
 * @service: a service some of whose sources insist on the address
 *
 * Puts the question and moves the focus to it. The buttons answer it with the action `check.send-address`.
 */
void
sp_consent_box_ask (SpConsentBox *self, const SpAccount *account, const SpService *service)
{
  const char *domain = sp_account_get_domain (account);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shown = sp_state_name_domain (domain);
  g_autofree char *address = sp_state_isolate (sp_account_get_address (account));
  g_autofree char *all_names = NULL;
  g_autofree char *all_hosts = NULL;
  guint n = 0;

  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (!insists (answer))
        continue;
      g_ptr_array_add (names, g_strdup (sp_words_source (source)));
      take_name (hosts, name_hosts (answer, domain));
      n++;
    }
  all_names = join (names);
  all_hosts = join (hosts);
  show_question (self, shown, all_names, address, all_hosts, n);
  gtk_widget_show (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->heading));
  gtk_label_select_region (self->heading, 0, 0);
}
