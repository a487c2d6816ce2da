# One run of signpostctl in the test network, and what came out of it.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

import namespace

DEADLINE = 60
PROGRAM_OF_ADVICE = "thunderbird-128"
PROXIES = {name for kind in ("http", "https", "ftp", "all", "no") for name in (f"{kind}_proxy", f"{kind}_proxy".upper())}


# A module that is loaded into the program and writes down what its main loop's turns have cost.
WATCH = os.environ.get("SIGNPOST_TEST_WATCH")


def environment(folder, cost=None, **changes):
    """A home and search folders of its own, so that nothing of this computer is read."""
    own = {name: value for name, value in os.environ.items() if name not in PROXIES}
    own.update(HOME=folder, XDG_CONFIG_HOME=folder, XDG_CONFIG_DIRS=folder, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder,
               GIO_USE_PROXY_RESOLVER="dummy", **changes)
    if WATCH and cost:
        sanitizers = ":".join(filter(None, [own.get("ASAN_OPTIONS"), "verify_asan_link_order=0"]))
        own.update(LD_PRELOAD=WATCH, SIGNPOST_TEST_COST=cost, ASAN_OPTIONS=sanitizers)
    return own


@dataclasses.dataclass
class Cost:
    """What a run has cost, or None where it was not watched to its end."""
    turn_ms: float  # processor time of the longest turn of the main loop
    cpu_ms: float  # processor time of the main thread
    peak_kib: int  # of the resident set

    @classmethod
    def read(cls, path):
        try:
            turn, cpu, peak = pathlib.Path(path).read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return None
        return cls(float(turn), float(cpu), int(peak))


class Run:
    """A run to come; the pool of the world starts it, result () waits for it."""

    def __init__(self, arguments, folder, interrupt=None, by=signal.SIGINT):
        self.arguments = arguments
        self.folder = folder
        self.interrupt = interrupt  # seconds until the signal that asks to stop
        self.by = by
        self.future = None

    def submit(self, pool):
        self.future = pool.submit(self.execute)

    def result(self):
        return self.future.result(timeout=DEADLINE * 2)

    def execute(self):
        with tempfile.NamedTemporaryFile() as cost:
            return self.execute_watched(cost.name)

    def execute_watched(self, cost):
        begin = time.monotonic()
        with subprocess.Popen([*namespace.BOUND, *self.arguments], env=environment(self.folder, cost), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            sent = None
            try:
                out, err = process.communicate(timeout=self.interrupt or DEADLINE)
            except subprocess.TimeoutExpired:
                process.send_signal(self.by if self.interrupt else signal.SIGKILL)
                sent = time.monotonic()
                out, err = process.communicate(timeout=DEADLINE)
        end = time.monotonic()
        result = Result(self.arguments, process.returncode, out, err, (end - begin, end - sent if sent else None))
        result.cost = Cost.read(cost)
        return result


class Result:
    """What one run wrote and returned; names of JSON keys are those of the report."""

    def __init__(self, arguments, status, out, err, seconds):
        self.command = " ".join(arguments)
        self.status = status
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")
        self.seconds, self.seconds_after_interrupt = seconds
        self.cost = None

    def __repr__(self):
        return f"{self.command}\nexit status {self.status} after {self.seconds:.1f} s, {self.cost}\n{self.err}{self.out[:6000]}"

    @property
    def report(self):
        lines = self.out.splitlines()
        if len(lines) != 1:
            raise AssertionError(f"not one line of JSON: {self!r}")
        return json.loads(lines[0])

    @property
    def service(self):
        return self.report["service"]

    def source(self, name):
        """The one answer of a source."""
        answers = [answer for answer in self.service["sources"] if answer["source"] == name]
        if len(answers) != 1:
            raise AssertionError(f"{len (answers)} answers of {name}: {self!r}")
        return answers[0]

    def outcome(self, name):
        answer = self.source(name)
        return answer["status"], answer["error"]

    def endpoints(self):
        return {endpoint["uri"]: endpoint for endpoint in self.report["endpoints"]}

    def uris(self, source):
        """The endpoints that a source names, in the order of the report."""
        return [endpoint["uri"] for endpoint in self.report["endpoints"] if source in endpoint["sources"]]

    def findings(self):
        return {finding["id"] for finding in self.report["findings"]}

    def advised(self, protocol):
        """What the mail program is told, as a URI of its own kind, or None."""
        for row in self.report["advice"]:
            if row["protocol"] == protocol and row["client"] == PROGRAM_OF_ADVICE and row["available"]:
                return f"{row['host']}:{row['port']} {row['security']}"
        return None
