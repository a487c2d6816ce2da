/* Which addresses and names lie inside: on this computer, in a private network, or nowhere that the internet leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "special-use.h"

#include <string.h>

#define IPV4_SIZE 4

/** Meaning: what a block of addresses is. From %EMBEDS on: an IPv4 address stands in it, at the byte that is left after taking
 * %EMBEDS away, and decides. */
typedef enum
{
  SPECIAL,
  GLOBAL, /* an exception within a wider block */
  EMBEDS,
} Meaning;

/** Block: one line of a registry. */
typedef struct
{
  guint8 prefix[16];
  guint bits;
  guint meaning; /* a Meaning, or %EMBEDS and an offset in bytes */
} Block;

/* The IANA IPv4 Special-Purpose Address Registry, where it says that a block is not globally reachable, with the deprecated relays of
 * 6to4 (RFC 7526), multicast (RFC 5771) and what is reserved with the broadcast address. The first block that matches decides. */
static const Block ipv4_blocks[] = {
  { { 0 }, 8, SPECIAL }, /* RFC 791 section 3.2 */
  { { 10 }, 8, SPECIAL }, /* RFC 1918 */
  { { 100, 64 }, 10, SPECIAL }, /* RFC 6598 */
  { { 127 }, 8, SPECIAL }, /* RFC 1122 section 3.2.1.3 */
  { { 169, 254 }, 16, SPECIAL }, /* RFC 3927 */
  { { 172, 16 }, 12, SPECIAL }, /* RFC 1918 */
  { { 192, 0, 0, 9 }, 32, GLOBAL }, /* RFC 7723 */
  { { 192, 0, 0, 10 }, 32, GLOBAL }, /* RFC 8155 */
  { { 192, 0, 0 }, 24, SPECIAL }, /* RFC 6890 section 2.1 */
  { { 192, 0, 2 }, 24, SPECIAL }, /* RFC 5737 */
  { { 192, 88, 99 }, 24, SPECIAL }, /* RFC 7526 */
  { { 192, 168 }, 16, SPECIAL }, /* RFC 1918 */
  { { 198, 18 }, 15, SPECIAL }, /* RFC 2544 */
  { { 198, 51, 100 }, 24, SPECIAL }, /* RFC 5737 */
  { { 203, 0, 113 }, 24, SPECIAL }, /* RFC 5737 */
  { { 224 }, 4, SPECIAL }, /* RFC 5771 */
  { { 240 }, 4, SPECIAL }, /* RFC 1112 section 4, RFC 919 */
};

/* The IANA IPv6 Special-Purpose Address Registry likewise, with the forms that stand for an IPv4 address, the deprecated site-local
 * addresses (RFC 3879) and multicast (RFC 4291). Unspecified and loopback are special as the IPv4-compatible forms of 0.0.0.0/8. */
