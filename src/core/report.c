/* The report of one run: the service, what was seen at each endpoint, the findings and the verdict.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report.h"

struct _SpReport
{
  SpService *service; /* (owned) */
  GPtrArray *
      observations; /* (owned) (element-type SpObservation) (nullable elements), one per endpoint */
  GPtrArray *findings; /* (owned) (element-type SpFinding) */
  gint64 elapsed_us;
  gboolean no_trust_store;
};

G_DEFINE_ENUM_TYPE (SpVerdict,
                    sp_verdict,
                    G_DEFINE_ENUM_VALUE (SP_VERDICT_SAFE, "safe"),
                    G_DEFINE_ENUM_VALUE (SP_VERDICT_UNSAFE, "unsafe"),
                    G_DEFINE_ENUM_VALUE (SP_VERDICT_UNAVAILABLE, "unavailable"),
                    G_DEFINE_ENUM_VALUE (SP_VERDICT_UNKNOWN, "unknown"))

static void
observation_free (gpointer data)
{
  if (data)
    sp_observation_unref (data);
}

/**
 * sp_report_new:
 * @service: the service it is about; where endpoints are added to it afterwards, sp_report_grow() has to follow
 *
 * Returns: (transfer full): a report in which no endpoint has been looked at
 */
SpReport *
sp_report_new (SpService *service)
{
  SpReport *self = g_atomic_rc_box_new0 (SpReport);

  self->service = sp_service_ref (service);
  self->observations = g_ptr_array_new_with_free_func (observation_free);
  g_ptr_array_set_size (self->observations, sp_service_get_length (service));
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_finding_free);
  return self;
}

/**
 * sp_report_ref:
 *
 * Returns: (transfer full): @self
 */
SpReport *
sp_report_ref (SpReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
report_clear (gpointer data)
{
  SpReport *self = data;

  sp_service_unref (self->service);
  g_ptr_array_unref (self->observations);
  g_ptr_array_unref (self->findings);
}

/**
 * sp_report_unref:
 * @self: (transfer full): a report
 */
void
sp_report_unref (SpReport *self)
{
  g_atomic_rc_box_release_full (self, report_clear);
}

/**
 * sp_report_get_service:
 *
 * Returns: (transfer none): the service it is about
 */
SpService *
sp_report_get_service (const SpReport *self)
{
  return self->service;
}

/**
 * sp_report_grow:
 *
 * Makes room for the endpoints that were added to the service since.
 */
void
sp_report_grow (SpReport *self)
{
  g_ptr_array_set_size (self->observations, sp_service_get_length (self->service));
}

/**
 * sp_report_set_observation:
 * @i: the endpoint's place in the service
 * @observation: what was seen there
 */
void
sp_report_set_observation (SpReport *self, guint i, SpObservation *observation)
{
  gpointer *slot = &g_ptr_array_index (self->observations, i);

  observation_free (*slot);
  *slot = sp_observation_ref (observation);
}

/**
 * sp_report_get_observation:
 * @i: the endpoint's place in the service
 *
 * Returns: (transfer none) (nullable): what was seen there, %NULL where it was not looked at, or came to the service since the
 *   report has grown
 */
SpObservation *
sp_report_get_observation (const SpReport *self, guint i)
{
  return i < self->observations->len ? g_ptr_array_index (self->observations, i) : NULL;
}

/**
 * sp_report_add_finding:
 * @finding: (transfer full): a finding
 */
void
sp_report_add_finding (SpReport *self, SpFinding *finding)
{
  g_ptr_array_add (self->findings, finding);
}

/**
 * sp_report_get_n_findings:
 *
 * Returns: the number of findings
 */
guint
sp_report_get_n_findings (const SpReport *self)
{
  return self->findings->len;
}

/**
 * sp_report_get_finding:
 * @i: which finding
 *
 * Returns: (transfer none): the finding
 */
const SpFinding *
sp_report_get_finding (const SpReport *self, guint i)
{
  return g_ptr_array_index (self->findings, i);
}

/**
 * sp_report_has_finding:
 * @id: the id of a kind of finding
 *
 * Returns: whether there is such a finding
 */
gboolean
sp_report_has_finding (const SpReport *self, const char *id)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (g_str_equal (sp_report_get_finding (self, i)->id, id))
      return TRUE;
  return FALSE;
}

/**
 * sp_report_set_elapsed:
 * @elapsed_us: microseconds that the run took
 */
void
sp_report_set_elapsed (SpReport *self, gint64 elapsed_us)
{
  self->elapsed_us = elapsed_us;
}

