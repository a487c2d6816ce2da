/* The endpoints that one program could use for one protocol, and which of them the policy prefers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "choice.h"

#include <string.h>

#include "core/special-use.h"
#include "sending.h"
#include "sign-in-provider.h"

/* RFC 6409 section 3.1 */
#define SUBMISSION_PORT 587
/* RFC 5321: made for servers among themselves; many networks block it */

/* A program cannot be told to use a server that was seen above its reach, nor, where it stops at TLS 1.2, one that was proved to refuse
 * that. */
static gboolean
is_too_old (SpClient *client, const SpObservation *seen)
{
  const char *most = sp_client_get_tls_max (client);

  if (seen == NULL || seen->tls == NULL || most == NULL)
    return FALSE;
  if (strcmp (most, "TLS 1.2") == 0)
    return sp_observation_offers_version (seen, SP_TLS_VERSION_1_2) == SP_NO;
  return strcmp (most, "TLS 1.2") < 0 && g_strcmp0 (seen->tls->version, most) > 0;
}

/* Where one switch stands for both kinds, the port on which the program does STARTTLS cannot be had any other way. */
static gboolean
is_taken_by_starttls (const SpClientProtocol *can, const SpChoice *choice)
{
  return choice->security == SP_SECURITY_TLS && can->starttls_only_port == choice->port &&
         g_strcmp0 (can->implicit_label, can->starttls_label) == 0;
}

static SpReason *
find_client_obstacle (const SpChoice *choice, SpClient *client, const SpClientProtocol *can)
{
  gboolean starttls = choice->security == SP_SECURITY_STARTTLS;

  if (is_too_old (client, choice->seen))
    return sp_reason_new_for (SP_REASON_CLIENT_TOO_OLD, choice->endpoint, choice->seen,
                              sp_client_get_tls_max (client));
  if (starttls && choice->seen && choice->seen->starttls_listed == SP_NO)
    return sp_reason_new_for (SP_REASON_STARTTLS_UNLISTED, choice->endpoint, choice->seen, NULL);
  if (starttls && can->starttls_falls_back)
    return sp_reason_new_for (SP_REASON_CLIENT_FALLS_BACK, choice->endpoint, NULL, NULL);
  if (starttls && !can->supports_starttls)
    return sp_reason_new_for (SP_REASON_CLIENT_LACKS_STARTTLS, choice->endpoint, NULL, NULL);
  if (starttls && can->starttls_only_port && can->starttls_only_port != choice->port)
    {
      g_autofree char *port = g_strdup_printf ("%u", can->starttls_only_port);

      return sp_reason_new_for (SP_REASON_CLIENT_STARTTLS_PORT, choice->endpoint, NULL, port);
    }
  if (!starttls && (!can->supports_implicit || is_taken_by_starttls (can, choice)))
    return sp_reason_new_for (SP_REASON_CLIENT_LACKS_IMPLICIT, choice->endpoint, NULL, NULL);
  return NULL;
}

/**
 * sp_choice_narrow:
 * @input: what is known
 *
 * The notes about a provider that only takes in the domain's mail hold for its own servers, and for no others; whether a program
 * offers OAuth2 can depend on the server.
 *
 * Returns: what is known and holds for the choice; borrows from @input
 */
SpAdviseInput
sp_choice_narrow (const SpChoice *self, const SpAdviseInput *input)
{
  SpAdviseInput narrow = *input;

  narrow.host = self->host;
  if (input->provider_by_exchanger && !self->of_provider)
    narrow.provider = NULL;
  return narrow;
}

static void
examine (SpChoice *choice, const SpAdviseInput *whole, SpClient *client, SpProtocol protocol)
{
  const SpAdviseInput narrow = sp_choice_narrow (choice, whole);
  const SpAdviseInput *input = &narrow;
  const SpClientProtocol *can = sp_client_get_protocol (client, protocol);

  if (choice->security == SP_SECURITY_NONE ||
      (choice->seen && !sp_observation_is_safe (choice->seen)))
    {
      choice->obstacle =
          sp_reason_new_for (SP_REASON_NOT_SAFE, choice->endpoint, choice->seen, NULL);
      return;
    }
  if (choice->unconfirmed)
    {
      choice->obstacle =
          sp_reason_new_for (SP_REASON_UNCONFIRMED, choice->endpoint, choice->seen, NULL);
      return;
    }
  choice->sign_in =
      sp_sign_in_choose_for (input, client, protocol, choice->seen, choice->authentication);
  choice->obstacle = sp_sign_in_find_obstacle (input, client, protocol);
  if (choice->obstacle == NULL)
    choice->obstacle = sp_sending_find_obstacle (client, choice->security, choice->endpoint);
  if (choice->obstacle == NULL)
    choice->obstacle = find_client_obstacle (choice, client, can);
  if (choice->obstacle == NULL && choice->sign_in.state == SP_SIGN_IN_UNSHARED)
    {
      g_autofree char *offered =
          choice->seen && choice->seen->auth ? g_strjoinv (", ", choice->seen->auth) : NULL;

      choice->obstacle =
          sp_reason_new_for (SP_REASON_AUTH_UNSHARED, choice->endpoint, choice->seen, offered);
    }
}

