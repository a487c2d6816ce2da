/* Tests of the sentences about signing in to a provider.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/words-sign-in.h"
#include "text/words.h"

#define PLACE " Where to find it: “Settings ▸ Passwords”."

static SpProvider *
make_provider (const char *facts)
{
  g_autofree char *data =
      g_strconcat ("[Provider]\nId=post\nName=Post\n[SignIn]\n", facts, "\n", NULL);
  g_autoptr(GError) error = NULL;
  SpProvider *provider =
      sp_provider_new_from_data (data, strlen (data), "post.provider", NULL, &error);

  g_assert_no_error (error);
  return provider;
}

static SpClient *
make_client (const char *oauth2)
{
  g_autofree char *program = g_strconcat ("[Client]\nId=pigeon\nName=Pigeon 3\nOAuth2=", oauth2,
                                          "\n[IMAP]\nImplicitLabel=SSL\n", NULL);
  g_autoptr(GError) error = NULL;
  SpClient *client =
      sp_client_new_from_data (program, strlen (program), "pigeon.client", NULL, &error);

  g_assert_no_error (error);
  return client;
}

static const struct
{
  const char *facts;
  SpProviderKey key;
  const char *sentence;
} vectors[] = {
  { "Password=works\nPasswordSource=help page\nPasswordAsOf=2025-01", SP_PROVIDER_PASSWORD,
    "Post accepts the account password in mail programs. Source: help page, 2025-01." },
  { "Password=refused\nPasswordSource=help page", SP_PROVIDER_PASSWORD,
    "Post does not accept the account password in mail programs. Source: help page, undated." },
  { "Password=until 2026-12-31\nPasswordSource=notice\nPasswordAsOf=2026-01-27",
    SP_PROVIDER_PASSWORD,
    "Post accepts the account password for IMAP only until 2026-12-31. Source: notice, "
    "2026-01-27." },
  { "Password=unknown", SP_PROVIDER_PASSWORD,
    "It is not known whether Post accepts the account password in mail programs; ask the "
    "provider." },
  { "OAuth2=required\nOAuth2Source=list\nOAuth2AsOf=2025", SP_PROVIDER_OAUTH2,
    "Post requires its own sign-in page (OAuth2), which the mail program opens in a window. "
    "Source: "
    "list, 2025." },
  { "OAuth2=no\nOAuth2Source=general knowledge, unverified\nOAuth2AsOf=2026-11-23",
    SP_PROVIDER_OAUTH2,
    "Post has no sign-in page (OAuth2) for mail programs. Source: general knowledge, unverified, "
    "2026-11-23." },
  { "AppPassword=with-second-factor\nAppPasswordSource=list\nAppPasswordWhere=Settings ▸ Passwords",
    SP_PROVIDER_APP_PASSWORD,
    "If two-step verification is switched on, Post asks for an app password, which you create "
    "there first." PLACE " Source: list, undated." },
  { "AppPassword=no\nAppPasswordSource=list\nAppPasswordWhere=nowhere", SP_PROVIDER_APP_PASSWORD,
    "Post has no app passwords that still work. Source: list, undated." },
  { "SwitchOnFirst=imap;pop3\nSwitchOnFirstSource=list\nSwitchOnFirstAsOf=2024",
    SP_PROVIDER_SWITCH_ON,
    "Switch on access for mail programs (IMAP) at Post first. Source: list, 2024." },
  { "UserName=%EMAILLOCALPART%\nUserNameSource=list\nUserNameAsOf=2024", SP_PROVIDER_USER_NAME,
    "At Post, the user name is the part of the address before the @. Source: list, 2024." },
  { "UserName=%EMAILADDRESS%\nUserNameSource=list\nUserNameAsOf=2024", SP_PROVIDER_USER_NAME,
    "At Post, the user name is the whole address. Source: list, 2024." },
  { "UserName=x-%EMAILLOCALPART%\nUserNameSource=list\nUserNameAsOf=2024", SP_PROVIDER_USER_NAME,
    "Post has its own form of user name. Source: list, 2024." },
  { "MailPrograms=no\nMailProgramsSource=list\nMailProgramsAsOf=2021", SP_PROVIDER_MAIL_PROGRAMS,
    "Post does not offer IMAP, POP or SMTP and works only with its own programs. Source: list, "
    "2021." },
};

static void
test_facts (void)
{
  SpAdvice advice = { .protocol = SP_PROTOCOL_IMAP };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpProvider) provider = make_provider (vectors[i].facts);
      g_autoptr(SpReason) reason =
          sp_reason_new_about (SP_REASON_SIGN_IN_FACT, provider, vectors[i].key);
      g_autofree char *said = sp_words_reason (reason, &advice);

      g_assert_cmpstr (said, ==, vectors[i].sentence);
    }
}

/* Whatever a file may say has a sentence. */
static void
test_every_value (void)
{
  static const char *const lines[] = {
    "Password=unknown;works;refused;until 2026-12-31",
    "OAuth2=unknown;required;offered;no",
    "AppPassword=unknown;required;offered;with-second-factor;doubtful;no",
    "SecondFactorFirst=unknown;yes;no",
    "SwitchOnFirst=unknown;imap;organisation;no",
    "UserName=unknown;%EMAILADDRESS%",
    "MailPrograms=unknown;yes;no",
  };
  SpAdvice advice = { .protocol = SP_PROTOCOL_SMTP };

  for (guint key = 0; key < G_N_ELEMENTS (lines); key++)
    {
      g_auto(GStrv) parts = g_strsplit (lines[key], "=", 2);
      g_auto(GStrv) values = g_strsplit (parts[1], ";", -1);

      for (guint i = 0; values[i]; i++)
        {
          g_autofree char *facts =
              g_strdup_printf ("%s=%s\n%sSource=list\n", parts[0], values[i], parts[0]);
          g_autoptr(SpProvider) provider = make_provider (facts);
          g_autoptr(SpReason) reason = sp_reason_new_about (SP_REASON_SIGN_IN_FACT, provider, key);
          g_autofree char *said = sp_words_reason (reason, &advice);

          assert_sentence (said);
          assert_contains (said, "Post");
        }
    }
}

