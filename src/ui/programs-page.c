/* The comparison table: every mail program of the catalogue with port and security for IMAP, POP and SMTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "programs-page.h"

#include <glib/gi18n.h>

#include "pair.h"
#include "text/settings.h"
#include "text/words.h"

enum
{
  COLUMN_CLIENT,
  COLUMN_NAME,
  COLUMN_IMAP,
  COLUMN_POP,
  COLUMN_SMTP,
  COLUMN_NOTE,
  COLUMN_TOOLTIP,
};

struct _SpProgramsPage
{
  SpPage parent_instance;

  GtkListStore *store; /* template child */
  GtkTreeModelFilter *filter; /* template child */
  GtkWidget *site_pair; /* template child */
  GtkComboBox *site; /* template child */
  GtkEntry *search; /* template child */
  GtkComboBox *era; /* template child */
  GtkLabel *caption; /* template child */
  GtkTreeView *table; /* template child */
  GtkWidget *nothing; /* template child */

  SpResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpProgramsPage, sp_programs_page, SP_TYPE_PAGE)

enum
{
  CLIENT_CHOSEN,
  SITE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
matches_era (SpProgramsPage *self, SpClient *client)
{
  const char *wanted = gtk_combo_box_get_active_id (self->era);

  return !wanted || g_str_equal (wanted, "all") ||
         g_str_equal (wanted, sp_client_get_era (client) == SP_ERA_CURRENT ? "current" : "legacy");
}

static gboolean
matches_search (SpProgramsPage *self, SpClient *client)
{
  const char *typed = gtk_entry_get_text (self->search);
  const char *vendor = sp_client_get_vendor (client);

  return !*typed || g_str_match_string (typed, sp_client_get_name (client), TRUE) ||
         (vendor && g_str_match_string (typed, vendor, TRUE));
}

static gboolean
is_wanted (GtkTreeModel *model, GtkTreeIter *iter, gpointer data)
{
  SpProgramsPage *self = data;
  g_autoptr (SpClient) client = NULL;

  gtk_tree_model_get (model, iter, COLUMN_CLIENT, &client, -1);
  return client && matches_era (self, client) && matches_search (self, client);
}

static void
refilter (SpProgramsPage *self)
{
  gtk_tree_model_filter_refilter (self->filter);
  gtk_widget_set_visible (
      self->nothing, gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->filter), NULL) == 0);
}

static char *
make_cell (SpProgramsPage *self, SpClient *client, SpProtocol protocol)
{
  g_autoptr (SpAdvice) advice = sp_result_advise (self->result, client, protocol);

  return sp_settings_cell (advice);
}

/* The whole row: in a narrow column a cell may be cut. */
static char *
make_tooltip (SpClient *client, const char *imap, const char *pop, const char *smtp)
{
  return g_markup_printf_escaped ("%s\nIMAP: %s\nPOP: %s\nSMTP: %s", sp_client_get_name (client),
                                  imap, pop, smtp);
}

static void
append_client (SpProgramsPage *self, SpClient *client)
{
  g_autofree char *imap = make_cell (self, client, SP_PROTOCOL_IMAP);
  g_autofree char *pop = make_cell (self, client, SP_PROTOCOL_POP3);
  g_autofree char *smtp = make_cell (self, client, SP_PROTOCOL_SMTP);
  g_autofree char *tooltip = make_tooltip (client, imap, pop, smtp);
  gboolean old = sp_client_get_era (client) == SP_ERA_LEGACY;

  gtk_list_store_insert_with_values (
      self->store, NULL, -1, COLUMN_CLIENT, client, COLUMN_NAME, sp_client_get_name (client),
      COLUMN_IMAP, imap, COLUMN_POP, pop, COLUMN_SMTP, smtp, COLUMN_NOTE,
      old ? sp_words_era (SP_ERA_LEGACY) : "", COLUMN_TOOLTIP, tooltip, -1);
}

static void
fill_table (SpProgramsPage *self)
{
  SpCatalogue *catalogue = sp_result_get_catalogue (self->result);
  g_autoptr (GPtrArray) clients =
      sp_catalogue_list_clients (catalogue, sp_result_get_request (self->result)->site);

  gtk_list_store_clear (self->store);
  for (guint i = 0; i < clients->len; i++)
    append_client (self, clients->pdata[i]);
  refilter (self);
}

