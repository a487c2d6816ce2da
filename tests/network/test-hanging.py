# Everything that can hang does, one after the other and all at once: nobody waits for it longer than it is worth.
#
# Usage: test-hanging.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import signal
import time

import documents
import namespace
import world
from documents import AUTOCONFIG, AUTODISCOVER, PACC, server
from listeners import silent
from web import Reply
from world import scenario

WELL_BEFORE_LIMIT = 13  # seconds, of the fifteen that are allowed (world.check)
IN_ANY_CASE_MS = 8000  # after which no source is waited for any more
SERVICES = ("_imap", "_pop3s", "_pop3", "_submission", "_sieve")


def good(domain):
    """Servers that work."""
    domain.mail_host("box", ["imaps"])
    domain.mail_host("out", ["submissions"])
    return server("imap", f"box.{domain.name}"), server("smtp", f"out.{domain.name}")


def good_records(domain):
    """Service records for servers that work, and for all others that there are none."""
    good(domain)
    domain.srv("_imaps", "box", 993)
    domain.srv("_submissions", "out", 465)
    domain.no_srv(*SERVICES)


def good_document(domain):
    domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *good(domain)))})


def drip(domain):
    """Serves a header that never ends, a byte at a time."""
    def serve(connection):
        with domain.hosts[0].context().wrap_socket(connection, server_side=True) as secured:
            secured.recv(4096)
            secured.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while True:
                secured.sendall(b"x")
                time.sleep(0.1)
    return serve


class OneHangs (world.Case):
    """One source hangs, another is good."""

    def assert_soon(self, domain, result, source):
        self.assert_source(result, source, "found")
        self.assertEqual(result.advised("imap"), f"box.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"out.{domain.name}:465 tls")
        self.assertEqual(result.status, 0)
        self.assertLess(result.report["elapsed_ms"], IN_ANY_CASE_MS)

    def assert_not_found(self, result, *sources):
        for source in sources:
            self.assertIn(result.source(source)["status"], ("failed", "skipped", "none"), source)

    @scenario
    def test_silent_autoconfig(self, domain):
        """The web servers take the connection and never speak."""
        good_records(domain)
        for label in ("", "autoconfig"):
            domain.host(label).serve(443, silent)
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "srv")
        self.assert_not_found(result, "autoconfig")

    @scenario
    def test_filtered_autoconfig(self, domain):
        """The web servers never take the connection."""
        good_records(domain)
        for label in ("", "autoconfig"):
            domain.host(label, namespace.FILTERED)
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "srv")

    @scenario
    def test_hanging_autoconfig(self, domain):
        """The web servers take the request and never answer."""
        good_records(domain)
        for label in ("", "autoconfig"):
            domain.host(label).web({"*": Reply(hang=True)})
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "srv")

    @scenario
    def test_dripping_autoconfig(self, domain):
        """The web servers always say a little more."""
        good_records(domain)
        for label in ("", "autoconfig"):
            domain.host(label).serve(443, drip(domain))
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "srv")

    @scenario
    def test_silent_pacc(self, domain):
        good_document(domain)
        domain.host("ua-auto-config").serve(443, silent)
        domain.text("_ua-auto-config", documents.digest(b"x"))
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "autoconfig")
        self.assert_not_found(result, "pacc")

    @scenario
    def test_silent_database(self, domain):
        good_document(domain)
        base = domain.host(f"base-{domain.name}.").serve(443, silent)
        result = yield domain.check("--ispdb", f"https://{base.name}/", early=True)
        self.assert_soon(domain, result, "autoconfig")
        self.assert_not_found(result, "ispdb")

    @scenario
    def test_silent_hoster(self, domain):
        """The web servers of the mail exchanger's operator."""
        good_document(domain)
        domain.mx(f"mx.hoster-{domain.name}.")
        for label in ("autoconfig.", ""):
            domain.host(f"{label}hoster-{domain.name}.").serve(443, silent)
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "autoconfig")
        self.assert_not_found(result, "mx")

    @scenario
    def test_silent_autodiscover(self, domain):
        good_document(domain)
        domain.host("autodiscover").serve(443, silent)
        result = yield domain.check("--allow-address", early=True)
        self.assert_soon(domain, result, "autoconfig")
        self.assert_not_found(result, "autodiscover")

    @scenario
    def test_silent_names(self, domain):
        """The name service answers for the document's host and the servers only."""
        good_document(domain)
        domain.mute()
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "autoconfig")
        self.assert_not_found(result, "srv", "mx", "pacc", "guess")

    @scenario
    def test_silent_names_but_records(self, domain):
        """The name service answers for service records and their targets only."""
        good_records(domain)
        domain.mute()
        result = yield domain.check(early=True)
        self.assert_soon(domain, result, "srv")
        self.assert_not_found(result, "autoconfig", "mx", "pacc", "guess")

    @scenario
    def test_second_place_hangs(self, domain):
        """The document is at the domain itself; the better place for it hangs, and nobody else knows anything."""
        domain.host("").web({documents.WELL_KNOWN: Reply(documents.autoconfig(domain.name, *good(domain)))})
        domain.host("autoconfig").serve(443, silent)
        result = yield domain.check(early=True)
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.advised("imap"), f"box.{domain.name}:993 tls")
        self.assert_within(result.seconds, WELL_BEFORE_LIMIT)

    @scenario
    def test_silent_server(self, domain):
        """One of the published mail servers hangs; the other one is advised."""
        sections = good(domain)
        for label, port in (("slow", 993), ("slower", 143)):
            domain.host(label).serve(port, silent)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(
            domain.name, server("imap", f"slow.{domain.name}"), server("imap", f"slower.{domain.name}", "STARTTLS"),
            *sections))})
        result = yield domain.check(early=True)
        self.assertEqual(result.endpoints()[f"imaps://slow.{domain.name}:993"]["status"], "timed-out")
        self.assertEqual(result.advised("imap"), f"box.{domain.name}:993 tls")
        self.assertEqual(result.status, 0)
        self.assert_within(result.seconds, 20)


