# Web servers that try to hold, fill or lead astray whoever fetches a document: each ends soon, in words, and harms nobody else.
#
# Usage: test-https.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import struct
import zlib

import documents
import openssl
import world
from documents import AUTOCONFIG, server
from publisher import ONLY
from web import Reply, redirect
from world import scenario

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
# Frames of HTTP/2 (RFC 9113 section 4.1): settings, and a farewell for a fault of the other side.
SETTINGS = bytes(3) + b"\x04" + bytes(5)
GOAWAY = struct.pack(">I", 8)[1:] + b"\x07" + bytes(5) + struct.pack(">II", 0, 1)
# How a document ends that is none.
NO_DOCUMENT = ("none", "not-published")


class Case (world.Case):
    """A domain with one wicked web server, which alone is asked."""

    def look(self, domain, *more):
        return domain.check(*ONLY, *more)

    def assert_given_up(self, result, *reasons):
        """Given up for a reason; where the computer is busy, the time is over first."""
        self.assert_bounded(result)
        self.assertIn(result.outcome("autoconfig"), [("failed", reason) for reason in (*reasons, "timed-out")])

    def assert_ended(self, result, *outcome):
        self.assert_bounded(result)
        self.assert_source(result, "autoconfig", *outcome)

    def serve(self, domain, talk, label="autoconfig"):
        """A web server that hears the request, and then talks as it likes."""
        host = domain.host(label)

        def serve(connection):
            with host.context().wrap_socket(connection, server_side=True) as stream:
                stream.recv(4096)
                talk(stream)
                linger(stream)
        host.serve(443, serve)
        return self.look(domain)

    def say(self, domain, *parts):
        return self.serve(domain, lambda stream: send_all(stream, parts))


def linger(stream):
    """Waits for the other side to leave."""
    while stream.recv(4096):
        pass


def send_all(stream, parts):
    for part in parts:
        stream.sendall(part)


def say_and_leave(*parts):
    def talk(stream):
        send_all(stream, parts)
        stream.unwrap()
    return talk


def endless(more):
    return itertools.repeat(more)


def good_document(domain):
    return documents.autoconfig(domain.name, server("imap", f"imap.{domain.name}"), server("smtp", f"smtp.{domain.name}"))


