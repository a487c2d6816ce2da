/* Tests the sources that publish a document, each alone: the domain itself, the provider database, and a document with a digest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "world.h"

#define AUTOCONFIG "autoconfig.example.org"
#define CONFIG "/mail/config-v1.1.xml"
#define WELL_KNOWN "/.well-known/autoconfig/mail/config-v1.1.xml"
#define PACC "ua-auto-config.example.org"
#define PACC_PATH "/.well-known/user-agent-configuration.json"
#define PACC_RECORD "_ua-auto-config.example.org"
#define PACC_DOCUMENT "{\"protocols\":{\"imap\":{\"host\":\"imap.example.org\"}}}"

static void
publish_config (World *world, const char *host, const char *path, const char *server)
{
  g_autofree char *text = world_make_config (WORLD_DOMAIN, server);

  sp_test_web_add_text (world->web, host, path, text);
}

static void
delay_config (World *world, const char *server, guint delay_ms)
{
  g_autofree char *text = world_make_config (WORLD_DOMAIN, server);

  sp_test_web_add (world->web, AUTOCONFIG, CONFIG,
                   &(SpTestPage){ .body = text, .delay_ms = delay_ms });
}

static World *
open_world (void)
{
  World *world = world_new ();

  world_host (world, AUTOCONFIG " " WORLD_DOMAIN " " PACC " database.example other.example");
  return world;
}

static void
test_autoconfig (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) answer = NULL;

  publish_config (world, AUTOCONFIG, CONFIG, "first.example.org");
  answer = world_ask (world, sp_autoconfig_source_ask);
  assert_answer (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_offers (answer, "imaps://first.example.org:993");
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_HTTPS);
  g_assert_cmpint (answer->same_domain, ==, SP_YES);
  g_assert_true (g_str_has_suffix (answer->location, AUTOCONFIG CONFIG));
  g_assert_cmpuint (answer->round_trips, ==, 4);
}

/* The better place counts, however long it takes. */
static void
test_autoconfig_order (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) answer = NULL;
  g_autoptr(SpAnswer) second = NULL;

  publish_config (world, WORLD_DOMAIN, WELL_KNOWN, "second.example.org");
  delay_config (world, "first.example.org", 100);
  answer = world_ask (world, sp_autoconfig_source_ask);
  assert_offers (answer, "imaps://first.example.org:993");
  sp_test_web_add (world->web, AUTOCONFIG, CONFIG, &(SpTestPage){ .status = 404, .delay_ms = 50 });
  second = world_ask (world, sp_autoconfig_source_ask);
  assert_offers (second, "imaps://second.example.org:993");
}

/* What is told when neither place names a server: what a person can do something about. */
static void
test_autoconfig_nothing (void)
{
  static const struct
  {
    guint first;
    guint second;
    SpAnswerStatus status;
    SpAnswerReason reason;
  } vectors[] = {
    { 404, 404, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED },
    { 404, 500, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { 500, 404, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { 404, 400, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS },
    { 400, 500, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS },
    { 401, 410, SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN },
    { 200, 404, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED },
  };
  g_autoptr(World) world = open_world ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpAnswer) answer = NULL;

      g_test_message ("%u %u", vectors[i].first, vectors[i].second);
      sp_test_web_add (world->web, AUTOCONFIG, CONFIG,
                       &(SpTestPage){ .status = vectors[i].first, .body = "<clientConfig" });
      sp_test_web_add (world->web, WORLD_DOMAIN, WELL_KNOWN,
                       &(SpTestPage){ .status = vectors[i].second });
      answer = world_ask (world, sp_autoconfig_source_ask);
      assert_answer (answer, vectors[i].status, vectors[i].reason);
      g_assert_cmpuint (answer->requests, ==, 2);
    }
}

static void
test_autoconfig_unknown (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = world_ask (world, sp_autoconfig_source_ask);

  assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_assert_cmpuint (answer->requests, ==, 0);
  g_assert_cmpuint (answer->lookups, ==, 2);
}

