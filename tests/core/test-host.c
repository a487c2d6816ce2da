/* Tests names of hosts: what is typed, what is received, and what is shown of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/account.h"
#include "core/host.h"
#include "core/idna.h"
#include "core/input-error.h"
#include "core/typed-text.h"
#include "support/bounds.h"

#define LONG_INPUT (64 * 1024)
#define RANDOM_LABELS 20000

typedef struct
{
  const char *typed;
  const char *host; /* (nullable) %NULL: an error of kind @code */
  int code;
} Typed;

static const Typed typed[] = {
  /* IDNA 2008: letters that IDNA 2003 replaced */
  { "straße.de", "xn--strae-oqa.de", 0 },
  { "STRASSE.de", "strasse.de", 0 },
  { "fußball.test", "xn--fuball-cta.test", 0 },
  { "FUẞBALL.test", "xn--fuball-cta.test", 0 },
  { "βόλος.test", "xn--nxasmm1c.test", 0 },
  { "ΒΌΛΟΣ.test", "xn--nxasmq6b.test", 0 },
  { "نامه\u200cای.test", "xn--mgba3gch31f060k.test", 0 },
  { "නව\u200dවි.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "ශ්\u200dරී.test", "xn--10cl1a0b660p.test", 0 },
  { "a\u200cb.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "a\u200db.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "example.test\u200c", NULL, SP_INPUT_ERROR_INVISIBLE },
  /* what people type */
  { "EXÄMPLE.test", "xn--exmple-cua.test", 0 },
  { "exa\u0308mple.test", "xn--exmple-cua.test", 0 },
  { "ｅｘａｍｐｌｅ.test", "example.test", 0 },
  { "example。jp", "example.jp", 0 },
  { "example．jp", "example.jp", 0 },
  { "日本語｡jp", "xn--wgv71a119e.jp", 0 },
  { "日本語。jp。", "xn--wgv71a119e.jp", 0 },
  /* what comes along when it is pasted */
  { "example.test\u00a0", "example.test", 0 },
  { "\u200bexample.test\u200b", "example.test", 0 },
  { "\ufeffexample.test", "example.test", 0 },
  { "\u2066example.test\u2069", "example.test", 0 },
  { "\u202aexample.test\u202c \u2060", "example.test", 0 },
  { "\u3000example.test", "example.test", 0 },
  { "exam\u200bple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u00adple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u2060ple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u202eple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u00a0ple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u034fple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\ufe0fple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  { "exam\u3164ple.test", NULL, SP_INPUT_ERROR_INVISIBLE },
  /* A-labels */
  { "xn--strae-oqa.de", "xn--strae-oqa.de", 0 },
  { "XN--STRAE-OQA.DE", "xn--strae-oqa.de", 0 },
  { "xn--a.test", NULL, SP_INPUT_ERROR_HOST },
  { "xn--.test", NULL, SP_INPUT_ERROR_HOST },
  { "xn--99999999.test", NULL, SP_INPUT_ERROR_HOST },
  { "xn--abc-.test", NULL, SP_INPUT_ERROR_HOST },
  { "xn--n3h.test", NULL, SP_INPUT_ERROR_HOST },
  { "xn--bücher.test", NULL, SP_INPUT_ERROR_HOST },
  /* no names */
  { "☃.test", NULL, SP_INPUT_ERROR_HOST },
  { "a⁄b.test", NULL, SP_INPUT_ERROR_HOST },
  { "a∕b.test", NULL, SP_INPUT_ERROR_HOST },
  { "a／b.test", NULL, SP_INPUT_ERROR_HOST },
  { "℀.test", NULL, SP_INPUT_ERROR_HOST },
  { "a＠b.test", NULL, SP_INPUT_ERROR_HOST },
  { "a․b.test", NULL, SP_INPUT_ERROR_HOST },
  { "a·b.test", NULL, SP_INPUT_ERROR_HOST },
  { "\u0308a.test", NULL, SP_INPUT_ERROR_HOST },
  { "אa.test", NULL, SP_INPUT_ERROR_HOST },
  { "ä b.test", NULL, SP_INPUT_ERROR_HOST },
  { "-ä.test", NULL, SP_INPUT_ERROR_HOST },
  { "１２７.０.０.１", NULL, SP_INPUT_ERROR_HOST },
  { "a。。b", NULL, SP_INPUT_ERROR_HOST },
  { ".", NULL, SP_INPUT_ERROR_HOST },
  { "[]", NULL, SP_INPUT_ERROR_HOST },
  { "\u200b\ufeff", NULL, SP_INPUT_ERROR_EMPTY },
  /* ASCII names that IDNA has nothing to say about */
  { "r3---sn-x.test", "r3---sn-x.test", 0 },
  { "_imaps._tcp.ä.test", "_imaps._tcp.xn--4ca.test", 0 },
  { "[2001:db8::1]", "2001:db8::1", 0 },
};

static const struct
{
  const char *received;
  const char *host; /* (nullable) */
} received[] = {
  { "IMAP.Example.test.", "imap.example.test" },
  { " imap.example.test\n", "imap.example.test" },
  { "bücher.test", "xn--bcher-kva.test" },
  { "IMAP.Bücher.Test", "imap.xn--bcher-kva.test" },
  { "straße.de", "xn--strae-oqa.de" },
  { "xn--a.test", "xn--a.test" },
  { "xn--n3h.test", "xn--n3h.test" },
  { "192.0.2.1", "192.0.2.1" },
  { "BÜCHER.test", NULL },
  { "bu\u0308cher.test", NULL },
  { "example。test", NULL },
  { "ｅｘａｍｐｌｅ.test", NULL },
  { "exam\u200bple.test", NULL },
  { "exam\u00adple.test", NULL },
  { "\ufeffexample.test", NULL },
  { "a\u200cb.test", NULL },
  { "login＠bank.test", NULL },
  { "a b.test", NULL },
  { "a/b.test", NULL },
  { "", NULL },
  { NULL, NULL },
};

/* Labels are packed as they are, allowed or not; full stops of ASCII part them. */
static const struct
{
  const char *host; /* A-labels */
  const char *shown;
  gboolean deceptive;
} shown[] = {
  { "imap.example.edu", "imap.example.edu", FALSE },
  { "xn--bcher-kva.example", "bücher.example", FALSE },
  { "xn--strae-oqa.de", "straße.de", FALSE },
  { "xn--nxasmm1c.test", "βόλος.test", FALSE },
  { "xn--80a1acny.test", "почта.test", FALSE },
  { "xn--e1afmkfd.xn--80akhbyknj4f", "пример.испытание", FALSE },
  { "xn--wgv71a119e.jp", "日本語.jp", FALSE },
  { "xn--mail-kt4c8b7f.jp", "メールmail.jp", FALSE },
  { "xn--9d0bm53a.test", "비교.test", FALSE },
  { "xn--99999999.example", "xn--99999999.example", FALSE },
  { "xn--a.example", "xn--a.example", TRUE },
  { "xn--n3h.example", "xn--n3h.example", FALSE },
  { "*.xn--bcher-kva.example", "*.bücher.example", FALSE },
  { "*.xn--80ak6aa92e.com", "*.xn--80ak6aa92e.com", TRUE },
  { "192.0.2.1", "192.0.2.1", FALSE },
  { "2001:db8::1", "2001:db8::1", FALSE },
  { "", "", FALSE },
};

/** Packed: a label as a stranger can pack it, whatever the rules say, and what becomes of it. */
typedef struct
{
  const char *label;
  const char *host; /* the packed label and a top-level domain */
  gboolean plain; /* may be shown as it is */
  gboolean deceptive;
} Packed;

static const Packed packed[] = {
  /* signs that pass for syntax */
  { "accounts。google。com", "xn--accountsgooglecom-8y2pga.test", FALSE, TRUE },
  { "accounts．google．com", "xn--accountsgooglecom-gt17gga.test", FALSE, TRUE },
  { "accounts｡google｡com", "xn--accountsgooglecom-4027gga.test", FALSE, TRUE },
  { "accounts․google", "xn--accountsgoogle-xg3h.test", FALSE, TRUE },
  { "paypal·login", "xn--paypallogin-bta.test", FALSE, TRUE },
  { "login＠bank", "xn--loginbank-fe64c.test", FALSE, TRUE },
  { "bank⁄login", "xn--banklogin-tn0e.test", FALSE, TRUE },
  { "bank∕login", "xn--banklogin-og4e.test", FALSE, TRUE },
  { "bank／login", "xn--banklogin-j854c.test", FALSE, TRUE },
  { "comノlogin", "xn--comlogin-634g.test", FALSE, TRUE },
  { "com丿login", "xn--comlogin-9h0m.test", FALSE, TRUE },
  { "com・login", "xn--comlogin-rg5g.test", FALSE, TRUE },
  { "pay一pal", "xn--paypal-dn7i.test", FALSE, TRUE },
  { "bankːlogin", "xn--banklogin-j3e.test", FALSE, TRUE },
  { "bankǃ", "xn--bank-jlb.test", FALSE, TRUE },
  { "bank\u02bcs", "xn--banks-g2c.test", FALSE, TRUE },
  { "bank？q", "xn--bankq-mj33a.test", FALSE, TRUE },
  { "bank﹖q", "xn--bankq-5j23a.test", FALSE, TRUE },
  { "ｇｏｏｇｌｅ", "xn--qi7cdauna.test", FALSE, TRUE },
  /* what is not seen, and what is painted over */
  { "goo\u200bgle", "xn--google-df0c.test", FALSE, TRUE },
  { "goo\u00adgle", "xn--google-dja.test", FALSE, TRUE },
  { "goo\u202egle", "xn--google-dm0c.test", FALSE, TRUE },
  { "goo\ufe0fgle", "xn--google-k648a.test", FALSE, TRUE },
  { "goo\u3164gle", "xn--google-ks5e.test", FALSE, TRUE },
  { "x\u0316\u0317\u0318y", "xn--xy-1vbef.test", FALSE, TRUE },
  { "g\u0338oogle", "xn--google-i8d.test", FALSE, TRUE },
  { "i\u0307nstagram", "xn--instagram-5jf.test", FALSE, TRUE },
  { "x\u0331y", "xn--xy-dyb.test", TRUE, FALSE },
  /* scripts */
  { "gооgle", "xn--ggle-55da.com", FALSE, TRUE },
  { "рaypal", "xn--aypal-uye.com", FALSE, TRUE },
  { "gοοgle", "xn--ggle-0nda.com", FALSE, TRUE },
  { "аррӏе", "xn--80ak6aa92e.com", FALSE, TRUE },
  { "раураӏ", "xn--80aa0cbo65f.test", FALSE, TRUE },
  { "орос", "xn--n1aaff.ru", TRUE, FALSE },
  { "орос", "xn--n1aaff.xn--p1ai", TRUE, FALSE },
  { "сор", "xn--n1aeb.com", FALSE, TRUE },
  { "вода", "xn--80adg3b.com", TRUE, FALSE },
  { "νικη", "xn--sxaddk.com", FALSE, TRUE },
  { "νικη", "xn--sxaddk.gr", TRUE, FALSE },
  { "հոս", "xn--ebbqp.com", FALSE, TRUE },
  { "ɡoogle", "xn--oogle-qmc.com", FALSE, TRUE },
  { "東京タワー", "xn--5ck2eqb538s34z.jp", TRUE, FALSE },
  { "한국어mail", "xn--mail-fy4pk97it5w.kr", TRUE, FALSE },
  { "漢字ㄅㄆmail", "xn--mail-py4cg3496efd7a.tw", TRUE, FALSE },
  { "한국ひらがな", "xn--v8j0cwa6g1527erc0b.kr", FALSE, TRUE },
  { "漢字и", "xn--h1a9175bkom.test", FALSE, TRUE },
  { "日本ア", "xn--cck961nb2a.test", TRUE, FALSE },
  { "ソニー", "xn--3ck2a1k.jp", TRUE, FALSE },
  { "l·l", "xn--ll-0ea.cat", TRUE, FALSE },
  { "paral·lel", "xn--parallel-koa.cat", TRUE, FALSE },
  { "ꓐꓮꓠꓗ", "xn--3l8aoa0a7c.com", FALSE, FALSE },
  { "i❤", "xn--i-7iq.ws", FALSE, FALSE },
  { "نامه\u200cای", "xn--mgba3gch31f060k.com", FALSE, FALSE },
  { "نامه", "xn--mgb4dbg.com", TRUE, FALSE },
  { "עברית", "xn--5dbqzzl.com", TRUE, FALSE },
  { "हिन्दी", "xn--j2bd4cyah0f.com", TRUE, FALSE },
  { "ไทย", "xn--o3cw4h.com", TRUE, FALSE },
  { "გიორგი", "xn--nodarbxs.com", TRUE, FALSE },
  { "łódź", "xn--d-uga0v4h.pl", TRUE, FALSE },
};

static void
test_typed (gconstpointer data)
{
  const Typed *vector = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *host = sp_host_normalize (vector->typed, &error);

  g_assert_cmpstr (host, ==, vector->host);
  if (vector->host == NULL)
    g_assert_error (error, SP_INPUT_ERROR, vector->code);
}

static void
test_received (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (received); i++)
    {
      g_autofree char *host = sp_host_read (received[i].received);

      g_assert_cmpstr (host, ==, received[i].host);
    }
}

static void
test_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *display = sp_host_to_display (shown[i].host);

      g_assert_cmpstr (display, ==, shown[i].shown);
      g_assert_cmpint (sp_host_is_deceptive (shown[i].host), ==, shown[i].deceptive);
    }
}

