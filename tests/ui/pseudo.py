#!/usr/bin/python3
"""Makes a language that nobody speaks: every text a third longer, with accents on its letters and brackets around it.
What comes out in plain English was not translatable; what loses a bracket does not fit. Usage: pseudo.py ROOT FILE.mo [STAMP]

SPDX-License-Identifier: GPL-3.0-or-later"""

import ast
import os
import re
import subprocess
import sys
import tempfile

CODE = 'en_XA'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
ACCENTED = str.maketrans('aceinosuyzACEINOSUYZ', 'àçéîñôšùýžÀÇÉÎÑÔŠÙÝŽ')
# Places, markup, the beginning of a link or of a server’s name, and the letter that is an access key stay as they are.
KEPT = re.compile(r'(%[-+ #0-9.*]*[a-zA-Z]|%%|\{\w+\}|<[^<>]*>|&\w+;|\[[a-z0-9-]+\||_\w|\n|[a-z]+\.(?=\{)|resource:\S+)')
LONGER = 0.3


def spoken(text):
    """A text in the language that nobody speaks."""
    parts = KEPT.split(text)
    accented = ''.join(part if i % 2 else part.translate(ACCENTED) for i, part in enumerate(parts))
    letters = sum(letter.isalpha() for part in parts[::2] for letter in part)
    tail = ' ~' + 'é' * round(letters * LONGER) if letters else ''
    # Long words would not break where ordinary ones do.
    tail = ' '.join(tail[i:i + 9] for i in range(0, len(tail), 9))
    body = accented.rstrip('\n')
    return '⟦' + body + tail + '⟧' + accented[len(body):]


def unquote(lines):
    return ''.join(ast.literal_eval(line) for line in lines)


def quote(text):
    return '"%s"' % text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')


def fields(entry):
    """The parts of an entry of the template: msgctxt, msgid, msgid_plural, each as text."""
    found, name = {}, None
    for line in entry.splitlines():
        match = re.match (r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
        if match:
            name = match.group(1)
            found[name] = [match.group(2)]
        elif line.startswith('"') and name:
            found[name].append(line)
    return {name: unquote(lines) for name, lines in found.items()}


def translated(entry):
    """The entry with its translation, as lines of a catalogue."""
    parts = fields(entry)
    flags = [line for line in entry.splitlines() if line.startswith('#,') and 'format' in line]
    lines = flags + ['%s %s' % (name, quote(parts[name])) for name in ('msgctxt', 'msgid', 'msgid_plural') if name in parts]
    if parts.get('msgctxt') == 'language code':
        lines.append('msgstr ' + quote(CODE))
    elif 'msgid_plural' in parts:
        lines += ['msgstr[0] ' + quote(spoken(parts['msgid'])), 'msgstr[1] ' + quote(spoken(parts['msgid_plural']))]
    elif parts['msgid'] in ('translator-credits', ''):
        return []
    else:
        lines.append('msgstr ' + quote(spoken(parts['msgid'])))
    return lines + ['']


HEADER = r'''msgid ""
msgstr ""
"Language: en_XA\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"
'''


def make(root, target):
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    with tempfile.TemporaryDirectory() as folder:
        template, catalogue = os.path.join(folder, 'a.pot'), os.path.join(folder, 'a.po')
        descriptions = os.path.join(folder, 'descriptions.pot')
        subprocess.run([sys.executable, 'po/descriptions.py', '.', descriptions], cwd=root, env=environment, check=True)
        subprocess.run(
            ['xgettext', '--from-code=UTF-8', '--directory=.', '--directory=' + folder, '--files-from=po/POTFILES.in', '--no-location',
             '--output=' + template]
            + ['--keyword=' + keyword for keyword in KEYWORDS] + ['--flag=g_strdup_printf:1:c-format'],
            cwd=root, env=environment, check=True)
        with open(template, encoding='utf-8') as stream:
            entries = [entry for entry in stream.read().split('\n\n') if re.search('^msgid ', entry, re.MULTILINE)]
        with open(catalogue, 'w', encoding='utf-8') as stream:
            stream.write(HEADER + '\n' + '\n'.join(line for entry in entries for line in translated(entry)))
        os.makedirs(os.path.dirname(target) or '.', exist_ok=True)
        subprocess.run(['msgfmt', '--check-format', '--output-file=' + target, catalogue], env=environment, check=True)


def self_test():
    assert spoken('Port %u of {host}').startswith('⟦Pôrt %u ôf {host} ~')
    assert spoken('_Check') .startswith('⟦_Chéçk ~')
    assert '[ports|thé pôrt]' in spoken('See [ports|the port].')
    assert spoken('a\n').endswith('⟧\n')
    assert '<b>' in spoken('<b>a</b>') and '&amp;' in spoken('a &amp; b')


if __name__ == '__main__':
    self_test()
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    make(sys.argv[1], sys.argv[2])
    for stamp in sys.argv[3:]:
        open(stamp, 'w').close()