/* The address is sent only to the place that insists on it, and only where that is allowed. */
static void
test_autoconfig_address (void)
{
  g_autoptr(World) world = open_world ();
  g_autofree char *text = world_make_config (WORLD_DOMAIN, "imap.example.org");
  g_autoptr(SpAnswer) without = NULL;
  g_autoptr(SpAnswer) with = NULL;
  guint n_told = 0;

  sp_test_web_add (world->web, WORLD_DOMAIN, WELL_KNOWN, &(SpTestPage){ .status = 400 });
  sp_test_web_add_text (world->web, WORLD_DOMAIN, WELL_KNOWN "?emailaddress=ann%40example.org",
                        text);
  without = world_ask (world, sp_autoconfig_source_ask);
  assert_answer (without, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, 2);
  world->inquiry->allow_address = TRUE;
  with = world_ask (world, sp_autoconfig_source_ask);
  assert_offers (with, "imaps://imap.example.org:993");
  g_assert_cmpuint (with->requests, ==, 3);
  for (guint i = 0; i < sp_test_web_get_n_requests (world->web); i++)
    n_told += strstr (sp_test_web_get_request (world->web, i)->path, "ann") != NULL;
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_autoconfig_elsewhere (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) answer = NULL;

  sp_test_web_add_redirect (world->web, AUTOCONFIG, CONFIG, "https://other.example/a.xml");
  publish_config (world, "other.example", "/a.xml", "imap.example.org");
  answer = world_ask (world, sp_autoconfig_source_ask);
  assert_answer (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  g_assert_cmpint (answer->same_domain, ==, SP_NO);
}

static void
test_ispdb (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) none = world_ask (world, sp_ispdb_source_ask);
  g_autoptr(SpAnswer) answer = NULL;

  assert_answer (none, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  publish_config (world, "database.example", "/v1/example.org", "imap.example.org");
  answer = world_ask (world, sp_ispdb_source_ask);
  assert_offers (answer, "imaps://imap.example.org:993");
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_HTTPS);
  g_assert_cmpint (answer->same_domain, ==, SP_NO);
  g_assert_cmpuint (sp_test_web_count (world->web, NULL, "/v1/example.org"), ==, 2);
  g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, 2);
}

/* One file of a folder: how it is called, for which domain it is, and whether it counts for ours. */
static const struct
{
  const char *name;
  const char *domain;
  gboolean found;
} files[] = {
  { "example.org", "example.org", TRUE }, { "example.org.xml", "example.org", TRUE },
  { "hoster.xml", "example.org", TRUE },  { "hoster.xml", "other.example", FALSE },
  { "hoster", "example.org", FALSE },     { NULL, NULL, FALSE },
};

static char *
make_folder (const char *name, const char *text, gssize length)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("signpost-database-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (name)
    g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (name)
    g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
set_folder (World *world, const char *folder)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  g_free (world->inquiry->database);
  world->inquiry->database = g_strconcat (uri, "/", NULL);
}

static void
test_folder (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = world_make_config (files[i].domain, "imap.example.org");
      g_autofree char *folder = make_folder (files[i].name, text, -1);
      g_autoptr(World) world = open_world ();
      g_autoptr(SpAnswer) answer = NULL;

      set_folder (world, folder);
      answer = world_ask (world, sp_ispdb_source_ask);
      assert_offers (answer, files[i].found ? "imaps://imap.example.org:993" : "");
      assert_answer (answer, files[i].found ? SP_ANSWER_FOUND : SP_ANSWER_NONE,
                     files[i].found ? SP_ANSWER_REASON_NONE : SP_ANSWER_NOT_PUBLISHED);
      g_assert_cmpint (answer->protection, ==, SP_PROTECTION_LOCAL);
      g_assert_cmpint (answer->same_domain, ==, SP_UNKNOWN);
      g_assert_cmpuint (sp_mock_resolver_get_n_all (world->names), ==, 0);
      if (files[i].found)
        g_assert_true (g_str_has_suffix (answer->location, files[i].name));
      remove_folder (folder, files[i].name);
    }
}

static void
test_folder_bounds (void)
{
  g_autofree char *bytes = g_strnfill (SP_FETCH_MAX + 1, ' ');
  g_autofree char *folder = make_folder (WORLD_DOMAIN, bytes, -1);
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) large = NULL;
  g_autoptr(SpAnswer) missing = NULL;

  set_folder (world, folder);
  large = world_ask (world, sp_ispdb_source_ask);
  assert_answer (large, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG);
  remove_folder (folder, WORLD_DOMAIN);
  missing = world_ask (world, sp_ispdb_source_ask);
  assert_answer (missing, SP_ANSWER_FAILED, SP_ANSWER_NO_DATABASE);
}

/* What is no ordinary file is not opened: nobody may ever write into a pipe. */
static void
test_folder_of_pipes (void)
{
  static const char *const names[] = { WORLD_DOMAIN, WORLD_DOMAIN ".xml", "other.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = make_folder (names[i], "", 0);
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr(World) world = open_world ();
      g_autoptr(SpAnswer) answer = NULL;

      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      set_folder (world, folder);
      answer = world_ask (world, sp_ispdb_source_ask);
      assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
      remove_folder (folder, names[i]);
    }
}

static char *
make_digest (const char *text)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

