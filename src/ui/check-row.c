/* One endpoint while it is being checked: its name and what is happening there, with an icon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-row.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "pair.h"
#include "state.h"
#include "text/words.h"

struct _SpCheckRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon; /* template child */
  GtkLabel *name; /* template child */
  GtkLabel *server; /* template child */
  GtkLabel *state; /* template child */
  SpEndpoint *endpoint; /* (owned) */
  SpStage stage;
};

G_DEFINE_FINAL_TYPE (SpCheckRow, sp_check_row, GTK_TYPE_LIST_BOX_ROW)

static void
sp_check_row_finalize (GObject *object)
{
  SpCheckRow *self = SP_CHECK_ROW (object);

  g_clear_pointer (&self->endpoint, sp_endpoint_unref);
  G_OBJECT_CLASS (sp_check_row_parent_class)->finalize (object);
}

static void
sp_check_row_class_init (SpCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PAIR);
  G_OBJECT_CLASS (klass)->finalize = sp_check_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, name);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, server);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, state);
}

static void
sp_check_row_init (SpCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_check_row_new:
 * @endpoint: the endpoint that is being checked
 *
 * Returns: (transfer floating): a row that waits for its turn
 */
GtkWidget *
sp_check_row_new (SpEndpoint *endpoint)
{
  SpCheckRow *self = g_object_new (SP_TYPE_CHECK_ROW, NULL);
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *isolated = sp_state_isolate (host);
  g_autofree char *server = NULL;

  self->endpoint = sp_endpoint_ref (endpoint);
  /* Translators: a server’s name and the number of a port on it */
  server = g_strdup_printf (_ ("%s, port %u"), isolated, sp_endpoint_get_port (endpoint));
  gtk_label_set_text (self->name, sp_words_protocol (sp_endpoint_get_protocol (endpoint)));
  gtk_label_set_text (self->server, server);
  sp_check_row_set_state (self, SP_STAGE_QUEUED, NULL);
  return GTK_WIDGET (self);
}

/**
 * sp_check_row_get_endpoint:
 * @self: a row
 *
 * Returns: (transfer none): the endpoint that is being checked
 */
SpEndpoint *
sp_check_row_get_endpoint (SpCheckRow *self)
{
  return self->endpoint;
}

/**
 * sp_check_row_get_stage:
 * @self: a row
 *
 * Returns: how far the check of this endpoint has come
 */
SpStage
sp_check_row_get_stage (SpCheckRow *self)
{
  return self->stage;
}

/**
 * sp_check_row_set_state:
 * @self: a row
 * @stage: how far the check has come
 * @observation: (nullable): what was seen, once it is %SP_STAGE_DONE
 */
void
sp_check_row_set_state (SpCheckRow *self, SpStage stage, const SpObservation *observation)
{
  gboolean done = stage == SP_STAGE_DONE && observation;
  g_autofree char *word =
      done ? sp_words_status_short (observation) : g_strdup (sp_words_stage (stage));
  g_autofree char *endpoint = sp_words_endpoint (self->endpoint);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", endpoint, word);

  self->stage = stage;
  gtk_label_set_text (self->state, word);
  gtk_image_set_from_icon_name (
      self->icon, sp_state_icon_for_observation (done ? observation : NULL), GTK_ICON_SIZE_MENU);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), spoken);
}
