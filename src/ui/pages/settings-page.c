/* The result as the user needs it: what to enter in one mail program, and whether that is safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "assistant/preferences.h"
#include "browser-note.h"
#include "changes-box.h"
#include "text/template.h"
#include "client-chooser.h"
#include "ui/widgets/container.h"
#include "ui/widgets/copy-button.h"
#include "ui/widgets/label.h"
#include "help-button.h"
#include "remember-box.h"
#include "sender-box.h"
#include "settings-group.h"
#include "setup-box.h"
#include "state.h"
#include "text/settings.h"
#include "text/words-source.h"
#include "text/words.h"
#include "ui/widgets/topic.h"

struct _SpSettingsPage
{
  SpPage parent_instance;

  GtkImage *icon; /* template child */
  GtkLabel *subject; /* template child */
  GtkLabel *verdict; /* template child */
  GtkLabel *remedy; /* template child */
  GtkLabel *freshness; /* template child */
  GtkWidget *again; /* template child */
  GtkContainer *changes; /* template child */
  GtkWidget *enter; /* template child */
  GtkWidget *inside; /* template child */
  GtkWidget *browser_note; /* template child */
  GtkWidget *settings; /* template child */
  SpClientChooser *client; /* template child */
  SpSetupBox *setup; /* template child */
  GtkContainer *sender; /* template child */
  GtkWidget *existing; /* template child */
  GtkContainer *notes; /* template child */
  GtkLabel *path; /* template child */
  GtkWidget *reading; /* template child */
  SpSettingsGroup *imap; /* template child */
  SpSettingsGroup *pop_only; /* template child */
  SpSettingsGroup *smtp; /* template child */
  GtkWidget *pop_instead; /* template child */
  SpSettingsGroup *pop; /* template child */
  SpCopyButton *copy_all; /* template child */
  SpHelpButton *help; /* template child */
  SpRememberBox *remember; /* template child */

  SpResult *result; /* (owned) (nullable) */
  GString *said; /* (owned) the sentences above the values, which are not said again */
};

G_DEFINE_FINAL_TYPE (SpSettingsPage, sp_settings_page, SP_TYPE_PAGE)

static gboolean
has_endpoints (SpResult *result, SpProtocol protocol)
{
  SpService *service = sp_report_get_service (sp_result_get_report (result));

  for (guint i = 0; i < sp_service_get_length (service); i++)
    if (sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint) == protocol)
      return TRUE;
  return FALSE;
}

/* What people read with: IMAP, unless POP is all there is. */
static SpProtocol
choose_reading (SpResult *result)
{
  gboolean pop_only =
      has_endpoints (result, SP_PROTOCOL_POP3) && !has_endpoints (result, SP_PROTOCOL_IMAP);

  return pop_only ? SP_PROTOCOL_POP3 : SP_PROTOCOL_IMAP;
}

/* Where the service is safe and the program that was chosen cannot make use of that. */
static char *
describe_unusable (SpResult *result)
{
  SpClient *client = sp_result_get_client (result);
  g_autoptr(SpAdvice) reading = NULL;
  g_autoptr(SpAdvice) sending = NULL;

  if (!client || sp_client_get_sending (client))
    return NULL;
  reading = sp_result_advise (result, client, choose_reading (result));
  sending = sp_result_advise (result, client, SP_PROTOCOL_SMTP);
  return sp_words_verdict_for_program (sp_result_get_report (result), reading, sending);
}

static char *
describe_freshness (SpResult *result)
{
  GDateTime *checked_at = sp_result_get_checked_at (result);
  const SpReport *report = sp_result_get_report (result);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = NULL;

  if (!checked_at || sp_report_is_offline (report) || sp_report_was_left_alone (report))
    return g_strdup (_("These settings were not checked."));
  if (g_date_time_difference (now, checked_at) < G_TIME_SPAN_MINUTE)
    return g_strdup (_("Checked just now from this network."));
  time = g_date_time_format (checked_at, "%H:%M");
  /* Translators: {time} is a time of the day */
  return sp_fill (_("Checked at {time} from this network."), "time", time, NULL);
}