static void
test_packed (gconstpointer data)
{
  const Packed *vector = data;
  g_auto(GStrv) parts = g_strsplit (vector->host, ".", 2);
  g_autofree char *unpacked = sp_idna_unpack_label (parts[0]);
  g_autofree char *display = sp_host_to_display (vector->host);
  g_autofree char *under = g_strconcat ("mail.", vector->host, NULL);
  g_autofree char *display_under = sp_host_to_display (under);

  g_assert_cmpstr (unpacked, ==, vector->label);
  g_assert_cmpint (g_str_has_prefix (display, vector->label), ==, vector->plain);
  if (!vector->plain)
    g_assert_true (g_str_has_prefix (display, parts[0]));
  g_assert_cmpstr (display_under + strlen ("mail."), ==, display);
  g_assert_cmpint (sp_host_is_deceptive (vector->host), ==, vector->deceptive);
}

/* Beside a label that runs from the right, one that begins with a digit would change sides. */
static void
test_order (void)
{
  g_autofree char *word = sp_host_to_display ("mail.xn--5dbqzzl.example");
  g_autofree char *digit = sp_host_to_display ("1.xn--5dbqzzl.example");

  g_assert_cmpstr (word, ==, "mail.עברית.example");
  g_assert_cmpstr (digit, ==, "1.xn--5dbqzzl.example");
}

