/* Tests of findings at several endpoints, and of how the holders of certificates are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/certificate.h"
#include "core/finding.h"

static SpEndpoint *
endpoint (const char *uri)
{
  return sp_endpoint_new_from_uri (uri, NULL);
}

/* Each endpoint keeps its own facts; the worst gives those of the whole. */
static void
test_about (void)
{
  g_autoptr(SpEndpoint) a = endpoint ("imaps://a.example");
  g_autoptr(SpEndpoint) b = endpoint ("imaps://b.example");
  g_autoptr(SpEndpoint) c = endpoint ("imaps://c.example");
  g_autoptr(SpFinding) finding = sp_finding_new ("cert-expires-soon", SP_SEVERITY_INFO);
  g_autoptr(SpFinding) about_a = NULL;
  g_autoptr(SpFinding) about_b = NULL;
  g_autofree char *details = NULL;

  sp_finding_add_case (finding, a, SP_SEVERITY_INFO, "2026-12-23");
  sp_finding_add_case (finding, b, SP_SEVERITY_WARNING, "2026-12-07");
  g_assert_cmpint (finding->severity, ==, SP_SEVERITY_WARNING);
  g_assert_cmpstr (finding->detail, ==, "2026-12-07");
  about_a = sp_finding_about (finding, a);
  about_b = sp_finding_about (finding, b);
  g_assert_cmpstr (about_a->detail, ==, "2026-12-23");
  g_assert_cmpint (about_a->severity, ==, SP_SEVERITY_INFO);
  g_assert_cmpuint (about_a->endpoints->len, ==, 1);
  g_assert_cmpstr (about_b->detail, ==, "2026-12-07");
  g_assert_cmpint (about_b->severity, ==, SP_SEVERITY_WARNING);
  g_assert_null (sp_finding_about (finding, c));
  details = sp_finding_list_details (finding);
  g_assert_cmpstr (details, ==, "2026-12-07; 2026-12-23");
}

/* What one endpoint lacks is not filled in from another; what holds for all of them is. */
static void
test_no_detail (void)
{
  g_autoptr(SpEndpoint) a = endpoint ("imaps://a.example");
  g_autoptr(SpEndpoint) b = endpoint ("imaps://b.example");
  g_autoptr(SpFinding) finding = sp_finding_new ("cert-differs", SP_SEVERITY_WARNING);
  g_autoptr(SpFinding) shared = sp_finding_new ("sources-disagree", SP_SEVERITY_WARNING);
  g_autoptr(SpFinding) about = NULL;
  g_autofree char *none = sp_finding_list_details (finding);

  g_assert_null (none);
  sp_finding_add_case (finding, a, SP_SEVERITY_WARNING, "x");
  sp_finding_add_case (finding, b, SP_SEVERITY_WARNING, NULL);
  about = sp_finding_about (finding, b);
  g_assert_null (about->detail);
  sp_finding_free (g_steal_pointer (&about));
  sp_finding_add_endpoint (shared, b);
  shared->detail = g_strdup ("dns");
  about = sp_finding_about (shared, b);
  g_assert_cmpstr (about->detail, ==, "dns");
}

static void
test_short_name (void)
{
  static const char *const vectors[][2] = {
    { "CN=Example Root", "Example Root" },
    { "CN=Example Root,O=Example,C=CA", "Example Root" },
    { "C=CA,O=Example,CN=Example Root", "Example Root" },
    { "CN=Example\\, Inc. \\\"Root\\\",O=Example", "Example, Inc. \"Root\"" },
    { "O=SCN=1,C=CA", "SCN=1" },
    { "O=Example\\,CN=not me,C=CA", "Example,CN=not me" },
    { "OU=Class 3,O=Example", "Class 3" },
    { "OU=a+CN=b,O=c", "b" },
    { "DC=example,DC=edu", "DC=example,DC=edu" },
    { "CN=,O=Example", "Example" },
    { "CN=\\x1b[31m", "\\x1b[31m" },
    { "CN=end\\", "end\\" },
    { "", "—" },
    { NULL, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *name = sp_certificate_short_name (vectors[i][0]);

      g_assert_cmpstr (name, ==, vectors[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/finding/about", test_about);
  g_test_add_func ("/core/finding/no-detail", test_no_detail);
  g_test_add_func ("/core/certificate/short-name", test_short_name);
  return g_test_run ();
}
