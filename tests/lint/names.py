# Checks that every public name is defined once: types, values, functions and macros of all headers in src/.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import lint

COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)
MACRO = re.compile(r'^[ \t]*#[ \t]*define[ \t]+(\w+)', re.MULTILINE)
# typedef … Name; typedef … (*Name) (…); a struct without a body is a promise of one, not a definition of its own
TYPE = re.compile(r'\btypedef\b[^;{]*?(?:\{[^}]*\})?[^;{}(]*?(?:\(\*\s*(\w+)\)\s*\([^;]*|(\b\w+))\s*;')
TAG = re.compile(r'\b(?:struct|union|enum)\s+(\w+)\s*\{')
ENUM = re.compile(r'\benum\b(?:\s+\w+)?\s*\{([^}]*)\}')
VALUE = re.compile(r'(\w+)\s*(?:=[^,]*)?(?:,|$)')
DECLARED = re.compile(r'^G_DECLARE_\w+\s*\(\s*(\w+)\s*,\s*(\w+)\s*,', re.MULTILINE)
FUNCTION = re.compile(r'^[A-Za-z_][\w \t\*\n]*?[\s\*](\w+) \((?!\*)', re.MULTILINE)
BODY = re.compile(r'(^\{.*?^\}|typedef\b[^;{]*\{[^}]*\}[^;]*;|typedef\b[^;]*;|^G_\w+ \([^)]*\)|^(?:struct|union|enum)\b[^;{]*\{[^}]*\};)',
                  re.DOTALL | re.MULTILINE)


def definitions(text):
    """(name, offset) of all that a header defines or declares for others."""
    macros = [(match.group(1), match.start()) for match in MACRO.finditer(COMMENT.sub(lint._blank, text))]
    code = lint.code_only(text)
    found = [(match.group(1) or match.group(2), match.start()) for match in TYPE.finditer(code)]
    found += [('struct ' + match.group(1), match.start()) for match in TAG.finditer(code)]
    for match in ENUM.finditer(code):
        found += [(value.group(1), match.start()) for value in VALUE.finditer(' '.join(match.group(1).split()))]
    for match in DECLARED.finditer(code):
        found += [(match.group(1), match.start()), (match.group(2) + '_get_type', match.start())]
    outside = BODY.sub(lambda match: re.sub(r'[^\n]', ' ', match.group(0)), code)
    found += [(match.group(1), match.start(1)) for match in FUNCTION.finditer(outside)]
    return macros + found


def check(root):
    problems, first = [], {}
    for path in lint.files(root, '.h', under='src'):
        text = lint.read(root, path)
        for name, offset in definitions(text):
            place = '%s:%d' % (path, lint.line_of(text, offset))
            if name in first:
                problems.append('%s: “%s” is defined in %s, too' % (place, name, first[name]))
            first.setdefault(name, place)
    return problems


STRUCT = 'typedef struct\n{\n  int x; /* one */\n} %s;\n'
ENUM_SAMPLE = '/** %s: which */\ntypedef enum\n{\n  %s,\n  %s = 2\n} %s;\n'

SAMPLES = [
    ('two headers', {'src/a/a.h': STRUCT % 'SpA' + 'void sp_a (int x);\n', 'src/a/b.h': STRUCT % 'SpB' + 'int sp_b (void);\n'}, None),
    ('one type twice', {'src/a/a.h': STRUCT % 'SpA', 'src/b/a.h': '\n' + STRUCT % 'SpA'}, 'src/b/a.h:2: “SpA” is defined in src/a/a.h:1, too'),
    ('type and object', {'src/a/a.h': STRUCT % 'SpA', 'src/b/a.h': 'G_DECLARE_FINAL_TYPE (SpA, sp_a, SP, A, GObject)\n'}, '“SpA”'),
    ('struct and alias', {'src/a/a.h': 'typedef struct _SpA SpA;\nstruct _SpA\n{\n  int x;\n};\n'}, None),
    ('alias twice', {'src/a/a.h': 'typedef struct _SpA SpA;\n', 'src/a/b.h': 'typedef struct _SpA SpA;\n'}, '“SpA”'),
    ('function type twice', {'src/a/a.h': 'typedef void (*SpDo) (int x,\n  int y);\n', 'src/a/b.h': 'typedef int (*SpDo) (void);\n'}, '“SpDo”'),
    ('value twice', {'src/a/a.h': ENUM_SAMPLE % ('SpA', 'SP_ONE', 'SP_TWO', 'SpA'),
                     'src/a/b.h': ENUM_SAMPLE % ('SpB', 'SP_NIL', 'SP_TWO', 'SpB')}, 'src/a/b.h:2: “SP_TWO”'),
    ('macro twice', {'src/a/a.h': '#define SP_MAX 1\n', 'src/a/b.h': '/* SP_MAX */\n#define SP_MAX 2\n'}, 'b.h:2: “SP_MAX”'),
    ('function twice', {'src/a/a.h': 'char *sp_a (const char *x,\n            int y);\n', 'src/a/b.h': 'int sp_a (void);\n'}, 'b.h:1: “sp_a”'),
    ('in a body', {'src/a/a.h': 'static inline int\nsp_a (int x)\n{\n  return sp_b (x);\n}\n', 'src/a/b.h': 'int sp_b (int x);\n'}, None),
    ('defined and declared', {'src/a/a.h': 'static inline int\nsp_a (int x)\n{\n  return x;\n}\n', 'src/a/b.h': 'int sp_a (int x);\n'}, '“sp_a”'),
    ('in a comment', {'src/a/a.h': '#define SP_MAX 1\n', 'src/a/b.h': '/*\n#define SP_MAX 2\nint sp_a (void);\n*/\nint sp_a (void);\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
