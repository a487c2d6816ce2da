#!/usr/bin/python3
"""Runs a test of the window under an X server of its own; without Xvfb on the display there is, and without either not at all.
Usage: display.py [NAME=VALUE]… COMMAND…

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
# The pointer is in the middle, and the window in the corner: so the window reaches under it and has the focus.
SCREEN = "1600x1200x24"


def start_server():
    """Starts Xvfb; it chooses a free display itself and tells which one once it is ready."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        return server, told.readline().strip()


def run(arguments, environment):
    """Runs the command behind the settings for its environment."""
    first = next(i for i, argument in enumerate(arguments) if "=" not in argument)
    settings = dict(argument.split("=", 1) for argument in arguments[:first])
    return subprocess.call(arguments[first:], env=dict(environment, **settings))


def hermetic(folder):
    """An environment without the settings and files of the person who runs the test."""
    return dict(
        os.environ, GDK_BACKEND="x11", NO_AT_BRIDGE="1", HOME=folder, XDG_CONFIG_HOME=folder, XDG_CONFIG_DIRS=folder,
        XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder)


def start_and_run(environment):
    if not shutil.which("Xvfb"):
        if "DISPLAY" in os.environ:
            return run(sys.argv[1:], environment)
        print("1..0 # SKIP there is neither Xvfb nor a display")
        return SKIP
    server, number = start_server()
    try:
        return run(sys.argv[1:], dict(environment, DISPLAY=f":{number}"))
    finally:
        server.terminate()
        server.wait()


with tempfile.TemporaryDirectory() as home:
    status = start_and_run(hermetic(home))
sys.exit(status)
