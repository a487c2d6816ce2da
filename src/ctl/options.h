/* The options and words of a command line of signpostctl, as they were typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpCommandMask: which commands take an option; a bit for each. */
typedef enum
{
  SP_COMMAND_CHECK = 1 << 0,
  SP_COMMAND_PROBE = 1 << 1,
  SP_COMMAND_ADVISE = 1 << 2,
  SP_COMMAND_CLIENTS = 1 << 3,
  SP_COMMAND_SITES = 1 << 4,
  SP_COMMAND_EXPLAIN = 1 << 5,
} SpCommandMask;

/** SpOptions: what was typed. Everything is owned; what was not given is %NULL or %FALSE. */
typedef struct
{
  gboolean help;
  gboolean version;
  gboolean json;
  gboolean transcript;
  gboolean deep;
  char **clients; /* (owned) (nullable) */
  char *era; /* (owned) (nullable) */
  char *kind; /* (owned) (nullable) */
  char *site; /* (owned) (nullable) */
  char *policy; /* (owned) (nullable) */
  gboolean allow_address;
  gboolean allow_http;
  gboolean allow_internal;
  char **sources; /* (owned) (nullable) */
  char *ispdb; /* (owned) (nullable) */
  char **imap; /* (owned) (nullable) */
  char **pop; /* (owned) (nullable) */
  char **smtp; /* (owned) (nullable) */
  char *ca_file; /* (owned) (nullable) */
  char *timeout; /* (owned) (nullable) */
  char *lang; /* (owned) (nullable) */
  char **words; /* (owned) (nullable) the command and what follows it */
} SpOptions;

SpOptions *sp_options_parse (int argc, char **argv);
void sp_options_free (SpOptions *self);
const char *sp_options_get_command (const SpOptions *self);
const char *const *sp_options_get_arguments (const SpOptions *self);
gboolean sp_options_allowed (const SpOptions *self, SpCommandMask command, const char *name);
char *sp_options_describe (SpCommandMask commands, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOptions, sp_options_free)

G_END_DECLS
