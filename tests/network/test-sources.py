# Service records and PACC, each asked alone.
#
# Usage: test-sources.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import world
from documents import PACC
from web import Reply
from world import scenario

SERVICES = {"_imaps": 993, "_imap": 143, "_pop3s": 995, "_pop3": 110, "_submissions": 465, "_submission": 587, "_sieve": 4190}


class Srv (world.Case):
    """RFC 6186 and RFC 8314: service records in the DNS."""

    ONLY = ("--source", "srv")

    @scenario
    def test_all(self, domain):
        """All seven services, one question for each, no request."""
        domain.mail_host("mail", ["imaps", "imap", "pop3s", "pop3", "submissions", "submission", "sieve"])
        for service, port in SERVICES.items():
            domain.srv(service, "mail", port)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "srv", "found")
        schemes = {"_imaps": "imaps", "_imap": "imap", "_pop3s": "pop3s", "_pop3": "pop3", "_submissions": "smtps",
                   "_submission": "smtp", "_sieve": "sieve"}
        self.assertEqual(set(result.uris("srv")),
                         {f"{schemes[service]}://mail.{domain.name}:{port}" for service, port in SERVICES.items()})
        self.assertEqual({endpoint["status"] for endpoint in result.endpoints().values()}, {"ok"})
        self.assertEqual(sorted(name for _kind, name in domain.questions("SRV")),
                         sorted(f"{service}._tcp.{domain.name}" for service in SERVICES))
        answer = result.source("srv")
        self.assertEqual((answer["lookups"], answer["requests"], answer["protection"], answer["servers"]), (7, 0, "dns", 7))
        self.assertEqual(result.status, 0)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")

    @scenario
    def test_submissions_only(self, domain):
        """Implicit TLS alone is enough (RFC 8314)."""
        domain.mail_host("mail", ["imaps", "submissions"])
        domain.srv("_imaps", "mail", 993)
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.status, 0)
        self.assertEqual(result.advised("smtp"), f"mail.{domain.name}:465 tls")

    @scenario
    def test_order(self, domain):
        """The lower priority first, then the greater weight; other ports are taken as they are."""
        for target, port, priority, weight in (("d", 993, 20, 90), ("c", 993, 10, 0), ("b", 993, 10, 5), ("a", 1993, 10, 50)):
            domain.mail_host(target, ["imaps"])
            domain.srv("_imaps", target, port, priority, weight)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.uris("srv"), [f"imaps://a.{domain.name}:1993"] + [f"imaps://{label}.{domain.name}:993" for label in "bcd"])

    @scenario
    def test_priority_of_protocols(self, domain):
        """All of both protocols are kept, whatever their priorities."""
        domain.mail_host("mail", ["imaps", "pop3s", "submissions"])
        domain.srv("_imaps", "mail", 993, priority=10)
        domain.srv("_pop3s", "mail", 995, priority=0)
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")
        self.assertEqual(result.advised("pop3"), f"mail.{domain.name}:995 tls")

    @scenario
    def test_not_offered(self, domain):
        """The target “.” says no: POP is neither found nor guessed, although such a server exists."""
        domain.mail_host("imap", ["imaps", "submissions"])
        domain.mail_host("pop", ["pop3s", "pop3"])
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "imap", 465)
        domain.no_srv("_pop3", "_pop3s")
        result = yield domain.check(*self.ONLY, "--source", "guess")
        self.assert_source(result, "srv", "found")
        self.assertNotIn("pop3", {endpoint["protocol"] for endpoint in result.report["endpoints"]})
        self.assertIsNone(result.advised("pop3"))
        self.assertEqual([line for line in domain.lines if line.host.startswith("pop.")], [])

    @scenario
    def test_half_offered(self, domain):
        """STARTTLS is not offered, TLS from the start is: the protocol is."""
        domain.mail_host("mail", ["imaps", "submissions"])
        domain.srv("_imaps", "mail", 993)
        domain.no_srv("_imap", "_submission")
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_nothing_offered(self, domain):
        domain.no_srv(*SERVICES)
        domain.host("imap")
        result = yield domain.check(*self.ONLY, "--source", "guess")
        self.assert_source(result, "srv", "none", "not-offered")
        self.assertEqual(result.report["endpoints"], [])
        self.assertEqual(result.status, 3)

    @scenario
    def test_outside(self, domain):
        """A target in another domain is used, and told."""
        other = domain.host(f"mail.hoster-{domain.name}.").mail("imaps", "submissions")
        domain.srv("_imaps", f"{other.name}.", 993)
        domain.srv("_submissions", f"{other.name}.", 465)
        result = yield domain.check(*self.ONLY)
        self.assertIn("target-outside-domain", result.findings())
        self.assertEqual(result.advised("imap"), f"{other.name}:993 tls")

    @scenario
    def test_inside(self, domain):
        """A target deeper inside the domain is nothing to tell."""
        domain.mail_host("a.b.c", ["imaps", "submissions"])
        domain.srv("_imaps", "a.b.c", 993)
        domain.srv("_submissions", "a.b.c", 465)
        result = yield domain.check(*self.ONLY)
        self.assertNotIn("target-outside-domain", result.findings())
        self.assertEqual(result.status, 0)

    @scenario
    def test_none(self, domain):
        domain.host("")
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "srv", "none", "not-published")
        self.assertEqual(result.source("srv")["lookups"], 7)

    @scenario
    def test_many(self, domain):
        """More records than a datagram holds: the best ones are tried."""
        domain.mail_host("mail", ["imaps", "submissions"])
        for i in range(60):
            domain.srv("_imaps", f"mail{i}", 993, priority=100 + i)
        domain.srv("_imaps", "mail", 993, priority=1)
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "srv", "found")
        self.assertEqual(result.uris("srv")[0], f"imaps://mail.{domain.name}:993")
        self.assertLess(result.source("srv")["servers"], 45)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")

    @scenario
    def test_alias(self, domain):
        """A target that is an alias, which RFC 2782 forbids and people have."""
        domain.mail_host("box", ["imaps", "submissions"])
        domain.records.alias(domain.full("mail"), domain.full("box"))
        domain.hosts[0].certificate = [domain.full("mail")]
        domain.srv("_imaps", "mail", 993)
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")

    @scenario
    def test_odd_targets(self, domain):
        """A port of 0 is no server; a target without an address is one that does not answer."""
        domain.srv("_imaps", "mail", 0)
        domain.srv("_imap", "nowhere", 143)
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.uris("srv"), [f"imap://nowhere.{domain.name}:143"])
        self.assertEqual(len(result.source("srv")["dropped"]), 1)
        self.assertEqual(result.endpoints()[f"imap://nowhere.{domain.name}:143"]["status"], "unresolved")


