/* Who will be contacted for a request, told beforehand and without contacting anybody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "contacts.h"

#include "core/host.h"

/* The hosts that a source asks. */
static const struct
{
  SpSource source;
  const char *prefix; /* (nullable) before the domain; %NULL for the name service */
} parties[] = {
  { SP_SOURCE_AUTOCONFIG, "autoconfig." },
  { SP_SOURCE_AUTOCONFIG, "" },
  { SP_SOURCE_PACC, "ua-auto-config." },
  { SP_SOURCE_SRV, NULL },
  { SP_SOURCE_MX, NULL },
  { SP_SOURCE_AUTODISCOVER, "autodiscover." },
  { SP_SOURCE_GUESS, NULL },
};

static void
contact_free (gpointer data)
{
  SpContact *contact = data;

  g_free (contact->host);
  g_free (contact);
}

/* Takes @host. */
static void
add (GPtrArray *contacts, SpSource source, char *host)
{
  SpContact *contact = g_new0 (SpContact, 1);

  contact->source = source;
  contact->host = host;
  g_ptr_array_add (contacts, contact);
}

static gboolean
is_asked (const SpRequest *request, SpSource source)
{
  return request->sources == 0 || (request->sources & (1u << source));
}

static void
add_database (GPtrArray *contacts, const SpRequest *request)
{
  g_autoptr(GUri) uri = g_uri_parse (request->database, SP_HOST_URI_FLAGS, NULL);
  char *host = uri ? sp_host_of_uri (uri) : NULL;

  if (host)
    add (contacts, SP_SOURCE_ISPDB, host);
}

/**
 * sp_request_list_contacts:
 * @request: what would be asked
 *
 * Where a domain's mail arrives is only known once the name service has told; whoever that is may be asked too, as the source
 * %SP_SOURCE_MX. Autodiscover is only asked where to go, until the user has allowed the address.
 *
 * Returns: (transfer full) (element-type SpContact): who is contacted to find the servers, best source first; empty where this
 *   computer knows them or the user named them
 */
GPtrArray *
sp_request_list_contacts (const SpRequest *request)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func (contact_free);
  g_autoptr(SpService) known = sp_request_plan_service (request);
  const char *domain = request->account ? sp_account_get_domain (request->account) : NULL;

  if (domain == NULL || !sp_request_needs_discovery (request) ||
      (request->site && sp_service_covers_all (known)))
    return contacts;
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    if (is_asked (request, parties[i].source))
      add (contacts, parties[i].source,
           parties[i].prefix ? g_strconcat (parties[i].prefix, domain, NULL) : NULL);
  if (is_asked (request, SP_SOURCE_ISPDB))
    add_database (contacts, request);
  return contacts;
}