class Headers (Case):
    """Headers without end."""

    @scenario
    def test_line(self, domain):
        """One line."""
        result = yield self.say(domain, OK + b"X: ", *[b"x" * 65536] * 200)
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_lines(self, domain):
        """A hundred thousand."""
        result = yield self.say(domain, OK, *[b"a: b\r\n" * 10000] * 10)
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_continued(self, domain):
        """Continuations of one line."""
        result = yield self.say(domain, OK + b"X: y\r\n", *[b" z\r\n" * 10000] * 10)
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_status_line(self, domain):
        result = yield self.say(domain, b"HTTP/1.1 200 ", *[b"O" * 65536] * 200)
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_as_long_as_may_be(self, domain):
        """Many short ones, and then a good document."""
        body = good_document(domain)
        result = yield self.say(domain, OK + b"a:b\r\n" * 12000 + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.assert_ended(result, "found")

    @scenario
    def test_lengths(self, domain):
        """Thousands that say how long the document is."""
        result = yield self.say(domain, OK + b"Content-Length: 1\r\n" * 3000 + b"\r\n<")
        self.assert_ended(result, *NO_DOCUMENT)

    @scenario
    def test_nothing(self, domain):
        """Empty lines instead of a header."""
        result = yield self.say(domain, *[b"\r\n" * 30000] * 10)
        self.assert_ended(result, "failed", "malformed")

    @scenario
    def test_begun(self, domain):
        """A header that begins and goes on never."""
        result = yield self.say(domain, OK + b"Content-")
        self.assert_ended(result, "failed", "malformed")

    @scenario
    def test_interim(self, domain):
        """Interim answers, each with a header as long as may be: too many of them, or none that ends in time where the computer is busy."""
        result = yield self.say(domain, *[b"HTTP/1.1 100 Continue\r\n" + b"a: b\r\n" * 10000 + b"\r\n"] * 20)
        self.assert_given_up(result, "too-long", "malformed")

    @scenario
    def test_switching(self, domain):
        """A change to another protocol that nobody asked for."""
        result = yield self.say(domain, b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + SETTINGS)
        self.assert_ended(result, "failed", "malformed")


class Bodies (Case):
    """Documents without end, or without sense."""

    @scenario
    def test_endless(self, domain):
        result = yield self.serve(domain, lambda stream: send_all(stream, itertools.chain([OK + b"\r\n"], endless(b"x" * 65536))))
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_small_chunks(self, domain):
        """A byte in each chunk."""
        result = yield self.serve(domain, lambda stream: send_all(stream, itertools.chain([CHUNKED], endless(b"1\r\nx\r\n" * 9999))))
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_small_records(self, domain):
        """A byte in each record of TLS."""
        result = yield self.serve(domain, lambda stream: send_all(stream, itertools.chain([OK + b"\r\n"], endless(b"x"))))
        self.assert_given_up(result, "too-long")

    @scenario
    def test_huge_chunk(self, domain):
        """A chunk of 2⁶⁴ − 1 bytes, of which few come."""
        result = yield self.say(domain, CHUNKED + b"f" * 16 + b"\r\n" + b"x" * 65536)
        self.assert_ended(result, *NO_DOCUMENT)

    @scenario
    def test_negative_chunk(self, domain):
        result = yield self.say(domain, CHUNKED + b"-1\r\n" + b"x" * 65536)
        self.assert_ended(result, *NO_DOCUMENT)

    @scenario
    def test_chunk_extension(self, domain):
        """An extension of a chunk that never ends."""
        result = yield self.say(domain, CHUNKED + b"1;a=", *[b"x" * 65536] * 100)
        self.assert_ended(result, "failed", "closed")

    @scenario
    def test_trailer(self, domain):
        """Behind a good document, trailers without end."""
        body = good_document(domain)
        result = yield self.say(domain, CHUNKED + b"%x\r\n" % len(body) + body + b"\r\n0\r\n", *[b"a: b\r\n" * 10000] * 100)
        self.assert_ended(result, "found")

    @scenario
    def test_cut_short(self, domain):
        """A document that ends before its announced length, well formed as it is."""
        body = good_document(domain)
        result = yield self.serve(domain, say_and_leave(OK + b"Content-Length: %d\r\n\r\n" % (len(body) + 9) + body))
        self.assert_ended(result, "failed", "closed")

    @scenario
    def test_compressed(self, domain):
        """Compressed though nobody can read that here: named as such."""
        body = zlib.compress(good_document(domain), wbits=31)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body, headers={"Content-Encoding": "gzip"})})
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "compressed")
        self.assertEqual(domain.requests[0].headers["Accept-Encoding"], "identity")
        self.assertEqual(domain.requests[0].headers["Connection"], "close")

    @scenario
    def test_compressed_in_secret(self, domain):
        """The same without a word about it."""
        body = zlib.compress(good_document(domain), wbits=31)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body)})
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "compressed")

    @scenario
    def test_more_behind(self, domain):
        """A good document, and answers to questions that nobody asked."""
        body = good_document(domain)
        answer = OK + b"Content-Length: %d\r\n\r\n" % len(body) + body
        result = yield self.say(domain, *[answer] * 500)
        self.assert_ended(result, "found")


