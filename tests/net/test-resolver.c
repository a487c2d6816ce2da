/* Tests the name service: what is asked once, in which lane, and who leaves the queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net-fixture.h"

#include "net/dns-record.h"
#include "net/resolver.h"

#define MAX_LOOKUPS 6
#define MANY 30

/* A name service of its own for each test. */
typedef struct
{
  SpMockResolver *names; /* (owned) */
  SpResolver *resolver; /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GAsyncResult *results[MANY]; /* (owned) (nullable elements) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->names = sp_mock_resolver_install ();
  fixture->resolver = sp_resolver_new ();
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->cancellable);
  sp_test_wait_ms (1);
  for (guint i = 0; i < MANY; i++)
    g_clear_object (&fixture->results[i]);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->resolver);
  sp_mock_resolver_uninstall (fixture->names);
}

static GPtrArray *
wait_for_server (Fixture *fixture, const char *host)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *location = NULL;
  GPtrArray *found;

  sp_resolver_lookup_async (fixture->resolver, host, NULL, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);
  found = sp_resolver_lookup_finish (fixture->resolver, result, &error);
  g_assert_no_error (error);
  return found;
}

static char *
make_name (guint i)
{
  return g_strdup_printf ("h%u.example", i);
}

/* Asks for many names; those that are silent end only when the test does. */
static void
ask_hints (Fixture *fixture, guint n, guint delay)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (i);

      sp_mock_resolver_add (fixture->names, name, "127.0.0.1");
      sp_mock_resolver_set_delay (fixture->names, name, delay);
      sp_resolver_lookup_hint_async (fixture->resolver, name, fixture->cancellable,
                                     sp_test_store_result, &fixture->results[i]);
    }
}

static guint
count_asked (Fixture *fixture, guint n)
{
  guint asked = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (i);

      asked += sp_mock_resolver_get_n_lookups (fixture->names, name);
    }
  return asked;
}

/* Silent hints fill their own lane only, and never more of it than there is. */
static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) found = NULL;

  sp_mock_resolver_add (fixture->names, "server.example", "127.0.0.2");
  ask_hints (fixture, MANY, SP_MOCK_RESOLVER_NEVER);
  found = wait_for_server (fixture, "server.example");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (count_asked (fixture, MANY), ==, MAX_LOOKUPS);
}

/* A server that is also asked for as a hint does not wait for the hints' lane. */
static void
test_changes_lane (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) found = NULL;

  ask_hints (fixture, MAX_LOOKUPS, SP_MOCK_RESOLVER_NEVER);
  sp_mock_resolver_add (fixture->names, "both.example", "127.0.0.2");
  sp_resolver_lookup_hint_async (fixture->resolver, "both.example", fixture->cancellable,
                                 sp_test_store_result, &fixture->results[MANY - 1]);
  found = wait_for_server (fixture, "both.example");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_nonnull (fixture->results[MANY - 1]);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (fixture->names, "both.example"), ==, 1);
}

static gboolean
has_all (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < MANY; i++)
    if (fixture->results[i] == NULL)
      return FALSE;
  return TRUE;
}

/* However many there are, all have their turn. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  ask_hints (fixture, MANY, 1);
  sp_test_wait_until (has_all, fixture);
  g_assert_cmpuint (count_asked (fixture, MANY), ==, MANY);
}

/* One question, many who ask it, and later ones are answered from memory. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;

  sp_mock_resolver_add (fixture->names, "one.example", "127.0.0.1,127.0.0.2");
  for (guint i = 0; i < 3; i++)
    sp_resolver_lookup_hint_async (fixture->resolver, "one.example", NULL, sp_test_store_result,
                                   &fixture->results[i]);
  first = wait_for_server (fixture, "one.example");
  second = wait_for_server (fixture, "one.example");
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_true (first == second);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (fixture->names, "one.example"), ==, 1);
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) none = NULL;

  sp_mock_resolver_add_mx (fixture->names, "a.example", 10, "mx.a.example");
  sp_resolver_records_async (fixture->resolver, G_RESOLVER_RECORD_MX, "a.example", NULL,
                             sp_test_store_result, &fixture->results[0]);
  sp_resolver_records_async (fixture->resolver, G_RESOLVER_RECORD_TXT, "a.example", NULL,
                             sp_test_store_result, &fixture->results[1]);
  g_object_unref (sp_test_wait_result (&fixture->results[1]));
  found = sp_resolver_records_finish (fixture->resolver, fixture->results[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

/* The answer to a question that has been asked. */
static GPtrArray *
ask_records (Fixture *fixture, GResolverRecordType type, const char *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *found;

  sp_resolver_records_async (fixture->resolver, type, name, NULL, sp_test_store_result,
                             &fixture->results[0]);
  result = sp_test_wait_result (&fixture->results[0]);
  fixture->results[0] = NULL;
  found = sp_resolver_records_finish (fixture->resolver, result, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_hosts (GPtrArray *records, const char *hosts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *host = sp_dns_record_get_host (records->pdata[i]);

      g_string_append_printf (text, "%s ", host ? host : "-");
    }
  g_assert_cmpstr (text->str, ==, hosts);
}

/* Whatever the order in which they were sent, and of equals always the same one first. */
static void
test_best_first (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint16 priority, weight;
    const char *target;
  } sent[] = { { 20, 0, "last.example" },
               { 10, 0, "light.example" },
               { 10, 5, "b.example" },
               { 10, 5, "A.example" },
               { 5, 0, "not a host" } };
  g_autoptr(GPtrArray) services = NULL;
  g_autoptr(GPtrArray) exchangers = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      sp_mock_resolver_add_srv (fixture->names, "_imaps._tcp.a.example", sent[i].priority,
                                sent[i].weight, 993, sent[i].target);
      sp_mock_resolver_add_mx (fixture->names, "a.example", sent[i].priority, sent[i].target);
    }
  services = ask_records (fixture, G_RESOLVER_RECORD_SRV, "_imaps._tcp.a.example");
  assert_hosts (services, "- a.example b.example light.example last.example ");
  exchangers = ask_records (fixture, G_RESOLVER_RECORD_MX, "a.example");
  assert_hosts (exchangers, "- a.example b.example light.example last.example ");
  g_assert_false (sp_dns_records_refuse (exchangers));
}

