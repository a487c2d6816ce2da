/* Tests of why each value is as it is: every reason concerns some field or the whole, and every field has its reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/field-reasons.h"

#define SERVER (1u << SP_FIELD_SERVER)
#define PORT (1u << SP_FIELD_PORT)
#define SECURITY (1u << SP_FIELD_SECURITY)
#define AUTH (1u << SP_FIELD_AUTH)
#define USER (1u << SP_FIELD_USER)
#define EVERYTHING (SP_FIELDS_WHOLE | SERVER | PORT | SECURITY | AUTH | USER)

static const char program[] = "[Client]\nId=pigeon\nName=Pigeon 3\n[IMAP]\nImplicitLabel=SSL\n";
static const char site_file[] = "[Site]\nId=example\nName=Example Mail\nDomains=example.edu;\n"
                                "UserName=%EMAILLOCALPART%\n[IMAP]\nHost=imap.example.edu\n"
                                "TlsPort=993\n";

typedef struct
{
  SpAdvice advice;
  SpService *service; /* (owned) */
} Case;

static void
case_init (Case *self)
{
  g_autoptr(GError) error = NULL;
  SpClient *client =
      sp_client_new_from_data (program, strlen (program), "pigeon.client", NULL, &error);

  g_assert_no_error (error);
  *self = (Case){ .service = sp_service_new () };
  self->advice = (SpAdvice){
    .client = client,
    .protocol = SP_PROTOCOL_IMAP,
    .available = TRUE,
    .host = (char *) "imap.example.edu",
    .port = 993,
    .security = SP_SECURITY_TLS,
    .user_name = (char *) "ann@example.edu",
    .why = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free),
    .notes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_reason_free),
  };
}

static void
case_clear (Case *self)
{
  sp_client_unref (self->advice.client);
  g_ptr_array_unref (self->advice.why);
  g_ptr_array_unref (self->advice.notes);
  sp_service_unref (self->service);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
add (Case *self, SpReasonKind kind, const char *detail)
{
  g_ptr_array_add (self->advice.why, sp_reason_new (kind, detail));
}

static char *
say (const Case *self, SpField field, const SpSite *site)
{
  g_auto(GStrv) sentences = sp_words_reasons_for_field (&self->advice, field, site, self->service);

  return g_strjoinv (" ", sentences);
}

static void
test_every_kind (void)
{
  g_auto(Case) all = { 0 };

  case_init (&all);
  for (int kind = SP_REASON_PROVED; kind < SP_N_REASON_KINDS; kind++)
    {
      SpReason reason = { .kind = kind };
      guint fields = sp_words_get_reason_fields (&reason, &all.advice);

      g_test_message ("kind %d: %x", kind, fields);
      g_assert_cmpuint (fields, !=, 0);
      g_assert_cmpuint (fields & ~EVERYTHING, ==, 0);
      g_assert_true (fields == SP_FIELDS_WHOLE || !(fields & SP_FIELDS_WHOLE));
    }
}

static void
test_fields (void)
{
  static const struct
  {
    SpReasonKind kind;
    SpProviderKey key;
    gboolean checked;
    guint fields;
  } vectors[] = {
    { SP_REASON_PROVED, 0, TRUE, SERVER | PORT | SECURITY },
    { SP_REASON_IMPLICIT_PREFERRED, 0, TRUE, PORT | SECURITY },
    { SP_REASON_CLIENT_LACKS_STARTTLS, 0, TRUE, PORT | SECURITY },
    { SP_REASON_SOURCE, 0, TRUE, SERVER },
    { SP_REASON_SOURCE, 0, FALSE, SERVER | PORT | SECURITY },
    { SP_REASON_OUTSIDE, 0, TRUE, SERVER },
    { SP_REASON_PUBLISHED, 0, TRUE, AUTH },
    { SP_REASON_PUBLISHED, 0, FALSE, SERVER | PORT | SECURITY | AUTH },
    { SP_REASON_AUTH, 0, TRUE, AUTH },
    { SP_REASON_SIGN_IN_FACT, SP_PROVIDER_PASSWORD, TRUE, AUTH },
    { SP_REASON_SIGN_IN_FACT, SP_PROVIDER_USER_NAME, TRUE, USER },
    { SP_REASON_SIGN_IN_FACT, SP_PROVIDER_SWITCH_ON, TRUE, SP_FIELDS_WHOLE },
    { SP_REASON_CLIENT_NOTE, 0, TRUE, SP_FIELDS_WHOLE },
  };
  g_auto(Case) one = { 0 };

  case_init (&one);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      SpReason reason = { .kind = vectors[i].kind, .key = vectors[i].key };

      one.advice.checked = vectors[i].checked;
      g_assert_cmpuint (sp_words_get_reason_fields (&reason, &one.advice), ==, vectors[i].fields);
    }
}

