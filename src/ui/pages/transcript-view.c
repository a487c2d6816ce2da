/* What was said between Signpost and a server, and which part of it somebody on the way can read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-view.h"

#include <glib/gi18n.h>

#include "publish/transcript-lines.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/copy-button.h"
#include "ui/widgets/container.h"

struct _SpTranscriptView
{
  GtkBox parent_instance;

  GtkComboBox *server; /* template child */
  GtkLabel *nothing; /* template child */
  GtkWidget *dialogue; /* template child */
  GtkLabel *readable; /* template child */
  GtkLabel *hidden; /* template child */
  GtkTextView *text; /* template child */
  SpCopyButton *copy; /* template child */

  GtkTextTag *mark; /* (unowned) of the buffer of @text: between two parts of a dialogue */
  SpReport *report; /* (owned) (nullable) */
};

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SpTranscriptView, sp_transcript_view, GTK_TYPE_BOX)

/* Says where the part begins that can be read on the way, and the part that cannot. */
static void
append_mark (SpTranscriptView *self, GtkTextBuffer *buffer, gboolean encrypted)
{
  GtkTextIter end;
  const char *sentence = encrypted ? _("Encrypted: nobody on the way can read this")
                                   : _("Not encrypted: anyone on the way can read this");
  g_autofree char *line =
      g_strdup_printf ("%s%s\n", gtk_text_buffer_get_char_count (buffer) > 0 ? "\n" : "", sentence);

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags (buffer, &end, line, -1, self->mark, NULL);
}

static void
append_entry (GtkTextBuffer *buffer, const SpTranscriptEntry *entry)
{
  g_autofree char *lines = sp_transcript_view_describe (entry);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, lines, -1);
}

static char *
count_readable (guint n)
{
  if (n == 0)
    return g_strdup (_("Nobody on the way can read any of this dialogue."));
  return sp_fill_count (ngettext ("Anyone on the way can read {count} byte of this dialogue.",
                                  "Anyone on the way can read {count} bytes of this dialogue.", n),
                        n, NULL);
}

static char *
count_hidden (guint n)
{
  if (n == 0)
    return g_strdup (_("None of it is encrypted."));
  return sp_fill_count (
      ngettext ("{count} byte is encrypted: it can be counted on the way, but not read.",
                "{count} bytes are encrypted: they can be counted on the way, but not read.", n),
      n, NULL);
}

static void
show_counts (SpTranscriptView *self, gsize readable, gsize hidden)
{
  g_autofree char *clear = count_readable (readable);
  g_autofree char *encrypted = count_hidden (hidden);

  gtk_label_set_text (self->readable, clear);
  gtk_label_set_text (self->hidden, encrypted);
}

static void
fill_text (SpTranscriptView *self, const SpTranscript *transcript)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  gsize bytes[2] = { 0, 0 };
  int before = -1;

  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < sp_transcript_get_length (transcript); i++)
    {
      const SpTranscriptEntry *entry = sp_transcript_get (transcript, i);
      int encrypted = entry->encrypted ? 1 : 0;

      if (encrypted != before)
        append_mark (self, buffer, entry->encrypted);
      append_entry (buffer, entry);
      bytes[encrypted] += entry->length;
      before = encrypted;
    }
  show_counts (self, bytes[0], bytes[1]);
}

static void
let_copy (SpTranscriptView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *all = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  all = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  sp_copy_button_set_text (self->copy, all);
}

/* Why there is no dialogue. */
static char *
explain_nothing (const SpObservation *seen)
{
  g_autofree char *status = NULL;

  if (seen == NULL)
    return g_strdup (_("There is no dialogue: this server was not tried."));
  status = sp_words_status (seen);
  /* Translators: {status} is one or more whole sentences that tell what happened. */
  return sp_fill (_("There is no dialogue: nothing was exchanged. {status}"), "status", status,
                  NULL);
}