class Protocols (Case):
    """Other protocols, and TLS used against its purpose."""

    def by_hand(self, domain, talk, **options):
        host = domain.host("autoconfig")

        def serve(connection):
            session = openssl.Session(connection, host.context().files, **options)
            session.read()
            talk(session)
            session.read()
        host.serve(443, serve)
        return self.look(domain)

    @scenario
    def test_offered(self, domain):
        """A server that would rather speak HTTP/2 is asked for HTTP/1.1 alone."""
        chosen = []
        host = domain.host("autoconfig")

        def serve(connection):
            context = host.context()
            context.set_alpn_protocols(["h2", "http/1.1"])
            with context.wrap_socket(connection, server_side=True) as stream:
                chosen.append(stream.selected_alpn_protocol())
                stream.recv(4096)
                body = good_document(domain)
                stream.sendall(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        host.serve(443, serve)
        result = yield self.look(domain)
        self.assert_ended(result, "found")
        self.assertEqual(set(chosen), {"http/1.1"})

    @scenario
    def test_http2_chosen(self, domain):
        """A server that chooses HTTP/2 though it is not offered."""
        result = yield self.by_hand(domain, lambda session: session.write(SETTINGS), choose=openssl.choose_http2)
        self.assert_ended(result, "failed", "malformed")

    @scenario
    def test_http2_anyway(self, domain):
        """A server that speaks HTTP/2 without having chosen it, and waits."""
        result = yield self.say(domain, SETTINGS)
        self.assert_ended(result, "failed", "malformed")

    @scenario
    def test_http2_farewell(self, domain):
        """One that notices, and leaves."""
        result = yield self.serve(domain, say_and_leave(SETTINGS, GOAWAY))
        self.assert_ended(result, "failed", "malformed")

    @scenario
    def test_http2_frames(self, domain):
        """Empty frames without end."""
        result = yield self.serve(domain, lambda stream: send_all(stream, endless(SETTINGS * 1000)))
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_tickets(self, domain):
        """Session tickets without end, behind a request that is never answered."""
        result = yield self.by_hand(domain, lambda session: [session.send_ticket() for _ in itertools.count()])
        self.assert_ended(result, "failed", "too-long")

    @scenario
    def test_key_updates(self, domain):
        result = yield self.by_hand(domain, lambda session: [session.send_key_update() for _ in itertools.count()])
        self.assert_ended(result, "failed", "tls-failed")

    @scenario
    def test_handshakes(self, domain):
        """Requests for ever new handshakes."""
        result = yield self.by_hand(domain, lambda session: [session.ask_again() for _ in itertools.count()],
                                    version=openssl.TLS_1_2)
        self.assert_ended(result, "failed", "tls-failed")

    @scenario
    def test_no_tls(self, domain):
        """Words without end where a handshake was due."""
        domain.host("autoconfig").serve(443, lambda connection: send_all(connection, endless(b"HTTP/1.1 200 OK\r\n" * 1000)))
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "tls-failed")

    @scenario
    def test_handshake_records(self, domain):
        """A handshake that is all records and no message: a length of 16 MiB is announced, and a byte comes at a time."""
        record = b"\x16\x03\x03\x00\x01"
        parts = itertools.chain([record + b"\x0b", record + b"\xff", record + b"\xff", record + b"\xff"],
                                endless((record + b"\x00") * 1000))
        domain.host("autoconfig").serve(443, lambda connection: send_all(connection, parts))
        result = yield self.look(domain)
        self.assert_given_up(result, "tls-failed", "too-long")


class Neighbours (Case):
    """Beside a wicked web server, service records lead to good mail servers: those are found all the same."""

    def look(self, domain, *more):
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        return domain.check(*ONLY, "--source", "srv", *more)

    def assert_unharmed(self, result, domain):
        self.assert_bounded(result)
        self.assertNotEqual(result.source("autoconfig")["status"], "found")
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"smtp.{domain.name}:465 tls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_header(self, domain):
        result = yield self.say(domain, OK, *[b"a: b\r\n" * 10000] * 100)
        self.assert_unharmed(result, domain)

    @scenario
    def test_records(self, domain):
        result = yield self.serve(domain, lambda stream: send_all(stream, itertools.chain([OK + b"\r\n"], endless(b"x"))))
        self.assert_unharmed(result, domain)

    @scenario
    def test_frames(self, domain):
        result = yield self.serve(domain, lambda stream: send_all(stream, endless(SETTINGS * 1000)))
        self.assert_unharmed(result, domain)