static void
set_optional_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The address as people write it, and its domain once more where the name service has it otherwise. */
static char *
name_target (const SpAccount *account)
{
  const char *local_part = sp_account_get_local_part (account);
  g_autofree char *domain = sp_state_name_domain (sp_account_get_domain (account));

  return local_part ? g_strconcat (local_part, "@", domain, NULL) : g_steal_pointer (&domain);
}

/* Whose settings these are: the address, or else the domain, and the name of the service. */
static char *
describe_subject (SpResult *result)
{
  const SpRequest *request = sp_result_get_request (result);
  SpProvider *provider = sp_result_get_provider (result);
  g_autofree char *target = request->account ? name_target (request->account) : NULL;
  const char *name = request->site ? sp_site_get_name (request->site) : NULL;

  if (!name && provider)
    name = sp_provider_get_name (provider);
  if (target && name)
    return g_strdup_printf ("%s · %s", target, name);
  return target ? g_steal_pointer (&target) : g_strdup (name);
}

static void
show_nothing_found (SpSettingsPage *self)
{
  const SpAccount *account = sp_result_get_request (self->result)->account;
  SpService *service = sp_report_get_service (sp_result_get_report (self->result));
  g_autofree char *domain = sp_state_name_domain (sp_account_get_domain (account));
  g_autofree char *remedy = sp_words_not_found (service);
  g_autofree char *verdict = NULL;

  /* Translators: {domain} is for example example.org */
  verdict = sp_fill (_("No mail server was found for {domain}."), "domain", domain, NULL);
  sp_state_show (self->icon, "dialog-warning-symbolic", GTK_ICON_SIZE_DND);
  set_optional_text (self->subject, NULL);
  gtk_label_set_text (self->verdict, verdict);
  set_optional_text (self->remedy, remedy);
}

static void
show_found (SpSettingsPage *self)
{
  SpReport *report = sp_result_get_report (self->result);
  g_autofree char *subject = describe_subject (self->result);
  g_autofree char *unusable = describe_unusable (self->result);
  g_autofree char *verdict = sp_words_verdict (report);
  g_autofree char *remedy =
      unusable ? g_strdup (_("The reasons are given below; see “All Programs” for the mail "
                             "programs you can use."))
               : sp_words_remedy (report, sp_result_get_request (self->result)->site);

  sp_state_show (self->icon,
                 unusable ? "dialog-warning-symbolic" : sp_state_icon_for_report (report),
                 GTK_ICON_SIZE_DND);
  set_optional_text (self->subject, subject);
  gtk_label_set_text (self->verdict, unusable ? unusable : verdict);
  set_optional_text (self->remedy, remedy);
}

/* Private addresses were left alone, and whoever uses this computer may decide otherwise. */
static gboolean
may_check_inside (SpResult *result)
{
  return sp_report_has_finding (sp_result_get_report (result), "points-inside") &&
         !sp_preferences_forbid_internal ();
}

static void
show_verdict (SpSettingsPage *self)
{
  gboolean nothing = sp_result_found_nothing (self->result);
  g_autofree char *freshness = describe_freshness (self->result);

  if (nothing)
    show_nothing_found (self);
  else
    show_found (self);
  gtk_label_set_text (self->freshness, freshness);
  gtk_widget_set_visible (self->again, sp_result_can_be_checked (self->result));
  gtk_widget_set_visible (self->enter, nothing);
  gtk_widget_set_visible (self->inside, may_check_inside (self->result));
  gtk_widget_set_visible (self->settings, !nothing);
}

/* Whether each group says by itself where its settings are entered. */
static gboolean
has_own_paths (SpClient *client)
{
  for (guint p = SP_PROTOCOL_IMAP; p <= SP_PROTOCOL_SMTP; p++)
    {
      const SpClientProtocol *can = sp_client_get_protocol (client, p);

      if (can && !can->settings_path)
        return FALSE;
    }
  return TRUE;
}

static void
show_path (SpSettingsPage *self, SpClient *client)
{
  g_autofree char *line =
      has_own_paths (client)
          ? NULL
          : sp_settings_group_describe_path (sp_client_get_settings_path (client));

  set_optional_text (self->path, line);
}

