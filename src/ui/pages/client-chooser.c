/* A drop-down list of mail programs, those that are installed here marked as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-chooser.h"

#include <glib/gi18n.h>

#include "installed.h"
#include "text/template.h"
#include "ui/widgets/container.h"

struct _SpClientChooser
{
  GtkComboBoxText parent_instance;

  SpCatalogue *catalogue; /* (owned) (nullable) */
  SpPrograms programs; /* which of them are listed */
};

G_DEFINE_FINAL_TYPE (SpClientChooser, sp_client_chooser, GTK_TYPE_COMBO_BOX_TEXT)

static void
append_client (SpClientChooser *self, SpClient *client)
{
  const char *name = sp_client_get_name (client);
  g_autofree char *marked = NULL;

  if (sp_installed_has (client))
    /* Translators: an entry in a list of mail programs; {program} is the program’s name */
    marked = sp_fill (_("{program} (installed)"), "program", name, NULL);
  gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self), sp_client_get_id (client),
                             marked ? marked : name);
}

static void
sp_client_chooser_dispose (GObject *object)
{
  SpClientChooser *self = SP_CLIENT_CHOOSER (object);

  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (sp_client_chooser_parent_class)->dispose (object);
}

static void
sp_client_chooser_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_client_chooser_parent_class)->constructed (object);
  sp_container_shrink_entries (GTK_COMBO_BOX (object), SP_SHORTEST_ENTRY);
}

static void
sp_client_chooser_class_init (SpClientChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = sp_client_chooser_constructed;
  G_OBJECT_CLASS (klass)->dispose = sp_client_chooser_dispose;
}

static void
sp_client_chooser_init (SpClientChooser *self)
{
}

static gboolean
runs_on_phones (const SpClient *client)
{
  return sp_client_runs_on (client, SP_PLATFORM_ANDROID) ||
         sp_client_runs_on (client, SP_PLATFORM_IOS);
}

static gboolean
runs_on_computers (const SpClient *client)
{
  return sp_client_runs_on (client, SP_PLATFORM_LINUX) ||
         sp_client_runs_on (client, SP_PLATFORM_MAC) ||
         sp_client_runs_on (client, SP_PLATFORM_WINDOWS);
}

static gboolean
belongs_here (SpClientChooser *self, const SpClient *client)
{
  if (sp_client_get_era (client) != SP_ERA_CURRENT)
    return FALSE;
  switch (self->programs)
    {
    case SP_PROGRAMS_ON_COMPUTERS:
      return runs_on_computers (client);
    case SP_PROGRAMS_ON_PHONES:
      return runs_on_phones (client);
    case SP_PROGRAMS_ALL:
    default:
      return TRUE;
    }
}

static void
append_clients (SpClientChooser *self, gboolean installed)
{
  for (guint i = 0; i < sp_catalogue_get_n_clients (self->catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (self->catalogue, i);

      if (belongs_here (self, client) && sp_installed_has (client) == installed)
        append_client (self, client);
    }
}

/* What is on the phone cannot be seen from here: the first program that is made for phones alone. */
static SpClient *
find_preferred (SpClientChooser *self)
{
  if (self->programs != SP_PROGRAMS_ON_PHONES)
    return sp_installed_find_preferred (self->catalogue);
  for (guint i = 0; i < sp_catalogue_get_n_clients (self->catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (self->catalogue, i);

      if (belongs_here (self, client) && sp_client_chooser_is_for_phones (client))
        return client;
    }
  return NULL;
}

/* What is installed comes first, else the order is the catalogue's. */
static void
fill (SpClientChooser *self)
{
  SpClient *preferred = find_preferred (self);

  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self));
  append_clients (self, TRUE);
  append_clients (self, FALSE);
  if (preferred)
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (self), sp_client_get_id (preferred));
}

/**
 * sp_client_chooser_set_catalogue:
 * @catalogue: where the programs come from
 *
 * Fills the list with every program that is still maintained and selects the one this person most likely uses.
 */
void
sp_client_chooser_set_catalogue (SpClientChooser *self, SpCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
  fill (self);
}

/**
 * sp_client_chooser_set_programs:
 * @programs: which programs to list
 *
 * Selects the one this person most likely uses, where the list has changed.
 */
void
sp_client_chooser_set_programs (SpClientChooser *self, SpPrograms programs)
{
  if (self->programs == programs)
    return;
  self->programs = programs;
  if (self->catalogue)
    fill (self);
}

/**
 * sp_client_chooser_is_for_phones:
 * @client: a mail program
 *
 * Returns: whether @client runs on nothing but phones and tablets
 */
gboolean
sp_client_chooser_is_for_phones (const SpClient *client)
{
  return runs_on_phones (client) && !runs_on_computers (client);
}

/**
 * sp_client_chooser_get_client:
 *
 * Returns: (transfer none) (nullable): the selected program
 */
SpClient *
sp_client_chooser_get_client (SpClientChooser *self)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self));

  return id && self->catalogue ? sp_catalogue_find_client (self->catalogue, id) : NULL;
}

/**
 * sp_client_chooser_set_client:
 * @client: (nullable): the program to select; one that is not in the list yet is added to it
 */
void
sp_client_chooser_set_client (SpClientChooser *self, SpClient *client)
{
  GtkComboBox *combo = GTK_COMBO_BOX (self);

  if (!client)
    gtk_combo_box_set_active (combo, -1);
  else if (!gtk_combo_box_set_active_id (combo, sp_client_get_id (client)))
    {
      append_client (self, client);
      gtk_combo_box_set_active_id (combo, sp_client_get_id (client));
    }
}
