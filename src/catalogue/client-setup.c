/* Reads how an account is added to a program: FindsSettings, AddAccount1 and so on, Block.implicit and its sisters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-setup.h"

#include <string.h>

#include "core/enums.h"
#include "placeholder.h"

#define STEP "AddAccount"
#define STEP_NOTE "AddAccountNote"

/* The most steps, and the most bytes of one of them or of a block: nobody follows more. */
#define STEPS_MAX 60
#define STEP_BYTES_MAX 300
#define BLOCK_BYTES_MAX 4000

/* The other kind of description, whose lines have places of their own. */
#define KIND_SENDER "sender"

G_DEFINE_ENUM_TYPE (SpStepKind,
                    sp_step_kind,
                    G_DEFINE_ENUM_VALUE (SP_STEP_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (SP_STEP_TYPE, "type"),
                    G_DEFINE_ENUM_VALUE (SP_STEP_CHOOSE, "choose"),
                    G_DEFINE_ENUM_VALUE (SP_STEP_PRESS, "press"))

G_DEFINE_ENUM_TYPE (SpMeans,
                    sp_means,
                    G_DEFINE_ENUM_VALUE (SP_MEANS_AUTOCONFIG, "autoconfig"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_PACC, "pacc"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_SRV, "srv"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_ISPDB, "ispdb"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_MX, "mx"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_AUTODISCOVER, "autodiscover"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_GUESS, "guess"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_LIST, "list"),
                    G_DEFINE_ENUM_VALUE (SP_MEANS_MAKER, "maker"))

static const char *const block_keys[SP_N_PASTES] = {
  [SP_PASTE_IMPLICIT] = "Block.implicit",
  [SP_PASTE_STARTTLS] = "Block.starttls",
  [SP_PASTE_MIXED] = "Block.mixed",
};

/* What the steps are read from, and the number of the step that is being read. */
typedef struct
{
  SpKeyfile *file; /* borrowed */
  const char *group; /* borrowed */
  guint number;
} Reader;

static char *
make_key (const Reader *reader, const char *ending)
{
  return g_strdup_printf (STEP "%u%s", reader->number, ending);
}

static void
check_places (SpKeyfile *file, const char *group, const char *key, const char *text, gsize max)
{
  g_autofree char *wrong = sp_placeholder_find_wrong (text);
  g_autofree char *reason = NULL;

  if (strlen (text) > max)
    reason = g_strdup_printf ("more than %" G_GSIZE_FORMAT " bytes", max);
  else if (wrong && *wrong != '{' && *wrong != '}')
    reason = g_strdup_printf ("there is no place {%s}", wrong);
  else if (wrong)
    reason = g_strdup_printf ("a single “%s”; write it twice for the character", wrong);
  if (reason)
    sp_keyfile_bad_value (file, group, key, reason);
}

static void
step_free (gpointer data)
{
  SpSetupStep *self = data;

  g_free (self->text);
  g_free (self->label);
  g_free (self->value);
  g_free (self->pop_value);
  g_free (self->page);
  g_free (self->condition);
  g_free (self->state);
  g_free (self);
}

/* Takes "choose; Remember password; ticked" apart. */
static void
take_apart (SpSetupStep *self, const Reader *reader, const char *key, const char *value)
{
  g_auto(GStrv) parts = g_strsplit (value, "; ", 4);
  const char *colon = parts[0] && parts[1] ? strstr (parts[1], ": ") : NULL;
  const char *state = colon == NULL && parts[0] && parts[1] ? parts[2] : NULL;
  gboolean short_enough = parts[0] && parts[1] && (parts[2] == NULL || (state && !parts[3]));
  int kind;

  if (!short_enough || *parts[1] == '\0')
    sp_keyfile_bad_value (reader->file, reader->group, key,
                          "it has to be KIND; LABEL or KIND; LABEL: VALUE or choose; BOX; STATE");
  else if (!sp_enum_from_nick (SP_TYPE_STEP_KIND, parts[0], &kind))
    sp_keyfile_bad_value (reader->file, reader->group, key,
                          "the kind is not one of open, type, choose, press");
  else if (state && (kind != SP_STEP_CHOOSE ||
                     (strcmp (state, "ticked") != 0 && strcmp (state, "unticked") != 0)))
    sp_keyfile_bad_value (reader->file, reader->group, key,
                          "only a box has a state: ticked or unticked");
  else
    {
      gboolean split = colon && (kind == SP_STEP_TYPE || kind == SP_STEP_CHOOSE);

      self->kind = kind;
      self->text = g_strdup (parts[1]);
      self->label = split ? g_strndup (parts[1], colon - parts[1]) : g_strdup (parts[1]);
      self->value = split ? g_strdup (colon + 2) : NULL;
      self->state = g_strdup (state);
      check_places (reader->file, reader->group, key, parts[1], STEP_BYTES_MAX);
    }
}

/* Takes "imap starttls" apart: the security with which the step is one. */
static void
read_when (SpSetupStep *self, const Reader *reader)
{
  g_autofree char *key = make_key (reader, "When");
  g_autofree char *when = sp_keyfile_get_text (reader->file, reader->group, key);
  g_auto(GStrv) words = g_strsplit (when ? when : "", " ", 3);
  SpSecurity security;

  if (when == NULL)
    return;
  if (g_strv_length (words) != 2 || !sp_security_from_nick (words[1], &security) ||
      security == SP_SECURITY_NONE)
    sp_keyfile_bad_value (reader->file, reader->group, key,
                          "not one of imap tls, imap starttls, smtp tls, smtp starttls");
  else if (strcmp (words[0], "imap") == 0)
    self->incoming = 1u << security;
  else if (strcmp (words[0], "smtp") == 0)
    self->outgoing = 1u << security;
  else
    sp_keyfile_bad_value (reader->file, reader->group, key, "neither imap nor smtp");
}

static char *
read_part (const Reader *reader, const char *ending)
{
  g_autofree char *key = make_key (reader, ending);

  return sp_keyfile_get_local (reader->file, reader->group, key);
}

/* The next step; %NULL behind the last one. */
static SpSetupStep *
read_step (const Reader *reader)
{
  g_autofree char *key = make_key (reader, "");
  g_autofree char *english = sp_keyfile_get_text (reader->file, reader->group, key);
  g_autofree char *local = sp_keyfile_localize (reader->file, reader->group, key);
  g_autofree char *value = sp_keyfile_get_text (reader->file, reader->group, local);
  g_autofree char *condition = make_key (reader, "If");
  SpSetupStep *self;

  if (english == NULL)
    return NULL;
  self = g_new0 (SpSetupStep, 1);
  take_apart (self, reader, local, value ? value : english);
  self->pop_value = read_part (reader, "Pop");
  self->page = read_part (reader, "Page");
  self->condition = sp_keyfile_get_prose (reader->file, reader->group, condition);
  read_when (self, reader);
  return self;
}

/* A key with a number that no step has is a hole in the numbering, or a slip of the pen. */
static void
check_numbers (SpKeyfile *file, const char *group, guint n_steps)
{
  g_auto(GStrv) keys = sp_keyfile_get_keys (file, group);
  static const char *const endings[] = { "", "Pop", "Page", "If", "When", NULL };

  for (guint i = 0; keys[i]; i++)
    {
      const char *number = keys[i] + strlen (STEP);
      guint64 value;
      char *end;

      if (!g_str_has_prefix (keys[i], STEP) || !g_ascii_isdigit (*number))
        continue;
      value = g_ascii_strtoull (number, &end, 10);
      if (value < 1 || value > STEPS_MAX)
        sp_keyfile_bad_value (file, group, keys[i],
                              "steps are numbered from 1 to " G_STRINGIFY (STEPS_MAX));
      else if (*number == '0' || value > n_steps)
        sp_keyfile_bad_value (file, group, keys[i], "a step before it is missing");
      else if (!g_strv_contains (endings, end))
        sp_keyfile_bad_value (file, group, keys[i],
                              "behind the number stands nothing or Pop, Page, If, When");
    }
}

static void
read_steps (SpClientSetup *self, SpKeyfile *file, const char *group)
{
  for (Reader reader = { file, group, 1 }; reader.number <= STEPS_MAX; reader.number++)
    {
      SpSetupStep *step = read_step (&reader);

      if (step == NULL)
        break;
      g_ptr_array_add (self->steps, step);
    }
  check_numbers (file, group, self->steps->len);
}

static char **
read_notes (SpKeyfile *file, const char *group)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) keys = sp_keyfile_get_keys (file, group);

  for (guint i = 0; keys[i]; i++)
    {
      g_autofree char *note = g_str_has_prefix (keys[i], STEP_NOTE)
                                  ? sp_keyfile_get_prose (file, group, keys[i])
                                  : NULL;

      if (note)
        g_strv_builder_add (builder, note);
    }
  return g_strv_builder_end (builder);
}