static const Block ipv6_blocks[] = {
  { { 0 }, 96, EMBEDS + 12 }, /* RFC 4291 section 2.5.5.1 */
  { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96, EMBEDS + 12 }, /* RFC 4291 section 2.5.5.2 */
  { { 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96, EMBEDS + 12 }, /* RFC 2765 */
  { { 0, 0x64, 0xff, 0x9b }, 96, EMBEDS + 12 }, /* RFC 6052 */
  { { 0, 0x64, 0xff, 0x9b, 0, 1 }, 48, SPECIAL }, /* RFC 8215 */
  { { 0x01 }, 64, SPECIAL }, /* RFC 6666 */
  { { 0x01, 0, 0, 0, 0, 0, 0, 0x01 }, 64, SPECIAL }, /* RFC 9780 */
  { { 0x20, 0x01, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, 128, GLOBAL }, /* RFC 7723 */
  { { 0x20, 0x01, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2 }, 128, GLOBAL }, /* RFC 8155 */
  { { 0x20, 0x01, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3 }, 128, GLOBAL }, /* RFC 9665 */
  { { 0x20, 0x01, 0, 3 }, 32, GLOBAL }, /* RFC 7450 */
  { { 0x20, 0x01, 0, 4, 0x01, 0x12 }, 48, GLOBAL }, /* RFC 7535 */
  { { 0x20, 0x01, 0, 0x20 }, 28, GLOBAL }, /* RFC 7343 */
  { { 0x20, 0x01, 0, 0x30 }, 28, GLOBAL }, /* RFC 9374 */
  { { 0x20, 0x01 }, 23, SPECIAL }, /* RFC 2928; with Teredo, RFC 4380 */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32, SPECIAL }, /* RFC 3849 */
  { { 0x20, 0x02 }, 16, EMBEDS + 2 }, /* RFC 3056 */
  { { 0x3f, 0xff }, 20, SPECIAL }, /* RFC 9637 */
  { { 0x5f }, 16, SPECIAL }, /* RFC 9602 */
  { { 0xfc }, 7, SPECIAL }, /* RFC 4193 */
  { { 0xfe, 0x80 }, 10, SPECIAL }, /* RFC 4291 section 2.5.6 */
  { { 0xfe, 0xc0 }, 10, SPECIAL }, /* RFC 3879 */
  { { 0xff }, 8, SPECIAL }, /* RFC 4291 section 2.7 */
};

static gboolean
lies_in (const guint8 *bytes, const Block *block)
{
  guint whole = block->bits / 8;
  guint rest = block->bits % 8;

  return memcmp (bytes, block->prefix, whole) == 0 &&
         (rest == 0 || (bytes[whole] ^ block->prefix[whole]) >> (8 - rest) == 0);
}

static const Block *
find (const guint8 *bytes, const Block *blocks, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (lies_in (bytes, &blocks[i]))
      return &blocks[i];
  return NULL;
}

static gboolean
is_special_ipv4 (const guint8 *bytes)
{
  const Block *block = find (bytes, ipv4_blocks, G_N_ELEMENTS (ipv4_blocks));

  return block && block->meaning == SPECIAL;
}

/**
 * sp_special_use_address:
 * @address: an address
 *
 * Whether no public server can have this address: loopback, private, shared, link-local, multicast, unspecified, broadcast,
 * documentation and what else the IANA registries of special-purpose addresses (RFC 6890) list as not globally reachable. An IPv6
 * address that stands for an IPv4 address is what that is.
 *
 * Returns: whether @address is such an address
 */
gboolean
sp_special_use_address (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  const Block *block;

  if (g_inet_address_get_native_size (address) == IPV4_SIZE)
    return is_special_ipv4 (bytes);
  block = find (bytes, ipv6_blocks, G_N_ELEMENTS (ipv6_blocks));
  if (block == NULL || block->meaning == GLOBAL)
    return FALSE;
  return block->meaning == SPECIAL || is_special_ipv4 (bytes + (block->meaning - EMBEDS));
}

/**
 * sp_special_use_name:
 * @host: a host name, A-labels
 *
 * Whether a name is local by definition: `localhost` and what is below it (RFC 6761 section 6.3), `.local` (RFC 6762), `.internal`
 * (reserved by ICANN in 2024), `.home.arpa` (RFC 8375), and any name of one label. An address is no name.
 *
 * Returns: whether @host is such a name
 */
gboolean
sp_special_use_name (const char *host)
{
  static const char *const suffixes[] = { ".localhost", ".local", ".internal", ".home.arpa" };
  g_autofree char *dotted = g_ascii_strdown (host, -1);

  if (g_hostname_is_ip_address (host))
    return FALSE;
  if (g_str_has_suffix (dotted, "."))
    dotted[strlen (dotted) - 1] = '\0';
  if (*dotted != '\0' && strchr (dotted, '.') == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (dotted, suffixes[i]) || strcmp (dotted, suffixes[i] + 1) == 0)
      return TRUE;
  return FALSE;
}