static void
test_reasons (void)
{
  g_autoptr(SpClient) client = make_client ("none");
  g_autoptr(SpProvider) provider =
      make_provider ("Password=until 2026-12-31\nPasswordSource=list\n"
                     "AppPassword=offered\nAppPasswordSource=list\n"
                     "AppPasswordWhere=Settings ▸ Passwords\n");
  SpAdvice advice = { .client = client, .protocol = SP_PROTOCOL_IMAP };

  for (int kind = SP_REASON_PROVIDER; kind <= SP_REASON_PROVIDER_NOTE; kind++)
    {
      SpReason bare = { .kind = kind };
      SpReason full = { .kind = kind, .provider = provider, .detail = (char *) "A note." };
      g_autofree char *without = sp_words_reason (&bare, &advice);
      g_autofree char *with = NULL;

      full.key =
          kind == SP_REASON_APP_PASSWORD_FIRST ? SP_PROVIDER_APP_PASSWORD : SP_PROVIDER_PASSWORD;
      with = sp_words_reason (&full, &advice);
      assert_words (without);
      assert_sentence (with);
      if (kind == SP_REASON_APP_PASSWORD_FIRST)
        g_assert_cmpstr (with, ==,
                         "Create an app password at Post first and enter it instead of the account "
                         "password." PLACE " Source: list, undated.");
      if (kind == SP_REASON_CLIENT_CANNOT_SIGN_IN)
        g_assert_cmpstr (with, ==,
                         "Pigeon 3 cannot sign in to Post, which no longer accepts a password.");
    }
}

