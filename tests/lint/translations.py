# Checks every translation: listed in LINGUAS, complete, nothing doubtful, placeholders as in the original.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import os
import re
import shutil
import subprocess
import tempfile

import lint

KEYWORDS = (
    '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2', 'dgettext:2',
    'dngettext:2,3', 'pgettext:1c,2',
)


def run (root, *command):
    result = subprocess.run (command, cwd=root, capture_output=True, text=True, env=dict (os.environ, LC_ALL='C.UTF-8'))
    return (result.stderr or result.stdout).strip ().splitlines () if result.returncode else []


def template (root, target):
    keywords = ['--keyword=' + keyword for keyword in KEYWORDS]
    return run (root, 'xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=' + target, *keywords)


def check_language (root, language, pot):
    path = 'po/%s.po' % language
    if not os.path.exists (os.path.join (root, path)):
        return [path + ' is missing']
    problems = run (root, 'msgfmt', '--check', '--output-file=' + os.devnull, path)
    # msgcmp fails for every text that is missing, doubtful or untranslated.
    return problems or [named (line, pot) for line in run (root, 'msgcmp', path, pot)]


def named (line, pot):
    """A complaint about a line of the template, which is thrown away, with that line's text in place of its number."""
    match = re.match (re.escape (pot) + r':(\d+): (.*)', line)
    if not match:
        return line
    with open (pot, encoding='utf-8') as stream:
        lines = stream.read ().splitlines ()
    first = max (i for i in range (int (match.group (1))) if lines[i].startswith ('msgid '))
    text = ' '.join (itertools.takewhile (lambda entry: not entry.startswith ('msgstr'), lines[first:]))
    return '%s: %s' % (text, match.group (2))


def check (root):
    for tool in ('xgettext', 'msgfmt', 'msgcmp'):
        if not shutil.which (tool):
            raise lint.Skip (tool)
    languages = [line for line in lint.read (root, 'po/LINGUAS').splitlines () if line and not line.startswith ('#')]
    problems = [] if languages == sorted (set (languages)) else ['po/LINGUAS is not sorted']
    found = [os.path.basename (path)[:-3] for path in lint.files (root, '.po', under='po')]
    problems += ['po/LINGUAS: %s is missing' % language for language in found if language not in languages]
    with tempfile.TemporaryDirectory () as folder:
        pot = os.path.join (folder, 'signpost.pot')
        problems += template (root, pot)
        for language in languages if os.path.exists (pot) else []:
            problems += check_language (root, language, pot)
    return problems


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
HEADER += ''.join ('"%s: x\\n"\n' % key for key in (
    'Project-Id-Version', 'Report-Msgid-Bugs-To', 'PO-Revision-Date', 'Last-Translator', 'Language-Team', 'Language', 'MIME-Version',
    'Content-Transfer-Encoding'))


def sample (po, linguas='fr\n'):
    code = 'char *a = _("Port %d");\n'
    return {'po/LINGUAS': linguas, 'po/POTFILES.in': 'src/a.c\n', 'src/a.c': code, 'po/fr.po': HEADER + po}


ENTRY = '\n#, c-format\nmsgid "Port %d"\nmsgstr "Port %d"\n'
SAMPLES = [
    ('complete', sample (ENTRY), None),
    ('text missing', sample (''), '"Port %d": this message is used but not defined'),
    ('untranslated', sample (ENTRY.replace ('msgstr "Port %d"', 'msgstr ""')), 'untranslated'),
    ('doubtful', sample (ENTRY.replace ('#,', '#, fuzzy,')), 'needs to be reviewed'),
    ('placeholder', sample (ENTRY.replace ('msgstr "Port %d"', 'msgstr "Port %s"')), 'po/fr.po'),
    ('not listed', sample (ENTRY, ''), 'fr is missing'),
    ('order', sample (ENTRY, 'fr\nde\n'), 'not sorted'),
]

if __name__ == '__main__':
    lint.main (check, SAMPLES)