class Pacc (world.Case):
    """draft-ietf-mailmaint-pacc: a document and its digest in the DNS."""

    ONLY = ("--source", "pacc")

    def publish(self, domain, *records, path=PACC):
        """The document; records are texts for its digest, or None for the right one."""
        body = documents.pacc(imap=f"imap.{domain.name}", smtp=f"smtp.{domain.name}", managesieve=f"imap.{domain.name}",
                              help_page=f"https://help.{domain.name}/")
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.host("ua-auto-config").web({path: Reply(body, kind="application/json")})
        for record in records:
            domain.text("_ua-auto-config", *(record or [documents.digest(body)]))
        return body

    @scenario
    def test_found(self, domain):
        self.publish(domain, None)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "found")
        url = f"https://ua-auto-config.{domain.name}{PACC}"
        answer = result.source("pacc")
        self.assertEqual((answer["location"], answer["protection"], answer["same_domain"]), (url, "https", True))
        self.assertEqual(domain.urls(), [url])
        self.assertEqual(domain.questions("TXT"), [("TXT", f"_ua-auto-config.{domain.name}")])
        self.assertEqual(set(result.uris("pacc")) - {f"sieve://imap.{domain.name}:4190"},
                         {f"imaps://imap.{domain.name}:993", f"smtps://smtp.{domain.name}:465"})
        self.assertEqual((result.service["name"], result.service["help"]), ("Test Mail", f"https://help.{domain.name}/"))
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_in_parts(self, domain):
        """A record in several strings, and another beside it."""
        body = self.publish(domain)
        text = documents.digest(body)
        domain.text("_ua-auto-config", "v=something; else=1")
        domain.text("_ua-auto-config", text[:12], text[12:40], text[40:])
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "found")

    @scenario
    def test_mismatch(self, domain):
        self.publish(domain, [documents.digest(b"another document")])
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "failed", "digest-mismatch")
        self.assertEqual(result.report["endpoints"], [])

    @scenario
    def test_missing(self, domain):
        self.publish(domain)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "failed", "digest-missing")
        self.assertEqual(result.report["endpoints"], [])

    @scenario
    def test_other_record(self, domain):
        """A record of another kind is no digest."""
        self.publish(domain, ["v=spf1 -all"])
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "failed", "digest-missing")

    @scenario
    def test_no_document(self, domain):
        self.publish(domain, None, path="/elsewhere")
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "none", "not-published")

    @scenario
    def test_no_host(self, domain):
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "none", "not-published")

    @scenario
    def test_malformed(self, domain):
        body = b'{"protocols": {"imap": {"host": '
        domain.host("ua-auto-config").web({PACC: Reply(body, kind="application/json")})
        domain.text("_ua-auto-config", documents.digest(body))
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "failed", "malformed")

    @scenario
    def test_stranger(self, domain):
        body = documents.pacc(imap=f"imap.{domain.name}")
        domain.host("ua-auto-config", issuer="stranger").web({PACC: Reply(body, kind="application/json")})
        domain.text("_ua-auto-config", documents.digest(body))
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "pacc", "failed", "certificate")


if __name__ == "__main__":
    world.main()
