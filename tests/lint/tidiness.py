# Checks what stands at the top of the tree, and that no file holds a note to come back to, a tab or trailing space.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re

import lint

TOP = ('src', 'data', 'po', 'tests', 'meson.build', 'README.md', 'COPYING')
# Taken apart, or this file would find itself.
NOTES = re.compile(r'\b(?:%s)\b' % '|'.join(('TO' 'DO', 'FIX' 'ME', 'X' 'XX', 'HA' 'CK')))
TRAILING = re.compile(r'[ \t]+$', re.MULTILINE)
TABS = ('.c', '.h', '.py', '.ui', '.build')
# Recorded bytes may end in anything.
RECORDED = 'tests/fuzz/', 'tests/dialogue/transcripts/'


def check_top(root):
    for name in sorted(os.listdir(root)):
        path = os.path.join(root, name)
        # Hidden files, build folders, and the packaging while a package is being built.
        if name in TOP or name.startswith('.') or name == 'debian' or os.path.exists(os.path.join(path, 'meson-private')):
            continue
        yield '%s does not belong at the top' % name


def check_text(path, text):
    for match in NOTES.finditer(text):
        yield '%s:%d: finish it, or file an issue (%s)' % (path, lint.line_of(text, match.start()), match.group(0))
    if path.startswith(RECORDED) or path.endswith('.md'):
        return
    for match in TRAILING.finditer(text):
        yield '%s:%d: trailing space' % (path, lint.line_of(text, match.start()))
    if path.endswith(TABS) and '\t' in text:
        yield '%s:%d: a tab' % (path, lint.line_of(text, text.index('\t')))
    if text and not text.endswith('\n'):
        yield '%s: the last line has no end' % path


def check(root):
    problems = list(check_top(root))
    for path in lint.files(root):
        problems += check_text(path, lint.read(root, path))
    return problems


SAMPLES = [
    ('tidy', {'src/a.c': 'int a;\n', '.ci/run': '', 'build/meson-private/x': '', 'README.md': 'A  \n'}, None),
    ('folder at the top', {'docs/a.md': 'A\n'}, 'docs does not belong at the top'),
    ('note', {'src/a.c': '/* ' + 'TO' 'DO: more */\n'}, 'src/a.c:1: finish it'),
    ('second note', {'po/a.txt': 'a\n' + 'FIX' 'ME\n'}, 'po/a.txt:2: finish it'),
    ('trailing space', {'src/a.c': 'int a; \n'}, 'src/a.c:1: trailing space'),
    ('tab', {'src/a.c': '\tint a;\n'}, 'src/a.c:1: a tab'),
    ('no end', {'src/a.c': 'int a;'}, 'the last line has no end'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
