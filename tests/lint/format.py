# Checks that clang-format would change nothing in any C file.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess

import lint

CONFIG = os.path.join (os.path.dirname (os.path.abspath (__file__)), '..', '..', '.clang-format')


def check (root):
    # The named version first: others break lines in other places.
    tool = shutil.which ('clang-format-14') or shutil.which ('clang-format')
    if not tool:
        raise lint.Skip ('clang-format')
    paths = lint.files (root, '.c', '.h')
    if not paths:
        return []
    command = [tool, '--style=file:' + os.path.abspath (CONFIG), '--dry-run', '-Werror']
    run = subprocess.run (command + paths, cwd=root, capture_output=True, text=True)
    if run.returncode == 0:
        return []
    lines = [line for line in run.stderr.splitlines () if 'error:' in line]
    return lines + ['run clang-format -i on these files'] if lines else [run.stderr]


SAMPLES = [
    ('formatted', {'a.c': 'int\nf (void)\n{\n  return 1;\n}\n'}, None),
    ('not formatted', {'src/a.c': 'int f(void) {\n    return 1; }\n'}, 'src/a.c:1:'),
    ('header', {'src/a.h': 'int  f(void);\n'}, 'src/a.h:1:'),
]

if __name__ == '__main__':
    lint.main (check, SAMPLES)
