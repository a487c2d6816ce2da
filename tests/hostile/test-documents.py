# Documents that are made to hold, fill or fool whoever reads them, from a domain's own web servers: they are refused, cost little,
# and hold up neither the other sources nor the mail servers.
#
# Usage: test-documents.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import world
from documents import AUTOCONFIG, AUTODISCOVER, PACC, WELL_KNOWN
from web import Reply
from world import scenario

# As much as a document may have.
WHOLE = 256 * 1024
HEAD = "<clientConfig><emailProvider>"
TAIL = "</emailProvider></clientConfig>"
# Each entity is ten of the one before, so that the last would be worked off for years.
BOMB = ("<!DOCTYPE clientConfig [<!ENTITY % a0 ''>" +
        "".join(f"<!ENTITY % a{i} '{f'&#37;a{i - 1};' * 10}'>" for i in range(1, 12)) + "%a11;]>")
JSON = '{"protocols":{"imap":{"host":"wicked.test"}},"x":'
# Letters with marks in the wrong order, which take long to sort.
MARKS = "a\u0327\u0301\u0316\u030a\u0323"

NO_TYPE = "a document type is not allowed"
MARKUP = "too much mark-up"


def declared(encoding):
    return f'<?xml version="1.0" encoding="{encoding}"?>'


