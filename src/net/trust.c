/* Whom to believe: the system's authorities and those of files, and what is wrong with a server's certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "trust.h"

#include "anchors.h"
#include "path-finder.h"
#include "staple.h"
#include "tls-agreement.h"
#include "tls-peer.h"

struct _SpTrust
{
  GObject parent_instance;

  GPtrArray *additional; /* (owned) (element-type SpAnchors) the anchors of each file */
};

G_DEFINE_FINAL_TYPE (SpTrust, sp_trust, G_TYPE_OBJECT)

static void
trust_finalize (GObject *object)
{
  SpTrust *self = SP_TRUST (object);

  g_ptr_array_unref (self->additional);
  G_OBJECT_CLASS (sp_trust_parent_class)->finalize (object);
}

static void
sp_trust_class_init (SpTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trust_finalize;
}

static void
sp_trust_init (SpTrust *self)
{
  self->additional = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_anchors_unref);
}

static gboolean
load_system (gpointer data)
{
  sp_system_anchors_exist ();
  return G_SOURCE_REMOVE;
}

/**
 * sp_trust_new:
 *
 * The system's anchors are read in a turn of the main loop that has nothing else to do, so that no verdict has to wait for them.
 *
 * Returns: (transfer full): the system's trust anchors
 */
SpTrust *
sp_trust_new (void)
{
  g_idle_add_full (G_PRIORITY_LOW, load_system, NULL, NULL);
  return g_object_new (SP_TYPE_TRUST, NULL);
}

/**
 * sp_trust_add_file:
 * @path: a PEM file with additional trust anchors
 * @error: return location for a #SpAnchorError
 *
 * A file is read once per process as long as it does not change.
 *
 * Returns: whether the anchors were added
 */
gboolean
sp_trust_add_file (SpTrust *self, const char *path, GError **error)
{
  SpAnchors *anchors = sp_anchors_load (path, error);

  if (anchors)
    g_ptr_array_add (self->additional, anchors);
  return anchors != NULL;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* What cannot be read is left out; nothing is left where that is the server's own. */
static GPtrArray *
parse (GPtrArray *sent)
{
  g_autoptr(GPtrArray) chosen = sp_x509_choose (sent);
  GPtrArray *parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);

  for (guint i = 0; i < chosen->len && (i == 0 || parsed->len > 0); i++)
    {
      SpX509 *certificate = sp_x509_new (g_ptr_array_index (chosen, i));

      if (certificate)
        g_ptr_array_add (parsed, certificate);
    }
  return parsed;
}

static SpPath *
find_path (SpTrust *self, GPtrArray *parsed, const char *host, gint64 now)
{
  const SpPathFinder finder = {
    .anchors = self->additional, .sent = parsed, .host = host, .now = now
  };

  return parsed->len > 0 ? sp_path_find (&finder) : NULL;
}

/* What the authority says of a certificate that the server sent. */
static SpStaple
read_staple (const SpPath *path, guint i, GPtrArray *sent, GPtrArray *staples, gint64 now)
{
  const SpX509 *certificate = g_ptr_array_index (path->certificates, i);
  gboolean has_issuer = path->anchored && i + 1 < path->certificates->len;
  const SpX509 *issuer = has_issuer ? g_ptr_array_index (path->certificates, i + 1) : NULL;

  for (guint n = 0; staples && n < sent->len && n < staples->len; n++)
    if (g_bytes_equal (g_ptr_array_index (sent, n), certificate->der))
      return sp_staple_read (g_ptr_array_index (staples, n), certificate, issuer, now);
  return SP_STAPLE_NONE;
}

static void
heed_staples (SpPath *path, GPtrArray *sent, GPtrArray *staples, SpTlsFacts *facts, gint64 now)
{
  const SpX509 *leaf = g_ptr_array_index (path->certificates, 0);

  facts->must_staple = leaf->limits.must_staple;
  for (guint i = 0; i < path->certificates->len; i++)
    {
      SpStaple staple = read_staple (path, i, sent, staples, now);

      if (staple == SP_STAPLE_REVOKED)
        path->problems[i] |= SP_TLS_REVOKED;
      if (i == 0)
        facts->staple = staple;
    }
}

