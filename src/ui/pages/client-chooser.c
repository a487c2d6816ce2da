/* A button that shows the chosen mail program and opens the list of all, in groups and with a search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-chooser.h"

#include <string.h>

#include <glib/gi18n.h>

#include "text/template.h"
#include "ui/widgets/container.h"
#include "ui/widgets/label.h"

/* Has to fit into the narrowest window. */
#define LIST_WIDTH 300
#define LIST_HEIGHT 320
#define MARGIN 12
#define HINT_CHARACTERS 34

#define CLIENT "client" /* what a row stands for */

struct _SpClientChooser
{
  GtkMenuButton parent_instance;

  GtkWidget *caption;
  GtkWidget *search;
  GtkListBox *list;
  GtkWidget *nothing; /* where the search finds none */

  SpCatalogue *catalogue; /* (owned) (nullable) */
  SpPrograms programs; /* which of them are listed */
  SpClient *client; /* (owned) (nullable) the chosen one */
  gboolean filled; /* the list has its rows; they are made when it is first opened */
};

G_DEFINE_FINAL_TYPE (SpClientChooser, sp_client_chooser, GTK_TYPE_MENU_BUTTON)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SpClient *
get_client (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), CLIENT);
}

static GtkWidget *
make_row (SpClient *client)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = sp_label_wrap (gtk_label_new (sp_client_get_name (client)));

  g_object_set (label, "margin-start", MARGIN, "margin-end", MARGIN, "margin-top", MARGIN / 4,
                "margin-bottom", MARGIN / 4, NULL);
  gtk_container_add (GTK_CONTAINER (row), label);
  g_object_set_data_full (G_OBJECT (row), CLIENT, sp_client_ref (client),
                          (GDestroyNotify) sp_client_unref);
  atk_object_set_name (gtk_widget_get_accessible (row), sp_client_get_name (client));
  gtk_widget_show (row);
  return row;
}

static void
fill (SpClientChooser *self)
{
  sp_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < sp_catalogue_get_n_clients (self->catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (self->catalogue, i);

      if (sp_client_groups_list (client, self->programs))
        gtk_container_add (GTK_CONTAINER (self->list), make_row (client));
    }
  self->filled = TRUE;
}

/* Within a group the order is the catalogue's. */
static int
compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer nothing)
{
  return (int) sp_client_groups_find (get_client (a)) -
         (int) sp_client_groups_find (get_client (b));
}

static void
show_group (GtkListBoxRow *row, GtkListBoxRow *before, gpointer nothing)
{
  SpClientGroup group = sp_client_groups_find (get_client (row));
  GtkWidget *label = NULL;

  if (!before || sp_client_groups_find (get_client (before)) != group)
    {
      label = sp_label_new_bold (sp_client_groups_get_name (group));
      g_object_set (label, "margin", MARGIN / 2, NULL);
      atk_object_set_role (gtk_widget_get_accessible (label), ATK_ROLE_HEADING);
    }
  gtk_list_box_row_set_header (row, label);
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  SpClientChooser *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_entry_get_text (GTK_ENTRY (self->search)), -1);
  g_autofree char *name = g_utf8_casefold (sp_client_get_name (get_client (row)), -1);

  return strstr (name, wanted) != NULL;
}

static GtkListBoxRow *
find_first (SpClientChooser *self)
{
  GtkListBoxRow *row;
  guint i = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, i)) && !matches (row, self))
    i++;
  return row;
}

static void
on_search_changed (SpClientChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_widget_set_visible (self->nothing, find_first (self) == NULL);
}

static void
choose (SpClientChooser *self, GtkListBoxRow *row)
{
  SpClient *client = sp_client_ref (get_client (row));

  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self)));
  sp_client_chooser_set_client (self, client);
  sp_client_unref (client);
}

/* Enter takes the first one that is found. */
static void
on_search_activated (SpClientChooser *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row)
    choose (self, row);
}

