/* A mail service: its name and the endpoints where it may answer, each with the sources that named it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "service.h"

struct _SpService
{
  char *name; /* (owned) (nullable) */
  char *domain; /* (owned) (nullable) */
  GPtrArray *candidates; /* (owned) (element-type SpCandidate) */
};

G_DEFINE_ENUM_TYPE (SpSource,
                    sp_source,
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_USER, "user"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_SITE, "site"),
                    G_DEFINE_ENUM_VALUE (SP_SOURCE_PROVIDER, "provider"))

static void
candidate_free (gpointer data)
{
  SpCandidate *candidate = data;

  sp_endpoint_unref (candidate->endpoint);
  g_free (candidate);
}

/**
 * sp_service_new:
 *
 * Returns: (transfer full): a service without name and endpoints
 */
SpService *
sp_service_new (void)
{
  SpService *self = g_atomic_rc_box_new0 (SpService);

  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  return self;
}

/**
 * sp_service_ref:
 * @self: a service
 *
 * Returns: (transfer full): @self
 */
SpService *
sp_service_ref (SpService *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
service_clear (gpointer data)
{
  SpService *self = data;

  g_free (self->name);
  g_free (self->domain);
  g_ptr_array_unref (self->candidates);
}

/**
 * sp_service_unref:
 * @self: (transfer full): a service
 */
void
sp_service_unref (SpService *self)
{
  g_atomic_rc_box_release_full (self, service_clear);
}

/**
 * sp_service_set_name:
 * @self: a service
 * @name: (nullable): the name that people know it by
 */
void
sp_service_set_name (SpService *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * sp_service_set_domain:
 * @self: a service
 * @domain: (nullable): the mail domain it was asked for, A-labels
 */
void
sp_service_set_domain (SpService *self, const char *domain)
{
  g_free (self->domain);
  self->domain = g_strdup (domain);
}

/**
 * sp_service_get_name:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the name that people know it by
 */
const char *
sp_service_get_name (const SpService *self)
{
  return self->name;
}

/**
 * sp_service_get_domain:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the mail domain, A-labels
 */
const char *
sp_service_get_domain (const SpService *self)
{
  return self->domain;
}

/**
 * sp_service_add:
 * @self: a service
 * @endpoint: where it may answer
 * @source: who says so
 *
 * Adds an endpoint. One that is there already gets one more source.
 */
void
sp_service_add (SpService *self, SpEndpoint *endpoint, SpSource source)
{
  SpCandidate *candidate;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      candidate = g_ptr_array_index (self->candidates, i);
      if (sp_endpoint_equal (candidate->endpoint, endpoint))
        {
          candidate->sources |= 1u << source;
          return;
        }
    }

  candidate = g_new0 (SpCandidate, 1);
  candidate->endpoint = sp_endpoint_ref (endpoint);
  candidate->sources = 1u << source;
  g_ptr_array_add (self->candidates, candidate);
}

/**
 * sp_service_get_length:
 * @self: a service
 *
 * Returns: the number of endpoints
 */
guint
sp_service_get_length (const SpService *self)
{
  return self->candidates->len;
}

/**
 * sp_service_get:
 * @self: a service
 * @i: which endpoint
 *
 * Returns: (transfer none): the endpoint with its sources
 */
const SpCandidate *
sp_service_get (const SpService *self, guint i)
{
  return g_ptr_array_index (self->candidates, i);
}
