# Certificates that prove nothing, that take for ever to read or to verify, or that would deceive whoever reads their names.
#
# Usage: test-certificates.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import pki
import world
from documents import AUTOCONFIG, server
from pki import AUTHORITY, for_servers, issue, root
from publisher import ONLY
from web import Reply
from world import scenario


# Names of hosts with one letter and with none, as they are encoded.
SHORT_NAME = b"\x82\x01a"
EMPTY_NAME = b"\x82\x00"


def direct(extensions, subject="/O=Signpost test", **options):
    """A certificate of the trusted authority, with extensions that are made from the server's name."""
    def build(authority, name):
        return pki.context(authority, issue(authority, root(authority), subject, extensions(name), **options))
    return build


def below(extensions, subject="/CN=Inter"):
    """A good certificate below an authority with extensions of its own, which the server sends along."""
    def build(authority, name):
        inter = issue(authority, root(authority), subject, extensions)
        return pki.context(authority, issue(authority, inter, "/O=Signpost test", for_servers(f"DNS:{name}")), inter)
    return build


class Servers (world.Case):
    """Mail servers, one certificate each."""

    def look(self, domain, build):
        return self.world.check(pki.mail_server(domain, build), command="probe")

    def assert_told(self, result, problems, *findings):
        self.assert_bounded(result)
        endpoint = result.report["endpoints"][0]
        self.assertEqual(endpoint["status"], "ok")
        self.assertEqual(endpoint["tls"]["problems"], problems)
        self.assertEqual(endpoint["tls"]["trusted"], not problems)
        self.assertEqual(sorted({each["problem"] for each in endpoint["tls"]["problem_certificates"]}), sorted(problems))
        self.assertLessEqual(set(findings), result.findings())

    def assert_cut(self, result, part):
        """The handshake is not gone on with, and why is told."""
        self.assert_bounded(result)
        endpoint = result.report["endpoints"][0]
        self.assertEqual(endpoint["status"], "tls-failed")
        self.assertIn(part, endpoint["error"])

    @scenario
    def test_client_only(self, domain):
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}", purpose="clientAuth")))
        self.assert_told(result, ["wrong-purpose"], "cert-wrong-purpose")
        self.assertEqual(result.status, 1)

    @scenario
    def test_list_signer(self, domain):
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}", usage="cRLSign")))
        self.assert_told(result, ["wrong-purpose"], "cert-wrong-purpose")

    @scenario
    def test_many_purposes(self, domain):
        """More purposes than anybody has, and no name, so that each might be looked at."""
        purposes = ",".join(f"1.2.3.{n}" for n in range(900))
        result = yield self.look(domain, direct(lambda name: [f"extendedKeyUsage={purposes}"], subject="/CN=other.test"))
        self.assert_cut(result, "too many purposes")

    @scenario
    def test_unknown_limit(self, domain):
        """An extension that nobody knows and nobody may ignore."""
        result = yield self.look(domain, direct(lambda name: [*for_servers(f"DNS:{name}"), "1.2.3.4.5=critical,ASN1:NULL"]))
        self.assert_told(result, ["constraint-violated"], "cert-constraints")

    @scenario
    def test_staple_promised(self, domain):
        result = yield self.look(domain, direct(lambda name: [*for_servers(f"DNS:{name}"), "tlsfeature=status_request"]))
        self.assert_told(result, [], "cert-staple-missing")
        self.assertEqual(result.report["endpoints"][0]["tls"]["staple"], "none")

    @scenario
    def test_no_authority(self, domain):
        """Anybody with a certificate could issue one for any name, if nobody looked."""
        result = yield self.look(domain, below(for_servers("DNS:elsewhere.test")))
        self.assert_told(result, ["not-an-authority"], "cert-constraints")
        self.assertEqual(result.report["endpoints"][0]["tls"]["problem_certificates"][0]["subject"], "CN=Inter")

    @scenario
    def test_outside_constraints(self, domain):
        result = yield self.look(domain, below([*AUTHORITY, "nameConstraints=critical,permitted;DNS:corp.test"]))
        self.assert_told(result, ["constraint-violated"], "cert-constraints")

    @scenario
    def test_many_constraints(self, domain):
        """So many that comparing them would take long."""
        trees = ",".join(f"permitted;DNS:n{n}.test" for n in range(400))
        result = yield self.look(domain, below([*AUTHORITY, f"nameConstraints=critical,{trees}"]))
        self.assert_told(result, ["constraint-violated"], "cert-constraints")

    @scenario
    def test_address_as_name(self, domain):
        """An address among the host names is not good for that address, and is not said to be."""
        build = direct(lambda name: for_servers("DNS:" + address))
        host = domain.host("wicked")
        address = host.addresses[0]
        host.listen(993, lambda _context: pki.mail.Server(host.name, "imaps", build(domain.world.authority, host.name), domain.lines).serve)
        result = yield self.world.check(f"imaps://{address}:993", "--lang", "en", command="probe", json=False)
        self.assert_bounded(result)
        self.assertNotIn(f"good for {address}", result.out)
        self.assertIn(f"it lists {address} as a host name", result.out)

    @scenario
    def test_many_names(self, domain):
        """As many names as are read at all; the right one is the last."""
        def names(name):
            return for_servers(*(f"DNS:{n:x}" for n in range(900)), f"DNS:{name}")
        result = yield self.look(domain, direct(names))
        self.assert_told(result, [])

    def crowd(self, domain, extension, value, n):
        """A small certificate with a list of very many values."""
        line = f"{extension}=DER:{pki.encode(0x30, value * n).hex()}"
        return self.look(domain, direct(lambda name: [line, *for_servers(f"DNS:{name}")]))

    @scenario
    def test_crowd_of_names(self, domain):
        """Names of one letter."""
        result = yield self.look(domain, direct(lambda name: [f"subjectAltName=DER:{pki.encode(0x30, SHORT_NAME * 4000).hex()}"]))
        self.assert_cut(result, "more than 1024 parts")

    @scenario
    def test_crowd_of_nothing(self, domain):
        """Names without a letter, with which GnuTLS takes its time before it finds them broken."""
        result = yield self.look(domain, direct(lambda name: [f"subjectAltName=DER:{pki.encode(0x30, EMPTY_NAME * 7500).hex()}"]))
        self.assert_cut(result, "more than 1024 parts")

    @scenario
    def test_crowd_of_issuer_names(self, domain):
        result = yield self.crowd(domain, "issuerAltName", EMPTY_NAME, 7500)
        self.assert_cut(result, "more than 1024 parts")

    @scenario
    def test_crowd_of_places(self, domain):
        """Thousands of places at which the issuer could be found."""
        place = pki.encode(0x30, pki.encode(6, b"\x2a") + EMPTY_NAME)
        result = yield self.crowd(domain, "authorityInfoAccess", place, 2000)
        self.assert_cut(result, "more than 1024 parts")

    @scenario
    def test_crowd_of_extensions(self, domain):
        result = yield self.look(domain, direct(lambda name: [*for_servers(f"DNS:{name}"), *(f"1.2.3.{n}=DER:0500" for n in range(1, 999))]))
        self.assert_cut(result, "more than 1024 parts")

    @scenario
    def test_too_many_names(self, domain):
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}", *(f"DNS:{n:x}" for n in range(10000)))))
        self.assert_cut(result, "more than 16 KiB")

    @scenario
    def test_large_extra(self, domain):
        """What nobody needs may be as large as it likes: it is not read."""
        def build(authority, name):
            inter = issue(authority, root(authority), "/CN=Inter", AUTHORITY)
            extra = issue(authority, root(authority), "/O=x", for_servers(*(f"DNS:{n:x}" for n in range(10000))))
            return pki.context(authority, issue(authority, inter, "/O=x", for_servers(f"DNS:{name}")), extra, inter)
        result = yield self.look(domain, build)
        self.assert_told(result, [])

    @scenario
    def test_long_subject(self, domain):
        """A name of a holder with as many parts as are read."""
        subject = "".join(f"/OU={n}" for n in range(150))
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}"), subject=subject))
        self.assert_told(result, [])
        self.assertLess(len(result.report["endpoints"][0]["tls"]["certificate"]["subject"]), 2048)

    @scenario
    def test_large_exponent(self, domain):
        """A signature that would take long to check."""
        def build(authority, name):
            key = pki.new_key(authority, "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-pkeyopt",
                              f"rsa_keygen_pubexp:{(1 << 1999) + 1}")
            return pki.context(authority, issue(authority, root(authority), "/O=x", for_servers(f"DNS:{name}"), key=key))
        result = yield self.look(domain, build)
        self.assert_cut(result, "takes too long")

    @scenario
    def test_large_keys(self, domain):
        """A dozen authorities of one name, with the largest keys, of which each may be the one that signed."""
        def build(authority, name):
            inter = issue(authority, root(authority), "/CN=Big", AUTHORITY)
            leaf = issue(authority, inter, "/O=x", [line for line in for_servers(f"DNS:{name}")])
            public = [pki.made_up_key(authority, 16384, (1 << 63) + 1 + 2 * n) for n in range(6)]
            return pki.context(authority, leaf, *(issue(authority, root(authority), "/CN=Big", AUTHORITY, public=key) for key in public))
        result = yield self.look(domain, build)
        self.assert_told(result, ["unknown-authority"])

    @scenario
    def test_endless_keys(self, domain):
        """Keys of authorities that would take minutes are not even tried."""
        def build(authority, name):
            inter = issue(authority, root(authority), "/CN=Big", AUTHORITY)
            leaf = issue(authority, inter, "/O=x", for_servers(f"DNS:{name}"))
            public = pki.made_up_key(authority, 50000, (1 << 49999) - 1)
            return pki.context(authority, leaf, issue(authority, root(authority), "/CN=Big", AUTHORITY, public=public))
        result = yield self.look(domain, build)
        self.assert_told(result, ["unknown-authority"])

    @scenario
    def test_hundred(self, domain):
        """A hundred certificates; the two that are needed are among the first."""
        def build(authority, name):
            inter = issue(authority, root(authority), "/CN=Inter", AUTHORITY)
            other = issue(authority, root(authority), "/CN=Other", AUTHORITY)
            leaf = issue(authority, inter, "/O=x", for_servers(f"DNS:{name}"))
            return pki.context(authority, leaf, inter, *[other] * 98)
        result = yield self.look(domain, build)
        self.assert_told(result, [], "cert-superfluous")
        self.assertEqual(result.report["endpoints"][0]["tls"]["chain_length"], 100)

    @scenario
    def test_circle(self, domain):
        """Authorities that vouch for each other, and for nobody else."""
        def build(authority, name):
            keys = {each: pki.new_key(authority) for each in "AB"}
            first = pki.Made(authority.path("stranger"), authority.key("stranger"))
            a = issue(authority, first, "/CN=A", AUTHORITY, key=keys["A"])
            made = [a]
            for n in range(9):
                made.append(issue(authority, made[-1], f"/CN={'BA'[n % 2]}", AUTHORITY, key=keys["BA"[n % 2]]))
            leaf = issue(authority, a, "/O=x", for_servers(f"DNS:{name}"))
            return pki.context(authority, leaf, *made)
        result = yield self.look(domain, build)
        self.assert_told(result, ["unknown-authority"], "cert-untrusted")

    @scenario
    def test_deceptive_names(self, domain):
        """Names that would colour a terminal, or turn the line around."""
        subject = "/CN=\x1b[31mAll is well\u202egnp.exe/O=\u2066x"
        result = yield self.look(domain, direct(lambda name: for_servers("DNS:other.test", "DNS:\\x1b]0;x\\x07"), subject=subject))
        self.assert_bounded(result)
        self.assertIn("wrong-name", result.report["endpoints"][0]["tls"]["problems"])
        for sign in "\x1b\u202e\u2066":
            self.assertNotIn(sign, result.report["endpoints"][0]["tls"]["certificate"]["subject"])


