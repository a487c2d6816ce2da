# What a domain publishes as its autoconfiguration, and the provider database, each asked alone.
#
# Usage: test-autoconfig.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import urllib.parse

import documents
import namespace
import publisher
import world
from documents import AUTOCONFIG, WELL_KNOWN
from listeners import silent
from publisher import ONLY
from web import Reply, redirect
from world import scenario


def insists(domain):
    """A server that wants the address, as a route."""
    def route(request):
        if not request.query:
            return Reply(b"emailaddress is missing", 400, "text/plain")
        return Reply(documents.autoconfig(domain))
    return route


class Autoconfig (publisher.Case):
    """The documents that a domain publishes itself."""

    @scenario
    def test_at_autoconfig(self, domain):
        """Version 1.1: at a host of its own; the servers are probed and advised."""
        self.servers(domain)
        self.document_of(domain)
        result = yield domain.check(*ONLY)
        url = f"https://autoconfig.{domain.name}{AUTOCONFIG}"
        self.assert_found(domain, result, url)
        self.assertEqual(domain.urls(), [url])
        answer = result.source("autoconfig")
        self.assertEqual((answer["protection"], answer["same_domain"], answer["servers"]), ("https", True, 2))
        self.assertEqual(answer["dropped"], [])
        self.assertEqual(result.service["name"], "Test Mail")
        self.assertEqual(result.status, 0)
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"smtp.{domain.name}:465 tls")

    @scenario
    def test_well_known(self, domain):
        """Version 1.2: at the domain itself."""
        self.servers(domain)
        self.document_of(domain, "", WELL_KNOWN)
        result = yield domain.check(*ONLY)
        self.assert_found(domain, result, f"https://{domain.name}{WELL_KNOWN}")

    @scenario
    def test_both(self, domain):
        """Both are asked; the host of its own is believed, even if it is slower."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, name="First"), delay=0.5)})
        self.document_of(domain, "", WELL_KNOWN, name="Second")
        result = yield domain.check(*ONLY)
        self.assert_found(domain, result, f"https://autoconfig.{domain.name}{AUTOCONFIG}")
        self.assertEqual(result.service["name"], "First")
        self.assertEqual(len(domain.requests), 2)
        self.assertEqual(result.source("autoconfig")["requests"], 2)

    @scenario
    def test_broken_first(self, domain):
        """A broken document at the better place does not hide the good one."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(b"<clientConfig>")})
        self.document_of(domain, "", WELL_KNOWN)
        result = yield domain.check(*ONLY)
        self.assert_found(domain, result, f"https://{domain.name}{WELL_KNOWN}")

    @scenario
    def test_order_and_kinds(self, domain):
        """All sections in the document's order; what is not known is left out and told."""
        sections = (documents.server("imap", "one.test", "STARTTLS"), documents.server("imap", f"two.{domain.name}", "SSL"),
                    documents.server("pop3", f"pop.{domain.name}"), documents.server("imap", f"three.{domain.name}", port=0),
                    documents.server("imap", "not a host"), documents.server("exchange", f"ex.{domain.name}", port=443),
                    "<incomingServer type='imap'><port>993</port></incomingServer>",
                    documents.server("smtp", f"smtp.{domain.name}", "STARTTLS"), "<future><thing/></future>")
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, *sections))})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(sorted(result.uris("autoconfig")), sorted(
            ["imap://one.test:143", f"imaps://two.{domain.name}:993", f"pop3s://pop.{domain.name}:995",
             f"smtp://smtp.{domain.name}:587"]))
        uris = result.uris("autoconfig")
        self.assertLess(uris.index("imap://one.test:143"), uris.index(f"imaps://two.{domain.name}:993"))
        self.assertGreaterEqual(len(result.source("autoconfig")["dropped"]), 3)

    @scenario
    def test_placeholders(self, domain):
        """Placeholders in host and user names, and the help page."""
        section = documents.server("imap", "imap.%EMAILDOMAIN%", user="%EMAILLOCALPART%.box")
        page = f'<documentation url="https://help.{domain.name}/mail"><descr lang="en">Help</descr></documentation>'
        domain.mail_host("imap", ["imaps"])
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, section, more=page))})
        result = yield domain.check(*ONLY)
        self.assertEqual(result.uris("autoconfig"), [f"imaps://imap.{domain.name}:993"])
        self.assertEqual({row["user_name"] for row in result.report["advice"] if row["protocol"] == "imap"}, {"ann.box"})
        self.assertEqual(result.service["help"], f"https://help.{domain.name}/mail")

    @scenario
    def test_alias(self, domain):
        """The host's name is an alias of a hoster's, with a certificate for the alias."""
        self.servers(domain)
        host = domain.host(f"web.hoster-{domain.name}.", certificate=[f"autoconfig.{domain.name}"])
        host.web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        domain.records.alias(f"autoconfig.{domain.name}", host.name)
        result = yield domain.check(*ONLY)
        self.assert_found(domain, result, f"https://autoconfig.{domain.name}{AUTOCONFIG}")
        self.assertIs(result.source("autoconfig")["same_domain"], True)

    @scenario
    def test_capitals(self, domain):
        """The domain typed in capitals."""
        self.servers(domain)
        self.document_of(domain)
        result = yield self.world.check(f"Ann@{domain.name.upper ()}", *ONLY)
        self.assert_found(domain, result, f"https://autoconfig.{domain.name}{AUTOCONFIG}")
        self.assertEqual({name for _kind, name in domain.questions() if name != name.lower()}, set())

    @scenario
    def test_not_found(self, domain):
        domain.host("autoconfig").web({})
        domain.host("").web({})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "none", "not-published")

    @scenario
    def test_no_such_name(self, domain):
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "none", "not-published")
        self.assertEqual(domain.requests, [])

    @scenario
    def test_no_servers(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name, "<x/>"))})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "none", "no-servers")


