# The name service of the test network: Debian's dnsmasq, which knows the records of the scenarios and nothing else.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import signal
import socket
import struct
import subprocess
import time

import namespace

ADDRESS = "127.0.0.1"
MUTE = "127.0.0.253"  # a name service that never answers
TYPES = {"A": 1, "CNAME": 5, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33}
QUESTION = re.compile(r"query\[([\w=]+)\] (\S+) from")
SETTINGS = f"""\
no-resolv
no-hosts
listen-address={ADDRESS}
bind-interfaces
log-queries
local=/#/
dns-forward-max=2000
"""


class Records:
    """Collects the records of all domains, in dnsmasq's words."""

    def __init__(self):
        self.lines = []
        self.hosts = []  # as in /etc/hosts

    def address(self, name, *addresses):
        self.hosts += [f"{address} {name}" for address in addresses]

    def alias(self, name, target):
        self.lines.append(f"cname={name},{target}")

    def service(self, name, target, port, priority=0, weight=0):
        self.lines.append(f"srv-host={name},{target},{port},{priority},{weight}")

    def no_service(self, name):
        """An SRV record with the target “.” (RFC 2782)."""
        self.lines.append(f"dns-rr={name},{TYPES['SRV']},00000000000000")

    def exchanger(self, name, target, preference=10):
        self.lines.append(f"mx-host={name},{target},{preference}")

    def no_exchanger(self, name):
        """The null MX of RFC 7505."""
        self.lines.append(f"dns-rr={name},{TYPES['MX']},000000")

    def text(self, name, *strings):
        self.lines.append(f"txt-record={name}," + ",".join(f'"{string}"' for string in strings))

    def wildcard(self, name, address):
        """The name and every name below it."""
        self.lines.append(f"address=/{name}/{address}")

    def mute(self, name):
        """What is not told of the name and of those below it is asked of a name service that never answers."""
        self.lines.append(f"server=/{name}/{MUTE}")

    def own(self, name):
        """There is nothing to tell of the name but its records, although a name above it is mute."""
        self.lines.append(f"local=/{name}/")


class Server:
    """A running dnsmasq and its log of questions."""

    def __init__(self, folder, records):
        self.log = folder / "names.log"
        settings = folder / "names.conf"
        hosts = folder / "names.hosts"
        settings.write_text("\n".join([SETTINGS, f"addn-hosts={hosts}", *records.lines, ""]), encoding="ascii")
        hosts.write_text("\n".join([*records.hosts, ""]), encoding="ascii")
        with open(self.log, "w", encoding="ascii") as log:
            self.process = subprocess.Popen([*namespace.BOUND, "dnsmasq", "--no-daemon", f"--conf-file={settings}"],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.wait()

    def wait(self):
        end = time.monotonic() + 10
        while ask("ready.invalid", "A", wait=0.1) is None:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("dnsmasq does not answer:\n" + self.log.read_text(encoding="ascii"))
            time.sleep(0.02)

    def questions(self):
        """Every question so far, as pairs of type and name."""
        return QUESTION.findall(self.log.read_text(encoding="ascii", errors="surrogateescape"))

    def stop(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def ask(name, kind, wait=2.0):
    """Asks one question by hand; returns the response code and the number of answers, or None without a reply."""
    labels = b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split(".")) + b"\0"
    packet = struct.pack("!6H", 7, 0x100, 1, 0, 0, 0) + labels + struct.pack("!2H", TYPES[kind], 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(wait)
        try:
            client.connect((ADDRESS, 53))
            client.send(packet)
            reply = client.recv(4096)
        except OSError:
            return None
    _number, flags, _questions, answers, _authorities, _more = struct.unpack("!6H", reply[:12])
    return flags & 15, answers
