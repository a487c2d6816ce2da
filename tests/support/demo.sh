#!/bin/sh
# Shows Signpost at work on the demonstration mail service: in its window, or in the terminal where there is no display.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
service=$1 window=$2 tool=$3

if [ -n "${WAYLAND_DISPLAY-}${DISPLAY-}" ]; then
  exec "$service" --exec "$window" you@demo.example
fi
echo 'There is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set), so this is the same job in the terminal:'
echo
exec "$service" --exec "$tool" check --site demo you@demo.example