/**
 * sp_report_get_elapsed:
 *
 * Returns: microseconds that the run took
 */
gint64
sp_report_get_elapsed (const SpReport *self)
{
  return self->elapsed_us;
}

/**
 * sp_report_set_no_trust_store:
 * @no_trust_store: whether this computer knows no certificate authority at all
 */
void
sp_report_set_no_trust_store (SpReport *self, gboolean no_trust_store)
{
  self->no_trust_store = no_trust_store;
}

/**
 * sp_report_get_no_trust_store:
 *
 * Returns: whether this computer knows no certificate authority at all, so that every server looks untrusted
 */
gboolean
sp_report_get_no_trust_store (const SpReport *self)
{
  return self->no_trust_store;
}

/* What nobody named and where nobody answers is no server of this service. A name from a certificate alone, outside the domain,
 * may be anybody's: it is told, and proves nothing. */
static gboolean
counts (const SpReport *self, guint i)
{
  const SpCandidate *candidate = sp_service_get (self->service, i);
  const SpObservation *seen = sp_report_get_observation (self, i);

  if (candidate->sources == 1u << SP_SOURCE_GUESS)
    return sp_observation_answered (seen);
  return !sp_candidate_is_unconfirmed (candidate);
}

static SpVerdict
judge (const SpReport *self, guint protocols)
{
  SpVerdict verdict = SP_VERDICT_UNKNOWN;

  for (guint i = 0; i < self->observations->len; i++)
    {
      const SpObservation *seen = sp_report_get_observation (self, i);

      if (seen == NULL || !(protocols & (1u << sp_endpoint_get_protocol (seen->endpoint))) ||
          !counts (self, i))
        continue;
      if (sp_observation_is_usable (seen))
        return SP_VERDICT_SAFE;
      if (sp_observation_answered (seen))
        verdict = SP_VERDICT_UNSAFE;
      else if (verdict == SP_VERDICT_UNKNOWN && seen->status != SP_STATUS_CANCELLED)
        verdict = SP_VERDICT_UNAVAILABLE;
    }
  return verdict;
}

/**
 * sp_report_get_reading:
 *
 * Returns: whether there is a safe way to read mail, by IMAP or by POP3
 */
SpVerdict
sp_report_get_reading (const SpReport *self)
{
  return judge (self, SP_PROTOCOLS_READING);
}

/**
 * sp_report_get_sending:
 *
 * Returns: whether there is a safe way to send mail, by SMTP
 */
SpVerdict
sp_report_get_sending (const SpReport *self)
{
  return judge (self, SP_PROTOCOLS_SENDING);
}

/**
 * sp_report_names_servers:
 *
 * Returns: whether there is any server that somebody names, or that was guessed and, where it was looked at, answers or leads inside a
 *   private network
 */
gboolean
sp_report_names_servers (const SpReport *self)
{
  for (guint i = 0; i < sp_service_get_length (self->service); i++)
    {
      const SpCandidate *candidate = sp_service_get (self->service, i);
      const SpObservation *seen = sp_report_get_observation (self, i);

      if (candidate->sources != 1u << SP_SOURCE_GUESS || seen == NULL ||
          seen->status == SP_STATUS_NOT_CONTACTED || counts (self, i))
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_report_is_offline:
 *
 * Returns: whether servers were to be looked at and none of them could even be asked, for want of a name service or of a way there
 */
gboolean
sp_report_is_offline (const SpReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->observations->len; i++)
    {
      const SpObservation *seen = sp_report_get_observation (self, i);

      if (seen && seen->status != SP_STATUS_DNS_FAILED && seen->status != SP_STATUS_UNREACHABLE)
        return FALSE;
      n += seen != NULL;
    }
  return n > 0;
}

/**
 * sp_report_was_left_alone:
 *
 * Returns: whether servers were to be looked at and every one of them that counts leads inside a private network, so that none was contacted
 */
gboolean
sp_report_was_left_alone (const SpReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->observations->len; i++)
    {
      const SpObservation *seen = sp_report_get_observation (self, i);

      if (seen && seen->status != SP_STATUS_NOT_CONTACTED && counts (self, i))
        return FALSE;
      n += seen && seen->status == SP_STATUS_NOT_CONTACTED;
    }
  return n > 0;
}

/**
 * sp_report_is_safe:
 *
 * Returns: whether there is a safe way both to read and to send mail
 */
gboolean
sp_report_is_safe (const SpReport *self)
{
  return sp_report_get_reading (self) == SP_VERDICT_SAFE &&
         sp_report_get_sending (self) == SP_VERDICT_SAFE;
}
