/* Tests what descriptions cost that are as large as they may be and made to be slow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalogue/client.h"
#include "catalogue/keyfile.h"
#include "catalogue/provider.h"
#include "catalogue/site.h"
#include "support/bounds.h"

#define CLIENT "[Client]\nId=x\nName=X\n"
#define PROVIDER "[Provider]\nId=x\nName=X\n"
#define SITE "[Site]\nId=x\nName=X\n"

/* Nothing that came from outside is worked on for longer. */
static const SpTestBounds bounds = { .turn_ms = 50, .cpu_ms = 50, .memory_kib = 64 * 1024 };

/** Case: how a file begins, and how it goes on until it is full. */
typedef struct
{
  const char *begin;
  const char *piece; /* “#” in it is a number that counts up, but for a comment */
} Case;

static const Case cases[] = {
  { "", "\n" },
  { "", "#\n" },
  { "", "[" },
  { "", "[]\n" },
  { "", "=\n" },
  { "", "\x80" },
  { CLIENT, "k=v\n" },
  { CLIENT, "k#=v\n" },
  { CLIENT, "k[l#]=v\n" },
  { CLIENT, "[g]\n" },
  { CLIENT, "[g#]\n" },
  { CLIENT, "[g#]\nk#=\\q\n" },
  { CLIENT, "Note#=n\n" },
  { CLIENT "Name[fr]=", "\\n" },
  { CLIENT "Name[fr]=", "\u202e" },
  { CLIENT "Platforms=", "a;" },
  { CLIENT "Platforms=", "\\q;" },
  { CLIENT "OAuth2=", "a;" },
  { CLIENT "OAuth2=", "A;" },
  { CLIENT "OAuth2=", "any;" },
  { CLIENT "Era=", "e" },
  { CLIENT "OAuth2AsOf=", "2026-" },
  { CLIENT "[IMAP]\nAuthLabels=", "password=P;" },
  { CLIENT "[IMAP]\nAuthLabels=", "a;" },
  { CLIENT "[IMAP]\nAuthLabels[fr]=", "ntlm=N;" },
  { CLIENT "[IMAP]\nLabelOrder=", "@none;" },
  { CLIENT "[IMAP]\n", "NoteStartTls#=n\n" },
  { SITE "Domains=", "a.example;" },
  { SITE "Domains=", "*.a.example;" },
  { SITE "Domains=", "\u00fc.example;" },
  { SITE "Domains=", "xn--a;" },
  { SITE "Domains=", "!;" },
  { SITE "UserName=", "%EMAILADDRESS%" },
  { SITE "UserName=", "%" },
  { SITE "HelpUrl=https://h/", "a" },
  { SITE "HelpUrl=https://", "[" },
  { SITE "CaFile=", "a/" },
  { SITE "[IMAP]\nAuthentication=", "OAuth2;" },
  { SITE "[IMAP]\nAuthentication=", "a;" },
  { SITE "[IMAP]\nHost=", "a." },
  { SITE "[IMAP]\nTlsPort=", "1" },
  { SITE, "[Advice c#]\nIMAP=993 tls\n" },
  { SITE, "[Advice c#]\nIMAP=993\n" },
  { SITE "[Advice c]\nIMAP=993 tls", ";" },
  { PROVIDER, "[IMAP d#.example]\nHost=h.example\nTlsPort=993\n" },
  { PROVIDER, "[IMAP d #]\nHost=h.example\nTlsPort=993\n" },
  { PROVIDER, "[IMAP]\nHost=h.example\n" },
  { PROVIDER "MxSuffixes=", "a#.example;" },
  { PROVIDER "MxSuffixes=", "!;" },
  { PROVIDER "[IMAP]\nTlsPort=1\nHost=", "h#.example;" },
  { PROVIDER "[IMAP]\nTlsPort=1\nHost=", "!;" },
  { PROVIDER "[SignIn]\n", "Note#=n\n" },
  { PROVIDER "[SignIn]\nSwitchOnFirstSource=s\nSwitchOnFirst=", "imap;" },
  { PROVIDER "[SignIn]\nPasswordSource=s\nPassword=until ", "2" },
};

static char *
fill (const Case *given)
{
  GString *text = g_string_sized_new (SP_KEYFILE_MAX + 1);
  g_auto(GStrv) parts = g_strsplit (given->piece, "#", -1);

  g_string_append (text, given->begin);
  for (guint i = 1; text->len < SP_KEYFILE_MAX; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *next =
          given->piece[0] == '#' ? g_strdup (given->piece) : g_strjoinv (number, parts);

      g_string_append (text, next);
    }
  g_string_truncate (text, SP_KEYFILE_MAX);
  return g_string_free (text, FALSE);
}

static void
test_client (gconstpointer data)
{
  const Case *given = data;
  static const char *const languages[] = { "fr", NULL };
  g_autofree char *text = fill (given);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) client = NULL;
  SpTestWatch *watch = sp_test_watch_start ();

  client = sp_client_new_from_data (text, SP_KEYFILE_MAX, "large.client", languages, &error);
  sp_test_watch_stop (watch, &bounds);
  g_assert_true ((client == NULL) == (error != NULL));
}

static void
test_site (gconstpointer data)
{
  const Case *given = data;
  g_autofree char *text = fill (given);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSite) site = NULL;
  SpTestWatch *watch = sp_test_watch_start ();

  site = sp_site_new_from_data (text, SP_KEYFILE_MAX, "large.site", NULL, &error);
  sp_test_watch_stop (watch, &bounds);
  g_assert_true ((site == NULL) == (error != NULL));
}

static void
test_provider (gconstpointer data)
{
  const Case *given = data;
  g_autofree char *text = fill (given);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpProvider) provider = NULL;
  SpTestWatch *watch = sp_test_watch_start ();

  provider = sp_provider_new_from_data (text, SP_KEYFILE_MAX, "large.provider", NULL, &error);
  sp_test_watch_stop (watch, &bounds);
  g_assert_true ((provider == NULL) == (error != NULL));
}

/* Adds a test for every case that begins like the file, and for those that are no file at all. */
static void
add (const char *kind, const char *begin, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalogue/large/%s/%u", kind, i);

      if (cases[i].begin[0] == '\0' || g_str_has_prefix (cases[i].begin, begin))
        g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("client", CLIENT, test_client);
  add ("site", SITE, test_site);
  add ("provider", PROVIDER, test_provider);
  return g_test_run ();
}
