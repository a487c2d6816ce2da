# The network of the discovery tests: domains with name service, web servers and mail servers, alone in namespaces of their own.
#
# A scenario is a method in two parts: up to its yield it describes a domain, and behind it looks at what the runs brought.
# All scenarios of a file share one network, and their runs go side by side.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import functools
import ipaddress
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import traceback
import unittest

import certificates
import listeners
import names
import namespace
from capture import Capture
from domain import Domain
from run import PROGRAM_OF_ADVICE, Run
from web import NOT_FOUND

LIMIT = 85  # seconds for one file
AT_ONCE = 12
SANITIZED = bool(os.environ.get("SIGNPOST_TEST_SANITIZED"))
FIRST_ADDRESS = ipaddress.IPv4Address(namespace.IPV4)
DATABASE = "v1.ispdb.net"
FETCH_MS = 5000  # after which the program gives up a fetch
# The most that a run may cost whatever strangers send: milliseconds of one turn of the main loop and of the whole, and KiB.
BOUNDS = {"turn_ms": 50, "cpu_ms": 1500, "peak_kib": 64 * 1024}
# Sanitizers look at every piece of memory that is taken and given back, and keep it for a while: there a run only has to end soon.
SLOWNESS = {"turn_ms": 40, "cpu_ms": 10, "peak_kib": 10, "seconds": 3} if SANITIZED else {}


def scenario(function=None, *, name=None):
    """Makes a test of a method (self, domain) that yields runs in its middle and is handed their results."""
    if function is None:
        return functools.partial(scenario, name=name)

    @functools.wraps(function)
    def resume(self):
        self.resume()

    resume.scenario = function
    resume.domain_name = name
    return resume


class Case (unittest.TestCase):
    """Scenarios; each has a domain of its own, called after the class and the method unless it asks for a name."""

    maxDiff = None

    def prepare(self, world):
        """Describes the domain; nothing is asserted yet."""
        method = getattr(self, self._testMethodName)
        if not hasattr(method, "scenario"):
            return
        own = f"{type (self).__name__}-{self._testMethodName.removeprefix ('test_')}".lower().replace("_", "-")
        self.world = world
        self.generator = method.scenario(self, world.domain(method.domain_name or f"{own}.test"))
        self.wanted = next(self.generator)

    def resume(self):
        """Hands the results over, and lets the assertions run."""
        results = tuple(run.result() for run in self.wanted) if isinstance(self.wanted, tuple) else self.wanted.result()
        try:
            self.generator.send(results)
        except StopIteration:
            return
        except AssertionError as failure:
            failure.add_note(repr(results))
            raise
        raise RuntimeError("a scenario yields once")

    def assert_bounded(self, result):
        """Nothing that was sent has held, filled or busied the program."""
        self.assertIsNotNone(result.cost, repr(result))
        for name, most in BOUNDS.items():
            self.assertLessEqual(getattr(result.cost, name), most * SLOWNESS.get(name, 1), f"{name}: {result!r}")

    def assert_within(self, seconds, most):
        """It ended before what would have held it up otherwise."""
        self.assertLess(seconds, most * SLOWNESS.get("seconds", 1))

    def assert_source(self, result, source, status, error=None):
        self.assertEqual(result.outcome(source), (status, error), f"{source}: {result.source (source)['detail']}")


class World:
    """All domains of a file, and everything that serves them."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.records = names.Records()
        self.domains = []
        self.runs = []
        self.addresses = 0
        self.listeners = listeners.Listeners()
        self.has_ipv6 = namespace.add_ipv6()
        self.pool = concurrent.futures.ThreadPoolExecutor(AT_ONCE)
        self.authority = self.names = self.capture = None
        self.database = self.domain("ispdb.net")
        self.database.host(f"{DATABASE}.").web({"*": NOT_FOUND})

    def domain(self, name):
        self.domains.append(Domain(self, name))
        return self.domains[-1]

    def next_address(self):
        self.addresses += 1
        return str(FIRST_ADDRESS + self.addresses)

    def check(self, target, *options, command="check", json=True, early=False, within=(), **more):
        """A run for a target; early ones take long and start first. Within is a command that runs the rest of its arguments."""
        arguments = [*within, self.program, command, *["--json"] * json, "--ca-file", str(self.folder / "keys/ca.pem"),
                     "--timeout", "15", "--client", PROGRAM_OF_ADVICE, *options, target]
        run = Run(arguments, str(self.home), **more)
        self.runs.insert(0 if early else len(self.runs), run)
        return run

    def start(self):
        self.authority = certificates.Authority(self.folder / "keys")
        self.listeners.mute_datagrams(names.MUTE, 53)
        for domain in self.domains:
            for host in domain.hosts:
                host.open(self.listeners)
        self.names = names.Server(self.folder, self.records)
        self.listeners.start()
        self.capture = Capture()
        for run in self.runs:
            run.submit(self.pool)

    def stop(self):
        self.pool.shutdown(wait=False, cancel_futures=True)
        if self.names:
            self.names.stop()


def tests_in(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from tests_in(item)
        else:
            yield item


def finish(folder, passed):
    """Ends without waiting for runs or servers, which end with this process."""
    shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if passed else 1)


def main(prepare=None):
    """Runs the scenarios of the program that was started: SCRIPT SIGNPOSTCTL [CLASS[.METHOD]…]. Prepare is called inside the network."""
    namespace.enter()
    if prepare:
        prepare()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="signpost-network-"))

    def too_late(number, _frame):
        print(f"Ended by signal {number}.", file=sys.stderr)
        finish(folder, False)

    signal.signal(signal.SIGALRM, too_late)
    signal.signal(signal.SIGTERM, too_late)
    signal.alarm(LIMIT)
    namespace.furnish(folder)
    try:
        passed = run_scenarios(folder, *sys.argv[1:])
    except Exception:
        traceback.print_exc()
        passed = False
    finish(folder, passed)


def run_scenarios(folder, program, *wanted):
    module = sys.modules["__main__"]
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(wanted, module) if wanted else loader.loadTestsFromModule(module)
    world = World(str(pathlib.Path(program).resolve()), folder)
    for test in tests_in(suite):
        if isinstance(test, Case):
            test.prepare(world)
    world.start()
    passed = unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful()
    world.stop()
    for fault in world.listeners.faults:
        print(fault, file=sys.stderr)
    return passed and not world.listeners.faults
