/* Everything that was seen, for the people who run the service: endpoints, findings, certificates, dialogues.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "details-page.h"

#include <glib/gi18n.h>

#include "clamp.h"
#include "copy-button.h"
#include "core/host.h"
#include "facts.h"
#include "finding-box.h"
#include "pair.h"
#include "state.h"
#include "text/words.h"

enum
{
  COLUMN_ICON,
  COLUMN_SERVER,
  COLUMN_STATE,
  COLUMN_TLS,
  COLUMN_CERTIFICATE,
  COLUMN_SIGN_IN,
};

struct _SpDetailsPage
{
  SpPage parent_instance;

  GtkScrolledWindow *scroller; /* template child */
  GtkWidget *content; /* template child */
  GtkContainer *findings; /* template child */
  GtkListStore *store; /* template child */
  GtkTreeView *table; /* template child */
  GtkTreeSelection *selection; /* template child */
  GtkLabel *heading; /* template child */
  GtkContainer *facts; /* template child */
  GtkWidget *dialogue; /* template child */
  GtkTextView *transcript; /* template child */
  SpCopyButton *copy; /* template child */

  SpReport *report; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpDetailsPage, sp_details_page, SP_TYPE_PAGE)

static char *
describe_certificate (const SpObservation *observation)
{
  if (!observation->tls)
    return g_strdup ("—");
  if (observation->tls->problems == 0)
    return g_strdup (_ ("valid"));
  for (guint bit = 1; bit <= SP_TLS_INCOMPLETE_CHAIN; bit <<= 1)
    if (observation->tls->problems & bit)
      return g_strdup (sp_words_tls_problem (bit));
  return g_strdup (_ ("not trusted"));
}

static void
append_endpoint (SpDetailsPage *self, SpEndpoint *endpoint, const SpObservation *observation)
{
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *state = sp_words_status_short (observation);
  g_autofree char *certificate = observation ? describe_certificate (observation) : g_strdup ("—");
  g_autofree char *sign_in =
      observation && observation->auth ? g_strjoinv (" ", observation->auth) : g_strdup ("—");
  const char *tls = observation && observation->tls ? observation->tls->version : "—";
  g_autofree char *server = NULL;

  /* A colon is part of how servers are written, whatever the language. */
  server =
      g_strdup_printf ("%s %s:%u", sp_words_protocol_short (sp_endpoint_get_protocol (endpoint)),
                       host, sp_endpoint_get_port (endpoint));
  gtk_list_store_insert_with_values (self->store, NULL, -1, COLUMN_ICON,
                                     sp_state_icon_for_observation (observation), COLUMN_SERVER,
                                     server, COLUMN_STATE, state, COLUMN_TLS, tls,
                                     COLUMN_CERTIFICATE, certificate, COLUMN_SIGN_IN, sign_in, -1);
}

static GtkWidget *
make_fact (const SpFact *fact)
{
  GtkWidget *pair = sp_pair_new (28, 480);
  GtkWidget *name = gtk_label_new (fact->name);
  GtkWidget *value = gtk_label_new (fact->value);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  g_object_set (name, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "attributes", bold, NULL);
  g_object_set (value, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "can-focus", FALSE, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), value);
  gtk_container_add (GTK_CONTAINER (pair), name);
  gtk_container_add (GTK_CONTAINER (pair), value);
  gtk_widget_show_all (pair);
  return pair;
}

static void
show_observation (SpDetailsPage *self, const SpObservation *observation)
{
  g_autofree char *name = sp_words_endpoint (observation->endpoint);
  g_autofree char *dialogue = sp_facts_transcript (observation->transcript);
  g_autoptr (GPtrArray) facts = sp_facts_for_observation (observation);

  gtk_label_set_text (self->heading, name);
  sp_page_clear (self->facts);
  for (guint i = 0; i < facts->len; i++)
    gtk_container_add (self->facts, make_fact (g_ptr_array_index (facts, i)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->transcript), dialogue, -1);
  gtk_widget_set_visible (self->dialogue, *dialogue != '\0');
}

static void
on_selection_changed (SpDetailsPage *self)
{
  g_autoptr (GtkTreePath) path = NULL;
  SpObservation *observation = NULL;
  GtkTreeIter iter;

  if (!self->report || !gtk_tree_selection_get_selected (self->selection, NULL, &iter))
    return;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->store), &iter);
  observation = sp_report_get_observation (self->report, gtk_tree_path_get_indices (path)[0]);
  if (observation)
    show_observation (self, observation);
}

/* The worst first. */
static void
show_findings (SpDetailsPage *self)
{
  guint n = sp_report_get_n_findings (self->report);

  sp_page_clear (self->findings);
  for (int severity = SP_SEVERITY_BAD; severity <= SP_SEVERITY_INFO; severity++)
    for (guint i = 0; i < n; i++)
      {
        const SpFinding *finding = sp_report_get_finding (self->report, i);

        if (finding->severity == (SpSeverity) severity && sp_words_has_finding (finding->id))
          gtk_container_add (self->findings, sp_finding_box_new (finding));
      }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
}

static void
fill_table (SpDetailsPage *self)
{
  SpService *service = sp_report_get_service (self->report);
  GtkTreeIter iter;

  gtk_list_store_clear (self->store);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    append_endpoint (self, sp_service_get (service, i)->endpoint,
                     sp_report_get_observation (self->report, i));
  if (gtk_tree_model_get_iter_first (GTK_TREE_MODEL (self->store), &iter))
    gtk_tree_selection_select_iter (self->selection, &iter);
}

static void
sp_details_page_dispose (GObject *object)
{
  SpDetailsPage *self = SP_DETAILS_PAGE (object);

  g_clear_pointer (&self->report, sp_report_unref);
  G_OBJECT_CLASS (sp_details_page_parent_class)->dispose (object);
}

static void
sp_details_page_class_init (SpDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_CLAMP);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = sp_details_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, content);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, findings);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, store);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, dialogue);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, transcript);
  gtk_widget_class_bind_template_child (widget_class, SpDetailsPage, copy);
}

static void
sp_details_page_init (SpDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_page_follow_focus (self->content, self->scroller);
  sp_copy_button_set_subject (self->copy, _ ("Copy the whole report"));
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_details_page_set_result:
 * @self: the page
 * @result: what to show
 */
void
sp_details_page_set_result (SpDetailsPage *self, SpResult *result)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->report, sp_report_unref);
  self->report = sp_report_ref (sp_result_get_report (result));
  text = sp_facts_report_to_text (self->report);
  sp_copy_button_set_text (self->copy, text);
  show_findings (self);
  fill_table (self);
}