/* A site whose table is about programs of its time is best looked at with those programs. */
static gboolean
is_about_old_programs (SpCatalogue *catalogue, SpSite *site)
{
  gboolean old = FALSE;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      if (!sp_site_get_row (site, sp_client_get_id (client), SP_PROTOCOL_IMAP))
        continue;
      if (sp_client_get_era (client) == SP_ERA_CURRENT)
        return FALSE;
      old = TRUE;
    }
  return old;
}

static void
on_site_changed (SpProgramsPage *self)
{
  SpCatalogue *catalogue = sp_result_get_catalogue (self->result);
  const char *id = gtk_combo_box_get_active_id (self->site);
  SpSite *site = id && *id ? sp_catalogue_find_site (catalogue, id) : NULL;

  if (site && is_about_old_programs (catalogue, site))
    gtk_combo_box_set_active_id (self->era, "legacy");
  g_signal_emit (self, signals[SITE_CHOSEN], 0, site);
}

/* Before a check any site's table can be looked at; afterwards the table is about what was checked. */
static void
show_sites (SpProgramsPage *self)
{
  SpCatalogue *catalogue = sp_result_get_catalogue (self->result);
  const SpSite *chosen = sp_result_get_request (self->result)->site;
  gboolean choice =
      !sp_result_get_checked_at (self->result) && sp_catalogue_get_n_sites (catalogue) > 0;

  g_signal_handlers_block_by_func (self->site, on_site_changed, self);
  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->site));
  gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->site), "", _ ("None in particular"));
  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    {
      SpSite *site = sp_catalogue_get_site (catalogue, i);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->site), sp_site_get_id (site),
                                 sp_site_get_name (site));
    }
  gtk_combo_box_set_active_id (self->site, chosen ? sp_site_get_id (chosen) : "");
  g_signal_handlers_unblock_by_func (self->site, on_site_changed, self);
  gtk_widget_set_visible (self->site_pair, choice);
}

static const char *
describe_table (SpResult *result)
{
  const SpSite *site = sp_result_get_request (result)->site;

  if (sp_result_get_checked_at (result))
    return _ ("Port and connection security as each program calls it, from what was checked just "
              "now. Enter shows a program’s settings in full.");
  if (site && sp_site_get_policy (site) == SP_POLICY_GUIDE_2007)
    return _ ("Port and connection security as each program calls it, as this service advised in "
              "2007. Today’s advice differs; nothing here was checked.");
  return _ (
      "Port and connection security as each program calls it. Nothing here was checked. Enter "
      "shows a program’s settings in full.");
}

static void
on_row_activated (SpProgramsPage *self, GtkTreePath *path)
{
  g_autoptr (SpClient) client = NULL;
  GtkTreeIter iter;

  if (!gtk_tree_model_get_iter (GTK_TREE_MODEL (self->filter), &iter, path))
    return;
  gtk_tree_model_get (GTK_TREE_MODEL (self->filter), &iter, COLUMN_CLIENT, &client, -1);
  g_signal_emit (self, signals[CLIENT_CHOSEN], 0, client);
}

/* From the search the down arrow and Enter lead into the table. */
static void
on_search_activate (SpProgramsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
sp_programs_page_dispose (GObject *object)
{
  SpProgramsPage *self = SP_PROGRAMS_PAGE (object);

  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_programs_page_parent_class)->dispose (object);
}

static void
install_signals (SpProgramsPageClass *klass)
{
  /* A row of the table was activated: its program’s settings are wanted. */
  signals[CLIENT_CHOSEN] =
      g_signal_new ("client-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, SP_TYPE_CLIENT);
  /* The table of another site is wanted; %NULL for none in particular. */
  signals[SITE_CHOSEN] = g_signal_new ("site-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, SP_TYPE_SITE);
}

static void
sp_programs_page_class_init (SpProgramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PAIR);
  g_type_ensure (SP_TYPE_CLIENT);
  G_OBJECT_CLASS (klass)->dispose = sp_programs_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/programs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, store);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, site_pair);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, site);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, era);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, caption);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  install_signals (klass);
}

static void
sp_programs_page_init (SpProgramsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_tree_model_filter_set_visible_func (self->filter, is_wanted, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (refilter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->era, "changed", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->site, "changed", G_CALLBACK (on_site_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_programs_page_set_result:
 * @self: the page
 * @result: what to make the table from
 */
void
sp_programs_page_set_result (SpProgramsPage *self, SpResult *result)
{
  g_set_object (&self->result, result);
  gtk_label_set_text (self->caption, describe_table (result));
  show_sites (self);
  fill_table (self);
}
