/* The page that is shown during a check: who is asked for the mail service, which servers are tried, and what is waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-page.h"

#include <glib/gi18n.h>

#include "check-row.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/action.h"
#include "consent-box.h"
#include "state.h"
#include "ui/widgets/container.h"
#include "ui/widgets/topic.h"

/* After so many seconds the user wants to know what takes so long. */
#define PATIENCE_SECONDS 3

struct _SpCheckPage
{
  SpPage parent_instance;

  GtkWidget *heading; /* template child */
  GtkProgressBar *bar; /* template child */
  GtkLabel *finding_line; /* template child */
  GtkLabel *trying_line; /* template child */
  GtkExpander *each; /* template child */
  GtkWidget *finding; /* template child */
  GtkLabel *finding_progress; /* template child */
  GtkListBox *sources; /* template child */
  GtkLabel *trying_progress; /* template child */
  GtkWidget *no_servers; /* template child */
  GtkWidget *servers_frame; /* template child */
  GtkListBox *servers; /* template child */
  GtkWidget *foot; /* template child, below what is scrolled */
  GtkLabel *waiting; /* template child */
  SpConsentBox *consent; /* template child */

  SpRun *run; /* (owned) (nullable) while a check runs */
  SpAccount *account; /* (owned) (nullable) */
  guint patience; /* source id, 0 where nobody waits */
  guint look; /* source id, 0 where nothing has changed */
  gboolean impatient; /* it takes long: say what is waited for */
};

G_DEFINE_FINAL_TYPE (SpCheckPage, sp_check_page, SP_TYPE_PAGE)

static SpCheckRow *
get_row (GtkListBox *list, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

  return row ? SP_CHECK_ROW (row) : NULL;
}

static SpCheckRow *
find_source (SpCheckPage *self, SpSource source)
{
  SpCheckRow *row;

  for (guint i = 0; (row = get_row (self->sources, i)); i++)
    if (sp_check_row_get_source (row) == source)
      return row;
  return NULL;
}

/* The first row that is not done. */
static SpCheckRow *
find_waiting (GtkListBox *list)
{
  SpCheckRow *row;
  guint i = 0;

  while ((row = get_row (list, i)) && sp_check_row_is_done (row))
    i++;
  return row;
}

/* Says how far a list is, in it and, with what it is about, on the first level; adds to the counts. */
static void
count_done (GtkListBox *list,
            GtkLabel *progress,
            GtkLabel *first,
            const char *about,
            guint counts[2])
{
  guint done = 0, total = 0;
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;
  g_autofree char *sentence = NULL;

  for (SpCheckRow *row; (row = get_row (list, total)); total++)
    done += sp_check_row_is_done (row);
  counts[0] += done;
  counts[1] += total;
  number = g_strdup_printf ("%u", done);
  /* Translators: progress of a check; {done} is the number of sources or servers that are done, {count} of all */
  line = sp_fill_count (ngettext ("{done} of {count} done", "{done} of {count} done", total), total,
                        "done", number, NULL);
  sentence = sp_words_row (about, line);
  gtk_label_set_text (progress, total > 0 ? line : "");
  gtk_label_set_text (first, sentence);
  gtk_widget_set_visible (GTK_WIDGET (first), total > 0);
}

/* A source can be skipped, so it is named before any server. */
static void
show_waiting (SpCheckPage *self)
{
  SpCheckRow *source = find_waiting (self->sources);
  SpCheckRow *row = source ? source : find_waiting (self->servers);
  g_autofree char *line = row && self->impatient ? sp_check_row_say_waiting (row) : NULL;

  gtk_label_set_text (self->waiting, line ? line : "");
  gtk_widget_set_visible (self->foot, line || gtk_widget_get_visible (GTK_WIDGET (self->consent)));
}

