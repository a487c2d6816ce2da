/* A drop-down list of mail programs, those that are installed here marked as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-chooser.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "text/sketch.h"
#include "text/template.h"
#include "ui/widgets/container.h"

struct _SpClientChooser
{
  GtkComboBoxText parent_instance;

  SpCatalogue *catalogue; /* (owned) (nullable) */
  SpPrograms programs; /* which of them are listed */
};

G_DEFINE_FINAL_TYPE (SpClientChooser, sp_client_chooser, GTK_TYPE_COMBO_BOX_TEXT)

/* Whether a desktop entry of the program is installed for this user. */
static gboolean
is_installed (SpClient *client)
{
  const char *const *ids = sp_client_get_desktop_ids (client);

  for (guint i = 0; ids && ids[i]; i++)
    {
      g_autoptr(GDesktopAppInfo) info = g_desktop_app_info_new (ids[i]);

      if (info)
        return TRUE;
    }
  return FALSE;
}

static gboolean
opens_mail_links (SpClient *client, GAppInfo *handler)
{
  const char *const *ids = sp_client_get_desktop_ids (client);
  const char *id = handler ? g_app_info_get_id (handler) : NULL;

  return id && ids && g_strv_contains (ids, id);
}

/* On how many kinds of desktop the program runs; 0 where this one is not among them, or where it has no place in a menu. */
static guint
count_platforms (SpClient *client)
{
  static const SpPlatform desktops[] = { SP_PLATFORM_LINUX, SP_PLATFORM_WINDOWS, SP_PLATFORM_MAC };
  guint n = 0;

  if (sp_client_get_desktop_ids (client)[0] == NULL ||
      !sp_client_runs_on (client, SP_PLATFORM_LINUX))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (desktops); i++)
    n += sp_client_runs_on (client, desktops[i]);
  return n;
}

/* Of the programs with a window: the one that opens `mailto:` links here, else the first one that is installed, else the one that runs here
 * and on the most other systems. Programs that are no longer maintained are not considered. */
static SpClient *
find_preferred_here (SpCatalogue *catalogue)
{
  g_autoptr(GAppInfo) handler = g_app_info_get_default_for_uri_scheme ("mailto");
  SpClient *installed = NULL;
  SpClient *widespread = NULL;

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_client (catalogue, i);

      if (sp_client_get_era (client) != SP_ERA_CURRENT || !sp_sketch_is_possible (client))
        continue;
      if (opens_mail_links (client, handler))
        return client;
      if (!installed && is_installed (client))
        installed = client;
      if (count_platforms (client) > (widespread ? count_platforms (widespread) : 0))
        widespread = client;
    }
  return installed ? installed : widespread;
}

static void
append_client (SpClientChooser *self, SpClient *client)
{
  const char *name = sp_client_get_name (client);
  g_autofree char *marked = NULL;

  if (is_installed (client))
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

      if (belongs_here (self, client) && is_installed (client) == installed)
        append_client (self, client);
    }
}

/* What is on the phone cannot be seen from here: the first program that is made for phones alone. */
static SpClient *
find_preferred (SpClientChooser *self)
{
  if (self->programs != SP_PROGRAMS_ON_PHONES)
    return find_preferred_here (self->catalogue);
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
 * Fills the list with every program that is still maintained and selects the one this user most likely uses.
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
 * Selects the one this user most likely uses, where the list has changed.
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
