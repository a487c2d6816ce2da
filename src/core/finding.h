/* A finding: something worth telling about a service, with the endpoints that are the evidence for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "endpoint.h"

G_BEGIN_DECLS

/**
 * SpSeverity:
 * @SP_SEVERITY_BAD: a password can be read, or somebody else can pose as the server
 * @SP_SEVERITY_WARNING: works, but weaker than it could be
 * @SP_SEVERITY_INFO: good to know
 */
typedef enum
{
  SP_SEVERITY_BAD,
  SP_SEVERITY_WARNING,
  SP_SEVERITY_INFO,
} SpSeverity;

#define SP_TYPE_SEVERITY (sp_severity_get_type ())
GType sp_severity_get_type (void);

/** SpFindingCase: a finding at one endpoint. */
typedef struct
{
  SpSeverity severity;
  char *detail; /* (owned) (nullable) the fact that decided there, display-safe */
  gboolean shared; /* the detail of the finding as a whole is about this endpoint too */
} SpFindingCase;

/** SpFinding: @id is stable and named in the JSON report; the words for it are in text/. */
typedef struct
{
  const char *id; /* static */
  SpSeverity severity; /* of the worst case */
  GPtrArray *endpoints; /* (owned) (element-type SpEndpoint) */
  GPtrArray *cases; /* (owned) (element-type SpFindingCase) one for each of @endpoints */
  char *detail; /* (owned) (nullable) the fact that decided in the worst case, display-safe */
} SpFinding;

SpFinding *sp_finding_new (const char *id, SpSeverity severity);
void sp_finding_free (SpFinding *self);
void sp_finding_add_endpoint (SpFinding *self, SpEndpoint *endpoint);
void sp_finding_add_case (SpFinding *self,
                          SpEndpoint *endpoint,
                          SpSeverity severity,
                          const char *detail);
SpFinding *sp_finding_about (const SpFinding *self, const SpEndpoint *endpoint);
char *sp_finding_list_details (const SpFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFinding, sp_finding_free)

G_END_DECLS
