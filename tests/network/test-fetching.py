# Autoconfiguration documents that cannot be had, must not be believed, or lie elsewhere.
#
# Usage: test-fetching.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import gzip

import documents
import publisher
import world
from documents import AUTOCONFIG
from publisher import ONLY
from web import HTML, Reply, redirect
from world import scenario

PAGE = Reply(b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Hello<br>there</body></html>", kind=HTML)
BOMB = (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">'
        + b"".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">'.encode() for i in range(1, 12))
        + b"]><clientConfig>&a11;</clientConfig>")
OUTSIDE_ENTITY = (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">'
                  b'<!ENTITY y SYSTEM "https://collector.test/x">]><clientConfig><emailProvider id="a">'
                  b"<displayName>&x;&y;</displayName></emailProvider></clientConfig>")


def large(domain, size):
    """A document of that many bytes and more."""
    return documents.autoconfig(domain, more=f"<!-- {'x' * size} -->")


class Bodies (publisher.Case):
    """Answers that are no such document, and servers that give none."""

    @scenario
    def test_page(self, domain):
        """A web page in its place, as many servers send for any path, is no document."""
        domain.host("autoconfig").web({"*": PAGE})
        domain.host("").web({"*": PAGE})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "none")
        self.assertEqual(result.uris("autoconfig"), [])

    @scenario
    def test_error(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(b"oops", 500, "text/plain")})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "http-status")
        self.assertIn("500", result.source("autoconfig")["detail"])

    @scenario
    def test_malformed(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name)[:-40])})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "malformed")

    @scenario
    def test_bomb(self, domain):
        """Entities in entities cost nothing."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(BOMB)})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "malformed")
        self.assert_bounded(result)

    @scenario
    def test_outside_entity(self, domain):
        """Entities from elsewhere are never fetched."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(OUTSIDE_ENTITY)})
        domain.host("collector.test.").web({"*": Reply(b"x")})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.uris("autoconfig"), [])
        self.assertEqual([url for url in domain.urls() if "collector" in url], [])
        self.assertNotIn("root:", result.out)

    @scenario
    def test_large(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(large(domain.name, 300 << 10))})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "too-long")

    @scenario
    def test_not_too_large(self, domain):
        self.servers(domain)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(large(domain.name, 100 << 10))})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")

    @scenario
    def test_endless(self, domain):
        """A document without end and without a length is given up at the same size."""
        def pour(connection):
            site = domain.hosts[0].context()
            with site.wrap_socket(connection, server_side=True) as secured:
                secured.recv(4096)
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<clientConfig>")
                while True:
                    secured.sendall(b"<!-- more and more -->" * 400)
        domain.host("autoconfig").serve(443, pour)
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "too-long")
        self.assert_bounded(result)

    @scenario
    def test_wrong_certificate(self, domain):
        domain.host("autoconfig", certificate=[f"www.{domain.name}"]).web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "certificate")
        self.assertEqual(domain.requests, [])

    @scenario
    def test_stranger(self, domain):
        domain.host("autoconfig", issuer="stranger").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "certificate")
        self.assertEqual(domain.requests, [])

    @scenario
    def test_no_tls(self, domain):
        """Clear text on the port of https."""
        domain.host("autoconfig").serve(443, lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" * 20))
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "failed")
        self.assertIn(result.source("autoconfig")["error"], ("tls-failed", "closed"))

    @scenario
    def test_refused(self, domain):
        domain.host("autoconfig")
        domain.host("")
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "refused")

    @scenario
    def test_compressed(self, domain):
        """A small body that unpacks to a large one: it is not unpacked, since nobody asked for it."""
        body = gzip.compress(documents.autoconfig(domain.name, more=f"<!-- {'x' * (20 << 20)} -->"))
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body, headers={"Content-Encoding": "gzip"})})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.outcome("autoconfig"), ("failed", "compressed"))
        self.assert_bounded(result)

    @scenario
    def test_cut_off(self, domain):
        """The connection ends before the document does."""
        body = documents.autoconfig(domain.name)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body[:-60], headers={"Content-Length": len(body), "Connection": "close"})})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "failed")
        self.assertEqual(result.uris("autoconfig"), [])

    @scenario
    def test_sign_in(self, domain):
        """A web server that wants a password gets none."""
        domain.host("autoconfig").web({"*": Reply(b"", 401, headers={"WWW-Authenticate": 'Basic realm="x"'})})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "failed")
        self.assertIn(result.source("autoconfig")["error"], ("needs-sign-in", "http-status"))
        self.assertEqual(len(domain.requests), 1)

    @scenario
    def test_encodings(self, domain):
        """Latin 1 as it says of itself, with letters that are none in UTF-8."""
        self.servers(domain)
        body = documents.autoconfig(domain.name, name="Bureau d’été".replace("’", "'")).decode()
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body.replace("UTF-8", "ISO-8859-1").encode("latin-1"), kind="text/xml")})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.service["name"], "Bureau d'été")

    @scenario
    def test_mark(self, domain):
        """A byte-order mark in front."""
        self.servers(domain)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(b"\xef\xbb\xbf" + documents.autoconfig(domain.name))})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")

    @scenario
    def test_hostile_texts(self, domain):
        """What is written in a document never reaches a terminal raw."""
        self.servers(domain)
        name = "Good&#x202E;liaM&#x9b;31m"
        servers = (documents.server("imap", f"imap.{domain.name}", user="&#x202E;%EMAILADDRESS%&#x85;"),
                   documents.server("smtp", f"smtp.{domain.name}"),
                   documents.server("imap", f"x&#x9b;.{domain.name}"))
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *servers, name=name))})
        text, report = yield domain.check(*ONLY, json=False), domain.check(*ONLY)
        self.assert_source(report, "autoconfig", "found")
        for result in (text, report):
            for character in "\u202e\x9b\x85\x1b":
                self.assertNotIn(character, result.out + result.err)

    @scenario
    def test_many_servers(self, domain):
        """A document with hundreds of servers keeps nobody busy."""
        self.servers(domain)
        servers = [documents.server("imap", f"imap.{domain.name}"), documents.server("smtp", f"smtp.{domain.name}")]
        servers += [documents.server("imap", f"imap.{domain.name}", port=port) for port in range(2000, 2250)]
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *servers))})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertLess(result.source("autoconfig")["servers"], 100)
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assert_bounded(result)


