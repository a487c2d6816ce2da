/* A closer look at one endpoint: each version of TLS by itself, weak cipher suites, and who answers where no name is given.
 *
 * Each question takes a connection of its own and one round trip where TLS begins. A mail server is not to be bothered: there are
 * eight connections in all and two at once, as the budget has it, and one at a time from the moment the server turns one away.
 *
 *   the versions, the weak suites ─► what the answers make necessary: without Diffie-Hellman with numbers, with the name, further
 *   weak suites, once more what was turned away ─► a question whose answer is known, where others got no answer ─► what comes along
 *   with STARTTLS ─► done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "look-closer.h"

#include "hello.h"

/* A question is answered at once or not at all. */
#define ANSWER_MS 4000

typedef enum
{
  STEP_ASK,
  STEP_CONTROL,
  STEP_SMUGGLE,
  STEP_DONE,
} Step;

/* What a question is about. */
typedef enum
{
  ABOUT_VERSION,
  ABOUT_WEAK_SUITES,
  ABOUT_SMUGGLING, /* whether a command that comes along with STARTTLS is executed after it */
  ABOUT_SILENCE, /* whether closing without a word was a refusal of what had been asked */
} Subject;

typedef struct
{
  Step step;
  SpObservation *seen; /* (owned) */
  GInetAddress *address; /* (owned) */
  SpSurroundings around; /* borrowed: what the run shares, but for the patience */
  SpPatience patience;
  SpCloserLook *look; /* (owned) (nullable) until it is handed over */
  GPtrArray *questions; /* (owned) (element-type Question) in the order in which they were asked */
  guint pending; /* under way */
  guint budget; /* connections that may still be opened */
  SpTlsVersion agreed; /* the version of the session */
  gboolean has_session;
  gboolean name_asked; /* the same was asked again with a name, after a refusal without one */
} Look;

typedef struct
{
  GTask *task; /* (owned) (nullable) the look, until it is answered */
  Subject subject;
  SpHelloWish wish;
  SpHello *hello; /* (owned) (nullable) none where something is smuggled */
  SpTristate smuggled;
  gboolean again; /* it was turned away once */
  gboolean silent; /* the server closed the connection without a word */
  gboolean answered; /* it spoke TLS */
  gboolean settled; /* its own trouble has been looked into */
} Question;

static void advance (GTask *task);
static void ask (GTask *task, Subject subject, const SpHelloWish *wish, gboolean again);

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->task);
  g_clear_pointer (&self->hello, sp_hello_free);
  g_free (self);
}

static void
look_free (gpointer data)
{
  Look *self = data;

  g_ptr_array_unref (self->questions);
  g_clear_pointer (&self->look, sp_closer_look_free);
  g_object_unref (self->address);
  sp_observation_unref (self->seen);
  g_free (self);
}

static const char *
get_host (const Look *self)
{
  return sp_endpoint_get_host (self->seen->endpoint);
}

static SpVersionLook *
get_place (Look *self, const Question *question)
{
  return &self->look->versions[question->wish.version];
}

static void
take_certificate (Look *self, const Question *question)
{
  GBytes *certificate = sp_hello_get_certificate (question->hello);
  GChecksumType kind = G_CHECKSUM_SHA256;

  if (question->wish.host != NULL || certificate == NULL)
    return;
  self->look->without_name = SP_YES;
  g_free (self->look->sha256_without_name);
  self->look->sha256_without_name = g_compute_checksum_for_bytes (kind, certificate);
}

static gboolean
is_about_version (const Question *question)
{
  int alert = sp_hello_get_alert (question->hello);

  return sp_tls_failure_from_alert (alert, FALSE) == SP_TLS_FAILURE_VERSION;
}

/* Where no name is given a refusal may be about that. */
static void
take_version_refusal (GTask *task, const Question *question)
{
  Look *self = g_task_get_task_data (task);
  SpHelloWish wish = question->wish;
  SpVersionLook *place = get_place (self, question);

  if (wish.host != NULL || (place->offered != SP_YES && is_about_version (question)))
    place->offered = SP_NO;
  else if (place->offered == SP_YES)
    self->look->without_name = SP_NO;
  else
    {
      wish.host = get_host (self);
      self->name_asked = TRUE;
      ask (task, ABOUT_VERSION, &wish, FALSE);
    }
}

static void
take_version_agreement (Look *self, const Question *question)
{
  SpVersionLook *place = get_place (self, question);
  gboolean new_suite = place->cipher_suite == NULL;

  place->offered = SP_YES;
  if (new_suite)
    place->cipher_suite = g_strdup (sp_hello_get_suite (question->hello));
  self->look->dhe_broken |= question->wish.no_dhe;
  if (question->wish.compression)
    {
      self->look->compresses = sp_hello_get_compression (question->hello);
      self->look->binds_keys = sp_hello_binds_keys (question->hello);
    }
  if (self->name_asked && question->wish.version == SP_TLS_VERSION_1_2)
    self->look->without_name = SP_NO;
  take_certificate (self, question);
}

