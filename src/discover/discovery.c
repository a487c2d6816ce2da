/* Asks all sources for a mail service side by side, and keeps what each of them answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "discovery.h"

#include "core/host.h"
#include "core/registered-domain.h"

/* Where each source is asked. */
static const SpSourceAsk asks[SP_N_SOURCES] = {
  [SP_SOURCE_SITE] = sp_site_source_ask,
  [SP_SOURCE_AUTOCONFIG] = sp_autoconfig_source_ask,
  [SP_SOURCE_PACC] = sp_pacc_source_ask,
  [SP_SOURCE_SRV] = sp_srv_source_ask,
  [SP_SOURCE_PROVIDER] = sp_provider_source_ask,
  [SP_SOURCE_ISPDB] = sp_ispdb_source_ask,
  [SP_SOURCE_MX] = sp_mx_source_ask,
  [SP_SOURCE_AUTODISCOVER] = sp_autodiscover_source_ask,
  [SP_SOURCE_GUESS] = sp_guess_source_ask,
};

/* One source while it is asked. */
typedef struct
{
  SpAnswer *answer; /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) ends this source alone */
  gint64 began_us;
} Slot;

struct _SpDiscovery
{
  GObject parent_instance;

  SpInquiry *inquiry; /* (owned) */
  Slot slots[SP_N_SOURCES];
  guint limit_ms; /* how long any source may take */
  guint timer; /* ends what takes longer; 0 where nothing is waited for */
};

/* What a source's callback needs: a source that was ended long ago may still come back. */
typedef struct
{
  SpDiscovery *discovery; /* (owned) */
  SpAnswer *answer; /* (owned) */
} Asked;

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpDiscovery, sp_discovery, G_TYPE_OBJECT)

static void
clear_slot (Slot *slot)
{
  g_clear_object (&slot->cancellable);
  g_clear_pointer (&slot->answer, sp_answer_unref);
}

static void
discovery_finalize (GObject *object)
{
  SpDiscovery *self = SP_DISCOVERY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    clear_slot (&self->slots[i]);
  g_clear_pointer (&self->inquiry, sp_inquiry_unref);
  G_OBJECT_CLASS (sp_discovery_parent_class)->finalize (object);
}

static void
sp_discovery_class_init (SpDiscoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = discovery_finalize;

  /**
   * SpDiscovery::answered:
   * @self: the discovery
   * @source: the source that has ended
   */
  signals[ANSWERED] = g_signal_new ("answered", SP_TYPE_DISCOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, SP_TYPE_SOURCE);
}

static void
sp_discovery_init (SpDiscovery *self)
{
}

/**
 * sp_discovery_new:
 * @inquiry: what is asked
 *
 * Returns: (transfer full): a discovery in which every source is waited for
 */
SpDiscovery *
sp_discovery_new (SpInquiry *inquiry)
{
  SpDiscovery *self = g_object_new (SP_TYPE_DISCOVERY, NULL);

  self->inquiry = sp_inquiry_ref (inquiry);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    if (asks[i])
      self->slots[i].answer = sp_answer_new (i);
  return self;
}

static gboolean
is_waiting (const Slot *slot)
{
  return slot->answer && slot->answer->status == SP_ANSWER_WAITING;
}

/**
 * sp_discovery_leave_out:
 * @self: a discovery that has not been started
 * @sources: bits `1 << SpSource`
 * @reason: why they are not asked
 */
void
sp_discovery_leave_out (SpDiscovery *self, guint sources, SpAnswerReason reason)
{
  for (guint i = 0; i < SP_N_SOURCES; i++)
    if ((sources & (1u << i)) && self->slots[i].answer)
      sp_answer_end (self->slots[i].answer, SP_ANSWER_SKIPPED, reason);
}

/* Who would learn the address: the organisation behind the server that asked for it, or else behind the account's domain. */
static void
name_owner (SpDiscovery *self, SpAnswer *answer)
{
  const char *domain = sp_account_get_domain (self->inquiry->account);
  g_autoptr(GUri) uri =
      answer->location ? g_uri_parse (answer->location, SP_HOST_URI_FLAGS, NULL) : NULL;
  g_autofree char *host = uri ? sp_host_of_uri (uri) : NULL;
  const char *asker = host ? host : domain;
  const char *owner = sp_registered_domain (asker);

  g_clear_pointer (&answer->owner, g_free);
  if (answer->reason == SP_ANSWER_NEEDS_ADDRESS)
    answer->owner = g_strdup (owner ? owner : asker);
}

