/* One label of a name: between the script of its people and the letters of the network, by the rules of IDNA 2008.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_idna_is_a_label (const char *label);
char *sp_idna_encode_label (const char *u_label);
char *sp_idna_decode_label (const char *a_label);
char *sp_idna_map_label (const char *typed);
char *sp_idna_unpack_label (const char *a_label);

G_END_DECLS
