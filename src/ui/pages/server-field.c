/* A field for one server's name, with its label and the place where a mistake in it is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server-field.h"

#include "ui/widgets/pair.h"
#include "text/words.h"
#include "ui/widgets/label.h"

struct _SpServerField
{
  GtkBox parent_instance;

  GtkLabel *label; /* template child */
  GtkEntry *entry; /* template child */
  GtkLabel *mistake; /* template child */
  SpProtocol protocol;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpServerField, sp_server_field, GTK_TYPE_BOX)

static void
on_changed (SpServerField *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_mistake (SpServerField *self, const char *sentence)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->entry));

  gtk_label_set_text (self->mistake, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake), sentence != NULL);
  atk_object_set_description (accessible, sentence ? sentence : "");
}

static void
sp_server_field_class_init (SpServerFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_PAIR);
  /* Something was typed. */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_SERVER_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/signpostmail/Signpost/pages/server-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SpServerField, label);
  gtk_widget_class_bind_template_child (widget_class, SpServerField, entry);
  gtk_widget_class_bind_template_child (widget_class, SpServerField, mistake);
}

static void
sp_server_field_init (SpServerField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_server_field_new:
 * @protocol: what the server is for
 * @label: the field's label, translated, with a mnemonic
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
sp_server_field_new (SpProtocol protocol, const char *label)
{
  SpServerField *self = g_object_new (SP_TYPE_SERVER_FIELD, NULL);

  self->protocol = protocol;
  gtk_label_set_label (self->label, label);
  sp_label_name_field (self->label, GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}

/**
 * sp_server_field_clear:
 *
 * Takes away what was typed, and what was said about it.
 */
void
sp_server_field_clear (SpServerField *self)
{
  gtk_entry_set_text (self->entry, "");
  show_mistake (self, NULL);
}

/**
 * sp_server_field_add_to_request:
 * @request: what will be asked
 *
 * Adds the server that was typed. A mistake is said under the field.
 *
 * Returns: whether the field was empty or understood
 */
gboolean
sp_server_field_add_to_request (SpServerField *self, SpRequest *request)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_entry_get_text (self->entry)));
  g_autofree char *sentence = NULL;

  if (*typed && !sp_request_add_server (request, self->protocol, typed, &error))
    sentence = sp_words_input_error (error, typed);
  show_mistake (self, sentence);
  return sentence == NULL;
}

/**
 * sp_server_field_add_quietly:
 * @request: what would be asked
 *
 * Adds the server if what was typed so far is one; says nothing about mistakes.
 */
void
sp_server_field_add_quietly (SpServerField *self, SpRequest *request)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_entry_get_text (self->entry)));

  if (*typed)
    sp_request_add_server (request, self->protocol, typed, NULL);
}

/**
 * sp_server_field_grab_focus:
 *
 * Moves the focus to the place where the name is typed.
 */
void
sp_server_field_grab_focus (SpServerField *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
