/* Asks whether a provider's domain was meant that is spelled almost like the one that was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "similar-box.h"

#include <glib/gi18n.h>

#include "catalogue/similar-domain.h"
#include "text/template.h"
#include "ui/widgets/label.h"

struct _SpSimilarBox
{
  GtkBox parent_instance;

  GtkWidget *question;
  GtkWidget *use;
  char *
      asked; /* (owned) (nullable) the domain that was asked about; whoever checks it once more means it */
  char *address; /* (owned) (nullable) with the other domain */
};

G_DEFINE_FINAL_TYPE (SpSimilarBox, sp_similar_box, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_clicked (SpSimilarBox *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0, self->address);
}

static void
sp_similar_box_finalize (GObject *object)
{
  SpSimilarBox *self = SP_SIMILAR_BOX (object);

  g_free (self->asked);
  g_free (self->address);
  G_OBJECT_CLASS (sp_similar_box_parent_class)->finalize (object);
}

static void
sp_similar_box_class_init (SpSimilarBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_similar_box_finalize;
  /* The other address is the right one: it is told. */
  signals[CHOSEN] = g_signal_new ("chosen", SP_TYPE_SIMILAR_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_similar_box_init (SpSimilarBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->question = sp_label_new ("");
  self->use = gtk_button_new_with_label ("");
  sp_label_wrap (gtk_bin_get_child (GTK_BIN (self->use)));
  gtk_widget_set_halign (self->use, GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (self), self->question);
  gtk_container_add (GTK_CONTAINER (self), self->use);
  gtk_widget_show_all (self->use);
  g_signal_connect_object (self->use, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
}

static void
show_question (SpSimilarBox *self, const char *similar)
{
  g_autofree char *question = NULL;
  g_autofree char *use = NULL;

  /* Translators: {domain} is what was typed, {similar} a well-known domain such as gmail.com. “Check” is the button’s label. */
  question = sp_fill (_("{domain} is spelled almost like {similar}. If it is right as it is, press "
                        "“Check” once more."),
                      "domain", self->asked, "similar", similar, NULL);
  /* Translators: a button; {address} is an e-mail address or a domain. */
  use = sp_fill (_("Use {address}"), "address", self->address, NULL);
  gtk_label_set_text (GTK_LABEL (self->question), question);
  gtk_button_set_label (GTK_BUTTON (self->use), use);
  sp_label_wrap (gtk_bin_get_child (GTK_BIN (self->use)));
}

/**
 * sp_similar_box_ask:
 * @catalogue: which domains are well known
 * @account: (nullable): what was typed
 *
 * Asks, where there is reason to, once for each domain: a letter to the owner of a domain that is spelled almost like a large
 * provider's would carry the password to them.
 *
 * Returns: whether it asks now
 */
gboolean
sp_similar_box_ask (SpSimilarBox *self, SpCatalogue *catalogue, const SpAccount *account)
{
  const char *domain = account ? sp_account_get_domain (account) : NULL;
  const char *local_part = account ? sp_account_get_local_part (account) : NULL;
  const char *similar = domain ? sp_catalogue_find_similar_domain (catalogue, domain) : NULL;
  gboolean asks = similar && g_strcmp0 (domain, self->asked) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self), asks);
  if (!asks)
    return FALSE;
  g_free (self->asked);
  g_free (self->address);
  self->asked = g_strdup (domain);
  self->address = local_part ? g_strconcat (local_part, "@", similar, NULL) : g_strdup (similar);
  show_question (self, similar);
  gtk_widget_grab_focus (self->use);
  return TRUE;
}
