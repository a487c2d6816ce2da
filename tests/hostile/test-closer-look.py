# Mail servers that answer the questions of a closer look with too much, with nothing, or with lies: it stays bounded, and says what it does not know.
#
# Usage: test-closer-look.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import struct

import wicked
import world
from world import scenario

ALERT, HANDSHAKE = 21, 22
VERSIONS = ("ssl2", "ssl3", "tls1.0", "tls1.1", "tls1.2", "tls1.3")


def record(kind, body, version=0x0301):
    """One record in the clear (RFC 8446 section 5.1)."""
    return struct.pack(">BHH", kind, version, len(body)) + body


def server_hello(version, suite):
    body = struct.pack(">H", version) + b"r" * 32 + b"\0" + struct.pack(">H", suite) + b"\0"
    return b"\x02" + len(body).to_bytes(3, "big") + body


def answer(*portions, then=None):
    """Makes a server that reads whatever is asked and then says what it wants to."""
    def make(_host):
        def serve(connection):
            connection.recv(4096)
            wicked.say(*portions, then=then, pause=0)(connection)
        return serve
    return make


class CloserLook (wicked.Case):
    """Every connection is answered alike: that of the session and those that look closer."""

    def check_unknown(self, result, domain):
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(set(seen["versions"].values()), {"unknown"}, repr(result))
        self.assertIsNone(seen["closer_look"]["weak_cipher_suites"])
        self.assertLessEqual(seen["closer_look"]["connections"], 7)

    @scenario
    def test_warnings(self, domain):
        """Warnings without end."""
        result = yield self.look(domain, "imaps", answer(record(ALERT, b"\1\x5a") * 3000, then="again"), "--deep")
        self.check_unknown(result, domain)

    @scenario
    def test_endless_certificate(self, domain):
        """A certificate of 16 MiB behind a good beginning."""
        head = record(HANDSHAKE, server_hello(0x0303, 0xc02f)) + record(HANDSHAKE, b"\x0b\xff\xff\xff")
        result = yield self.look(domain, "imaps", answer(head, record(HANDSHAKE, b"\0" * 16000), then="again"), "--deep")
        seen = self.seen(result, domain, "imaps")
        self.assertNotIn("offered", seen["versions"].values(), repr(result))

    @scenario
    def test_silence(self, domain):
        """Nothing at all; the others do not wait for it."""
        result = yield self.look(domain, "imaps", answer(), "--deep", "--timeout", "4")
        self.assertEqual(self.seen(result, domain, "imaps")["status"], "timed-out")

    @scenario
    def test_lies(self, domain):
        """A suite that nobody has offered."""
        result = yield self.look(domain, "imaps", answer(record(HANDSHAKE, server_hello(0x0301, 0x5a5a)), then="leave"), "--deep")
        seen = self.seen(result, domain, "imaps")
        self.assertNotIn("offered", seen["versions"].values(), repr(result))

    @scenario
    def test_honest(self, domain):
        """A good server beside a wicked one is looked at as usual."""
        result = yield self.look(domain, "imaps", answer(record(ALERT, b"\2\x46")), "--deep")
        seen = self.seen(result, domain, "imaps")
        self.assertEqual(set(seen["versions"]), set(VERSIONS))
        self.assertEqual(set(seen["versions"].values()), {"refused"}, repr(result))
        good = result.endpoints()[f"smtps://smtp.{domain.name}:465"]
        self.assertEqual(good["versions"]["tls1.3"], "offered", repr(result))
        self.assertEqual(good["versions"]["ssl3"], "refused", repr(result))


if __name__ == "__main__":
    world.main()
