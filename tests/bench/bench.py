# Measures signpostctl beside parallel openssl s_client, and the window beside a bare GTK 3 window; for people to read, not a test.
#
# Usage: bench.py SIGNPOSTCTL SIGNPOST DEMO-SERVICE BARE-WINDOW FIRST-FRAME-MODULE
#
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import contextlib
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import harness  # noqa: E402

RUNS = 7
LIMIT = 60  # seconds for one command
TALK = {"imap": b"a CAPABILITY\r\nb LOGOUT\r\n", "pop3": b"CAPA\r\nQUIT\r\n", "smtp": b"EHLO bench.example\r\nQUIT\r\n"}


class Endpoint:
    def __init__(self, scheme, host, port):
        self.protocol = scheme.removesuffix("s") if scheme in ("imaps", "pop3s", "smtps") else scheme
        self.implicit = scheme != self.protocol
        self.uri = f"{scheme}://{host}:{port}"
        self.place = f"{host}:{port}"


@contextlib.contextmanager
def real_servers():
    servers = harness.Servers()
    names = [("imap", "imap"), ("imaps", "imaps"), ("pop3", "pop3"), ("pop3s", "pop3s"), ("smtp", "smtp"),
             ("smtp", "submission"), ("smtps", "submissions")]
    try:
        yield servers.ca, [Endpoint(scheme, harness.GOOD, servers.ports[name]) for scheme, name in names]
    finally:
        servers.stop()


@contextlib.contextmanager
def demo_servers(service):
    with tempfile.TemporaryDirectory() as folder:
        with subprocess.Popen([service, "--directory", folder], stdout=subprocess.PIPE, text=True) as process:
            while process.stdout.readline() not in ("ready\n", ""):
                pass
            profile = configparser.ConfigParser(interpolation=None)
            profile.read(f"{folder}/demo.site", encoding="utf-8")
            endpoints = []
            for group in ("IMAP", "POP3", "SMTP"):
                scheme = group.lower()
                endpoints.append(Endpoint(scheme, "localhost", profile[group]["StartTlsPort"]))
                endpoints.append(Endpoint(scheme + "s", "localhost", profile[group]["TlsPort"]))
            try:
                yield f"{folder}/demo-ca.pem", endpoints
            finally:
                process.terminate()


