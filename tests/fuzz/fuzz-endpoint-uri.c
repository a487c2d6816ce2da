/* Gives arbitrary text to what reads the address of a server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "core/endpoint.h"

const char *const fuzz_pieces[] = {
  "imaps://", "imap://", "pop3s://", "smtps://", "sieve://", "submissions://",
  "://",      "[::1]",   ":993",     ":0",       ":65536",   ":",
  "/",        "?",       "#",        "@",        "%",        "example",
  ".test",    "。",      "\u200b",   "\ufeff",   "bücher",   "xn--",
  "[",        "]",       "fe80::1%", NULL,
};

/* What is understood is written in one way, which is understood the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (text, &error);
  g_autoptr(SpEndpoint) again = NULL;

  g_assert_true ((endpoint == NULL) == (error != NULL));
  if (error)
    fuzz_assert_safe (error->message);
  if (endpoint == NULL)
    return 0;
  g_assert_true (g_str_is_ascii (sp_endpoint_get_uri (endpoint)));
  g_assert_cmpuint (sp_endpoint_get_port (endpoint), >, 0);
  again = sp_endpoint_new_from_uri (sp_endpoint_get_uri (endpoint), NULL);
  g_assert_nonnull (again);
  g_assert_true (sp_endpoint_equal (endpoint, again));
  return 0;
}
