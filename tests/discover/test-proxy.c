/* Tests the proxy settings where there is no desktop: those of the environment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "discover/proxy.h"

#define DIRECT "direct://"
#define PROXY "http://proxy.example:3128"
#define OTHER "http://other.example:3128"

static const char *const variables[] = { "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY" };

/* What the variables say in this order, who is asked, and the way that leads there. */
static const struct
{
  const char *name;
  const char *values[G_N_ELEMENTS (variables)];
  const char *host;
  const char *way;
} vectors[] = {
  { "none", { NULL }, "example.org", DIRECT },
  { "empty", { "", "", "", "" }, "example.org", DIRECT },
  { "lower-case", { PROXY }, "example.org", PROXY },
  { "upper-case", { NULL, PROXY }, "example.org", PROXY },
  { "empty-lower-case", { "", PROXY }, "example.org", PROXY },
  { "lower-case-first", { PROXY, OTHER }, "example.org", PROXY },
  { "excepted", { PROXY, NULL, "localhost,example.org" }, "example.org", DIRECT },
  { "excepted-with-space", { PROXY, NULL, "localhost, example.org" }, "example.org", DIRECT },
  { "excepted-upper-case", { PROXY, NULL, NULL, "example.org" }, "example.org", DIRECT },
  { "excepted-below", { PROXY, NULL, ".example.org" }, "a.example.org", DIRECT },
  { "another-excepted", { PROXY, NULL, "localhost,example.org" }, "example.com", PROXY },
};

static void
test_environment (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *uri = g_strdup_printf ("https://%s/a", vectors[i].host);
  g_autoptr(GProxyResolver) resolver = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ways = NULL;

  for (gsize v = 0; v < G_N_ELEMENTS (variables); v++)
    if (vectors[i].values[v])
      g_setenv (variables[v], vectors[i].values[v], TRUE);
    else
      g_unsetenv (variables[v]);
  resolver = sp_proxy_resolver_new ();
  ways = g_proxy_resolver_lookup (resolver, uri, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ways), ==, 1);
  g_assert_cmpstr (ways[0], ==, vectors[i].way);
}

/* GIO is kept from looking for a desktop, unless somebody has chosen for it. */
static void
test_prepare (void)
{
  g_unsetenv ("GIO_USE_PROXY_RESOLVER");
  sp_proxy_prepare ();
  g_assert_cmpstr (g_getenv ("GIO_USE_PROXY_RESOLVER"), ==, "dummy");
  g_setenv ("GIO_USE_PROXY_RESOLVER", "chosen", TRUE);
  sp_proxy_prepare ();
  g_assert_cmpstr (g_getenv ("GIO_USE_PROXY_RESOLVER"), ==, "chosen");
}

int
main (int argc, char **argv)
{
  /* Folders in which no desktop has left its schemas. */
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discover/proxy/%s", vectors[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_environment);
    }
  g_test_add_func ("/discover/proxy/prepare", test_prepare);
  return g_test_run ();
}
