/* A mail service: its name and the endpoints where it may answer, each with the sources that named it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "endpoint.h"

G_BEGIN_DECLS

/**
 * SpSource:
 * @SP_SOURCE_USER: the person named the server
 * @SP_SOURCE_SITE: a site profile names it
 * @SP_SOURCE_PROVIDER: the notes about a provider name it
 *
 * Who proposed an endpoint, best first. Nicks are those of the JSON report's `sources`.
 */
typedef enum
{
  SP_SOURCE_USER,
  SP_SOURCE_SITE,
  SP_SOURCE_PROVIDER,
} SpSource;

#define SP_TYPE_SOURCE (sp_source_get_type ())
GType sp_source_get_type (void);

/** SpCandidate: an endpoint of a service and the sources that named it (bits `1 << SpSource`). */
typedef struct
{
  SpEndpoint *endpoint; /* (owned) */
  guint sources;
} SpCandidate;

typedef struct _SpService SpService;

SpService *sp_service_new (void);
SpService *sp_service_ref (SpService *self);
void sp_service_unref (SpService *self);
void sp_service_set_name (SpService *self, const char *name);
void sp_service_set_domain (SpService *self, const char *domain);
const char *sp_service_get_name (const SpService *self);
const char *sp_service_get_domain (const SpService *self);
void sp_service_add (SpService *self, SpEndpoint *endpoint, SpSource source);
guint sp_service_get_length (const SpService *self);
const SpCandidate *sp_service_get (const SpService *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpService, sp_service_unref)

G_END_DECLS
