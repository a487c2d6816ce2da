# Checks every .ui file against GTK's own schema, and that each text in it is translated.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree

import lint

SCHEMA = '/usr/share/gtk-3.0/gtkbuilder.rng'
TEXTS = (
    'label', 'title', 'subtitle', 'text', 'tooltip-text', 'placeholder-text', 'secondary-text', 'primary-icon-tooltip-text',
    'secondary-icon-tooltip-text', 'comments',
)


def is_text(element):
    name = element.get('name', '').replace('_', '-').split('::')[-1]
    words = re.search(r'[^\W\d_]{2}', element.text or '')
    return bool(words) and (name in TEXTS or name.startswith('accessible-') or name.startswith('Atk'))


def untranslated(root, path):
    for element in tree.parse(os.path.join(root, path)).iter():
        if element.tag not in ('property', 'attribute', 'col') or not is_text(element):
            continue
        if element.get('translatable') not in ('yes', 'true') and element.get('name') != 'accessible-role':
            yield '%s: “%s” is not translatable' % (path, element.text.strip())


def check(root):
    tool = shutil.which('xmllint')
    if not tool or not os.path.exists(SCHEMA):
        raise lint.Skip('xmllint or ' + SCHEMA)
    paths = lint.files(root, '.ui')
    if not paths:
        return []
    command = [tool, '--nonet', '--noout', '--relaxng', SCHEMA]
    run = subprocess.run(command + paths, cwd=root, capture_output=True, text=True)
    if run.returncode != 0:
        return [line for line in run.stderr.splitlines() if not line.endswith(' validates')]
    return [problem for path in paths for problem in untranslated(root, path)]


def sample(inside):
    return {'src/ui/a.ui': '<?xml version="1.0" encoding="UTF-8"?>\n<interface><object class="GtkLabel">%s</object></interface>\n' % inside}


SAMPLES = [
    ('valid', sample('<property name="label" translatable="yes">Port</property>'), None),
    ('a host name', sample('<property name="name">page</property><property name="label">…</property>'), None),
    ('property without a name', sample('<property>993</property>'), 'fails to validate'),
    ('not XML', {'src/ui/a.ui': '<interface><object>\n'}, 'src/ui/a.ui'),
    ('not translatable', sample('<property name="label">Port</property>'), '“Port” is not translatable'),
    ('name for a screen reader', sample('<property name="AtkObject::accessible-name">Port</property>'), '“Port” is not translatable'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
