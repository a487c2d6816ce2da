/* Holds one dialogue over one wire: does what the protocol's state machine wants until it has seen all there is to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "conversation.h"

#include <string.h>

#include "core/safe-text.h"
#include "dialogue/dialogue.h"
#include "first-bytes.h"
#include "hello-exchange.h"
#include "sniff.h"
#include "tls-connection.h"

/* Bytes that are read of a line of clear text in place of TLS. */
#define MAX_CLEAR_LINE 1024

typedef struct
{
  SpConversationSetting with;
  gboolean judged; /* the status stands; the dialogue's own is no longer asked for */
  guint pending; /* operations under way */
  GCancellable *stop; /* (owned) ends what is under way */
  GCancellable *outer; /* (owned) the stopwatch's, which may be gone before this is freed */
  gulong chain; /* @outer cancels @stop */
  GSource *silence; /* (owned) (nullable) does something about the server's silence */
  GIOStream *stream; /* (owned) the wire, or TLS over it */
  GTlsConnection *tls; /* (owned) (nullable) from the handshake on */
  SpDialogue *dialogue; /* (owned) */
  GBytes *output; /* (owned) (nullable) being sent */
  GByteArray *clear; /* (owned) (nullable) clear text that came in place of the handshake */
  GError *
      broken; /* (owned) (nullable) why nothing can be read any more; what was read before comes first */
  char buffer[4096];
} Conversation;

static void advance (GTask *task);

static void
clear_silence (Conversation *self)
{
  if (self->silence)
    g_source_destroy (self->silence);
  g_clear_pointer (&self->silence, g_source_unref);
}

static void
conversation_free (gpointer data)
{
  Conversation *self = data;

  clear_silence (self);
  g_cancellable_disconnect (self->outer, self->chain);
  g_clear_object (&self->outer);
  g_clear_object (&self->stop);
  g_clear_object (&self->stream);
  g_clear_object (&self->tls);
  g_clear_pointer (&self->dialogue, sp_dialogue_free);
  g_clear_pointer (&self->output, g_bytes_unref);
  g_clear_pointer (&self->clear, g_byte_array_unref);
  g_clear_error (&self->broken);
  g_free (self);
}

/* Says how it ended; the first verdict stands, the dialogue's own too. Whatever is under way is stopped. */
static void
judge (Conversation *self, SpStatus status, const char *error)
{
  if (self->judged || sp_dialogue_is_decided (self->dialogue))
    return;
  self->judged = TRUE;
  self->with.seen->status = status;
  g_free (self->with.seen->error);
  self->with.seen->error = error ? sp_safe_text (error, -1, 0) : NULL;
  g_cancellable_cancel (self->stop);
}

/* TLS failed, in the handshake or behind it: the connection knows why. */
static void
judge_tls (Conversation *self, const GError *error)
{
  SpTlsConnection *tls = SP_TLS_CONNECTION (self->tls);

  if (!self->judged)
    {
      self->with.seen->tls_failure = sp_tls_connection_get_failure (tls);
      self->with.seen->tls_alert = sp_tls_connection_get_alert (tls);
    }
  judge (self, SP_STATUS_TLS_FAILED, error->message);
}

static void
judge_error (Conversation *self, const GError *error)
{
  SpStatus status = sp_stopwatch_get_status (self->with.stopwatch, error);
  gboolean stopped = status == SP_STATUS_TIMED_OUT || status == SP_STATUS_CANCELLED;

  if (status == SP_STATUS_TLS_FAILED)
    judge_tls (self, error);
  else
    judge (self, status, stopped ? NULL : error->message);
}

static SpSecurity
get_security (const Conversation *self)
{
  return sp_endpoint_get_security (self->with.seen->endpoint);
}

/* A second connection has shown whether a silent server waits for TLS, or is no mail server at all. TLS where TLS is due tells
 * nothing. */
static void
on_sniffed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GBytes) head = sp_sniff_finish (result);
  SpFirstBytes kind = SP_FIRST_BYTES_NONE;

  self->pending--;
  if (head != NULL)
    {
      self->with.seen->connections++;
      kind = sp_first_bytes_classify (g_bytes_get_data (head, NULL), g_bytes_get_size (head));
    }
  if (kind == SP_FIRST_BYTES_TLS && get_security (self) == SP_SECURITY_STARTTLS)
    judge (self, SP_STATUS_SPEAKS_TLS, NULL);
  else if (kind == SP_FIRST_BYTES_OTHER)
    judge (self, SP_STATUS_NOT_MAIL, NULL);
  if (self->pending == 0)
    advance (task);
}

