/* The demonstration: a mail service on this computer that can be checked without an account anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

/** SP_DEMONSTRATION_ADDRESS: the address that is checked for the demonstration */
#define SP_DEMONSTRATION_ADDRESS "you@demo.example"

#define SP_TYPE_DEMONSTRATION (sp_demonstration_get_type ())
G_DECLARE_FINAL_TYPE (SpDemonstration, sp_demonstration, SP, DEMONSTRATION, GObject)

SpDemonstration *sp_demonstration_new (void);
void sp_demonstration_start_async (SpDemonstration *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
SpSite *sp_demonstration_start_finish (SpDemonstration *self,
                                       SpCatalogue *catalogue,
                                       GAsyncResult *result,
                                       GError **error);

G_END_DECLS
