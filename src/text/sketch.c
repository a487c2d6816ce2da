/* A page of a mail program's settings, as far as its description tells how it looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sketch.h"

#include <string.h>

#include <glib/gi18n.h>

#include "template.h"

/* What stands between the steps of a path through menus. */
#define STEP "▸"

static void
field_free (gpointer data)
{
  SpSketchField *field = data;

  g_free (field->label);
  g_free (field->value);
  g_free (field);
}

/* Settings that are lines of a file, or commands, have no window that could be drawn. */
static gboolean
leads_to_window (const char *path)
{
  return path && *path && !strchr ("~/.$", path[0]) && !g_str_has_prefix (path, "M-x");
}

static gboolean
opens_window (const char *step)
{
  return g_str_has_suffix (step, "…") || g_str_has_suffix (step, "...");
}

/* The title of the page that the path leads to: its last step, or the one before where that is a button with dots. */
static char *
find_title (const char *path)
{
  g_auto(GStrv) steps = g_strsplit (path, STEP, -1);
  guint n = g_strv_length (steps);

  g_strstrip (steps[n - 1]);
  if (n > 1 && opens_window (steps[n - 1]))
    n--;
  return g_strdup (g_strstrip (steps[n - 1]));
}

static const char *
box_state (const SpAdvice *advice, const SpClientProtocol *can)
{
  return advice->security == SP_SECURITY_TLS ? can->implicit_state : can->starttls_state;
}

static SpControl
choose_control (const SpAdvice *advice, const SpClientProtocol *can, SpField field)
{
  const char *state = field == SP_FIELD_SECURITY ? box_state (advice, can) : NULL;

  if (state)
    return strcmp (state, "unticked") == 0 ? SP_CONTROL_UNTICKED : SP_CONTROL_TICKED;
  if (field == SP_FIELD_SECURITY || field == SP_FIELD_AUTH)
    return SP_CONTROL_CHOICE;
  return field == SP_FIELD_PORT ? SP_CONTROL_NUMBER : SP_CONTROL_ENTRY;
}

/* Programs go to their usual port when the security is chosen. */
static gboolean
is_set_by_itself (const SpAdvice *advice, const SpClientProtocol *can, SpField field)
{
  guint16 usual =
      advice->security == SP_SECURITY_TLS ? can->default_port_implicit : can->default_port_starttls;

  return field == SP_FIELD_PORT && usual == advice->port;
}

/* Our own word for a field stands in for an unknown one; a box carries its words with it and needs none. */
static gboolean
needs_label (SpControl control, const char *label, const char *value)
{
  gboolean box = control == SP_CONTROL_TICKED || control == SP_CONTROL_UNTICKED;

  return label && !(box && g_strcmp0 (label, value) == 0);
}

static SpSketchField *
make_field (const SpAdvice *advice, const SpClientProtocol *can, const SpSetting *setting)
{
  SpSketchField *self = g_new0 (SpSketchField, 1);
  gboolean box;

  self->control = choose_control (advice, can, setting->field);
  box = self->control == SP_CONTROL_TICKED || self->control == SP_CONTROL_UNTICKED;
  if (needs_label (self->control, box ? can->fields[setting->field] : setting->label,
                   setting->value))
    self->label = g_strdup (setting->label);
  self->value = g_strdup (setting->value);
  self->by_itself = is_set_by_itself (advice, can, setting->field);
  return self;
}

/**
 * sp_sketch_is_possible:
 * @client: a mail program
 *
 * Returns: whether @client is set up in a window of its own; %FALSE where that is done in a file or with commands
 */
gboolean
sp_sketch_is_possible (const SpClient *client)
{
  return leads_to_window (sp_client_find_settings_path (client, SP_PROTOCOL_IMAP));
}

/**
 * sp_sketch_new:
 * @advice: an advice
 *
 * Returns: (transfer full) (nullable): the page of the program's settings that the advice is entered into; %NULL where nothing is
 *   advised, where the program is set up with a file or a command, and for what only sends, which is set up in ways of its own
 */
SpSketch *
sp_sketch_new (const SpAdvice *advice)
{
  const SpClientProtocol *can =
      advice->client ? sp_client_get_protocol (advice->client, advice->protocol) : NULL;
  const char *path = can ? sp_client_find_settings_path (advice->client, advice->protocol) : NULL;
  g_autoptr(GPtrArray) settings = NULL;
  SpSketch *self;

  if (!advice->available || !leads_to_window (path) || sp_client_get_sending (advice->client))
    return NULL;
  settings = sp_settings_for_advice (advice);
  self = g_new0 (SpSketch, 1);
  self->program = g_strdup (sp_client_get_name (advice->client));
  self->page = find_title (path);
  self->handheld = sp_client_is_handheld (advice->client);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  for (guint i = 0; i < settings->len; i++)
    g_ptr_array_add (self->fields, make_field (advice, can, g_ptr_array_index (settings, i)));
  return self;
}

static char *
fill (const SpSketch *self, const char *sentence)
{
  return sp_fill (sentence, "page", self->page, "program", self->program, NULL);
}

/**
 * sp_sketch_get_name:
 *
 * Returns: (transfer full): what a sketch of it is called
 */
char *
sp_sketch_get_name (const SpSketch *self)
{
  /* Translators: {page} is the title of a page of settings, {program} the name of a mail program. */
  return fill (self, _("Sketch of the page “{page}” of {program}"));
}

static const char *
choose_sentence (const SpSketchField *field)
{
  switch (field->control)
    {
    case SP_CONTROL_CHOICE:
      /* Translators: {label} is the name of a field in a mail program, {value} what is chosen there. */
      return _("Under “{label}”, “{value}” is chosen.");
    case SP_CONTROL_TICKED:
      /* Translators: {value} is what is written beside a box in a mail program. */
      return _("The box “{value}” is ticked.");
    case SP_CONTROL_UNTICKED:
      /* Translators: {value} is what is written beside a box in a mail program. */
      return _("The box “{value}” is not ticked.");
    case SP_CONTROL_ENTRY:
    case SP_CONTROL_NUMBER:
    default:
      if (field->by_itself)
        /* Translators: {label} is the name of a field in a mail program, {value} what it holds. */
        return _("The field “{label}” holds “{value}”, which the program usually fills in itself.");
      /* Translators: {label} is the name of a field in a mail program, {value} what is entered there. */
      return _("The field “{label}” holds “{value}”.");
    }
}

/**
 * sp_sketch_to_text:
 *
 * Returns: (transfer full): all that a sketch of it shows, in sentences
 */
char *
sp_sketch_to_text (const SpSketch *self)
{
  /* Translators: {page} is the title of a page of settings, {program} the name of a mail program. */
  g_autofree char *first = fill (self, _("The page “{page}” of {program} is filled in."));
  GString *out = g_string_new (first);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const SpSketchField *field = g_ptr_array_index (self->fields, i);
      g_autofree char *said =
          sp_fill (choose_sentence (field), "label", field->label, "value", field->value, NULL);

      g_string_append_printf (out, " %s", said);
    }
  return g_string_free (out, FALSE);
}

/**
 * sp_sketch_free:
 * @self: (transfer full) (nullable): a page
 */
void
sp_sketch_free (SpSketch *self)
{
  if (self == NULL)
    return;
  g_free (self->program);
  g_free (self->page);
  g_ptr_array_unref (self->fields);
  g_free (self);
}