class Documents (world.Case):
    """The same verdict for what is read over https."""

    def look(self, domain, build):
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        text = documents.autoconfig(domain.name, *(server(kind, f"{kind}.{domain.name}") for kind in ("imap", "smtp")))
        pki.document_server(domain, build, {AUTOCONFIG: Reply(text)})
        return domain.check(*ONLY)

    def assert_refused(self, result):
        self.assert_bounded(result)
        self.assert_source(result, "autoconfig", "failed", "certificate")

    @scenario
    def test_good(self, domain):
        result = yield self.look(domain, below(AUTHORITY))
        self.assert_bounded(result)
        self.assert_source(result, "autoconfig", "found")

    @scenario
    def test_client_only(self, domain):
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}", purpose="clientAuth")))
        self.assert_refused(result)

    @scenario
    def test_no_authority(self, domain):
        result = yield self.look(domain, below(for_servers("DNS:elsewhere.test")))
        self.assert_refused(result)

    @scenario
    def test_outside_constraints(self, domain):
        result = yield self.look(domain, below([*AUTHORITY, "nameConstraints=critical,permitted;DNS:corp.test"]))
        self.assert_refused(result)

    @scenario
    def test_many_names(self, domain):
        result = yield self.look(domain, direct(lambda name: for_servers(f"DNS:{name}", *(f"DNS:{n:x}" for n in range(900)))))
        self.assert_bounded(result)
        self.assert_source(result, "autoconfig", "found")


if __name__ == "__main__":
    world.main()
