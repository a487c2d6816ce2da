# Only the domain leaves this computer: not the address, nothing else about the person, and no question too many.
#
# Usage: test-privacy.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import getpass
import hashlib
import urllib.parse

import documents
import mail
import world
from documents import AUTOCONFIG, AUTODISCOVER, PACC, WELL_KNOWN, protocol, server
from web import Reply, redirect
from world import DATABASE, scenario

LOCAL_PART = "geheim.person+tag"
FORBIDDEN_HEADERS = {"cookie", "referer", "authorization", "from", "accept-language", "origin", "x-requested-with"}


def shapes(address):
    """How the local part could leave: as it is, encoded, or as a digest of the address."""
    for text in {LOCAL_PART, LOCAL_PART.split("+")[0], LOCAL_PART.replace("+", "&"), "geheim", "person+tag"}:
        yield text.encode()
        yield urllib.parse.quote(text, safe="").encode()
    for padding in ("", "x", "xx"):
        # Three alignments; the first and last characters depend on what stands around.
        yield base64.b64encode((padding + LOCAL_PART).encode())[4:20]
    for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
        for text in (address, LOCAL_PART):
            yield digest(text.encode()).hexdigest().encode()


class Nothing (world.Case):
    """The local part appears in no question, no request, no dialogue and no packet."""

    def check(self, domain, *options, **more):
        return self.world.check(f"{LOCAL_PART}@{domain.name}", *options, **more)

    def assert_private(self, domain, runs=1):
        """Looks through everything that was noted for this domain, and through the packets of all."""
        marks = {mark.lower() for mark in shapes(f"{LOCAL_PART}@{domain.name}")}
        noted = [" ".join(pair).encode() for pair in self.world.names.questions()]
        noted += [request.everything() for request in domain.requests + self.world.database.requests]
        noted += [line.text for line in domain.lines]
        self.assertGreater(len(noted), 10 * runs)
        for text in noted + self.world.capture.seen():
            lower = text.lower()
            for mark in marks:
                self.assertNotIn(mark, lower)
        self.assertEqual(self.world.capture.lost(), 0)

    def everything(self, domain):
        """A domain in which every source has an answer, and somebody asks for more."""
        hoster = f"hoster-{domain.name}"
        domain.mail_host("mail", mail.ALL)
        document = Reply(documents.autoconfig(domain.name, server("imap", f"mail.{domain.name}"), server("smtp", f"mail.{domain.name}")))
        body = documents.pacc(imap=f"mail.{domain.name}", smtp=f"mail.{domain.name}")
        domain.host("autoconfig").web({AUTOCONFIG: redirect(f"https://{domain.name}/settings?emailaddress=%EMAILADDRESS%")}).web(
            {AUTOCONFIG: document}, "http")
        domain.host("").web({WELL_KNOWN: document, "/settings": document, AUTODISCOVER: answer_of(domain)})
        domain.host("ua-auto-config").web({PACC: Reply(body, kind="application/json")})
        domain.host("autodiscover").web({AUTODISCOVER: answer_of(domain)})
        domain.text("_ua-auto-config", documents.digest(body))
        domain.srv("_imaps", "mail", 993)
        domain.srv("_autodiscover", "autodiscover", 443)
        domain.mx(f"mx.{hoster}.")
        domain.host(f"autoconfig.{hoster}.").web({AUTOCONFIG: document})
        self.world.database.hosts[0].routes[f"/{domain.name}"] = document

    @scenario
    def test_everything(self, domain):
        """All sources, all servers."""
        self.everything(domain)
        result = yield self.check(domain)
        self.assertEqual(result.status, 0)
        self.assert_private(domain)

    @scenario
    def test_deep(self, domain):
        """The same with every other option that asks for more, except the one that allows the address."""
        self.everything(domain)
        yield self.check(domain, "--deep", "--transcript", "--allow-http")
        self.assert_private(domain)

    @scenario
    def test_insisting(self, domain):
        """Servers that refuse to answer without the address do not get it."""
        refusal = Reply(b"emailaddress is required", 400, "text/plain")
        for label in ("", "autoconfig", "ua-auto-config", "autodiscover"):
            domain.host(label).web({"*": refusal})
        domain.mx(f"mx.hoster-{domain.name}.")
        domain.host(f"autoconfig.hoster-{domain.name}.").web({"*": refusal})
        domain.mail_host("mail", mail.ALL)
        result = yield self.check(domain)
        self.assert_source(result, "autoconfig", "skipped", "needs-address")
        self.assert_private(domain)

    @scenario
    def test_advice_has_it(self, domain):
        """What is shown here does have the whole address, or the test would prove nothing."""
        domain.mail_host("mail", ["imaps", "submissions"])
        result = yield self.check(domain)
        self.assertIn(f"{LOCAL_PART}@{domain.name}", {row["user_name"] for row in result.report["advice"]})

    @scenario
    def test_allowed_only_where_needed(self, domain):
        """With leave it goes over https to the hosts that insist, and to nobody else."""
        domain.host("autodiscover").web({AUTODISCOVER: answer_of(domain)})
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        domain.host("").web({})
        domain.mx(f"mx.hoster-{domain.name}.")
        domain.host(f"autoconfig.hoster-{domain.name}.").web({})
        domain.mail_host("mail", mail.ALL)
        yield self.check(domain, "--allow-address")
        told = {(request.scheme, request.host, request.method) for request in domain.requests + self.world.database.requests
                if b"geheim" in request.everything()}
        self.assertLessEqual(told, {("https", f"autodiscover.{domain.name}", "POST"), ("https", domain.name, "POST")})
        self.assertTrue(told)
        self.assertEqual([line for line in domain.lines if b"geheim" in line.text], [])
        self.assertEqual([pair for pair in domain.questions() if "geheim" in pair[1]], [])


