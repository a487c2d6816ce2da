# Checks that po/POTFILES.in names exactly the files that hold text for translators, and in order.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re

import lint

LIST = 'po/POTFILES.in'
# Made from the descriptions of programs, providers and sites when the project is configured.
MADE = 'descriptions.pot'
MAKER = 'po/descriptions.py'
CALL = re.compile(r'\b(_|N_|C_|NC_|Q_|d?gettext|d?ngettext|d?pgettext|g_d\w*gettext\d?)\s*\(')
TRANSLATABLE = re.compile(r'translatable\s*=\s*["\'](yes|true)["\']')
DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def has_text(root, path):
    text = lint.read(root, path)
    if path.endswith(('.c', '.h')):
        return bool(CALL.search(lint.code_only(text)))
    return path.endswith(DATA) or bool(TRANSLATABLE.search(text))


def check(root):
    if not os.path.exists(os.path.join(root, LIST)):
        return [LIST + ' is missing']
    lines = lint.read(root, LIST).splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    wanted = [path for path in lint.files(root, '.c', '.h', '.ui', under='src') if has_text(root, path)]
    wanted += [path for path in lint.files(root, *DATA, under='data')]
    wanted += [MADE] if os.path.exists(os.path.join(root, MAKER)) else []
    problems = ['%s: %s is missing' % (LIST, path) for path in wanted if path not in listed]
    problems += ['%s: %s holds no text, or is gone' % (LIST, path) for path in listed if path not in wanted]
    if listed != sorted(set(listed)):
        problems.append(LIST + ' is not sorted, or names a file twice')
    return problems


C_FILE = 'static const char *a = _("Port");\n'
SAMPLES = [
    ('complete', {LIST: '# files\nsrc/text/a.c\n', 'src/text/a.c': C_FILE, 'src/core/b.c': '/* _("no") */ "N_(x)"\n'}, None),
    ('missing C file', {LIST: '', 'src/text/a.c': C_FILE}, 'src/text/a.c is missing'),
    ('missing plural', {LIST: '', 'src/text/a.c': 'ngettext ("a", "b", n);\n'}, 'src/text/a.c is missing'),
    ('missing template', {LIST: '', 'src/ui/a.ui': '<property name="label" translatable="yes">A</property>\n'}, 'src/ui/a.ui is missing'),
    ('missing launcher', {LIST: '', 'data/a.desktop.in': 'Name=A\n'}, 'data/a.desktop.in is missing'),
    ('missing descriptions', {LIST: '', MAKER: ''}, 'descriptions.pot is missing'),
    ('descriptions', {LIST: 'descriptions.pot\n', MAKER: ''}, None),
    ('gone', {LIST: 'src/text/a.c\n'}, 'is gone'),
    ('without text', {LIST: 'src/text/a.c\n', 'src/text/a.c': 'int a;\n'}, 'holds no text'),
    ('order', {LIST: 'src/ui/b.c\nsrc/text/a.c\n', 'src/text/a.c': C_FILE, 'src/ui/b.c': C_FILE}, 'not sorted'),
    ('no list', {'src/a/b.c': ''}, 'is missing'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
