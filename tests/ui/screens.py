#!/usr/bin/python3
"""Takes pictures of every page of the window: each language, wide and narrow, light and dark.
Usage: screens.py ROOT BUILD PROGRAM FOLDER; “ninja -C build screens” puts them into build/screens/.

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import subprocess
import sys

import pseudo


def languages(root):
    with open(os.path.join(root, 'po', 'LINGUAS'), encoding='utf-8') as stream:
        known = [line.strip() for line in stream if line.strip() and not line.startswith('#')]
    return ['en'] + known + [pseudo.CODE]


def catalogues(root, build, language):
    """The folder with the catalogue of the language."""
    if language != pseudo.CODE:
        return os.path.join(build, 'po')
    folder = os.path.join(build, 'tests', 'ui', 'pseudo')
    pseudo.make(root, os.path.join(folder, pseudo.CODE, 'LC_MESSAGES', 'signpost.mo'))
    return folder


def main(root, build, program, folder):
    display = os.path.join(root, 'tests', 'ui', 'display.py')
    worst = 0
    for language in languages(root):
        target = os.path.join(folder, language)
        print('%s: %s' % (language, target), flush=True)
        settings = {
            'LC_ALL': 'C.UTF-8', 'LANGUAGE': language, 'SIGNPOST_LOCALEDIR': catalogues(root, build, language),
            'GSETTINGS_SCHEMA_DIR': os.path.join(build, 'data'), 'G_TEST_SRCDIR': os.path.join(root, 'tests'),
        }
        command = [sys.executable, display] + ['%s=%s' % item for item in settings.items()] + [program, target]
        worst = max(worst, subprocess.call(command))
    return worst


if __name__ == '__main__':
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