static void
test_sentences (void)
{
  g_auto(Case) one = { 0 };
  g_autofree char *server = NULL;
  g_autofree char *port = NULL;
  g_autofree char *auth = NULL;

  case_init (&one);
  one.advice.checked = TRUE;
  add (&one, SP_REASON_PROVED, "TLS 1.3");
  add (&one, SP_REASON_IMPLICIT_PREFERRED, NULL);
  add (&one, SP_REASON_SOURCE, "srv");
  add (&one, SP_REASON_AUTH, "PLAIN");
  add (&one, SP_REASON_AUTH, "PLAIN");
  server = say (&one, SP_FIELD_SERVER, NULL);
  port = say (&one, SP_FIELD_PORT, NULL);
  auth = say (&one, SP_FIELD_AUTH, NULL);
  g_assert_cmpstr (server, ==,
                   "The server answered with a valid certificate. "
                   "The domain names this server in its DNS records.");
  assert_contains (port, "has been preferred since RFC 8314");
  g_assert_null (strstr (port, "DNS"));
  g_assert_cmpstr (auth, ==,
                   "The server accepts this way to sign in (PLAIN), and Pigeon 3 supports it too.");
}

/* Where no reason was given, whoever named the server is one; the usual is called usual. */
static void
test_otherwise (void)
{
  g_auto(Case) one = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSite) site =
      sp_site_new_from_data (site_file, strlen (site_file), "example.site", NULL, &error);
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 993, SP_SECURITY_TLS);
  g_autofree char *unknown = NULL;
  g_autofree char *server = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *own = NULL;

  g_assert_no_error (error);
  case_init (&one);
  unknown = say (&one, SP_FIELD_SERVER, NULL);
  g_assert_cmpstr (unknown, ==, "");
  sp_service_add (one.service, endpoint, SP_SOURCE_USER);
  server = say (&one, SP_FIELD_SERVER, NULL);
  g_assert_cmpstr (server, ==, "You entered this server.");
  usual = say (&one, SP_FIELD_USER, NULL);
  g_assert_cmpstr (usual, ==, "The whole address is the usual user name.");
  own = say (&one, SP_FIELD_USER, site);
  g_assert_cmpstr (own, ==, "Example Mail specifies this form of user name.");
}

static void
test_nothing_advised (void)
{
  g_auto(Case) one = { 0 };

  case_init (&one);
  one.advice.available = FALSE;
  add (&one, SP_REASON_NOT_SAFE, NULL);
  for (guint field = 0; field < SP_N_FIELDS; field++)
    {
      g_autofree char *said = say (&one, field, NULL);

      g_assert_cmpstr (said, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/field-reasons/every-kind", test_every_kind);
  g_test_add_func ("/text/field-reasons/fields", test_fields);
  g_test_add_func ("/text/field-reasons/sentences", test_sentences);
  g_test_add_func ("/text/field-reasons/otherwise", test_otherwise);
  g_test_add_func ("/text/field-reasons/nothing-advised", test_nothing_advised);
  return g_test_run ();
}
