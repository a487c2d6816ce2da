/* About the program: its version, what it knows and since when, what it promises, and where its descriptions come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "about.h"

#include <glib/gi18n.h>

#include "text/template.h"
#include "ui/widgets/copy-button.h"
#include "text/about.h"
#include "ui/widgets/label.h"

enum
{
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_PLACE,
};

struct _SpAbout
{
  GtkDialog parent_instance;

  GtkLabel *version; /* template child */
  GtkContainer *data; /* template child */
  GtkContainer *promises; /* template child */
  GtkLabel *credits; /* template child */
  GtkTreeView *table; /* template child */
  GtkListStore *store; /* template child */
  GtkTreeSelection *selection; /* template child */
  GtkLabel *chosen; /* template child */
  SpCopyButton *copy; /* template child */

  GPtrArray *files; /* (owned) (element-type SpAboutFile) as in the table */
};

G_DEFINE_FINAL_TYPE (SpAbout, sp_about, GTK_TYPE_DIALOG)

/* In the table a long name or file may be shortened; below it everything is told. */
static void
on_selection_changed (SpAbout *self)
{
  GtkTreeIter iter;
  g_autoptr(GtkTreePath) path = NULL;
  const SpAboutFile *file;
  g_autofree char *text = NULL;

  if (!self->files || !gtk_tree_selection_get_selected (self->selection, NULL, &iter))
    return;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->store), &iter);
  file = self->files->pdata[gtk_tree_path_get_indices (path)[0]];
  text = g_strjoin ("\n", file->name, file->place, file->problem, NULL);
  gtk_label_set_text (self->chosen, text);
}

/* A GtkStack leaves the window without a focus, unless a button of its switcher has it. */
static void
on_page_changed (SpAbout *self, GParamSpec *pspec, GtkStack *pages)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!focus || gtk_widget_is_ancestor (focus, GTK_WIDGET (pages)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (pages), GTK_DIR_TAB_FORWARD);
}

static void
show_files (SpAbout *self)
{
  g_autofree char *text = sp_about_write_files (self->files);
  GtkTreeIter first;

  for (guint i = 0; i < self->files->len; i++)
    {
      const SpAboutFile *file = self->files->pdata[i];

      gtk_list_store_insert_with_values (self->store, NULL, -1, COLUMN_NAME, file->name,
                                         COLUMN_KIND, file->kind, COLUMN_PLACE, file->place, -1);
    }
  sp_copy_button_set_text (self->copy, text);
  sp_copy_button_set_subject (self->copy, _("Copy the list of descriptions"));
  if (gtk_tree_model_get_iter_first (GTK_TREE_MODEL (self->store), &first))
    gtk_tree_selection_select_iter (self->selection, &first);
}

static void
show_credits (SpAbout *self)
{
  /* Translators: the names of the people who translated the program, one on each line */
  const char *credits = _("translator-credits");

  gtk_label_set_text (self->credits, credits);
  gtk_widget_set_visible (GTK_WIDGET (self->credits), !g_str_equal (credits, "translator-credits"));
}

static void
show_version (SpAbout *self)
{
  /* Translators: {version} is the number of a version. */
  g_autofree char *version = sp_fill (_("Version {version}"), "version", SP_VERSION, NULL);

  gtk_label_set_text (self->version, version);
}

static void
sp_about_finalize (GObject *object)
{
  g_clear_pointer (&SP_ABOUT (object)->files, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_about_parent_class)->finalize (object);
}

static void
sp_about_class_init (SpAboutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_about_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/signpostmail/Signpost/about.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAbout, version);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, data);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, promises);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, credits);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, table);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, store);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, selection);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, chosen);
  gtk_widget_class_bind_template_child (widget_class, SpAbout, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
}

static void
add_column (SpAbout *self, const char *title, int column, PangoEllipsizeMode cut)
{
  GtkCellRenderer *text = gtk_cell_renderer_text_new ();
  GtkTreeViewColumn *made =
      gtk_tree_view_column_new_with_attributes (title, text, "text", column, NULL);

  g_object_set (text, "ellipsize", cut, NULL);
  g_object_set (made, "resizable", TRUE, "expand", TRUE, "sizing", GTK_TREE_VIEW_COLUMN_FIXED,
                "min-width", 60, NULL);
  gtk_tree_view_append_column (self->table, made);
}

static void
sp_about_init (SpAbout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column (self, _("Name"), COLUMN_NAME, PANGO_ELLIPSIZE_END);
  add_column (self, _("Kind"), COLUMN_KIND, PANGO_ELLIPSIZE_END);
  add_column (self, _("File"), COLUMN_PLACE, PANGO_ELLIPSIZE_MIDDLE);
  show_version (self);
  show_credits (self);
}

/**
 * sp_about_new:
 * @parent: (nullable): the window that it belongs to
 * @catalogue: the descriptions that are used
 *
 * Returns: (transfer none): a dialogue about the program, which goes away when it is closed
 */
GtkWidget *
sp_about_new (GtkWindow *parent, SpCatalogue *catalogue)
{
  SpAbout *self = g_object_new (SP_TYPE_ABOUT, "use-header-bar", TRUE, "transient-for", parent,
                                "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  g_auto(GStrv) sentences = sp_about_describe_data (catalogue);

  for (char **sentence = sentences; *sentence; sentence++)
    gtk_container_add (self->data, sp_label_new (*sentence));
  for (const char *const *promise = sp_about_get_promises (); *promise; promise++)
    gtk_container_add (self->promises, sp_label_new (*promise));
  self->files = sp_about_list_files (catalogue);
  show_files (self);
  g_signal_connect (self, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  return GTK_WIDGET (self);
}
