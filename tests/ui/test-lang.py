#!/usr/bin/python3
"""Tests that the window's program speaks the language that --lang asks for. Usage: test-lang.py PROGRAM LOCALES

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import subprocess
import sys
import unittest

LOCALES = sys.argv.pop()
PROGRAM = sys.argv.pop()
DEADLINE = 60


def run(*arguments, **changes):
    environment = dict(os.environ, SIGNPOST_LOCALEDIR=LOCALES, LC_ALL="C.UTF-8", LANGUAGE="en", **changes)
    return subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True, timeout=DEADLINE, check=False)


class Lang(unittest.TestCase):
    def test_help(self):
        for arguments in (("--lang", "fr", "--help"), ("--help", "--lang=fr-CA")):
            result = run(*arguments)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("Afficher la version et quitter", result.stdout)
        self.assertIn("Print the version and exit", run("--help").stdout)

    def test_unknown(self):
        result = run("--lang", "xx", "--version")
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertRegex(result.stderr, "^signpost: The language “xx” is not available. Available: .*\\ben\\b")


if __name__ == "__main__":
    unittest.main()
