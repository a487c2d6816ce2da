/* The table of all mail programs: fills it, leaves out what is not wanted, sorts it, and hands on what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "program-table.h"

#include <glib/gi18n.h>

#include "core/enums.h"
#include "program-order.h"
#include "table-fit.h"
#include "table-memory.h"
#include "text/settings.h"
#include "text/words.h"
#include "ui/widgets/action.h"

#define LETTERS "sp-letters" /* a column's share of the room */
#define CELL_PADDING 4
#define SCROLL_BAR 18
#define NOTE_WIDTH 60

enum
{
  COLUMN_CLIENT,
  COLUMN_NAME,
  COLUMN_IMAP,
  COLUMN_POP,
  COLUMN_SMTP,
  COLUMN_NOTE,
  COLUMN_TOOLTIP,
  COLUMN_PLATFORMS,
  COLUMN_MARK,
  N_COLUMNS,
};

struct _SpProgramTable
{
  GtkTreeView parent_instance;

  GtkListStore *store; /* (owned) */
  GtkTreeModelFilter *filter; /* (owned) what is wanted of it */
  gboolean has_notes; /* a program that is still maintained has a note */
  GtkTreeModelSort *sort; /* (owned) that in its order */
  GtkTreeViewColumn *program; /* a child */
  GtkTreeViewColumn *columns[SP_N_ADVICE_COLUMNS]; /* children */
  guint shown; /* bits `1 << SpAdviceColumn` */
  gboolean stacked; /* all that is shown of a program stands below its name */

  SpResult *result; /* (owned) (nullable) */
  char *search; /* (owned) (nullable) */
  char *era; /* (owned) (nullable) `current`, `legacy`, or anything else for both */
  char *platform; /* (owned) (nullable) a nick of #SpPlatform, or anything else for all */
};

