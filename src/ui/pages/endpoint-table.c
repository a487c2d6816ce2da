/* The servers of a report side by side: a row for each, a column for each fact; one of them is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "endpoint-table.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "state.h"
#include "text/template.h"
#include "text/words-source.h"
#include "text/words.h"

/* What stands where nothing was seen. */
#define NOTHING "—"

enum
{
  COLUMN_SERVER,
  COLUMN_ICON,
  COLUMN_STATE,
  COLUMN_TLS,
  COLUMN_UNTIL,
  COLUMN_SIGN_IN,
  COLUMN_TRIPS,
  COLUMN_TIME,
  COLUMN_SOURCE,
  COLUMN_CIPHER,
  N_COLUMNS,
};

struct _SpEndpointTable
{
  GtkScrolledWindow parent_instance;

  GtkTreeView *view; /* a child */
  GtkListStore *store; /* (owned) */
};

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SpEndpointTable, sp_endpoint_table, GTK_TYPE_SCROLLED_WINDOW)

static char *
name_server (const SpEndpoint *endpoint)
{
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  /* A colon is part of how servers are written, whatever the language. */
  g_autofree char *place = g_strdup_printf ("%s:%u", host, sp_endpoint_get_port (endpoint));
  g_autofree char *isolated = sp_state_isolate (place);

  return g_strdup_printf ("%s %s", sp_words_protocol_short (sp_endpoint_get_protocol (endpoint)),
                          isolated);
}

/* Takes @text. */
static void
set (SpEndpointTable *self, GtkTreeIter *row, int column, char *text)
{
  gtk_list_store_set (self->store, row, column, text && *text ? text : NOTHING, -1);
  g_free (text);
}

static char *
describe_end (const SpTlsFacts *tls)
{
  const SpCertificate *leaf = tls ? sp_tls_facts_get_leaf (tls) : NULL;

  return leaf && leaf->not_after ? sp_words_date (leaf->not_after) : NULL;
}

static char *
describe_trips (const SpObservation *seen)
{
  return seen->connections > 0 ? g_strdup_printf ("%u", seen->round_trips) : NULL;
}

static char *
describe_time (const SpObservation *seen)
{
  guint ms = (seen->total_us + G_TIME_SPAN_MILLISECOND / 2) / G_TIME_SPAN_MILLISECOND;

  if (seen->connections == 0 && ms == 0)
    return NULL;
  /* Translators: how long a check took; {count} is a number of milliseconds. */
  return sp_fill_count (_("{count} ms"), ms, NULL);
}

static void
set_seen (SpEndpointTable *self, GtkTreeIter *row, const SpObservation *seen)
{
  set (self, row, COLUMN_TLS, g_strdup (seen->tls ? seen->tls->version : NULL));
  set (self, row, COLUMN_CIPHER, g_strdup (seen->tls ? seen->tls->cipher_suite : NULL));
  set (self, row, COLUMN_UNTIL, describe_end (seen->tls));
  set (self, row, COLUMN_SIGN_IN, seen->auth ? g_strjoinv (" ", seen->auth) : NULL);
  set (self, row, COLUMN_TRIPS, describe_trips (seen));
  set (self, row, COLUMN_TIME, describe_time (seen));
}

static void
append (SpEndpointTable *self, const SpCandidate *candidate, const SpObservation *seen)
{
  GtkTreeIter row;

  gtk_list_store_append (self->store, &row);
  for (int column = COLUMN_TLS; column < N_COLUMNS; column++)
    set (self, &row, column, NULL);
  gtk_list_store_set (self->store, &row, COLUMN_ICON, sp_state_icon_for_observation (seen), -1);
  set (self, &row, COLUMN_SERVER, name_server (candidate->endpoint));
  set (self, &row, COLUMN_STATE, sp_words_status_short (seen));
  set (self, &row, COLUMN_SOURCE,
       g_strdup (sp_words_source_short (sp_sources_get_best (candidate->sources))));
  if (seen)
    set_seen (self, &row, seen);
}

