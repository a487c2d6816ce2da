/* A drop-down list of the mail services that are described on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-chooser.h"

#include "ui/widgets/container.h"

/* The id of the entry that stands for none of them. */
#define NONE ""

struct _SpSiteChooser
{
  GtkComboBoxText parent_instance;

  SpCatalogue *catalogue; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SpSiteChooser, sp_site_chooser, GTK_TYPE_COMBO_BOX_TEXT)

static void
sp_site_chooser_dispose (GObject *object)
{
  SpSiteChooser *self = SP_SITE_CHOOSER (object);

  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (sp_site_chooser_parent_class)->dispose (object);
}

static void
sp_site_chooser_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_site_chooser_parent_class)->constructed (object);
  sp_container_shrink_entries (GTK_COMBO_BOX (object), SP_SHORTEST_ENTRY);
}

static void
sp_site_chooser_class_init (SpSiteChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = sp_site_chooser_constructed;
  G_OBJECT_CLASS (klass)->dispose = sp_site_chooser_dispose;
}

static void
sp_site_chooser_init (SpSiteChooser *self)
{
}

static gboolean
names_a_server (SpSite *site)
{
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    if (sp_site_get_host (site, p))
      return TRUE;
  return FALSE;
}

/**
 * sp_site_chooser_fill:
 * @catalogue: where the services come from
 * @none: the first entry, which stands for none of them
 * @with_servers: whether to leave out those that name no server
 *
 * Fills the list; none is chosen.
 *
 * Returns: how many services there are
 */
guint
sp_site_chooser_fill (SpSiteChooser *self,
                      SpCatalogue *catalogue,
                      const char *none,
                      gboolean with_servers)
{
  GtkComboBoxText *list = GTK_COMBO_BOX_TEXT (self);
  guint n = 0;

  g_set_object (&self->catalogue, catalogue);
  gtk_combo_box_text_remove_all (list);
  gtk_combo_box_text_append (list, NONE, none);
  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    {
      SpSite *site = sp_catalogue_get_site (catalogue, i);

      if (with_servers && !names_a_server (site))
        continue;
      gtk_combo_box_text_append (list, sp_site_get_id (site), sp_site_get_name (site));
      n++;
    }
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self), NONE);
  return n;
}

/**
 * sp_site_chooser_get_site:
 *
 * Returns: (transfer none) (nullable): the mail service that was chosen, %NULL for none
 */
SpSite *
sp_site_chooser_get_site (SpSiteChooser *self)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self));

  return id && *id ? sp_catalogue_find_site (self->catalogue, id) : NULL;
}

/**
 * sp_site_chooser_set_site:
 * @site: (nullable): the mail service to choose, one of the catalogue; %NULL for none
 */
void
sp_site_chooser_set_site (SpSiteChooser *self, const SpSite *site)
{
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self), site ? sp_site_get_id (site) : NONE);
}
