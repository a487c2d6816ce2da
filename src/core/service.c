/* A mail service: its name, what each source answered, and the endpoints where it may answer with the sources that named them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "service.h"

struct _SpService
{
  char *name; /* (owned) (nullable) */
  char *domain; /* (owned) (nullable) */
  char *provider_id; /* (owned) (nullable) */
  GPtrArray *candidates; /* (owned) (element-type SpCandidate) */
  SpAnswer *answers[SP_N_SOURCES]; /* (owned) (nullable elements) */
};

static void
candidate_free (gpointer data)
{
  SpCandidate *candidate = data;

  sp_endpoint_unref (candidate->endpoint);
  g_free (candidate->user_name);
  g_strfreev (candidate->authentication);
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
  g_free (self->provider_id);
  g_ptr_array_unref (self->candidates);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    g_clear_pointer (&self->answers[i], sp_answer_unref);
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
 *
 * Returns: (transfer none) (nullable): the mail domain, A-labels
 */
const char *
sp_service_get_domain (const SpService *self)
{
  return self->domain;
}

/**
 * sp_service_find:
 * @endpoint: an endpoint
 *
 * Returns: its place among the service's endpoints, -1 where it is not there
 */
int
sp_service_find (const SpService *self, const SpEndpoint *endpoint)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (sp_endpoint_equal (sp_service_get (self, i)->endpoint, endpoint))
      return i;
  return -1;
}

/**
 * sp_service_add:
 * @endpoint: where it may answer
 * @source: who says so
 *
 * Adds an endpoint. One that is there already gets one more source. What the user or a site profile names may lie inside a
 * private network.
 *
 * Returns: its place
 */
guint
sp_service_add (SpService *self, SpEndpoint *endpoint, SpSource source)
{
  int place = sp_service_find (self, endpoint);
  SpCandidate *candidate;

  if (place < 0)
    {
      candidate = g_new0 (SpCandidate, 1);
      candidate->endpoint = sp_endpoint_ref (endpoint);
      g_ptr_array_add (self->candidates, candidate);
      place = self->candidates->len - 1;
    }
  candidate = g_ptr_array_index (self->candidates, place);
  candidate->sources |= 1u << source;
  candidate->may_lead_inside |= source == SP_SOURCE_USER || source == SP_SOURCE_SITE;
  return place;
}

/**
 * sp_service_add_offer:
 * @offer: a server as a source proposes it
 * @source: that source
 *
 * Adds the offer's endpoint. What it says of signing in counts where no better source has said anything.
 *
 * Returns: the endpoint's place
 */
guint
sp_service_add_offer (SpService *self, const SpOffer *offer, SpSource source)
{
  gboolean known = sp_service_find (self, offer->endpoint) >= 0;
  guint place = sp_service_add (self, offer->endpoint, source);
  SpCandidate *candidate = g_ptr_array_index (self->candidates, place);

  if (offer->user_name && (candidate->user_name == NULL || source < candidate->user_source))
    {
      candidate->user_source = source;
      g_free (candidate->user_name);
      candidate->user_name = g_strdup (offer->user_name);
    }
  if (offer->authentication &&
      (candidate->authentication == NULL || source < candidate->authentication_source))
    {
      candidate->authentication_source = source;
      g_strfreev (candidate->authentication);
      candidate->authentication = g_strdupv (offer->authentication);
    }
  /* One source that vouches for the server is enough. */
  candidate->outside = offer->outside && (!known || candidate->outside);
  return place;
}

/**
 * sp_service_get_length:
 *
 * Returns: the number of endpoints
 */
guint
sp_service_get_length (const SpService *self)
{
  return self->candidates->len;
}

/**
 * sp_service_covers:
 * @protocols: bits `1 << SpProtocol`
 * @sources: bits `1 << SpSource`
 *
 * Returns: whether any of @sources names a server for any of @protocols
 */