G_DEFINE_FINAL_TYPE (SpProgramTable, sp_program_table, GTK_TYPE_TREE_VIEW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
matches_era (SpProgramTable *self, SpClient *client)
{
  gboolean old = sp_client_get_era (client) == SP_ERA_LEGACY;

  if (sp_client_get_sending (client) || sp_program_table_shows_senders (self))
    return sp_client_get_sending (client) && sp_program_table_shows_senders (self);
  return g_strcmp0 (self->era, old ? "current" : "legacy") != 0;
}

static gboolean
matches_search (SpProgramTable *self, SpClient *client)
{
  const char *vendor = sp_client_get_vendor (client);

  return !self->search || !*self->search ||
         g_str_match_string (self->search, sp_client_get_name (client), TRUE) ||
         (vendor && g_str_match_string (self->search, vendor, TRUE));
}

static gboolean
matches_platform (SpProgramTable *self, SpClient *client)
{
  int platform;

  return !self->platform || !sp_enum_from_nick (SP_TYPE_PLATFORM, self->platform, &platform) ||
         sp_client_runs_on (client, platform);
}

static gboolean
is_wanted (GtkTreeModel *model, GtkTreeIter *iter, gpointer data)
{
  SpProgramTable *self = data;
  g_autoptr(SpClient) client = NULL;

  gtk_tree_model_get (model, iter, COLUMN_CLIENT, &client, -1);
  return client && matches_era (self, client) && matches_search (self, client) &&
         matches_platform (self, client);
}

static void
refilter (SpProgramTable *self)
{
  gtk_tree_model_filter_refilter (self->filter);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_up_sorting (SpProgramTable *self)
{
  static const int sorted[] = { COLUMN_NAME, COLUMN_IMAP, COLUMN_POP,
                                COLUMN_SMTP, COLUMN_NOTE, COLUMN_PLATFORMS };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    gtk_tree_sortable_set_sort_func (GTK_TREE_SORTABLE (self->sort), sorted[i],
                                     sorted[i] == COLUMN_NAME ? sp_program_order_names
                                                              : sp_program_order_cells,
                                     GINT_TO_POINTER (sorted[i]), NULL);
}

static void
append_line (SpProgramTable *self, GString *text, GtkTreeIter *iter, SpAdviceColumn column)
{
  int id = gtk_tree_view_column_get_sort_column_id (self->columns[column]);
  g_autofree char *cell = NULL;
  g_autofree char *line = NULL;

  gtk_tree_model_get (GTK_TREE_MODEL (self->sort), iter, id, &cell, -1);
  line = sp_words_row (sp_advice_column_get_title (column), cell);
  g_string_append_printf (text, "\n%s", line);
}

/* Below the name, what has no column of its own. Where the notes have none, an old program is still told apart. */
static void
show_name (GtkTreeViewColumn *column,
           GtkCellRenderer *renderer,
           GtkTreeModel *model,
           GtkTreeIter *iter,
           gpointer data)
{
  SpProgramTable *self = data;
  GtkTreeViewColumn *notes = self->columns[SP_ADVICE_COLUMN_NOTE];
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  g_autoptr(GString) text = NULL;

  gtk_tree_model_get (model, iter, COLUMN_NAME, &name, COLUMN_NOTE, &note, -1);
  text = g_string_new (name);
  for (guint i = 0; self->stacked && i < SP_ADVICE_COLUMN_NOTE; i++)
    if (sp_program_table_shows (self, i))
      append_line (self, text, iter, i);
  if (note && *note && !gtk_tree_view_column_get_visible (notes))
    g_string_append_printf (text, "\n⚠ %s", note);
  g_object_set (renderer, "text", text->str, NULL);
}

static void
append_to_tooltip (GString *tooltip, const SpAdvice *advice, const char *cell)
{
  g_autofree char *row = sp_words_row (sp_words_protocol (advice->protocol), cell);
  g_autofree char *reason = NULL;
  g_autofree char *markup = NULL;

  if (!advice->available && advice->why->len > 0)
    reason = sp_words_reason (g_ptr_array_index (advice->why, 0), advice);
  markup = g_markup_printf_escaped ("\n%s%s%s", row, reason ? " " : "", reason ? reason : "");
  g_string_append (tooltip, markup);
}

/* The row as its cells say it, and in the tooltip in full: in a narrow column a cell may be cut. */
static void
append_client (SpProgramTable *self, SpClient *client)
{
  SpAdviceRow row = { client };
  g_autofree char *platforms = sp_advice_row_make_cell (&row, SP_ADVICE_COLUMN_PLATFORMS);
  g_autofree char *note = sp_advice_row_make_cell (&row, SP_ADVICE_COLUMN_NOTE);
  g_autofree char *name = g_markup_escape_text (sp_client_get_name (client), -1);
  g_autoptr(GString) tooltip = g_string_new (name);
  GtkTreeIter iter;

  gtk_list_store_insert_with_values (
      self->store, &iter, -1, COLUMN_NAME, sp_client_get_name (client), COLUMN_NOTE, note,
      COLUMN_PLATFORMS, platforms, COLUMN_MARK,
      sp_advice_row_is_marked (&row) ? "dialog-warning-symbolic" : NULL, -1);
  for (guint column = 0; column < SP_N_ADVICE_PROTOCOLS; column++)
    {
      SpProtocol protocol = sp_advice_column_get_protocol (column);
      g_autoptr(SpAdvice) advice = sp_result_advise (self->result, client, protocol);
      g_autofree char *cell = sp_settings_cell (advice);

      gtk_list_store_set (self->store, &iter, COLUMN_IMAP + column, cell, -1);
      append_to_tooltip (tooltip, advice, cell);
    }
  self->has_notes |= note && *note && sp_client_get_era (client) == SP_ERA_CURRENT;
  /* Only now is there something to be shown. */
  gtk_list_store_set (self->store, &iter, COLUMN_TOOLTIP, tooltip->str, COLUMN_CLIENT, client, -1);
}

/* Leads to the settings of the program. */
static void
sp_program_table_row_activated (GtkTreeView *view, GtkTreePath *path, GtkTreeViewColumn *column)
{
  SpProgramTable *self = SP_PROGRAM_TABLE (view);
  GtkTreeModel *model = GTK_TREE_MODEL (self->sort);
  g_autoptr(SpClient) client = NULL;
  GtkTreeIter iter;

  if (!gtk_tree_model_get_iter (model, &iter, path))
    return;
  gtk_tree_model_get (model, &iter, COLUMN_CLIENT, &client, -1);
  sp_action_activate (GTK_WIDGET (self), "client", sp_client_get_id (client));
}

/* How many letters wide the columns have to be to stand side by side. */
static int
count_letters (SpProgramTable *self)
{
  static const int widths[SP_N_ADVICE_COLUMNS] = { 13, 13, 13, 12, 5 };
  gboolean marks = g_strcmp0 (self->era, "current") != 0;
  int letters = 20;

  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (sp_program_table_shows (self, i))
      letters += widths[i];
  return letters + (marks && sp_program_table_shows (self, SP_ADVICE_COLUMN_NOTE) ? 17 : 0);
}

static gboolean
tell_changed (GtkTreeModel *model, GtkTreePath *path, GtkTreeIter *iter, gpointer data)
{
  gtk_tree_model_row_changed (model, path, iter);
  return FALSE;
}

/* A column without a word in it only takes room away. */
static gboolean
has_notes (SpProgramTable *self)
{
  return self->has_notes || g_strcmp0 (self->era, "current") != 0;
}

/* The words that the table exists to show are never cut: they go on in the next line. */
static void
wrap_column (GtkTreeViewColumn *column, int width)
{
  g_autoptr(GList) cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (column));

  for (GList *l = cells; l; l = l->next)
    if (GTK_IS_CELL_RENDERER_TEXT (l->data))
      g_object_set (l->data, "wrap-width", MAX (width - 2 * CELL_PADDING, 1), NULL);
  gtk_tree_view_column_queue_resize (column);
}

static int
get_letters (GtkTreeViewColumn *column)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LETTERS));
}

