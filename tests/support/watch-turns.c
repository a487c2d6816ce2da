/* Loaded into a program before it starts: writes down, when that ends, what its main loop's longest turn has cost.
 *
 * The file is named by the variable SIGNPOST_TEST_COST; it gets three numbers: milliseconds of the longest turn, milliseconds of the
 * main thread, and the peak of the resident set in KiB.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "turns.h"

static void __attribute__ ((constructor)) begin (void) { sp_test_turns_watch (); }

/* The program's own; what getrusage() tells begins with the peak of whoever started it. */
static long
read_peak_kib (void)
{
  g_autofree char *status = NULL;
  const char *peak = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    peak = strstr (status, "VmHWM:");
  return peak ? strtol (peak + strlen ("VmHWM:"), NULL, 10) : G_MAXLONG;
}

static void __attribute__ ((destructor)) write_cost (void)
{
  const char *path = g_getenv ("SIGNPOST_TEST_COST");
  FILE *file = path ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%.1f %.1f %ld\n", sp_test_turns_get ().cpu_us / 1000.0,
           sp_test_turns_cpu_us () / 1000.0, read_peak_kib ());
  fclose (file);
}
