/* The comparison table: every mail program of the catalogue with port and security for IMAP, POP and SMTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "programs-page.h"

#include <glib/gi18n.h>

#include "program-table.h"
#include "ui/widgets/squeezer.h"
#include "ui/save/save-bar.h"
#include "publish/advice-csv.h"
#include "publish/advice-html.h"
#include "ui/save/printer.h"
#include "site-chooser.h"
#include "text/template.h"
#include "ui/widgets/topic.h"
#include "ui/widgets/action.h"

/* As mail programs send lines unchanged. */
#define TEXT_WIDTH 78

struct _SpProgramsPage
{
  SpPage parent_instance;

  GtkWidget *site_pair; /* template child */
  SpSiteChooser *site; /* template child */
  GtkEntry *search; /* template child */
  GtkComboBox *era; /* template child */
  GtkComboBox *platform; /* template child */
  GtkContainer *columns; /* template child: a button for each column, whether it is shown */
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

  if (sp_program_table_shows_senders (self->table))
    /* Translators: {n} is how many applications and devices are shown, {all} how many there are. */
    return sp_fill (ngettext ("{n} of {all} application or device",
                              "{n} of {all} applications and devices", all),
                    "n", n_shown, "all", n_all, NULL);
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
  SpSite *site = sp_site_chooser_get_site (self->site);

  if (site && is_about_old_programs (sp_result_get_catalogue (self->result), site))
    gtk_combo_box_set_active_id (self->era, "legacy");
  sp_action_activate (GTK_WIDGET (self), "site", site ? sp_site_get_id (site) : "");
}

/* Before a check any site's table can be looked at; afterwards the table is about what was checked. */
static void
show_sites (SpProgramsPage *self)
{
  guint n;

  g_signal_handlers_block_by_func (self->site, on_site_changed, self);
  n = sp_site_chooser_fill (self->site, sp_result_get_catalogue (self->result),
                            _("None in particular"), FALSE);
  sp_site_chooser_set_site (self->site, sp_result_get_request (self->result)->site);
  g_signal_handlers_unblock_by_func (self->site, on_site_changed, self);
  gtk_widget_set_visible (self->site_pair, !sp_result_get_checked_at (self->result) && n > 0);
}

static const char *
describe_table (SpResult *result)
{
  const SpSite *site = sp_result_get_request (result)->site;

  if (sp_result_get_checked_at (result))
    return _("Port and connection security as each program calls them, from what was checked just "
             "now. Press Enter to see a program’s settings in full.");
  if (site && sp_site_get_policy (site) == SP_POLICY_GUIDE_2007)
    return _("Port and connection security as each program calls them, as this service advised in "
             "2007. Today’s advice differs; nothing here was checked.");
  return _("Port and connection security as each program calls them. Nothing here was checked. "
           "Press Enter to see a program’s settings in full.");
}

/* From the search Enter leads into the table. */
static void
on_search_activate (SpProgramsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static char *
write_text (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_document_to_text (document, TEXT_WIDTH);
}

static char *
write_csv (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_csv_write (document);
}

static char *
write_html (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_html_write (document);
}

static GtkPrintOperation *
print (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_printer_new (sp_print_document_new_for_table (document));
}

static char *
suggest_name (gpointer table)
{
  /* Translators: the proposed name of a file, without spaces; its end is added. */
  return g_strdup (_("mail-programs"));
}

static const char *
choose_sentence (const SpSaveFormat *format, guint n)
{
  if (g_str_equal (format->id, "csv"))
    /* Translators: {n} is how many mail programs the table has. */
    return ngettext ("The table with {n} mail program was copied as CSV.",
                     "The table with {n} mail programs was copied as CSV.", n);
  if (g_str_equal (format->id, "html"))
    /* Translators: {n} is how many mail programs the table has. */
    return ngettext ("The table with {n} mail program was copied as HTML.",
                     "The table with {n} mail programs was copied as HTML.", n);
  /* Translators: {n} is how many mail programs the table has. */
  return ngettext ("The table with {n} mail program was copied as text.",
                   "The table with {n} mail programs was copied as text.", n);
}

static char *
say_copied (gpointer table, const SpSaveFormat *format)
{
  guint n = sp_program_table_get_n_shown (table);
  g_autofree char *number = g_strdup_printf ("%u", n);

  return sp_fill (choose_sentence (format, n), "n", number, NULL);
}

static const SpSaveFormat formats[] = {
  { .id = "text", .suffix = ".txt", .write = write_text },
  { .id = "csv", .suffix = ".csv", .write = write_csv },
  { .id = "html", .suffix = ".html", .write = write_html, .media_type = "text/html" },
  { .id = "pdf", .suffix = ".pdf", .print = print },
};

static const SpSaveKind export = {
  .formats = formats,
  .n_formats = G_N_ELEMENTS (formats),
  .title = N_("Save Table"),
  /* Translators: {file} is where the table is now. */
  .saved = N_("The table was saved as “{file}”."),
  /* Translators: {file} is where the table was to be saved, {reason} a sentence of the system. */
  .not_saved = N_("The table could not be saved as “{file}”: {reason}"),
  .printed = N_("The table was sent to the printer."),
  /* Translators: {reason} is a sentence of the system. */
  .not_printed = N_("The table could not be printed: {reason}"),
  .suggest_name = suggest_name,
  .say_copied = say_copied,
};

static void
sp_programs_page_dispose (GObject *object)
{
  SpProgramsPage *self = SP_PROGRAMS_PAGE (object);

  g_clear_object (&self->result);
  G_OBJECT_CLASS (sp_programs_page_parent_class)->dispose (object);
}

static void
sp_programs_page_class_init (SpProgramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PROGRAM_TABLE);
  g_type_ensure (SP_TYPE_SITE_CHOOSER);
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
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, export);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpProgramsPage, count);
}

static void
on_column_toggled (SpProgramsPage *self, GtkToggleButton *button)
{
  g_autoptr(GList) buttons = gtk_container_get_children (self->columns);

  sp_program_table_show (self->table, g_list_index (buttons, button),
                         gtk_toggle_button_get_active (button));
}

static void
add_columns (SpProgramsPage *self)
{
  const char *const labels[SP_N_ADVICE_COLUMNS] = {
    _("_IMAP"), _("P_OP"), _("S_MTP"), _("_Platforms"), _("_Note"),
  };

  for (guint i = 0; i < SP_N_ADVICE_COLUMNS; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_mnemonic (labels[i]);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    sp_program_table_shows (self->table, i));
      gtk_widget_show (button);
      gtk_container_add (self->columns, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_column_toggled), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
sp_programs_page_init (SpProgramsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_topic_set (GTK_WIDGET (self), "table");
  sp_topic_set (GTK_WIDGET (self->table), "words");
  add_columns (self);
  sp_save_bar_attach (self->export, GTK_WIDGET (self), "table", &export, self->table);
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