static void
show_progress (SpCheckPage *self)
{
  gboolean any = get_row (self->servers, 0) != NULL;
  guint counts[2] = { 0, 0 }; /* done, and all */

  count_done (self->sources, self->finding_progress, self->finding_line,
              _("Looking up the settings"), counts);
  count_done (self->servers, self->trying_progress, self->trying_line, _("Trying the servers"),
              counts);
  gtk_progress_bar_set_fraction (self->bar, counts[1] ? (double) counts[0] / counts[1] : 0);
  gtk_widget_set_visible (self->servers_frame, any);
  gtk_widget_set_visible (self->no_servers, !any);
  show_waiting (self);
}

static void
on_skip (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpCheckPage *self = data;
  g_autoptr(SpRun) run = self->run ? g_object_ref (self->run) : NULL;

  if (run)
    sp_run_skip (run, g_variant_get_uint32 (parameter));
}

static SpCheckRow *
add_source (SpCheckPage *self, SpSource source)
{
  GtkWidget *row = sp_check_row_new_for_source (source);

  gtk_container_add (GTK_CONTAINER (self->sources), row);
  return SP_CHECK_ROW (row);
}

/* What lies on this computer is worth a line only where it helps; who is left out from the beginning is not worth one at all. */
static gboolean
deserves_row (const SpAnswer *answer)
{
  if (answer->source == SP_SOURCE_SITE || answer->source == SP_SOURCE_PROVIDER)
    return answer->status == SP_ANSWER_FOUND;
  return answer->status != SP_ANSWER_SKIPPED;
}

static void
follow_sources (SpCheckPage *self, SpService *service)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);
      SpCheckRow *row = find_source (self, source);

      if (answer && !row && deserves_row (answer))
        row = add_source (self, source);
      if (row && answer)
        sp_check_row_show_answer (row, answer);
    }
}

static void
follow_servers (SpCheckPage *self, SpService *service)
{
  guint n = 0;

  while (get_row (self->servers, n))
    n++;
  for (; n < sp_service_get_length (service); n++)
    gtk_container_add (GTK_CONTAINER (self->servers),
                       sp_check_row_new_for_endpoint (sp_service_get (service, n)->endpoint));
}

static void
ask_for_address (SpCheckPage *self, SpService *service)
{
  gtk_widget_hide (GTK_WIDGET (self->waiting));
  gtk_widget_show (self->foot);
  sp_consent_box_ask (self->consent, self->account, service);
}

static void
stop_asking (SpCheckPage *self)
{
  gboolean focused = gtk_container_get_focus_child (GTK_CONTAINER (self->consent)) != NULL;

  gtk_widget_hide (GTK_WIDGET (self->consent));
  gtk_widget_show (GTK_WIDGET (self->waiting));
  show_waiting (self);
  if (focused && gtk_widget_get_mapped (GTK_WIDGET (self)))
    sp_page_shown (SP_PAGE (self));
}

/* The user is asked when nothing else is left to wait for. */
static gboolean
on_look (gpointer data)
{
  SpCheckPage *self = data;
  SpService *service = sp_report_get_service (sp_run_get_report (self->run));
  gboolean asking = gtk_widget_get_visible (GTK_WIDGET (self->consent));
  gboolean wanted = FALSE;

  self->look = 0;
  follow_sources (self, service);
  show_progress (self);
  wanted = sp_run_wants_address (self->run) && !find_waiting (self->servers);
  if (wanted && !asking)
    ask_for_address (self, service);
  else if (!wanted && asking)
    stop_asking (self);
  return G_SOURCE_REMOVE;
}

/* When everything that has just happened has had its consequences. */
static void
look_soon (SpCheckPage *self)
{
  if (self->look == 0)
    self->look = g_idle_add (on_look, self);
}

static void
on_source_changed (SpCheckPage *self)
{
  follow_sources (self, sp_report_get_service (sp_run_get_report (self->run)));
  show_progress (self);
  look_soon (self);
}

