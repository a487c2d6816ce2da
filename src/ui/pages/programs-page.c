/* The comparison table: every mail program of the catalogue with port and security for IMAP, POP and SMTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "programs-page.h"

#include <glib/gi18n.h>

#include "ui/widgets/pair.h"
#include "program-table.h"
#include "ui/widgets/squeezer.h"
#include "program-export.h"
#include "text/template.h"
#include "ui/widgets/container.h"
#include "ui/widgets/topic.h"
#include "ui/widgets/action.h"

struct _SpProgramsPage
{
  SpPage parent_instance;

  GtkWidget *site_pair; /* template child */
  GtkComboBox *site; /* template child */
  GtkEntry *search; /* template child */
  GtkComboBox *era; /* template child */
  GtkComboBox *platform; /* template child */
  GtkWidget *columns[SP_N_ADVICE_COLUMNS]; /* template children: whether a column is shown */
  GtkLabel *caption; /* template child */
  SpSaveBar *export; /* template child */
  SpProgramTable *table; /* template child */
  GtkLabel *count; /* template child */

  SpResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpProgramsPage, sp_programs_page, SP_TYPE_PAGE)

static void
on_wanted_changed (SpProgramsPage *self)
{
  sp_program_table_set_wanted (self->table, gtk_entry_get_text (self->search),
                               gtk_combo_box_get_active_id (self->era),
                               gtk_combo_box_get_active_id (self->platform));
}

static char *
count_programs (SpProgramsPage *self, guint shown)
{
  guint all = sp_program_table_get_n_programs (self->table);
  g_autofree char *n_shown = g_strdup_printf ("%u", shown);
  g_autofree char *n_all = g_strdup_printf ("%u", all);

  /* Translators: {n} is how many mail programs are shown, {all} how many there are. */
  return sp_fill (ngettext ("{n} of {all} mail program", "{n} of {all} mail programs", all), "n",
                  n_shown, "all", n_all, NULL);
}

static void
show_count (SpProgramsPage *self)
{
  guint shown = sp_program_table_get_n_shown (self->table);
  gboolean searched = *gtk_entry_get_text (self->search) != '\0';
  g_autofree char *count = NULL;

  if (shown > 0)
    count = count_programs (self, shown);
  else
    count = g_strdup (searched ? _("No mail program matches this search.")
                               : _("No mail program matches these filters."));
  gtk_label_set_text (self->count, count);
  sp_save_bar_forget (self->export);
  sp_save_bar_set_enabled (self->export, shown > 0);
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
  sp_action_activate (GTK_WIDGET (self), "site", site ? sp_site_get_id (site) : "");
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
  gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->site), "", _("None in particular"));
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
    return _("Port and connection security as each program calls it, from what was checked just "
             "now. Enter shows a program’s settings in full.");
  if (site && sp_site_get_policy (site) == SP_POLICY_GUIDE_2007)
    return _("Port and connection security as each program calls it, as this service advised in "
             "2007. Today’s advice differs; nothing here was checked.");
  return _("Port and connection security as each program calls it. Nothing here was checked. Enter "
           "shows a program’s settings in full.");
}

/* From the search Enter leads into the table. */
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
bind_columns (GtkWidgetClass *widget_class)
{
  static const char *const ids[SP_N_ADVICE_COLUMNS] = {
    "show_imap", "show_pop", "show_smtp", "show_platforms", "show_note",
  };
  gsize offset = G_STRUCT_OFFSET (SpProgramsPage, columns);

  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                               offset + i * sizeof (GtkWidget *));
}

static void
sp_programs_page_class_init (SpProgramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PAIR);
  g_type_ensure (SP_TYPE_PROGRAM_TABLE);
  g_type_ensure (SP_TYPE_SQUEEZER);
  g_type_ensure (SP_TYPE_SAVE_BAR);
  G_OBJECT_CLASS (klass)->dispose = sp_programs_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/programs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, site_pair);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, site);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, era);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, platform);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, caption);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, export);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, count);
  bind_columns (widget_class);
}

static void
on_column_toggled (SpProgramsPage *self, GtkToggleButton *button)
{
  gboolean shown = gtk_toggle_button_get_active (button);

  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    if (self->columns[i] == GTK_WIDGET (button))
      sp_program_table_show (self->table, i, shown);
}

static void
set_up_columns (SpProgramsPage *self)
{
  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->columns[i]),
                                    sp_program_table_shows (self->table, i));
      g_signal_connect_object (self->columns[i], "toggled", G_CALLBACK (on_column_toggled), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
sp_programs_page_init (SpProgramsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_topic_set (GTK_WIDGET (self), "table");
  sp_topic_set (GTK_WIDGET (self->table), "words");
  set_up_columns (self);
  /* Services may have long names. */
  sp_container_shrink_entries (self->site, 12);
  sp_save_bar_attach (self->export, GTK_WIDGET (self), "table", &sp_program_export, self->table);
  g_signal_connect_object (self->table, "changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_wanted_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->era, "changed", G_CALLBACK (on_wanted_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->platform, "changed", G_CALLBACK (on_wanted_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->site, "changed", G_CALLBACK (on_site_changed), self,
                           G_CONNECT_SWAPPED);
  on_wanted_changed (self);
}

/**
 * sp_programs_page_set_result:
 * @result: what to make the table from
 */
void
sp_programs_page_set_result (SpProgramsPage *self, SpResult *result)
{
  g_set_object (&self->result, result);
  gtk_label_set_text (self->caption, describe_table (result));
  show_sites (self);
  sp_program_table_set_result (self->table, result);
}
