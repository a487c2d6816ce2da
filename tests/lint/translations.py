# Checks every translation: listed in LINGUAS, nothing that does not compile, places such as {server} as in the original, and that
# there is no other kind of place. A language that COMPLETE lists has every text and nothing doubtful; of others it is told what is missing.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile

import lint

KEYWORDS = (
    '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2', 'dgettext:2',
    'dngettext:2,3', 'pgettext:1c,2',
)
MAKER = 'po/descriptions.py'


def run(root, *command):
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return (result.stderr or result.stdout).strip().splitlines() if result.returncode else []


def template(root, target):
    keywords = ['--keyword=' + keyword for keyword in KEYWORDS]
    folder = os.path.dirname(target)
    problems = []
    if os.path.exists(os.path.join(root, MAKER)):
        problems = run(root, sys.executable, MAKER, '.', os.path.join(folder, 'descriptions.pot'))
    folders = ['--directory=.', '--directory=' + folder]
    return problems + run(root, 'xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=' + target, *folders, *keywords)


PLACE = re.compile(r'\{\w+\}')
FIELD = re.compile(r'^(msgid_plural|msgid|msgstr)(?:\[\d+\])? "(.*)"$')


def entries(text):
    """Every entry of a catalogue as (its flags and comments, {field: list of texts})."""
    for block in text.split('\n\n'):
        head, fields, name = [], {}, None
        for line in block.splitlines():
            match = FIELD.match (line)
            if match:
                name = match.group(1)
                fields.setdefault(name, []).append(match.group(2))
            elif line.startswith('"') and name:
                fields[name][-1] += line[1:-1]
            else:
                head.append(line)
        if fields.get('msgid', ['']) != ['']:
            yield head, fields


def check_places(text, path):
    """A sentence with one form has all its places; where there are several, “one server” needs no number."""
    problems = []
    for _, fields in entries(text):
        wanted = set(PLACE.findall(' '.join(fields['msgid'] + fields.get('msgid_plural', []))))
        for said in fields['msgstr']:
            found = set(PLACE.findall(said))
            if said and (found - wanted or ('msgid_plural' not in fields and found != wanted)):
                problems.append('%s: “%s” has other places than “%s”' % (path, said, fields['msgid'][0]))
    return problems


# Languages that are written from right to left, and what falls apart within them: options, addresses, host names, IPv6.
RIGHT_TO_LEFT = ('ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi')
ISOLATED = re.compile('\u2066[^\u2066\u2069]*\u2069')
TOKEN = re.compile(r'--[a-z][a-z-]+|[a-z][a-z0-9]*://[^\s،؛»]+|\[[0-9a-f]*:[0-9a-f:]+\]\S*|(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}\b')


def check_isolates(text, path):
    """Technical words keep their order within text from right to left only in an isolate (U+2066 … U+2069)."""
    problems = []
    for _, fields in entries(text):
        for said in fields['msgstr']:
            problems += ['%s: %s in “%s” has to be enclosed in U+2066 and U+2069' % (path, token, fields['msgid'][0])
                         for token in TOKEN.findall(ISOLATED.sub(' ', said))]
    return problems


def check_formats(text):
    return ['“%s”: a place is written as {name}' % fields['msgid'][0] for head, fields in entries(text)
            if any(line.startswith('#,') and 'c-format' in line and 'no-c-format' not in line for line in head)]


def check_language(root, language, pot, complete):
    path = 'po/%s.po' % language
    if not os.path.exists(os.path.join(root, path)):
        return [path + ' is missing']
    problems = run(root, 'msgfmt', '--check', '--output-file=' + os.devnull, path)
    problems += check_places(lint.read(root, path), path)
    if complete and language.split('_')[0] in RIGHT_TO_LEFT:
        problems += check_isolates(lint.read(root, path), path)
    # msgcmp fails for every text that is missing, doubtful or untranslated.
    with open(pot, encoding='utf-8') as stream:
        lines = stream.read().splitlines()
    missing = [] if problems else [named(line, pot, lines) for line in run(root, 'msgcmp', '--no-fuzzy-matching', path, pot)]
    if missing and not complete:
        print('%s is not complete, which is no failure: %d lines from msgcmp, such as %s' % (path, len(missing), missing[0]))
        return []
    return problems + missing


def named(line, pot, lines):
    """A complaint about a line of the template, which is thrown away, with that line's text in place of its number."""
    match = re.match (re.escape(pot) + r':(\d+): (.*)', line)
    if not match:
        return line
    first = int(match.group(1)) - 1
    while not lines[first].startswith('msgid '):
        first -= 1
    text = ' '.join(itertools.takewhile(lambda entry: not entry.startswith('msgstr'), lines[first:]))
    return '%s: %s' % (text, match.group(2))


