/* What is said where not everything is safe: why that is so, what would help, and whom to ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "template.h"

/* What is wrong with the best server of those that answered: others are most often alike. */
static char *
find_cause (const SpReport *report, guint protocols)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);
      SpProtocol protocol = sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint);

      if (seen && protocols & (1u << protocol) && sp_observation_answered (seen) &&
          !sp_observation_is_safe (seen))
        return sp_words_status (seen);
    }
  return NULL;
}

/**
 * sp_words_find_contact:
 * @report: a report
 * @site: (nullable): the site that was heeded
 *
 * Returns: (transfer none) (nullable): whom to ask, an address, a telephone number or a page: the site's own word, else the help page
 *   that the best source names
 */
const char *
sp_words_find_contact (const SpReport *report, const SpSite *site)
{
  SpService *service = sp_report_get_service (report);
  const char *contact = site ? sp_site_get_help_contact (site) : NULL;

  if (site && !contact)
    contact = sp_site_get_help_url (site);
  for (guint source = 0; !contact && source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      contact = answer ? answer->help : NULL;
    }
  return contact;
}

/* Where the network is to blame, nobody at the mail service can help: what it is, and what to do about it. */
static char *
describe_network (const SpReport *report)
{
  static const char *const faults[] = { "network-missing", "name-service-silent",
                                        "name-service-lies", "captive-portal",
                                        "mail-ports-silent" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (sp_report_has_finding (report, faults[i]))
      return g_strjoin (" ", sp_words_finding_explanation (faults[i]),
                        sp_words_finding_advice (faults[i]), NULL);
  return NULL;
}

static gboolean
is_unavailable (const SpReport *report)
{
  SpVerdict reading = sp_report_get_reading (report);
  SpVerdict sending = sp_report_get_sending (report);

  return reading != SP_VERDICT_UNSAFE && sending != SP_VERDICT_UNSAFE &&
         (reading == SP_VERDICT_UNAVAILABLE || sending == SP_VERDICT_UNAVAILABLE);
}

/**
 * sp_words_remedy:
 * @report: a report
 * @site: (nullable): the site that was heeded
 *
 * Returns: (transfer full) (nullable): where servers are not safe or not to be reached: why, what would help, and whom to ask
 */
char *
sp_words_remedy (const SpReport *report, const SpSite *site)
{
  SpVerdict reading = sp_report_get_reading (report);
  SpVerdict sending = sp_report_get_sending (report);
  const char *contact = sp_words_find_contact (report, site);
  const char *sentence = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *said = is_unavailable (report) ? describe_network (report) : NULL;

  if (said)
    return g_steal_pointer (&said);
  if (reading == SP_VERDICT_UNSAFE || sending == SP_VERDICT_UNSAFE)
    {
      sentence = _("Only the people who run the mail service can fix this; the report under "
                   "“Details” tells them what is wrong.");
      cause = find_cause (report, reading == SP_VERDICT_UNSAFE ? SP_PROTOCOLS_READING
                                                               : SP_PROTOCOLS_SENDING);
    }
  else if (sp_report_was_left_alone (report))
    sentence = _("If this is the network of your own organization, check private addresses too. If "
                 "not, do not use these settings; check again from another network.");
  else if (reading == SP_VERDICT_UNAVAILABLE || sending == SP_VERDICT_UNAVAILABLE)
    sentence = _("The server names may be wrong, the service may be down, or this network may be "
                 "blocking it: check from another network to find out which.");
  if (!sentence)
    return NULL;
  said = cause ? g_strconcat (cause, " ", sentence, NULL) : g_strdup (sentence);
  if (contact)
    /* Translators: {sentence} is a whole sentence, {contact} an address or telephone number of a help desk */
    return sp_fill (_("{sentence} Help: {contact}"), "sentence", said, "contact", contact, NULL);
  return g_steal_pointer (&said);
}

static const char *
choose_sentence (gboolean reads, gboolean sends)
{
  if (reads)
    /* Translators: {program} is the name of a mail program. */
    return _("Reading is safe with these settings, but {program} cannot be used for sending here.");
  if (sends)
    /* Translators: {program} is the name of a mail program. */
    return _("Sending is safe with these settings, but {program} cannot be used for reading here.");
  /* Translators: {program} is the name of a mail program. */
  return _("The mail service is safe to use, but not with {program}.");
}

/**
 * sp_words_verdict_for_program:
 * @report: a report
 * @reading: (nullable): what to enter for reading
 * @sending: (nullable): what to enter for sending
 *
 * Returns: (transfer full) (nullable): where the service is safe and the program cannot make use of that, what it comes to
 */
char *
sp_words_verdict_for_program (const SpReport *report,
                              const SpAdvice *reading,
                              const SpAdvice *sending)
{
  gboolean safe = sp_report_get_reading (report) == SP_VERDICT_SAFE &&
                  sp_report_get_sending (report) == SP_VERDICT_SAFE;
  const SpClient *client = reading ? reading->client : NULL;

  if (!safe || !reading || !sending || (reading->available && sending->available))
    return NULL;
  return sp_fill (choose_sentence (reading->available, sending->available), "program",
                  client ? sp_client_get_name (client) : NULL, NULL);
}
