# Checks that every C file is as clang-format writes it, but for the macros that GTK's readers expect without a space.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format puts a space before every parenthesis; `_("…")` and `g_autoptr(Type)` have none.

    format.py ROOT          checks the source tree
    format.py ROOT --fix    rewrites what is not in order
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

import lint

CONFIG = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '.clang-format')

# While clang-format works, a call for a translation is an operator of the same width, and a type with its macro one word.
OPERATORS = {'_': '+', 'N_': '+!', 'C_': '!+', 'NC_': '+!+'}
CALLS = {operator: name for name, operator in OPERATORS.items()}
CALL = re.compile(r'\b(NC_|N_|C_|_) ?\(')
OPERATOR = re.compile(r'(\+!\+|\+!|!\+|\+)\(')
TYPE = re.compile(r'\b(g_auto|g_autoptr|g_autolist|g_autoslist|g_autoqueue) ?\((\w+)\)')
WORD = re.compile(r'\b(g_auto[a-z]*)0Q(\w+?)Q\b')
# A translated sentence, in as many pieces as it takes, and where one goes on in the next line.
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
PIECES = re.compile(rf'(?:\b(?:NC_|N_|C_|_) ?|\bngettext )\((?:\s*{LITERAL})+(?:,(?:\s*{LITERAL})+)?')
TEAR = re.compile(r'"\n\s*"')
# What looks like such an operator, in a pattern, say, is none.
ALIKE = re.compile(r'\+(?=!?\+?\()')


def whole(match):
    """A sentence in one piece, so that clang-format breaks it anew: it never fills up what became short."""
    return TEAR.sub('', match[0])


def hide(text):
    text = PIECES.sub(whole, text)
    text = CALL.sub(lambda match: OPERATORS[match[1]] + '(', ALIKE.sub('\1', text))
    return TYPE.sub(r'\g<1>0Q\g<2>Q', text)


def show(text):
    text = OPERATOR.sub(lambda match: CALLS[match[1]] + '(', text)
    return WORD.sub(r'\1(\2)', text).replace('\1', '+')


def formatted(tool, root, paths):
    """What each file should be, by path."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            place = os.path.join(folder, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, 'w', encoding='utf-8') as stream:
                stream.write(hide(lint.read(root, path)))
        command = [tool, '--style=file:' + os.path.abspath(CONFIG), '-i']
        subprocess.run(command + paths, cwd=folder, check=True)
        return {path: show(lint.read(folder, path)) for path in paths}


def first_difference(text, wanted):
    """The number of the first line that differs, and the line as it should be."""
    lines, others = text.split('\n'), wanted.split('\n')
    for i, (line, other) in enumerate(zip(lines, others)):
        if line != other:
            return i + 1, other
    return min(len(lines), len(others)), ''


def find_tool():
    # The named version first: others break lines in other places.
    tool = shutil.which('clang-format-14') or shutil.which('clang-format')
    if not tool:
        raise lint.Skip('clang-format')
    return tool


def check(root):
    paths = lint.files(root, '.c', '.h')
    problems = []
    for path, wanted in (formatted(find_tool(), root, paths) if paths else {}).items():
        text = lint.read(root, path)
        if text != wanted:
            line, other = first_difference(text, wanted)
            problems.append(f'{path}:{line}: not formatted; this line should be {other.strip()!r}')
    return problems + ['tests/lint/format.py . --fix puts them in order'] * bool(problems)


def fix(root):
    for path, wanted in formatted(find_tool(), root, lint.files(root, '.c', '.h')).items():
        if lint.read(root, path) != wanted:
            with open(os.path.join(root, path), 'w', encoding='utf-8') as stream:
                stream.write(wanted)
            print(path)


SAMPLES = [
    ('formatted', {'a.c': 'int\nf (void)\n{\n  return 1;\n}\n'}, None),
    ('not formatted', {'src/a.c': 'int f(void) {\n    return 1; }\n'}, 'src/a.c:1:'),
    ('header', {'src/a.h': 'int  f(void);\n'}, 'src/a.h:1:'),
    ('translated', {'a.c': 'void\nf (void)\n{\n  g_autoptr(GError) error = NULL;\n\n  g (_("a"), N_("b"));\n}\n'}, None),
    ('torn sentence', {'a.c': 'const char *a = _("One "\n                  "two.");\n'}, 'a.c:1:'),
    ('pattern', {'a.c': 'const char *a = "[0-9]+(b)";\n'}, None),
    ('translated with a space', {'a.c': 'const char *a = _ ("a");\n'}, 'a.c:1:'),
    ('owned with a space', {'a.c': 'void\nf (void)\n{\n  g_autoptr (GError) error = NULL;\n}\n'}, 'a.c:4:'),
]

if __name__ == '__main__':
    if sys.argv[2:] == ['--fix']:
        fix(sys.argv[1])
    else:
        lint.main(check, SAMPLES)
