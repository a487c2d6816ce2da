/* Which of an advice's reasons concern which field: a table of kinds, and what is said where no reason was given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "field-reasons.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/enums.h"
#include "template.h"
#include "words-source.h"
#include "words.h"

#define SERVER (1u << SP_FIELD_SERVER)
#define PORT (1u << SP_FIELD_PORT)
#define SECURITY (1u << SP_FIELD_SECURITY)
#define AUTH (1u << SP_FIELD_AUTH)
#define USER (1u << SP_FIELD_USER)
#define WAY (PORT | SECURITY)
#define ENDPOINT (SERVER | WAY)

static const guint fields_of_kind[] = {
  [SP_REASON_PROVED] = ENDPOINT,
  [SP_REASON_IMPLICIT_PREFERRED] = WAY,
  [SP_REASON_ONLY_STARTTLS] = WAY,
  [SP_REASON_GUIDE_2007] = WAY,
  [SP_REASON_SITE_TABLE] = ENDPOINT,
  [SP_REASON_PUBLISHED] = ENDPOINT | AUTH,
  [SP_REASON_USUAL_PORT] = WAY,
  [SP_REASON_CLIENT_LACKS_STARTTLS] = WAY,
  [SP_REASON_CLIENT_LACKS_IMPLICIT] = WAY,
  [SP_REASON_CLIENT_STARTTLS_PORT] = WAY,
  [SP_REASON_STARTTLS_UNLISTED] = WAY,
  [SP_REASON_CLIENT_FALLS_BACK] = WAY,
  [SP_REASON_CLIENT_LACKS_PROTOCOL] = SP_FIELDS_WHOLE,
  [SP_REASON_CLIENT_TOO_OLD] = SP_FIELDS_WHOLE,
  [SP_REASON_NEWER_PROGRAM] = SP_FIELDS_WHOLE,
  [SP_REASON_PORT_DECIDES] = WAY,
  [SP_REASON_SITE_ROW_UNSAFE] = ENDPOINT,
  [SP_REASON_NOT_SAFE] = SP_FIELDS_WHOLE,
  [SP_REASON_NOTHING_KNOWN] = SP_FIELDS_WHOLE,
  [SP_REASON_AUTH] = AUTH,
  [SP_REASON_AUTH_ASSUMED] = AUTH,
  [SP_REASON_AUTH_UNSHARED] = AUTH,
  [SP_REASON_OAUTH2_LISTED_ONLY] = AUTH,
  [SP_REASON_NO_AUTH_OFFERED] = AUTH,
  [SP_REASON_CLIENT_NOTE] = SP_FIELDS_WHOLE,
  [SP_REASON_LABEL_UNVERIFIED] = SECURITY | AUTH,
  [SP_REASON_SITE_WORD] = SECURITY,
  [SP_REASON_SOURCE] = ENDPOINT,
  [SP_REASON_OUTSIDE] = SERVER,
  [SP_REASON_UNCONFIRMED] = SERVER,
  [SP_REASON_PROVIDER] = ENDPOINT,
  [SP_REASON_SIGN_IN_FACT] = AUTH, /* see fields_of_fact() */
  [SP_REASON_APP_PASSWORD_FIRST] = AUTH,
  [SP_REASON_PASSWORD_ENDED] = AUTH,
  [SP_REASON_OAUTH2_CLIENT] = AUTH,
  [SP_REASON_OAUTH2_CLIENT_LACKS] = AUTH,
  [SP_REASON_OAUTH2_NO_LABEL] = AUTH,
  [SP_REASON_OAUTH2_UNSURE] = AUTH,
  [SP_REASON_OAUTH2_UNREGISTERED] = AUTH,
  [SP_REASON_OAUTH2_UNKNOWN] = AUTH,
  [SP_REASON_CLIENT_CANNOT_SIGN_IN] = AUTH,
  [SP_REASON_PROGRAMS_THAT_CAN] = AUTH,
  [SP_REASON_PROVIDER_NOTE] = SP_FIELDS_WHOLE,
  [SP_REASON_SENDING_UNKNOWN] = WAY,
  [SP_REASON_SENDING_UNSURE] = WAY,
  [SP_REASON_SENDING_IN_FULL] = WAY,
  [SP_REASON_SENDING_TOKEN] = AUTH,
  [SP_REASON_CERTIFICATE_UNCHECKED] = SECURITY,
  [SP_REASON_CERTIFICATE_PARTLY] = SECURITY,
  [SP_REASON_CERTIFICATE_BY_VERSION] = SECURITY,
  [SP_REASON_CERTIFICATE_UNKNOWN] = SECURITY,
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields_of_kind) == SP_N_REASON_KINDS);

