# Mail servers that break TLS, or drown the program in it: each is cut short by count, costs little and is told by its cause.
#
# Usage: test-records.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import socket
import struct

import wicked
import world
from world import scenario

CHANGE, ALERT, HANDSHAKE, DATA = 20, 21, 22, 23


def record(kind, body, version=0x0303):
    """One record in the clear (RFC 8446 section 5.1)."""
    return struct.pack(">BHH", kind, version, len(body)) + body


def message(kind, body, length=None):
    """One handshake message, whose length may be a lie."""
    return bytes([kind]) + (len(body) if length is None else length).to_bytes(3, "big") + body


def alert(level, number):
    return record(ALERT, bytes([level, number]))


def server_hello(version=0x0303, suite=0xc02f):
    return message(2, struct.pack(">H", version) + b"r" * 32 + b"\0" + struct.pack(">H", suite) + b"\0")


def answer(*portions, then=None):
    """Makes a server that reads the ClientHello and then says what it wants to."""
    def make(_host):
        def serve(connection):
            connection.recv(4096)
            wicked.say(*portions, then=then, pause=0)(connection)
        return serve
    return make


class Answers (wicked.Case):
    """What comes instead of a handshake."""

    def check_failed(self, result, domain, failure, words):
        seen = self.seen(result, domain, "imaps")
        self.assertEqual((seen["status"], seen["tls_failure"]), ("tls-failed", failure), repr(result))
        self.assertIn(words, seen["error"])
        self.assertNotIn("outdated", seen["error"])

    @scenario
    def test_warnings(self, domain):
        """Warnings without end."""
        result = yield self.look(domain, "imaps", answer(alert(1, 90) * 3000, then="again"))
        self.check_failed(result, domain, "flood", "far more than")

    @scenario
    def test_empty_fragments(self, domain):
        """Handshake records in which there is nothing."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, b"") * 3000, then="again"))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["status"], "tls-failed")

    @scenario
    def test_single_bytes(self, domain):
        """A certificate of 60 KB, one byte in each record."""
        certificate = message(11, b"\0" * 60000)
        pieces = b"".join(record(HANDSHAKE, bytes([byte])) for byte in server_hello() + certificate)
        result = yield self.look(domain, "imaps", answer(pieces))
        self.check_failed(result, domain, "flood", "far more than")

    @scenario
    def test_change_cipher_specs(self, domain):
        """Changes to a cipher that nobody agreed to."""
        result = yield self.look(domain, "imaps", answer(record(CHANGE, b"\1") * 5000, then="again"))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["status"], "tls-failed")

    @scenario
    def test_endless_certificate(self, domain):
        """A certificate of 16 MiB."""
        head = record(HANDSHAKE, server_hello()) + record(HANDSHAKE, message(11, b"", 0xffffff))
        result = yield self.look(domain, "imaps", answer(head, record(HANDSHAKE, b"\0" * 16000), then="again"))
        self.check_failed(result, domain, "flood", "far more than")

    @scenario
    def test_many_certificates(self, domain):
        """Just below what one message may have, many times over."""
        head = record(HANDSHAKE, server_hello())
        long = message(11, b"\0" * 120000)
        pieces = b"".join(record(HANDSHAKE, long[i:i + 16000]) for i in range(0, len(long), 16000))
        result = yield self.look(domain, "imaps", answer(head, pieces, then="again"))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["status"], "tls-failed")

    @scenario
    def test_hello_requests(self, domain):
        """Requests to begin, when all has begun."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, message(0, b"")) * 3000, then="again"))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["status"], "tls-failed")

    @scenario
    def test_unasked_data(self, domain):
        """Data before anybody could have encrypted it."""
        result = yield self.look(domain, "imaps", answer(record(DATA, b"x" * 1000), then="again"))
        self.check_failed(result, domain, "rules-broken", "breaks the rules")

    @scenario
    def test_torn_record(self, domain):
        """A record that stops in its middle, and a connection that stays: the others do not wait for it."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, server_hello())[:20]), "--timeout", "4")
        self.assertEqual(self.seen(result, domain, "imaps")["status"], "timed-out")

    @scenario
    def test_left_in_the_middle(self, domain):
        """A connection that ends in the middle of the handshake."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, server_hello()), then="leave"))
        self.check_failed(result, domain, "cut", "without giving a reason")

    @scenario
    def test_old_version(self, domain):
        """Only where an old version is proved is it called outdated."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, server_hello(0x0300), 0x0300)))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["tls_failure"], "version", repr(result))
        self.assertIn("outdated", seen["error"])


def inside(behave, **options):
    """Makes a server that does a proper handshake first; behave has the secured stream and the bare socket."""
    def make(host):
        def serve(connection):
            context = host.context()
            bare = connection.dup()
            with context.wrap_socket(connection, server_side=True) as stream:
                behave(stream, bare)
                wicked.finish(stream, options.get("then"))
        return serve
    return make


class Inside (wicked.Case):
    """What comes behind a good handshake."""

    def check_broken(self, result, domain, failure, words):
        seen = self.seen(result, domain, "imaps")
        self.assertEqual((seen["status"], seen["tls_failure"]), ("tls-failed", failure), repr(result))
        self.assertIn(words, seen["error"])
        self.assertNotIn("outdated", seen["error"])
        self.assertEqual(seen["tls"]["version"], "TLS 1.3")

    @scenario
    def test_garbage(self, domain):
        """Records that nobody can decrypt."""
        result = yield self.look(domain, "imaps", inside(lambda _stream, bare: bare.sendall(record(DATA, b"x" * 60))))
        self.check_broken(result, domain, "damaged", "arrived changed")

    @scenario
    def test_clear_alert(self, domain):
        """An alert without encryption: somebody on the way may have sent it."""
        result = yield self.look(domain, "imaps", inside(lambda _stream, bare: bare.sendall(alert(2, 70))))
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(seen["status"], "tls-failed")
        self.assertNotIn("outdated", seen["error"])

    @scenario
    def test_clear_text(self, domain):
        """A greeting without encryption behind the handshake."""
        result = yield self.look(domain, "imaps", inside(lambda _stream, bare: bare.sendall(b"* OK hi\r\n")))
        self.check_broken(result, domain, "rules-broken", "breaks the rules")

    @scenario
    def test_single_bytes(self, domain):
        """A greeting that never ends, one byte in each record."""
        def behave(stream, _bare):
            while True:
                stream.sendall(b"x")
        result = yield self.look(domain, "imaps", inside(behave))
        self.check_broken(result, domain, "flood", "far more than")

    @scenario
    def test_line_without_end(self, domain):
        """A greeting that never ends, in full records."""
        def behave(stream, _bare):
            while True:
                stream.sendall(b"x" * 16000)
        result = yield self.look(domain, "imaps", inside(behave))
        self.assertEqual(self.seen(result, domain, "imaps")["status"], "protocol-error")

    @scenario
    def test_refused_at_once(self, domain):
        """A refusal and a reset before anybody has spoken: what was said is read all the same."""
        def behave(stream, bare):
            bare.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            stream.sendall(b"220 ready\r\n421 too many\r\n")
            bare.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        result = yield self.look(domain, "smtps", inside(behave, then="leave"))
        seen = self.seen(result, domain, "smtps")
        self.assertEqual(seen["status"], "rejected", repr(result))


if __name__ == "__main__":
    world.main()
