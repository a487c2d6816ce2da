# Mail servers that break their dialogue: answers before questions, answers without end, and what only looks like an answer.
#
# Usage: test-dialogue.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import socket
import struct
import time

import wicked
import world
from wicked import say
from world import scenario

IMAP = b"* OK ready\r\n", b"* CAPABILITY IMAP4rev1 STARTTLS\r\nS1 OK done\r\n"
POP3 = b"+OK ready\r\n", b"+OK\r\nUSER\r\nSTLS\r\n.\r\n"
SMTP = b"220 mail.example ESMTP\r\n", b"250-mail.example\r\n250 STARTTLS\r\n"
SIEVE = b'"IMPLEMENTATION" "x"\r\n"SASL" ""\r\n"STARTTLS"\r\nOK\r\n', b"OK\r\n"


def clear(*portions, **options):
    """Makes a server that talks in the clear."""
    return lambda _host: say(*portions, **options)


def inside(*portions, **options):
    """Makes a server that talks inside TLS."""
    def make(host):
        def serve(connection):
            with host.context().wrap_socket(connection, server_side=True) as stream:
                say(*portions, **options)(stream)
        return serve
    return make


class Early (wicked.Case):
    """Answers that are there before their question are told, and nothing is made of them that would hurt."""

    def check_early(self, result, domain, scheme):
        seen = self.seen(result, domain, scheme)
        self.assertIn("answers-early", seen["findings"], repr(result))
        self.assertGreater(seen["early_bytes"], 0)
        return seen

    @scenario
    def test_imap(self, domain):
        """The tagged answer comes with the greeting."""
        result = yield self.look(domain, "imap", clear(b"".join(IMAP)), "--timeout", "4")
        self.check_early(result, domain, "imap")

    @scenario
    def test_pop3(self, domain):
        """The list comes with the greeting."""
        result = yield self.look(domain, "pop3", clear(b"".join(POP3)), "--timeout", "4")
        self.check_early(result, domain, "pop3")

    @scenario
    def test_smtp(self, domain):
        """The answer to EHLO comes with the greeting."""
        result = yield self.look(domain, "smtp", clear(b"".join(SMTP)), "--timeout", "4")
        self.check_early(result, domain, "smtp")

    @scenario
    def test_sieve(self, domain):
        """The answer to STARTTLS comes with the list."""
        result = yield self.look(domain, "sieve", clear(b"".join(SIEVE)), "--timeout", "4")
        self.check_early(result, domain, "sieve")

    @scenario
    def test_whole_dialogue(self, domain):
        """Everything at once, up to the farewell, and the server leaves."""
        result = yield self.look(domain, "smtp", clear(b"".join(SMTP) + b"454 no\r\n221 bye\r\n", then="leave"))
        seen = self.check_early(result, domain, "smtp")
        self.assertEqual(seen["status"], "starttls-refused", repr(result))

    @scenario
    def test_inside(self, domain):
        """Everything at once inside TLS: the dialogue is complete, and yet nobody knows with whom it was."""
        result = yield self.look(domain, "smtps", inside(b"220 x\r\n250-x\r\n250 AUTH PLAIN\r\n221 bye\r\n"))
        seen = self.check_early(result, domain, "smtps")
        self.assertEqual(seen["status"], "ok")

    @scenario
    def test_behind_handshake(self, domain):
        """The answer to EHLO comes right behind the handshake of STARTTLS."""
        def make(host):
            def serve(connection):
                connection.sendall(SMTP[0])
                connection.recv(4096)
                connection.sendall(SMTP[1])
                connection.recv(4096)
                connection.sendall(b"220 go\r\n")
                context = host.context()
                context.num_tickets = 0
                time.sleep(0.05)
                with context.wrap_socket(connection, server_side=True) as stream:
                    stream.sendall(b"250-x\r\n250 AUTH PLAIN\r\n")
                    wicked.finish(stream, None)
            return serve
        result = yield self.look(domain, "smtp", make)
        self.assertEqual(self.seen(result, domain, "smtp")["status"], "ok", repr(result))

    @scenario
    def test_untagged(self, domain):
        """IMAP may say what it can at any time; that is nothing to tell."""
        result = yield self.look(domain, "imaps", inside(b"* OK ready\r\n* CAPABILITY IMAP4rev1\r\n"), "--timeout", "4")
        self.assertEqual(self.seen(result, domain, "imaps")["early_bytes"], 0)


