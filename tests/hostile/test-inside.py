# Documents, records and certificates that lead to addresses inside: on this computer, in its network, or nowhere at all.
#
# Usage: test-inside.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import socket
import struct
import threading

import documents
import namespace
import names
import world
from documents import AUTOCONFIG, AUTODISCOVER, PACC, protocol, server
from publisher import ONLY
from web import Reply
from world import scenario

# Addresses of this network that strangers have no business with; all of them would be answered.
PRIVATE = "192.168.77.1"
METADATA = "169.254.169.254"
UNIQUE_LOCAL = "fd00::77"
TRANSLATED = "64:ff9b::7f00:1"
CHANGING = "127.0.0.252"  # a name service that changes its mind
AT_ONCE = 4  # nearly every run is about https, which is given up after a few seconds


class Trap:
    """Listens, and notes whoever comes."""

    def __init__(self, place, address, *ports):
        self.caught = []
        for port in ports:
            place.listeners.listen(address, port, self.serve)

    def serve(self, connection):
        self.caught.append(connection.getsockname())


class ChangingNames:
    """Answers each question for an address with the next of a list, and the last for ever; nothing may be kept."""

    def __init__(self, *addresses):
        self.addresses = list(addresses)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((CHANGING, 53))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            packet, peer = self.socket.recvfrom(512)
            question = packet[12:packet.index(b"\0", 12) + 5]
            kind, = struct.unpack("!H", question[-4:-2])
            answer = b""
            if kind == names.TYPES["A"]:
                address = self.addresses.pop(0) if len(self.addresses) > 1 else self.addresses[0]
                answer = b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 0, 4) + socket.inet_aton(address)
            self.socket.sendto(packet[:2] + struct.pack("!5H", 0x8580, 1, bool(answer), 0, 0) + question + answer, peer)


class Case (world.Case):
    """What is left alone sees no connection and is told."""

    def prepare(self, place):
        if not hasattr(place, "inside"):
            namespace.add(f"{PRIVATE}/24", f"{METADATA}/32", "10.77.0.1/24")
            if place.has_ipv6:
                namespace.add(f"{UNIQUE_LOCAL}/128", f"{TRANSLATED}/128")
            place.inside = 1
        super().prepare(place)

    def inside(self):
        """A private address of one’s own."""
        self.world.inside += 1
        return f"192.168.77.{self.world.inside}"

    def publish(self, domain, *servers):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *servers))})

    def assert_told(self, result, severity="bad"):
        self.assert_bounded(result)
        told = [finding for finding in result.report["findings"] if finding["id"] == "points-inside"]
        self.assertEqual([finding["severity"] for finding in told], [severity])
        self.assertIn("private network", told[0]["title"])
        self.assertIn("did not contact", told[0]["explanation"])
        self.assertIn("--allow-internal", told[0]["advice"])
        return told[0]

    def assert_left_alone(self, result, trap, uri, *addresses):
        """Nobody came, and the words name the address."""
        self.assert_bounded(result)
        self.assertEqual(trap.caught, [])
        self.assertIn(uri, result.endpoints())
        endpoint = result.endpoints()[uri]
        self.assertEqual((endpoint["status"], endpoint["connections"], endpoint["address"]), ("not-contacted", 0, None))
        self.assertEqual(endpoint["not_contacted"], list(addresses))
        self.assertIn(addresses[0], self.assert_told(result)["detail"])
        self.assertNotEqual(result.status, 0)


