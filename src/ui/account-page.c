/* The first page: who asks, with which mail program, and where the servers are if that is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-page.h"

#include <glib/gi18n.h>

#include "clamp.h"
#include "client-chooser.h"
#include "core/safe-text.h"
#include "pair.h"
#include "server-field.h"
#include "state.h"
#include "text/words.h"

#define N_FIELDS 3

struct _SpAccountPage
{
  SpPage parent_instance;

  GtkScrolledWindow *scroller; /* template child */
  GtkWidget *content; /* template child */
  GtkLabel *address_label; /* template child */
  GtkEntry *address; /* template child */
  GtkLabel *address_mistake; /* template child */
  SpClientChooser *client; /* template child */
  GtkWidget *site_pair; /* template child */
  GtkComboBox *site; /* template child */
  GtkWidget *check; /* template child */
  GtkExpander *servers; /* template child */
  GtkContainer *server_fields; /* template child */
  GtkLabel *contact; /* template child */

  SpServerField *fields[N_FIELDS]; /* children of @server_fields */
  SpCatalogue *catalogue; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpAccountPage, sp_account_page, SP_TYPE_PAGE)

static void
show_address_mistake (SpAccountPage *self, const char *sentence)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->address));

  gtk_label_set_text (self->address_mistake, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_mistake), sentence != NULL);
  atk_object_set_description (accessible, sentence ? sentence : "");
}

static gboolean
names_a_server (SpSite *site)
{
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    if (sp_site_get_host (site, p))
      return TRUE;
  return FALSE;
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

static void
on_site_changed (SpAccountPage *self)
{
  show_contact (self);
}

static void
fill_sites (SpAccountPage *self)
{
  GtkComboBoxText *list = GTK_COMBO_BOX_TEXT (self->site);
  SpSite *fallback = sp_catalogue_get_default_site (self->catalogue);
  guint n = 0;

  gtk_combo_box_text_remove_all (list);
  gtk_combo_box_text_append (list, "", _ ("As the address says"));
  for (guint i = 0; i < sp_catalogue_get_n_sites (self->catalogue); i++)
    {
      SpSite *site = sp_catalogue_get_site (self->catalogue, i);

      if (!names_a_server (site))
        continue;
      gtk_combo_box_text_append (list, sp_site_get_id (site), sp_site_get_name (site));
      n++;
    }
  gtk_widget_set_visible (self->site_pair, n > 1 || (n == 1 && !fallback));
  gtk_combo_box_set_active_id (self->site, "");
}

/* Reads the address; says a mistake under the field. */
static gboolean
read_address (SpAccountPage *self, SpAccount **account)
{
  const char *typed = gtk_entry_get_text (self->address);
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  *account = NULL;
  if (*stripped)
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
  SpServerField *wrong = NULL;

  for (guint i = 0; i < N_FIELDS; i++)
    if (!sp_server_field_add_to_request (self->fields[i], request) && !wrong)
      wrong = self->fields[i];
  if (!wrong)
    return TRUE;
  gtk_expander_set_expanded (self->servers, TRUE);
  sp_server_field_grab_focus (wrong);
  return FALSE;
}

/* Says what is missing where there is no server to try, and leads to the place where it can be entered. */
static void
say_what_is_missing (SpAccountPage *self, SpAccount *account)
{
  g_autofree char *domain = NULL;
  g_autofree char *sentence = NULL;

  if (!account)
    {
      show_address_mistake (self, _ ("There is nothing to check yet. An e-mail address is needed, "
                                     "or the names of the servers."));
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
      return;
    }
  domain = sp_state_isolate (sp_account_get_domain (account));
  /* Translators: %s is the domain of an e-mail address, for example example.org */
  sentence = g_strdup_printf (_ ("Nothing on this computer says which servers “%s” uses. The help "
                                 "pages of the mail service name them; they can be entered below."),
                              domain);
  show_address_mistake (self, sentence);
  gtk_expander_set_expanded (self->servers, TRUE);
  sp_server_field_grab_focus (self->fields[0]);
}

/* Without its own certificate authority every server of a service would look untrusted; that is no answer worth showing. */
static void
say_certificates_missing (SpAccountPage *self, SpSite *site, const GError *error)
{
  g_autofree char *reason = sp_safe_text (error->message, -1, 0);
  g_autofree char *sentence = NULL;

  /* Translators: first the name of a mail service, then what is wrong with a file */
  sentence = g_strdup_printf (_ ("The description of “%s” names a certificate file that cannot be "
                                 "used: %s"),
                              sp_site_get_name (site), reason);
  show_address_mistake (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
add_server_fields (SpAccountPage *self)
{
  const char *labels[N_FIELDS] = {
    _ ("_Incoming mail (IMAP)"),
    _ ("Incoming mail (_POP)"),
    _ ("_Outgoing mail (SMTP)"),
  };
  GtkWidget *hint = gtk_label_new (_ ("One name is enough. A port can follow it, as in "
                                      "“mail.example.org:993”; without one the usual ports are "
                                      "tried."));

  gtk_label_set_line_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_show (hint);
  gtk_container_add (self->server_fields, hint);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = sp_server_field_new (SP_PROTOCOL_IMAP + i, labels[i]);

      self->fields[i] = SP_SERVER_FIELD (field);
      gtk_container_add (self->server_fields, field);
    }
}

static void
sp_account_page_shown (SpPage *page)
{
  gtk_widget_grab_default (SP_ACCOUNT_PAGE (page)->check);
}

static void
sp_account_page_dispose (GObject *object)
{
  SpAccountPage *self = SP_ACCOUNT_PAGE (object);

  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (sp_account_page_parent_class)->dispose (object);
}

static void
sp_account_page_class_init (SpAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_CLAMP);
  g_type_ensure (SP_TYPE_PAIR);
  g_type_ensure (SP_TYPE_CLIENT_CHOOSER);
  G_OBJECT_CLASS (klass)->dispose = sp_account_page_dispose;
  SP_PAGE_CLASS (klass)->shown = sp_account_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, content);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address_label);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, address_mistake);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, client);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, site_pair);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, site);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, check);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, servers);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, server_fields);
  gtk_widget_class_bind_template_child (widget_class, SpAccountPage, contact);
}

