# The mail servers of the test network: correct, short dialogues, and a record of every line that was received.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses

# What a server of the name speaks, on which port, and whether TLS comes first.
SERVICES = {
    "imap": ("imap", 143, False), "imaps": ("imap", 993, True),
    "pop3": ("pop3", 110, False), "pop3s": ("pop3", 995, True),
    "submission": ("smtp", 587, False), "submissions": ("smtp", 465, True),
    "sieve": ("sieve", 4190, False),
}
ALL = list(SERVICES)
LINE = 8192


class Gone (EOFError):
    """The other side has closed the connection."""


@dataclasses.dataclass
class Line:
    """One line as it arrived."""
    host: str
    port: int
    secured: bool
    text: bytes


class Server:
    """One mail server; starttls tells whether it offers that, in_clear whether it takes passwords without."""

    def __init__(self, host, service, context, lines, starttls=True, in_clear=False):
        self.host = host
        self.protocol, self.port, self.implicit = SERVICES[service]
        self.context = context
        self.lines = lines  # a list to add to
        self.starttls = starttls
        self.in_clear = in_clear

    def serve(self, connection):
        talk = Talk(self, connection)
        if self.implicit:
            talk.secure()
        {"imap": imap, "pop3": pop3, "smtp": smtp, "sieve": sieve}[self.protocol](talk)


class Talk:
    """One connection: lines both ways, and the change to TLS."""

    def __init__(self, server, connection):
        self.server = server
        self.connection = connection
        self.connection.settimeout(60)
        self.secured = False
        self.waiting = b""

    def secure(self):
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.secured = True
        self.waiting = b""

    def read(self):
        while b"\n" not in self.waiting:
            more = self.connection.recv(4096)
            if not more or len(self.waiting) > LINE:
                self.note(self.waiting)
                raise Gone
            self.waiting += more
        line, self.waiting = self.waiting.split(b"\n", 1)
        self.note(line)
        return line.rstrip(b"\r").decode("utf-8", "replace")

    def note(self, text):
        if text:
            self.server.lines.append(Line(self.server.host, self.server.port, self.secured, text))

    def say(self, *lines):
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    @property
    def upgradable(self):
        return self.server.starttls and not self.secured

    @property
    def takes_passwords(self):
        return self.secured or self.server.in_clear


def imap_abilities(talk):
    return " ".join(["CAPABILITY IMAP4rev1 ID"] + ["STARTTLS"] * talk.upgradable
                    + ["AUTH=PLAIN" if talk.takes_passwords else "LOGINDISABLED"])


def imap(talk):
    talk.say(f"* OK [{imap_abilities (talk)}] ready")
    while True:
        tag, command, *_rest = (talk.read() + "  ").split(" ", 2)
        command = command.upper().strip()
        if command == "CAPABILITY":
            talk.say(f"* {imap_abilities (talk)}", f"{tag} OK done")
        elif command == "STARTTLS" and talk.upgradable:
            talk.say(f"{tag} OK begin")
            talk.secure()
        elif command == "LOGOUT":
            talk.say("* BYE", f"{tag} OK bye")
            return
        elif command == "ID":
            talk.say("* ID NIL", f"{tag} OK done")
        elif command == "NOOP":
            talk.say(f"{tag} OK done")
        else:
            talk.say(f"{tag} BAD what")


def pop3(talk):
    talk.say("+OK ready")
    while True:
        command = talk.read().upper().strip()
        if command == "CAPA":
            talk.say("+OK", "TOP", "UIDL", *["STLS"] * talk.upgradable,
                     *["USER", "SASL PLAIN"] * talk.takes_passwords, ".")
        elif command == "STLS" and talk.upgradable:
            talk.say("+OK begin")
            talk.secure()
        elif command == "QUIT":
            talk.say("+OK bye")
            return
        else:
            talk.say("-ERR what")


def smtp(talk):
    talk.say(f"220 {talk.server.host} ESMTP")
    while True:
        command = talk.read().upper().strip().split(" ")[0]
        if command == "EHLO":
            offered = [talk.server.host, "PIPELINING"] + ["STARTTLS"] * talk.upgradable
            offered += ["AUTH PLAIN"] * talk.takes_passwords
            talk.say(*(f"250-{word}" for word in offered), "250 8BITMIME")
        elif command == "STARTTLS" and talk.upgradable:
            talk.say("220 begin")
            talk.secure()
        elif command == "QUIT":
            talk.say("221 bye")
            return
        else:
            talk.say("250 fine" if command in ("HELO", "NOOP", "RSET") else "502 what")


def sieve_abilities(talk):
    talk.say('"IMPLEMENTATION" "test"', '"SIEVE" "fileinto"', '"VERSION" "1.0"', *['"STARTTLS"'] * talk.upgradable,
             '"SASL" "PLAIN"' if talk.takes_passwords else '"SASL" ""', 'OK "ready"')


def sieve(talk):
    sieve_abilities(talk)
    while True:
        command = talk.read().upper().strip()
        if command == "CAPABILITY":
            sieve_abilities(talk)
        elif command == "STARTTLS" and talk.upgradable:
            talk.say('OK "begin"')
            talk.secure()
            sieve_abilities(talk)
        elif command == "LOGOUT":
            talk.say('OK "bye"')
            return
        else:
            talk.say('NO "what"')
