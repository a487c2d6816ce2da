# Lets clang's analyser read every C file of the source, and fails where it finds something.
#
#     analyse.py BUILD-FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

# It does not know what g_autoptr() gives back, so that every early return looks like a leak: the sanitizers count those.
UNFIT = ('unix.Malloc',)
LONGEST = 120


def command(entry):
    """What the analyser is run with: the compiler's own flags, and nothing compiled."""
    words = shlex.split(entry['command'])
    flags = [word for word in words[1:] if word.startswith(('-I', '-D', '-isystem', '-std='))]
    left_out = [word for name in UNFIT for word in ('-Xclang', '-analyzer-disable-checker', '-Xclang', name)]
    analyse = ['clang-14', '--analyze', '--analyzer-output', 'text', '-Xclang', '-analyzer-werror']
    return analyse + left_out + flags + [entry['file']]


def analyse(entry):
    run = subprocess.run(command(entry), cwd=entry['directory'], capture_output=True, text=True, timeout=LONGEST)
    return run.returncode == 0, run.stdout + run.stderr


def main(build):
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as stream:
        entries = [entry for entry in json.load(stream) if '/src/' in '/' + entry['file'] and entry['file'].endswith('.c')]
    entries = list({entry['file']: entry for entry in entries if '.p/meson-generated' not in entry['output']}.values())
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(analyse, entries))
    for good, output in results:
        if not good:
            print(output)
    print(f'{len(entries)} files, {sum(not good for good, _ in results)} with findings')
    return not entries or any(not good for good, _ in results)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
