# Compares what signpostctl reports about Debian's Dovecot and Postfix with what they are known to do.
#
# Usage: test-servers.py SIGNPOSTCTL [unittest options]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import hashlib
import imaplib
import json
import os
import poplib
import signal
import socket
import smtplib
import ssl
import subprocess
import sys
import time
import unittest

import harness
from harness import ADDRESSES, EXPIRED, GOOD, LAX, UNKNOWN, WRONG_NAME

TOOL = sys.argv.pop(1) if len(sys.argv) > 1 else "signpostctl"
LIMIT = 150  # seconds for the whole suite
SCHEMES = {"imap": "imap", "imaps": "imaps", "pop3": "pop3", "pop3s": "pop3s", "sieve": "sieve", "smtp": "smtp",
           "submission": "smtp", "submissions": "smtps", "proxy": "smtp", "tls12": "smtp",
           "cleartext": "smtp", "closed": "imap"}
IMPLICIT = ["imaps", "pop3s", "submissions"]
UPGRADED = ["imap", "pop3", "smtp", "submission", "sieve"] + ["proxy"] * harness.HAS_PROXY
SIGNING_IN = [name for name in IMPLICIT + UPGRADED if name != "smtp"]
servers = None


def setUpModule():
    global servers
    harness.check_requirements()
    signal.signal(signal.SIGALRM, too_late)
    signal.signal(signal.SIGTERM, too_late)
    signal.alarm(LIMIT)
    servers = harness.Servers()


def tearDownModule():
    signal.alarm(0)
    servers.stop()


def too_late(number, _frame):
    raise KeyboardInterrupt(f"ended by signal {number}")


def uri(name, address=GOOD, scheme=None):
    return f"{scheme or SCHEMES[name]}://{address}:{servers.ports[name]}"


def run(*arguments):
    """Returns the exit status and the JSON objects."""
    environment = dict(os.environ, XDG_CONFIG_HOME=str(servers.folder), XDG_CONFIG_DIRS=str(servers.folder))
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=harness.DEADLINE,
                          env=environment)
    if done.stderr:
        raise AssertionError(f"{arguments}: status {done.returncode}, on standard error: {done.stderr}")
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def probe(*uris, options=None):
    """Returns the exit status and the endpoints by URI."""
    options = ["--ca-file", servers.ca] if options is None else options
    status, reports = run("probe", "--json", *options, *uris)
    return status, {endpoint["uri"]: endpoint for report in reports for endpoint in report["endpoints"]}


def probe_one(target, options=None):
    status, endpoints = probe(target, options=options)
    return status, endpoints[target]