gboolean
sp_service_covers (const SpService *self, guint protocols, guint sources)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SpCandidate *candidate = sp_service_get (self, i);

      if ((candidate->sources & sources) &&
          (protocols & (1u << sp_endpoint_get_protocol (candidate->endpoint))))
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_service_covers_all:
 *
 * Returns: whether a server is named for reading and for sending, whoever named it
 */
gboolean
sp_service_covers_all (const SpService *self)
{
  return sp_service_covers (self, SP_PROTOCOLS_READING, ~0u) &&
         sp_service_covers (self, SP_PROTOCOLS_SENDING, ~0u);
}

/**
 * sp_service_get:
 * @i: which endpoint
 *
 * Returns: (transfer none): the endpoint with its sources
 */
const SpCandidate *
sp_service_get (const SpService *self, guint i)
{
  return g_ptr_array_index (self->candidates, i);
}

/**
 * sp_service_set_answer:
 * @answer: what a source answered, or will
 */
void
sp_service_set_answer (SpService *self, SpAnswer *answer)
{
  SpAnswer **slot = &self->answers[answer->source];

  sp_answer_ref (answer);
  g_clear_pointer (slot, sp_answer_unref);
  *slot = answer;
}

/**
 * sp_service_get_answer:
 * @source: a source
 *
 * Returns: (transfer none) (nullable): what it answered, %NULL where it was not asked
 */
const SpAnswer *
sp_service_get_answer (const SpService *self, SpSource source)
{
  return self->answers[source];
}

/**
 * sp_candidate_is_unconfirmed:
 * @candidate: an endpoint of a service
 *
 * Returns: whether nobody but a certificate names it, and it lies outside the domain that was asked about: whoever is on the way
 *   could have shown that certificate
 */
gboolean
sp_candidate_is_unconfirmed (const SpCandidate *candidate)
{
  return candidate->outside && candidate->sources == 1u << SP_SOURCE_CERTIFICATE;
}

/**
 * sp_service_mark_outside:
 * @i: which endpoint
 *
 * The server lies outside the registered domain that was asked about.
 */
void
sp_service_mark_outside (SpService *self, guint i)
{
  ((SpCandidate *) g_ptr_array_index (self->candidates, i))->outside = TRUE;
}

/**
 * sp_service_let_inside:
 * @i: which endpoint
 *
 * Who named the server is no stranger: it may lie inside a private network.
 */
void
sp_service_let_inside (SpService *self, guint i)
{
  ((SpCandidate *) g_ptr_array_index (self->candidates, i))->may_lead_inside = TRUE;
}

/**
 * sp_service_set_provider_id:
 * @id: (nullable): of the provider whose mail exchanger the domain uses
 */
void
sp_service_set_provider_id (SpService *self, const char *id)
{
  g_free (self->provider_id);
  self->provider_id = g_strdup (id);
}

/**
 * sp_service_get_provider_id:
 *
 * Returns: (transfer none) (nullable): the provider whose mail exchanger the domain uses, where it is a known one
 */
const char *
sp_service_get_provider_id (const SpService *self)
{
  return self->provider_id;
}

/* Whether the hosts that the best source names for any of @protocols are the provider's. */
static gboolean
is_of_provider (const SpService *self, guint protocols)
{
  guint best = SP_N_SOURCES;
  gboolean named = FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SpCandidate *candidate = sp_service_get (self, i);
      guint rank = sp_sources_get_best (candidate->sources);

      if (!(protocols & (1u << sp_endpoint_get_protocol (candidate->endpoint))) || rank > best)
        continue;
      named = (rank == best && named) || (candidate->sources & (1u << SP_SOURCE_PROVIDER)) != 0;
      best = rank;
    }
  return named;
}

/**
 * sp_service_is_run_by_provider:
 *
 * A provider may only filter a domain's arriving mail, and the domain run its own servers for everything else.
 *
 * Returns: whether the best source for reading or for sending names servers that the notes about the provider name too
 */
gboolean
sp_service_is_run_by_provider (const SpService *self)
{
  return is_of_provider (self, SP_PROTOCOLS_READING) || is_of_provider (self, SP_PROTOCOLS_SENDING);
}
