/* What must hold of the answer that any document gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "core/host.h"

/* No document may give more than an answer can take. */
#define MAX_OFFERS 40
#define MAX_DROPPED 20
#define MAX_NAME 60

const char *const fuzz_pieces[] = {
  "<clientConfig>",
  "</clientConfig>",
  "<emailProvider>",
  "</emailProvider>",
  "<domain>fuzz.example</domain>",
  "<incomingServer type='imap'>",
  "</incomingServer>",
  "<hostname>%EMAILDOMAIN%</hostname>",
  "<port>993</port>",
  "<socketType>TLS</socketType>",
  "<username>%EMAIL",
  "<authentication>plain</authentication>",
  "<documentation url='https://a/'/>",
  "<Protocol>",
  "</Protocol>",
  "<Action>redirectUrl</Action>",
  "<RedirectUrl>https://a/</RedirectUrl>",
  "<SSL/>",
  "<Encryption>TLS</Encryption>",
  "<Error><Message>a</Message></Error>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<?xml version='1.0' encoding='UTF-16'?>",
  "<?xml version='1.0' encoding='UTF-7'?>",
  "<?xml version='1.0' encoding='windows-1252'?>",
  "\xff\xfe",
  "\xef\xbb\xbf",
  "<!---->",
  "<?a?>",
  "&#65;",
  "a:b='c' ",
  "xmlns:a='b' ",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "&b;",
  "&#0;",
  "&#x202e;",
  "<a><b><c><d>",
  "<a/>",
  "{\"protocols\":",
  "\"imap\":{\"host\":\"a\"}",
  "\"submit\":{\"host\":\"a\"}",
  "\"authentication\":{\"password\":true}",
  "[[[[[[[[",
  "]]]]",
  "{",
  "}",
  "\"",
  "\\",
  "\\ud83d",
  "\\ude00",
  "/*",
  "'",
  ",",
  "1e999",
  "v=UAAC1;a=sha256;d=",
  ";",
  "=",
  NULL,
};

static void
assert_offer (const SpOffer *offer)
{
  const char *host = sp_endpoint_get_host (offer->endpoint);
  /* Read as what was received: an A-label that stands for nothing is kept. */
  g_autofree char *again = sp_host_read (host);

  g_assert_cmpstr (again, ==, host);
  g_assert_cmpuint (sp_endpoint_get_port (offer->endpoint), >, 0);
  fuzz_assert_safe (offer->user_name);
  g_assert_true (offer->user_name == NULL || *offer->user_name != '\0');
  g_assert_true (offer->authentication == NULL || offer->authentication[0] != NULL);
}

/**
 * fuzz_assert_answer:
 * @answer: the answer that a document gave
 *
 * Aborts where it has not ended, contradicts itself, or has anything that is not safe to show.
 */
void
fuzz_assert_answer (const SpAnswer *answer)
{
  g_assert_cmpint (answer->status, !=, SP_ANSWER_WAITING);
  g_assert_true ((answer->status == SP_ANSWER_FOUND) == (answer->offers->len > 0));
  g_assert_true ((answer->status == SP_ANSWER_FOUND) == (answer->reason == SP_ANSWER_REASON_NONE));
  g_assert_cmpuint (answer->offers->len, <=, MAX_OFFERS);
  g_assert_cmpuint (answer->dropped->len, <=, MAX_DROPPED);
  for (guint i = 0; i < answer->offers->len; i++)
    assert_offer (answer->offers->pdata[i]);
  for (guint i = 0; i < answer->dropped->len; i++)
    fuzz_assert_safe (answer->dropped->pdata[i]);
  fuzz_assert_safe (answer->detail);
  fuzz_assert_safe (answer->name);
  fuzz_assert_safe (answer->help);
  g_assert_true (answer->name == NULL || g_utf8_strlen (answer->name, -1) <= MAX_NAME);
  g_assert_true (answer->help == NULL || g_str_has_prefix (answer->help, "http"));
}
