# Checks that every file says in its first line what it is for, and that every public function has a documentation comment.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import lint

OPENINGS = {
    ('.c', '.h', '.css'): r'/\* \S.*',
    ('.py', '.client', '.site', '.provider', '.supp'): r'# ?\S.*',
    ('.sh',): r'#!.*\n# \S.*',
    ('.svg', '.gschema.xml', '.metainfo.xml.in', '.gresource.xml'): r'<\?xml.*\n(<!DOCTYPE.*\n)?<!-- ?\S.*',
    ('.1',): r'\.\\" \S.*',
}
LICENSED = ('.c', '.h', '.py', '.sh', '.svg', '.1')
DECLARED = re.compile(r'\b(sp_\w+) \(')
# These mean the same everywhere.
NEEDLESS = ('self', 'cancellable', 'callback', 'user_data', 'error')
PARAMETER = re.compile(r'(\w+)(\[\w*\])?$')


def opening_problems(path, text):
    for suffixes, pattern in OPENINGS.items():
        if path.endswith(suffixes) and not re.match (pattern, text):
            yield '%s: the first line does not say what the file is for' % path
    if path.endswith(LICENSED) and 'SPDX-License-Identifier:' not in text[:1500]:
        yield '%s: no licence in the first comment' % path


def comment_before(text, start):
    """The documentation comment that ends right above the definition at start, or nothing."""
    head = text[:start].rstrip('\n')
    # The line with the type stands between the comment and the name.
    before = head.rsplit('\n', 1)[0].rstrip() if '\n' in head else ''
    if not before.endswith('*/'):
        return ''
    return before[before.rfind('/*'):]


def documentation_problems(root, path, declared):
    text = lint.read(root, path)
    for function in lint.functions(text):
        if function.static or function.name not in declared:
            continue
        place = '%s:%d: %s' % (path, function.first_line, function.name)
        comment = comment_before(text, function.start)
        if not comment.startswith('/**\n * %s:' % function.name):
            yield '%s has no documentation comment' % place
            continue
        for parameter in function.parameters:
            name = PARAMETER.search(parameter)
            if name and '@%s:' % name.group(1) not in comment and name.group(1) not in NEEDLESS:
                yield '%s: the documentation does not mention @%s' % (place, name.group(1))


def check(root):
    problems = []
    for path in lint.files(root):
        problems += opening_problems(path, lint.read(root, path))
    declared = set()
    for path in lint.files(root, '.h', under='src'):
        declared.update(DECLARED.findall(lint.code_only(lint.read(root, path))))
    for path in lint.files(root, '.c', under='src'):
        problems += documentation_problems(root, path, declared)
    return problems


TOP = '/* What it is for.\n *\n * SPDX-License-Identifier: GPL-3.0-or-later */\n\n'
HEADER = TOP + 'int sp_a (int b);\n'
GOOD = TOP + '/**\n * sp_a:\n * @b: a number\n *\n * Does it.\n */\nint\nsp_a (int b)\n{\n}\n'


def pair(source):
    return {'src/core/a.h': HEADER, 'src/core/a.c': source}


SAMPLES = [
    ('documented', pair(GOOD), None),
    ('undocumented', pair(TOP + 'int\nsp_a (int b)\n{\n}\n'), 'sp_a has no documentation comment'),
    ('ordinary comment', pair(GOOD.replace('/**', '/*')), 'sp_a has no documentation comment'),
    ('comment of another', pair(GOOD.replace(' * sp_a:', ' * sp_b:')), 'sp_a has no documentation comment'),
    ('parameter', pair(GOOD.replace('@b: a number', 'b')), 'does not mention @b'),
    ('private', pair(GOOD + '\nstatic int\nsp_c (void)\n{\n}\n\nint\nmain (void)\n{\n}\n'), None),
    ('no purpose', {'src/core/a.h': '#pragma once\n/* SPDX-License-Identifier: X */\n'}, 'does not say what the file is for'),
    ('no licence', {'src/core/a.h': '/* What it is for. */\n'}, 'no licence'),
    ('description', {'data/sites/a.site': '[Site]\n'}, 'data/sites/a.site: the first line'),
    ('data', {'data/a.gschema.xml': '<?xml version="1.0"?>\n<schemalist/>\n'}, 'a.gschema.xml: the first line'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