/* Those of the path are the same values in both lists. */
static SpCertificate *
find_in_path (const SpPath *path, GPtrArray *facts, const SpX509 *certificate)
{
  for (guint i = 0; i < path->certificates->len; i++)
    {
      const SpX509 *own = g_ptr_array_index (path->certificates, i);

      if (g_bytes_equal (own->der, certificate->der))
        return sp_certificate_ref (g_ptr_array_index (facts, i));
    }
  return NULL;
}

static void
store (SpTlsFacts *facts, const SpPath *path, GPtrArray *parsed, gint64 now)
{
  for (guint i = 0; i < path->certificates->len; i++)
    {
      SpCertificate *own = sp_x509_read_facts (g_ptr_array_index (path->certificates, i));

      own->problems = path->problems[i];
      g_ptr_array_add (facts->path, own);
    }
  for (guint i = 0; i < parsed->len; i++)
    {
      const SpX509 *x509 = g_ptr_array_index (parsed, i);
      SpCertificate *own = find_in_path (path, facts->path, x509);

      if (own == NULL)
        {
          own = sp_x509_read_facts (x509);
          own->problems = sp_x509_judge (x509, now, !x509->self_issued);
        }
      g_ptr_array_add (facts->chain, own);
    }
  facts->problems = sp_path_get_problems (path);
}

/**
 * sp_trust_judge:
 * @sent: (element-type GBytes): the certificates that a server sent, its own first
 * @staples: (nullable) (element-type GBytes): what it sent along with each, %NULL elements where nothing
 * @host: the host that was meant (RFC 7817 section 3)
 * @now: seconds since 1970
 *
 * The verdict is about the path from the server's certificate to a trust anchor, and nothing else that was sent.
 *
 * Returns: (transfer full): facts without those of the session
 */
SpTlsFacts *
sp_trust_judge (SpTrust *self, GPtrArray *sent, GPtrArray *staples, const char *host, gint64 now)
{
  SpTlsFacts *facts = sp_tls_facts_new ();
  g_autoptr(GPtrArray) parsed = parse (sent);
  g_autoptr(SpPath) path = find_path (self, parsed, host, now);

  facts->n_sent = sent->len;
  if (path)
    {
      heed_staples (path, sent, staples, facts, now);
      store (facts, path, parsed, now);
    }
  else
    facts->problems = SP_TLS_UNKNOWN_AUTHORITY;
  return facts;
}

/**
 * sp_trust_verify:
 * @sent: (element-type GBytes): the certificates that a server sent, its own first
 * @host: (nullable): the host that was meant; %NULL where any will do
 *
 * The same verdict without the facts; may be called from any thread.
 *
 * Returns: what is wrong with the certificate, 0 where nothing is
 */
SpTlsProblems
sp_trust_verify (SpTrust *self, GPtrArray *sent, const char *host)
{
  g_autoptr(GPtrArray) parsed = parse (sent);
  g_autoptr(SpPath) path = find_path (self, parsed, host, get_now ());

  return path ? sp_path_get_problems (path) : SP_TLS_UNKNOWN_AUTHORITY;
}

/**
 * sp_trust_examine:
 * @session: a session whose handshake is complete
 * @host: the host that was meant (RFC 7817 section 3)
 *
 * Records what the handshake showed.
 *
 * Returns: (transfer full): the facts
 */
SpTlsFacts *
sp_trust_examine (SpTrust *self, SpTlsSession *session, const char *host)
{
  gnutls_session_t peer = sp_tls_session_get_gnutls (session);
  g_autoptr(GPtrArray) sent = sp_tls_peer_list_certificates (peer);
  g_autoptr(GPtrArray) staples = sp_tls_peer_list_staples (peer);
  SpTlsFacts *facts = sp_trust_judge (self, sent, staples, host, get_now ());

  facts->version = g_strdup (sp_tls_session_get_version (session));
  facts->cipher_suite = sp_tls_session_dup_cipher_suite (session);
  sp_tls_agreement_store (peer, facts);
  return facts;
}

/**
 * sp_trust_has_system_anchors:
 *
 * Returns: whether this computer knows any certificate authority
 */
gboolean
sp_trust_has_system_anchors (void)
{
  return sp_system_anchors_exist ();
}
