/* Checks that the window stays smooth while forty servers are tried: between two turns of the loop there is never a long time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "desk.h"

#define DOMAIN "many.example"
#define N_SERVERS 40

/* As often as a screen shows a new picture. */
#define TICK_MS 16

/* A person notices what takes longer. */
#if defined(__SANITIZE_ADDRESS__)
#define LONGEST_MS (4 * 50)
#else
#define LONGEST_MS 50
#endif

/* With nothing to do a turn takes no longer than this, else the machine is too busy to tell anything. */
#define IDLE_MS 30

/* Longer than other programs keep the processor: something was waited for. */
#define STUCK_MS 250

/* A machine that is busy for a moment with something else is given another chance. */
#define ROUNDS 3

typedef struct
{
  gint64 last; /* monotonic time in µs, 0 before the first turn */
  gint64 last_work; /* what this thread had worked until then, in µs */
  gint64 longest; /* in µs, whatever the machine did meanwhile */
  gint64 longest_work; /* in µs of this thread’s own work */
  GActionGroup *window; /* (nullable) only while it can be cancelled what it does, turns count */
} Pulse;

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
counts (const Pulse *pulse)
{
  return !pulse->window || g_action_group_get_action_enabled (pulse->window, "cancel");
}

static gboolean
on_tick (gpointer data)
{
  Pulse *pulse = data;
  gint64 now = g_get_monotonic_time (), work = get_work ();

  if (pulse->last > 0 && counts (pulse))
    {
      pulse->longest = MAX (pulse->longest, now - pulse->last);
      pulse->longest_work = MAX (pulse->longest_work, work - pulse->last_work);
    }
  pulse->last = now;
  pulse->last_work = work;
  return G_SOURCE_CONTINUE;
}

/* The frame that is being drawn counts from when it was due. */
static void
on_after_paint (GdkFrameClock *clock, Pulse *pulse)
{
  if (counts (pulse))
    pulse->longest =
        MAX (pulse->longest, g_get_monotonic_time () - gdk_frame_clock_get_frame_time (clock));
}

static void
publish (Desk *desk)
{
  static const SpTestScript scripts[] = {
    { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE },
    { .protocol = SP_TEST_IMAP },
    { .protocol = SP_TEST_POP3, .implicit_tls = TRUE },
    { .protocol = SP_TEST_SMTP },
  };
  static const char *const types[] = { "imap", "pop3", "smtp" };
  g_autoptr(GString) text = g_string_new ("<clientConfig version=\"1.1\"><emailProvider>");
  g_autofree char *path = g_build_filename (desk->folder, "database", DOMAIN, NULL);
  g_autoptr(GError) error = NULL;

  g_string_append (text, "<domain>" DOMAIN "</domain>");
  for (guint i = 0; i < N_SERVERS; i++)
    {
      const SpTestScript *script = &scripts[i % G_N_ELEMENTS (scripts)];
      const char *element = script->protocol == SP_TEST_SMTP ? "outgoingServer" : "incomingServer";
      SpTestServer *server = sp_test_server_new (script);

      g_ptr_array_add (desk->servers, server);
      g_string_append_printf (
          text,
          "<%s type=\"%s\"><hostname>localhost</hostname><port>%u</port><socketType>%s"
          "</socketType><authentication>password-cleartext</authentication></%s>",
          element, types[script->protocol], sp_test_server_get_port (server),
          script->implicit_tls ? "SSL" : "STARTTLS", element);
    }
  g_string_append (text, "</emailProvider></clientConfig>");
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

/* The longest turn in ms while nothing happens. */
static double
measure_idle (void)
{
  Pulse pulse = { 0, 0, 0, 0, NULL };
  guint ticker = g_timeout_add (TICK_MS, on_tick, &pulse);

  sp_test_wait_ms (1000);
  g_source_remove (ticker);
  return pulse.longest / 1000.0;
}

/* What a check takes. */
static Pulse
measure_check (Desk *desk)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (desk->window));
  Pulse pulse = { 0, 0, 0, 0, G_ACTION_GROUP (desk->window) };
  guint ticker = g_timeout_add (TICK_MS, on_tick, &pulse);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &pulse);

  sp_window_set_address (desk->window, "ann@" DOMAIN);
  desk_act (desk, "check");
  desk_wait_until_possible (desk, "check-again");
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (ticker);
  g_test_message ("longest turn: %.1f ms, longest work in one turn: %.1f ms",
                  pulse.longest / 1000.0, pulse.longest_work / 1000.0);
  return pulse;
}

/* Another program may keep the processor from the window; that is not the window’s fault, unless it takes absurdly long. */
static void
test_frames (void)
{
  g_autoptr(Desk) desk = desk_new ();
  double idle, longest = G_MAXDOUBLE, work = G_MAXDOUBLE;

  publish (desk);
  desk_open (desk);
  idle = measure_idle ();
  for (guint i = 0; i < ROUNDS && longest > LONGEST_MS; i++)
    {
      Pulse pulse = measure_check (desk);

      longest = MIN (longest, pulse.longest / 1000.0);
      work = MIN (work, pulse.longest_work / 1000.0);
    }
  idle = MAX (idle, measure_idle ());
  g_test_message ("idle: %.1f ms", idle);
  g_assert_cmpfloat (work, <=, LONGEST_MS);
  if (longest > LONGEST_MS && (idle > IDLE_MS || longest < STUCK_MS))
    g_test_skip ("the machine is too slow or too busy to tell");
  else
    g_assert_cmpfloat (longest, <=, LONGEST_MS);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/frames/check", test_frames);
  return g_test_run ();
}
