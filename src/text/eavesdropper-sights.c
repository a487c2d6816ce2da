/* Takes the steps of one connection from its transcript: what was readable, what was not, and what would come next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-sights.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/host.h"
#include "core/safe-text.h"
#include "template.h"
#include "words.h"

/* Of each turn so much is shown. */
#define MOST_LINES 3
#define MOST_BYTES 120

/** Reading: how far a transcript has been read. */
typedef struct
{
  const SpObservation *seen;
  GPtrArray *sights;
  SpSightKind last; /* what the client said last in the clear; SP_SIGHT_CONNECT for nothing yet */
  gboolean greeted;
  gboolean secured; /* TLS has begun */
  gsize sent; /* encrypted bytes */
  gsize received;
} Reading;

/**
 * sp_sight_new:
 * @kind: what it shows
 * @direction: who sends
 * @detail: (nullable): what can be seen of it, display-safe
 *
 * Returns: (transfer full): a step in the lane and with the words that belong to its kind
 */
SpSight *
sp_sight_new (SpSightKind kind, SpDirection direction, const char *detail)
{
  SpSight *self = g_new0 (SpSight, 1);

  self->kind = kind;
  self->direction = direction;
  self->expected =
      kind == SP_SIGHT_PASSWORD || kind == SP_SIGHT_MAIL || kind == SP_SIGHT_BARE_PASSWORD;
  self->lane = kind == SP_SIGHT_TALK || kind == SP_SIGHT_PASSWORD || kind == SP_SIGHT_MAIL
                   ? SP_LANE_ENCRYPTED
                   : SP_LANE_CLEAR;
  self->title = g_strdup (sp_sight_kind_get_title (kind));
  self->detail = g_strdup (detail);
  self->sentence = sp_sight_kind_describe (kind, detail);
  return self;
}

/**
 * sp_sight_free:
 * @self: (transfer full): a step
 */
void
sp_sight_free (SpSight *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->sentence);
  g_free (self);
}

static void
add (Reading *self, SpSightKind kind, SpDirection direction, const char *detail)
{
  g_ptr_array_add (self->sights, sp_sight_new (kind, direction, detail));
}

/* The first lines of a turn, each of them safe to show. */
static char *
shorten (const GString *text)
{
  GString *out = g_string_new (NULL);
  const char *end = text->str + text->len;
  guint n = 0;

  for (const char *p = text->str; p < end; n++)
    {
      const char *stop = memchr (p, '\n', end - p);
      gsize length = (stop ? stop : end) - p;
      g_autofree char *line =
          sp_safe_text (p, length > 0 && p[length - 1] == '\r' ? length - 1 : length, MOST_BYTES);

      if (n == MOST_LINES)
        {
          g_string_append (out, "\n…");
          break;
        }
      g_string_append_printf (out, "%s%s", n > 0 ? "\n" : "", line);
      p += length + 1;
    }
  return g_string_free (out, FALSE);
}

/* The command of a line that this computer sent; the tag of IMAP stands before it. */
static char *
read_command (SpProtocol protocol, const GString *text)
{
  const char *p = text->str;

  if (protocol == SP_PROTOCOL_IMAP)
    {
      p += strcspn (p, " \r\n");
      p += strspn (p, " ");
    }
  return g_ascii_strup (p, strcspn (p, " \r\n"));
}

static SpSightKind
classify_command (SpProtocol protocol, const GString *text)
{
  static const char *const questions[] = { "CAPABILITY", "CAPA", "EHLO", "HELO", NULL };
  static const char *const requests[] = { "STARTTLS", "STLS", NULL };
  g_autofree char *command = read_command (protocol, text);

  if (g_strv_contains (questions, command))
    return SP_SIGHT_ASK;
  return g_strv_contains (requests, command) ? SP_SIGHT_REQUEST : SP_SIGHT_WORDS;
}

static gboolean
lacks_encryption (const Reading *self)
{
  return self->seen->starttls_listed == SP_NO && self->seen->status == SP_STATUS_NO_STARTTLS;
}

static gboolean
is_refused (const SpObservation *seen)
{
  return seen->status == SP_STATUS_STARTTLS_REFUSED || seen->status == SP_STATUS_NO_STARTTLS;
}

static SpSightKind
classify_answer (const Reading *self)
{
  if (self->secured)
    return SP_SIGHT_WORDS;
  if (!self->greeted)
    return self->seen->preauth ? SP_SIGHT_PREAUTH : SP_SIGHT_GREETING;
  if (self->last == SP_SIGHT_REQUEST)
    return is_refused (self->seen) ? SP_SIGHT_REFUSED : SP_SIGHT_AGREED;
  if (self->last == SP_SIGHT_ASK)
    return lacks_encryption (self) ? SP_SIGHT_NO_OFFER : SP_SIGHT_OFFER;
  return SP_SIGHT_WORDS;
}