static void
show_selected (SpTranscriptView *self)
{
  int row = gtk_combo_box_get_active (self->server);
  const SpObservation *seen =
      self->report && row >= 0 ? sp_report_get_observation (self->report, row) : NULL;
  gboolean any = seen && seen->transcript && sp_transcript_get_length (seen->transcript) > 0;
  g_autofree char *why = any ? NULL : explain_nothing (seen);

  gtk_widget_set_visible (self->dialogue, any);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !any);
  gtk_label_set_text (self->nothing, any ? "" : why);
  if (!any)
    return;
  fill_text (self, seen->transcript);
  let_copy (self);
}

static void
on_server_changed (SpTranscriptView *self)
{
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
sp_transcript_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_int (value, gtk_combo_box_get_active (SP_TRANSCRIPT_VIEW (object)->server));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_transcript_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpTranscriptView *self = SP_TRANSCRIPT_VIEW (object);

  if (id != PROP_SELECTED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_value_get_int (value) != gtk_combo_box_get_active (self->server))
    gtk_combo_box_set_active (self->server, g_value_get_int (value));
}

static void
sp_transcript_view_dispose (GObject *object)
{
  SpTranscriptView *self = SP_TRANSCRIPT_VIEW (object);

  g_clear_pointer (&self->report, sp_report_unref);
  G_OBJECT_CLASS (sp_transcript_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, server);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, nothing);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, dialogue);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, readable);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, hidden);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, text);
  gtk_widget_class_bind_template_child (widget_class, SpTranscriptView, copy);
}

static void
sp_transcript_view_class_init (SpTranscriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_transcript_view_get_property;
  object_class->set_property = sp_transcript_view_set_property;
  object_class->dispose = sp_transcript_view_dispose;

  /* Which server’s dialogue is shown, in the order of the service; -1 for none. */
  props[PROP_SELECTED] =
      g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/signpostmail/Signpost/pages/transcript-view.ui");
  bind_children (widget_class);
}

static void
sp_transcript_view_init (SpTranscriptView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_container_shrink_entries (self->server, SP_SHORTEST_ENTRY);
  sp_copy_button_set_subject (self->copy, _("Copy the dialogue"));
  self->mark = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text), NULL, "weight",
                                           PANGO_WEIGHT_BOLD, NULL);
  g_signal_connect_object (self->server, "changed", G_CALLBACK (on_server_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_transcript_view_set_report:
 * @report: whose dialogues to show
 *
 * Fills the list of servers and shows the dialogue with the first one.
 */
void
sp_transcript_view_set_report (SpTranscriptView *self, SpReport *report)
{
  SpService *service = sp_report_get_service (report);

  g_clear_pointer (&self->report, sp_report_unref);
  self->report = sp_report_ref (report);
  g_signal_handlers_block_by_func (self->server, on_server_changed, self);
  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->server));
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      g_autofree char *where = sp_words_endpoint (sp_service_get (service, i)->endpoint);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->server), NULL, where);
    }
  gtk_combo_box_set_active (self->server, sp_service_get_length (service) > 0 ? 0 : -1);
  g_signal_handlers_unblock_by_func (self->server, on_server_changed, self);
  on_server_changed (self);
}

/**
 * sp_transcript_view_describe:
 * @entry: a part of a dialogue
 *
 * Returns: (transfer full): it as somebody on the wire would have seen it, each line ended by a line end: clear lines as they were,
 *   made safe to show, encrypted bytes only counted
 */
char *
sp_transcript_view_describe (const SpTranscriptEntry *entry)
{
  g_auto(GStrv) lines = sp_transcript_entry_to_lines (entry);
  /* Translators: prefixes in a recorded dialogue: what the server and what Signpost sent */
  const char *speaker = entry->from_server ? _("Server:") : _("Signpost:");
  g_autofree char *hidden = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines && lines[i]; i++)
    g_string_append_printf (out, "%s %s\n", speaker, lines[i]);
  if (lines)
    return g_string_free (out, FALSE);
  hidden = sp_fill_count (
      ngettext ("({count} byte, encrypted)", "({count} bytes, encrypted)", entry->length),
      entry->length, NULL);
  g_string_append_printf (out, "%s %s\n", speaker, hidden);
  return g_string_free (out, FALSE);
}