/* Shares the room out among the columns that wrap; the last one is as wide as what is in it. */
static void
share_room (SpProgramTable *self)
{
  GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (self));
  int room = frame ? gtk_widget_get_allocated_width (frame) - SCROLL_BAR : 0;
  int all = get_letters (self->program);

  if (gtk_tree_view_column_get_visible (self->columns[SP_ADVICE_COLUMN_NOTE]))
    room -= NOTE_WIDTH;
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (gtk_tree_view_column_get_visible (self->columns[i]))
      all += get_letters (self->columns[i]);
  wrap_column (self->program, room * get_letters (self->program) / all);
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (get_letters (self->columns[i]) > 0)
      wrap_column (self->columns[i], room * get_letters (self->columns[i]) / all);
}

/* Where there is no room for columns, what is in them goes below the name. Assistive technology keeps what it has read of a row until
 * it hears that the row has changed. */
static void
arrange (GtkTreeView *view)
{
  SpProgramTable *self = SP_PROGRAM_TABLE (view);
  gboolean changed = FALSE;
  int room = sp_table_fit_get_letters (view);

  self->stacked = room > 0 && room < count_letters (self);
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    {
      gboolean visible = !self->stacked && sp_program_table_shows (self, i) &&
                         (i != SP_ADVICE_COLUMN_NOTE || has_notes (self));

      changed |= visible != gtk_tree_view_column_get_visible (self->columns[i]);
      gtk_tree_view_column_set_visible (self->columns[i], visible);
    }
  share_room (self);
  if (changed)
    gtk_tree_model_foreach (GTK_TREE_MODEL (self->store), tell_changed, NULL);
}

static void
sp_program_table_dispose (GObject *object)
{
  SpProgramTable *self = SP_PROGRAM_TABLE (object);

  g_clear_object (&self->result);
  g_clear_object (&self->sort);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_program_table_parent_class)->dispose (object);
}

static void
sp_program_table_finalize (GObject *object)
{
  SpProgramTable *self = SP_PROGRAM_TABLE (object);

  g_free (self->search);
  g_free (self->era);
  g_free (self->platform);
  G_OBJECT_CLASS (sp_program_table_parent_class)->finalize (object);
}

