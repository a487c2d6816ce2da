# Microsoft's Autodiscover, asked alone, with and without leave to send the address.
#
# Usage: test-autodiscover.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import xml.etree.ElementTree

import documents
import world
from documents import AUTODISCOVER, protocol
from web import Reply, redirect
from world import scenario


def answers(*protocols, **options):
    """A route: the answer to a question in the right form, an error to any other."""
    def route(request):
        if request.method != "POST":
            return Reply(status=405)
        root = xml.etree.ElementTree.fromstring(request.body)
        schema = "{http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006}"
        address = root.findtext(f"{schema}Request/{schema}EMailAddress")
        if "@" not in (address or "") or request.headers.get("Content-Type") != "text/xml; charset=utf-8":
            return Reply(b"what", 400, "text/plain")
        return Reply(documents.autodiscover(*protocols, **options))
    return route


class Autodiscover (world.Case):
    """Microsoft's Autodiscover for programs of old, which wants the full address."""

    ONLY = ("--source", "autodiscover")
    ALLOWED = (*ONLY, "--allow-address")

    def settings(self, domain):
        domain.mail_host("imap", ["imap"])
        domain.mail_host("smtp", ["submission", "submissions"])
        return answers(protocol("IMAP", f"imap.{domain.name}", 143, SSL="on", Encryption="TLS"),
                       protocol("SMTP", f"smtp.{domain.name}", 587, Encryption="TLS"))

    def assert_found(self, domain, result):
        self.assert_source(result, "autodiscover", "found")
        self.assertEqual(result.uris("autodiscover"), [f"imap://imap.{domain.name}:143", f"smtp://smtp.{domain.name}:587"])

    @scenario
    def test_withheld(self, domain):
        """Without leave nobody is sent anything; that nobody listens without encryption is found out."""
        domain.host("autodiscover").web({AUTODISCOVER: self.settings(domain)})
        domain.host("").web({AUTODISCOVER: self.settings(domain)})
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "autodiscover", "skipped", "needs-address")
        self.assertEqual(domain.requests, [])
        self.assertEqual(result.source("autodiscover")["requests"], 0)

    def hosted(self, domain, reply, scheme="https"):
        """The special host is an alias at a hoster, whose certificate is for the hoster alone, and leads there without encryption."""
        hoster = f"hoster-{domain.name}"
        leads = redirect(f"{scheme}://ad.{hoster}{AUTODISCOVER}")
        domain.host("autodiscover", certificate=[f"*.{hoster}"]).web({AUTODISCOVER: leads}, "http").web({AUTODISCOVER: leads})
        domain.host(f"ad.{hoster}.").web({AUTODISCOVER: reply})
        return f"https://ad.{hoster}{AUTODISCOVER}"

    def hosted_exchange(self, domain):
        return self.hosted(domain, Reply(status=401, headers={"WWW-Authenticate": "Basic realm=\"\"", "X-FEServer": "A"}))

    def assert_recognised(self, domain, result, place):
        self.assert_source(result, "autodiscover", "failed", "needs-sign-in")
        self.assertEqual(result.source("autodiscover")["location"], place)
        self.assertIn("Exchange", result.err)
        self.assertEqual([(request.method, request.url, request.body) for request in domain.requests],
                         [("GET", f"http://autodiscover.{domain.name}{AUTODISCOVER}", b""), ("GET", place, b"")])

    @scenario
    def test_hosted_exchange(self, domain):
        """MS-OXDISCO 3.1.5.4: hosted Exchange is recognised at the end of the way, and nothing is posted."""
        place = self.hosted_exchange(domain)
        result = yield domain.check(*self.ONLY)
        self.assert_recognised(domain, result, place)

    @scenario
    def test_hosted_exchange_with_leave(self, domain):
        """Nor is it with leave, to one who would not heed it."""
        place = self.hosted_exchange(domain)
        result = yield domain.check(*self.ALLOWED, "--allow-http")
        self.assert_recognised(domain, result, place)

    @scenario
    def test_hosted_elsewhere(self, domain):
        """A hoster whose service answers: who would learn the address is told."""
        place = self.hosted(domain, self.settings(domain))
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "autodiscover", "skipped", "needs-address")
        self.assertEqual(result.source("autodiscover")["location"], place)
        self.assertEqual({request.method for request in domain.requests}, {"GET"})

    @scenario
    def test_hosted_elsewhere_with_leave(self, domain):
        self.hosted(domain, self.settings(domain))
        result = yield domain.check(*self.ALLOWED)
        self.assert_found(domain, result)
        self.assertEqual(result.source("autodiscover")["protection"], "http")

    @scenario
    def test_hosted_without_encryption(self, domain):
        """A way that goes on without encryption is not gone."""
        self.hosted(domain, self.settings(domain), "http")
        result = yield domain.check(*self.ALLOWED, "--allow-http")
        self.assert_source(result, "autodiscover", "failed", "certificate")
        self.assertEqual([request.host for request in domain.requests], [f"autodiscover.{domain.name}"])

    @scenario
    def test_nobody_there(self, domain):
        """Without leave, and without anybody who could be asked."""
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "autodiscover", "none", "not-published")

    @scenario
    def test_by_host(self, domain):
        """“TLS” means STARTTLS, whatever SSL says."""
        domain.host("autodiscover").web({AUTODISCOVER: self.settings(domain)})
        result = yield domain.check(*self.ALLOWED)
        self.assert_found(domain, result)
        self.assertEqual(result.endpoints()[f"imap://imap.{domain.name}:143"]["status"], "ok")
        self.assertEqual(result.source("autodiscover")["protection"], "https")

    @scenario
    def test_at_domain(self, domain):
        domain.host("").web({AUTODISCOVER: self.settings(domain)})
        result = yield domain.check(*self.ALLOWED)
        self.assert_found(domain, result)

    @scenario
    def test_by_record(self, domain):
        other = domain.host(f"ad.hoster-{domain.name}.").web({AUTODISCOVER: self.settings(domain)})
        domain.srv("_autodiscover", f"{other.name}.", 443)
        result = yield domain.check(*self.ALLOWED)
        self.assert_found(domain, result)
        self.assertIs(result.source("autodiscover")["same_domain"], False)

    @scenario
    def test_redirect(self, domain):
        """The answer names another address to ask."""
        url = f"https://other.{domain.name}/x/autodiscover.xml"
        domain.host("autodiscover").web({AUTODISCOVER: Reply(documents.elsewhere(url))})
        domain.host("other").web({"/x/autodiscover.xml": self.settings(domain)})
        result = yield domain.check(*self.ALLOWED)
        self.assert_found(domain, result)
        self.assertEqual(result.source("autodiscover")["location"], url)

    @scenario
    def test_redirect_to_http(self, domain):
        """An address never goes where there is no encryption."""
        domain.host("autodiscover").web({AUTODISCOVER: Reply(documents.elsewhere(f"http://other.{domain.name}/x"))})
        domain.host("other").web({"/x": self.settings(domain)}, "http")
        result = yield domain.check(*self.ALLOWED, "--allow-http")
        self.assertEqual(result.source("autodiscover")["status"], "failed")
        self.assertEqual([url for url in domain.urls() if url.startswith("http:")], [])

    @scenario
    def test_http_redirect_drops_nothing(self, domain):
        """A 302 to elsewhere, as many hosters have it: followed over https, or given up, but never over http."""
        domain.host("autodiscover").web({AUTODISCOVER: redirect(f"http://other.{domain.name}/x")})
        domain.host("other").web({"/x": self.settings(domain)}, "http")
        result = yield domain.check(*self.ALLOWED)
        self.assert_source(result, "autodiscover", "failed", "insecure-redirect")
        self.assertEqual([url for url in domain.urls() if url.startswith("http:")], [])

    @scenario
    def test_circle(self, domain):
        domain.host("autodiscover").web({"*": Reply(documents.elsewhere(f"https://autodiscover.{domain.name}/x"))})
        result = yield domain.check(*self.ALLOWED)
        self.assert_source(result, "autodiscover", "failed", "too-many-redirects")
        self.assertLess(len(domain.requests), 12)

    @scenario
    def test_odd_values(self, domain):
        """SSL alone is decided by the port; yes, no and nothing are tolerated."""
        domain.host("autodiscover").web({AUTODISCOVER: answers(
            protocol("IMAP", f"a.{domain.name}", 993, SSL="yes"), protocol("IMAP", f"b.{domain.name}", 143, SSL=""),
            protocol("POP3", f"c.{domain.name}", SSL="on"), protocol("SMTP", f"d.{domain.name}", 465, Encryption="SSL"),
            protocol("SMTP", f"e.{domain.name}", 587, SSL="no"), protocol("IMAP", "", 993))})
        result = yield domain.check(*self.ALLOWED)
        found = {endpoint["host"].split(".")[0]: endpoint["security"] for endpoint in result.report["endpoints"]
                 if "autodiscover" in endpoint["sources"]}
        self.assertEqual(found, {"a": "tls", "b": "starttls", "c": "tls", "d": "tls", "e": "none"})
        self.assertEqual(len(result.source("autodiscover")["dropped"]), 1)

    @scenario
    def test_exchange(self, domain):
        domain.host("autodiscover").web({AUTODISCOVER: answers(protocol("EXCH", f"ex.{domain.name}"), protocol("WEB"))})
        result = yield domain.check(*self.ALLOWED)
        self.assert_source(result, "autodiscover", "none", "exchange-only")

    @scenario
    def test_sign_in(self, domain):
        domain.host("autodiscover").web({AUTODISCOVER: Reply(b"", 401, headers={"WWW-Authenticate": 'Basic realm="x"'})})
        result = yield domain.check(*self.ALLOWED)
        self.assert_source(result, "autodiscover", "failed", "needs-sign-in")
        self.assertEqual([request for request in domain.requests if "Authorization" in request.headers], [])

    @scenario
    def test_encoding(self, domain):
        """Characters that mean something in XML arrive as they were typed."""
        domain.host("autodiscover").web({AUTODISCOVER: self.settings(domain)})
        address = f"zoë.o'neil&x=1+y@{domain.name}"
        result = yield self.world.check(address, *self.ALLOWED)
        bodies = [request.body for request in domain.requests if request.host.startswith("autodiscover.")]
        self.assertEqual(len(bodies), 1, result)
        self.assertEqual(xml.etree.ElementTree.fromstring(bodies[0])[0][0].text, address)


if __name__ == "__main__":
    world.main()
