/* The checks that are offered again, kept only if the user wants that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

/** SpRecent: one check that was made. */
typedef struct
{
  char *address; /* (owned) an address or a domain */
  char *client_id; /* (owned) of the mail program that was chosen; empty for none */
  gint64 checked_at; /* seconds since 1970, UTC */
  SpVerdict reading;
  SpVerdict sending;
} SpRecent;

gboolean sp_recent_is_kept (void);
gboolean sp_recent_set_kept (gboolean kept);
GPtrArray *sp_recent_list (void);
void sp_recent_add (const char *address, const char *client_id, const SpReport *report);
void sp_recent_forget (void);

G_END_DECLS
