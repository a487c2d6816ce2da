# Everything about TLS that goes wrong with real servers is told apart: each variant of Dovecot and Postfix has its own findings.
#
# Usage: test-variants.py SIGNPOSTCTL [unittest options]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import signal
import subprocess
import sys
import unittest

import harness
import variants
from variants import ADDRESSES

TOOL = sys.argv.pop(1) if len(sys.argv) > 1 else "signpostctl"
LIMIT = 150  # seconds for the whole suite
SERVICES = {"imaps": "imaps", "imap": "imap", "submission": "smtp", "submissions": "smtps"}
# What is seen of each variant: which of SSL 2, SSL 3, TLS 1.0 to 1.3 are offered, problems of the certificate, findings.
EXPECTED = {
    "good": ("rrrroo", [], set()),
    "only-1.0": ("rrorrr", [], {"tls-obsolete", "tls-obsolete-offered", "tls12-missing"}),
    "only-1.2": ("rrrror", [], {"tls13-missing"}),
    "only-1.3": ("rrrrro", [], {"tls12-missing"}),
    "weak-ciphers": ("rrrroo", [], {"weak-cipher-offered"}),
    "dh-1024": ("rrrror", [], {"tls13-missing", "weak-dh"}),
    "no-intermediate": ("rrrroo", ["unknown-authority", "incomplete-chain"], {"cert-incomplete-chain"}),
    "expired-intermediate": ("rrrroo", ["expired"], {"cert-expired"}),
    "expired-extra-root": ("rrrroo", [], {"cert-superfluous"}),
    "must-staple": ("rrrroo", [], {"cert-staple-missing"}),
    "wrong-name": ("rrrroo", ["wrong-name"], {"cert-wrong-name"}),
}
ABOUT_TLS = ("tls", "cert-", "weak-", "no-", "dhe-", "starttls")
servers = None


def setUpModule():
    global servers
    harness.check_requirements()
    signal.signal(signal.SIGALRM, too_late)
    signal.signal(signal.SIGTERM, too_late)
    signal.alarm(LIMIT)
    servers = variants.Servers()


def tearDownModule():
    signal.alarm(0)
    servers.stop()


def too_late(number, _frame):
    raise KeyboardInterrupt(f"ended by signal {number}")


def uri(service, name, scheme=None):
    return f"{scheme or SERVICES[service]}://{ADDRESSES[name]}:{servers.ports[service]}"


def probe(*arguments):
    """What was seen, by URI."""
    environment = dict(os.environ, XDG_CONFIG_HOME=str(servers.folder), XDG_CONFIG_DIRS=str(servers.folder))
    done = subprocess.run([TOOL, "probe", "--json", "--ca-file", servers.ca, *arguments], capture_output=True, text=True,
                          timeout=harness.DEADLINE, env=environment, check=False)
    if done.stderr:
        raise AssertionError(f"{arguments}: status {done.returncode}, on standard error: {done.stderr}")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return {endpoint["uri"]: endpoint for report in reports for endpoint in report["endpoints"]}


class Variants(unittest.TestCase):
    """Looked at closely, all in one run."""

    @classmethod
    def setUpClass(cls):
        cls.seen = probe("--deep", *(uri(service, name) for name in EXPECTED for service in SERVICES))

    def each(self):
        for name, expected in EXPECTED.items():
            for service in SERVICES:
                with self.subTest(name, service=service):
                    yield self.seen[uri(service, name)], expected

    def test_versions(self):
        for seen, (versions, _problems, _findings) in self.each():
            self.assertEqual(seen["status"], "ok", seen["error"])
            self.assertEqual("".join(offered[0] for offered in seen["versions"].values()), versions)

    def test_certificates(self):
        for seen, (_versions, problems, _findings) in self.each():
            self.assertEqual(seen["tls"]["problems"], problems)
            self.assertIs(seen["tls"]["trusted"], not problems)

    def test_findings(self):
        for seen, (_versions, _problems, findings) in self.each():
            self.assertEqual({name for name in seen["findings"] if name.startswith(ABOUT_TLS)}, findings)

    def test_culprit(self):
        """The certificate that has expired is the intermediate, and not the server's own."""
        for service in SERVICES:
            faulty = self.seen[uri(service, "expired-intermediate")]["tls"]["problem_certificates"]
            self.assertEqual([(one["problem"], one["subject"]) for one in faulty], [("expired", "CN=Signpost middle")])

    def test_key_exchange(self):
        for service in SERVICES:
            self.assertEqual(self.seen[uri(service, "dh-1024")]["tls"]["dh_bits"], 1024)

    def test_agreement(self):
        """OpenSSL binds its keys and does not compress; a server of TLS 1.3 alone cannot be asked."""
        for name in EXPECTED:
            for service in SERVICES:
                look = self.seen[uri(service, name)]["closer_look"]
                told = (None, None) if name == "only-1.3" else (True, False)
                self.assertEqual((look["extended_master_secret"], look["compression"]), told, name)

    def test_weak_suites(self):
        """What a server that is told to take everything takes at last: no encryption, and an anonymous server."""
        for service in SERVICES:
            taken = self.seen[uri(service, "weak-ciphers")]["closer_look"]["weak_cipher_suites"]
            self.assertTrue({"NULL", "anon"} & {word for suite in taken for word in suite.split("_")}, taken)

    def test_told_apart(self):
        marks = [(versions, *problems, *sorted(findings)) for versions, problems, findings in EXPECTED.values()]
        self.assertEqual(len(set(marks)), len(marks))


class Proxied(unittest.TestCase):
    """Servers that take only what a proxy introduces turn everybody else away, and do not pass for something else."""

    def test_proxied(self):
        targets = {"proxied_imaps": ("imaps", ("closed",)), "proxied_submission": ("smtp", ("rejected",)),
                   "proxied_submissions": ("smtps", ("rejected",))}
        uris = {service: uri(service, "good", scheme) for service, (scheme, _status) in targets.items()}
        seen = probe(*uris.values())
        for service, (_scheme, expected) in targets.items():
            with self.subTest(service):
                endpoint = seen[uris[service]]
                self.assertIn(endpoint["status"], expected, endpoint["error"])
                self.assertIn("service-refuses", endpoint["findings"])
                self.assertIsNone(endpoint["tls"])
                if "submission" in service:
                    self.assertTrue(endpoint["refusal"].startswith("421 4.3.0 "), endpoint["refusal"])


if __name__ == "__main__":
    unittest.main()