static void
sp_program_table_class_init (SpProgramTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_program_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_program_table_finalize;
  GTK_TREE_VIEW_CLASS (klass)->row_activated = sp_program_table_row_activated;
  /* Other rows are shown than before. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* All of the catalogue; of that what is wanted; and that in its order. */
static void
set_up_models (SpProgramTable *self)
{
  GType types[N_COLUMNS] = { SP_TYPE_CLIENT };

  for (guint i = COLUMN_NAME; i < N_COLUMNS; i++)
    types[i] = G_TYPE_STRING;
  self->store = gtk_list_store_newv (N_COLUMNS, types);
  self->filter =
      GTK_TREE_MODEL_FILTER (gtk_tree_model_filter_new (GTK_TREE_MODEL (self->store), NULL));
  gtk_tree_model_filter_set_visible_func (self->filter, is_wanted, self, NULL);
  self->sort =
      GTK_TREE_MODEL_SORT (gtk_tree_model_sort_new_with_model (GTK_TREE_MODEL (self->filter)));
  set_up_sorting (self);
}

/* A column whose cells are @letters wide, or as wide as what is in them. */
static GtkTreeViewColumn *
add_column (SpProgramTable *self, const char *title, int id, int letters)
{
  GtkTreeViewColumn *column = gtk_tree_view_column_new ();
  GtkCellRenderer *text = gtk_cell_renderer_text_new ();

  g_object_set (column, "title", title, "resizable", TRUE, "expand", letters > 0, "sort-column-id",
                id, NULL);
  if (letters > 0)
    g_object_set (text, "wrap-mode", PANGO_WRAP_WORD_CHAR, "yalign", 0.0, NULL);
  g_object_set_data (G_OBJECT (column), LETTERS, GINT_TO_POINTER (letters));
  gtk_tree_view_column_pack_end (column, text, TRUE);
  gtk_tree_view_column_add_attribute (column, text, "text", id);
  gtk_tree_view_append_column (GTK_TREE_VIEW (self), column);
  if (id == COLUMN_NAME)
    gtk_tree_view_column_set_cell_data_func (column, text, show_name, self, NULL);
  return column;
}

static void
add_columns (SpProgramTable *self)
{
  static const struct
  {
    int id;
    int letters;
  } columns[SP_N_ADVICE_COLUMNS] = {
    { COLUMN_IMAP, 11 },      { COLUMN_POP, 11 }, { COLUMN_SMTP, 11 },
    { COLUMN_PLATFORMS, 10 }, { COLUMN_NOTE, 0 },
  };
  GtkCellRenderer *icon = gtk_cell_renderer_pixbuf_new ();
  GtkTreeViewColumn *note;

  self->program = add_column (self, _("Program"), COLUMN_NAME, 18);
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    self->columns[i] =
        add_column (self, sp_advice_column_get_title (i), columns[i].id, columns[i].letters);
  note = self->columns[SP_ADVICE_COLUMN_NOTE];
  gtk_tree_view_column_set_spacing (note, 6);
  gtk_tree_view_column_pack_start (note, icon, FALSE);
  gtk_tree_view_column_add_attribute (note, icon, "icon-name", COLUMN_MARK);
}

static void
sp_program_table_init (SpProgramTable *self)
{
  GtkTreeView *view = GTK_TREE_VIEW (self);

  set_up_models (self);
  gtk_tree_view_set_model (view, GTK_TREE_MODEL (self->sort));
  gtk_tree_view_set_enable_search (view, FALSE);
  gtk_tree_view_set_tooltip_column (view, COLUMN_TOOLTIP);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                       _("Mail programs and their settings"));
  add_columns (self);
  sp_table_fit_attach (view, arrange);
  self->shown = sp_table_memory_get_columns ();
  sp_table_memory_follow_sort (GTK_TREE_SORTABLE (self->sort), self->program, self->columns);
  arrange (view);
}

/**
 * sp_program_table_set_result:
 * @result: what to fill it from
 */
void
sp_program_table_set_result (SpProgramTable *self, SpResult *result)
{
  SpCatalogue *catalogue = sp_result_get_catalogue (result);
  g_autoptr(GPtrArray) clients =
      sp_catalogue_list_clients (catalogue, sp_result_get_request (result)->site);

  g_set_object (&self->result, result);
  gtk_list_store_clear (self->store);
  for (guint i = 0; i < clients->len; i++)
    append_client (self, clients->pdata[i]);
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    append_client (self, sp_catalogue_get_sender (catalogue, i));
  refilter (self);
}

/**
 * sp_program_table_set_wanted:
 * @search: (nullable): words that begin words of the program’s or its maker’s name
 * @era: (nullable): `current` or `legacy` mail programs, or `senders` for applications and devices that only send; anything else for
 *   all mail programs
 * @platform: (nullable): a nick of #SpPlatform; anything else for all
 *
 * Says which programs are to be shown.
 */
