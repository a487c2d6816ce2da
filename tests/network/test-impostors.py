# Web servers that keep the program busy, and answers that would lead people to somebody else's servers.
#
# Usage: test-impostors.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import zlib

import documents
import world
from documents import AUTOCONFIG, server
from publisher import ONLY
from web import Reply, redirect
from world import DATABASE, scenario


def own(domain, **options):
    """Servers below the domain itself."""
    return [server(kind, f"{kind}.{domain.name}", **options) for kind in ("imap", "smtp")]


def endless(domain, head, more):
    """A web server that never stops talking, in ways that a reader may never get out of."""
    host = domain.host("autoconfig")

    def serve(connection):
        with host.context().wrap_socket(connection, server_side=True) as stream:
            stream.recv(4096)
            stream.sendall(head)
            while True:
                stream.sendall(more)

    host.serve(443, serve)


class Talkers (world.Case):
    """Endless answers are ended by what they are, and not by a time limit."""

    @scenario
    def test_interim(self, domain):
        """Interim answers without end."""
        endless(domain, b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 600)
        result = yield domain.check(*ONLY, early=True)
        self.assertEqual(result.outcome("autoconfig"), ("failed", "too-long"))

    @scenario
    def test_empty_blocks(self, domain):
        """A compressed body that never brings a byte."""
        packer = zlib.compressobj(wbits=31)
        head = packer.compress(b"<x>") + packer.flush(zlib.Z_FULL_FLUSH)
        endless(domain, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + head, b"\x00\x00\x00\xff\xff" * 6000)
        result = yield domain.check(*ONLY, early=True)
        self.assertEqual(result.outcome("autoconfig"), ("failed", "compressed"))


class Others (world.Case):
    """Names that lead elsewhere are told, and never taken for the domain's own word."""

    @scenario
    def test_line_break(self, domain):
        """A redirect whose host would put a line of its own into what a proxy is told."""
        domain.host("autoconfig").web({AUTOCONFIG: redirect(f"https://x%0d%0aX-Injected%20yes%0d%0ay.{domain.name}/z")})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.outcome("autoconfig"), ("failed", "malformed"))
        self.assertNotIn("\r", result.source("autoconfig")["detail"])

    @scenario
    def test_exchanger_elsewhere(self, domain):
        """What only the name service led to is told as such: somebody else's servers, found through the exchanger."""
        for kind, service in (("imap", "imaps"), ("smtp", "submissions")):
            domain.host(f"{kind}.impostor.test.", certificate=[f"{kind}.impostor.test"]).mail(service)
        domain.mx("mx.impostor.test.")
        domain.host("autoconfig.impostor.test.", certificate=["autoconfig.impostor.test"]).web({AUTOCONFIG: Reply(
            documents.autoconfig("impostor.test", server("imap", "imap.impostor.test"), server("smtp", "smtp.impostor.test")))})
        result = yield domain.check()
        self.assertIn("target-outside-domain", result.findings())
        self.assertEqual(result.source("mx")["protection"], "dns")

    @scenario
    def test_vouched_for(self, domain):
        """A server outside the domain that the domain's own document names is nothing to tell, whoever names it too."""
        for kind, service in (("imap", "imaps"), ("smtp", "submissions")):
            domain.host(f"{kind}.hoster-v.test.", certificate=[f"{kind}.hoster-v.test"]).mail(service)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(
            domain.name, server("imap", "imap.hoster-v.test"), server("smtp", "smtp.hoster-v.test")))})
        domain.srv("_imaps", "imap.hoster-v.test.", 993)
        domain.srv("_submissions", "smtp.hoster-v.test.", 465)
        result = yield domain.check()
        self.assertNotIn("target-outside-domain", result.findings())
        self.assertEqual(result.endpoints()["imaps://imap.hoster-v.test:993"]["sources"], ["autoconfig", "srv"])

    @scenario
    def test_filter_in_front(self, domain):
        """A provider that only takes in the mail has no say in how people sign in to the domain's own servers."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *own(domain, user="%EMAILLOCALPART%")))})
        domain.mx("x-test.mail.protection.outlook.com.")
        result = yield domain.check()
        self.assertIsNone(result.service["sign_in"])
        users = {row["user_name"] for row in result.report["advice"] if row["available"]}
        self.assertEqual(users, {"ann"})
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_other_servers_user(self, domain):
        """The form of the user name that somebody gives for another server is not this one's."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        stale = [server(kind, f"old.{domain.name}", user="prefix-%EMAILLOCALPART%") for kind in ("imap", "smtp")]
        self.world.database.hosts[0].routes[f"/{domain.name}"] = Reply(documents.autoconfig(domain.name, *stale))
        result = yield domain.check()
        self.assertEqual(result.source("ispdb")["location"], f"https://{DATABASE}/{domain.name}")
        users = {row["user_name"] for row in result.report["advice"] if row["available"]}
        self.assertEqual(users, {f"ann@{domain.name}"})

    @scenario
    def test_refused_half(self, domain):
        """The domain offers no STARTTLS; that says nothing against TLS from the start."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.srv("_imap", ".", 0)
        domain.srv("_submission", ".", 0)
        result = yield domain.check()
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual(result.status, 0)


if __name__ == "__main__":
    world.main()
