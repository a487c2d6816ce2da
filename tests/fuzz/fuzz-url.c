/* Fuzz entry point of web addresses: those that redirects lead to, and those that people are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "core/host.h"
#include "core/web-address.h"
#include "discover/fetch-url.h"

const char *const fuzz_pieces[] = {
  "https://",  "http://",     "//",        "/",         "\\",     "@",
  ":",         ":443",        ":80",       ":22",       "?",      "#",
  "%40",       "%2f",         "%0d%0a",    "[::1]",     "[",      "]",
  "127.0.0.1", "0x7f",        "localhost", "a.example", ".",      "..",
  "。",        "⁄",           "＠",        "xn--",      "\u202E", "\u200B",
  "ann:pw@",   ";=",          " ",         "\t",        "ü",      "[fe80::1%25eth0]",
  "file:///",  "javascript:", NULL,
};

/* A request line has its own blanks, and ends with a control character (RFC 9112 section 3). */
static void
check_one_word (const char *text)
{
  for (const char *p = text; p && *p; p++)
    g_assert_true ((guchar) *p > ' ' && *p != 0x7f);
}

static void
check_shown (const char *url)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *host = NULL;

  if (!sp_web_address_is_plain (url))
    return;
  fuzz_assert_safe (url);
  g_assert_null (strpbrk (url, "\\ "));
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_assert_nonnull (uri);
  g_assert_null (g_uri_get_userinfo (uri));
  host = sp_host_read (g_uri_get_host (uri));
  g_assert_nonnull (host);
}

/* GUri leaves out the port that a scheme has anyway. */
static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port != -1)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? SP_FETCH_HTTPS_PORT : 80;
}

/* What is fetched is one address: nobody reads it back as another. */
static void
check_clean (GUri *uri)
{
  g_autoptr(GUri) clean = sp_fetch_url_clean (uri, SP_FETCH_HTTPS_PORT, SP_FETCH_HTTP_PORT);
  g_autofree char *text = g_uri_to_string (clean);
  g_autoptr(GUri) again = sp_fetch_url_read (NULL, text, NULL);
  g_autofree char *host = sp_host_read (g_uri_get_host (clean));

  g_assert_null (g_uri_get_userinfo (clean));
  g_assert_null (g_uri_get_fragment (clean));
  g_assert_cmpstr (g_uri_get_host (clean), ==, host);
  g_assert_true (sp_fetch_url_is_allowed (clean, TRUE));
  g_assert_cmpint (sp_fetch_url_has_web_port (clean), ==, sp_fetch_url_has_web_port (uri));
  g_assert_cmpint (sp_fetch_url_is_inside (clean), ==, sp_fetch_url_is_inside (uri));
  check_one_word (g_uri_get_path (clean));
  check_one_word (g_uri_get_query (clean));
  g_assert_nonnull (again);
  g_assert_cmpstr (g_uri_get_host (again), ==, host);
  g_assert_cmpint (get_port (again), ==, get_port (clean));
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: an address
 * @size: how many bytes
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *url = g_strndup ((const char *) data, size);
  g_autoptr(GUri) base = g_uri_parse ("https://a.example/b/c", G_URI_FLAGS_ENCODED, NULL);
  g_autoptr(GUri) uri = sp_fetch_url_read (base, url, NULL);

  check_shown (url);
  if (uri && sp_fetch_url_is_allowed (uri, TRUE))
    check_clean (uri);
  return 0;
}
