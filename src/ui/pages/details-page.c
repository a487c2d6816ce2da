/* Everything that was seen, for the people who run the service: servers side by side, findings, certificates, dialogues, sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "details-page.h"

#include <glib/gi18n.h>

#include "chain-list.h"
#include "endpoint-table.h"
#include "fact-row.h"
#include "finding-list.h"
#include "report-actions.h"
#include "source-list.h"
#include "text/facts-closer-look.h"
#include "text/facts.h"
#include "text/list.h"
#include "text/words-endpoint-verdict.h"
#include "text/words-source.h"
#include "text/words.h"
#include "transcript-view.h"
#include "ui/widgets/container.h"
#include "ui/widgets/topic.h"

struct _SpDetailsPage
{
  SpPage parent_instance;

  SpReportActions *actions; /* template child */
  GtkWidget *servers; /* template child */
  SpEndpointTable *table; /* template child */
  GtkContainer *versions; /* template child */
  GtkLabel *heading; /* template child */
  GtkContainer *facts; /* template child */
  SpTranscriptView *transcript; /* template child */
  GtkWidget *findings_part; /* template child */
  GtkContainer *findings; /* template child */
  GtkWidget *certificates_part; /* template child */
  GtkContainer *certificates; /* template child */
  GtkWidget *origins; /* template child */
  GtkWidget *origins_heading; /* template child */
  GtkContainer *sources; /* template child */

  SpReport *report; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpDetailsPage, sp_details_page, SP_TYPE_PAGE)

/* Who named an endpoint, the best first; @sources are bits `1 << SpSource`. */
static char *
list_sources (guint sources)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      g_ptr_array_add (names, (gpointer) sp_words_source_short (source));
  g_ptr_array_add (names, NULL);
  return sp_list_join ((const char *const *) names->pdata);
}

static void
add_facts (SpDetailsPage *self, const SpObservation *seen)
{
  g_autoptr(GPtrArray) facts = sp_facts_for_observation (seen);
  g_autofree char *result = sp_words_status (seen);
  g_autofree char *verdict = sp_words_endpoint_verdict (self->report, seen);

  gtk_container_add (self->facts, sp_fact_row_new (_("Result"), result));
  if (verdict)
    gtk_container_add (self->facts, sp_fact_row_new (_("Verdict"), verdict));
  sp_fact_row_add_all (self->facts, facts);
}

/* Everything about the server that is selected in the table. */
static void
show_selected (SpDetailsPage *self)
{
  int row = self->report ? sp_endpoint_table_get_selected (self->table) : -1;
  const SpCandidate *candidate;
  const SpObservation *seen;
  g_autofree char *name = NULL;
  g_autofree char *sources = NULL;

  if (row < 0)
    return;
  candidate = sp_service_get (sp_report_get_service (self->report), row);
  seen = sp_report_get_observation (self->report, row);
  name = sp_words_endpoint (candidate->endpoint);
  sources = list_sources (candidate->sources);
  gtk_label_set_text (self->heading, name);
  sp_container_clear (self->facts);
  gtk_container_add (self->facts, sp_fact_row_new (_("Named by"), sources));
  if (seen)
    add_facts (self, seen);
}

/* A row for each server that was looked at more closely. */
static void
show_versions (SpDetailsPage *self)
{
  SpService *service = sp_report_get_service (self->report);
  gboolean any = FALSE;

  sp_container_clear (self->versions);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *seen = sp_report_get_observation (self->report, i);
      g_autofree char *list = seen && seen->closer ? sp_facts_list_versions (seen->closer) : NULL;
      g_autofree char *name = sp_words_endpoint (sp_service_get (service, i)->endpoint);

      if (list)
        gtk_container_add (self->versions, sp_fact_row_new (name, list));
      any = any || list;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->versions), any);
}

/* Where no server was found there is no table, and nothing to be told of any server. */
static void
show_servers (SpDetailsPage *self)
{
  gboolean any = sp_service_get_length (sp_report_get_service (self->report)) > 0;

  gtk_widget_set_visible (self->servers, any);
  sp_transcript_view_set_report (self->transcript, self->report);
  sp_endpoint_table_set_report (self->table, self->report);
  show_versions (self);
  show_selected (self);
  sp_page_set_focus_widget (SP_PAGE (self),
                            any ? sp_endpoint_table_get_view (self->table) : self->origins_heading);
}

static void
show_rest (SpDetailsPage *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  SpService *service = sp_report_get_service (self->report);

  gtk_widget_set_visible (self->findings_part,
                          sp_finding_list_fill (self->findings, self->report) > 0);
  gtk_widget_set_visible (self->certificates_part,
                          sp_chain_list_fill (self->certificates, self->report, now) > 0);
  gtk_widget_set_visible (self->origins, sp_source_list_fill (self->sources, service) > 0);
}

static void
sp_details_page_dispose (GObject *object)
{
  SpDetailsPage *self = SP_DETAILS_PAGE (object);

  g_clear_pointer (&self->report, sp_report_unref);
  G_OBJECT_CLASS (sp_details_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, actions);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, servers);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, versions);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, transcript);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, findings_part);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, findings);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, certificates_part);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, certificates);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, origins);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, origins_heading);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, sources);
}

static void
sp_details_page_class_init (SpDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_ENDPOINT_TABLE);
  g_type_ensure (SP_TYPE_REPORT_ACTIONS);
  g_type_ensure (SP_TYPE_TRANSCRIPT_VIEW);
  G_OBJECT_CLASS (klass)->dispose = sp_details_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/details-page.ui");
  bind_children (widget_class);
}

static void
sp_details_page_init (SpDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_topic_set (GTK_WIDGET (self), "ports");
  sp_topic_set (self->origins, "sources");
  sp_topic_set (self->certificates_part, "certificates");
  sp_topic_set (GTK_WIDGET (self->transcript), "starttls");
  g_signal_connect_object (self->table, "notify::selected", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->table, "selected", self->transcript, "selected",
                          G_BINDING_BIDIRECTIONAL);
}

/**
 * sp_details_page_set_result:
 * @result: what to show
 */
void
sp_details_page_set_result (SpDetailsPage *self, SpResult *result)
{
  g_clear_pointer (&self->report, sp_report_unref);
  self->report = sp_report_ref (sp_result_get_report (result));
  sp_report_actions_set_result (self->actions, result);
  show_servers (self);
  show_rest (self);
}