/* The server has a trouble of its own, which is no refusal of the version; see settle_troubles(). */
static gboolean
is_in_trouble (const Question *question)
{
  return question->subject == ABOUT_VERSION &&
         sp_tls_failure_from_alert (sp_hello_get_alert (question->hello), FALSE) ==
             SP_TLS_FAILURE_INTERNAL;
}

static void
take_version (GTask *task, const Question *question)
{
  switch (sp_hello_get_verdict (question->hello))
    {
    case SP_HELLO_ACCEPTED:
      take_version_agreement (g_task_get_task_data (task), question);
      return;
    case SP_HELLO_REFUSED:
      take_version_refusal (task, question);
      return;
    case SP_HELLO_UNCLEAR:
    case SP_HELLO_MORE:
    default:
      if (question->wish.host == NULL && !is_in_trouble (question))
        take_version_refusal (task, question);
    }
}

static void
take_weak_refusal (Look *self)
{
  if (self->look->takes_weak == SP_UNKNOWN)
    self->look->takes_weak = SP_NO;
  self->look->weak_untested = 0;
}

/* The server chose one; whether it would have taken a weak one of another kind is the next question. */
static void
take_weak_suites (GTask *task, const Question *question)
{
  Look *self = g_task_get_task_data (task);
  SpHelloVerdict verdict = sp_hello_get_verdict (question->hello);
  const char *suite = sp_hello_get_suite (question->hello);
  SpHelloWish wish = question->wish;

  if (verdict == SP_HELLO_ACCEPTED && suite)
    {
      self->look->takes_weak = SP_YES;
      g_ptr_array_add (self->look->weak_suites, g_strdup (suite));
      wish.faults &= ~sp_cipher_suite_get_faults (suite);
      self->look->weak_untested = wish.faults;
      if (wish.faults)
        ask (task, ABOUT_WEAK_SUITES, &wish, FALSE);
    }
  else if (verdict == SP_HELLO_REFUSED)
    take_weak_refusal (self);
}

static void
take_answer (GTask *task, const Question *question)
{
  if (question->subject == ABOUT_VERSION)
    take_version (task, question);
  else if (question->subject == ABOUT_WEAK_SUITES)
    take_weak_suites (task, question);
}

/* The connection came to nothing before the server knew what the question was, although another one had worked. */
static gboolean
is_turned_away (const SpObservation *seen)
{
  SpStatus status = seen->status;

  if (status == SP_STATUS_REFUSED || status == SP_STATUS_REJECTED ||
      status == SP_STATUS_SPEAKS_CLEAR)
    return TRUE;
  if (status == SP_STATUS_TIMED_OUT)
    return seen->stage == SP_STAGE_CONNECT;
  return seen->stage < SP_STAGE_HANDSHAKE && (status == SP_STATUS_CLOSED || seen->throttled);
}

/* One at a time from now on, and this one again. */
static void
slow_down (GTask *task, const Question *question)
{
  Look *self = g_task_get_task_data (task);

  self->look->throttled = TRUE;
  sp_budget_one_at_a_time (self->around.budget, get_host (self));
  if (!question->again)
    ask (task, question->subject, &question->wish, TRUE);
}

/* A server that takes what was smuggled for TLS, and so ends the connection, has not executed it either. */
static void
take_smuggling (Look *self, Question *question, const SpObservation *answer)
{
  gboolean refused = answer->status == SP_STATUS_TLS_FAILED ||
                     answer->status == SP_STATUS_STARTTLS_REFUSED || answer->leftover_bytes > 0;

  question->answered = answer->status == SP_STATUS_OK;
  self->look->runs_smuggled = refused ? SP_NO : question->smuggled;
}

static void
on_smuggled (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr(GTask) task = g_steal_pointer (&question->task);
  Look *self = g_task_get_task_data (task);
  g_autoptr(SpObservation) answer = sp_probe_finish (result);

  self->pending--;
  self->look->connections += answer->connections;
  if (answer->status != SP_STATUS_CANCELLED && is_turned_away (answer))
    slow_down (task, question);
  else
    take_smuggling (self, question, answer);
  if (self->pending == 0)
    advance (task);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr(GTask) task = g_steal_pointer (&question->task);
  Look *self = g_task_get_task_data (task);
  g_autoptr(SpObservation) answer = sp_probe_finish (result);
  gboolean stopped = answer->status == SP_STATUS_CANCELLED;

  self->pending--;
  self->look->connections += answer->connections;
  question->silent = answer->status == SP_STATUS_CLOSED && answer->stage == SP_STAGE_HANDSHAKE &&
                     !sp_hello_has_answer (question->hello);
  question->answered =
      answer->status == SP_STATUS_OK || sp_hello_get_alert (question->hello) != SP_TLS_NO_ALERT;
  if (!stopped && is_turned_away (answer))
    slow_down (task, question);
  else if (!stopped && question->answered)
    take_answer (task, question);
  if (self->pending == 0)
    advance (task);
}

