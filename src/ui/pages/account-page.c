/* The first page: who asks, with which mail program, and where the servers are if that is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "browser-note.h"
#include "core/input-error.h"
#include "text/template.h"
#include "client-chooser.h"
#include "contacts-box.h"
#include "defaults.h"
#include "demonstration-box.h"
#include "demonstration.h"
#include "recent-list.h"
#include "server-fields.h"
#include "similar-box.h"
#include "site-chooser.h"
#include "text/words-anchor.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/topic.h"

/* The domain of the example where no address is entered yet. */
#define EXAMPLE "example.org"

struct _SpAccountPage
{
  SpPage parent_instance;

  GtkLabel *address_label; /* template child */
  GtkEntry *address; /* template child */
  GtkWidget *address_mistake; /* template child */
  SpSimilarBox *similar; /* template child */
  GtkLabel *device_label; /* template child */
  GtkWidget *device; /* template child */
  GtkToggleButton *on_computer; /* template child */
  GtkToggleButton *on_phone; /* template child */
  GtkToggleButton *in_browser; /* template child */
  GtkWidget *client_pair; /* template child */
  SpClientChooser *client; /* template child */
  GtkWidget *browser_note; /* template child */
  GtkWidget *site_pair; /* template child */
  SpSiteChooser *site; /* template child */
  GtkWidget *check; /* template child */
  GtkExpander *servers; /* template child */
  SpServerFields *server_fields; /* template child */
  GtkExpander *contacts_expander; /* template child */
  GtkContainer *contacts; /* template child */
  GtkWidget *recents_expander; /* template child */
  SpRecentList *recents; /* template child */
  SpDemonstrationBox *demonstration; /* template child */
  GtkLabel *contact; /* template child */

  SpCatalogue *catalogue; /* (owned) (nullable) */
  char *typed; /* (owned) (nullable) what stood in the field before the demonstration */
};

G_DEFINE_FINAL_TYPE (SpAccountPage, sp_account_page, SP_TYPE_PAGE)

static void
show_address_mistake (SpAccountPage *self, const char *sentence)
{
  sp_label_show_mistake (self->address_mistake, GTK_WIDGET (self->address), sentence);
}

/* The name and the help contact of the service that was chosen, else of the one that is usual here, at the foot of the page. */
static void
show_contact (SpAccountPage *self)
{
  SpSite *chosen = sp_account_page_get_site (self);
  SpSite *site = chosen ? chosen : sp_catalogue_get_default_site (self->catalogue);
  const char *contact = site ? sp_site_get_help_contact (site) : NULL;
  g_autofree char *line = NULL;

  if (site)
    line = contact ? g_strdup_printf ("%s · %s", sp_site_get_name (site), contact)
                   : g_strdup (sp_site_get_name (site));
  gtk_label_set_text (self->contact, line ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->contact), line != NULL);
}

/* What would be asked, as far as what was typed can be understood; mistakes are not mentioned. */
static SpRequest *
read_quietly (SpAccountPage *self, gboolean *example)
{
  SpRequest *request = sp_request_new ();
  SpSite *site = sp_account_page_get_site (self);

  sp_defaults_apply (request, NULL);
  request->account = sp_account_page_get_account (self);
  request->site = site ? sp_site_ref (site) : NULL;
  sp_server_fields_add_quietly (self->server_fields, request);
  sp_request_find_site (request, self->catalogue);
  *example = !request->account && !request->site && sp_service_get_length (request->service) == 0;
  if (*example)
    request->account = sp_account_new (EXAMPLE, NULL);
  sp_request_add_site (request, NULL);
  return request;
}

/* Only while somebody looks at it. */
static void
show_contacts (SpAccountPage *self)
{
  g_autoptr(SpRequest) request = NULL;
  gboolean example;

  if (!self->catalogue || !gtk_expander_get_expanded (self->contacts_expander))
    return;
  request = read_quietly (self, &example);
  sp_contacts_box_fill (self->contacts, request, example);
}

static void
on_site_changed (SpAccountPage *self)
{
  show_contact (self);
  show_contacts (self);
}

/* Reads the address; says a mistake under the field. A word alone could only be the half of one. */
static gboolean
read_address (SpAccountPage *self, SpAccount **account)
{
  const char *typed = gtk_entry_get_text (self->address);
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  *account = NULL;
  if (*stripped && !strpbrk (stripped, "@.:"))
    g_set_error_literal (&error, SP_INPUT_ERROR, SP_INPUT_ERROR_ADDRESS, stripped);
  else if (*stripped)
    *account = sp_account_new (stripped, &error);
  if (error)
    sentence = sp_words_input_error (error, stripped);
  show_address_mistake (self, sentence);
  if (sentence)
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return sentence == NULL;
}

static gboolean
read_servers (SpAccountPage *self, SpRequest *request)
{
  GtkWidget *wrong = sp_server_fields_add_to_request (self->server_fields, request);

  if (!wrong)
    return TRUE;
  gtk_expander_set_expanded (self->servers, TRUE);
  gtk_widget_grab_focus (wrong);
  return FALSE;
}