/* What changes the decision stands above the values, once. */
static void
add_notes (SpSettingsPage *self, const SpAdvice *advice)
{
  for (guint i = 0; i < advice->notes->len; i++)
    {
      g_autofree char *sentence = sp_words_reason (advice->notes->pdata[i], advice);

      if (!strstr (self->said->str, sentence))
        gtk_container_add (self->notes, sp_label_new (sentence));
      g_string_append (self->said, sentence);
      gtk_widget_show (GTK_WIDGET (self->notes));
    }
}

/* Fills one group and adds its rows to what “Copy All” copies. */
static void
show_group (SpSettingsPage *self, SpSettingsGroup *group, SpProtocol protocol, GString *all)
{
  SpClient *client = sp_result_get_client (self->result);
  g_autoptr(SpAdvice) advice = sp_result_advise (self->result, client, protocol);
  const char *path = client ? sp_client_find_settings_path (client, protocol) : NULL;
  g_autofree char *line = sp_settings_group_describe_path (advice->available ? path : NULL);
  g_autofree char *text = sp_settings_to_text (advice);

  if (group != self->pop && gtk_widget_get_visible (GTK_WIDGET (group)))
    add_notes (self, advice);
  sp_settings_group_set_advice (group, self->result, advice, self->said->str);
  if (!gtk_widget_get_visible (GTK_WIDGET (group)))
    return;
  g_string_append_printf (all, "\n%s", text);
  if (line)
    g_string_append_printf (all, "%s\n", line);
}

/* Whose settings they are, and when and where they were checked: what is copied goes on without the window. */
static GString *
begin_copy (SpSettingsPage *self)
{
  GDateTime *checked_at = sp_result_get_checked_at (self->result);
  g_autofree char *subject = describe_subject (self->result);
  g_autofree char *day = checked_at ? sp_words_date (checked_at) : NULL;
  g_autofree char *freshness = describe_freshness (self->result);
  GString *all = g_string_new (NULL);

  if (subject)
    g_string_append_printf (all, "%s\n", subject);
  if (day)
    g_string_append_printf (all, "%s · ", day);
  g_string_append_printf (all, "%s\n", freshness);
  return all;
}

/* IMAP is what most people want; POP is folded away unless it is all there is. */
static void
show_groups (SpSettingsPage *self)
{
  gboolean has_imap = has_endpoints (self->result, SP_PROTOCOL_IMAP);
  gboolean has_pop = has_endpoints (self->result, SP_PROTOCOL_POP3);
  gboolean knows_servers =
      sp_service_get_length (sp_report_get_service (sp_result_get_report (self->result))) > 0;
  gboolean pop_only = has_pop && !has_imap;
  gboolean reads = sp_client_get_sending (sp_result_get_client (self->result)) == NULL;
  g_autoptr(GString) all = begin_copy (self);

  sp_container_clear (self->notes);
  gtk_widget_hide (GTK_WIDGET (self->notes));
  g_string_assign (self->said, gtk_label_get_text (self->remedy));
  gtk_widget_set_visible (self->reading, reads);
  gtk_widget_set_visible (GTK_WIDGET (self->imap), reads && !pop_only);
  gtk_widget_set_visible (GTK_WIDGET (self->pop_only), reads && pop_only);
  gtk_widget_set_visible (self->pop_instead, reads && !pop_only && (has_pop || !knows_servers));
  gtk_widget_set_visible (GTK_WIDGET (self->pop),
                          reads && !pop_only && (has_pop || !knows_servers));
  show_group (self, self->imap, SP_PROTOCOL_IMAP, all);
  show_group (self, self->pop_only, SP_PROTOCOL_POP3, all);
  show_group (self, self->smtp, SP_PROTOCOL_SMTP, all);
  show_group (self, self->pop, SP_PROTOCOL_POP3, all);
  sp_copy_button_set_text (self->copy_all, all->str);
}

/* Two ways in: the steps, with the values in them, for whoever has no account there yet; the values by themselves for others. */
static void
choose_way (SpSettingsPage *self)
{
  gboolean adding = sp_setup_box_is_adding (self->setup);
  g_autoptr(GString) all = adding ? begin_copy (self) : NULL;
  g_autofree char *steps = adding ? sp_setup_box_to_text (self->setup) : NULL;

  gtk_widget_set_visible (self->existing, !adding);
  if (!adding)
    {
      show_groups (self);
      return;
    }
  g_string_append (all, steps);
  sp_copy_button_set_text (self->copy_all, all->str);
}