/* What is no host cannot pass for one. */
static void
test_no_host (void)
{
  g_autofree char *dots = sp_host_to_display ("accounts。google。com.evil.test");
  g_autofree char *at = sp_host_to_display ("login＠bank.evil.test");
  g_autofree char *bidi = sp_host_to_display ("a\u202eb\xff.test");

  g_assert_cmpstr (dots, ==, "accounts\\u{3002}google\\u{3002}com.evil.test");
  g_assert_cmpstr (at, ==, "login\\u{ff20}bank.evil.test");
  g_assert_cmpstr (bidi, ==, "a\\u{202e}b\\xff.test");
}

static gunichar
pick_letter (GRand *rand)
{
  static const gunichar starts[] = { 'a',    '0',    0xc0,   0x100,  0x370,  0x400,  0x530,
                                     0x5d0,  0x620,  0x900,  0xe00,  0x1100, 0x1e00, 0x2000,
                                     0x2100, 0x3000, 0x3041, 0x30a0, 0x4e00, 0xac00, 0xff00 };
  guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (starts));

  return starts[i] + g_rand_int_range (rand, 0, i < 2 ? 10 : 64);
}

static char *
make_name (GRand *rand)
{
  GString *name = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 8);

  for (int i = 0; i < n; i++)
    g_string_append_unichar (name, pick_letter (rand));
  g_string_append (name, g_rand_boolean (rand) ? ".test" : ".ελ");
  return g_string_free (name, FALSE);
}