void
sp_program_table_set_wanted (SpProgramTable *self,
                             const char *search,
                             const char *era,
                             const char *platform)
{
  g_free (self->search);
  g_free (self->era);
  g_free (self->platform);
  self->search = g_strdup (search);
  self->era = g_strdup (era);
  self->platform = g_strdup (platform);
  refilter (self);
  arrange (GTK_TREE_VIEW (self));
}

/**
 * sp_program_table_get_n_shown:
 *
 * Returns: how many programs are shown
 */
guint
sp_program_table_get_n_shown (SpProgramTable *self)
{
  return gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->filter), NULL);
}

/**
 * sp_program_table_get_n_programs:
 *
 * Returns: how many programs there are of the kind that is wanted, shown or not
 */
guint
sp_program_table_get_n_programs (SpProgramTable *self)
{
  guint all = gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->store), NULL);
  guint senders = sp_catalogue_get_n_senders (sp_result_get_catalogue (self->result));

  return sp_program_table_shows_senders (self) ? senders : all - senders;
}

/**
 * sp_program_table_shows_senders:
 *
 * Returns: whether applications and devices that only send are wanted instead of mail programs
 */
gboolean
sp_program_table_shows_senders (SpProgramTable *self)
{
  return g_strcmp0 (self->era, "senders") == 0;
}

/**
 * sp_program_table_shows:
 * @column: a column
 *
 * Returns: whether what is in that column is shown, in a column of its own or below the name
 */
gboolean
sp_program_table_shows (SpProgramTable *self, SpAdviceColumn column)
{
  return (self->shown & 1u << column) != 0;
}

/**
 * sp_program_table_show:
 * @column: a column
 * @shown: whether to show what is in it
 *
 * Shows or hides a column, and remembers that for the next time.
 */
void
sp_program_table_show (SpProgramTable *self, SpAdviceColumn column, gboolean shown)
{
  if (shown)
    self->shown |= 1u << column;
  else
    self->shown &= ~(1u << column);
  sp_table_memory_set_columns (self->shown);
  arrange (GTK_TREE_VIEW (self));
  gtk_tree_model_foreach (GTK_TREE_MODEL (self->store), tell_changed, NULL);
}

static void
add_advice (SpProgramTable *self, GtkTreeIter *iter, GPtrArray *advice)
{
  g_autoptr(SpClient) client = NULL;

  gtk_tree_model_get (GTK_TREE_MODEL (self->sort), iter, COLUMN_CLIENT, &client, -1);
  for (guint column = 0; column < SP_N_ADVICE_PROTOCOLS; column++)
    if (sp_program_table_shows (self, column))
      g_ptr_array_add (
          advice, sp_result_advise (self->result, client, sp_advice_column_get_protocol (column)));
}

static void
describe (SpAdviceDocument *document, SpResult *result)
{
  SpService *service = sp_report_get_service (sp_result_get_report (result));
  const SpSite *site = sp_result_get_request (result)->site;
  GDateTime *checked_at = sp_result_get_checked_at (result);
  const char *name = site ? sp_site_get_name (site) : sp_service_get_name (service);

  document->service = g_strdup (name ? name : sp_service_get_domain (service));
  document->help_contact = g_strdup (site ? sp_site_get_help_contact (site) : NULL);
  document->help_url = g_strdup (site ? sp_site_get_help_url (site) : NULL);
  document->checked_at = checked_at ? g_date_time_ref (checked_at) : NULL;
  document->history = site && sp_site_get_policy (site) == SP_POLICY_GUIDE_2007;
}

/**
 * sp_program_table_make_document:
 * @self: the table, with a result
 *
 * Returns: (transfer full): a document of what is shown: the same rows in the same order, the same columns
 */
SpAdviceDocument *
sp_program_table_make_document (SpProgramTable *self)
{
  g_autoptr(GPtrArray) advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_advice_unref);
  GtkTreeModel *model = GTK_TREE_MODEL (self->sort);
  SpAdviceDocument *document;
  GtkTreeIter iter;

  for (gboolean more = gtk_tree_model_get_iter_first (model, &iter); more;
       more = gtk_tree_model_iter_next (model, &iter))
    add_advice (self, &iter, advice);
  document = sp_advice_document_new (advice, self->shown);
  describe (document, self->result);
  return document;
}