class Measure:
    """Wall time, CPU time and peak memory of commands that run side by side."""

    def __init__(self, commands):
        begin = time.perf_counter()
        processes = [self.start(command, talk) for command, talk in commands]
        self.outputs = [process.stdout.read() for process in processes]
        usages = [os.wait4(process.pid, 0) for process in processes]
        self.wall = (time.perf_counter() - begin) * 1000
        self.cpu = sum(usage.ru_utime + usage.ru_stime for _pid, _status, usage in usages) * 1000
        self.memory = sum(usage.ru_maxrss for _pid, _status, usage in usages) / 1024
        for process, (_pid, status, _usage) in zip(processes, usages):
            process.returncode = os.waitstatus_to_exitcode(status)
            process.stdin.close()
            process.stdout.close()
        self.statuses = [process.returncode for process in processes]

    @staticmethod
    def start(command, talk):
        process = subprocess.Popen(["timeout", str(LIMIT), *command] if talk else command, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if talk:
            process.stdin.write(talk)  # and stay open: s_client ends with its input
            process.stdin.flush()
        return process


def s_client(endpoint, ca):
    command = ["openssl", "s_client", "-connect", endpoint.place, "-CAfile", ca, "-verify_return_error", "-quiet"]
    if not endpoint.implicit:
        command += ["-starttls", endpoint.protocol]
    return command, TALK[endpoint.protocol]


def median(measures, name):
    return statistics.median(getattr(measure, name) for measure in measures)


def print_row(name, measures, extra=""):
    print(f"  {name:34} {median(measures, 'wall'):8.1f} ms {median(measures, 'cpu'):8.1f} ms "
          f"{median(measures, 'memory'):8.1f} MB  {extra}")


def bench_survey(tool, ca, endpoints, title):
    own, others = [], []
    commands = [s_client(endpoint, ca) for endpoint in endpoints]
    for _ in range(RUNS + 1):  # the first of each warms the servers up
        others.append(Measure(commands))
        own.append(Measure([([tool, "probe", "--json", "--ca-file", ca, *(e.uri for e in endpoints)], None)]))
    own, others = own[1:], others[1:]
    seen = [endpoint for line in own[-1].outputs[0].splitlines() for endpoint in json.loads(line)["endpoints"]]
    slowest = max(endpoint["timings_ms"]["total"] for endpoint in seen)
    elapsed = max(json.loads(line)["elapsed_ms"] for line in own[-1].outputs[0].splitlines())
    print(f"\n{title}, median of {RUNS} runs\n  {'':34} {'wall':>11} {'CPU':>11} {'memory':>11}")
    print_row("signpostctl probe", own)
    print_row(f"{len(endpoints)} openssl s_client side by side", others, "(memory: sum)")
    print(f"  last run: survey {elapsed} ms, its slowest endpoint {slowest} ms; round trips "
          + ", ".join(f"{e['uri'].split(':')[0]} {e['round_trips']}" for e in seen))
    if {status for measure in own for status in measure.statuses} != {0} or any(e["status"] != "ok" for e in seen):
        print("  BEWARE: not every endpoint was safe, so these are not the numbers to compare.")


def first_frame(command, module):
    """Returns milliseconds and megabytes."""
    environment = dict(os.environ, GTK_MODULES=module, NO_AT_BRIDGE="1", GSETTINGS_BACKEND="memory", GIO_USE_VFS="local",
                       LC_ALL="C.UTF-8", SIGNPOST_BENCH_START=str(time.monotonic_ns() // 1000))
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, env=environment)
    match = re.search(r"^first-frame (\d+) us (\d+) kB$", done.stdout, re.MULTILINE)
    if match is None:
        raise RuntimeError(f"{command}: no frame: {done.stdout}{done.stderr}")
    return int(match[1]) / 1000, int(match[2]) / 1024


def bench_window(window, bare, module):
    results = {bare: [], window: []}
    for _ in range(RUNS + 1):
        for command, values in results.items():
            values.append(first_frame([command], module))
    print(f"\nThe window, median of {RUNS} runs\n  {'':34} {'first frame':>11} {'memory':>11}")
    medians = {}
    for command, name in ((bare, "bare GTK 3 window"), (window, "signpost")):
        medians[command] = [statistics.median(column) for column in zip(*results[command][1:])]
        print(f"  {name:34} {medians[command][0]:8.1f} ms {medians[command][1]:8.1f} MB")
    ratios = [own / other for own, other in zip(medians[window], medians[bare])]
    print(f"  {'signpost / bare':34} {ratios[0]:8.2f} ×  {ratios[1]:8.2f} ×")


def with_display():
    """Starts this program again under an X server and a message bus of its own where there is no display."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    wrapper = ["dbus-run-session", "--", "xvfb-run", "-a"]
    if shutil.which("dbus-run-session") is None or shutil.which("xvfb-run") is None:
        print("\nThe window is left out: no display, and not both of dbus-run-session and xvfb-run are here.")
        return False
    sys.stdout.flush()
    subprocess.run([*wrapper, sys.executable, *sys.argv, "--window-only"], check=False)
    return False


def main():
    window_only = "--window-only" in sys.argv
    tool, window, demo, bare, module = (argument for argument in sys.argv[1:] if argument != "--window-only")
    module = os.path.abspath(module)
    if not window_only:
        if os.geteuid() == 0 and all(shutil.which(name) for name in harness.NEEDED):
            with real_servers() as (ca, endpoints):
                bench_survey(tool, ca, endpoints, f"{len(endpoints)} endpoints of Dovecot and Postfix")
        with demo_servers(demo) as (ca, endpoints):
            bench_survey(tool, ca, endpoints, f"{len(endpoints)} endpoints of the demonstration service")
    if window_only or with_display():
        bench_window(window, bare, module)


main()
