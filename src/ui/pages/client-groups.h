/* Which mail programs a list shows and in which groups, and which of them this user most likely uses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

/**
 * SpPrograms:
 * @SP_PROGRAMS_ALL: every mail program
 * @SP_PROGRAMS_ON_COMPUTERS: those that run on Linux, macOS or Windows
 * @SP_PROGRAMS_ON_PHONES: those that run on phones and tablets
 */
typedef enum
{
  SP_PROGRAMS_ALL,
  SP_PROGRAMS_ON_COMPUTERS,
  SP_PROGRAMS_ON_PHONES,
} SpPrograms;

/**
 * SpClientGroup:
 * @SP_GROUP_INSTALLED: has an entry in the menu of this computer
 * @SP_GROUP_COMMON: what most people use
 * @SP_GROUP_OTHERS: the other programs with a window
 * @SP_GROUP_TERMINAL: programs that are set up with a file or with commands
 * @SP_GROUP_OLD: programs that are no longer maintained
 *
 * The groups in their order.
 */
typedef enum
{
  SP_GROUP_INSTALLED,
  SP_GROUP_COMMON,
  SP_GROUP_OTHERS,
  SP_GROUP_TERMINAL,
  SP_GROUP_OLD,
} SpClientGroup;

#define SP_N_GROUPS (SP_GROUP_OLD + 1)

gboolean sp_client_groups_list (const SpClient *client, SpPrograms programs);
SpClientGroup sp_client_groups_find (SpClient *client);
const char *sp_client_groups_get_name (SpClientGroup group);
gboolean sp_client_groups_is_installed (SpClient *client);
gboolean sp_client_groups_is_for_phones (const SpClient *client);
SpClient *sp_client_groups_find_preferred (SpCatalogue *catalogue, SpPrograms programs);

G_END_DECLS