/* A server that waits for something else than is due: for TLS, or for a question where a mail server would greet. */
static gboolean
is_strangely_silent (const Conversation *self)
{
  SpStage stage = sp_dialogue_get_stage (self->dialogue);

  return stage == SP_STAGE_GREETING ||
         (stage == SP_STAGE_HANDSHAKE && sp_wire_get_received (self->with.wire) == 0);
}

static void
sniff (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  GSocketConnection *connection = sp_wire_get_connection (self->with.wire);
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  gboolean inside = G_IO_STREAM (self->tls) == self->stream;
  g_autofree char *question = inside ? sp_dialogue_dup_goodbye (self->dialogue) : NULL;
  SpSniffSetting setting = { .endpoint = self->with.seen->endpoint,
                             .budget = self->with.budget,
                             .nudge_ms = self->with.silence_ms / 2,
                             .question = question };

  if (remote == NULL)
    return;
  setting.address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
  self->pending++;
  sp_sniff_async (&setting, self->stop, on_sniffed, g_object_ref (task));
}

/* A few bytes always find room, and reading goes on meanwhile. */
static void
nudge (Conversation *self, GBytes *bytes)
{
  GOutputStream *output = g_io_stream_get_output_stream (self->stream);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output), data, length, NULL,
                                              NULL);
  sp_stopwatch_await (self->with.stopwatch);
}

static gboolean
on_silence (gpointer data)
{
  GTask *task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GBytes) question = sp_dialogue_nudge (self->dialogue);

  clear_silence (self);
  if (self->clear)
    {
      sp_dialogue_feed_clear (self->dialogue, self->clear->data, self->clear->len);
      advance (task);
    }
  else if (question)
    nudge (self, question);
  else if (is_strangely_silent (self))
    sniff (task);
  return G_SOURCE_REMOVE;
}

/* A single question is answered or not; nobody tries to find out why. */
static void
watch_silence (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);

  clear_silence (self);
  if (self->with.hello && self->clear == NULL)
    return;
  self->silence = g_timeout_source_new (self->with.silence_ms);
  g_task_attach_source (task, self->silence, on_silence);
}

/* Clear text in place of the handshake is read up to the end of its first line, which tells what it is about. */
static void
take_clear_text (Conversation *self, const void *data, gsize length)
{
  g_byte_array_append (self->clear, data, length);
  if (length == 0 || self->clear->len >= MAX_CLEAR_LINE || !g_ascii_isprint (*self->clear->data) ||
      memchr (self->clear->data, '\n', self->clear->len))
    sp_dialogue_feed_clear (self->dialogue, self->clear->data, self->clear->len);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->pending--;
  if (self->clear)
    take_clear_text (self, self->buffer, MAX (n, 0));
  else if (n > 0)
    sp_dialogue_feed (self->dialogue, self->buffer, n);
  else if (n == 0)
    sp_dialogue_feed_eof (self->dialogue);
  else
    judge_error (self, error);
  if (self->clear == NULL || sp_dialogue_is_decided (self->dialogue))
    clear_silence (self);
  advance (task);
}

static void
read_input (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);

  if (self->broken)
    {
      judge_error (self, self->broken);
      advance (task);
      return;
    }
  self->pending++;
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, self->stop, on_read,
                             g_object_ref (task));
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->pending--;
  g_clear_pointer (&self->output, g_bytes_unref);
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    sp_dialogue_sent (self->dialogue);
  else if (sp_dialogue_is_decided (self->dialogue))
    sp_dialogue_feed_eof (self->dialogue);
  else
    judge_error (self, error);
  advance (task);
}

static void
set_glancing (Conversation *self, gboolean glancing)
{
  sp_wire_set_glancing (self->with.wire, glancing);
  if (self->tls)
    sp_tls_session_set_glancing (sp_tls_connection_get_session (SP_TLS_CONNECTION (self->tls)),
                                 glancing);
}

