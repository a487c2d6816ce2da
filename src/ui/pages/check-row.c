/* One source or one server while it is being asked: its name and what is happening there, with an icon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-row.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "text/template.h"
#include "state.h"
#include "text/words-source.h"
#include "text/words.h"

/* The height of a source's row, so that no row moves when an answer takes two lines or the button goes: pixels. */
#define SOURCE_HEIGHT 34

struct _SpCheckRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *content; /* template child */
  GtkImage *icon; /* template child */
  GtkLabel *name; /* template child */
  GtkLabel *server; /* template child */
  GtkLabel *state; /* template child */
  GtkStack *skip_place; /* template child */
  GtkWidget *skip; /* template child */
  GtkWidget *nothing; /* template child */

  SpEndpoint *endpoint; /* (owned) (nullable) %NULL for a source */
  SpSource source; /* where there is no endpoint */
  gboolean done;
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

  G_OBJECT_CLASS (klass)->finalize = sp_check_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, content);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, name);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, server);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, state);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, skip_place);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, skip);
  gtk_widget_class_bind_template_child (widget_class, SpCheckRow, nothing);
}

static void
sp_check_row_init (SpCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The whole row in one sentence, for assistive technology. */
static void
show_state (SpCheckRow *self, const char *icon, const char *word)
{
  g_autofree char *endpoint = self->endpoint ? sp_words_endpoint (self->endpoint) : NULL;
  g_autofree char *spoken =
      sp_words_row (endpoint ? endpoint : sp_words_source (self->source), word);

  gtk_label_set_text (self->state, word);
  sp_state_show (self->icon, icon, GTK_ICON_SIZE_MENU);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), spoken);
}

/**
 * sp_check_row_new_for_source:
 * @source: who is asked for the mail service
 *
 * Returns: (transfer floating): a row that waits for its answer, with a button for the action `check.skip`
 */
GtkWidget *
sp_check_row_new_for_source (SpSource source)
{
  SpCheckRow *self = g_object_new (SP_TYPE_CHECK_ROW, NULL);
  g_autofree char *spoken = NULL;

  self->source = source;
  /* Translators: what a screen reader says of the button “Skip”; {source} is for example “Provider database” */
  spoken = sp_fill (_("Skip: {source}"), "source", sp_words_source (source), NULL);
  atk_object_set_name (gtk_widget_get_accessible (self->skip), spoken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->skip), "u", source);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->skip), "check.skip");
  gtk_label_set_text (self->name, sp_words_source (source));
  gtk_widget_set_size_request (self->content, -1, SOURCE_HEIGHT);
  g_object_set (self->content, "margin-top", 0, "margin-bottom", 0, NULL);
  gtk_widget_show (GTK_WIDGET (self->skip_place));
  return GTK_WIDGET (self);
}

/**
 * sp_check_row_new_for_endpoint:
 * @endpoint: the endpoint that is being checked
 *
 * Returns: (transfer floating): a row that waits for its turn
 */
GtkWidget *
sp_check_row_new_for_endpoint (SpEndpoint *endpoint)
{
  SpCheckRow *self = g_object_new (SP_TYPE_CHECK_ROW, NULL);
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *isolated = sp_state_isolate (host);
  g_autofree char *port = g_strdup_printf ("%u", sp_endpoint_get_port (endpoint));
  g_autofree char *server = NULL;

  self->endpoint = sp_endpoint_ref (endpoint);
  /* Translators: {server} is a server’s name, {port} the number of a port on it */
  server = sp_fill (_("{server}, port {port}"), "server", isolated, "port", port, NULL);
  gtk_label_set_text (self->name, sp_words_protocol (sp_endpoint_get_protocol (endpoint)));
  gtk_label_set_text (self->server, server);
  gtk_widget_show (GTK_WIDGET (self->server));
  sp_check_row_show_observation (self, SP_STAGE_QUEUED, NULL);
  return GTK_WIDGET (self);
}

/**
 * sp_check_row_get_source:
 * @self: a row of a source
 *
 * Returns: who is asked
 */
SpSource
sp_check_row_get_source (SpCheckRow *self)
{
  return self->source;
}

/**
 * sp_check_row_is_done:
 *
 * Returns: whether nothing is waited for here
 */
gboolean
sp_check_row_is_done (SpCheckRow *self)
{
  return self->done;
}

/**
 * sp_check_row_say_waiting:
 * @self: a row that is not done
 *
 * Returns: (transfer full): a sentence that says what is waited for and that this ends
 */
char *
sp_check_row_say_waiting (SpCheckRow *self)
{
  g_autofree char *host = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *port = NULL;

  if (!self->endpoint)
    /* Translators: {source} is for example “Provider database” */
    return sp_fill (_("Still waiting for “{source}”. The check continues without it after a few "
                      "seconds, or at once if you choose “Skip”."),
                    "source", sp_words_source (self->source), NULL);
  host = sp_host_to_display (sp_endpoint_get_host (self->endpoint));
  isolated = sp_state_isolate (host);
  port = g_strdup_printf ("%u", sp_endpoint_get_port (self->endpoint));
  /* Translators: {server} is a server’s name, {port} a number */
  return sp_fill (_("Still waiting for an answer from {server} on port {port}. Some networks block "
                    "mail; the check ends by itself."),
                  "server", isolated, "port", port, NULL);
}

/**
 * sp_check_row_show_answer:
 * @self: a row of a source
 * @answer: what it has answered, or that it is waited for
 *
 * Where the button that skips the source had the focus and goes, the row takes it.
 */
void
sp_check_row_show_answer (SpCheckRow *self, const SpAnswer *answer)
{
  g_autofree char *word = sp_words_answer (answer);
  gboolean focused = gtk_widget_has_focus (self->skip);

  self->done = answer->status != SP_ANSWER_WAITING;
  show_state (self, sp_state_icon_for_answer (answer), word);
  gtk_stack_set_visible_child (self->skip_place, self->done ? self->nothing : self->skip);
  if (focused && self->done)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * sp_check_row_show_observation:
 * @self: a row of an endpoint
 * @stage: how far the check has come
 * @observation: (nullable): what was seen, once it is %SP_STAGE_DONE
 */
void
sp_check_row_show_observation (SpCheckRow *self, SpStage stage, const SpObservation *observation)
{
  const SpObservation *seen = stage == SP_STAGE_DONE ? observation : NULL;
  g_autofree char *word = seen ? sp_words_status_short (seen) : g_strdup (sp_words_stage (stage));

  self->done = stage == SP_STAGE_DONE;
  show_state (self, sp_state_icon_for_observation (seen), word);
}
