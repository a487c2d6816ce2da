/* What must hold of every description that is read, and of every one that is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-keyfile.h"

#include <string.h>

#include "catalogue/keyfile.h"

const char *const fuzz_keyfile_languages[] = { "fr", "de", NULL };

const char *const fuzz_pieces[] = {
  "[Client]\n",
  "[Site]\n",
  "[Provider]\n",
  "[IMAP]\n",
  "[POP3]\n",
  "[SMTP]\n",
  "[Sieve]\n",
  "[IMAP a.example]\n",
  "[SignIn]\n",
  "[SignIn SMTP]\n",
  "[Advice a]\n",
  "Id=a\n",
  "Name=A\n",
  "Name[fr]=B\n",
  "Platforms=Linux;iOS;\n",
  "Era=legacy\n",
  "TlsMax=1.2\n",
  "OAuth2=any;\n",
  "OAuth2AsOf=2026-11-23\n",
  "AuthLabels=password=P;oauth2=O;\n",
  "AuthLabels[fr]=password=P;\n",
  "LabelOrder=@none;@implicit;\n",
  "ImplicitLabel=I\n",
  "StartTlsLabel=S\n",
  "ImplicitState=ticked\n",
  "Note1=n\n",
  "NoteStartTls1=n\n",
  "Domains=a.example;*.b.example;\n",
  "MxSuffixes=a.example;\n",
  "Host=h.example\n",
  "TlsPort=993\n",
  "StartTlsPort=65535\n",
  "IMAP=993 tls; L\n",
  "SMTP[fr]=587 starttls; L\n",
  "Authentication=OAuth2;\n",
  "UserName=%EMAILADDRESS%\n",
  "UserNameSource=s\n",
  "CaFile=../ca.pem\n",
  "HelpUrl=https://a/\n",
  "Policy=guide-2007\n",
  "Password=until 2026-11-23\n",
  "PasswordSource=s\n",
  "PasswordAsOf=2026-11\n",
  "SwitchOnFirst=imap;pop3\n",
  "SwitchOnFirstSource=s\n",
  "\\s",
  "\\q",
  "\\;",
  "=",
  ";",
  "[",
  "]",
  "[fr]",
  "#",
  "%",
  "\n",
  "\r\n",
  "\x01",
  "\xff",
  "\u202e",
  "\u00fc",
  "xn--",
  NULL,
};

/* Whether the mistake stands in the file: what is missing as a whole, or too much, has no line. */
static gboolean
has_line (const GError *error)
{
  return error->code == SP_CATALOGUE_ERROR_SYNTAX || error->code == SP_CATALOGUE_ERROR_ENCODING ||
         error->code == SP_CATALOGUE_ERROR_VALUE;
}

/**
 * fuzz_assert_refusal:
 * @read: what was read, %NULL where the file was refused
 * @error: (nullable): why
 *
 * Aborts where there is not exactly one of the two, or where the reason is not safe to show or names no line.
 */
void
fuzz_assert_refusal (gconstpointer read, const GError *error)
{
  g_assert_true ((read == NULL) == (error != NULL));
  if (error == NULL)
    return;
  g_assert_true (error->domain == SP_CATALOGUE_ERROR);
  fuzz_assert_safe (error->message);
  if (has_line (error) && !g_str_has_prefix (error->message, "line "))
    g_error ("%s", error->message);
  if (has_line (error))
    g_assert_true (g_str_has_prefix (error->message, "line ") && error->message[5] >= '1' &&
                   error->message[5] <= '9');
}

/**
 * fuzz_assert_all_safe:
 * @list: (nullable): texts that will be shown
 *
 * Aborts where one is empty or not safe to show.
 */
void
fuzz_assert_all_safe (const char *const *list)
{
  for (guint i = 0; list && list[i]; i++)
    {
      g_assert_true (list[i][0] != '\0');
      fuzz_assert_safe (list[i]);
    }
}