/* @again: the question was turned away before. What the budget of the endpoint does not allow is not asked, and stays unknown. */
static void
ask (GTask *task, Subject subject, const SpHelloWish *wish, gboolean again)
{
  Look *self = g_task_get_task_data (task);
  Question *question;

  if (self->budget == 0)
    return;
  self->budget--;
  self->pending++;
  question = g_new0 (Question, 1);
  question->task = g_object_ref (task);
  question->subject = subject;
  question->wish = *wish;
  question->again = again;
  question->smuggled = SP_UNKNOWN;
  g_ptr_array_add (self->questions, question);
  if (subject == ABOUT_SMUGGLING)
    {
      sp_probe_smuggle_async (self->seen->endpoint, self->address, &question->smuggled,
                              &self->around, g_task_get_cancellable (task), on_smuggled, question);
      return;
    }
  question->hello = sp_hello_new (wish);
  sp_probe_ask_async (self->seen->endpoint, self->address, question->hello, &self->around,
                      g_task_get_cancellable (task), on_asked, question);
}

/* What the session has shown need not be asked again. */
static void
take_session (Look *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  for (guint version = 0; version < SP_N_TLS_VERSIONS; version++)
    self->look->versions[version].offered = sp_observation_offers_version (self->seen, version);
  self->has_session = tls && sp_tls_version_from_name (tls->version, &self->agreed);
  if (self->has_session)
    self->look->versions[self->agreed].cipher_suite = g_strdup (tls->cipher_suite);
}

/* TLS 1.2, or what there is of older ones, is always asked, and without a name: up to there a certificate is shown in the clear, and
 * that of the session is there to compare. */
static void
ask_all (GTask *task)
{
  static const SpTlsVersion order[] = { SP_TLS_VERSION_1_0, SP_TLS_VERSION_1_1, SP_TLS_VERSION_SSL3,
                                        SP_TLS_VERSION_SSL2, SP_TLS_VERSION_1_3 };
  Look *self = g_task_get_task_data (task);
  SpHelloWish wish = { .host = get_host (self) };
  const SpHelloWish certificate = {
    .version = self->has_session ? MIN (self->agreed, SP_TLS_VERSION_1_2) : SP_TLS_VERSION_1_2,
    .host = self->has_session ? NULL : get_host (self),
    .compression = TRUE,
  };
  const SpHelloWish weak = { .version = SP_TLS_VERSION_1_2,
                             .any_older = TRUE,
                             .host = get_host (self),
                             .faults = SP_CIPHER_WEAK };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      wish.version = order[i];
      if (self->look->versions[order[i]].offered == SP_UNKNOWN)
        ask (task, ABOUT_VERSION, &wish, FALSE);
    }
  ask (task, ABOUT_WEAK_SUITES, &weak, FALSE);
  ask (task, ABOUT_VERSION, &certificate, FALSE);
}

static gboolean
is_version_agreement (const Question *question)
{
  return question->subject == ABOUT_VERSION &&
         sp_hello_get_verdict (question->hello) == SP_HELLO_ACCEPTED &&
         question->wish.version != SP_TLS_VERSION_1_3;
}

static gboolean
has_question (const Look *self, gboolean (*is_one) (const Question *), gboolean no_dhe)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = g_ptr_array_index (self->questions, i);

      if (is_one (question) && question->wish.no_dhe == no_dhe)
        return TRUE;
    }
  return FALSE;
}

/* A server may list a method that it cannot use (Diffie-Hellman without parameters), and is then in trouble in every version where
 * it prefers that. So the newest version that it had trouble with is asked for without that method. Where that helps, so are the
 * others; where it does not, or where the method works, the server cannot speak these versions. */
static void
settle_troubles (GTask *task)
{
  Look *self = g_task_get_task_data (task);
  gboolean helps = has_question (self, is_version_agreement, TRUE);
  gboolean hopeless = !helps && (has_question (self, is_version_agreement, FALSE) ||
                                 has_question (self, is_in_trouble, TRUE));

  for (guint i = self->questions->len; i > 0 && (helps || self->pending == 0); i--)
    {
      Question *question = g_ptr_array_index (self->questions, i - 1);
      SpHelloWish wish = question->wish;

      if (!is_in_trouble (question) || question->settled)
        continue;
      question->settled = TRUE;
      wish.no_dhe = TRUE;
      if (hopeless || question->wish.no_dhe || wish.version == SP_TLS_VERSION_1_3)
        take_version_refusal (task, question);
      else
        ask (task, ABOUT_VERSION, &wish, FALSE);
    }
}

