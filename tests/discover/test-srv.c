/* Tests the source "srv": which servers are read from service records, and in which order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "world.h"

#define MAX_RECORDS 16

/* Records as "SERVICE PRIORITY WEIGHT PORT TARGET", and what is made of them. */
static const struct
{
  const char *name;
  const char *records[5];
  const char *offers;
  SpAnswerReason reason;
  guint not_offered;
  guint n_dropped;
} vectors[] = {
  { "none", { NULL }, "", SP_ANSWER_NOT_PUBLISHED },
  { "services",
    { "_submission 0 1 587 s.example.org", "_imaps 0 1 993 I.example.org.",
      "_pop3 0 1 110 p.example.org", "_sieve 0 1 4190 v.example.org" },
    "imaps://i.example.org:993 smtp://s.example.org:587 pop3://p.example.org:110 "
    "sieve://v.example.org:4190" },
  { "secure-first",
    { "_imap 0 1 143 a.example.org", "_imaps 9 1 993 b.example.org",
      "_submission 0 1 587 a.example.org", "_submissions 9 1 465 b.example.org" },
    "imaps://b.example.org:993 imap://a.example.org:143 smtps://b.example.org:465 "
    "smtp://a.example.org:587" },
  { "priority",
    { "_imaps 20 9 993 late.example.org", "_imaps 3 0 993 first.example.org",
      "_imaps 10 1 993 third.example.org", "_imaps 10 7 993 second.example.org" },
    "imaps://first.example.org:993 imaps://second.example.org:993 "
    "imaps://third.example.org:993 imaps://late.example.org:993" },
  { "odd-ports",
    { "_imaps 0 1 10993 a.example.org", "_imap 0 1 10143 a.example.org" },
    "imaps://a.example.org:10993 imap://a.example.org:10143" },
  { "other-way-too",
    { "_imap 0 1 993 a.example.org", "_submissions 0 1 587 a.example.org" },
    "imap://a.example.org:993 imaps://a.example.org:993 smtps://a.example.org:587 "
    "smtp://a.example.org:587" },
  { "refusal",
    { "_imap 0 0 0 .", "_imaps 0 0 0 .", "_pop3s 0 0 0" },
    "",
    SP_ANSWER_NOT_OFFERED,
    SP_NOT_OFFERED (SP_PROTOCOL_IMAP, SP_SECURITY_TLS) |
        SP_NOT_OFFERED (SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS) |
        SP_NOT_OFFERED (SP_PROTOCOL_POP3, SP_SECURITY_TLS) },
  { "half-a-refusal",
    { "_imap 0 0 0 .", "_imaps 0 1 993 a.example.org", "_pop3s 0 0 0 ." },
    "imaps://a.example.org:993",
    SP_ANSWER_REASON_NONE,
    SP_NOT_OFFERED (SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS) |
        SP_NOT_OFFERED (SP_PROTOCOL_POP3, SP_SECURITY_TLS) },
  { "equals",
    { "_imaps 0 1 993 c.example.org", "_imaps 0 1 993 A.example.org",
      "_imaps 0 1 993 b.example.org" },
    "imaps://a.example.org:993 imaps://b.example.org:993 imaps://c.example.org:993" },
  { "outside",
    { "_imaps 0 1 993 mail.hoster.example", "_imap 0 1 143 example.org" },
    "imaps://mail.hoster.example:993! imap://example.org:143" },
  { "nonsense",
    { "_imaps 0 1 0 a.example.org", "_imap 0 1 143 127.0.0.1", "_pop3 0 1 110 a..b" },
    "",
    SP_ANSWER_NOT_PUBLISHED,
    0,
    3 },
};

static void
add_record (World *world, const char *record)
{
  g_auto(GStrv) parts = g_strsplit (record, " ", 5);
  g_autofree char *name = g_strdup_printf ("%s._tcp." WORLD_DOMAIN, parts[0]);

  sp_mock_resolver_add_srv (world->names, name, atoi (parts[1]), atoi (parts[2]), atoi (parts[3]),
                            parts[4] ? parts[4] : "");
}

static void
test_records (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;
  gboolean found = *vectors[i].offers != '\0';

  for (guint r = 0; r < G_N_ELEMENTS (vectors[i].records) && vectors[i].records[r]; r++)
    add_record (world, vectors[i].records[r]);
  answer = world_ask (world, sp_srv_source_ask);
  assert_offers (answer, vectors[i].offers);
  assert_answer (answer, found ? SP_ANSWER_FOUND : SP_ANSWER_NONE, vectors[i].reason);
  g_assert_cmphex (answer->not_offered, ==, vectors[i].not_offered);
  g_assert_cmpuint (answer->dropped->len, ==, vectors[i].n_dropped);
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_DNS);
}

/* One question for each service, all at once, and to nobody else. */
static void
test_questions (void)
{
  static const char *const services[] = { "_imaps",       "_imap",       "_pop3s", "_pop3",
                                          "_submissions", "_submission", "_sieve" };
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = world_ask (world, sp_srv_source_ask);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s._tcp." WORLD_DOMAIN, services[i]);

      g_assert_cmpuint (
          sp_mock_resolver_get_n_record_lookups (world->names, G_RESOLVER_RECORD_SRV, name), ==, 1);
    }
  g_assert_cmpuint (sp_mock_resolver_get_n_all (world->names), ==, G_N_ELEMENTS (services));
  g_assert_cmpuint (answer->lookups, ==, G_N_ELEMENTS (services));
  g_assert_cmpuint (answer->round_trips, ==, 1);
  g_assert_cmpuint (answer->requests, ==, 0);
}

static void
test_many (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;

  for (guint i = 0; i < 2 * MAX_RECORDS; i++)
    {
      g_autofree char *record = g_strdup_printf ("_imaps %u 1 993 h%u.example.org", i, i);

      add_record (world, record);
    }
  answer = world_ask (world, sp_srv_source_ask);
  g_assert_cmpuint (answer->offers->len, ==, MAX_RECORDS);
}

/* One silent question does not spoil the others' answers; where there are none, it is told. */
static void
test_broken (void)
{
  for (guint found = 0; found < 2; found++)
    {
      g_autoptr(World) world = world_new ();
      g_autoptr(SpAnswer) answer = NULL;

      sp_mock_resolver_add_records_error (world->names, G_RESOLVER_RECORD_SRV,
                                          "_imap._tcp." WORLD_DOMAIN,
                                          G_RESOLVER_ERROR_TEMPORARY_FAILURE);
      if (found)
        add_record (world, "_imaps 0 1 993 a.example.org");
      answer = world_ask (world, sp_srv_source_ask);
      assert_answer (answer, found ? SP_ANSWER_FOUND : SP_ANSWER_FAILED,
                     found ? SP_ANSWER_REASON_NONE : SP_ANSWER_DNS_FAILED);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discover/srv/%s", vectors[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_records);
    }
  g_test_add_func ("/discover/srv/questions", test_questions);
  g_test_add_func ("/discover/srv/many", test_many);
  g_test_add_func ("/discover/srv/broken", test_broken);
  return g_test_run ();
}