def listed(root, path):
    lines = lint.read(root, path).splitlines() if os.path.exists(os.path.join(root, path)) else []
    return [line for line in lines if line and not line.startswith('#')]


def check(root):
    for tool in ('xgettext', 'msgfmt', 'msgcmp'):
        if not shutil.which(tool):
            raise lint.Skip(tool)
    languages = listed(root, 'po/LINGUAS')
    complete = listed(root, 'po/COMPLETE')
    problems = [] if languages == sorted(set(languages)) else ['po/LINGUAS is not sorted']
    problems += ['po/COMPLETE: %s is not in po/LINGUAS' % language for language in complete if language not in languages]
    found = [os.path.basename(path)[:-3] for path in lint.files(root, '.po', under='po')]
    problems += ['po/LINGUAS: %s is missing' % language for language in found if language not in languages]
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'signpost.pot')
        problems += template(root, pot)
        if os.path.exists(pot):
            problems += check_formats(lint.read(folder, 'signpost.pot'))
        for language in languages if os.path.exists(pot) else []:
            problems += check_language(root, language, pot, language in complete)
    return problems


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
HEADER += ''.join('"%s: x\\n"\n' % key for key in (
    'Project-Id-Version', 'Report-Msgid-Bugs-To', 'PO-Revision-Date', 'Last-Translator', 'Language-Team', 'Language', 'MIME-Version',
    'Content-Transfer-Encoding'))


def sample(po, linguas='fr\n', complete='fr\n'):
    code = 'char *a = _("Port {port}"), *b = ngettext("{n} port", "{n} ports", n);\n'
    return {'po/LINGUAS': linguas, 'po/COMPLETE': complete, 'po/POTFILES.in': 'src/a.c\n', 'src/a.c': code, 'po/fr.po': HEADER + PLURAL + po}


def right_to_left(said):
    files = sample(ENTRY.replace('Le port', said), 'ar\n', 'ar\n')
    return {('po/ar.po' if path == 'po/fr.po' else path): text for path, text in files.items()}


PLURAL = '\nmsgid "{n} port"\nmsgid_plural "{n} ports"\nmsgstr[0] "un port"\nmsgstr[1] "{n} ports"\n'
ENTRY = '\nmsgid "Port {port}"\nmsgstr "Le port {port}"\n'
FORMAT = {'po/LINGUAS': '', 'po/POTFILES.in': 'src/a.c\n', 'src/a.c': 'char *a = _("Port %d");\n'}
SAMPLES = [
    ('complete', sample(ENTRY), None),
    ('text missing', sample(''), '"Port {port}": this message is used but not defined'),
    ('untranslated', sample(ENTRY.replace('"Le port {port}"', '""')), 'untranslated'),
    ('doubtful', sample(ENTRY.replace('\nmsgid', '\n#, fuzzy\nmsgid')), 'needs to be reviewed'),
    ('another place', sample(ENTRY.replace('Le port {port}', 'Le port {Port}')), 'other places than “Port {port}”'),
    ('place missing', sample(ENTRY.replace('Le port {port}', 'Le port')), 'other places than “Port {port}”'),
    ('place too many', sample(ENTRY) | {'po/fr.po': HEADER + PLURAL.replace('un port', 'un port {m}') + ENTRY}, 'po/fr.po: “un port {m}”'),
    ('bare option', right_to_left('الخيار --imap'), '--imap in “Port {port}”'),
    ('bare address', right_to_left('https://example.org/'), 'https://example.org/ in'),
    ('bare host', right_to_left('mail.example.org'), 'mail.example.org in'),
    ('bare IPv6', right_to_left('[2001:db8::1]:993'), '[2001:db8::1]:993 in'),
    ('isolated', right_to_left('الخيار \u2066--imap\u2069 \u2066https://example.org/\u2069'), None),
    ('another kind of place', FORMAT, '“Port %d”: a place is written as {name}'),
    ('unfinished', sample('', complete=''), None),
    ('unfinished with another place', sample(ENTRY.replace('Le port {port}', 'Le port {Port}'), complete=''), 'other places'),
    ('complete and unheard of', sample(ENTRY, complete='de\nfr\n'), 'po/COMPLETE: de is not'),
    ('not listed', sample(ENTRY, '', ''), 'fr is missing'),
    ('order', sample(ENTRY, 'fr\nde\n'), 'not sorted'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