def full(piece, head=HEAD, tail=TAIL):
    """As much of something as fits into a document."""
    room = WHOLE - len((head + tail).encode())
    return (head + piece * (room // len(piece.encode())) + tail).encode()


def look(domain, *options):
    """Good mail servers that the name service lists, and a run."""
    for label, service, port in (("imap", "imaps", 993), ("smtp", "submissions", 465)):
        domain.mail_host(label, [service])
        domain.srv(f"_{service}", label, port)
    return domain.check(*options)


class Case (world.Case):
    """A wicked document beside good mail servers."""

    def assert_refused(self, result, source, outcome, detail=None):
        """Nothing is taken from the document."""
        self.assert_bounded(result)
        self.assertEqual(result.outcome(source), outcome)
        self.assertIn(detail or "", result.source(source)["detail"] or "")
        self.assertEqual(result.uris(source), [])


class Autoconfig (Case):
    """In the format of most domains."""

    def publish(self, domain, body):
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body)})
        return domain.check("--source", "autoconfig")

    def refuse(self, domain, body, detail=None):
        result = yield self.publish(domain, body)
        self.assert_refused(result, "autoconfig", ("failed", "malformed"), detail)

    def pass_over(self, domain, body):
        result = yield self.publish(domain, body)
        self.assert_refused(result, "autoconfig", ("none", "no-servers"))

    # Hidden document types.

    @scenario
    def test_type_in_utf_8(self, domain):
        yield from self.refuse(domain, (BOMB + HEAD + TAIL).encode(), NO_TYPE)

    @scenario
    def test_type_in_utf_16(self, domain):
        yield from self.refuse(domain, (declared("UTF-16") + BOMB + HEAD + TAIL).encode("utf-16"), NO_TYPE)

    @scenario
    def test_type_in_utf_16_without_mark(self, domain):
        yield from self.refuse(domain, (BOMB + HEAD + TAIL).encode("utf-16-be"), NO_TYPE)

    @scenario
    def test_type_in_utf_7(self, domain):
        text = (BOMB + HEAD + TAIL).replace("<", "+ADw-").replace("!", "+ACE-").replace("%", "+ACU-")
        yield from self.refuse(domain, (declared("UTF-7") + text).encode(), "the encoding UTF-7")

    @scenario
    def test_type_in_ebcdic(self, domain):
        yield from self.refuse(domain, (declared("IBM037") + BOMB + HEAD + TAIL).encode("cp037"), "the encoding EBCDIC")

    @scenario
    def test_type_in_iso_2022(self, domain):
        text = declared("ISO-2022-JP") + BOMB + HEAD + TAIL
        yield from self.refuse(domain, text.encode("iso2022_jp"), "the encoding ISO-2022-JP")

    @scenario
    def test_type_in_utf_32(self, domain):
        yield from self.refuse(domain, (BOMB + HEAD + TAIL).encode("utf-32"), "the encoding UTF-32")

    @scenario
    def test_type_within(self, domain):
        yield from self.refuse(domain, (HEAD + BOMB + TAIL).encode(), NO_TYPE)

    # Floods.

    @scenario
    def test_comments(self, domain):
        yield from self.refuse(domain, full("<!--"), MARKUP)

    @scenario
    def test_comments_in_front(self, domain):
        """A document of which nobody knows what it was to be."""
        result = yield self.publish(domain, full("<!--", "", ""))
        self.assert_refused(result, "autoconfig", ("none", "not-published"))

    @scenario
    def test_comments_in_utf_16(self, domain):
        yield from self.refuse(domain, full("<!--").decode()[:WHOLE // 2 - 1].encode("utf-16"), MARKUP)

    @scenario
    def test_instructions(self, domain):
        yield from self.refuse(domain, full("<?a "), MARKUP)

    @scenario
    def test_cdata(self, domain):
        yield from self.refuse(domain, full("<![CDATA["), MARKUP)

    @scenario
    def test_elements(self, domain):
        yield from self.refuse(domain, full("<a/>"), MARKUP)

    @scenario
    def test_depth(self, domain):
        body = (HEAD + "<a>" * 10000 + "</a>" * 5000 + TAIL).encode()
        yield from self.refuse(domain, body, "too many elements stand in each other")

    @scenario
    def test_attributes(self, domain):
        body = HEAD + "<a " + " ".join(f"a{i}=''" for i in range(6000)) + "/>" + TAIL
        yield from self.refuse(domain, body.encode(), "too many attributes")

    @scenario
    def test_ampersands(self, domain):
        yield from self.refuse(domain, full("&"))

    @scenario
    def test_ends_of_cdata(self, domain):
        yield from self.refuse(domain, full("]]>"))

    @scenario
    def test_controls(self, domain):
        yield from self.refuse(domain, full("\x01"))

    @scenario
    def test_nul(self, domain):
        yield from self.refuse(domain, full("\0"), "not UTF-8")

    @scenario
    def test_characters(self, domain):
        yield from self.pass_over(domain, full("&#65;"))

    @scenario
    def test_domains(self, domain):
        yield from self.pass_over(domain, full(f"<domain>{MARKS * 20}</domain>"))

    @scenario
    def test_hosts(self, domain):
        yield from self.pass_over(domain, full(
            f"<incomingServer type='imap'><hostname>{MARKS * 90}</hostname></incomingServer>"))

    @scenario
    def test_names(self, domain):
        yield from self.pass_over(domain, full(f"<displayName>{'%EMAILDOMAIN%' * 150}%EMAILADDRESS%</displayName>"))


class Pacc (Case):
    """In the format whose digest is in the name service."""

    def publish(self, domain, body, *records):
        domain.host("ua-auto-config").web({PACC: Reply(body, kind="application/json")})
        for record in records:
            domain.text("_ua-auto-config", record)
        return domain.check("--source", "pacc")

    def refuse(self, domain, body, detail):
        result = yield self.publish(domain, body, documents.digest(body))
        self.assert_refused(result, "pacc", ("failed", "malformed"), detail)

    @scenario
    def test_same_hash(self, domain):
        """Members that all have the same hash: each pair of letters counts as much as the other."""
        names = ["".join(("aB", "b!")[i >> bit & 1] for bit in range(13)) for i in range(8192)]
        body = JSON + "{" + ",".join(f'"{name}":1' for name in names) + "}}"
        yield from self.refuse(domain, body.encode(), "too many values")

    @scenario
    def test_objects(self, domain):
        yield from self.refuse(domain, full("{},", JSON + "[", "1]}"), "too many values")

    @scenario
    def test_depth(self, domain):
        yield from self.refuse(domain, full("[", JSON, "}"), "too many brackets stand in each other")

    @scenario
    def test_records(self, domain):
        """Hundreds of records, each of which looks like the digest of a document of the largest size."""
        body = full("x", JSON + '"', '"}')
        records = [f"v=UAAC1;a=sha256;d={i:04}" for i in range(600)]
        result = yield self.publish(domain, body, *records)
        self.assert_refused(result, "pacc", ("failed", "digest-mismatch"))

    @scenario
    def test_newer_draft(self, domain):
        """What the drafts since 03 write is read, whatever stands beside it."""
        hosts = {"imap": f"imap.{domain.name}", "submit": f"smtp.{domain.name}"}
        body = documents.pacc(**hosts)
        digest = documents.digest(body).rpartition("d=")[2]
        result = yield self.publish(domain, body, "v=UAAC1", "v=UAAC1; a=sha256; d=AAAA",
                                    f" d = {digest} ;x=y; a=sha256 ;v=UAAC1;")
        self.assert_bounded(result)
        self.assert_source(result, "pacc", "found")
        self.assertEqual(result.uris("pacc"), [f"imaps://imap.{domain.name}:993", f"smtps://smtp.{domain.name}:465"])


class Autodiscover (Case):
    """In Microsoft's format."""

    def refuse(self, domain, body, detail):
        domain.host("autodiscover").web({AUTODISCOVER: Reply(body)})
        result = yield domain.check("--source", "autodiscover", "--allow-address")
        self.assert_refused(result, "autodiscover", ("failed", "malformed"), detail)

    @scenario
    def test_type(self, domain):
        body = (BOMB.replace("clientConfig", "Autodiscover") + "<Autodiscover/>").encode("utf-16")
        yield from self.refuse(domain, body, NO_TYPE)

    @scenario
    def test_comments(self, domain):
        yield from self.refuse(domain, full("<!--", "<Autodiscover>", "</Autodiscover>"), MARKUP)


class Together (Case):
    """At all places at once: servers that the name service lists are found all the same."""

    @scenario
    def test_everywhere(self, domain):
        body = full("<!--")
        domain.host("autoconfig").web({AUTOCONFIG: Reply(body)}).web({AUTOCONFIG: Reply(body)}, scheme="http")
        domain.host("").web({WELL_KNOWN: Reply(body)})
        domain.host("ua-auto-config").web({PACC: Reply(full("{},", JSON + "[", "1]}"))})
        domain.host("autodiscover").web({AUTODISCOVER: Reply(full("<!--", "<Autodiscover>", ""))})
        result = yield look(domain)
        self.assert_bounded(result)
        self.assertEqual(result.advised("imap"), f"imap.{domain.name}:993 tls")
        self.assertEqual(result.advised("smtp"), f"smtp.{domain.name}:465 tls")


if __name__ == "__main__":
    world.main()