static void
on_selection_changed (SpEndpointTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
sp_endpoint_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_int (value, sp_endpoint_table_get_selected (SP_ENDPOINT_TABLE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_endpoint_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    sp_endpoint_table_select (SP_ENDPOINT_TABLE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_endpoint_table_dispose (GObject *object)
{
  SpEndpointTable *self = SP_ENDPOINT_TABLE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_endpoint_table_parent_class)->dispose (object);
}

static void
sp_endpoint_table_class_init (SpEndpointTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_endpoint_table_get_property;
  object_class->set_property = sp_endpoint_table_set_property;
  object_class->dispose = sp_endpoint_table_dispose;

  /* The row that is selected, in the order of the service; -1 for none. */
  props[PROP_SELECTED] =
      g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
add_column (SpEndpointTable *self, const char *title, int column)
{
  GtkTreeViewColumn *made = gtk_tree_view_column_new ();
  GtkCellRenderer *text = gtk_cell_renderer_text_new ();

  gtk_tree_view_column_set_title (made, title);
  if (column == COLUMN_STATE)
    {
      GtkCellRenderer *icon = gtk_cell_renderer_pixbuf_new ();

      gtk_tree_view_column_pack_start (made, icon, FALSE);
      gtk_tree_view_column_add_attribute (made, icon, "icon-name", COLUMN_ICON);
    }
  if (column == COLUMN_TRIPS || column == COLUMN_TIME)
    g_object_set (text, "xalign", 1.0, NULL);
  gtk_tree_view_column_pack_start (made, text, TRUE);
  gtk_tree_view_column_add_attribute (made, text, "text", column);
  gtk_tree_view_append_column (self->view, made);
}

static void
add_columns (SpEndpointTable *self)
{
  add_column (self, _("Server"), COLUMN_SERVER);
  add_column (self, _("State"), COLUMN_STATE);
  add_column (self, _("TLS"), COLUMN_TLS);
  /* Translators: a column with the day on which a certificate expires. */
  add_column (self, _("Valid until"), COLUMN_UNTIL);
  add_column (self, _("Ways to sign in"), COLUMN_SIGN_IN);
  add_column (self, _("Round trips"), COLUMN_TRIPS);
  add_column (self, _("Time"), COLUMN_TIME);
  /* Translators: a column that tells who named a server, for example “DNS records”. */
  add_column (self, _("Named by"), COLUMN_SOURCE);
  add_column (self, _("Cipher suite"), COLUMN_CIPHER);
}

static void
sp_endpoint_table_init (SpEndpointTable *self)
{
  GType types[N_COLUMNS];
  GtkWidget *view;

  for (int column = 0; column < N_COLUMNS; column++)
    types[column] = G_TYPE_STRING;
  self->store = gtk_list_store_newv (N_COLUMNS, types);
  view = gtk_tree_view_new_with_model (GTK_TREE_MODEL (self->store));
  self->view = GTK_TREE_VIEW (view);
  gtk_tree_view_set_enable_search (self->view, FALSE);
  gtk_tree_selection_set_mode (gtk_tree_view_get_selection (self->view), GTK_SELECTION_BROWSE);
  atk_object_set_name (gtk_widget_get_accessible (view), _("Servers and what was seen on them"));
  add_columns (self);
  gtk_widget_show (view);
  gtk_container_add (GTK_CONTAINER (self), view);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (self), GTK_SHADOW_IN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  g_object_set (self, "overlay-scrolling", FALSE, NULL);
  g_signal_connect_object (gtk_tree_view_get_selection (self->view), "changed",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sp_endpoint_table_set_report:
 * @report: whose servers to show
 *
 * Fills the table and selects its first row.
 */
void
sp_endpoint_table_set_report (SpEndpointTable *self, const SpReport *report)
{
  SpService *service = sp_report_get_service (report);

  /* While rows come and go, the selected one means nothing in the new report. */
  g_object_freeze_notify (G_OBJECT (self));
  gtk_list_store_clear (self->store);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    append (self, sp_service_get (service, i), sp_report_get_observation (report, i));
  gtk_tree_view_columns_autosize (self->view);
  sp_endpoint_table_select (self, 0);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * sp_endpoint_table_get_view:
 *
 * Returns: (transfer none): the part of it that takes the focus
 */
GtkWidget *
sp_endpoint_table_get_view (SpEndpointTable *self)
{
  return GTK_WIDGET (self->view);
}

/**
 * sp_endpoint_table_get_selected:
 *
 * Returns: the row that is selected, in the order of the service; -1 for none
 */
int
sp_endpoint_table_get_selected (SpEndpointTable *self)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (self->view);
  g_autoptr(GtkTreePath) path = NULL;
  GtkTreeIter row;

  if (!gtk_tree_selection_get_selected (selection, NULL, &row))
    return -1;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->store), &row);
  return gtk_tree_path_get_indices (path)[0];
}

/**
 * sp_endpoint_table_select:
 * @row: which row to select
 */
void
sp_endpoint_table_select (SpEndpointTable *self, int row)
{
  g_autoptr(GtkTreePath) path = gtk_tree_path_new_from_indices (row, -1);

  if (row < 0 || row >= gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->store), NULL))
    return;
  if (row != sp_endpoint_table_get_selected (self))
    gtk_tree_view_set_cursor (self->view, path, NULL, FALSE);
}