class Endless (wicked.Case):
    """Answers without end."""

    def check_cut(self, result, domain, scheme):
        seen = self.seen(result, domain, scheme)
        self.assertEqual(seen["status"], "protocol-error", repr(result))
        self.assertIn("oversized", seen["error"])

    @scenario
    def test_lines(self, domain):
        """A greeting of more lines than anybody reads."""
        result = yield self.look(domain, "smtp", clear(b"220-x\r\n" * 5000, then="again"))
        self.check_cut(result, domain, "smtp")

    @scenario
    def test_capabilities(self, domain):
        """A list that goes on and on."""
        result = yield self.look(domain, "pop3", clear(b"+OK\r\n+OK\r\n", b"".join(b"X%d\r\n" % i for i in range(9000)), then="again"))
        self.check_cut(result, domain, "pop3")

    @scenario
    def test_one_long_list(self, domain):
        """All of the list in one line."""
        result = yield self.look(domain, "imap", clear(b"* OK [CAPABILITY" + b" X" * 33000 + b"] x\r\n"))
        self.check_cut(result, domain, "imap")

    @scenario
    def test_untagged(self, domain):
        """Untagged data instead of the answer."""
        result = yield self.look(domain, "imap", clear(b"* OK hi\r\n", b"* 1 EXISTS\r\n" * 3000, then="again"))
        self.check_cut(result, domain, "imap")

    @scenario
    def test_literal(self, domain):
        """A literal of four gigabytes."""
        result = yield self.look(domain, "sieve", clear(b'"X" {4294967295+}\r\n', b"x" * 60000, then="again"))
        self.check_cut(result, domain, "sieve")

    @scenario
    def test_literals(self, domain):
        """One literal behind the other, none of which is long."""
        result = yield self.look(domain, "sieve", clear(b"{1}\r\nx" * 20000, then="again"))
        self.check_cut(result, domain, "sieve")

    @scenario
    def test_inside(self, domain):
        """The same inside TLS."""
        result = yield self.look(domain, "smtps", inside(b"220-x\r\n" * 2000, then="again"))
        self.check_cut(result, domain, "smtps")

    @scenario
    def test_line_ends(self, domain):
        """Nothing but ends of lines."""
        result = yield self.look(domain, "pop3", clear(b"\n" * 60000, then="again"))
        self.assertIn(self.seen(result, domain, "pop3")["status"], ("protocol-error", "not-mail"))


class Refusals (wicked.Case):
    """What a server says before it hangs up is told, however it hangs up."""

    @scenario
    def test_reset(self, domain):
        """A refusal, and a reset while the program begins to speak."""
        def serve(connection):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(b"220 ready\r\n421 too many\r\n")
            connection.recv(1)
        result = yield self.look(domain, "smtp", lambda _host: serve)
        seen = self.seen(result, domain, "smtp")
        self.assertEqual(seen["status"], "rejected", repr(result))

    @scenario
    def test_zeros(self, domain):
        """A greeting of zeros is no text."""
        result = yield self.look(domain, "imap", clear(b"\0" * 60000, then="again"))
        self.assertEqual(self.seen(result, domain, "imap")["status"], "not-mail")

    @scenario
    def test_drip(self, domain):
        """One byte after the other, for ever: the time limit ends it."""
        def serve(connection):
            while True:
                connection.sendall(b"2")
                time.sleep(0.05)
        result = yield self.look(domain, "smtp", lambda _host: serve, "--timeout", "4")
        self.assertEqual(self.seen(result, domain, "smtp")["status"], "timed-out")


if __name__ == "__main__":
    world.main()
