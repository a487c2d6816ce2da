/* Chooses the two connections to compare, says what the picture is about, and tells it all in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/host.h"
#include "eavesdropper-sights.h"
#include "template.h"
#include "words.h"

static const SpSecurity securities[] = { SP_SECURITY_TLS, SP_SECURITY_STARTTLS };

static char *
name_endpoint (const SpEndpoint *endpoint)
{
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (endpoint));
  g_autofree char *port = g_strdup_printf ("%u", sp_endpoint_get_port (endpoint));

  /* Translators: {protocol} is IMAP, POP or SMTP, {server} a host name, {port} a number. */
  return sp_fill (_("{protocol} on {server}, port {port}"), "protocol",
                  sp_words_protocol_short (sp_endpoint_get_protocol (endpoint)), "server", host,
                  "port", port, NULL);
}

static const char *
get_heading (SpSecurity security)
{
  return security == SP_SECURITY_TLS ? _("Secure from the start (SSL/TLS)")
                                     : _("Secure after a request (STARTTLS)");
}

static void
fill_column (SpSightColumn *column, SpSecurity security, const SpObservation *seen)
{
  column->heading = g_strdup (get_heading (security));
  if (seen == NULL)
    {
      column->missing = g_strdup (
          security == SP_SECURITY_TLS
              ? _("No connection that is secure from the start was seen in this check.")
              : _("No connection that becomes secure after a request was seen in this check."));
      column->sights = g_ptr_array_new ();
      return;
    }
  column->endpoint = name_endpoint (seen->endpoint);
  column->sights = sp_sights_for_observation (seen);
}

static char *
make_title (const SpObservation *seen)
{
  g_autofree char *host = seen ? sp_host_to_display (sp_endpoint_get_host (seen->endpoint)) : NULL;

  /* Translators: {server} is a host name. */
  return sp_fill (_("The connection to {server}, as an eavesdropper sees it"), "server", host,
                  NULL);
}

/**
 * sp_eavesdropper_new:
 * @from_start: (nullable): what was seen where a connection is secure from the start
 * @after_request: (nullable): what was seen where it is secure after a request
 *
 * Returns: (transfer full): the picture of both; where one was not seen it says so
 */
SpEavesdropper *
sp_eavesdropper_new (SpObservation *from_start, SpObservation *after_request)
{
  SpEavesdropper *self = g_new0 (SpEavesdropper, 1);

  self->title = make_title (from_start ? from_start : after_request);
  self->intro = g_strdup (_("This is the check just made, as anyone on the way could have read it. "
                            "Time runs from top to bottom."));
  fill_column (&self->columns[0], SP_SECURITY_TLS, from_start);
  fill_column (&self->columns[1], SP_SECURITY_STARTTLS, after_request);
  self->visible = g_strdup (_("Still visible: that this computer talks to this server, when and "
                              "how much, and usually the server’s name."));
  self->hidden = g_strdup (_("Not visible on a secure connection: user name, password, messages, "
                             "and who writes to whom."));
  return self;
}

static void
add_lines (SpTranscript *transcript, const char *const *lines)
{
  for (; *lines; lines++)
    {
      const char *line = *lines + 1;

      sp_transcript_add (transcript, **lines == '<', FALSE, line, strlen (line));
      sp_transcript_add (transcript, **lines == '<', FALSE, "\r\n", 2);
    }
}

/* A dialogue as it is in the standard (RFC 9051 section 6.2.1). */
static SpObservation *
make_example (SpSecurity security)
{
  static const char *const lines[] = {
    "<* OK imap.example.edu ready",
    ">a1 CAPABILITY",
    "<* CAPABILITY IMAP4rev2 STARTTLS LOGINDISABLED",
    "<a1 OK done",
    ">a2 STARTTLS",
    "<a2 OK begin now",
    NULL,
  };
  static const guint8 unreadable[1500];
  guint16 port = sp_protocol_get_default_port (SP_PROTOCOL_IMAP, security);
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", port, security);
  SpObservation *seen = sp_observation_new (endpoint);

  seen->status = SP_STATUS_OK;
  seen->address = g_strdup ("192.0.2.7");
  seen->tls = sp_tls_facts_new ();
  seen->tls->version = g_strdup ("TLS 1.3");
  seen->transcript = sp_transcript_new ();
  if (security == SP_SECURITY_STARTTLS)
    add_lines (seen->transcript, lines);
  sp_transcript_add (seen->transcript, FALSE, TRUE, unreadable, 500);
  sp_transcript_add (seen->transcript, TRUE, TRUE, unreadable, 1500);
  sp_transcript_add (seen->transcript, FALSE, TRUE, unreadable, 200);
  return seen;
}

