# Checks the size budgets: lines per file and function, parameters, depth of nesting.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import lint

FILE_LINES = 600
FUNCTION_LINES = 60
PARAMETERS = 6
NESTING = 3

# GIO and libxml2 prescribe the parameters of these.
OVERRIDES = ('on_xml_element', 'trust_database_verify_chain')

TOKEN = re.compile(r'\w+|\S')
CONTROL = ('if', 'for', 'while', 'switch', 'do')
# Macros that stand alone, without a semicolon.
BARE = re.compile(r'G_GNUC_(BEGIN|END)_IGNORE_DEPRECATIONS$')


class Nesting:
    """Reads the statements of a function body and finds out how deep control statements stand in each other."""

    def __init__(self, body):
        self.tokens = TOKEN.findall(body)
        self.at = 0
        self.deepest = 0
        while self.at < len(self.tokens):
            self.statement(0)

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ''

    def skip_brackets(self):
        depth = 0
        while self.at < len(self.tokens):
            depth += (self.peek() in '([{') - (self.peek() in ')]}')
            self.at += 1
            if depth == 0:
                return

    def skip_through(self, last):
        while self.at < len(self.tokens) and self.peek() != last:
            if self.peek() in ('(', '[', '{'):
                self.skip_brackets()
            elif self.peek() == '}':
                return
            else:
                self.at += 1
        self.at += 1

    def statement(self, depth):
        token = self.peek()
        if token == '{':
            self.block(depth)
        elif token in CONTROL:
            self.control(depth + 1)
        elif token in ('case', 'default'):
            self.skip_through(':')
        elif token == '}' or BARE.match (token):
            self.at += 1
        else:
            self.skip_through(';')

    def block(self, depth):
        self.at += 1
        while self.at < len(self.tokens) and self.peek() != '}':
            self.statement(depth)
        self.at += 1

    def control(self, depth):
        self.deepest = max(self.deepest, depth)
        keyword = self.peek()
        self.at += 1
        if keyword != 'do':
            self.skip_brackets()
        self.statement(depth)
        if keyword == 'do':
            self.skip_through(';')
        if keyword == 'if' and self.peek() == 'else':
            self.at += 1
            if self.peek() == 'if':
                self.control(depth)
            else:
                self.statement(depth)


def parameter_count(parameters):
    """How many parameters, not counting the three that every asynchronous function ends with."""
    for i, parameter in enumerate(parameters):
        if parameter.startswith('GAsyncReadyCallback'):
            before = i > 0 and parameters[i - 1].startswith('GCancellable')
            return i - (1 if before else 0)
    return len(parameters)


def check_function(path, function):
    place = '%s:%d: %s' % (path, function.first_line, function.name)
    if function.lines > FUNCTION_LINES:
        yield '%s has %d lines; %d are allowed' % (place, function.lines, FUNCTION_LINES)
    count = parameter_count(function.parameters)
    if count > PARAMETERS and function.name not in OVERRIDES:
        yield '%s has %d parameters; %d are allowed' % (place, count, PARAMETERS)
    deepest = Nesting(function.body).deepest
    if deepest > NESTING:
        yield '%s nests %d deep; %d is allowed' % (place, deepest, NESTING)


def check(root):
    problems = []
    for path in lint.files(root, '.c', '.h', '.py', '.ui', '.sh'):
        text = lint.read(root, path)
        lines = text.count('\n')
        if lines > FILE_LINES:
            problems.append('%s has %d lines; %d are allowed' % (path, lines, FILE_LINES))
        if path.endswith(('.c', '.h')):
            for function in lint.functions(text):
                problems += check_function(path, function)
    return problems


def function_sample(body, parameters='void'):
    return {'src/core/a.c': 'static void\nf (%s)\n{\n%s\n}\n' % (parameters, body)}


PARTS = ', '.join('int p%d' % i for i in range(PARAMETERS))
ASYNC = ', GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data'
SAMPLES = [
    ('long file', {'src/core/a.h': '\n' * (FILE_LINES + 1)}, 'has 601 lines'),
    ('file at the limit', {'src/core/a.h': '\n' * FILE_LINES}, None),
    ('long function', function_sample('  g ();\n' * FUNCTION_LINES), 'f has'),
    ('function at the limit', function_sample('\n'.join(['  g ();'] * (FUNCTION_LINES - 3))), None),
    ('brace in a string', function_sample('  g ("}");\n' + '  g ();\n' * FUNCTION_LINES), 'f has'),
    ('many parameters', function_sample('', PARTS + ', int more'), '7 parameters'),
    ('parameters at the limit', function_sample('', PARTS), None),
    ('asynchronous', function_sample('', PARTS + ASYNC), None),
    ('asynchronous and too many', function_sample('', PARTS + ', void (*f) (int, int)' + ASYNC), '7 parameters'),
    ('deep with braces', function_sample('if (a) { for (;;) { while (b) { if (c) d (); } } }'), 'nests 4 deep'),
    ('deep without braces', function_sample('if (a) for (;;) while (b) if (c) d ();'), 'nests 4 deep'),
    ('deep in a case', function_sample('switch (a) { case 1: if (b) { do { if (c) d (); } while (e); } }'), 'nests 4 deep'),
    ('ladder', function_sample('if (a) b (); else if (c) d (); else if (e) f (); else if (g) h (); else i ();'), None),
    ('initialiser', function_sample('X x = { { { { { 1 } } } } }; if (a) { b ((X) { { { 2 } } }); }'), None),
    ('ladder ends before the next', function_sample('if (a) { if (b) c (); } else { if (d) e (); } if (f) g ();'), None),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
