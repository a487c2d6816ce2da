# Tells how much of each room of the source the tests have run, and fails where that is less than the room's floor.
#
#     coverage.py BUILD-FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later

import collections
import json
import subprocess
import sys

# Percent of the lines; what a stranger's bytes reach is held higher.
FLOORS = {
    'core': 95, 'dialogue': 99, 'net': 95, 'discover': 99,
    'advise': 90, 'publish': 90, 'catalogue': 90,
    'assistant': 75, 'text': 75, 'ctl': 75, 'ui': 75,
}


def measure(build):
    """Pairs of executed and of all lines for each file below src/."""
    command = ['gcovr', '--root', '.', '--object-directory', build, '--filter', 'src/', '--json-summary', '-', '--exclude-throw-branches', build]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {entry['filename']: (entry['line_covered'], entry['line_total']) for entry in report['files']}


def main(build):
    lines = measure(build)
    if not lines:
        print(f'{build} counts no lines: set it up with -Db_coverage=true and run its tests')
        return 1
    rooms = collections.defaultdict(lambda: [0, 0])
    for path, (covered, total) in lines.items():
        room = rooms[path.split('/')[1]]
        room[0] += covered
        room[1] += total
    poor = 0
    for room, floor in FLOORS.items():
        covered, total = rooms[room]
        percent = 100 * covered / total if total else 0
        mark = '' if percent >= floor else '  BELOW'
        poor += percent < floor
        print(f'{room:10} {percent:5.1f} % of {total} lines, {floor} % wanted{mark}')
        least = sorted((c / t, p) for p, (c, t) in lines.items() if p.split('/')[1] == room and t)
        for share, path in least[:3] if mark else []:
            print(f'    {100 * share:5.1f} %  {path}')
    return 1 if poor else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