/* The strings of a record are one text; a single record that leads to the root is a refusal. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GPtrArray) refusal = NULL;

  sp_mock_resolver_add_txt (fixture->names, "a.example", "v=1;\n d=x");
  texts = ask_records (fixture, G_RESOLVER_RECORD_TXT, "a.example");
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (((SpDnsRecord *) texts->pdata[0])->text, ==, "v=1; d=x");
  sp_mock_resolver_add_mx (fixture->names, "none.example", 0, ".");
  refusal = ask_records (fixture, G_RESOLVER_RECORD_MX, "none.example");
  g_assert_true (sp_dns_records_refuse (refusal));
}

/* Nobody waits any more for what was still in the queue: it is not asked. */
static void
test_gave_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) later = g_cancellable_new ();

  ask_hints (fixture, MAX_LOOKUPS, 30);
  sp_resolver_lookup_hint_async (fixture->resolver, "late.example", later, sp_test_store_result,
                                 &fixture->results[MAX_LOOKUPS]);
  sp_test_wait_ms (1);
  g_cancellable_cancel (later);
  for (guint i = 0; i <= MAX_LOOKUPS; i++)
    g_object_unref (sp_test_wait_result (&fixture->results[i]));
  sp_test_wait_ms (20);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (fixture->names, "late.example"), ==, 0);
}

static gboolean
finish_reservation (Fixture *fixture, guint i)
{
  g_autoptr(GAsyncResult) result = sp_test_wait_result (&fixture->results[i]);

  return sp_resolver_reserve_finish (fixture->resolver, result, NULL);
}

static void
reserve (Fixture *fixture, guint i, GCancellable *cancellable)
{
  sp_resolver_reserve_async (fixture->resolver, cancellable, sp_test_store_result,
                             &fixture->results[i]);
}

/* A reservation that is given up before its turn leaves the queue; the next one gets the turn. */
static void
test_reservation (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < MAX_LOOKUPS; i++)
    reserve (fixture, i, NULL);
  reserve (fixture, MAX_LOOKUPS, fixture->cancellable);
  reserve (fixture, MAX_LOOKUPS + 1, NULL);
  for (guint i = 0; i < MAX_LOOKUPS; i++)
    g_assert_true (finish_reservation (fixture, i));
  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (finish_reservation (fixture, MAX_LOOKUPS));
  g_assert_null (fixture->results[MAX_LOOKUPS + 1]);
  sp_resolver_release (fixture->resolver);
  g_assert_true (finish_reservation (fixture, MAX_LOOKUPS + 1));
  for (guint i = 0; i < MAX_LOOKUPS; i++)
    sp_resolver_release (fixture->resolver);
}

/* Who gives up in the moment in which the turn comes takes nobody's place. */
static void
test_reservation_race (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < MAX_LOOKUPS; i++)
    reserve (fixture, i, fixture->cancellable);
  g_cancellable_cancel (fixture->cancellable);
  for (guint i = 0; i < MAX_LOOKUPS; i++)
    if (finish_reservation (fixture, i))
      sp_resolver_release (fixture->resolver);
  reserve (fixture, 0, NULL);
  sp_test_wait_ms (20);
  g_assert_nonnull (fixture->results[0]);
  g_assert_true (finish_reservation (fixture, 0));
  sp_resolver_release (fixture->resolver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/net/resolver/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("lanes", test_lanes);
  ADD ("changes-lane", test_changes_lane);
  ADD ("turns", test_turns);
  ADD ("once", test_once);
  ADD ("records", test_records);
  ADD ("records-best-first", test_best_first);
  ADD ("records-kinds", test_kinds);
  ADD ("gave-up", test_gave_up);
  ADD ("reservation", test_reservation);
  ADD ("reservation-race", test_reservation_race);
  return g_test_run ();
}
