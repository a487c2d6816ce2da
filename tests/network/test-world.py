# Proves the test network itself with Python's own clients, so that what the other tests find is the program's doing.
#
# Usage: test-world.py SIGNPOSTCTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import http.client
import imaplib
import poplib
import smtplib
import socket
import ssl
import time

import documents
import mail
import names
import namespace
import web
import world
from listeners import silent


class Ready:
    """Stands in for a run where a scenario needs none."""

    @staticmethod
    def result():
        return None


READY = Ready()


class Network (world.Case):
    """Each part of the network answers as it should."""

    def trusting(self):
        context = ssl.create_default_context(cafile=self.world.authority.path("ca"))
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def get(self, host, path, method="GET", body=None, headers=None):
        with contextlib.closing(http.client.HTTPSConnection(host, timeout=5, context=self.trusting())) as client:
            client.request(method, path, body, headers or {})
            reply = client.getresponse()
            return reply.status, reply.read()

    @world.scenario
    def test_names(self, domain):
        """Every kind of record, and silence."""
        domain.host("a", "45.0.0.9", "45.0.0.10", namespace.IPV6)
        domain.srv("_imaps", "a", 993, 1, 2)
        domain.no_srv("_imap")
        domain.mx("a")
        domain.text("t", "v=x; a=y", "z, more")
        domain.records.alias(domain.full("b"), domain.full("a"))
        domain.records.wildcard(domain.full("wild"), "45.0.0.9")
        domain.records.mute(domain.full("slow"))
        domain.records.address(domain.full("known.slow"), "45.0.0.9")
        yield READY
        for label, kind, expected in (
                ("a", "A", (0, 2)), ("a", "AAAA", (0, 1)), ("b", "A", (0, 3)), ("x.wild", "A", (0, 1)), ("t", "TXT", (0, 1)),
                ("_imaps._tcp", "SRV", (0, 1)), ("_imap._tcp", "SRV", (0, 1)), ("", "MX", (0, 1)), ("none", "A", (3, 0)),
                ("known.slow", "A", (0, 1))):
            with self.subTest(label, kind=kind):
                self.assertEqual(names.ask(domain.full(label), kind), expected)
                self.assertIn((kind, domain.full(label)), domain.questions())
        self.assertEqual(names.ask("www.example.org", "A"), (3, 0))
        self.assertIsNone(names.ask(domain.full("x.slow"), "A", wait=0.3))
        self.assertIsNone(names.ask(domain.full("known.slow"), "MX", wait=0.3))

    @world.scenario
    def test_resolver(self, domain):
        """The C library asks our name service."""
        domain.host("a", "45.0.0.9")
        yield READY
        self.assertEqual(socket.getaddrinfo(domain.full("a"), 1, type=socket.SOCK_STREAM)[0][4][0], "45.0.0.9")
        self.assertIn(("A", domain.full("a")), domain.questions())
        with self.assertRaises(socket.gaierror):
            socket.getaddrinfo(domain.full("none"), 1)

    @world.scenario
    def test_web(self, domain):
        """Routes, records of requests, certificates."""
        domain.host("www").web({"/a": web.Reply(b"one"), "/b": web.redirect("https://elsewhere.test/"),
                                "/c": lambda request: web.Reply(request.body + request.query.encode()),
                                "/hang": web.Reply(hang=True)})
        domain.host("wrong", certificate=["right." + domain.name]).web({})
        domain.host("stranger", issuer="stranger").web({})
        domain.host("plain").web({"/a": web.Reply(b"clear")}, "http")
        yield READY
        www = domain.full("www")
        self.assertEqual(self.get(www, "/a"), (200, b"one"))
        self.assertEqual(self.get(www, "/b")[0], 302)
        self.assertEqual(self.get(www, "/c?q=1", "POST", b"body", {"X-A": "1"}), (200, b"bodyq=1"))
        self.assertEqual(self.get(www, "/d")[0], 404)
        last = domain.requests[-2]
        self.assertEqual((last.host, last.path, last.query, last.body, last.name), (www, "/c", "q=1", b"body", www))
        self.assertIn(b"X-A: 1", last.everything())
        for label in ("wrong", "stranger"):
            with self.assertRaises(ssl.SSLCertVerificationError):
                self.get(domain.full(label), "/")
        with contextlib.closing(http.client.HTTPConnection(domain.full("plain"), timeout=5)) as client:
            client.request("GET", "/a")
            self.assertEqual(client.getresponse().read(), b"clear")
        self.assertEqual(domain.urls()[-1], f"http://plain.{domain.name}/a")

    @world.scenario
    def test_silence(self, domain):
        """What never answers, refuses, or takes no connection."""
        domain.host("silent").serve(443, silent)
        domain.host("closed")
        domain.host("filtered", namespace.FILTERED)
        yield READY
        for label, expected in (("silent", TimeoutError), ("closed", ConnectionRefusedError), ("filtered", TimeoutError)):
            begin = time.monotonic()
            with self.subTest(label), self.assertRaises(expected):
                with socket.create_connection((domain.full(label), 443), 0.2) as client:
                    client.recv(1)
            self.assertLess(time.monotonic() - begin, 1)

    @world.scenario
    def test_mail(self, domain):
        """Python's mail clients get on with the servers."""
        domain.mail_host("mail", mail.ALL)
        yield READY
        host, context = domain.full("mail"), self.trusting()
        with imaplib.IMAP4_SSL(host, ssl_context=context) as client:
            self.assertIn("AUTH=PLAIN", client.capabilities)
        with imaplib.IMAP4(host) as client:
            self.assertIn("LOGINDISABLED", client.capabilities)
            client.starttls(context)
            self.assertIn("AUTH=PLAIN", client.capabilities)
        client = poplib.POP3(host)
        self.assertNotIn("SASL", client.capa())
        client.stls(context)
        self.assertEqual(client.capa()["SASL"], ["PLAIN"])
        client.quit()
        poplib.POP3_SSL(host, context=context).quit()
        with smtplib.SMTP(host, 587) as client:
            client.ehlo()
            self.assertFalse(client.has_extn("auth"))
            client.starttls(context=context)
            client.ehlo()
            self.assertTrue(client.has_extn("auth"))
        with smtplib.SMTP_SSL(host, context=context) as client:
            client.ehlo()
            self.assertTrue(client.has_extn("auth"))
        self.assertEqual({line.secured for line in domain.lines}, {True, False})

    @world.scenario
    def test_sieve(self, domain):
        """ManageSieve says its abilities anew behind STARTTLS."""
        domain.mail_host("mail", ["sieve"])
        yield READY
        host = domain.full("mail")
        with socket.create_connection((host, 4190), 5) as plain:
            plain.sendall(b"STARTTLS\r\n")
            heard = b""
            while b"begin" not in heard:
                heard += plain.recv(4096)
            self.assertIn(b"STARTTLS", heard)
            with self.trusting().wrap_socket(plain, server_hostname=host) as secured:
                self.assertIn(b'"SASL" "PLAIN"', secured.recv(4096))

    @world.scenario
    def test_probe(self, domain):
        """The program's own probe finds nothing to complain about, so that its dialogue is fit for comparison."""
        domain.mail_host("mail", mail.ALL)
        result = yield domain.check("--imap", domain.full("mail"), "--pop", domain.full("mail"), "--smtp", domain.full("mail"))
        self.assertEqual((result.status, result.err), (0, ""))
        self.assertEqual({endpoint["status"] for endpoint in result.endpoints().values()}, {"ok"})
        self.assertEqual(result.findings() - {"tls13-missing"}, set())
        self.assertEqual(result.advised("imap"), f"{domain.full ('mail')}:993 tls")

    @world.scenario
    def test_capture(self, domain):
        """What goes over the wire in clear is in the capture."""
        domain.host("www").web({}, "http")
        yield READY
        with contextlib.closing(http.client.HTTPConnection(domain.full("www"), timeout=5)) as client:
            client.request("GET", "/mark-of-the-capture")
            client.getresponse().read()
        packets = self.world.capture.seen(b"/mark-of-the-capture")
        self.assertTrue(any(b"/mark-of-the-capture" in packet for packet in packets))

    def test_documents(self):
        self.assertIn(b"<hostname>imap.a.test</hostname>", documents.autoconfig("a.test"))
        self.assertEqual(documents.digest(b""), "v=UAAC1; a=sha256; d=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")


if __name__ == "__main__":
    world.main()
