/* Reads what a description says of one protocol. Used by client.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "client.h"
#include "keyfile.h"

G_BEGIN_DECLS

SpClientProtocol *
sp_client_protocol_read (SpKeyfile *file, SpProtocol protocol, const char *shared_group);
void sp_client_protocol_free (SpClientProtocol *self);

G_END_DECLS
