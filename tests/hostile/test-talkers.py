# Mail servers that never stop talking: they end soon, cost little, and hold up nobody else.
#
# Usage: test-talkers.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import world
from world import scenario


def endless(greeting, more):
    """Serves a connection: a greeting, then the same over and over."""
    def serve(connection):
        connection.sendall(greeting)
        while True:
            connection.sendall(more)
    return serve


class Talkers (world.Case):
    """Lines without end, in the clear."""

    def look(self, domain, port, serve):
        """Two good servers beside a wicked one."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.host("wicked").serve(port, serve)
        return domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{domain.name}", "--pop", f"wicked.{domain.name}:{port}")

    def assert_unharmed(self, result, domain):
        self.assert_bounded(result)
        for service, name in (("imap", "imaps"), ("smtp", "smtps")):
            port = {"imap": 993, "smtp": 465}[service]
            self.assertEqual(result.endpoints()[f"{name}://{service}.{domain.name}:{port}"]["status"], "ok")

    @scenario
    def test_line_without_end(self, domain):
        """A greeting that is one line and never ends."""
        result = yield self.look(domain, 110, endless(b"+OK ", b"x" * 65536))
        self.assert_unharmed(result, domain)
        self.assertEqual(result.endpoints()[f"pop3://wicked.{domain.name}:110"]["status"], "protocol-error")

    @scenario
    def test_lines_without_end(self, domain):
        """A greeting, and then one more line after another before anybody asks."""
        result = yield self.look(domain, 110, endless(b"+OK ready\r\n", b"+OK and more\r\n" * 5000))
        self.assert_unharmed(result, domain)


if __name__ == "__main__":
    world.main()