/* What is there before the question has been sent was said unasked; it is handed over first, so that the dialogue can tell. */
static void
take_early (Conversation *self)
{
  GPollableInputStream *input =
      G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (self->stream));
  g_autoptr(GError) error = NULL;
  gssize n;

  set_glancing (self, TRUE);
  n = g_pollable_input_stream_read_nonblocking (input, self->buffer, sizeof self->buffer, NULL,
                                                &error);
  set_glancing (self, FALSE);
  if (n > 0)
    sp_dialogue_feed (self->dialogue, self->buffer, n);
  else if (n < 0 && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    self->broken = g_steal_pointer (&error);
}

static void
send_output (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  gsize length;
  const void *bytes;

  if (!sp_dialogue_is_decided (self->dialogue) && self->broken == NULL)
    take_early (self);
  if (self->broken)
    {
      sp_dialogue_sent (self->dialogue);
      advance (task);
      return;
    }
  self->output = sp_dialogue_get_output (self->dialogue);
  bytes = g_bytes_get_data (self->output, &length);
  sp_stopwatch_await (self->with.stopwatch);
  self->pending++;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), bytes, length,
                                   G_PRIORITY_DEFAULT, self->stop, on_sent, g_object_ref (task));
}

/* Clear text came where TLS was due. */
static void
expect_clear_text (GTask *task, const guint8 *head, gsize length)
{
  Conversation *self = g_task_get_task_data (task);

  self->clear = g_byte_array_new ();
  take_clear_text (self, head, length);
  watch_silence (task);
}

static void
judge_handshake (GTask *task, const GError *error)
{
  Conversation *self = g_task_get_task_data (task);
  SpStatus status = sp_stopwatch_get_status (self->with.stopwatch, error);
  gsize length;
  const guint8 *head = sp_wire_get_head (self->with.wire, &length);
  SpFirstBytes kind = sp_first_bytes_classify (head, length);

  if (kind == SP_FIRST_BYTES_MAIL || kind == SP_FIRST_BYTES_OTHER)
    expect_clear_text (task, head, length);
  else if (status == SP_STATUS_TIMED_OUT || status == SP_STATUS_CANCELLED)
    judge (self, status, NULL);
  else if (kind == SP_FIRST_BYTES_TLS || get_security (self) == SP_SECURITY_STARTTLS)
    judge_tls (self, error);
  else
    judge (self, SP_STATUS_CLOSED, error->message);
}

static void
on_handshake (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  const char *host = sp_endpoint_get_host (self->with.seen->endpoint);

  self->pending--;
  if (!g_tls_connection_handshake_finish (self->tls, result, &error))
    judge_handshake (task, error);
  else
    {
      self->with.seen->tls = sp_trust_examine (
          self->with.trust, sp_tls_connection_get_session (SP_TLS_CONNECTION (self->tls)), host);
      g_set_object (&self->stream, G_IO_STREAM (self->tls));
      sp_dialogue_tls_started (self->dialogue);
      watch_silence (task);
    }
  advance (task);
}

/* What came as an answer is for whoever asked to judge, unless it is clear text. */
static void
judge_answer (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  gsize length;
  const guint8 *head = sp_wire_get_head (self->with.wire, &length);
  SpFirstBytes kind = sp_first_bytes_classify (head, length);

  switch (sp_hello_get_verdict (self->with.hello))
    {
    case SP_HELLO_MORE:
      judge (self, SP_STATUS_CLOSED, "the server closed the connection");
      return;
    case SP_HELLO_UNCLEAR:
      if (kind == SP_FIRST_BYTES_MAIL || kind == SP_FIRST_BYTES_OTHER)
        expect_clear_text (task, head, length);
      else
        judge (self, SP_STATUS_TLS_FAILED, "the answer to a ClientHello tells nothing");
      return;
    case SP_HELLO_ACCEPTED:
    case SP_HELLO_REFUSED:
    default:
      judge (self, SP_STATUS_OK, NULL);
    }
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Conversation *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->pending--;
  if (sp_hello_exchange_finish (result, &error))
    judge_answer (task);
  else
    judge_error (self, error);
  advance (task);
}