/* Last, since it takes a handshake, and the versions matter more where only few connections are left. */
static void
ask_about_smuggling (GTask *task)
{
  Look *self = g_task_get_task_data (task);
  const SpHelloWish none = { .host = get_host (self) };

  if (self->seen->status == SP_STATUS_OK &&
      sp_endpoint_get_security (self->seen->endpoint) == SP_SECURITY_STARTTLS)
    ask (task, ABOUT_SMUGGLING, &none, FALSE);
}

/* Some servers close the connection where others send an alert, and so does one that has had enough of us. Which of them it is
 * tells a later connection: whoever was answered then had not been turned away before. */
static gboolean
is_followed_by_answer (const Look *self, guint i)
{
  for (guint later = i + 1; later < self->questions->len; later++)
    if (((const Question *) g_ptr_array_index (self->questions, later))->answered)
      return TRUE;
  return FALSE;
}

static gboolean
has_open_silence (const Look *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (((const Question *) g_ptr_array_index (self->questions, i))->silent &&
        !is_followed_by_answer (self, i))
      return TRUE;
  return FALSE;
}

/* The session's own version is asked for once more: a server that is willing to talk says yes. */
static void
ask_for_session (GTask *task)
{
  Look *self = g_task_get_task_data (task);
  const SpHelloWish wish = { .version = self->agreed, .host = get_host (self) };

  if (self->has_session && has_open_silence (self))
    ask (task, ABOUT_SILENCE, &wish, FALSE);
}

static void
take_silence (Look *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = g_ptr_array_index (self->questions, i);
      SpVersionLook *place = get_place (self, question);

      if (!question->silent)
        continue;
      if (!is_followed_by_answer (self, i))
        self->look->throttled = TRUE;
      else if (question->subject == ABOUT_WEAK_SUITES)
        take_weak_refusal (self);
      else if (question->subject == ABOUT_VERSION && question->wish.host == NULL &&
               place->offered == SP_YES)
        self->look->without_name = SP_NO;
      else if (question->subject == ABOUT_VERSION && place->offered == SP_UNKNOWN)
        place->offered = SP_NO;
    }
}

static void
advance (GTask *task)
{
  Look *self = g_task_get_task_data (task);

  switch (self->step)
    {
    case STEP_ASK:
      settle_troubles (task);
      if (self->pending == 0)
        self->step = STEP_CONTROL;
      break;
    case STEP_CONTROL:
      self->step = STEP_SMUGGLE;
      ask_for_session (task);
      break;
    case STEP_SMUGGLE:
      self->step = STEP_DONE;
      take_silence (self);
      ask_about_smuggling (task);
      break;
    case STEP_DONE:
    default:
      g_clear_pointer (&self->seen->closer, sp_closer_look_free);
      self->seen->closer = g_steal_pointer (&self->look);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (self->pending == 0)
    advance (task);
}

/**
 * sp_look_closer_makes_sense:
 * @seen: what a probe saw
 *
 * Returns: whether TLS began there, whatever came of it
 */
gboolean
sp_look_closer_makes_sense (const SpObservation *seen)
{
  if (seen->address == NULL || seen->connections == 0)
    return FALSE;
  return seen->tls != NULL || seen->status == SP_STATUS_TLS_FAILED ||
         (seen->status == SP_STATUS_CLOSED && seen->stage == SP_STAGE_HANDSHAKE);
}

/**
 * sp_look_closer_async:
 * @seen: what a probe saw there; gets what the look shows, as its @closer
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done
 * @data: for @callback
 *
 * It cannot fail: what was not seen stays unknown.
 */
void
sp_look_closer_async (SpObservation *seen,
                      const SpSurroundings *surroundings,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Look *self = g_new0 (Look, 1);
  guint spent = seen->connections + (seen->other ? seen->other->connections : 0);

  g_return_if_fail (sp_look_closer_makes_sense (seen));

  g_task_set_source_tag (task, sp_look_closer_async);
  g_task_set_task_data (task, self, look_free);
  g_task_set_check_cancellable (task, FALSE);
  self->seen = sp_observation_ref (seen);
  self->address = g_inet_address_new_from_string (seen->address);
  self->around = *surroundings;
  self->patience = *surroundings->patience;
  self->patience.answer_ms = MIN (self->patience.answer_ms, ANSWER_MS);
  self->around.patience = &self->patience;
  self->look = sp_closer_look_new ();
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->budget = SP_LOOK_MAX_CONNECTIONS - MIN (spent, SP_LOOK_MAX_CONNECTIONS);
  take_session (self);
  ask_all (task);
  if (self->pending == 0)
    advance (task);
}

/**
 * sp_look_closer_finish:
 * @result: the result
 */
void
sp_look_closer_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
