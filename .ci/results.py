# Adds up the results in the logs of "meson test": prints how many passed, failed and were skipped.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys

PASSED = ('OK', 'EXPECTEDFAIL')

counts = {'passed': 0, 'failed': 0, 'skipped': 0}
for path in sys.argv[1:]:
    with open(path, encoding='utf-8') as log:
        for line in log:
            result = json.loads(line)['result']
            counts['passed' if result in PASSED else 'skipped' if result == 'SKIP' else 'failed'] += 1
print(*counts.values())