class Ways (Case):
    """Ways that lead round and round, to too many places, or to where no stranger may send anybody."""

    def watch(self, domain, label, address, port=443):
        """A host at an address, and the connections that it saw."""
        seen = []
        domain.host(label, address).serve(port, lambda connection: seen.append(connection.getpeername()))
        return seen

    @scenario
    def test_round(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: redirect(AUTOCONFIG)})
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "too-many-redirects")
        self.assertEqual(len(domain.requests), 6)

    @scenario
    def test_many_addresses(self, domain):
        """A name with a hundred addresses at which nobody answers: no scan of a stranger's choice."""
        domain.host("autoconfig", *[f"45.77.1.{i}" for i in range(1, 101)])
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "too-many-requests")

    def redirected(self, domain, location):
        domain.host("autoconfig").web({AUTOCONFIG: redirect(location)})
        return self.look(domain)

    @scenario
    def test_to_loopback(self, domain):
        result = yield self.redirected(domain, "https://127.0.0.1:8443/")
        self.assert_ended(result, "failed", "points-inside")

    @scenario
    def test_to_loopback_ipv6(self, domain):
        result = yield self.redirected(domain, "https://[::ffff:127.0.0.1]/")
        self.assert_ended(result, "failed", "points-inside")

    @scenario
    def test_to_cloud(self, domain):
        """Where clouds tell their machines' secrets."""
        result = yield self.redirected(domain, "https://169.254.169.254/latest/meta-data/")
        self.assert_ended(result, "failed", "points-inside")

    @scenario
    def test_to_localhost(self, domain):
        result = yield self.redirected(domain, "https://mail.localhost/")
        self.assert_ended(result, "failed", "points-inside")

    @scenario
    def test_to_port(self, domain):
        """The port of another service."""
        seen = self.watch(domain, "shell", "45.77.0.1", 22)
        result = yield self.redirected(domain, f"https://shell.{domain.name}:22/")
        self.assert_ended(result, "failed", "not-web")
        self.assertEqual(seen, [])

    @scenario
    def test_name_inside(self, domain):
        """A name that leads inside: told, and nobody there is contacted."""
        seen = self.watch(domain, "autoconfig", "127.77.0.1")
        result = yield self.look(domain)
        self.assert_ended(result, "failed", "points-inside")
        self.assertIn("127.77.0.1", result.source("autoconfig")["detail"])
        self.assertEqual(seen, [])

    @scenario
    def test_name_inside_allowed(self, domain):
        """The same where the person allows it."""
        seen = self.watch(domain, "autoconfig", "127.77.0.2")
        result = yield self.look(domain, "--allow-internal")
        self.assertNotEqual(result.outcome("autoconfig"), ("failed", "points-inside"))
        self.assertNotEqual(seen, [])

    @scenario
    def test_redirected_to_name_inside(self, domain):
        seen = self.watch(domain, "inner", "127.77.0.3")
        result = yield self.redirected(domain, f"https://inner.{domain.name}/")
        self.assert_ended(result, "failed", "points-inside")
        self.assertEqual(seen, [])

    @scenario
    def test_partly_inside(self, domain):
        """Of two addresses one is inside: the other one answers, and it alone is asked."""
        inner = self.watch(domain, "inner", "127.77.0.4")
        own = self.world.next_address()
        domain.host("autoconfig", own).web({AUTOCONFIG: Reply(good_document(domain))})
        domain.records.address(domain.full("autoconfig"), "127.77.0.4")
        result = yield self.look(domain)
        self.assert_ended(result, "found")
        self.assertEqual(inner, [])


if __name__ == "__main__":
    if world.SANITIZED:
        world.AT_ONCE = 3  # a fetch is given up after five seconds, which a dozen busy programs would take from each other
    world.main()
