/* Offers the demonstration: what it is, the button that starts it, and what to do where it does not start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demonstration-box.h"

#include <glib/gi18n.h>

#include "demonstration.h"
#include "ui/widgets/label.h"

struct _SpDemonstrationBox
{
  GtkBox parent_instance;

  GtkWidget *button; /* child */
  GtkWidget *mistake; /* child */

  SpCatalogue *catalogue; /* (owned) (nullable) */
  SpDemonstration *demonstration; /* (owned) (nullable) ends with this box */
  GCancellable *cancellable; /* (owned) (nullable) while it starts */
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpDemonstrationBox, sp_demonstration_box, GTK_TYPE_BOX)

static void
sp_demonstration_box_dispose (GObject *object)
{
  SpDemonstrationBox *self = SP_DEMONSTRATION_BOX (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->demonstration);
  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (sp_demonstration_box_parent_class)->dispose (object);
}

static void
sp_demonstration_box_class_init (SpDemonstrationBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_demonstration_box_dispose;
  /* The service answers, and the catalogue knows it. */
  signals[READY] = g_signal_new ("ready", SP_TYPE_DEMONSTRATION_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

/* What is wrong, and what helps. */
static const char *
describe (const GError *error)
{
  if (error->domain == G_SPAWN_ERROR)
    return _("The demonstration cannot start because part of Signpost is missing on this computer. "
             "Reinstall Signpost to bring it back.");
  return _("The demonstration ended before it was ready. Start it again; if that does not help, "
           "restart the computer.");
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpDemonstrationBox) self = data;
  g_autoptr(GError) error = NULL;
  SpSite *site = NULL;

  /* The window may have been closed meanwhile. */
  if (!self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  site = sp_demonstration_start_finish (SP_DEMONSTRATION (source), self->catalogue, result, &error);
  gtk_widget_set_sensitive (self->button, TRUE);
  if (site)
    {
      g_signal_emit (self, signals[READY], 0);
      return;
    }
  g_debug ("demonstration: %s", error->message);
  sp_label_show_mistake (self->mistake, self->button, describe (error));
  gtk_widget_grab_focus (self->button);
}

static void
on_clicked (SpDemonstrationBox *self)
{
  if (self->cancellable || !self->catalogue)
    return;
  sp_label_show_mistake (self->mistake, self->button, NULL);
  gtk_widget_set_sensitive (self->button, FALSE);
  if (!self->demonstration)
    self->demonstration = sp_demonstration_new ();
  self->cancellable = g_cancellable_new ();
  sp_demonstration_start_async (self->demonstration, self->cancellable, on_started,
                                g_object_ref (self));
}

static GtkWidget *
add_label (SpDemonstrationBox *self, const char *text)
{
  GtkWidget *label = sp_label_wrap (gtk_label_new (text));

  gtk_container_add (GTK_CONTAINER (self), label);
  return label;
}

static GtkWidget *
add_button (SpDemonstrationBox *self, const char *text)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  sp_label_wrap (gtk_bin_get_child (GTK_BIN (button)));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_show (button);
  gtk_container_add (GTK_CONTAINER (self), button);
  return button;
}

static void
sp_demonstration_box_init (SpDemonstrationBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  add_label (self, _("A mail service that runs only on this computer is checked like a real one; "
                     "you need neither an account nor a network."));
  self->button = add_button (self, _("Start the _Demonstration"));
  self->mistake = add_label (self, "");
  gtk_widget_hide (self->mistake);
  gtk_label_set_selectable (GTK_LABEL (self->mistake), TRUE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_demonstration_box_set_catalogue:
 * @catalogue: gets the description of the service, once that runs
 */
void
sp_demonstration_box_set_catalogue (SpDemonstrationBox *self, SpCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
}
