# What the tests of signpostctl share: running it, alone or beside the demonstration service.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

DEADLINE = 60
PROGRAM = sys.argv.pop(1)
SERVICE = sys.argv.pop(1)
LOCALES = pathlib.Path(PROGRAM).resolve().parent.parent / "po"


class Result:
    """What one run wrote and returned."""

    def __init__(self, finished):
        self.status = finished.returncode
        self.out = finished.stdout.decode("utf-8")
        self.err = finished.stderr.decode("utf-8")
        self.lines = self.out.splitlines()

    def objects(self):
        return [json.loads(line) for line in self.lines]


def environment(folder, **changes):
    """A home and search folders of its own, so that nothing of this computer is read."""
    own = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_CONFIG_DIRS=folder, XDG_DATA_HOME=folder,
               XDG_DATA_DIRS=folder, SIGNPOST_LOCALEDIR=str(LOCALES))
    own.update(changes)
    return own


def run(*arguments, **changes):
    with tempfile.TemporaryDirectory() as folder:
        return Result(subprocess.run(
            [PROGRAM, *arguments], env=environment(folder, **changes), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=DEADLINE, check=False))


class Case(unittest.TestCase):
    """A test case that knows what holds for every diagnostic."""

    maxDiff = None

    def assert_refused(self, result, *parts, status=2):
        """One sentence on standard error that names the value, nothing on standard output."""
        self.assertEqual(result.out, "")
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assertTrue(result.err.startswith("signpostctl: "), result.err)
        for part in parts:
            self.assertIn(part, result.err)
        self.assertEqual(result.status, status, result.err)

    def assert_fine(self, result, status=0):
        self.assertEqual(result.err, "")
        self.assertEqual(result.status, status)
        self.assertNotIn("\x1b", result.out)
        self.assertNotIn("(null)", result.out)