static void
sp_account_page_init (SpAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_page_follow_focus (self->content, self->scroller);
  sp_page_name_field (self->address_label, GTK_WIDGET (self->address));
  add_server_fields (self);
  g_signal_connect_object (self->site, "changed", G_CALLBACK (on_site_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_account_page_set_catalogue:
 * @self: the page
 * @catalogue: where mail programs and mail services come from
 */
void
sp_account_page_set_catalogue (SpAccountPage *self, SpCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
  sp_client_chooser_set_catalogue (self->client, catalogue);
  fill_sites (self);
}

/**
 * sp_account_page_set_address:
 * @self: the page
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
 * @self: the page
 * @site: the mail service to choose, one of the catalogue
 */
void
sp_account_page_set_site (SpAccountPage *self, SpSite *site)
{
  gtk_combo_box_set_active_id (self->site, sp_site_get_id (site));
}

/**
 * sp_account_page_make_request:
 * @self: the page
 *
 * Reads the fields. A mistake is said under its field, which takes the focus.
 *
 * Returns: (transfer full) (nullable): what to ask of the assistant, %NULL where something is missing or wrong
 */
SpRequest *
sp_account_page_make_request (SpAccountPage *self)
{
  g_autoptr (SpRequest) request = sp_request_new ();
  g_autoptr (GError) error = NULL;
  SpSite *site = sp_account_page_get_site (self);

  if (!read_address (self, &request->account) || !read_servers (self, request))
    return NULL;
  request->site = site ? sp_site_ref (site) : NULL;
  sp_request_find_site (request, self->catalogue);
  if (!sp_request_add_site (request, &error))
    {
      say_certificates_missing (self, request->site, error);
      return NULL;
    }
  if (sp_service_get_length (request->service) > 0)
    return g_steal_pointer (&request);
  say_what_is_missing (self, request->account);
  return NULL;
}

/**
 * sp_account_page_get_account:
 * @self: the page
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
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the mail service that was chosen, %NULL where the address decides
 */
SpSite *
sp_account_page_get_site (SpAccountPage *self)
{
  const char *id = gtk_combo_box_get_active_id (self->site);

  return id && *id ? sp_catalogue_find_site (self->catalogue, id) : NULL;
}

/**
 * sp_account_page_get_client:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the mail program that was chosen
 */
SpClient *
sp_account_page_get_client (SpAccountPage *self)
{
  return sp_client_chooser_get_client (self->client);
}