static gboolean
is_same_protocol (const SpEndpoint *a, const SpEndpoint *b)
{
  return sp_endpoint_get_protocol (a) == sp_endpoint_get_protocol (b);
}

/* The server that this one stands in for: the same host at another port, or the one whose certificate named it. */
static gboolean
speaks_for (const SpCandidate *other, const SpChoice *self)
{
  gboolean same_host = g_str_equal (sp_endpoint_get_host (other->endpoint), self->host);
  gboolean named_by_certificate = self->sources == 1u << SP_SOURCE_CERTIFICATE &&
                                  sp_endpoint_get_port (other->endpoint) == self->port;

  return is_same_protocol (other->endpoint, self->endpoint) && (same_host || named_by_certificate);
}

/* A port that nobody names counts as its host does, and what is published of signing in holds for the whole host. */
static void
look_around (SpChoice *self, SpService *service)
{
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpCandidate *other = sp_service_get (service, i);

      if (!speaks_for (other, self))
        continue;
      if (g_str_equal (sp_endpoint_get_host (other->endpoint), self->host))
        {
          self->tier = MIN (self->tier, sp_sources_get_best (other->sources));
          self->of_provider |= (other->sources & (1u << SP_SOURCE_PROVIDER)) != 0;
        }
      if (self->user_name == NULL)
        self->user_name = other->user_name;
      if (self->authentication == NULL)
        self->authentication = (const char *const *) other->authentication;
    }
}

static SpChoice *
new_from_candidate (const SpReport *report, guint place)
{
  SpService *service = sp_report_get_service (report);
  const SpCandidate *candidate = sp_service_get (service, place);
  SpChoice *self = g_new0 (SpChoice, 1);

  self->endpoint = candidate->endpoint;
  self->seen = sp_report_get_observation (report, place);
  self->host = sp_endpoint_get_host (candidate->endpoint);
  self->port = sp_endpoint_get_port (candidate->endpoint);
  self->security = sp_endpoint_get_security (candidate->endpoint);
  self->sources = candidate->sources;
  self->outside = candidate->outside;
  self->unconfirmed = sp_candidate_is_unconfirmed (candidate);
  self->user_name = candidate->user_name;
  self->authentication = (const char *const *) candidate->authentication;
  self->tier = sp_sources_get_best (candidate->sources);
  self->place = place;
  look_around (self, service);
  return self;
}

/* Registered ports for a server whose name nobody knows. */
static void
add_usual (GPtrArray *choices, SpProtocol protocol)
{
  for (guint security = SP_SECURITY_TLS; security <= SP_SECURITY_STARTTLS; security++)
    {
      SpChoice *choice = g_new0 (SpChoice, 1);

      choice->security = security;
      choice->port = sp_protocol_get_default_port (protocol, security);
      choice->place = security;
      g_ptr_array_add (choices, choice);
    }
}

/* Once anything was looked at, what was not is no basis for advice. */
static void
drop_unseen (GPtrArray *choices)
{
  gboolean looked = FALSE;

  for (guint i = 0; i < choices->len; i++)
    looked |= ((SpChoice *) g_ptr_array_index (choices, i))->seen != NULL;
  for (guint i = choices->len; looked && i > 0; i--)
    {
      const SpChoice *choice = g_ptr_array_index (choices, i - 1);

      if (choice->seen == NULL && choice->security != SP_SECURITY_NONE)
        g_ptr_array_remove_index (choices, i - 1);
    }
}

/* A name that leads inside may lead elsewhere from another network; an address that is published as such does not. */
static gboolean
is_left_alone (const SpChoice *choice)
{
  g_autoptr(GInetAddress) literal = g_inet_address_new_from_string (choice->host);
  guint made_up = 1u << SP_SOURCE_GUESS | 1u << SP_SOURCE_CERTIFICATE;

  return choice->seen->status == SP_STATUS_NOT_CONTACTED && literal == NULL &&
         !sp_special_use_name (choice->host) && (choice->sources & ~made_up) != 0;
}

/* That a large provider's servers are nowhere to be found tells something about the network, not about them. */
static gboolean
is_kept_from_us (const SpChoice *choice)
{
  return choice->sources & (1u << SP_SOURCE_PROVIDER) &&
         choice->seen->status != SP_STATUS_NOT_CONTACTED && choice->security != SP_SECURITY_NONE;
}

/* Where no mail server answered, nothing was seen that could speak against what is published: that is advised then, as not checked. */
static void
forget_silence (GPtrArray *choices)
{
  gboolean tried = FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      const SpObservation *seen = ((SpChoice *) g_ptr_array_index (choices, i))->seen;

      if (seen && sp_observation_answered (seen))
        return;
      tried |= seen && seen->status != SP_STATUS_NOT_CONTACTED;
    }
  for (guint i = 0; i < choices->len; i++)
    {
      SpChoice *choice = g_ptr_array_index (choices, i);

      if (choice->seen && (tried ? is_kept_from_us (choice) : is_left_alone (choice)))
        choice->seen = NULL;
    }
}

