/* The commands of signpostctl and what they return to the shell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "options.h"

G_BEGIN_DECLS

/**
 * SpExit:
 * @SP_EXIT_SAFE: a safe setting exists for reading and for sending; or simply success
 * @SP_EXIT_UNSAFE: something is unsafe or unavailable
 * @SP_EXIT_USAGE: the command line was wrong
 * @SP_EXIT_UNKNOWN: nothing could be determined
 * @SP_EXIT_INTERRUPTED: stopped by Ctrl+C or SIGTERM
 *
 * Exit statuses. With several targets the largest counts.
 */
typedef enum
{
  SP_EXIT_SAFE = 0,
  SP_EXIT_UNSAFE = 1,
  SP_EXIT_USAGE = 2,
  SP_EXIT_UNKNOWN = 3,
  SP_EXIT_INTERRUPTED = 130,
} SpExit;

int sp_command_main (int argc, char **argv);

SpExit sp_command_check (const SpOptions *options);
SpExit sp_command_probe (const SpOptions *options);
SpExit sp_command_advise (const SpOptions *options);
SpExit sp_command_clients (const SpOptions *options);
SpExit sp_command_sites (const SpOptions *options);
SpExit sp_command_explain (const SpOptions *options);

G_END_DECLS
