/* A drop-down list of the mail services that are described on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-chooser.h"

#include <glib/gi18n.h>

#include "ui/widgets/container.h"

/* The entry that leaves it to the address. */
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
 * sp_site_chooser_set_catalogue:
 * @catalogue: where the services come from
 *
 * Fills the list; the address decides until another entry is chosen.
 *
 * Returns: whether there is anything to choose
 */
gboolean
sp_site_chooser_set_catalogue (SpSiteChooser *self, SpCatalogue *catalogue)
{
  GtkComboBoxText *list = GTK_COMBO_BOX_TEXT (self);
  SpSite *fallback = sp_catalogue_get_default_site (catalogue);
  guint n = 0;

  g_set_object (&self->catalogue, catalogue);
  gtk_combo_box_text_remove_all (list);
  gtk_combo_box_text_append (list, NONE, _("As the address says"));
  for (guint i = 0; i < sp_catalogue_get_n_sites (catalogue); i++)
    {
      SpSite *site = sp_catalogue_get_site (catalogue, i);

      if (!names_a_server (site))
        continue;
      gtk_combo_box_text_append (list, sp_site_get_id (site), sp_site_get_name (site));
      n++;
    }
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self), NONE);
  return n > 1 || (n == 1 && !fallback);
}

/**
 * sp_site_chooser_get_site:
 *
 * Returns: (transfer none) (nullable): the mail service that was chosen, %NULL where the address decides
 */
SpSite *
sp_site_chooser_get_site (SpSiteChooser *self)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self));

  return id && *id ? sp_catalogue_find_site (self->catalogue, id) : NULL;
}

/**
 * sp_site_chooser_set_site:
 * @site: (nullable): the mail service to choose, one of the catalogue; %NULL leaves it to the address
 */
void
sp_site_chooser_set_site (SpSiteChooser *self, SpSite *site)
{
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self), site ? sp_site_get_id (site) : NONE);
}
