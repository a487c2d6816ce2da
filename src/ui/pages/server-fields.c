/* The fields for the names of the servers, for somebody who knows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server-fields.h"

#include <glib/gi18n.h>

#include "server-field.h"
#include "ui/widgets/label.h"

#define N_FIELDS 3

struct _SpServerFields
{
  GtkBox parent_instance;

  SpServerField *fields[N_FIELDS]; /* children */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpServerFields, sp_server_fields, GTK_TYPE_BOX)

static void
sp_server_fields_class_init (SpServerFieldsClass *klass)
{
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
add_hint (SpServerFields *self)
{
  GtkWidget *hint =
      gtk_label_new (_("One name is enough. A port can follow it, as in “mail.example.org:993”; "
                       "without one the usual ports are tried."));

  gtk_container_add (GTK_CONTAINER (self), sp_label_wrap (hint));
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
  add_hint (self);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = sp_server_field_new (SP_PROTOCOL_IMAP + i, labels[i]);

      self->fields[i] = SP_SERVER_FIELD (field);
      gtk_container_add (GTK_CONTAINER (self), field);
      g_signal_connect_object (field, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
    }
}

/**
 * sp_server_fields_clear:
 *
 * Takes away what was typed.
 */
void
sp_server_fields_clear (SpServerFields *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    sp_server_field_clear (self->fields[i]);
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
  SpServerField *wrong = NULL;

  for (guint i = 0; i < N_FIELDS; i++)
    if (!sp_server_field_add_to_request (self->fields[i], request) && !wrong)
      wrong = self->fields[i];
  return wrong ? GTK_WIDGET (wrong) : NULL;
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
    sp_server_field_add_quietly (self->fields[i], request);
}

/**
 * sp_server_fields_grab_focus:
 * @field: (nullable): one of them, %NULL for the first
 *
 * Moves the focus to the place where the name is typed.
 */
void
sp_server_fields_grab_focus (SpServerFields *self, GtkWidget *field)
{
  sp_server_field_grab_focus (field ? SP_SERVER_FIELD (field) : self->fields[0]);
}