/* What is published beside the document, with the digest in the place of "%s". */
static void
test_pacc (void)
{
  static const struct
  {
    const char *record;
    const char *other;
    SpAnswerStatus status;
    SpAnswerReason reason;
  } vectors[] = {
    { "v=UAAC1; a=sha256; d=%s", NULL, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE },
    { "v=UAAC1; a=sha\n256; d=%s", NULL, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE },
    { "v=spf1 -all", "v=UAAC1; a=sha256; d=%s", SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE },
    { "v=UAAC1; a=sha256; d=AAAA", "v=UAAC1; a=sha256; d=%s", SP_ANSWER_FOUND,
      SP_ANSWER_REASON_NONE },
    { "v=UAAC1; a=sha256; d=AAAA", NULL, SP_ANSWER_FAILED, SP_ANSWER_DIGEST_MISMATCH },
    { "v=UAAC1; a=sha256; d=A%s", NULL, SP_ANSWER_FAILED, SP_ANSWER_DIGEST_MISMATCH },
    { "v=spf1 -all", NULL, SP_ANSWER_FAILED, SP_ANSWER_DIGEST_MISSING },
    { NULL, NULL, SP_ANSWER_FAILED, SP_ANSWER_DIGEST_MISSING },
    { "d = %s ; x=y ; a=sha256; v = UAAC1 ;", "v=UAAC1; a=sha256; d=AAAA", SP_ANSWER_FOUND,
      SP_ANSWER_REASON_NONE },
    { "v=UAAC1; a=sha256; d", "a=sha256; v=UAAC1; d=%s", SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE },
  };
  g_autofree char *digest = make_digest (PACC_DOCUMENT);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const char *texts[] = { vectors[i].record, vectors[i].other };
      g_autoptr(World) world = open_world ();
      g_autoptr(SpAnswer) answer = NULL;

      sp_test_web_add_text (world->web, PACC, PACC_PATH, PACC_DOCUMENT);
      for (guint t = 0; t < 2 && texts[t]; t++)
        {
          g_auto(GStrv) parts = g_strsplit (texts[t], "%s", -1);
          g_autofree char *record = g_strjoinv (digest, parts);

          sp_mock_resolver_add_txt (world->names, PACC_RECORD, record);
        }
      answer = world_ask (world, sp_pacc_source_ask);
      assert_answer (answer, vectors[i].status, vectors[i].reason);
      assert_offers (answer,
                     answer->status == SP_ANSWER_FOUND ? "imaps://imap.example.org:993" : "");
    }
}

/* Where there is no document, nobody waits for its digest. */
static void
test_pacc_nothing (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *digest = NULL;
  g_autoptr(SpAnswer) none = NULL;
  g_autoptr(SpAnswer) refused = NULL;

  sp_mock_resolver_set_records_delay (world->names, G_RESOLVER_RECORD_TXT, PACC_RECORD,
                                      SP_MOCK_RESOLVER_NEVER);
  none = world_ask (world, sp_pacc_source_ask);
  assert_answer (none, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  sp_resolver_records_async (world->resolver, G_RESOLVER_RECORD_TXT, PACC_RECORD, cancellable,
                             sp_test_store_result, &digest);
  sp_test_wait_ms (1);
  g_assert_null (digest);
  g_cancellable_cancel (cancellable);
  g_object_unref (sp_test_wait_result (&digest));
  sp_test_web_add (world->web, PACC, PACC_PATH, &(SpTestPage){ .status = 400 });
  refused = world_ask (world, sp_pacc_source_ask);
  assert_answer (refused, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS);
}

static void
test_pacc_broken (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpAnswer) failed = NULL;

  sp_test_web_add_text (world->web, PACC, PACC_PATH, PACC_DOCUMENT);
  sp_mock_resolver_add_records_error (world->names, G_RESOLVER_RECORD_TXT, PACC_RECORD,
                                      G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  failed = world_ask (world, sp_pacc_source_ask);
  assert_answer (failed, SP_ANSWER_FAILED, SP_ANSWER_DNS_FAILED);
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/autoconfig/found", test_autoconfig);
  g_test_add_func ("/discover/autoconfig/order", test_autoconfig_order);
  g_test_add_func ("/discover/autoconfig/nothing", test_autoconfig_nothing);
  g_test_add_func ("/discover/autoconfig/unknown", test_autoconfig_unknown);
  g_test_add_func ("/discover/autoconfig/address", test_autoconfig_address);
  g_test_add_func ("/discover/autoconfig/elsewhere", test_autoconfig_elsewhere);
  g_test_add_func ("/discover/ispdb/https", test_ispdb);
  g_test_add_func ("/discover/ispdb/folder", test_folder);
  g_test_add_func ("/discover/ispdb/folder-bounds", test_folder_bounds);
  g_test_add_func ("/discover/ispdb/folder-of-pipes", test_folder_of_pipes);
  g_test_add_func ("/discover/pacc/digest", test_pacc);
  g_test_add_func ("/discover/pacc/nothing", test_pacc_nothing);
  g_test_add_func ("/discover/pacc/broken", test_pacc_broken);
  return g_test_run ();
}