static void
on_opened (SpClientChooser *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)))
    return;
  if (!self->filled && self->catalogue)
    fill (self);
  gtk_entry_set_text (GTK_ENTRY (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
sp_client_chooser_dispose (GObject *object)
{
  SpClientChooser *self = SP_CLIENT_CHOOSER (object);

  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->client, sp_client_unref);
  G_OBJECT_CLASS (sp_client_chooser_parent_class)->dispose (object);
}

static void
sp_client_chooser_class_init (SpClientChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_client_chooser_dispose;
  /* Another program was chosen, here or by the caller. */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_CLIENT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (SpClientChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->list, compare, NULL, NULL);
  gtk_list_box_set_header_func (self->list, show_group, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->list)), _("Mail programs"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-width", LIST_WIDTH,
                "min-content-height", LIST_HEIGHT, "shadow-type", GTK_SHADOW_IN, NULL);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
make_hint (const char *sentence)
{
  GtkWidget *label = sp_label_new (sentence);

  gtk_label_set_max_width_chars (GTK_LABEL (label), HINT_CHARACTERS);
  return label;
}

static void
fill_popover (SpClientChooser *self, GtkWidget *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN / 2);

  self->search = gtk_search_entry_new ();
  atk_object_set_name (gtk_widget_get_accessible (self->search), _("Find a mail program"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activated), self,
                           G_CONNECT_SWAPPED);
  self->nothing = make_hint (_("No mail program matches this search."));
  g_object_set (box, "margin", MARGIN, NULL);
  gtk_container_add (GTK_CONTAINER (box), self->search);
  gtk_container_add (GTK_CONTAINER (box), self->nothing);
  gtk_container_add (GTK_CONTAINER (box), make_list (self));
  gtk_container_add (GTK_CONTAINER (box),
                     make_hint (_("Not sure which? Look for “About” or “Help” in the menu of the "
                                  "program in which you read mail.")));
  gtk_container_add (GTK_CONTAINER (popover), box);
  gtk_widget_show_all (box);
  gtk_widget_hide (self->nothing);
}

static void
sp_client_chooser_init (SpClientChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN / 2);
  GtkWidget *popover = gtk_popover_new (GTK_WIDGET (self));

  self->caption = gtk_label_new (NULL);
  g_object_set (self->caption, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE,
                NULL);
  gtk_container_add (GTK_CONTAINER (box), self->caption);
  gtk_container_add (GTK_CONTAINER (box),
                     gtk_image_new_from_icon_name ("pan-down-symbolic", GTK_ICON_SIZE_BUTTON));
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_show_all (box);
  fill_popover (self, popover);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self), popover);
  g_signal_connect (self, "toggled", G_CALLBACK (on_opened), NULL);
}

static void
start_anew (SpClientChooser *self)
{
  self->filled = FALSE;
  sp_container_clear (GTK_CONTAINER (self->list));
  sp_client_chooser_set_client (self,
                                sp_client_groups_find_preferred (self->catalogue, self->programs));
}

/**
 * sp_client_chooser_set_catalogue:
 * @catalogue: where the programs come from
 *
 * Chooses the program that this user most likely uses.
 */
void
sp_client_chooser_set_catalogue (SpClientChooser *self, SpCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
  start_anew (self);
}

/**
 * sp_client_chooser_set_programs:
 * @programs: which programs to list
 *
 * Chooses the one that this user most likely uses, where the list has changed.
 */
void
sp_client_chooser_set_programs (SpClientChooser *self, SpPrograms programs)
{
  if (self->programs == programs)
    return;
  self->programs = programs;
  if (self->catalogue)
    start_anew (self);
}

/**
 * sp_client_chooser_get_client:
 *
 * Returns: (transfer none) (nullable): the chosen program
 */
SpClient *
sp_client_chooser_get_client (SpClientChooser *self)
{
  return self->client;
}

/* The name, and whether the program is on this computer. */
static char *
describe (SpClient *client)
{
  if (!sp_client_groups_is_installed (client))
    return g_strdup (sp_client_get_name (client));
  /* Translators: an entry in a list of mail programs; {program} is the program’s name */
  return sp_fill (_("{program} (installed)"), "program", sp_client_get_name (client), NULL);
}

/**
 * sp_client_chooser_set_client:
 * @client: (nullable): the program to choose, whether it is in the list or not
 */
void
sp_client_chooser_set_client (SpClientChooser *self, SpClient *client)
{
  g_autofree char *words = client ? describe (client) : NULL;

  if (client == self->client)
    return;
  g_clear_pointer (&self->client, sp_client_unref);
  self->client = client ? sp_client_ref (client) : NULL;
  gtk_label_set_text (GTK_LABEL (self->caption), words ? words : "");
  g_signal_emit (self, signals[CHANGED], 0);
}