/* Before an upgrade the server must not have sent anything behind its answer (RFC 3207 section 4.2). */
static void
start_tls (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  const char *host = sp_endpoint_get_host (self->with.seen->endpoint);
  guint16 port = sp_endpoint_get_port (self->with.seen->endpoint);
  gboolean upgrade = get_security (self) == SP_SECURITY_STARTTLS;
  g_autoptr(GBytes) leftover = upgrade ? sp_wire_take_pending (self->with.wire) : NULL;

  if (leftover != NULL)
    {
      sp_dialogue_feed (self->dialogue, g_bytes_get_data (leftover, NULL),
                        g_bytes_get_size (leftover));
      advance (task);
      return;
    }
  self->pending++;
  if (self->with.hello)
    {
      sp_wire_start_tls (self->with.wire);
      sp_hello_exchange_async (self->stream, self->with.hello, self->stop, on_answered,
                               g_object_ref (task));
      return;
    }
  /* No certificate is refused: the verdict is drawn afterwards, see sp_trust_examine(), and nothing secret is ever sent. */
  self->tls = sp_tls_connection_new_for_probe (G_IO_STREAM (self->with.wire), host, port);
  sp_wire_start_tls (self->with.wire);
  g_tls_connection_handshake_async (self->tls, G_PRIORITY_DEFAULT, self->stop, on_handshake,
                                    g_object_ref (task));
}

static void
finish (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  SpObservation *seen = self->with.seen;
  SpStatus verdict = seen->status;
  g_autofree char *error = g_steal_pointer (&seen->error);

  sp_dialogue_store (self->dialogue, seen);
  if (self->clear && seen->status == SP_STATUS_TLS_FAILED)
    seen->tls_failure = SP_TLS_FAILURE_CLEAR_TEXT;
  if (self->with.smuggled)
    *self->with.smuggled = sp_dialogue_ran_smuggled (self->dialogue);
  if (self->judged)
    {
      seen->status = verdict;
      g_free (seen->error);
      seen->error = g_steal_pointer (&error);
    }
  else
    sp_stopwatch_enter (self->with.stopwatch, sp_dialogue_get_stage (self->dialogue));
  seen->round_trips = sp_wire_get_round_trips (self->with.wire);
  seen->throttled |=
      seen->status == SP_STATUS_CLOSED && sp_wire_get_received (self->with.wire) == 0;
  /* Politely, with the TLS alert (RFC 8314 section 3.4); nobody waits for the server's. */
  g_io_stream_close (self->stream, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Does what the dialogue wants next; when all is said and the last operation has ended, that is it. */
static void
advance (GTask *task)
{
  Conversation *self = g_task_get_task_data (task);
  SpStep step = self->judged ? SP_STEP_END : sp_dialogue_get_step (self->dialogue);

  if (step != SP_STEP_END)
    sp_stopwatch_enter (self->with.stopwatch, sp_dialogue_get_stage (self->dialogue));
  if (step == SP_STEP_START_TLS && self->clear)
    step = SP_STEP_READ;
  switch (step)
    {
    case SP_STEP_READ:
      read_input (task);
      return;
    case SP_STEP_SEND:
      send_output (task);
      return;
    case SP_STEP_START_TLS:
      start_tls (task);
      return;
    case SP_STEP_END:
    default:
      clear_silence (self);
      if (self->pending == 0)
        finish (task);
      else
        g_cancellable_cancel (self->stop);
    }
}

static void
on_stop (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * sp_conversation_async:
 * @setting: (transfer none): what it needs; what the fields point to has to outlive the operation
 * @callback: called when done
 * @data: for @callback
 *
 * Fills in the observation. It cannot fail: a failure is what was observed. The stopwatch's cancellable ends it.
 */
void
sp_conversation_async (const SpConversationSetting *setting,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);
  Conversation *self = g_new0 (Conversation, 1);
  SpEndpoint *endpoint = setting->seen->endpoint;
  g_autofree char *name = sp_wire_dup_address_literal (setting->wire);

  g_task_set_source_tag (task, sp_conversation_async);
  g_task_set_task_data (task, self, conversation_free);
  self->with = *setting;
  self->stream = G_IO_STREAM (g_object_ref (setting->wire));
  self->dialogue = sp_dialogue_new (sp_endpoint_get_protocol (endpoint),
                                    sp_endpoint_get_security (endpoint), name);
  if (setting->smuggled)
    sp_dialogue_smuggle (self->dialogue);
  self->stop = g_cancellable_new ();
  self->chain =
      g_cancellable_connect (sp_stopwatch_get_cancellable (setting->stopwatch),
                             G_CALLBACK (on_stop), g_object_ref (self->stop), g_object_unref);
  watch_silence (task);
  advance (task);
}

/**
 * sp_conversation_finish:
 * @result: the result
 */
void
sp_conversation_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