static guint
fields_of_fact (SpProviderKey key)
{
  switch (key)
    {
    case SP_PROVIDER_USER_NAME:
      return USER;
    case SP_PROVIDER_SWITCH_ON:
    case SP_PROVIDER_MAIL_PROGRAMS:
      return SP_FIELDS_WHOLE;
    case SP_PROVIDER_PASSWORD:
    case SP_PROVIDER_OAUTH2:
    case SP_PROVIDER_APP_PASSWORD:
    case SP_PROVIDER_SECOND_FACTOR:
    default:
      return AUTH;
    }
}

/* Of what was checked, or stands in a table, a site's publishing can only mean the way to sign in. */
static guint
fields_of_publishing (const SpAdvice *advice)
{
  return advice->checked || advice->origin == SP_ORIGIN_SITE ? AUTH : ENDPOINT | AUTH;
}

/**
 * sp_words_get_reason_fields:
 * @reason: a reason
 * @advice: the advice it belongs to
 *
 * Returns: bits `1 << SpField` of the fields it concerns, or %SP_FIELDS_WHOLE; never 0
 */
guint
sp_words_get_reason_fields (const SpReason *reason, const SpAdvice *advice)
{
  switch ((int) reason->kind)
    {
    case SP_REASON_SIGN_IN_FACT:
      return fields_of_fact (reason->key);
    case SP_REASON_PUBLISHED:
      return fields_of_publishing (advice);
    case SP_REASON_SOURCE:
      return advice->checked ? SERVER : ENDPOINT;
    default:
      return fields_of_kind[reason->kind];
    }
}

static void
collect (GPtrArray *sentences, const GPtrArray *reasons, const SpAdvice *advice, SpField field)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const SpReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *said = NULL;

      if (!(sp_words_get_reason_fields (reason, advice) & (1u << field)))
        continue;
      said = sp_words_reason (reason, advice);
      if (!g_ptr_array_find_with_equal_func (sentences, said, g_str_equal, NULL))
        g_ptr_array_add (sentences, g_steal_pointer (&said));
    }
}

static const SpCandidate *
find_candidate (const SpAdvice *advice, const SpService *service)
{
  g_autoptr(SpEndpoint) endpoint = NULL;
  int place;

  if (!service || !advice->host)
    return NULL;
  endpoint = sp_endpoint_new (advice->protocol, advice->host, advice->port, advice->security);
  place = sp_service_find (service, endpoint);
  return place < 0 ? NULL : sp_service_get (service, place);
}

static char *
explain_user_name (const SpAdvice *advice, const SpSite *site, const SpCandidate *candidate)
{
  if (site && sp_site_get_user_name (site))
    /* Translators: {site} is the name of a site, for example Example University Mail. */
    return sp_fill (_("{site} specifies this form of user name."), "site",
                    site ? sp_site_get_name (site) : NULL, NULL);
  if (candidate && candidate->user_name)
    return g_strdup (_("Whoever publishes the server also specifies this form of user name."));
  if (strchr (advice->user_name, '@'))
    return g_strdup (_("The whole address is the usual user name."));
  return g_strdup (_("This is the form of user name known for this mail service."));
}

/* Without any reason there is at least somebody who named the server. */
static char *
explain_otherwise (const SpAdvice *advice,
                   SpField field,
                   const SpSite *site,
                   const SpCandidate *candidate)
{
  guint source;

  if (field == SP_FIELD_USER)
    return advice->user_name ? explain_user_name (advice, site, candidate) : NULL;
  if (field == SP_FIELD_AUTH || !candidate || candidate->sources == 0)
    return NULL;
  source = sp_sources_get_best (candidate->sources);
  return g_strdup (sp_words_source_reason (sp_enum_to_nick (SP_TYPE_SOURCE, source)));
}

/**
 * sp_words_reasons_for_field:
 * @advice: an advice
 * @field: a field of the program's dialogue
 * @site: (nullable): the site that was heeded
 * @service: (nullable): the service that the advice is about
 *
 * Says why the value of one field is as it is, the weightiest reason first.
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences; none where nothing is advised
 */
char **
sp_words_reasons_for_field (const SpAdvice *advice,
                            SpField field,
                            const SpSite *site,
                            const SpService *service)
{
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  if (advice->available)
    {
      collect (sentences, advice->why, advice, field);
      collect (sentences, advice->notes, advice, field);
    }
  if (advice->available && sentences->len == 0)
    {
      char *said = explain_otherwise (advice, field, site, find_candidate (advice, service));

      if (said)
        g_ptr_array_add (sentences, said);
    }
  return (char **) g_ptr_array_steal (sentences, NULL);
}