static void
on_endpoint_changed (SpCheckPage *self, guint index, SpStage stage)
{
  const SpReport *report = sp_run_get_report (self->run);
  SpCheckRow *row;

  follow_servers (self, sp_report_get_service (report));
  row = get_row (self->servers, index);
  if (row)
    sp_check_row_show_observation (row, stage, sp_report_get_observation (report, index));
  show_progress (self);
  look_soon (self);
}

static void
on_send_address (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpCheckPage *self = data;
  g_autoptr(SpRun) run = self->run ? g_object_ref (self->run) : NULL;

  stop_asking (self);
  if (run)
    sp_run_allow_address (run, g_variant_get_boolean (parameter));
}

static const GActionEntry actions[] = {
  { "skip", on_skip, "u" },
  { "send-address", on_send_address, "b" },
};

static gboolean
on_patience_over (gpointer data)
{
  SpCheckPage *self = data;

  self->patience = 0;
  self->impatient = TRUE;
  gtk_expander_set_expanded (self->each, TRUE);
  show_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
sp_check_page_dispose (GObject *object)
{
  SpCheckPage *self = SP_CHECK_PAGE (object);

  sp_check_page_end (self);
  g_clear_pointer (&self->account, sp_account_unref);
  G_OBJECT_CLASS (sp_check_page_parent_class)->dispose (object);
}

static void
sp_check_page_class_init (SpCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_CONSENT_BOX);
  G_OBJECT_CLASS (klass)->dispose = sp_check_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, finding_line);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, trying_line);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, each);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, finding_progress);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, sources);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, trying_progress);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, no_servers);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, servers_frame);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, servers);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, foot);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, consent);
}

static void
sp_check_page_init (SpCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_topic_set (GTK_WIDGET (self), "sources");
  sp_topic_set (GTK_WIDGET (self->servers), "blocked-port");
  sp_action_add_group (GTK_WIDGET (self), "check", actions, G_N_ELEMENTS (actions));
}

static void
show_title (SpCheckPage *self, const SpRequest *request)
{
  const char *domain = request->account ? sp_account_get_domain (request->account)
                                        : sp_service_get_domain (request->service);
  g_autofree char *name = domain ? sp_state_name_domain (domain) : NULL;
  g_autofree char *title = NULL;

  if (name)
    /* Translators: {domain} is for example example.org */
    title = sp_fill (_("Checking {domain}"), "domain", name, NULL);
  sp_page_set_title (SP_PAGE (self), title ? title : _("Checking"));
}

/**
 * sp_check_page_begin:
 * @run: what is about to begin; the page follows it until sp_check_page_end(), and tells it what the user skips
 *   and allows
 * @request: what is being asked
 *
 * Rows are added at the end of their list as sources and servers become known. They never move after that.
 */
void
sp_check_page_begin (SpCheckPage *self, SpRun *run, const SpRequest *request)
{
  gboolean finds = !request->exact && sp_request_needs_discovery (request);

  sp_check_page_end (self);
  sp_container_clear (GTK_CONTAINER (self->sources));
  sp_container_clear (GTK_CONTAINER (self->servers));
  g_clear_pointer (&self->account, sp_account_unref);
  self->account = request->account ? sp_account_ref (request->account) : NULL;
  self->run = g_object_ref (run);
  g_signal_connect_object (run, "source-changed", G_CALLBACK (on_source_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "endpoint-changed", G_CALLBACK (on_endpoint_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->finding, finds);
  sp_page_set_focus_widget (SP_PAGE (self), self->heading);
  show_title (self, request);
  self->patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over, self);
  show_progress (self);
  look_soon (self);
}

/**
 * sp_check_page_end:
 *
 * The check is over, however it ended: nothing is waited for any more.
 */
void
sp_check_page_end (SpCheckPage *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  self->impatient = FALSE;
  if (!self->run)
    return;
  g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
  stop_asking (self);
}