/* Where another protocol would do, the sentence is about this one alone. */
static void
test_one_protocol (void)
{
  static const struct
  {
    SpReasonKind kind;
    const char *oauth2;
    const char *sentence;
  } cases[] = {
    { SP_REASON_OAUTH2_CLIENT_LACKS, "none", "Pigeon 3 cannot open the sign-in page of Post." },
    { SP_REASON_OAUTH2_CLIENT_LACKS, "post;",
      "With POP, Pigeon 3 cannot open the sign-in page of Post." },
    { SP_REASON_CLIENT_CANNOT_SIGN_IN, "none",
      "Pigeon 3 cannot sign in to Post, which no longer accepts a password." },
    { SP_REASON_CLIENT_CANNOT_SIGN_IN, "post;",
      "With POP, Pigeon 3 cannot sign in to Post, which no longer accepts a password." },
    { SP_REASON_OAUTH2_CLIENT_LACKS,
      "post;\nOAuth2Hosts=imap.post.example;\n[POP3]\nAuthLabels=oauth2=OAuth2;",
      "Pigeon 3 opens the sign-in page only for the servers on its built-in list, and this one is "
      "not "
      "on it." },
    { SP_REASON_CLIENT_CANNOT_SIGN_IN,
      "post;\nOAuth2Hosts=imap.post.example;\n[POP3]\nAuthLabels=oauth2=OAuth2;",
      "Pigeon 3 opens the sign-in page only for the servers on its built-in list, and this one is "
      "not "
      "on it; Post no longer accepts a password." },
  };
  g_autoptr(SpProvider) provider = make_provider ("OAuth2=required\nOAuth2Source=list\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpClient) client = make_client (cases[i].oauth2);
      g_autoptr(SpReason) reason =
          sp_reason_new_about (cases[i].kind, provider, SP_PROVIDER_OAUTH2);
      SpAdvice advice = { .client = client, .protocol = SP_PROTOCOL_POP3 };
      g_autofree char *said = sp_words_reason (reason, &advice);

      g_assert_cmpstr (said, ==, cases[i].sentence);
    }
}

static char *
say_before (const SpProvider *provider, int year)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (year, 6, 1, 0, 0, 0);
  g_auto(GStrv) said = sp_words_before_sign_in (provider, now);

  for (guint i = 0; said[i]; i++)
    assert_sentence (said[i]);
  return g_strjoinv ("|", said);
}

/* In the order in which things are done, and only what is worth saying. */
static void
test_before (void)
{
  g_autoptr(SpProvider) provider = make_provider (
      "Password=refused\nPasswordSource=a\nOAuth2=no\nOAuth2Source=a\n"
      "AppPassword=required\nAppPasswordSource=a\nSecondFactorFirst=yes\n"
      "SecondFactorFirstSource=a\nSwitchOnFirst=imap;pop3\nSwitchOnFirstSource=a\n"
      "UserName=%EMAILADDRESS%\nUserNameSource=a\nNote1=Last.\n"
      "[SignIn SMTP]\nPassword=until 2026-12-31\nPasswordSource=b\nNote1=Very last.");
  g_autoptr(SpProvider) closed = make_provider ("MailPrograms=no\nMailProgramsSource=a");
  g_autofree char *before = say_before (provider, 2026);
  g_autofree char *after = say_before (provider, 2027);
  g_autofree char *nothing = say_before (closed, 2026);

  g_assert_cmpstr (
      before, ==,
      "Switch on access for mail programs (IMAP, POP) at Post first. Source: a, undated.|Post does "
      "not accept the account password in mail programs. Source: a, undated.|SMTP: Post accepts "
      "the account password for SMTP only until 2026-12-31. Source: b, undated.|Switch on two-step "
      "verification at Post before you create an app password. Source: a, undated.|Post asks for "
      "an app password: create it there first and enter it instead of the account password. "
      "Source: a, undated.|Last.|Very last.");
  assert_contains (after, "SMTP: Post accepted the account password for SMTP only until");
  g_assert_cmpstr (nothing, ==,
                   "Post does not offer IMAP, POP or SMTP and works only with its own programs. "
                   "Source: a, undated.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sign-in/facts", test_facts);
  g_test_add_func ("/text/sign-in/every-value", test_every_value);
  g_test_add_func ("/text/sign-in/reasons", test_reasons);
  g_test_add_func ("/text/sign-in/one-protocol", test_one_protocol);
  g_test_add_func ("/text/sign-in/before", test_before);
  return g_test_run ();
}
