# What the scenarios about wicked mail servers share: such a server beside a good one, and what has to hold.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import time

import world

PORTS = {"imaps": 993, "imap": 143, "smtps": 465, "smtp": 587, "pop3s": 995, "pop3": 110, "sieve": 4190}
OPTIONS = {"imap": "--imap", "pop3": "--pop", "smtp": "--smtp"}


def say(*portions, then=None, pause=0.05):
    """Serves a connection without ever listening: portions one after the other, the last one again and again where then is “again”."""
    def serve(connection):
        for portion in portions:
            connection.sendall(portion)
            time.sleep(pause)
        for _ in itertools.count() if then == "again" else ():
            connection.sendall(portions[-1])
        finish(connection, then)
    return serve


def finish(connection, then):
    """Waits for the other side to leave, unless this side is to leave first."""
    if then != "leave":
        while connection.recv(4096):
            pass


class Case (world.Case):
    """Each scenario has one wicked server for reading and a good one for sending, or the other way round."""

    def look(self, domain, scheme, make, *options):
        """A run that tries both; make makes the server's function from its host."""
        protocol = scheme.removesuffix("s") if scheme != "imaps" else "imap"
        host = domain.host("wicked")
        host.listen(PORTS[scheme], lambda _context: make(host))
        if scheme == "sieve":
            return domain.world.check(f"sieve://{host.name}", *options, command="probe")
        good = "imap" if protocol == "smtp" else "smtp"
        domain.mail_host(good, ["imaps" if good == "imap" else "submissions"])
        return domain.check(OPTIONS[protocol], f"{host.name}:{PORTS[scheme]}", OPTIONS[good], f"{good}.{domain.name}", *options)

    def seen(self, result, domain, scheme):
        """What was seen at the wicked server; all bounds have been kept and the good server is unharmed."""
        self.assert_bounded(result)
        endpoints = result.endpoints()
        uri = f"{scheme}://wicked.{domain.name}:{PORTS[scheme]}"
        good = f"imaps://imap.{domain.name}:993" if scheme.startswith("smtp") else f"smtps://smtp.{domain.name}:465"
        if scheme != "sieve":
            self.assertEqual(endpoints[good]["status"], "ok", repr(result))
        return endpoints[uri]