/* Whatever is typed: what is shown of it leads back to it, as typed and as received, and is shown the same again. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (46);
  guint n = 0;

  for (guint i = 0; i < RANDOM_LABELS; i++)
    {
      g_autofree char *name = make_name (rand);
      g_autofree char *host = sp_host_normalize (name, NULL);
      g_autofree char *display = host ? sp_host_to_display (host) : NULL;
      g_autofree char *back = host ? sp_host_normalize (display, NULL) : NULL;
      g_autofree char *read = host ? sp_host_read (display) : NULL;

      g_assert_cmpstr (back, ==, host);
      g_assert_cmpstr (read, ==, host);
      n += host != NULL;
    }
  g_test_message ("%u of %u are names", n, RANDOM_LABELS);
  g_assert_cmpuint (n, >, RANDOM_LABELS / 50);
}

static char *
repeat (const char *piece)
{
  GString *text = g_string_new (NULL);

  while (text->len < LONG_INPUT)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* Nothing takes longer than its length asks for. */
static void
test_long (void)
{
  static const char *const pieces[] = { "a",        "ä",    ".",   ",",       "。",
                                        "\u200b",   "xn--", "@",   "＠",      "<",
                                        "[",        ":",    "/",   "mailto:", "%2",
                                        "a\u0308.", "\xff", "://", "\u200d" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *text = repeat (pieces[i]);
      SpTestWatch *watch = sp_test_watch_start ();
      g_autofree char *host = sp_host_normalize (text, NULL);
      g_autofree char *read = sp_host_read (text);
      g_autofree char *display = sp_host_to_display (text);
      g_autoptr(SpAccount) account = sp_account_new (text, NULL);

      g_assert_false (sp_host_is_deceptive (text));
      sp_test_watch_stop (watch, &sp_test_hostile_bounds);
      g_assert_null (host);
      g_assert_null (read);
      g_assert_null (account);
      g_assert_cmpuint (strlen (display), <, 4096);
    }
}

static void
add_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/host/typed/%u", i);

      g_test_add_data_func (path, &typed[i], test_typed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/host/packed/%u", i);

      g_test_add_data_func (path, &packed[i], test_packed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_vectors ();
  g_test_add_func ("/core/host/received", test_received);
  g_test_add_func ("/core/host/shown", test_shown);
  g_test_add_func ("/core/host/order", test_order);
  g_test_add_func ("/core/host/no-host", test_no_host);
  g_test_add_func ("/core/host/round-trip", test_round_trip);
  g_test_add_func ("/core/host/long", test_long);
  return g_test_run ();
}