class Literals (Case):
    """Addresses in a configuration document."""

    def lead(self, domain, address, port, listening=None):
        trap = Trap(self.world, listening or address, port)
        self.publish(domain, server("imap", address, port=port))
        return trap

    @scenario
    def test_document(self, domain):
        """A document with the computer itself, the network's router and a cloud's metadata."""
        traps = [Trap(self.world, "127.0.0.1", 22), Trap(self.world, PRIVATE, 993), Trap(self.world, METADATA, 465)]
        self.publish(domain, server("imap", "127.0.0.1", port=22), server("imap", PRIVATE),
                     server("smtp", METADATA, user="a;=1+1"))
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, traps[1], f"imaps://{PRIVATE}:993", PRIVATE)
        self.assert_left_alone(result, traps[2], f"smtps://{METADATA}:465", METADATA)
        self.assertEqual(traps[0].caught, [])
        self.assertEqual(result.source("autoconfig")["dropped"], ["imaps://127.0.0.1:22: its port is not for mail"])
        self.assertIsNone(result.advised("imap"))
        self.assertIsNone(result.advised("smtp"))

    @scenario
    def test_loopback(self, domain):
        """A database of this computer."""
        trap = self.lead(domain, "127.0.0.1", 6379)
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, "imaps://127.0.0.1:6379", "127.0.0.1")

    @scenario
    def test_multicast(self, domain):
        trap = self.lead(domain, "224.0.0.1", 1993, "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, "imaps://224.0.0.1:1993", "224.0.0.1")

    @scenario
    def test_unspecified(self, domain):
        """The address that stands for this computer where one connects to it."""
        trap = self.lead(domain, "0.0.0.0", 1994, "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, "imaps://0.0.0.0:1994", "0.0.0.0")

    @scenario
    def test_ipv6_loopback(self, domain):
        trap = self.lead(domain, "::1", 1995, None if self.world.has_ipv6 else "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, "imaps://[::1]:1995", "::1")

    @scenario
    def test_mapped(self, domain):
        """IPv4 in the clothes of IPv6."""
        trap = self.lead(domain, "::ffff:127.0.0.1", 1996, "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, "imaps://[::ffff:127.0.0.1]:1996", "::ffff:127.0.0.1")

    @scenario
    def test_translated(self, domain):
        """This computer as a translator between the families would write it."""
        trap = self.lead(domain, TRANSLATED, 1997, None if self.world.has_ipv6 else "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, f"imaps://[{TRANSLATED}]:1997", TRANSLATED)

    @scenario
    def test_odd_spelling(self, domain):
        """The C library would read this as an address."""
        trap = self.lead(domain, "127.0.0.0x1", 1998, "127.0.0.1")
        result = yield domain.check(*ONLY)
        self.assertEqual(trap.caught, [])
        self.assertNotIn("ok", {endpoint["status"] for endpoint in result.report["endpoints"]})

    @scenario
    def test_local_name(self, domain):
        """Names that are local by definition are not even looked up."""
        trap = Trap(self.world, "127.0.0.1", 1999)
        self.publish(domain, server("imap", "localhost", port=1999), server("imap", "nas.local", port=1999),
                     server("smtp", "router", port=1999))
        domain.host("nas.local.", "127.0.0.1")
        result = yield domain.check(*ONLY)
        for uri, name in (("imaps://localhost", "localhost"), ("imaps://nas.local", "nas.local"), ("smtps://router", "router")):
            self.assert_left_alone(result, trap, f"{uri}:1999", name)
        self.assertEqual({name for _kind, name in self.world.names.questions()} & {"localhost", "nas.local", "router"}, set())


class Names (Case):
    """Public names with addresses inside."""

    def lead(self, domain, label, *addresses, port=993):
        """A host inside that would answer well."""
        host = domain.host(label, *addresses)
        return [Trap(self.world, address, port) for address in host.addresses]

    @scenario
    def test_address(self, domain):
        address = self.inside()
        trap, = self.lead(domain, "imap", address)
        self.publish(domain, server("imap", f"imap.{domain.name}"))
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")  # as published, and not checked

    @scenario
    def test_ipv6_address(self, domain):
        address = UNIQUE_LOCAL if self.world.has_ipv6 else self.inside()
        trap, = self.lead(domain, "imap", address)
        self.publish(domain, server("imap", f"imap.{domain.name}"))
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_alias(self, domain):
        """A name that is another name for one inside."""
        address = self.inside()
        trap, = self.lead(domain, "hidden", address)
        domain.records.alias(domain.full("imap"), domain.full("hidden"))
        self.publish(domain, server("imap", f"imap.{domain.name}"))
        result = yield domain.check(*ONLY)
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_srv(self, domain):
        address = self.inside()
        trap, = self.lead(domain, "post", address)
        domain.srv("_imaps", "post", 993)
        result = yield domain.check("--source", "srv")
        self.assert_left_alone(result, trap, f"imaps://post.{domain.name}:993", address)

    @scenario
    def test_srv_port(self, domain):
        """Ports of other services are not for mail, wherever they are."""
        ports = (22, 80, 443)
        host = domain.host("post")
        trap = Trap(self.world, host.addresses[0], *ports)
        for port in ports:
            domain.srv("_imaps", "post", port)
        result = yield domain.check("--source", "srv")
        self.assertEqual(trap.caught, [])
        self.assertEqual(result.report["endpoints"], [])
        self.assertEqual(len(result.source("srv")["dropped"]), len(ports))
        self.assertIn("published-broken", result.findings())

    @scenario
    def test_relay_port(self, domain):
        """Port 25 is for mail, and so are high ports."""
        domain.host("smtp").mail("submissions")
        domain.srv("_submissions", "smtp", 25)
        domain.srv("_submissions", "smtp", 6379, priority=1)
        result = yield domain.check("--source", "srv")
        self.assertEqual(result.endpoints()[f"smtps://smtp.{domain.name}:25"]["status"], "refused")
        self.assertEqual(result.endpoints()[f"smtps://smtp.{domain.name}:6379"]["status"], "refused")

    @scenario
    def test_exchanger(self, domain):
        """Whoever takes in the mail publishes servers inside."""
        address = self.inside()
        trap, = self.lead(domain, "imap.inner-exchange.test.", address)
        domain.mx("mx.inner-exchange.test.")
        domain.host("autoconfig.inner-exchange.test.", certificate=["autoconfig.inner-exchange.test"]).web({
            AUTOCONFIG: Reply(documents.autoconfig("inner-exchange.test", server("imap", "imap.inner-exchange.test")))})
        result = yield domain.check("--source", "mx")
        self.assert_left_alone(result, trap, "imaps://imap.inner-exchange.test:993", address)

    @scenario
    def test_database(self, domain):
        address = self.inside()
        trap, = self.lead(domain, "imap", address)
        self.world.database.hosts[0].routes[f"/{domain.name}"] = Reply(
            documents.autoconfig(domain.name, server("imap", f"imap.{domain.name}")))
        result = yield domain.check("--source", "ispdb")
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_autodiscover(self, domain):
        address = self.inside()
        trap, = self.lead(domain, "imap", address)
        domain.host("autodiscover").web({AUTODISCOVER: Reply(documents.autodiscover(
            protocol("IMAP", f"imap.{domain.name}", 993, SSL="on")))})
        result = yield domain.check("--source", "autodiscover", "--allow-address")
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_pacc(self, domain):
        address = self.inside()
        trap, = self.lead(domain, "imap", address)
        body = documents.pacc(imap=f"imap.{domain.name}")
        domain.host("ua-auto-config").web({PACC: Reply(body, kind="application/json")})
        domain.text("_ua-auto-config", documents.digest(body))
        result = yield domain.check("--source", "pacc")
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_guess(self, domain):
        """A usual name that leads inside is told: there may be servers for those who are inside."""
        address = self.inside()
        trap, = self.lead(domain, "imap", address)
        result = yield domain.check("--source", "guess")
        self.assert_left_alone(result, trap, f"imaps://imap.{domain.name}:993", address)

    @scenario
    def test_certificate(self, domain):
        """A name that only a certificate has."""
        address = self.inside()
        trap, = self.lead(domain, "hidden", address)
        domain.host("imap", certificate=[domain.full("hidden")]).mail("imaps")
        domain.srv("_imaps", "imap", 993)
        result = yield domain.check("--source", "srv")
        self.assert_left_alone(result, trap, f"imaps://hidden.{domain.name}:993", address)

    @scenario
    def test_mixed(self, domain):
        """One public address and one inside: the public one is used, the other told and not worth more than a warning."""
        address, public = self.inside(), self.world.next_address()
        trap = Trap(self.world, address, 993, 465)
        domain.records.address(domain.full("post"), address)
        domain.host("post", public).mail("imaps", "submissions")
        domain.srv("_imaps", "post", 993)
        domain.srv("_submissions", "post", 465)
        result = yield domain.check("--source", "srv")
        endpoint = result.endpoints()[f"imaps://post.{domain.name}:993"]
        self.assertEqual((endpoint["status"], endpoint["address"], endpoint["not_contacted"]), ("ok", public, [address]))
        self.assertEqual(trap.caught, [])
        self.assert_told(result, "warning")
        self.assertEqual(result.status, 0)

    @scenario
    def test_rebinding(self, domain):
        """A name that is public when it is looked at, and this computer afterwards."""
        trap, public = Trap(self.world, "127.0.0.1", 993, 465, 143, 587), self.world.next_address()
        self.names = ChangingNames(public, "127.0.0.1")
        domain.records.lines.append(f"server=/post.{domain.name}/{CHANGING}")
        host = domain.host("elsewhere", public, certificate=[domain.full("post")])
        host.mail("imaps", "imap", "submission", "submissions")
        for service, port in (("_imaps", 993), ("_imap", 143), ("_submission", 587), ("_submissions", 465)):
            domain.srv(service, "post", port)
        result = yield domain.check("--source", "srv")
        self.assert_bounded(result)
        self.assertEqual(trap.caught, [])
        self.assertEqual({endpoint["address"] for endpoint in result.report["endpoints"]} - {None}, {public})


class Allowed (Case):
    """Those who may lead inside do."""

    def serve(self, domain):
        """A pair of good servers with addresses inside, published as a stranger would."""
        for label, service in (("imap", "imaps"), ("smtp", "submissions")):
            domain.host(label, self.inside()).mail(service)
        self.publish(domain, *(server(kind, f"{kind}.{domain.name}") for kind in ("imap", "smtp")))

    def assert_reached(self, domain, result):
        self.assert_bounded(result)
        self.assertEqual(result.endpoints()[f"imaps://imap.{domain.name}:993"]["status"], "ok")
        self.assertNotIn("points-inside", result.findings())
        self.assertEqual(result.status, 0)

    @scenario
    def test_by_option(self, domain):
        self.serve(domain)
        results = yield (domain.check(*ONLY, "--allow-internal"), domain.check(*ONLY))
        self.assert_reached(domain, results[0])
        self.assertEqual(results[1].endpoints()[f"imaps://imap.{domain.name}:993"]["status"], "not-contacted")
        self.assertEqual(results[1].status, 1)

    @scenario
    def test_words(self, domain):
        """What a person reads: where it leads, and how to go on."""
        self.serve(domain)
        result = yield domain.check(*ONLY, json=False)
        self.assertIn("into a private network", result.out)
        self.assertIn("--allow-internal", result.out)

    @scenario
    def test_by_person(self, domain):
        """Servers that were typed."""
        self.serve(domain)
        result = yield domain.check("--imap", f"imap.{domain.name}:993", "--smtp", f"smtp.{domain.name}:465")
        self.assert_reached(domain, result)

    @scenario
    def test_probe(self, domain):
        """Endpoints that were typed."""
        self.serve(domain)
        result = yield self.world.check(f"imaps://imap.{domain.name}:993", command="probe")
        self.assert_reached(domain, result)

    @scenario
    def test_by_site(self, domain):
        """A site profile."""
        self.serve(domain)
        profile = self.world.folder / "inside.site"
        profile.write_text(f"[Site]\nId=inside\nName=Inside\nDomains={domain.name};\n[IMAP]\nHost=imap.{domain.name}\nTlsPort=993\n"
                           f"[SMTP]\nHost=smtp.{domain.name}\nTlsPort=465\n", encoding="utf-8")
        result = yield domain.check("--site", str(profile))
        self.assert_reached(domain, result)

    @scenario
    def test_by_mirror(self, domain):
        """A copy of the provider database on this computer."""
        self.serve(domain)
        mirror = self.world.folder / "mirror"
        mirror.mkdir()
        (mirror / domain.name).write_bytes(documents.autoconfig(domain.name))
        result = yield domain.check("--source", "ispdb", "--ispdb", str(mirror))
        self.assert_reached(domain, result)

    @scenario(name="corp.internal")
    def test_local_domain(self, domain):
        """A domain that is local by definition is no public source."""
        self.serve(domain)
        result = yield domain.check("--source", "srv", "--source", "autoconfig", "--source", "guess")
        self.assert_reached(domain, result)


if __name__ == "__main__":
    world.AT_ONCE = AT_ONCE
    world.main()