/**
 * sp_eavesdropper_new_example:
 *
 * Returns: (transfer full): the picture of two connections that nobody made, for where nothing was checked
 */
SpEavesdropper *
sp_eavesdropper_new_example (void)
{
  g_autoptr(SpObservation) from_start = make_example (SP_SECURITY_TLS);
  g_autoptr(SpObservation) after_request = make_example (SP_SECURITY_STARTTLS);
  SpEavesdropper *self = sp_eavesdropper_new (from_start, after_request);

  self->example = TRUE;
  g_free (self->title);
  g_free (self->intro);
  self->title = g_strdup (_("What an eavesdropper sees: an example"));
  self->intro =
      g_strdup (_("Nothing has been checked yet, so this is an invented connection. After a check, "
                  "the real one is shown here. Time runs from top to bottom."));
  return self;
}

/* How much there is to show at an endpoint; 0 for nothing. */
static guint
rate (const SpObservation *seen)
{
  if (seen == NULL || seen->transcript == NULL)
    return 0;
  if (sp_observation_is_safe (seen))
    return 8;
  if (seen->tls)
    return 4;
  return sp_transcript_get_length (seen->transcript) > 0 ? 2 : 1;
}

/* The best that was seen of one protocol and one way to secure it; the service has the best source first. */
static SpObservation *
find_best (const SpReport *report, SpProtocol protocol, SpSecurity security)
{
  SpObservation *best = NULL;

  for (guint i = 0; i < sp_service_get_length (sp_report_get_service (report)); i++)
    {
      SpObservation *seen = sp_report_get_observation (report, i);
      const SpEndpoint *endpoint = seen ? seen->endpoint : NULL;

      if (endpoint && sp_endpoint_get_protocol (endpoint) == protocol &&
          sp_endpoint_get_security (endpoint) == security && rate (seen) > rate (best))
        best = seen;
    }
  return best;
}

/**
 * sp_eavesdropper_new_for_report:
 * @report: (nullable): a report
 *
 * Compares the two ways to secure a connection where most was seen of both, for reading rather than for sending.
 *
 * Returns: (transfer full): the picture; an example where nothing was checked
 */
SpEavesdropper *
sp_eavesdropper_new_for_report (const SpReport *report)
{
  SpObservation *best[G_N_ELEMENTS (securities)] = { NULL };
  guint most = 0;

  for (int protocol = 0; report && protocol < SP_N_PROTOCOLS; protocol++)
    {
      SpObservation *first = find_best (report, protocol, SP_SECURITY_TLS);
      SpObservation *second = find_best (report, protocol, SP_SECURITY_STARTTLS);
      guint rating = rate (first) + rate (second);

      if (rating <= most)
        continue;
      most = rating;
      best[0] = first;
      best[1] = second;
    }
  return most > 0 ? sp_eavesdropper_new (best[0], best[1]) : sp_eavesdropper_new_example ();
}

/**
 * sp_eavesdropper_free:
 * @self: (transfer full): a picture
 */
void
sp_eavesdropper_free (SpEavesdropper *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    {
      SpSightColumn *column = &self->columns[i];

      g_free (column->heading);
      g_free (column->endpoint);
      g_free (column->missing);
      g_ptr_array_unref (column->sights);
    }
  g_free (self->title);
  g_free (self->intro);
  g_free (self->visible);
  g_free (self->hidden);
  g_free (self);
}

/* What is on one line in the sentence stands on several in the dialogue. */
static char *
join_lines (const char *sentence)
{
  g_auto(GStrv) lines = g_strsplit (sentence, "\n", -1);

  return g_strjoinv (" ⏎ ", lines);
}

static void
append_column (GString *out, const SpSightColumn *column)
{
  g_autofree char *heading =
      column->endpoint ? sp_words_row (column->heading, column->endpoint) : NULL;

  g_string_append_printf (out, "\n%s\n", heading ? heading : column->heading);
  if (column->missing)
    g_string_append_printf (out, "%s\n", column->missing);
  for (guint i = 0; i < column->sights->len; i++)
    {
      const SpSight *sight = g_ptr_array_index (column->sights, i);
      g_autofree char *sentence = join_lines (sight->sentence);

      g_string_append_printf (out, "%u. %s\n", i + 1, sentence);
    }
}

/**
 * sp_eavesdropper_to_text:
 *
 * Returns: (transfer full): the same in sentences, a line for each step
 */
char *
sp_eavesdropper_to_text (const SpEavesdropper *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n%s\n", self->title, self->intro);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    append_column (out, &self->columns[i]);
  g_string_append_printf (out, "\n%s\n%s\n", self->visible, self->hidden);
  return g_string_free (out, FALSE);
}