/* Where nothing is said of it, a program that reads the domain's document does find settings. */
static void
read_means (SpClientSetup *self, SpKeyfile *file, const char *group)
{
  g_auto(GStrv) entries = sp_keyfile_get_list (file, group, "FindsSettings");
  gboolean document = sp_keyfile_get_flag (file, group, "UsesAutoconfig", FALSE);
  gboolean none = entries[0] && strcmp (entries[0], "none") == 0 && entries[1] == NULL;
  int means;

  for (guint i = 0; entries[i] && !none; i++)
    if (sp_enum_from_nick (SP_TYPE_MEANS, entries[i], &means))
      self->means |= 1u << means;
    else
      sp_keyfile_bad_value (file, group, "FindsSettings",
                            "not none alone, nor any of autoconfig, pacc, srv, ispdb, mx, "
                            "autodiscover, guess, list, maker");
  if (entries[0] == NULL && document)
    self->means = 1u << SP_MEANS_AUTOCONFIG;
  if (self->means)
    self->finds = SP_YES;
  else
    self->finds = none ? SP_NO : SP_UNKNOWN;
}

static void
read_blocks (SpClientSetup *self, SpKeyfile *file, const char *group)
{
  g_autofree char *described = sp_keyfile_get_text (file, group, "Kind");

  if (g_strcmp0 (described, KIND_SENDER) == 0)
    return;
  for (guint kind = 0; kind < SP_N_PASTES; kind++)
    {
      g_autofree char *lines = sp_keyfile_get_lines (file, group, block_keys[kind]);

      if (lines == NULL)
        continue;
      check_places (file, group, block_keys[kind], lines, BLOCK_BYTES_MAX);
      self->blocks[kind] = g_strconcat (g_strchomp (lines), "\n", NULL);
    }
}

/**
 * sp_client_setup_read:
 * @file: a description
 * @group: the group that describes the program
 *
 * Returns: (transfer full): how an account is added; what is wrong with it is recorded in @file
 */
SpClientSetup *
sp_client_setup_read (SpKeyfile *file, const char *group)
{
  SpClientSetup *self = g_new0 (SpClientSetup, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  read_steps (self, file, group);
  self->confidence = sp_keyfile_get_nick (file, group, "AddAccountConfidence", SP_TYPE_CONFIDENCE,
                                          SP_CONFIDENCE_UNVERIFIED);
  self->notes = read_notes (file, group);
  read_means (self, file, group);
  read_blocks (self, file, group);
  return self;
}

/**
 * sp_client_setup_free:
 * @self: (transfer full) (nullable): how an account is added
 */
void
sp_client_setup_free (SpClientSetup *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_strfreev (self->notes);
  for (guint kind = 0; kind < SP_N_PASTES; kind++)
    g_free (self->blocks[kind]);
  g_free (self);
}
