# Sources that contradict each other or the servers, and names that can be written in two ways.
#
# Usage: test-conflicts.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

import documents
import mail
import world
from documents import AUTOCONFIG, server
from web import Reply
from world import DATABASE, scenario


def publish(domain, *servers, **options):
    """The domain's own document, at the better of the two places."""
    domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *servers, **options))})


class Sources (world.Case):
    """Two sources, two opinions."""

    @scenario
    def test_agree(self, domain):
        """The same servers from all sides are one endpoint each, with all its sources, best first."""
        domain.mail_host("imap", ["imaps", "imap"])
        domain.mail_host("smtp", ["submissions", "submission"])
        publish(domain)
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        result = yield domain.check()
        self.assertEqual(result.endpoints()[f"imaps://imap.{domain.name}:993"]["sources"], ["autoconfig", "srv", "guess"])
        self.assertEqual(len(result.report["endpoints"]), len(result.endpoints()))
        self.assertFalse(result.findings() & {"sources-disagree", "published-weaker", "published-unreachable",
                                              "user-names-disagree", "target-outside-domain"})
        self.assertEqual(result.status, 0)

    @scenario
    def test_disagree(self, domain):
        """Both are probed, the better source is advised, and the contradiction is told."""
        domain.mail_host("one", ["imaps", "submissions"])
        domain.mail_host("two", ["imaps", "submissions"])
        publish(domain, server("imap", f"one.{domain.name}"), server("smtp", f"one.{domain.name}"))
        domain.srv("_imaps", "two", 993)
        domain.srv("_submissions", "two", 465)
        result = yield domain.check()
        self.assertIn("sources-disagree", result.findings())
        self.assertEqual(result.advised("imap"), f"one.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"one.{domain.name}:465 tls")
        self.assertEqual(result.endpoints()[f"imaps://two.{domain.name}:993"]["status"], "ok")

    @scenario
    def test_guess_is_no_opinion(self, domain):
        """A usual name that exists too contradicts nobody."""
        domain.mail_host("one", ["imaps", "submissions"])
        domain.mail_host("mail", ["imaps", "submissions"])
        publish(domain, server("imap", f"one.{domain.name}"), server("smtp", f"one.{domain.name}"))
        result = yield domain.check()
        self.assertNotIn("sources-disagree", result.findings())
        self.assertEqual(result.advised("imap"), f"one.{domain.name}:993 tls")

    @scenario
    def test_stale_database(self, domain):
        """The database names servers of old; the domain itself knows better."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        self.world.database.hosts[0].routes[f"/{domain.name}"] = Reply(documents.autoconfig(
            domain.name, server("imap", f"old.{domain.name}"), server("smtp", f"old.{domain.name}")))
        result = yield domain.check()
        self.assertIn("published-unreachable", result.findings())
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual((result.report["verdict"]["reading"], result.report["verdict"]["sending"]), ("safe", "safe"))

    @scenario
    def test_user_names(self, domain):
        """The whole address here, the local part there; the better source is advised."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        publish(domain)
        sections = [server(kind, f"{kind}.{domain.name}", user="%EMAILLOCALPART%") for kind in ("imap", "smtp")]
        self.world.database.hosts[0].routes[f"/{domain.name}"] = Reply(documents.autoconfig(domain.name, *sections))
        result = yield domain.check()
        self.assertIn("user-names-disagree", result.findings())
        self.assertEqual({row["user_name"] for row in result.report["advice"] if row["available"]}, {f"ann@{domain.name}"})

    @scenario
    def test_known_servers(self, domain):
        """Reading is settled by the person: only sending is discovered."""
        domain.mail_host("mine", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.mail_host("imap", ["imaps"])
        publish(domain)
        result = yield domain.check("--imap", f"mine.{domain.name}")
        self.assertEqual(result.advised("imap"), f"mine.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"smtp.{domain.name}:465 tls")
        self.assertEqual({endpoint["host"] for endpoint in result.report["endpoints"] if endpoint["protocol"] == "imap"},
                         {f"mine.{domain.name}"})


class Servers (world.Case):
    """What is published does not fit what the servers do."""

    @scenario
    def test_no_such_host(self, domain):
        """A published host that does not exist; the usual names do."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        publish(domain, server("imap", f"gone.{domain.name}"), server("smtp", f"smtp.{domain.name}"))
        result = yield domain.check()
        self.assertIn("published-unreachable", result.findings())
        self.assertEqual(result.endpoints()[f"imaps://gone.{domain.name}:993"]["status"], "unresolved")
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_closed_port(self, domain):
        """A published port that is closed; the other way in is open."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        publish(domain, server("imap", f"imap.{domain.name}", "STARTTLS"), server("smtp", f"smtp.{domain.name}"))
        result = yield domain.check()
        self.assertIn("published-unreachable", result.findings())
        self.assertEqual(result.endpoints()[f"imap://imap.{domain.name}:143"]["status"], "refused")
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_weaker(self, domain):
        """STARTTLS is published and works, and so does what is better."""
        domain.mail_host("imap", ["imaps", "imap"])
        domain.mail_host("smtp", ["submissions", "submission"])
        publish(domain, server("imap", f"imap.{domain.name}", "STARTTLS"), server("smtp", f"smtp.{domain.name}"))
        result = yield domain.check()
        self.assertIn("published-weaker", result.findings())
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_clear_text(self, domain):
        """A setting without encryption is evidence and never advice."""
        domain.mail_host("imap", ["imap"])
        domain.mail_host("smtp", ["submission"])
        publish(domain, server("imap", f"imap.{domain.name}", "plain"), server("smtp", f"smtp.{domain.name}", "plain"))
        result = yield domain.check()
        published = [endpoint for endpoint in result.report["endpoints"] if "autoconfig" in endpoint["sources"]]
        self.assertEqual({endpoint["security"] for endpoint in published}, {"none"})
        self.assertEqual({row["security"] for row in result.report["advice"] if row["available"]}, {"starttls"})
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:143 starttls")
        self.assertIn("published-weaker", result.findings())

    @scenario
    def test_clear_text_only(self, domain):
        """Nothing but clear text: nothing is advised."""
        for label, service in (("imap", "imap"), ("smtp", "submission")):
            domain.host(label).mail(service, starttls=False, in_clear=True)
        publish(domain, server("imap", f"imap.{domain.name}", "plain"), server("smtp", f"smtp.{domain.name}", "plain"))
        result = yield domain.check()
        self.assertEqual([row for row in result.report["advice"] if row["available"]], [])
        self.assertEqual(result.report["verdict"]["reading"], "unsafe")
        self.assertEqual(result.status, 1)


class Certificates (world.Case):
    """The server's certificate names another host."""

    def wrong(self, domain, *names):
        """A server that is published as mail. and has a certificate for other names."""
        host = domain.host("mail", certificate=list(names)).mail(*mail.ALL)
        publish(domain, server("imap", f"mail.{domain.name}"), server("smtp", f"mail.{domain.name}"))
        return host

    @scenario
    def test_right_name(self, domain):
        """The name in the certificate, in the same registered domain, is tried and advised."""
        right = f"srv7.{domain.name}"
        host = self.wrong(domain, right)
        domain.records.address(right, *host.addresses)
        result = yield domain.check()
        self.assertIn("cert-wrong-name", result.findings())
        endpoint = result.endpoints().get(f"imaps://{right}:993")
        self.assertIsNotNone(endpoint, sorted(result.endpoints()))
        self.assertEqual((endpoint["sources"], endpoint["status"]), (["certificate"], "ok"))
        self.assertIs(endpoint["tls"]["trusted"], True)
        self.assertEqual(result.advised("imap"), f"{right}:993 tls")
        self.assertEqual(result.advised("smtp"), f"{right}:465 tls")

    @scenario
    def test_other_domain(self, domain):
        """A name in another registered domain is not advised by itself: anybody has a certificate for some name."""
        stranger = f"mail.stranger-{domain.name}"
        host = self.wrong(domain, stranger)
        domain.records.address(stranger, *host.addresses)
        result = yield domain.check()
        self.assertIn("cert-wrong-name", result.findings())
        self.assertIsNone(result.advised("imap"))
        self.assertEqual([line.host for line in domain.lines if "stranger" in line.host], [])

    @scenario
    def test_wildcard(self, domain):
        """“*.DOMAIN” in a certificate is for one label only and no name to try."""
        self.wrong(domain, f"*.deeper.{domain.name}")
        result = yield domain.check()
        self.assertIn("cert-wrong-name", result.findings())
        self.assertEqual([endpoint for endpoint in result.report["endpoints"] if "*" in endpoint["host"]], [])
        self.assertIsNone(result.advised("imap"))

    @scenario
    def test_untrusted(self, domain):
        """A certificate of an unknown authority proves no name."""
        right = f"srv7.{domain.name}"
        host = domain.host("mail", certificate=[right], issuer="stranger").mail("imaps", "submissions")
        domain.records.address(right, *host.addresses)
        publish(domain, server("imap", f"mail.{domain.name}"), server("smtp", f"mail.{domain.name}"))
        result = yield domain.check()
        self.assertIsNone(result.advised("imap"))
        self.assertEqual(result.status, 1)


class Idn (world.Case):
    """Domains with letters beyond ASCII."""

    UNICODE = "bücher-mühle.test"
    ASCII = "xn--bcher-mhle-9dbg.test"

    def describe(self, domain):
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        publish(domain)

    def essence(self, result):
        return [(endpoint["uri"], endpoint["sources"], endpoint["status"]) for endpoint in result.report["endpoints"]]

    @scenario(name=ASCII)
    def test_both_ways(self, domain):
        """Typed either way the result is the same, and the name service sees the ASCII form only."""
        self.describe(domain)
        typed, given = yield self.world.check(f"ann@{self.UNICODE}"), self.world.check(f"ann@{self.ASCII}")
        self.assert_source(typed, "autoconfig", "found")
        self.assertEqual(self.essence(typed), self.essence(given))
        self.assertEqual(typed.status, 0)
        self.assertTrue(domain.questions())
        for _kind, name in self.world.names.questions():
            self.assertTrue(name.isascii(), name)
        for result in (typed, given):
            text = json.dumps(result.report, ensure_ascii=False)
            self.assertIn(self.ASCII, text)
            self.assertIn(self.UNICODE, text)
        self.assertIn(f"/{self.ASCII}", {request.path for request in self.world.database.requests})
        self.assertEqual(DATABASE, self.world.database.requests[0].host)

    @scenario
    def test_targets(self, domain):
        """Unicode host names in a document are asked for in ASCII."""
        domain.mail_host("xn--mlleimer-65a")
        publish(domain, *(server(kind, f"mülleimer.{domain.name}") for kind in ("imap", "smtp")))
        result = yield domain.check("--source", "autoconfig")
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.advised("imap"), f"xn--mlleimer-65a.{domain.name}:993 tls")


if __name__ == "__main__":
    world.main()
