# What the mail exchanger's operator publishes, the usual names, and domains with nothing at all.
#
# Usage: test-names.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import namespace
import world
from documents import AUTOCONFIG, WELL_KNOWN
from web import Reply
from world import DATABASE, scenario


class Mx (world.Case):
    """Whoever takes the domain's mail in may publish its settings."""

    ONLY = ("--source", "mx")

    def hosted(self, domain, hoster, label="mx1"):
        """A domain whose mail goes to a hoster with servers for it."""
        domain.mx(f"{label}.{hoster}.")
        domain.host(f"imap.{hoster}.").mail("imaps")
        domain.host(f"smtp.{hoster}.").mail("submissions")
        return Reply(documents.autoconfig(hoster, name="Hoster"))

    def assert_found(self, result, hoster, location):
        self.assert_source(result, "mx", "found")
        self.assertEqual(result.source("mx")["location"], location)
        self.assertEqual(result.uris("mx"), [f"imaps://imap.{hoster}:993", f"smtps://smtp.{hoster}:465"])

    def asked_names(self):
        """Every name that the name service was asked about."""
        return {name for _kind, name in self.world.names.questions()}

    @scenario
    def test_autoconfig(self, domain):
        hoster = f"hoster-{domain.name}"
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: self.hosted(domain, hoster)})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://autoconfig.{hoster}{AUTOCONFIG}")
        answer = result.source("mx")
        self.assertEqual((answer["protection"], answer["same_domain"]), ("dns", False))
        self.assertEqual(result.service["name"], "Hoster")
        self.assertEqual(result.status, 0)

    @scenario
    def test_well_known(self, domain):
        hoster = f"hoster-{domain.name}"
        domain.host(f"{hoster}.").web({WELL_KNOWN: self.hosted(domain, hoster)})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://{hoster}{WELL_KNOWN}")

    @scenario
    def test_database(self, domain):
        """The provider database knows the hoster."""
        hoster = f"hoster-{domain.name}"
        self.world.database.hosts[0].routes[f"/{hoster}"] = self.hosted(domain, hoster)
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://{DATABASE}/{hoster}")

    @scenario
    def test_deeper_first(self, domain):
        """The exchanger's name without its first label counts before its registered domain."""
        hoster = f"hoster-{domain.name}"
        document = self.hosted(domain, hoster, "mx1.region")
        domain.host(f"autoconfig.region.{hoster}.").web({AUTOCONFIG: document})
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: Reply(documents.autoconfig("wrong.test"))})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://autoconfig.region.{hoster}{AUTOCONFIG}")

    @scenario
    def test_best_exchanger(self, domain):
        """Only the exchanger with the lowest number is looked at."""
        hoster = f"hoster-{domain.name}"
        document = self.hosted(domain, hoster)
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: document})
        domain.mx(f"mx.backup-{domain.name}.", preference=50)
        domain.host(f"autoconfig.backup-{domain.name}.").web({AUTOCONFIG: Reply(documents.autoconfig("wrong.test"))})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://autoconfig.{hoster}{AUTOCONFIG}")
        self.assertNotIn(f"autoconfig.backup-{domain.name}", self.asked_names())

    @scenario(name="signpost-first.co.uk")
    def test_public_suffix(self, domain):
        """Never above the registered domain: nobody owns co.uk."""
        hoster = "signpost-second.co.uk"
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: self.hosted(domain, hoster, "mx")})
        trap = domain.host("autoconfig.co.uk.").web({"*": Reply(documents.autoconfig("co.uk"))})
        domain.host("co.uk.").web({"*": Reply(documents.autoconfig("co.uk"))})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://autoconfig.{hoster}{AUTOCONFIG}")
        asked = self.asked_names()
        self.assertFalse({trap.name, "co.uk", "autoconfig.uk"} & asked)
        self.assertEqual([request.path for request in self.world.database.requests if request.path.strip("/") in ("co.uk", "uk")], [])

    @scenario(name="signpost-third.co.uk")
    def test_exchanger_is_registered_domain(self, domain):
        """The exchanger is a registered domain itself: one label less would be a public suffix."""
        hoster = "signpost-fourth.co.uk"
        domain.mx(f"{hoster}.")
        domain.host(f"imap.{hoster}.").mail("imaps")
        domain.host(f"smtp.{hoster}.").mail("submissions")
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: Reply(documents.autoconfig(hoster))})
        result = yield domain.check(*self.ONLY)
        self.assert_found(result, hoster, f"https://autoconfig.{hoster}{AUTOCONFIG}")
        self.assertFalse({"autoconfig.co.uk", "co.uk"} & self.asked_names())

    @scenario
    def test_own_exchanger(self, domain):
        """The exchanger is in the domain: there is nothing that was not asked already."""
        domain.host("mx")
        domain.mx("mx")
        domain.host("autoconfig").web({})
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "mx", "none", "nothing-new")
        self.assertEqual(domain.requests, [])

    @scenario
    def test_no_mail(self, domain):
        """The null MX of RFC 7505."""
        domain.records.no_exchanger(domain.name)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "mx", "none", "no-mail")

    @scenario
    def test_none(self, domain):
        domain.host("")
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "mx", "none", "not-published")
        answer = result.source("mx")
        self.assertEqual((answer["lookups"], answer["requests"]), (1, 0))
        self.assertEqual(domain.questions("MX"), [("MX", domain.name)])