def strangers_context():
    """A TLS client of another library, to compare with; what it trusts does not matter."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(servers.ca)
    return context


def imap_capabilities():
    with imaplib.IMAP4_SSL(GOOD, servers.ports["imaps"], ssl_context=strangers_context()) as client:
        return set(client.capabilities)


def smtp_capabilities():
    with smtplib.SMTP_SSL(GOOD, servers.ports["submissions"], context=strangers_context()) as client:
        client.ehlo("test.example")
        return {name.upper() for name in client.esmtp_features}


def pop3_capabilities():
    client = poplib.POP3_SSL(GOOD, servers.ports["pop3s"], context=strangers_context())
    names = set(client.capa())
    client.quit()
    return names


class Good(unittest.TestCase):
    """Everything is as it should be: one run over all endpoints."""

    @classmethod
    def setUpClass(cls):
        names = IMPLICIT + UPGRADED
        cls.status, endpoints = probe(*(uri(name) for name in names))
        cls.seen = {name: endpoints[uri(name)] for name in names}

    def each(self):
        for name, seen in self.seen.items():
            with self.subTest(name):
                yield name, seen

    def test_status(self):
        for name, seen in self.each():
            self.assertEqual(seen["status"], "ok", seen["error"])
            self.assertEqual(seen["security"], "tls" if name in IMPLICIT else "starttls")
            self.assertEqual((seen["host"], seen["port"], seen["address"]), (GOOD, servers.ports[name], GOOD))
        self.assertEqual(self.status, 0)

    def test_tls(self):
        for _name, seen in self.each():
            self.assertEqual(seen["tls"]["version"], "TLS 1.3")
            self.assertEqual(seen["tls"]["problems"], [])
            self.assertIs(seen["tls"]["trusted"], True)
            self.assertEqual(seen["tls"]["chain_length"], 1)

    def test_certificate(self):
        with open(servers.authority.path("good", "pem"), encoding="ascii") as file:
            digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).hexdigest()
        for _name, seen in self.each():
            certificate = seen["tls"]["certificate"]
            self.assertEqual(certificate["sha256"], digest)
            self.assertEqual(certificate["subject"], "CN=mail.example")
            self.assertEqual(certificate["issuer"], "CN=Signpost ca")
            self.assertEqual(set(certificate["dns_names"]), {"mail.example", *ADDRESSES})
            self.assertEqual(certificate["key"], "RSA 2048")
            self.assertEqual(certificate["signature"], "RSA-SHA256")

    def test_nothing_in_clear(self):
        for name, seen in self.each():
            self.assertFalse(seen["login_in_clear"])
            self.assertFalse(seen["auth_in_clear"])
            self.assertEqual([found for found in seen["findings"] if "clear" in found], [], name)

    def test_mechanisms(self):
        for name, seen in self.each():
            expected = {"PLAIN", "LOGIN"} if name in SIGNING_IN else set()
            self.assertEqual(set(seen["auth"] or []), expected)

    def test_capabilities(self):
        """Python's own clients hear the same."""
        for name, heard in (("imaps", imap_capabilities()), ("pop3s", pop3_capabilities()),
                            ("submissions", smtp_capabilities())):
            with self.subTest(name):
                listed = {capability.split()[0].upper() for capability in self.seen[name]["capabilities"]}
                self.assertEqual(listed, heard)

    def test_economy(self):
        for name, seen in self.each():
            self.assertEqual(seen["connections"], 1)
            self.assertLessEqual(seen["round_trips"], 4 if name in IMPLICIT else 6)


class Variants(unittest.TestCase):
    """What is not as it should be, each told apart from the others."""

    def test_certificates(self):
        for address, problem, finding in ((EXPIRED, "expired", "cert-expired"),
                                          (WRONG_NAME, "wrong-name", "cert-wrong-name"),
                                          (UNKNOWN, "unknown-authority", "cert-untrusted")):
            targets = [uri(name, address) for name in IMPLICIT + UPGRADED]
            status, endpoints = probe(*targets)
            self.assertEqual(status, 1)
            for target in targets:
                with self.subTest(target, problem=problem):
                    seen = endpoints[target]
                    self.assertEqual((seen["status"], seen["tls"]["problems"]), ("ok", [problem]))
                    self.assertIs(seen["tls"]["trusted"], False)
                    self.assertIn(finding, seen["findings"])

    def test_without_the_authority(self):
        status, seen = probe_one(uri("imaps"), options=[])
        self.assertEqual((status, seen["status"], seen["tls"]["problems"]), (1, "ok", ["unknown-authority"]))

    def test_one_version(self):
        status, seen = probe_one(uri("tls12"))
        self.assertEqual((status, seen["status"], seen["tls"]["version"]), (0, "ok", "TLS 1.2"))
        self.assertLessEqual(seen["round_trips"], 7)

    def test_login_in_clear(self):
        for name in ("imap", "pop3", "sieve", "submission"):
            with self.subTest(name):
                status, seen = probe_one(uri(name, LAX))
                self.assertEqual(seen["status"], "ok")
                self.assertIs(seen["login_in_clear"], True)
                self.assertEqual(set(seen["auth_in_clear"]), {"PLAIN", "LOGIN"})
                self.assertEqual(set(seen["auth"]), {"PLAIN", "LOGIN"})
                self.assertTrue({"cleartext-login", "auth-in-clear"} & set(seen["findings"]), seen["findings"])

    def test_no_starttls(self):
        status, seen = probe_one(uri("cleartext"))
        self.assertEqual((status, seen["status"], seen["tls"]), (1, "no-starttls", None))
        self.assertIn("starttls-missing", seen["findings"])

    def test_wrong_kind_of_port(self):
        for name, scheme, expected in (("imap", "imaps", "speaks-clear"), ("pop3", "pop3s", "speaks-clear"),
                                       ("submission", "smtps", "speaks-clear"), ("imaps", "imap", "speaks-tls"),
                                       ("pop3s", "pop3", "speaks-tls"), ("submissions", "smtp", "speaks-tls")):
            with self.subTest(name, scheme=scheme):
                status, seen = probe_one(uri(name, scheme=scheme))
                self.assertEqual((status, seen["status"], seen["tls"]), (1, expected, None), seen["error"])

    def test_wrong_protocol(self):
        _status, seen = probe_one(uri("submission", scheme="imap"))
        self.assertIn(seen["status"], ("not-mail", "protocol-error"))


