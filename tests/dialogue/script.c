/* Plays a written dialogue through the machine and sums up what it learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#include <string.h>

typedef enum
{
  LINES,
  SINGLE_BYTES,
  GLUED,
  N_PORTIONS,
} Portions;

typedef struct
{
  SpDialogue *dialogue; /* (not owned) */
  Portions portions;
  GByteArray *waiting; /* (owned) bytes not handed over yet */
  guint n_sent;
} Player;

static void
hand_over (Player *self)
{
  gsize portion = self->portions == SINGLE_BYTES ? 1 : self->waiting->len;

  for (gsize i = 0; i < self->waiting->len; i += portion)
    sp_dialogue_feed (self->dialogue, self->waiting->data + i, portion);
  g_byte_array_set_size (self->waiting, 0);
}

static void
play_server (Player *self, const char *text, gboolean whole_line)
{
  g_autoptr(GBytes) bytes = g_uri_unescape_bytes (text, -1, NULL, NULL);

  g_assert_nonnull (bytes);
  g_byte_array_append (self->waiting, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (whole_line)
    g_byte_array_append (self->waiting, (const guint8 *) "\r\n", 2);
  if (self->portions != GLUED)
    hand_over (self);
}

static void
play_client (Player *self, const char *command)
{
  g_autofree char *expected = g_strconcat (command, "\r\n", NULL);
  g_autoptr(GBytes) output = NULL;

  g_assert_cmpint (sp_dialogue_get_step (self->dialogue), ==, SP_STEP_SEND);
  output = sp_dialogue_get_output (self->dialogue);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output), expected,
                   strlen (expected));
  sp_dialogue_sent (self->dialogue);
  self->n_sent++;
}

static void
play_nudge (Player *self, const char *command)
{
  g_autofree char *expected = g_strconcat (command, "\r\n", NULL);
  g_autoptr(GBytes) output = sp_dialogue_nudge (self->dialogue);
  g_autoptr(GBytes) again = sp_dialogue_nudge (self->dialogue);

  g_assert_nonnull (output);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output), expected,
                   strlen (expected));
  g_assert_null (again);
  g_assert_cmpint (sp_dialogue_get_step (self->dialogue), ==, SP_STEP_READ);
}

/* Clear text is handed over in one piece, whatever the portions. */
static void
play_clear_text (Player *self, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\r\nmore", NULL);

  g_assert_cmpint (sp_dialogue_get_step (self->dialogue), ==, SP_STEP_START_TLS);
  sp_dialogue_feed_clear (self->dialogue, line, strlen (line));
}

static void
play_line (Player *self, const char *line)
{
  if (g_str_has_prefix (line, "S: "))
    play_server (self, line + 3, TRUE);
  else if (g_str_has_prefix (line, "R: "))
    play_server (self, line + 3, FALSE);
  else
    {
      hand_over (self);
      if (g_str_has_prefix (line, "C: "))
        play_client (self, line + 3);
      else if (g_str_has_prefix (line, "N: "))
        play_nudge (self, line + 3);
      else if (g_str_has_prefix (line, "K: "))
        play_clear_text (self, line + 3);
      else if (strcmp (line, "E") == 0)
        sp_dialogue_feed_eof (self->dialogue);
      else
        {
          g_assert_cmpstr (line, ==, "T");
          g_assert_cmpint (sp_dialogue_get_step (self->dialogue), ==, SP_STEP_START_TLS);
          sp_dialogue_tls_started (self->dialogue);
        }
    }
}

static void
append_list (GString *out, const char *name, char **list)
{
  g_autofree char *joined = list ? g_strjoinv (",", list) : NULL;

  g_string_append_printf (out, "%s %s", name, !list ? "?" : *list ? joined : "-");
}

static const char *
tristate_to_text (SpTristate value)
{
  return value == SP_UNKNOWN ? "?" : value == SP_YES ? "yes" : "no";
}

static void
append_flags (GString *out, const SpObservation *seen)
{
  if (seen->preauth)
    g_string_append (out, "; preauth");
  if (seen->list_withheld)
    g_string_append (out, "; list withheld");
  if (seen->throttled)
    g_string_append (out, "; throttled");
  if (seen->starttls_after_tls)
    g_string_append (out, "; starttls after tls");
  if (seen->leftover_bytes > 0)
    g_string_append_printf (out, "; leftover %" G_GSIZE_FORMAT, seen->leftover_bytes);
  if (seen->early_bytes > 0)
    g_string_append_printf (out, "; early %" G_GSIZE_FORMAT, seen->early_bytes);
}

/* `STATUS STAGE, N sent; clear CAPABILITIES auth MECHANISMS; tls ...; login L, starttls S`, then the flags that are set. A list
 * is `?` where it is unknown and `-` where it is empty. */
static char *
sum_up (const SpObservation *seen, SpStage stage, guint n_sent)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s %s, %u sent", sp_enum_to_nick (SP_TYPE_STATUS, seen->status),
                          sp_enum_to_nick (SP_TYPE_STAGE, stage), n_sent);
  append_list (out, "; clear", seen->capabilities_in_clear);
  append_list (out, " auth", seen->auth_in_clear);
  append_list (out, "; tls", seen->capabilities);
  append_list (out, " auth", seen->auth);
  g_string_append_printf (out, "; login %s, starttls %s", tristate_to_text (seen->login_in_clear),
                          tristate_to_text (seen->starttls_listed));
  append_flags (out, seen);
  return g_string_free (out, FALSE);
}

static void
check (const Script *script, Player *player)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (script->protocol, "mail.example", 1, script->security);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  g_autofree char *sum = NULL;

  g_assert_cmpint (sp_dialogue_get_step (player->dialogue), ==, SP_STEP_END);
  sp_dialogue_store (player->dialogue, seen);
  sp_dialogue_store (player->dialogue, seen);
  sum = sum_up (seen, sp_dialogue_get_stage (player->dialogue), player->n_sent);
  g_assert_cmpstr (sum, ==, script->sum);
  g_assert_cmpstr (seen->refusal, ==, script->refusal);
  if (script->banner)
    g_assert_cmpstr (seen->banner, ==, script->banner);
  if (script->error == NULL)
    g_assert_cmpstr (seen->error, ==, NULL);
  else if (seen->error == NULL || strstr (seen->error, script->error) == NULL)
    g_assert_cmpstr (seen->error, ==, script->error);
}

static void
play (const Script *script, Portions portions)
{
  g_autoptr(SpDialogue) dialogue =
      sp_dialogue_new (script->protocol, script->security, "[127.0.0.1]");
  g_autoptr(GByteArray) waiting = g_byte_array_new ();
  g_auto(GStrv) lines = g_strsplit (script->text, "\n", -1);
  Player player = { dialogue, portions, waiting, 0 };

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      play_line (&player, lines[i]);
  hand_over (&player);
  check (script, &player);
}

static void
test_script (gconstpointer data)
{
  const Script *script = data;

  for (Portions portions = 0; portions < N_PORTIONS; portions++)
    if (portions != SINGLE_BYTES || !script->no_single_bytes)
      {
        g_test_message ("portions %d", portions);
        play (script, portions);
      }
}

/**
 * script_add_all:
 * @path: where the tests belong, such as `/imap`
 * @scripts: (array length=n): the scripts, static
 * @n: how many
 *
 * Makes each script a test of its own.
 */
void
script_add_all (const char *path, const Script *scripts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s", path, scripts[i].name);

      g_test_add_data_func (name, &scripts[i], test_script);
    }
}