class Guess (world.Case):
    """The usual names, as far as they exist."""

    ONLY = ("--source", "guess")

    @scenario
    def test_usual(self, domain):
        """imap. and smtp. exist: TLS from the start is advised, no request is made."""
        domain.mail_host("imap", ["imaps", "imap"])
        domain.mail_host("smtp", ["submissions", "submission"])
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "guess", "found")
        self.assertEqual(result.source("guess")["requests"], 0)
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"smtp.{domain.name}:465 tls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_mail(self, domain):
        domain.mail_host("mail", ["imaps", "submission"])
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"mail.{domain.name}:587 starttls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_pop(self, domain):
        domain.mail_host("pop", ["pop3s"])
        domain.mail_host("smtp", ["submissions"])
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("pop3"), f"pop.{domain.name}:995 tls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_bare(self, domain):
        domain.mail_host("", ["imaps", "submissions"])
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"{domain.name}:993 tls")
        self.assertEqual(result.status, 0)

    @scenario
    def test_exchanger(self, domain):
        """The domain's own mail exchanger, under an unusual name."""
        domain.mail_host("post", ["imaps", "submissions"])
        domain.mx("post")
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"post.{domain.name}:993 tls")

    @scenario
    def test_wildcard(self, domain):
        """Every name has the address of a web server: that says nothing."""
        address = self.world.next_address()
        domain.host("www", address).web({})
        domain.records.wildcard(domain.name, address)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "guess", "none", "wildcard-dns")
        self.assertEqual(result.report["endpoints"], [])
        self.assertEqual(result.status, 3)

    @scenario
    def test_beside_wildcard(self, domain):
        """A name with an address of its own is real, wildcard or not."""
        address = self.world.next_address()
        domain.host("www", address).web({})
        domain.mail_host("mail", ["imaps", "submissions"])
        domain.records.wildcard(domain.name, address)
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "guess", "found")
        self.assertEqual({endpoint["host"] for endpoint in result.report["endpoints"]}, {f"mail.{domain.name}"})
        self.assertEqual(result.status, 0)

    @scenario
    def test_ipv6(self, domain):
        """A server that has an IPv6 address only."""
        from_network = namespace.IPV6 if self.world.has_ipv6 else self.world.next_address()
        domain.host("mail", from_network).mail("imaps", "submissions")
        result = yield domain.check(*self.ONLY)
        self.assertEqual(result.advised("imap"), f"mail.{domain.name}:993 tls")

    @scenario
    def test_none(self, domain):
        domain.host("www").web({})
        result = yield domain.check(*self.ONLY)
        self.assert_source(result, "guess", "none", "not-published")


class Nothing (world.Case):
    """A domain of which nobody knows anything."""

    @scenario
    def test_report(self, domain):
        domain.host("www").web({})
        result = yield domain.check()
        self.assertEqual(result.status, 3)
        self.assertEqual(result.report["endpoints"], [])
        self.assertEqual({answer["status"] for answer in result.service["sources"]} - {"none", "skipped"}, set())
        self.assertEqual((result.report["verdict"]["reading"], result.report["verdict"]["sending"]), ("unknown", "unknown"))

    @scenario
    def test_words(self, domain):
        """A sentence says what can be done: name the servers."""
        result = yield domain.check(json=False)
        self.assertEqual(result.status, 3)
        self.assertIn("--imap", result.out + result.err)

    @scenario
    def test_no_network(self, domain):
        """The name service answers nobody."""
        domain.mute()
        result = yield domain.check(early=True)
        self.assertEqual(result.status, 3)
        self.assertEqual(result.outcome("srv")[0], "failed")
        self.assertIn(result.outcome("srv")[1], ("dns-failed", "timed-out"))
        self.assert_within(result.seconds, 13)


if __name__ == "__main__":
    world.main()