class Silence(unittest.TestCase):
    """Servers that are not there."""

    def test_closed_port(self):
        status, seen = probe_one(uri("closed"))
        self.assertEqual((status, seen["status"]), (1, "refused"))

    def test_silent_port(self):
        with socket.create_server((GOOD, 0)) as listener:
            target = f"imap://{GOOD}:{listener.getsockname()[1]}"
            status, endpoints = probe(target, options=["--timeout", "3"])
        self.assertEqual((status, endpoints[target]["status"]), (1, "timed-out"))

    def test_stopped_server(self):
        self.assertEqual(probe_one(uri("imaps"))[1]["status"], "ok")
        servers.dovecot.stop()
        try:
            wait_until_closed(servers.ports["imaps"])
            status, endpoints = probe(uri("imaps"), uri("smtp"))  # the other ports of Postfix need Dovecot
            self.assertEqual(endpoints[uri("imaps")]["status"], "refused")
            self.assertEqual(endpoints[uri("smtp")]["status"], "ok")
            self.assertEqual(status, 1)
        finally:
            servers.dovecot = servers.start_dovecot()


def wait_until_closed(port):
    end = time.monotonic() + harness.DEADLINE
    with contextlib.suppress(ConnectionError):
        while time.monotonic() < end:
            socket.create_connection((GOOD, port), 1).close()
            time.sleep(0.05)


SITE = """\
[Site]
Id=servers
Name=Real servers
Domains=mail.example;
UserName=%EMAILLOCALPART%
CaFile=keys/ca.pem
Policy=rfc8314
[IMAP]
Host={host}
TlsPort={imaps}
StartTlsPort={imap}
[POP3]
Host={host}
TlsPort={pop3s}
StartTlsPort={pop3}
[SMTP]
Host={host}
TlsPort={submissions}
StartTlsPort={submission}
"""


class WholeWay(unittest.TestCase):
    """From a site profile to what Thunderbird's user has to choose."""

    def check(self, host):
        path = servers.folder / "servers.site"
        path.write_text(SITE.format(host=host, **servers.ports), encoding="utf-8")
        status, reports = run("check", "--json", "--site", str(path), "--client", "thunderbird-128",
                              "ann@mail.example")
        self.assertEqual(len(reports), 1)
        return status, reports[0], {row["protocol"]: row for row in reports[0]["advice"]}

    def assert_rows(self, rows, expected):
        for protocol, (name, security, label) in expected.items():
            with self.subTest(protocol):
                row = rows[protocol]
                self.assertIs(row["available"], True)
                self.assertEqual((row["host"], row["port"], row["security"], row["security_label"]),
                                 (GOOD, servers.ports[name], security, label))
                self.assertEqual(row["user_name"], "ann")

    def test_today(self):
        status, report, rows = self.check(GOOD)
        self.assertEqual((report["verdict"]["reading"], report["verdict"]["sending"]), ("safe", "safe"))
        self.assertEqual(status, 0)
        self.assert_rows(rows, {"imap": ("imaps", "tls", "SSL/TLS"), "pop3": ("pop3s", "tls", "SSL/TLS"),
                                "smtp": ("submissions", "tls", "SSL/TLS")})

    def test_unsafe(self):
        status, report, rows = self.check(EXPIRED)
        self.assertEqual((report["verdict"]["reading"], report["verdict"]["sending"]), ("unsafe", "unsafe"))
        self.assertEqual(status, 1)
        self.assertEqual({row["available"] for row in rows.values()}, {False})


if __name__ == "__main__":
    unittest.main()
