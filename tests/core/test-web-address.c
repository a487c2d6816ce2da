/* Tests which addresses of web pages may be shown: those in which nothing is hidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/web-address.h"

static const char *const plain[] = {
  "https://help.example.edu/mail", "http://help.example.edu",
  "https://HELP.example.edu/",     "https://help.example.edu:8443/a?b=c&d=%40#e",
  "https://example.org/@ann",      "https://example.org/über",
  "https://bücher.example/",       "https://xn--bcher-kva.example/",
  "https://[2001:db8::1]/",        "https://192.0.2.1/",
};

static const char *const hiding[] = {
  "",
  "help.example.edu",
  "/mail",
  "ftp://help.example.edu/",
  "javascript:alert(1)",
  "https://",
  "https:///mail",
  "https://:443/",
  "https://login.microsoft.com@evil.test/",
  "https://login.microsoft.com:443@evil.test/",
  "https://@evil.test/",
  "https://login.microsoft.com%40evil.test/",
  "https://login%2emicrosoft.com/",
  "https://login.microsoft.com\\@evil.test/",
  "https://evil.test\\.login.microsoft.com/",
  "https://login.microsoft.com\t.evil.test/",
  "https://login.microsoft.com\n.evil.test/",
  "https://login.microsoft.com .evil.test/",
  "https://login.microsoft.com⁄x.evil.test/",
  "https://login.microsoft.com＠evil.test/",
  "https://login。microsoft。com.evil.test/",
  "https://ｌogin.microsoft.com/",
  "https://аpple.com/",
  "https://evil.test/\u202Egro.elpmaxe",
  "https://evil.test/\u200B",
  "https://evil.test:0/",
  "https://evil.test:70000/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://evil.0x1/",
  "https://127.1/",
  "https://[::1/",
};

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_true (sp_web_address_is_plain (plain[i]));
    }
}

static void
test_hiding (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hiding); i++)
    {
      g_test_message ("%s", hiding[i]);
      g_assert_false (sp_web_address_is_plain (hiding[i]));
    }
}

static void
test_length (void)
{
  g_autofree char *tail = g_strnfill (1000, 'a');
  g_autofree char *url = g_strconcat ("https://example.org/", tail, NULL);

  g_assert_false (sp_web_address_is_plain (url));
  url[1000] = '\0';
  g_assert_true (sp_web_address_is_plain (url));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/web-address/plain", test_plain);
  g_test_add_func ("/core/web-address/hiding", test_hiding);
  g_test_add_func ("/core/web-address/length", test_length);
  return g_test_run ();
}