/**
 * sp_choices_collect:
 * @input: what is known
 * @client: a program that speaks @protocol
 * @protocol: a protocol
 *
 * Returns: (transfer full) (element-type SpChoice): every endpoint of the protocol; those that cannot be advised say why not.
 *   Where no server is known at all and the input allows it, the registered ports
 */
GPtrArray *
sp_choices_collect (const SpAdviseInput *input, SpClient *client, SpProtocol protocol)
{
  SpService *service = sp_report_get_service (input->report);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_choice_free);
  guint n = sp_service_get_length (service);

  for (guint i = 0; i < n; i++)
    if (sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint) == protocol)
      g_ptr_array_add (choices, new_from_candidate (input->report, i));
  if (n == 0 && input->assume_usual_ports)
    add_usual (choices, protocol);
  drop_unseen (choices);
  forget_silence (choices);
  for (guint i = 0; i < choices->len; i++)
    examine (g_ptr_array_index (choices, i), input, client, protocol);
  return choices;
}

/* The site's server, else whatever server is known for the protocol. */
static const char *
find_host (const SpAdviseInput *input, SpProtocol protocol)
{
  SpService *service = sp_report_get_service (input->report);
  const char *host = sp_site_get_host (input->site, protocol);

  for (guint i = 0; host == NULL && i < sp_service_get_length (service); i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);

      if (sp_endpoint_get_protocol (candidate->endpoint) == protocol)
        host = sp_endpoint_get_host (candidate->endpoint);
    }
  return host;
}

/**
 * sp_choice_new_for_row:
 * @input: what is known; it has a site
 * @client: a program that speaks @protocol
 * @protocol: a protocol
 * @row: what the site's own table says
 *
 * Returns: (transfer full): the row as a choice, with what was seen there
 */
SpChoice *
sp_choice_new_for_row (const SpAdviseInput *input,
                       SpClient *client,
                       SpProtocol protocol,
                       const SpSiteRow *row)
{
  SpService *service = sp_report_get_service (input->report);
  g_autoptr(SpChoice) self = NULL;

  for (guint i = 0; self == NULL && i < sp_service_get_length (service); i++)
    {
      SpEndpoint *endpoint = sp_service_get (service, i)->endpoint;

      if (sp_endpoint_get_protocol (endpoint) == protocol &&
          sp_endpoint_get_port (endpoint) == row->port &&
          sp_endpoint_get_security (endpoint) == row->security)
        self = new_from_candidate (input->report, i);
    }
  if (self == NULL)
    {
      self = g_new0 (SpChoice, 1);
      self->host = find_host (input, protocol);
      self->port = row->port;
      self->security = row->security;
    }
  examine (self, input, client, protocol);
  return g_steal_pointer (&self);
}

static guint
rank_security (const SpChoice *self, SpPolicy policy, SpProtocol protocol)
{
  gboolean starttls = self->security == SP_SECURITY_STARTTLS;

  if (policy == SP_POLICY_GUIDE_2007 && protocol == SP_PROTOCOL_SMTP)
    return starttls ? (self->port == SUBMISSION_PORT ? 0 : 2) : 1;
  return starttls;
}

static guint
rank_port (const SpChoice *self, SpProtocol protocol)
{
  if (self->port == sp_protocol_get_default_port (protocol, self->security))
    return 0;
  return protocol == SP_PROTOCOL_SMTP && self->port == SP_RELAY_PORT ? 2 : 1;
}

/**
 * sp_choice_is_better:
 * @a: a choice
 * @b: another
 * @policy: which of several safe settings is preferred
 * @protocol: the protocol of both
 *
 * Where people can sign in comes before where they cannot; then the source that names the host; then the policy decides, then
 * the registered port, with port 25 last of all, and then the order in which the service names them.
 *
 * Returns: whether @a is to be advised rather than @b
 */
gboolean
sp_choice_is_better (const SpChoice *a, const SpChoice *b, SpPolicy policy, SpProtocol protocol)
{
  gboolean can_sign_in = a->sign_in.state != SP_SIGN_IN_NONE;

  if (can_sign_in != (b->sign_in.state != SP_SIGN_IN_NONE))
    return can_sign_in;
  if (a->tier != b->tier)
    return a->tier < b->tier;
  if (rank_security (a, policy, protocol) != rank_security (b, policy, protocol))
    return rank_security (a, policy, protocol) < rank_security (b, policy, protocol);
  if (rank_port (a, protocol) != rank_port (b, protocol))
    return rank_port (a, protocol) < rank_port (b, protocol);
  return a->place < b->place;
}

/**
 * sp_choice_free:
 * @self: (transfer full): a choice
 */
void
sp_choice_free (SpChoice *self)
{
  sp_reason_free (self->obstacle);
  g_free (self);
}
