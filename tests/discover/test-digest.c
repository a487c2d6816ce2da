/* Tests which TXT records vouch for a document (draft-ietf-mailmaint-pacc).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "discover/pacc-json.h"

/* The digest of "{}". */
#define DIGEST "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="

static const struct
{
  const char *record;
  gboolean is_digest;
  gboolean matches;
} records[] = {
  { "v=UAAC1; a=sha256; d=" DIGEST, TRUE, TRUE },
  { "v=UAAC1;a=sha256;d=" DIGEST, TRUE, TRUE },
  { " v = UAAC1 ; d = " DIGEST " ; x=1; ; a = SHA256 ;", TRUE, TRUE },
  { "v=UAAC1; a=sha256; d=" DIGEST "; d=AAAA", TRUE, TRUE },
  { "v=UAAC1; a=sha256; d=AAAA" DIGEST, TRUE, FALSE },
  { "v=UAAC1; a=sha256; d=rBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", TRUE, FALSE },
  { "v=UAAC1; a=sha256; d=RBNvo1WzZ4oRRq0W9+hknpT7T8If", TRUE, FALSE },
  { "v=UAAC1; a=sha256; d=", TRUE, FALSE },
  { "v=UAAC1; a=sha256", FALSE, FALSE },
  { "v=UAAC1; a=sha512; d=" DIGEST, FALSE, FALSE },
  { "v=UAAC1; d=" DIGEST, FALSE, FALSE },
  { "v=UAAC2; a=sha256; d=" DIGEST, FALSE, FALSE },
  { "a=sha256; v=UAAC1; d=" DIGEST, TRUE, TRUE },
  { "\td\t=\t" DIGEST "\t;\r\nx=y;;z ; a\n=\nsha256;v=UAAC1;", TRUE, TRUE },
  { "v=UAAC1; x=v=UAAC2; a=sha256; d=" DIGEST ";", TRUE, TRUE },
  { "v=UAAC2; v=UAAC1; a=sha256; d=" DIGEST, FALSE, FALSE },
  { "v=UAAC1 a=sha256 d=" DIGEST, FALSE, FALSE },
  { "va=UAAC1; a=sha256; d=" DIGEST, FALSE, FALSE },
  { "v=UAAC1; alg=sha256; d=" DIGEST, FALSE, FALSE },
  { "v=spf1 -all", FALSE, FALSE },
  { "", FALSE, FALSE },
};

static void
test_digest (void)
{
  guint8 digest[SP_PACC_DIGEST_SIZE];
  guint8 of_more[SP_PACC_DIGEST_SIZE];
  guint8 of_nothing[SP_PACC_DIGEST_SIZE];

  sp_pacc_digest ("{}", 2, digest);
  sp_pacc_digest ("{} ", 3, of_more);
  sp_pacc_digest (NULL, 0, of_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      gboolean is_digest = !records[i].is_digest;

      g_assert_cmpint (sp_pacc_digest_matches (records[i].record, digest, &is_digest), ==,
                       records[i].matches);
      g_assert_cmpint (is_digest, ==, records[i].is_digest);
      g_assert_false (sp_pacc_digest_matches (records[i].record, of_more, NULL));
      g_assert_false (sp_pacc_digest_matches (records[i].record, of_nothing, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discover/pacc/digest", test_digest);
  return g_test_run ();
}
