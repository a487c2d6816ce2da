/* Tests which addresses and names count as inside, by the registries of IANA, at the edges of every block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/special-use.h"

typedef struct
{
  const char *typed;
  gboolean special;
} Vector;

static const Vector ipv4[] = {
  { "0.0.0.0", TRUE },          { "0.255.255.255", TRUE },    { "1.0.0.0", FALSE },
  { "9.255.255.255", FALSE },   { "10.0.0.0", TRUE },         { "10.255.255.255", TRUE },
  { "11.0.0.0", FALSE },        { "100.63.255.255", FALSE },  { "100.64.0.0", TRUE },
  { "100.127.255.255", TRUE },  { "100.128.0.0", FALSE },     { "126.255.255.255", FALSE },
  { "127.0.0.0", TRUE },        { "127.0.0.1", TRUE },        { "127.255.255.255", TRUE },
  { "128.0.0.0", FALSE },       { "169.253.255.255", FALSE }, { "169.254.0.0", TRUE },
  { "169.254.169.254", TRUE },  { "169.255.0.0", FALSE },     { "172.15.255.255", FALSE },
  { "172.16.0.0", TRUE },       { "172.31.255.255", TRUE },   { "172.32.0.0", FALSE },
  { "191.255.255.255", FALSE }, { "192.0.0.0", TRUE },        { "192.0.0.8", TRUE },
  { "192.0.0.9", FALSE },       { "192.0.0.10", FALSE },      { "192.0.0.11", TRUE },
  { "192.0.0.170", TRUE },      { "192.0.0.255", TRUE },      { "192.0.1.0", FALSE },
  { "192.0.2.0", TRUE },        { "192.0.2.255", TRUE },      { "192.0.3.0", FALSE },
  { "192.31.196.1", FALSE },    { "192.52.193.1", FALSE },    { "192.88.98.255", FALSE },
  { "192.88.99.1", TRUE },      { "192.88.100.0", FALSE },    { "192.167.255.255", FALSE },
  { "192.168.0.0", TRUE },      { "192.168.255.255", TRUE },  { "192.169.0.0", FALSE },
  { "192.175.48.1", FALSE },    { "198.17.255.255", FALSE },  { "198.18.0.0", TRUE },
  { "198.19.255.255", TRUE },   { "198.20.0.0", FALSE },      { "198.51.99.255", FALSE },
  { "198.51.100.0", TRUE },     { "198.51.101.0", FALSE },    { "203.0.112.255", FALSE },
  { "203.0.113.0", TRUE },      { "203.0.114.0", FALSE },     { "223.255.255.255", FALSE },
  { "224.0.0.0", TRUE },        { "239.255.255.255", TRUE },  { "240.0.0.0", TRUE },
  { "255.255.255.255", TRUE },
};

static const Vector ipv6[] = {
  { "::", TRUE },
  { "::1", TRUE },
  { "::127.0.0.1", TRUE },
  { "::8.8.8.8", FALSE },
  { "::ffff:127.0.0.1", TRUE },
  { "::ffff:192.168.1.1", TRUE },
  { "::ffff:8.8.8.8", FALSE },
  { "::ffff:0:127.0.0.1", TRUE },
  { "::ffff:0:8.8.8.8", FALSE },
  { "64:ff9b::7f00:1", TRUE },
  { "64:ff9b::169.254.169.254", TRUE },
  { "64:ff9b::8.8.8.8", FALSE },
  { "64:ff9b:1::8.8.8.8", TRUE },
  { "64:ff9b:1:ffff::", TRUE },
  { "64:ff9b:2::", FALSE },
  { "100::", TRUE },
  { "100::ffff:ffff:ffff:ffff", TRUE },
  { "100:0:0:1::", TRUE },
  { "100:0:0:2::", FALSE },
  { "2001::", TRUE },
  { "2001:0:808:808::f7f7:f7f7", TRUE },
  { "2001:1::", TRUE },
  { "2001:1::1", FALSE },
  { "2001:1::2", FALSE },
  { "2001:1::3", FALSE },
  { "2001:1::4", TRUE },
  { "2001:2::", TRUE },
  { "2001:3::1", FALSE },
  { "2001:4:111::1", TRUE },
  { "2001:4:112::1", FALSE },
  { "2001:4:113::1", TRUE },
  { "2001:10::1", TRUE },
  { "2001:1f:ffff::1", TRUE },
  { "2001:20::1", FALSE },
  { "2001:2f:ffff::1", FALSE },
  { "2001:30::1", FALSE },
  { "2001:3f:ffff::1", FALSE },
  { "2001:40::1", TRUE },
  { "2001:1ff:ffff::1", TRUE },
  { "2001:200::1", FALSE },
  { "2001:db7:ffff::1", FALSE },
  { "2001:db8::", TRUE },
  { "2001:db8:ffff::1", TRUE },
  { "2001:db9::", FALSE },
  { "2002:7f00:1::1", TRUE },
  { "2002:c0a8:101::1", TRUE },
  { "2002:808:808::1", FALSE },
  { "2606:4700::1111", FALSE },
  { "2620:4f:8000::1", FALSE },
  { "2a01:4f8::1", FALSE },
  { "3ffe:ffff::", FALSE },
  { "3fff::", TRUE },
  { "3fff:fff:ffff::", TRUE },
  { "3fff:1000::", FALSE },
  { "5f00::1", TRUE },
  { "5f01::1", FALSE },
  { "fbff::1", FALSE },
  { "fc00::", TRUE },
  { "fdff:ffff::1", TRUE },
  { "fe00::1", FALSE },
  { "fe80::1", TRUE },
  { "febf::1", TRUE },
  { "fec0::1", TRUE },
  { "feff::1", TRUE },
  { "ff02::1", TRUE },
  { "ffff::1", TRUE },
};

static const Vector names[] = {
  { "localhost", TRUE },
  { "mail.localhost", TRUE },
  { "LOCALHOST.", TRUE },
  { "printer.local", TRUE },
  { "Printer.LOCAL.", TRUE },
  { "local", TRUE },
  { "mail.corp.internal", TRUE },
  { "mail.home.arpa", TRUE },
  { "home.arpa", TRUE },
  { "mail", TRUE },
  { "com.", TRUE },
  { "1.0.0.127.in-addr.arpa", FALSE },
  { "nothome.arpa", FALSE },
  { "example.org", FALSE },
  { "mylocal.org", FALSE },
  { "notlocalhost.org", FALSE },
  { "localhost.example.org", FALSE },
  { "mail.test", FALSE },
  { "mail.example", FALSE },
  { "mail.invalid", FALSE },
  { "xn--exmple-cua.org", FALSE },
  { "127.0.0.1", FALSE },
  { "::1", FALSE },
  { "", FALSE },
  { ".", FALSE },
};

static void
assert_addresses (const Vector *vectors, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(GInetAddress) address = g_inet_address_new_from_string (vectors[i].typed);

      g_test_message ("%s", vectors[i].typed);
      g_assert_nonnull (address);
      g_assert_cmpint (sp_special_use_address (address), ==, vectors[i].special);
    }
}

static void
test_ipv4 (void)
{
  assert_addresses (ipv4, G_N_ELEMENTS (ipv4));
}

static void
test_ipv6 (void)
{
  assert_addresses (ipv6, G_N_ELEMENTS (ipv6));
}

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].typed);
      g_assert_cmpint (sp_special_use_name (names[i].typed), ==, names[i].special);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/special-use/ipv4", test_ipv4);
  g_test_add_func ("/special-use/ipv6", test_ipv6);
  g_test_add_func ("/special-use/names", test_names);
  return g_test_run ();
}