def answer_of(domain):
    return Reply(documents.autodiscover(protocol("IMAP", f"mail.{domain.name}", 993, Encryption="SSL")))


class Economy (world.Case):
    """Who is asked, and how often, in the plain case of each source; the report counts the same."""

    def assert_counts(self, result, source, lookups, requests):
        answer = result.source(source)
        self.assertEqual((answer["lookups"], answer["requests"]), (lookups, requests), answer)

    def kinds(self, domain):
        """The questions that are not about addresses."""
        return sorted(pair for pair in domain.questions() if pair[0] not in ("A", "AAAA"))

    @scenario
    def test_autoconfig(self, domain):
        for label, path in (("autoconfig", AUTOCONFIG), ("", WELL_KNOWN)):
            domain.host(label).web({path: Reply(documents.autoconfig(domain.name, server("imap", f"x.{domain.name}")), delay=0.2)})
        result = yield domain.check("--source", "autoconfig")
        self.assertEqual(sorted(domain.urls()), sorted([f"https://autoconfig.{domain.name}{AUTOCONFIG}",
                                                        f"https://{domain.name}{WELL_KNOWN}"]))
        self.assert_counts(result, "autoconfig", 2, 2)
        self.assertEqual(self.kinds(domain), [])

    @scenario
    def test_unfinished(self, domain):
        """A request that was sent counts, although its answer, which never comes, was not waited for until the fetch gave up."""
        document = documents.autoconfig(domain.name, server("imap", f"x.{domain.name}"))
        domain.host("autoconfig").web({AUTOCONFIG: Reply(document, delay=0.3)})
        domain.host("").web({WELL_KNOWN: Reply(hang=True)})
        result = yield domain.check("--source", "autoconfig")
        self.assertEqual(len(domain.requests), 2)
        self.assert_counts(result, "autoconfig", 2, 2)
        self.assert_source(result, "autoconfig", "found")
        self.assertLess(result.source("autoconfig")["elapsed_ms"], world.FETCH_MS)

    @scenario
    def test_ispdb(self, domain):
        result = yield domain.check("--source", "ispdb")
        asked = [request for request in self.world.database.requests if request.path == f"/{domain.name}"]
        self.assertEqual([(request.method, request.url) for request in asked], [("GET", f"https://{DATABASE}/{domain.name}")])
        self.assert_counts(result, "ispdb", 1, 1)
        self.assertEqual(domain.questions(), [])

    @scenario
    def test_srv(self, domain):
        result = yield domain.check("--source", "srv")
        self.assert_counts(result, "srv", 7, 0)
        self.assertEqual(len(domain.questions()), 7)
        self.assertEqual(result.source("srv")["round_trips"], 1)

    @scenario
    def test_pacc(self, domain):
        domain.host("ua-auto-config").web({})
        result = yield domain.check("--source", "pacc")
        self.assert_counts(result, "pacc", 2, 1)
        self.assertEqual(self.kinds(domain), [("TXT", f"_ua-auto-config.{domain.name}")])
        self.assertEqual(len(domain.requests), 1)

    @scenario
    def test_mx(self, domain):
        """The operator's two places and the database: three requests."""
        hoster = f"hoster-{domain.name}"
        domain.mx(f"mx.{hoster}.")
        for label in (f"autoconfig.{hoster}.", f"{hoster}."):
            domain.host(label).web({})
        result = yield domain.check("--source", "mx")
        self.assert_counts(result, "mx", 4, 3)
        self.assertEqual(self.kinds(domain), [("MX", domain.name)])
        self.assertEqual(len(domain.requests), 2)

    @scenario
    def test_autodiscover(self, domain):
        """Without leave, three questions tell whether there is anybody to ask, and one request where that is."""
        domain.host("autodiscover").web({}, "http")
        result = yield domain.check("--source", "autodiscover")
        self.assert_counts(result, "autodiscover", 4, 1)
        self.assertEqual(len(domain.requests), 1)

    @scenario
    def test_guess(self, domain):
        """No request, and no name that could not be a mail server's."""
        domain.host("www").web({})
        result = yield domain.check("--source", "guess")
        self.assertEqual(result.source("guess")["requests"], 0)
        self.assertEqual(result.source("guess")["lookups"], len({name for _kind, name in domain.questions()} - {domain.name})
                         + len({kind for kind, name in domain.questions() if name == domain.name} & {"MX"}) + 1)
        self.assertEqual(self.kinds(domain), [("MX", domain.name)])
        self.assertNotIn(f"www.{domain.name}", {name for _kind, name in domain.questions()})

    @scenario
    def test_whole(self, domain):
        """All together: each host once, over https where more than the way is asked, with headers that say nothing about the person."""
        for label in ("autoconfig", "", "ua-auto-config", "autodiscover", "www"):
            domain.host(label).web({}).web({}, "http")
        domain.mail_host("mail", ["imaps", "submissions"])
        yield domain.check()
        self.assertEqual(sorted(domain.urls()), sorted([
            f"https://autoconfig.{domain.name}{AUTOCONFIG}", f"https://{domain.name}{WELL_KNOWN}",
            f"https://ua-auto-config.{domain.name}{PACC}", f"http://autodiscover.{domain.name}{AUTODISCOVER}"]))
        for request in domain.requests:
            self.assertFalse({name.lower() for name in request.headers} & FORBIDDEN_HEADERS, request.headers)
            self.assertNotIn(getpass.getuser(), request.headers.get("User-Agent", ""))
            self.assertEqual(request.name, request.host if request.scheme == "https" else "")
        names = [pair for pair in domain.questions() if pair[0] in ("A", "AAAA")]
        # The domain itself is a web server's name and a guess; that there is a special host is found out before it is asked.
        self.assertLessEqual({name for kind, name in names if names.count((kind, name)) > 1},
                             {domain.name, f"autodiscover.{domain.name}"})

    @scenario
    def test_connections(self, domain):
        """Each port once, and once more, of each protocol, whether TLS 1.2 is spoken beside TLS 1.3."""
        domain.mail_host("mail", ["imap", "imaps", "submission", "submissions"])
        result = yield domain.check()
        counted = {(endpoint["port"], endpoint["connections"], endpoint["tls"]["tls12"]) for endpoint in result.report["endpoints"]
                   if endpoint["status"] == "ok"}
        self.assertEqual(counted, {(143, 1, None), (993, 2, True), (587, 1, None), (465, 2, True)})

    @scenario
    def test_domain_only(self, domain):
        """A domain instead of an address: the same discovery."""
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        result = yield self.world.check(domain.name)
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.status, 0)

    @scenario
    def test_cookies(self, domain):
        """What a server asks to be remembered is not."""
        keep = {"Set-Cookie": "id=1; Path=/; Secure", "ETag": '"abc"', "Cache-Control": "max-age=3600"}
        domain.host("autoconfig").web({
            AUTOCONFIG: Reply(status=302, headers={"Location": "/second", **keep}),
            "/second": Reply(documents.autoconfig(domain.name), headers=keep)})
        yield domain.check("--source", "autoconfig"), domain.check("--source", "autoconfig")
        self.assertEqual(len(domain.requests), 4)
        for request in domain.requests:
            self.assertFalse({name.lower() for name in request.headers} & {"cookie", "referer", "if-none-match", "if-modified-since"})

    @scenario
    def test_advise(self, domain):
        """“advise” shows what is published without any connection to the mail servers."""
        domain.mail_host("imap", mail.ALL)
        domain.mail_host("smtp", mail.ALL)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        result = yield domain.check(command="advise")
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(domain.lines, [])
        self.assertEqual({endpoint["status"] for endpoint in result.report["endpoints"]}, {None})
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")

    @scenario
    def test_unknown_source(self, domain):
        """A source that does not exist is a mistake in the command; nobody is asked."""
        result = yield domain.check("--source", "horoscope", json=False)
        self.assertEqual((result.status, result.out), (2, ""))
        self.assertIn("horoscope", result.err)
        self.assertEqual(domain.questions(), [])

    @scenario
    def test_not_asked(self, domain):
        """Who is not to be asked is not: neither the name service nor anybody else."""
        for label in ("autoconfig", "", "ua-auto-config", "autodiscover"):
            domain.host(label).web({})
        result = yield domain.check("--source", "srv", "--source", "pacc")
        self.assertEqual({request.host for request in domain.requests}, {f"ua-auto-config.{domain.name}"})
        for source in ("autoconfig", "ispdb", "mx", "autodiscover", "guess"):
            self.assert_source(result, source, "skipped", "not-wanted")


if __name__ == "__main__":
    world.main()
