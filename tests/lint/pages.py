# Checks the manual pages: no warning from the formatter, and every option of the program described, no other.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import shutil
import subprocess
import sys

import lint

FOLDER = 'data/man'
OPTION = re.compile(r'(?<![\w-])--[a-z][a-z0-9-]*')


def formatted(root, path):
    """The page as text, and what the formatter complained about."""
    tool = shutil.which('man')
    if not tool:
        raise lint.Skip('man')
    environment = dict(os.environ, LC_ALL='C.UTF-8', MANWIDTH='200', MANROFFOPT='-c')
    run = subprocess.run(
        [tool, '--warnings', '-E', 'ascii', '-P', 'cat', '-l', path], cwd=root, capture_output=True, text=True, env=environment)
    return re.sub('.\b', '', run.stdout), run.stderr


def check(root):
    problems = []
    for path in lint.files(root, '.1', under=FOLDER):
        text, complaints = formatted(root, path)
        problems += ['%s: %s' % (path, line) for line in complaints.splitlines()]
        problems += ['%s: no section %s' % (path, word) for word in ('NAME', 'SYNOPSIS', 'DESCRIPTION') if '\n' + word not in text]
    return problems


def compare(help_text, page, name):
    told, described = set(OPTION.findall(help_text)), set(OPTION.findall(page))
    # GTK's and GLib's own groups of options are described by GTK.
    told = {option for option in told if not re.match (r'--(help-\w+|gtk-|display|class|gapplication)', option)}
    problems = ['%s: %s is not described' % (name, option) for option in sorted(told - described)]
    return problems + ['%s: %s is not an option of the program' % (name, option) for option in sorted(described - told)]


def check_program(root, name, program):
    """Compares the page with what the program says about itself: its summary and that of every command."""
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
    commands = re.findall(r'^ +%s ([a-z]+)' % name, formatted(root, FOLDER + '/%s.1' % name)[0], re.MULTILINE)
    text = ''
    for arguments in [['--help']] + [[command, '--help'] for command in sorted(set(commands))]:
        run = subprocess.run([program] + arguments, capture_output=True, text=True, env=environment)
        if run.returncode != 0:
            return ['%s %s: %s' % (name, ' '.join(arguments), run.stderr)]
        text += run.stdout
    return compare(text, formatted(root, FOLDER + '/%s.1' % name)[0], name)


START = '.\\" A page.\n.TH A 1 "2026" "A" "B"\n.SH NAME\na \\- b\n.SH SYNOPSIS\na\n.SH DESCRIPTION\n'
SAMPLES = [
    ('good', {FOLDER + '/a.1': START + 'Text.\n'}, None),
    ('unknown macro', {FOLDER + '/a.1': START + '.BOLD text\n'}, 'BOLD'),
    ('no description', {FOLDER + '/a.1': START.replace('.SH DESCRIPTION\n', '')}, 'no section DESCRIPTION'),
]

COMPARISON = [
    ('equal', '--json', '--json', []),
    ('not described', '--json --site', '--json', ['a: --site is not described']),
    ('invented', '--json', '--json --wrong', ['a: --wrong is not an option of the program']),
]


def main():
    if len(sys.argv) == 4:
        root, name, program = sys.argv[1:]
        problems = check_program(root, name, program)
        sys.exit('\n'.join(problems) if problems else 0)
    for name, told, described, expected in COMPARISON:
        if compare(told, described, 'a') != expected:
            sys.exit('the comparison of options does not work: ' + name)
    lint.main(check, SAMPLES)


if __name__ == '__main__':
    main()