static void
say_mistake (SpAccountPage *self, const char *sentence)
{
  show_address_mistake (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/* Without its own certificate authority every server of a service would look untrusted; that is no answer worth showing. */
static void
say_certificates_missing (SpAccountPage *self, SpSite *site, const GError *error)
{
  g_autofree char *sentence = sp_words_anchor_error (error, sp_site_get_ca_file (site), site);

  say_mistake (self, sentence);
}

/* There is somebody to ask, or a server to try. */
static gboolean
can_be_checked (const SpRequest *request)
{
  g_autoptr(SpService) known = sp_request_plan_service (request);

  return sp_service_get_length (known) > 0 || sp_request_needs_discovery (request);
}

/* In the browser there is no program to choose. */
static void
on_device_changed (SpAccountPage *self)
{
  gboolean in_browser = sp_account_page_is_in_browser (self);

  gtk_widget_set_visible (self->client_pair, !in_browser);
  gtk_widget_set_visible (self->browser_note, in_browser);
  if (!in_browser)
    sp_client_chooser_set_programs (self->client, gtk_toggle_button_get_active (self->on_phone)
                                                      ? SP_PROGRAMS_ON_PHONES
                                                      : SP_PROGRAMS_ON_COMPUTERS);
}

static void
choose_client (SpAccountPage *self, SpClient *client)
{
  gtk_toggle_button_set_active (
      sp_client_groups_is_for_phones (client) ? self->on_phone : self->on_computer, TRUE);
  sp_client_chooser_set_client (self->client, client);
}

static void
show_recents (SpAccountPage *self)
{
  gtk_widget_set_visible (self->recents_expander, sp_recent_list_refresh (self->recents));
}

/* Nothing but the address decides: what stood in the other fields belonged to another question. */
static void
start_anew (SpAccountPage *self, const char *address)
{
  sp_server_fields_clear (self->server_fields);
  sp_site_chooser_set_site (self->site, NULL);
  sp_account_page_set_address (self, address);
}

static void
on_recent_chosen (SpAccountPage *self, const char *address, const char *client_id)
{
  SpClient *client = sp_catalogue_find_client (self->catalogue, client_id);

  start_anew (self, address);
  if (client)
    choose_client (self, client);
  gtk_widget_grab_focus (self->check);
}

static void
on_recents_forgotten (SpAccountPage *self)
{
  show_recents (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
on_similar_chosen (SpAccountPage *self, const char *address)
{
  sp_account_page_set_address (self, address);
  gtk_widget_grab_focus (self->check);
}

/* Its description is in the catalogue now, so that the address leads there. What was typed comes back afterwards. */
static void
on_demonstration_ready (SpAccountPage *self)
{
  g_free (self->typed);
  self->typed = g_strdup (gtk_entry_get_text (self->address));
  start_anew (self, SP_DEMONSTRATION_ADDRESS);
  gtk_button_clicked (GTK_BUTTON (self->check));
}

static void
sp_account_page_shown (SpPage *page)
{
  SpAccountPage *self = SP_ACCOUNT_PAGE (page);

  gtk_widget_grab_default (self->check);
  show_recents (self);
  if (self->typed)
    sp_account_page_set_address (self, self->typed);
  g_clear_pointer (&self->typed, g_free);
}

static void
sp_account_page_dispose (GObject *object)
{
  SpAccountPage *self = SP_ACCOUNT_PAGE (object);

  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (sp_account_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (SP_TYPE_CLIENT_CHOOSER);
  g_type_ensure (SP_TYPE_DEMONSTRATION_BOX);
  g_type_ensure (SP_TYPE_RECENT_LIST);
  g_type_ensure (SP_TYPE_SERVER_FIELDS);
  g_type_ensure (SP_TYPE_SIMILAR_BOX);
  g_type_ensure (SP_TYPE_SITE_CHOOSER);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address_label);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address_mistake);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, similar);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, device_label);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, device);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, on_computer);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, on_phone);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, in_browser);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, client_pair);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, client);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, browser_note);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, site_pair);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, site);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, check);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, servers);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, server_fields);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, contacts_expander);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, recents_expander);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, recents);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, demonstration);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, contact);
}

static void
sp_account_page_class_init (SpAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = sp_account_page_dispose;
  SP_PAGE_CLASS (klass)->shown = sp_account_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/account-page.ui");
  bind_children (widget_class);
}