static SpSetupGuide *
make_guide (SpSettingsPage *self, SpClient *client)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };
  g_autoptr(GPtrArray) advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_advice_unref);

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    g_ptr_array_add (advice, sp_result_advise (self->result, client, protocols[i]));
  return sp_setup_guide_new (client, advice, sp_result_get_report (self->result),
                             sp_result_get_request (self->result)->account);
}

static void
show_sender (SpSettingsPage *self, SpClient *client)
{
  g_autoptr(SpAdvice) advice = sp_result_advise (self->result, client, SP_PROTOCOL_SMTP);

  sp_sender_box_fill (self->sender, advice, sp_result_get_request (self->result)->account);
}

static void
render (SpSettingsPage *self)
{
  SpClient *client = self->result ? sp_result_get_client (self->result) : NULL;

  show_verdict (self);
  if (!client)
    return;
  sp_client_chooser_set_client (self->client, client);
  show_path (self, client);
  show_groups (self);
  show_sender (self, client);
  sp_setup_box_show (self->setup, make_guide (self, client));
  choose_way (self);
}

static void
on_client_chosen (SpSettingsPage *self)
{
  SpClient *client = sp_client_chooser_get_client (self->client);

  if (self->result && client)
    sp_result_set_client (self->result, client);
}

static void
sp_settings_page_shown (SpPage *page)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (page);
  g_autofree char *freshness = self->result ? describe_freshness (self->result) : NULL;

  if (freshness)
    gtk_label_set_text (self->freshness, freshness);
}

static void
sp_settings_page_dispose (GObject *object)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (object);

  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_settings_page_parent_class)->dispose (object);
}

static void
sp_settings_page_finalize (GObject *object)
{
  g_string_free (SP_SETTINGS_PAGE (object)->said, TRUE);
  G_OBJECT_CLASS (sp_settings_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, subject);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, remedy);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, freshness);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, again);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, changes);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, enter);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, inside);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, browser_note);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, settings);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, client);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, setup);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, sender);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, existing);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, notes);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, path);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, reading);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, imap);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, pop_only);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, smtp);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, pop_instead);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, pop);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, copy_all);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, help);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, remember);
}

static void
sp_settings_page_class_init (SpSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_CLIENT_CHOOSER);
  g_type_ensure (SP_TYPE_HELP_BUTTON);
  g_type_ensure (SP_TYPE_SETTINGS_GROUP);
  g_type_ensure (SP_TYPE_REMEMBER_BOX);
  g_type_ensure (SP_TYPE_SETUP_BOX);
  G_OBJECT_CLASS (klass)->dispose = sp_settings_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_settings_page_finalize;
  SP_PAGE_CLASS (klass)->shown = sp_settings_page_shown;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/settings-page.ui");
  bind_children (widget_class);
}

static void
sp_settings_page_init (SpSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->said = g_string_new (NULL);
  sp_topic_set (GTK_WIDGET (self), "today");
  sp_topic_set (GTK_WIDGET (self->client), "words");
  sp_topic_set (self->pop_instead, "imap-or-pop");
  sp_browser_note_fill (GTK_CONTAINER (self->browser_note));
  sp_copy_button_set_subject (self->copy_all, _("Copy all settings"));
  g_signal_connect_object (self->setup, "changed", G_CALLBACK (choose_way), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (on_client_chosen), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_settings_page_set_result:
 * @result: what to show; the page follows its mail program
 */
void
sp_settings_page_set_result (SpSettingsPage *self, SpResult *result)
{
  if (self->result)
    g_signal_handlers_disconnect_by_func (self->result, render, self);
  g_clear_object (&self->result);
  sp_client_chooser_set_catalogue (self->client, sp_result_get_catalogue (result));
  self->result = g_object_ref (result);
  sp_changes_box_fill (self->changes, result);
  sp_help_button_set_result (self->help, result);
  sp_remember_box_set_result (self->remember, result);
  gtk_widget_set_visible (self->browser_note, sp_result_is_in_browser (result));
  g_signal_connect_object (result, "client-changed", G_CALLBACK (render), self, G_CONNECT_SWAPPED);
  render (self);
}