/* A source has ended; what it may still have under way is stopped. */
static void
settle (SpDiscovery *self, guint source)
{
  Slot *slot = &self->slots[source];

  slot->answer->elapsed_us = g_get_monotonic_time () - slot->began_us;
  name_owner (self, slot->answer);
  if (slot->cancellable)
    g_cancellable_cancel (slot->cancellable);
  g_clear_object (&slot->cancellable);
  if (sp_discovery_get_waiting (self) == 0)
    g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, signals[ANSWERED], 0, source);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr(SpDiscovery) self = asked->discovery;
  g_autoptr(SpAnswer) answer = asked->answer;
  Slot *slot = &self->slots[answer->source];

  sp_source_finish (result);
  g_free (asked);
  if (slot->answer == answer && slot->cancellable)
    settle (self, answer->source);
}

static void
ask (SpDiscovery *self, guint source)
{
  Slot *slot = &self->slots[source];
  Asked *asked;

  g_return_if_fail (asks[source] != NULL);
  asked = g_new0 (Asked, 1);
  slot->cancellable = g_cancellable_new ();
  slot->began_us = g_get_monotonic_time ();
  asked->discovery = g_object_ref (self);
  asked->answer = sp_answer_ref (slot->answer);
  asks[source](self->inquiry, slot->answer, slot->cancellable, on_asked, asked);
}

static gboolean
on_limit (gpointer data)
{
  SpDiscovery *self = data;

  self->timer = 0;
  sp_discovery_end (self, SP_DISCOVERY_SOURCES, SP_ANSWER_TIMED_OUT);
  return G_SOURCE_REMOVE;
}

static void
set_timer (SpDiscovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (self->limit_ms, on_limit, self);
}

/**
 * sp_discovery_start:
 * @limit_ms: milliseconds that any source may take
 *
 * Asks all sources at once; the better ones come first where they have to queue for the name service.
 */
void
sp_discovery_start (SpDiscovery *self, guint limit_ms)
{
  self->limit_ms = limit_ms;
  set_timer (self);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    if (is_waiting (&self->slots[i]))
      ask (self, i);
}

/**
 * sp_discovery_get_answer:
 * @source: a source
 *
 * Returns: (transfer none) (nullable): its answer, which may still be waited for; %NULL where the source cannot be asked at all
 */
SpAnswer *
sp_discovery_get_answer (SpDiscovery *self, SpSource source)
{
  return self->slots[source].answer;
}

/**
 * sp_discovery_get_waiting:
 *
 * Returns: bits `1 << SpSource` of the sources that have not ended
 */
guint
sp_discovery_get_waiting (SpDiscovery *self)
{
  guint waiting = 0;

  for (guint i = 0; i < SP_N_SOURCES; i++)
    if (is_waiting (&self->slots[i]))
      waiting |= 1u << i;
  return waiting;
}

/* The source goes on writing into the answer that it was given until it notices; what is kept is another. */
static void
cut_off (Slot *slot, SpAnswerReason reason)
{
  g_autoptr(SpAnswer) asked = g_steal_pointer (&slot->answer);

  slot->answer = sp_answer_new (asked->source);
  slot->answer->lookups = asked->lookups;
  slot->answer->requests = asked->requests;
  slot->answer->connections = asked->connections;
  slot->answer->round_trips = asked->round_trips;
  slot->answer->exchanger = g_strdup (asked->exchanger);
  sp_answer_end (slot->answer, reason == SP_ANSWER_TIMED_OUT ? SP_ANSWER_FAILED : SP_ANSWER_SKIPPED,
                 reason);
}

/**
 * sp_discovery_end:
 * @sources: bits `1 << SpSource`
 * @reason: %SP_ANSWER_TIMED_OUT, %SP_ANSWER_NOT_NEEDED, %SP_ANSWER_BY_PERSON or %SP_ANSWER_CANCELLED
 *
 * Ends those of the sources that are still waited for.
 */
void
sp_discovery_end (SpDiscovery *self, guint sources, SpAnswerReason reason)
{
  g_autoptr(SpDiscovery) alive = g_object_ref (self);

  for (guint i = 0; i < SP_N_SOURCES; i++)
    {
      Slot *slot = &self->slots[i];

      if (!(sources & (1u << i)) || !is_waiting (slot))
        continue;
      cut_off (slot, reason);
      settle (self, i);
    }
}

/**
 * sp_discovery_allow_address:
 *
 * The user allows the full address: the sources that insist on it are asked again.
 */
void
sp_discovery_allow_address (SpDiscovery *self)
{
  self->inquiry->allow_address = TRUE;
  for (guint i = 0; i < SP_N_SOURCES; i++)
    {
      Slot *slot = &self->slots[i];
      g_autofree char *owner = NULL;

      if (slot->answer == NULL || slot->answer->reason != SP_ANSWER_NEEDS_ADDRESS)
        continue;
      owner = g_strdup (slot->answer->owner);
      clear_slot (slot);
      slot->answer = sp_answer_new (i);
      slot->answer->owner = g_steal_pointer (&owner);
      set_timer (self);
      ask (self, i);
    }
}