static void
follow (SpAccountPage *self, gpointer widget, const char *signal, GCallback callback)
{
  g_signal_connect_object (widget, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
connect_all (SpAccountPage *self)
{
  follow (self, self->site, "changed", G_CALLBACK (on_site_changed));
  follow (self, self->address, "changed", G_CALLBACK (show_contacts));
  follow (self, self->server_fields, "changed", G_CALLBACK (show_contacts));
  follow (self, self->contacts_expander, "notify::expanded", G_CALLBACK (show_contacts));
  follow (self, self->recents, "chosen", G_CALLBACK (on_recent_chosen));
  follow (self, self->recents, "forgotten", G_CALLBACK (on_recents_forgotten));
  follow (self, self->similar, "chosen", G_CALLBACK (on_similar_chosen));
  follow (self, self->demonstration, "ready", G_CALLBACK (on_demonstration_ready));
}

static void
set_up_device (SpAccountPage *self)
{
  GtkToggleButton *buttons[] = { self->on_computer, self->on_phone, self->in_browser };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      sp_label_wrap (gtk_bin_get_child (GTK_BIN (buttons[i])));
      follow (self, buttons[i], "toggled", G_CALLBACK (on_device_changed));
    }
  on_device_changed (self);
}

static void
sp_account_page_init (SpAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_topic_set (GTK_WIDGET (self), "sources");
  sp_topic_set (self->device, "what-changes");
  sp_topic_set (GTK_WIDGET (self->client), "words");
  sp_topic_set (GTK_WIDGET (self->servers), "ports");
  sp_label_name_field (self->address_label, GTK_WIDGET (self->address));
  sp_label_name_field (self->device_label, self->device);
  sp_browser_note_fill (GTK_CONTAINER (self->browser_note));
  connect_all (self);
  set_up_device (self);
}

/**
 * sp_account_page_set_catalogue:
 * @catalogue: where mail programs and mail services come from
 */
void
sp_account_page_set_catalogue (SpAccountPage *self, SpCatalogue *catalogue)
{
  guint n;

  g_set_object (&self->catalogue, catalogue);
  n = sp_site_chooser_fill (self->site, catalogue, _("From the address"), TRUE);
  sp_client_chooser_set_catalogue (self->client, catalogue);
  sp_demonstration_box_set_catalogue (self->demonstration, catalogue);
  /* Nobody has to choose the only service there is, where that is the usual one anyway. */
  gtk_widget_set_visible (self->site_pair,
                          n > 1 || (n == 1 && !sp_catalogue_get_default_site (catalogue)));
}

/**
 * sp_account_page_set_address:
 * @address: an e-mail address, as somebody else handed it over; it is understood when the check starts
 */
void
sp_account_page_set_address (SpAccountPage *self, const char *address)
{
  gtk_entry_set_text (self->address, address);
  show_address_mistake (self, NULL);
}

/**
 * sp_account_page_set_site:
 * @site: the mail service to choose, one of the catalogue
 */
void
sp_account_page_set_site (SpAccountPage *self, SpSite *site)
{
  sp_site_chooser_set_site (self->site, site);
}

/**
 * sp_account_page_enter_servers:
 * @self: the page, which is shown
 *
 * Leads to the place where the names of the servers can be entered.
 */
void
sp_account_page_enter_servers (SpAccountPage *self)
{
  gtk_expander_set_expanded (self->servers, TRUE);
  gtk_editable_select_region (GTK_EDITABLE (self->address), 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->server_fields));
}

/**
 * sp_account_page_make_request:
 *
 * Reads the fields. A mistake is said under its field, which takes the focus. An address alone is enough.
 *
 * Returns: (transfer full) (nullable): what to ask of the assistant, %NULL where something is missing or wrong
 */
SpRequest *
sp_account_page_make_request (SpAccountPage *self)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *mistake = NULL;
  SpSite *site = sp_account_page_get_site (self);

  if (!read_address (self, &request->account) || !read_servers (self, request))
    return NULL;
  if (!sp_defaults_apply (request, &mistake))
    {
      say_mistake (self, mistake);
      return NULL;
    }
  request->site = site ? sp_site_ref (site) : NULL;
  sp_request_find_site (request, self->catalogue);
  if (!sp_request_add_site (request, &error))
    {
      say_certificates_missing (self, request->site, error);
      return NULL;
    }
  if (!request->site && sp_similar_box_ask (self->similar, self->catalogue, request->account))
    return NULL;
  if (can_be_checked (request))
    return g_steal_pointer (&request);
  say_mistake (
      self,
      _("There is nothing to check yet. Enter an e-mail address or the names of the servers."));
  return NULL;
}

/**
 * sp_account_page_get_account:
 *
 * Returns: (transfer full) (nullable): the account, as far as what was typed can be understood
 */
SpAccount *
sp_account_page_get_account (SpAccountPage *self)
{
  return sp_account_new (gtk_entry_get_text (self->address), NULL);
}

/**
 * sp_account_page_get_site:
 *
 * Returns: (transfer none) (nullable): the mail service that was chosen, %NULL where the address decides
 */
SpSite *
sp_account_page_get_site (SpAccountPage *self)
{
  return sp_site_chooser_get_site (self->site);
}

/**
 * sp_account_page_get_client:
 *
 * Returns: (transfer none) (nullable): the mail program that was chosen
 */
SpClient *
sp_account_page_get_client (SpAccountPage *self)
{
  return sp_client_chooser_get_client (self->client);
}

/**
 * sp_account_page_is_in_browser:
 *
 * Returns: whether mail is read in the web browser, where no settings are needed
 */
gboolean
sp_account_page_is_in_browser (SpAccountPage *self)
{
  return gtk_toggle_button_get_active (self->in_browser);
}