class Address (publisher.Case):
    """Servers that insist on the full address."""

    @scenario
    def test_withheld(self, domain):
        domain.host("autoconfig").web({AUTOCONFIG: insists(domain.name)})
        result = yield domain.check(*ONLY)
        self.assert_nothing(result, "skipped", "needs-address")
        self.assertEqual([request.query for request in domain.requests], [""])

    @scenario
    def test_allowed(self, domain):
        """The first question does without; the second brings the address, encoded so that nothing is lost."""
        domain.host("autoconfig").web({AUTOCONFIG: insists(domain.name)})
        address = f"zoë.müller+list&x=1%41@{domain.name}"
        result = yield self.world.check(address, *ONLY, "--allow-address")
        self.assert_source(result, "autoconfig", "found")
        asked = [request for request in domain.requests if request.host.startswith("autoconfig.")]
        self.assertEqual([bool(request.query) for request in asked], [False, True])
        self.assertEqual(urllib.parse.parse_qs(asked[1].query, strict_parsing=True), {"emailaddress": [address]})
        self.assertTrue(asked[1].query.isascii())
        self.assertIn("%2B", asked[1].query)

    @scenario
    def test_not_needed(self, domain):
        """Allowed, but nobody asked for it."""
        self.document_of(domain)
        yield domain.check(*ONLY, "--allow-address")
        self.assertEqual([request.query for request in domain.requests], [""])


