/* Trust anchors: those of this computer, read once, and those of PEM files, each read once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "x509.h"

G_BEGIN_DECLS

/** SpAnchors: the certificates of one file. Reference-counted and never changed, so that several threads may read it. */
typedef struct _SpAnchors SpAnchors;

SpAnchors *sp_anchors_load (const char *path, GError **error);
SpAnchors *sp_anchors_ref (SpAnchors *self);
void sp_anchors_unref (SpAnchors *self);
gboolean sp_anchors_contain (const SpAnchors *self, const SpX509 *certificate);
void sp_anchors_add_issuers (const SpAnchors *self, const SpX509 *certificate, GPtrArray *issuers);

gboolean sp_system_anchors_contain (const SpX509 *certificate);
void sp_system_anchors_add_issuers (const SpX509 *certificate, GPtrArray *issuers);
gboolean sp_system_anchors_exist (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnchors, sp_anchors_unref)

G_END_DECLS