class AllHang (world.Case):
    """Nobody gives a good answer."""

    def hang(self, domain):
        for label in ("", "autoconfig", "ua-auto-config", "autodiscover"):
            domain.host(label).serve(443, silent)
        domain.mx(f"mx.hoster-{domain.name}.")
        for label in ("", "autoconfig."):
            domain.host(f"{label}hoster-{domain.name}.").serve(443, silent)
        base = domain.host(f"base-{domain.name}.").serve(443, silent)
        domain.mute()
        return "--ispdb", f"https://{base.name}/"

    @scenario
    def test_everything(self, domain):
        """Ten seconds are enough to know that nobody says anything; the report tells of each."""
        result = yield domain.check(*self.hang(domain), early=True)
        self.assert_within(result.seconds, WELL_BEFORE_LIMIT)
        for source in ("autoconfig", "pacc", "srv", "ispdb", "mx", "guess"):
            self.assertEqual(result.source(source)["status"], "failed", source)
            self.assertIn(result.source(source)["error"], ("timed-out", "dns-failed"), source)
            self.assertLess(result.source(source)["elapsed_ms"], 1000 * WELL_BEFORE_LIMIT)
        self.assertIn(result.status, (1, 3))

    @scenario
    def test_own_limit(self, domain):
        """A shorter time for the whole is kept."""
        result = yield domain.check(*self.hang(domain), "--timeout", "3", early=True)
        self.assert_within(result.seconds, 7)
        self.assertIn(result.status, (1, 3))

    @scenario
    def test_interrupt(self, domain):
        """Ctrl+C ends it, long before anything else does."""
        result = yield domain.check(*self.hang(domain), early=True, interrupt=3)
        self.assertIsNotNone(result.seconds_after_interrupt, result)
        self.assert_within(result.seconds_after_interrupt, 4)
        self.assertEqual(result.status, 130)

    @scenario
    def test_terminate(self, domain):
        """So does a polite request of the system."""
        result = yield domain.check(*self.hang(domain), early=True, interrupt=3, by=signal.SIGTERM)
        self.assert_within(result.seconds_after_interrupt, 4)
        self.assertEqual(result.status, 130)

    @scenario
    def test_two_targets(self, domain):
        """A domain that hangs does not hold up another one's report for good."""
        self.hang(domain)
        other = self.world.domain(f"good-{domain.name}")
        good_document(other)
        other.host("").web({AUTODISCOVER: Reply(status=404), PACC: Reply(status=404)})
        result = yield domain.check(f"ann@{other.name}", early=True)
        self.assertEqual(len(result.out.splitlines()), 2, result)
        self.assert_within(result.seconds, 20)


if __name__ == "__main__":
    world.main()