class Addresses (publisher.Case):
    """Web servers with more than one address."""

    @scenario
    def test_dead_address(self, domain):
        """Of two addresses one leads nowhere."""
        domain.host("autoconfig", self.world.next_address(), namespace.FILTERED).web(
            {AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertLess(result.source("autoconfig")["elapsed_ms"], world.FETCH_MS)

    @scenario
    def test_silent_well_known(self, domain):
        """The place of less worth hangs: the better one's answer does not wait for it."""
        self.document_of(domain)
        domain.host("").serve(443, silent)
        result = yield domain.check(*ONLY)
        self.assert_source(result, "autoconfig", "found")
        self.assertLess(result.source("autoconfig")["elapsed_ms"], world.FETCH_MS)


class Database (world.Case):
    """The public database of providers, or a copy of it."""

    def document(self, domain, **options):
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        return documents.autoconfig(domain.name, **options)

    def base(self, domain, routes):
        """A database of the scenario's own."""
        host = domain.host(f"base-{domain.name}.").web(routes)
        return "--source", "ispdb", "--ispdb", f"https://{host.name}/v1/"

    def folder(self, domain, files):
        folder = self.world.folder / domain.name
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    def assert_found(self, domain, result, location, protection):
        self.assert_source(result, "ispdb", "found")
        answer = result.source("ispdb")
        self.assertEqual((answer["location"], answer["protection"], answer["servers"]), (str(location), protection, 2))
        self.assertEqual(result.uris("ispdb"), [f"imaps://imap.{domain.name}:993", f"smtps://smtp.{domain.name}:465"])

    @scenario
    def test_public(self, domain):
        """Without any option it is the public one, over https."""
        self.world.database.hosts[0].routes[f"/{domain.name}"] = Reply(self.document(domain))
        result = yield domain.check("--source", "ispdb")
        self.assert_found(domain, result, f"https://{world.DATABASE}/{domain.name}", "https")
        self.assertIs(result.source("ispdb")["same_domain"], False)
        self.assertEqual(result.source("ispdb")["requests"], 1)
        self.assertEqual(result.status, 0)

    @scenario
    def test_own_base(self, domain):
        options = self.base(domain, {f"/v1/{domain.name}": Reply(self.document(domain))})
        result = yield domain.check(*options)
        self.assert_found(domain, result, f"https://base-{domain.name}/v1/{domain.name}", "https")
        self.assertEqual(len(domain.requests), 1)

    @scenario
    def test_unknown(self, domain):
        result = yield domain.check(*self.base(domain, {}))
        self.assert_source(result, "ispdb", "none", "not-published")

    @scenario
    def test_clear_text_base(self, domain):
        """A base without encryption is a mistake in the command."""
        result = yield domain.check("--ispdb", f"http://base-{domain.name}/", json=False)
        self.assertEqual((result.status, result.out), (2, ""))
        self.assertIn("--allow-http", result.err)

    @scenario
    def test_folder(self, domain):
        """A folder, as an address, with files that are called as the domains."""
        folder = self.folder(domain, {domain.name: self.document(domain)})
        result = yield domain.check("--source", "ispdb", "--ispdb", f"file://{folder}")
        self.assert_found(domain, result, folder / domain.name, "local")
        self.assertEqual(result.source("ispdb")["requests"], 0)

    @scenario
    def test_folder_with_endings(self, domain):
        folder = self.folder(domain, {f"{domain.name}.xml": self.document(domain)})
        result = yield domain.check("--source", "ispdb", "--ispdb", str(folder))
        self.assert_found(domain, result, folder / f"{domain.name}.xml", "local")

    @scenario
    def test_folder_by_list(self, domain):
        """A document that is called as another domain and lists this one."""
        content = self.document(domain, domains=["other.example", domain.name])
        folder = self.folder(domain, {"other.example.xml": content, "broken.xml": b"<clientConfig",
                                      "third.example.xml": documents.autoconfig("third.example")})
        result = yield domain.check("--source", "ispdb", "--ispdb", f"file://{folder}/")
        self.assert_found(domain, result, folder / "other.example.xml", "local")

    @scenario
    def test_folder_without(self, domain):
        folder = self.folder(domain, {"third.example.xml": documents.autoconfig("third.example")})
        result = yield domain.check("--source", "ispdb", "--ispdb", str(folder))
        self.assert_source(result, "ispdb", "none", "not-published")

    @scenario
    def test_no_folder(self, domain):
        """A folder that is not there: told when the command is read, or as the source's answer."""
        result = yield domain.check("--source", "ispdb", "--ispdb", f"file:///nonexistent/{domain.name}", json=False)
        self.assertIn(result.status, (2, 3))
        self.assertNotEqual(result.out + result.err, "")


if __name__ == "__main__":
    world.main()
