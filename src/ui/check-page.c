/* The page that is shown while servers are being checked: one row for each endpoint, and one line of progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-page.h"

#include <glib/gi18n.h>

#include "check-row.h"
#include "clamp.h"
#include "core/host.h"
#include "state.h"
#include "text/words.h"

/* After so many seconds a person wants to know what takes so long. */
#define PATIENCE_SECONDS 3

struct _SpCheckPage
{
  SpPage parent_instance;

  GtkScrolledWindow *scroller; /* template child */
  GtkWidget *content; /* template child */
  GtkLabel *heading; /* template child */
  GtkLabel *progress; /* template child */
  GtkListBox *rows; /* template child */
  GtkLabel *waiting; /* template child */

  guint patience; /* source id, 0 where nobody waits */
  gboolean impatient; /* it takes long: say what is waited for */
};

G_DEFINE_FINAL_TYPE (SpCheckPage, sp_check_page, SP_TYPE_PAGE)

static SpCheckRow *
get_row (SpCheckPage *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

  return row ? SP_CHECK_ROW (row) : NULL;
}

static void
show_progress (SpCheckPage *self)
{
  guint done = 0, total = 0;
  g_autofree char *line = NULL;

  for (SpCheckRow *row; (row = get_row (self, total)); total++)
    done += sp_check_row_get_stage (row) == SP_STAGE_DONE;
  /* Translators: progress of a check; first the number of servers that have been tried, then of all */
  line = g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", total), done, total);
  gtk_label_set_text (self->progress, line);
}

/* The first row that is not done tells what is waited for. */
static void
show_waiting (SpCheckPage *self)
{
  SpCheckRow *row;
  guint i = 0;

  gtk_label_set_text (self->waiting, "");
  for (row = get_row (self, i); row; row = get_row (self, ++i))
    if (sp_check_row_get_stage (row) != SP_STAGE_DONE)
      break;
  if (row && self->impatient)
    {
      SpEndpoint *endpoint = sp_check_row_get_endpoint (row);
      g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
      g_autofree char *isolated = sp_state_isolate (host);
      g_autofree char *line = NULL;

      /* Translators: %s is a server’s name, %u a port */
      line = g_strdup_printf (_ ("Still waiting for an answer from %s on port %u. Some networks "
                                 "block mail; the check ends by itself."),
                              isolated, sp_endpoint_get_port (endpoint));
      gtk_label_set_text (self->waiting, line);
    }
}

static gboolean
on_patience_over (gpointer data)
{
  SpCheckPage *self = data;

  self->patience = 0;
  self->impatient = TRUE;
  show_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
sp_check_page_dispose (GObject *object)
{
  sp_check_page_end (SP_CHECK_PAGE (object));
  G_OBJECT_CLASS (sp_check_page_parent_class)->dispose (object);
}

static void
sp_check_page_class_init (SpCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_CLAMP);
  G_OBJECT_CLASS (klass)->dispose = sp_check_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, content);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, waiting);
}

static void
sp_check_page_init (SpCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_page_follow_focus (self->content, self->scroller);
}

/**
 * sp_check_page_begin:
 * @self: the page
 * @request: what is being asked
 *
 * Shows a row for each endpoint, all of them waiting. Rows never move after that.
 */
void
sp_check_page_begin (SpCheckPage *self, const SpRequest *request)
{
  const char *domain = request->account ? sp_account_get_domain (request->account)
                                        : sp_service_get_domain (request->service);
  g_autofree char *isolated = domain ? sp_state_isolate (domain) : NULL;
  g_autofree char *title = NULL;

  sp_check_page_end (self);
  sp_page_clear (GTK_CONTAINER (self->rows));
  for (guint i = 0; i < sp_service_get_length (request->service); i++)
    {
      SpEndpoint *endpoint = sp_service_get (request->service, i)->endpoint;

      gtk_container_add (GTK_CONTAINER (self->rows), sp_check_row_new (endpoint));
    }
  if (isolated)
    /* Translators: %s is a domain, for example example.org */
    title = g_strdup_printf (_ ("Checking %s"), isolated);
  sp_page_set_title (SP_PAGE (self), title ? title : _ ("Checking"));
  self->impatient = FALSE;
  self->patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over, self);
  show_progress (self);
  show_waiting (self);
}

/**
 * sp_check_page_update:
 * @self: the page
 * @i: the endpoint’s place in the service
 * @stage: how far its check has come
 * @report: the report so far
 */
void
sp_check_page_update (SpCheckPage *self, guint i, SpStage stage, const SpReport *report)
{
  SpCheckRow *row = get_row (self, i);

  if (!row)
    return;
  sp_check_row_set_state (row, stage, sp_report_get_observation (report, i));
  show_progress (self);
  show_waiting (self);
}

/**
 * sp_check_page_end:
 * @self: the page
 *
 * The check is over, however it ended: nothing is waited for any more.
 */
void
sp_check_page_end (SpCheckPage *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->impatient = FALSE;
}
