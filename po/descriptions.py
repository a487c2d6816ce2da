#!/usr/bin/python3
"""Takes the prose out of the descriptions of mail programs, providers and sites, as a template that xgettext reads beside the code.

    descriptions.py ROOT FILE.pot

Labels stay as each program ships them. What has no words to translate, such as the address of a page, is left out.

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import re
import sys

FOLDERS = {'clients': '.client', 'providers': '.provider', 'sites': '.site'}

# A key without its number: what it is, for translators. The same keys are read with sp_keyfile_get_prose (), and a test compares.
KEYS = {
    r'Note\w*?': 'Note about {name}.',
    r'AddAccount\d+If': 'When a step of adding an account in {name} is there.',
    r'AddAccountNote': 'Note about adding an account in {name}.',
    r'\w+Where': 'A place in the pages of {name}. Leave what is written there as it is, and translate the rest.',
    r'\w+Source': 'Where a fact about {name} comes from.',
    r'Evidence': 'Where the words of {name} come from.',
    r'Name': 'The name of a mail program or a site. Leave what its makers call it, and translate the rest.',
    r'Versions': 'The versions of {name} that are meant.',
}
LISTS = ('Evidence',)
# Names and versions are taken only where there is a word of ours in them.
NAMES = ('Name', 'Versions')
OURS = re.compile(r'\b(and|any|before|classic|current|earlier|end|external|for|from|guide|later|legacy|new|newer|of|older|or|others?|to|up)\b')
# A name is the provider's own, with or without a country behind it.
NOT = re.compile(r'providers/\S+ Name')

GROUP = re.compile(r'\[([^\]]+)\]\s*$')
LINE = re.compile(r'([A-Za-z0-9]+)\s*=\s*(.*?)\s*$')
ADDRESS = re.compile(r'https?://\S+|Thunderbird ISPDB, \S+|\S*[./]\S*')
# A page that is named by its host and its title, which nobody would find by a translation.
CITED = re.compile(r'(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?, ')
ESCAPES = {'s': ' ', 'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}


def plain(value):
    """A value of a keyfile without its escapes."""
    return re.sub(r'\\(.)', lambda match: ESCAPES.get(match.group(1), match.group(1)), value).strip()


def elements(key, value):
    if key not in LISTS:
        return [plain(value)]
    return [plain(part) for part in re.split(r'(?<!\\);', value)]


def kind_of(key):
    """What a key is called in KEYS; None where its value is not prose."""
    for pattern in KEYS:
        if re.fullmatch(pattern + r'\d*', key):
            return pattern
    return None


def has_words(key, text):
    if key in NAMES and not OURS.search(text):
        return False
    if key.endswith('Source') and CITED.match(text):
        return False
    return bool(re.search(r'[^\W\d_]{2}', ADDRESS.sub('', text)))


def texts(root, path):
    """(line, key, text) of everything in a description that is to be translated, and the name that it goes by."""
    found, name = [], path
    with open(os.path.join(root, path), encoding='utf-8') as stream:
        for number, line in enumerate(stream, 1):
            match = LINE.match(line)
            if not match or line.startswith('#'):
                continue
            key, value = match.groups()
            if key == 'Name' and name == path:
                name = plain(value)
            if kind_of(key) and not NOT.search('%s %s' % (os.path.relpath(path, 'data'), key)):
                found += [(number, key, text) for text in elements(key, value) if text and has_words(key, text)]
    return name, found


def quote(text):
    return '"%s"' % text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t').replace('\r', '\\r')


def paths(root):
    for folder, suffix in FOLDERS.items():
        leaves = sorted(os.listdir(os.path.join(root, 'data', folder)))
        yield from ('data/%s/%s' % (folder, leaf) for leaf in leaves if leaf.endswith(suffix))


def template(root):
    """The template's text: every sentence once, with what it is and all its places."""
    entries = {}
    for path in paths(root):
        name, found = texts(root, path)
        for number, key, text in found:
            comments, places = entries.setdefault(text, ([], []))
            comment = KEYS[kind_of(key)].format(name=name)
            if comment not in comments and len(comments) < 3:
                comments.append(comment)
            places.append('%s:%d' % (path, number))
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"']
    for text, (comments, places) in entries.items():
        lines += [''] + ['#. ' + comment for comment in comments] + ['#: ' + ' '.join(places), 'msgid ' + quote(text), 'msgstr ""']
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[2], 'w', encoding='utf-8') as output:
        output.write(template(sys.argv[1]))
