/* The fields for the names of the servers, for somebody who knows them; a mistake is said below its field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server-fields.h"

#include <glib/gi18n.h>

#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pair.h"

#define N_FIELDS 3

/* Percent of the width, as the other fields of the page have it, and the width in pixels from which on they have it. */
#define LABEL_SHARE 32
#define THRESHOLD 420

struct _SpServerFields
{
  GtkBox parent_instance;

  GtkWidget *entries[N_FIELDS]; /* children, from SP_PROTOCOL_IMAP on */
  GtkWidget *mistakes[N_FIELDS]; /* children: below them */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpServerFields, sp_server_fields, GTK_TYPE_BOX)

static void
sp_server_fields_grab_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (SP_SERVER_FIELDS (widget)->entries[0]);
}

static void
sp_server_fields_class_init (SpServerFieldsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = sp_server_fields_grab_focus;
  /* Something was typed. */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_SERVER_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_changed (SpServerFields *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_mistake (SpServerFields *self, guint field, const char *sentence)
{
  sp_label_show_mistake (self->mistakes[field], self->entries[field], sentence);
}

static GtkWidget *
make_entry (void)
{
  return g_object_new (GTK_TYPE_ENTRY, "visible", TRUE, "activates-default", TRUE, "input-purpose",
                       GTK_INPUT_PURPOSE_URL, "placeholder-text", _("server.example.org"), NULL);
}

static void
add_field (SpServerFields *self, guint field, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *pair = sp_pair_new (LABEL_SHARE, THRESHOLD);
  GtkWidget *label = sp_label_wrap (gtk_label_new_with_mnemonic (text));
  GtkWidget *entry = self->entries[field] = make_entry ();

  self->mistakes[field] = sp_label_wrap (gtk_label_new (NULL));
  g_object_set (self->mistakes[field], "selectable", TRUE, "visible", FALSE, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  sp_label_name_field (GTK_LABEL (label), entry);
  gtk_container_add (GTK_CONTAINER (pair), label);
  gtk_container_add (GTK_CONTAINER (pair), entry);
  gtk_container_add (GTK_CONTAINER (box), pair);
  gtk_container_add (GTK_CONTAINER (box), self->mistakes[field]);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_show (box);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
sp_server_fields_init (SpServerFields *self)
{
  const char *labels[N_FIELDS] = {
    _("_Incoming mail (IMAP)"),
    _("Incoming mail (_POP)"),
    _("_Outgoing mail (SMTP)"),
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_container_add (GTK_CONTAINER (self),
                     sp_label_wrap (gtk_label_new (
                         _("One name is enough. Add a port if you know it, as in "
                           "“mail.example.org:993”; otherwise the usual ports are tried."))));
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, i, labels[i]);
}

/* Adds what was typed, unless it is nothing; returns whether it was understood. */
static gboolean
add_server (SpServerFields *self, guint field, SpRequest *request, char **mistake)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entries[field]))));
  g_autoptr(GError) error = NULL;

  if (!*typed || sp_request_add_server (request, SP_PROTOCOL_IMAP + field, typed, &error))
    return TRUE;
  *mistake = sp_words_input_error (error, typed);
  return FALSE;
}

/**
 * sp_server_fields_clear:
 *
 * Takes away what was typed, and what was said about it.
 */
void
sp_server_fields_clear (SpServerFields *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gtk_entry_set_text (GTK_ENTRY (self->entries[i]), "");
      show_mistake (self, i, NULL);
    }
}

/**
 * sp_server_fields_add_to_request:
 * @request: what will be asked
 *
 * Adds the servers that were typed. A mistake is said under its field.
 *
 * Returns: (transfer none) (nullable): the first field that was not understood, %NULL where all are empty or understood
 */
GtkWidget *
sp_server_fields_add_to_request (SpServerFields *self, SpRequest *request)
{
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *mistake = NULL;

      if (!add_server (self, i, request, &mistake) && !wrong)
        wrong = self->entries[i];
      show_mistake (self, i, mistake);
    }
  return wrong;
}

/**
 * sp_server_fields_add_quietly:
 * @request: what would be asked
 *
 * Adds those servers that can be understood so far; says nothing about mistakes.
 */
void
sp_server_fields_add_quietly (SpServerFields *self, SpRequest *request)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *mistake = NULL;

      add_server (self, i, request, &mistake);
    }
}
