/* Reads our own keyfiles: every value is checked, the first mistake is kept with the line where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue-error.h"
#include "core/protocol.h"

G_BEGIN_DECLS

typedef struct _SpKeyfile SpKeyfile;

/** SpKeyfileTranslate: gives a text in the user's language, or the text itself where there is no translation. */
typedef const char *(*SpKeyfileTranslate) (const char *text);

void sp_keyfile_set_translate (SpKeyfileTranslate translate);

SpKeyfile *
sp_keyfile_new (const char *data, gsize length, const char *const *languages, GError **error);
void sp_keyfile_free (SpKeyfile *self);
gboolean sp_keyfile_has_group (SpKeyfile *self, const char *group);
char **sp_keyfile_get_groups (SpKeyfile *self);
char **sp_keyfile_get_keys (SpKeyfile *self, const char *group);
const char *sp_keyfile_get_protocol_group (SpProtocol protocol);
char *sp_keyfile_localize (SpKeyfile *self, const char *group, const char *key);
char *sp_keyfile_get_text (SpKeyfile *self, const char *group, const char *key);
char *sp_keyfile_get_lines (SpKeyfile *self, const char *group, const char *key);
char *sp_keyfile_get_required (SpKeyfile *self, const char *group, const char *key);
char *sp_keyfile_get_local (SpKeyfile *self, const char *group, const char *key);
char *sp_keyfile_get_prose (SpKeyfile *self, const char *group, const char *key);
char **sp_keyfile_get_list (SpKeyfile *self, const char *group, const char *key);
char **sp_keyfile_get_local_list (SpKeyfile *self, const char *group, const char *key);
char **sp_keyfile_get_prose_list (SpKeyfile *self, const char *group, const char *key);
gboolean
sp_keyfile_get_flag (SpKeyfile *self, const char *group, const char *key, gboolean otherwise);
guint16 sp_keyfile_get_port (SpKeyfile *self, const char *group, const char *key);
int sp_keyfile_get_nick (SpKeyfile *self,
                         const char *group,
                         const char *key,
                         GType type,
                         int otherwise);
void sp_keyfile_fail (SpKeyfile *self,
                      const char *group,
                      const char *key,
                      SpCatalogueError kind,
                      const char *reason);
void sp_keyfile_bad_value (SpKeyfile *self, const char *group, const char *key, const char *reason);
gboolean sp_keyfile_check (SpKeyfile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpKeyfile, sp_keyfile_free)

G_END_DECLS
