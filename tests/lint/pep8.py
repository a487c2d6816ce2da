# Checks that the Python in the tests is written as PEP 8 has it, but for the length of a line.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

import lint

PYTHON = '/usr/bin/python3'
LONGEST = 150


def check(root):
    paths = lint.files(root, '.py')
    if not paths:
        return []
    if subprocess.run([PYTHON, '-c', 'import pycodestyle'], capture_output=True).returncode:
        raise lint.Skip('python3-pycodestyle')
    command = [PYTHON, '-m', 'pycodestyle', f'--max-line-length={LONGEST}']
    run = subprocess.run(command + paths, cwd=root, capture_output=True, text=True)
    return run.stdout.splitlines() + ([run.stderr] if run.stderr else [])


SAMPLES = [
    ('fine', {'a.py': 'def f(x):\n    return x\n\n\nf(1)\n'}, None),
    ('space before the arguments', {'a.py': 'def f (x):\n    return x\n'}, 'a.py:1:'),
    ('too long', {'a.py': f'a = "{"x" * LONGEST}"\n'}, 'a.py:1:'),
    ('hidden folder', {'.ci/a.py': 'a  = 1\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
