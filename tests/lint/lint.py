# What all lints share: finding the files, reading C well enough, reporting, and proving on bad samples that a lint can fail.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lint is a script with a function check (root) that returns problems, and SAMPLES that it must reject or accept.

    NAME.py ROOT          checks the source tree; exit status 1 when there is a problem, 77 when a tool is missing
    NAME.py --self-test   checks the samples only
"""

import os
import re
import sys
import tempfile

SKIP = 77
TEXT_SUFFIXES = (
    '.c', '.h', '.py', '.sh', '.ui', '.xml', '.in', '.svg', '.md', '.build', '.client', '.site', '.provider', '.css',
    '.1', '.supp', '.yml', '.json', '.txt', '.html',
)


class Skip (Exception):
    """A tool that the lint needs is not installed."""


def files(root, *suffixes, under=''):
    """Paths relative to root, sorted; build folders and hidden folders are left out."""
    found = []
    for folder, names, leaves in os.walk(os.path.join(root, under)):
        if 'meson-private' in names:
            names.clear()
            continue
        names[:] = sorted(n for n in names if not n.startswith('.') and n not in ('__pycache__', 'debian'))
        found += [os.path.relpath(os.path.join(folder, leaf), root) for leaf in leaves if leaf.endswith(suffixes or TEXT_SUFFIXES)]
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as stream:
        return stream.read()


_BLANKED = re.compile(
    r'/\*.*?\*/'                                    # comment
    r'|//[^\n]*'
    r'|"(?:\\.|[^"\\\n])*"'                         # string
    r"|'(?:\\.|[^'\\\n])+'"                         # character
    r'|(?m:^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*)',        # preprocessor line
    re.DOTALL)


def _blank(match):
    text = match.group(0)
    return text[0] + re.sub(r'[^\n]', ' ', text[1:-1]) + text[-1] if text[0] in '"\'' else re.sub(r'[^\n]', ' ', text)


def code_only(text):
    """C without comments, preprocessor lines and the insides of strings, every other character in its old place."""
    return _BLANKED.sub(_blank, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


_DEFINITION = re.compile(r'^([A-Za-z_]\w*) \(', re.MULTILINE)


def matching(code, start):
    """The offset behind the bracket that closes the one at start."""
    depth = 0
    for i in range(start, len(code)):
        if code[i] in '([{':
            depth += 1
        elif code[i] in ')]}':
            depth -= 1
            if depth == 0:
                return i + 1
    return len(code)


class Function:
    """A function definition: name, first_line, lines, parameters (list of texts), body (code between the braces), static."""


def functions(text):
    """Every function definition of a C file in this project's style (name and brace in the first column)."""
    code = code_only(text)
    for match in _DEFINITION.finditer(code):
        behind = matching(code, match.end() - 1)
        opening = re.compile(r'\s*\{').match (code, behind)
        if not opening:
            continue
        end = matching(code, opening.end() - 1)
        function = Function()
        function.name = match.group(1)
        function.start = match.start()
        function.first_line = line_of(code, match.start())
        function.lines = line_of(code, end) - function.first_line + 1
        function.parameters = split_parameters(code[match.end():behind - 1])
        function.body = code[opening.end():end - 1]
        head = code[:match.start()].rstrip('\n').rsplit('\n', 1)[-1]
        function.static = 'static' in head.split()
        yield function


def split_parameters(text):
    parts, depth, current = [], 0, ''
    for character in text + ',':
        if character == ',' and depth == 0:
            parts.append(' '.join(current.split()))
            current = ''
            continue
        depth += (character in '([{') - (character in ')]}')
        current += character
    return [] if parts in ([''], ['void']) else parts


def _sample_problems(check, sample):
    with tempfile.TemporaryDirectory() as root:
        for path, content in sample.items():
            target = os.path.join(root, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, 'w', encoding='utf-8') as stream:
                stream.write(content)
        return check(root)


def self_test(check, samples):
    """samples: (name, files, expected), where expected is a text that a problem must contain, or None for a clean sample."""
    wrong = []
    for name, sample, expected in samples:
        problems = _sample_problems(check, sample)
        if expected is None and problems:
            wrong.append('%s: should be accepted, but: %s' % (name, '; '.join(problems)))
        if expected is not None and not any(expected in problem for problem in problems):
            wrong.append('%s: no problem says “%s”, only: %s' % (name, expected, problems))
    if not any(expected for _, _, expected in samples):
        wrong.append('there is no bad sample')
    return wrong


def main(check, samples):
    try:
        if sys.argv[1:] == ['--self-test']:
            problems = self_test(check, samples)
        elif len(sys.argv) == 2:
            problems = check(sys.argv[1])
        else:
            sys.exit('usage: %s ROOT | --self-test' % sys.argv[0])
    except Skip as missing:
        print('skipped: %s is not installed' % missing)
        sys.exit(SKIP)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