class Redirects (publisher.Case):
    """Documents that lie elsewhere."""

    def chain(self, domain, hops):
        """So many redirects, then the document."""
        routes = {f"/{i}": redirect(f"/{i + 1}") for i in range(hops)}
        routes[AUTOCONFIG] = routes.pop("/0")
        routes[f"/{hops}"] = Reply(documents.autoconfig(domain.name))
        domain.host("autoconfig").web(routes)

    @scenario
    def test_elsewhere(self, domain):
        """Another host, over https, may have it; it is told that this is another domain."""
        self.servers(domain)
        other = f"https://hoster-{domain.name}/settings.xml"
        domain.host("autoconfig").web({AUTOCONFIG: redirect(other, 301)})
        domain.host(f"hoster-{domain.name}.").web({"/settings.xml": Reply(documents.autoconfig(domain.name))})
        result = yield domain.check(*ONLY)
        self.assert_found(domain, result, other)
        answer = result.source("autoconfig")
        self.assertEqual((answer["protection"], answer["same_domain"], answer["requests"]), ("https", False, 2))

    @scenario
    def test_to_http(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: redirect(f"http://www.{domain.name}/x")})
        domain.host("www").web({"/x": Reply(documents.autoconfig(domain.name))}, "http")
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "insecure-redirect")
        self.assertEqual(len(domain.requests), 1)

    @scenario
    def test_to_http_allowed(self, domain):
        """Where clear text is allowed, the answer is one that anybody can forge; or it is still refused."""
        domain.host("autoconfig").web({AUTOCONFIG: redirect(f"http://www.{domain.name}/x")})
        domain.host("www").web({"/x": Reply(documents.autoconfig(domain.name))}, "http")
        result = yield domain.check(*ONLY, "--allow-http")
        answer = result.source("autoconfig")
        if answer["status"] == "found":
            self.assertEqual(answer["protection"], "http")
        else:
            self.assert_nothing(result, "failed", "insecure-redirect")

    @scenario
    def test_to_file(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: redirect("file:///etc/passwd")})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "failed")
        self.assertNotIn("root:", result.out)

    @scenario
    def test_three(self, domain):
        self.chain(domain, 3)
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.source("autoconfig")["location"], f"https://autoconfig.{domain.name}/3")
        self.assertEqual(result.source("autoconfig")["requests"], 4)

    @scenario
    def test_six(self, domain):
        self.chain(domain, 6)
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "too-many-redirects")
        self.assertLessEqual(len(domain.requests), 6)

    @scenario
    def test_loop(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: redirect(AUTOCONFIG)})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "failed", "too-many-redirects")
        self.assertLessEqual(len(domain.requests), 6)


class ClearText (publisher.Case):
    """Documents without encryption."""

    def publish(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))}, "http")

    @scenario
    def test_refused(self, domain):
        self.publish(domain)
        result = yield domain.check(*ONLY)
        self.assertEqual(result.source("autoconfig")["status"], "failed")
        self.assertEqual(domain.requests, [])

    @scenario
    def test_allowed(self, domain):
        self.servers(domain)
        self.publish(domain)
        result = yield domain.check(*ONLY, "--allow-http")
        self.assert_found(domain, result, f"http://autoconfig.{domain.name}{AUTOCONFIG}")
        self.assertEqual(result.source("autoconfig")["protection"], "http")

    @scenario
    def test_encrypted_first(self, domain):
        """Where both exist, the encrypted one counts although it is slower."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name), delay=0.4)}).web(
            {AUTOCONFIG: Reply(documents.autoconfig(domain.name, name="Forged"))}, "http")
        result = yield domain.check(*ONLY, "--allow-http")
        self.assertEqual(result.source("autoconfig")["protection"], "https")
        self.assertEqual(result.service["name"], "Test Mail")


if __name__ == "__main__":
    world.main()