static void
read_clear (Reading *self, const SpTranscriptEntry *entry)
{
  g_autofree char *detail = shorten (entry->text);
  SpProtocol protocol = sp_endpoint_get_protocol (self->seen->endpoint);

  if (entry->from_server)
    {
      add (self, classify_answer (self), SP_DIRECTION_FROM_SERVER, detail);
      self->greeted = TRUE;
      return;
    }
  self->last = classify_command (protocol, entry->text);
  add (self, self->last, SP_DIRECTION_TO_SERVER, detail);
}

/* An address in place of a name is not sent along (RFC 6066 section 3). */
static void
add_hello (Reading *self)
{
  const char *host = sp_endpoint_get_host (self->seen->endpoint);
  g_autofree char *shown = sp_host_to_display (host);

  if (g_hostname_is_ip_address (host))
    add (self, SP_SIGHT_BARE_HELLO, SP_DIRECTION_TO_SERVER, NULL);
  else
    add (self, SP_SIGHT_HELLO, SP_DIRECTION_TO_SERVER, shown);
}

/* Before TLS 1.3 the certificate passes in the clear (RFC 5246 section 7.3). */
static void
add_certificate (Reading *self)
{
  const SpTlsFacts *tls = self->seen->tls;
  const SpCertificate *leaf = tls ? sp_tls_facts_get_leaf (tls) : NULL;

  const char *name = leaf && leaf->dns_names && leaf->dns_names[0] ? leaf->dns_names[0]
                     : leaf                                        ? leaf->subject
                                                                   : NULL;

  if (name && g_strcmp0 (tls->version, "TLS 1.3") != 0)
    {
      g_autofree char *shown =
          name == leaf->subject ? sp_safe_text (name, -1, MOST_BYTES) : sp_host_to_display (name);

      add (self, SP_SIGHT_CERTIFICATE, SP_DIRECTION_FROM_SERVER, shown);
    }
}

static void
read_encrypted (Reading *self, const SpTranscriptEntry *entry)
{
  if (!self->secured && !entry->from_server)
    {
      self->secured = TRUE;
      add_hello (self);
      add_certificate (self);
    }
  else if (entry->from_server)
    self->received += entry->length;
  else
    self->sent += entry->length;
}

static void
add_connection (Reading *self)
{
  const SpEndpoint *endpoint = self->seen->endpoint;
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *port = g_strdup_printf ("%u", sp_endpoint_get_port (endpoint));
  /* Translators: {address} is an address such as 192.0.2.7, {port} a number. */
  g_autofree char *detail =
      sp_fill (_("{address}, port {port}"), "address",
               self->seen->address ? self->seen->address : host, "port", port, NULL);

  add (self, SP_SIGHT_CONNECT, SP_DIRECTION_TO_SERVER, detail);
}

/* What a mail program does where the check ends: on a safe connection all the rest, elsewhere nothing good. */
static void
add_rest (Reading *self)
{
  const SpObservation *seen = self->seen;
  g_autofree char *bytes = sp_sight_describe_bytes (self->sent, self->received);
  g_autofree char *status = sp_words_status (seen);

  if (seen->tls != NULL && self->sent + self->received > 0)
    add (self, SP_SIGHT_TALK, SP_DIRECTION_BOTH, bytes);
  if (sp_observation_is_safe (seen))
    {
      add (self, SP_SIGHT_PASSWORD, SP_DIRECTION_TO_SERVER, NULL);
      add (self, SP_SIGHT_MAIL, SP_DIRECTION_BOTH, NULL);
      return;
    }
  if (self->greeted && seen->tls == NULL && sp_observation_answered (seen))
    add (self, SP_SIGHT_BARE_PASSWORD, SP_DIRECTION_TO_SERVER,
         _("if a mail program continues anyway"));
  add (self, SP_SIGHT_STOP, SP_DIRECTION_BOTH, status);
}

/**
 * sp_sights_for_observation:
 * @seen: what was seen at an endpoint
 *
 * Returns: (transfer full) (element-type SpSight): the steps of the connection in the order of time, at least one
 */
GPtrArray *
sp_sights_for_observation (const SpObservation *seen)
{
  Reading self = { .seen = seen, .last = SP_SIGHT_CONNECT };
  guint n = seen->transcript ? sp_transcript_get_length (seen->transcript) : 0;

  self.sights = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_sight_free);
  if (n > 0)
    add_connection (&self);
  for (guint i = 0; i < n; i++)
    {
      const SpTranscriptEntry *entry = sp_transcript_get (seen->transcript, i);

      if (entry->encrypted || entry->text == NULL)
        read_encrypted (&self, entry);
      else
        read_clear (&self, entry);
    }
  add_rest (&self);
  return self.sights;
}
