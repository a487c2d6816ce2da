# Names that look like somebody else's, from every place that can name a server: nothing of them is shown as what it only looks like, and
# nobody is asked whom they only seem to name.
#
# Usage: test-names.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import world
from documents import AUTOCONFIG, server
from publisher import ONLY
from web import Reply, redirect
from world import scenario

IMPOSTORS = "。．｡․＠⁄∕／·・"


def packed(label):
    """The A-label of whatever letters, whether or not the rules allow them."""
    return "xn--" + label.encode("punycode").decode("ascii")


class Case (world.Case):

    def assert_not_shown(self, result, *texts):
        """What was forged stands nowhere in what was written, in JSON or in sentences."""
        self.assert_bounded(result)
        written = result.out + result.err
        for text in texts:
            self.assertNotIn(text, written)
        self.assertFalse(set(written) & set(IMPOSTORS), result)

    def assert_not_asked(self, domain, *names):
        """The name service was never asked for what a name only looks like."""
        asked = {name.lower().rstrip(".") for _kind, name in self.world.names.questions()}
        for name in names:
            self.assertNotIn(name, asked)

    def publish(self, domain, host, **more):
        """An autoconfiguration with a forged server for reading and a good one for sending, looked at in JSON and as sentences."""
        domain.mail_host("smtp", ["submissions"])
        domain.host("autoconfig").web({AUTOCONFIG: Reply(documents.autoconfig(
            domain.name, server("imap", host), server("smtp", f"smtp.{domain.name}"), **more))})
        return domain.check(), domain.check(json=False)

    def assert_dropped(self, domain, results, *forged):
        """The forged server is left out; the good one is found all the same."""
        for result in results:
            self.assert_not_shown(result, *forged)
        self.assertEqual(results[0].source("autoconfig")["dropped"], ["incomingServer imap 1: its host name is none"])
        self.assertEqual(results[0].endpoints()[f"smtps://smtp.{domain.name}:465"]["status"], "ok")

    def assert_packed(self, domain, results, host, label):
        """The server is there under its A-label, is never shown decoded, and the finding says why."""
        for result in results:
            self.assert_not_shown(result, label)
            self.assertIn(host, result.out)
        self.assertIn("mixed-scripts", results[0].findings())
        finding = [each for each in results[0].report["findings"] if each["id"] == "mixed-scripts"][0]
        self.assertIn(host, finding["detail"])


class Documents (Case):
    """Servers that a document names."""

    @scenario
    def test_full_stops(self, domain):
        """Ideographic full stops part no labels in a document."""
        forged = f"accounts。google。com.{domain.name}"
        results = yield self.publish(domain, forged)
        self.assert_dropped(domain, results, "accounts.google.com")
        self.assert_not_asked(domain, f"accounts.google.com.{domain.name}")

    @scenario
    def test_at_sign(self, domain):
        results = yield self.publish(domain, f"login＠bank.{domain.name}")
        self.assert_dropped(domain, results, "login@bank")

    @scenario
    def test_full_width(self, domain):
        results = yield self.publish(domain, f"ｇｏｏｇｌｅ.{domain.name}")
        self.assert_dropped(domain, results, "google")
        self.assert_not_asked(domain, f"google.{domain.name}")

    @scenario
    def test_zero_width(self, domain):
        """Neither a joiner nor a soft hyphen is dropped to make another name."""
        results = yield self.publish(domain, f"go\u200co\u00adgle.{domain.name}")
        self.assert_dropped(domain, results, "google")
        self.assert_not_asked(domain, f"google.{domain.name}")

    @scenario
    def test_packed_full_stops(self, domain):
        label = "accounts。google。com"
        host = f"{packed (label)}.{domain.name}"
        results = yield self.publish(domain, host)
        self.assert_packed(domain, results, host, label)

    @scenario
    def test_packed_cyrillic(self, domain):
        """A whole word of letters that pass for Latin ones."""
        host = f"{packed ('раураӏ')}.{domain.name}"
        results = yield self.publish(domain, host)
        self.assert_packed(domain, results, host, "раураӏ")

    @scenario
    def test_honest_script(self, domain):
        """A name in a script of its own is nothing to warn of."""
        host = f"{packed ('почта')}.{domain.name}"
        results = yield self.publish(domain, host)
        self.assertIn("почта", results[1].out)
        self.assertNotIn("mixed-scripts", results[0].findings())

    @scenario
    def test_not_punycode(self, domain):
        """An A-label that stands for nothing stays what it is."""
        host = f"xn--99999999.{domain.name}"
        results = yield self.publish(domain, host)
        for result in results:
            self.assert_not_shown(result)
            self.assertIn(host, result.out)

    @scenario
    def test_display_name(self, domain):
        """What a service calls itself cannot turn the line around or begin another."""
        results = yield self.publish(domain, f"imap.{domain.name}", name="Bank\u202egro.knab\u2028Verified: yes\u0085")
        for result in results:
            self.assert_bounded(result)
            self.assertFalse(set(result.out) & set("\u202e\u2028\u0085"), result)

    @scenario
    def test_long(self, domain):
        """A host name of 60 KiB is none, at once."""
        results = yield self.publish(domain, "ä." * 20000 + domain.name)
        self.assert_dropped(domain, results)

    @scenario
    def test_pacc(self, domain):
        body = documents.pacc(imap=f"imap。google。com.{domain.name}", smtp=f"smtp.{domain.name}")
        domain.host("ua-auto-config").web({"/.well-known/user-agent-configuration.json": Reply(body)})
        domain.text("_ua-auto-config", documents.digest(body))
        domain.mail_host("smtp", ["submissions"])
        result = yield domain.check()
        self.assert_not_shown(result, "google.com")
        self.assertEqual(result.source("pacc")["dropped"], ["protocols.imap: its host name is none"])


class Records (Case):
    """Servers that the name service names."""

    @scenario
    def test_slash(self, domain):
        label = "bank⁄login"
        host = f"{packed (label)}.{domain.name}"
        domain.srv("_imaps", f"{host}.", 993)
        results = yield domain.check(), domain.check(json=False)
        self.assert_packed(domain, results, host, label)

    @scenario
    def test_mixed(self, domain):
        label = "gооgle"
        host = f"{packed (label)}.{domain.name}"
        domain.srv("_submissions", f"{host}.", 465)
        results = yield domain.check(), domain.check(json=False)
        self.assert_packed(domain, results, host, label)


class Certificates (Case):

    @scenario
    def test_names(self, domain):
        """The names that a certificate is for are told as the name service knows them."""
        label = "accounts。google。com"
        forged = f"{packed (label)}.{domain.name}"
        domain.host("imap", certificate=[forged, f"*.{packed ('gооgle')}.test", f"{packed ('bücher')}.test"]).mail("imaps")
        options = "--imap", f"imap.{domain.name}"
        results = yield domain.check(*options), domain.check(*options, json=False)
        for result in results:
            self.assert_not_shown(result, label, "gооgle")
            self.assertIn(forged, result.out)
        self.assertIn("bücher.test", results[1].out)


class Redirects (Case):
    """Where a web server sends on to."""

    def send_on(self, domain, url):
        domain.host("autoconfig").web({AUTOCONFIG: redirect(url)})
        domain.host("elsewhere").web({AUTOCONFIG: Reply(documents.autoconfig(domain.name))})
        return domain.check(*ONLY)

    def assert_not_followed(self, domain, result):
        self.assert_not_shown(result)
        self.assertEqual(result.outcome("autoconfig"), ("failed", "malformed"))
        self.assertNotIn(f"elsewhere.{domain.name}", {request.host for request in domain.requests})

    @scenario
    def test_full_stop(self, domain):
        where = f"https://elsewhere%E3%80%82{domain.name}{AUTOCONFIG}"
        result = yield self.send_on(domain, where)
        self.assert_not_followed(domain, result)

    @scenario
    def test_joiner(self, domain):
        result = yield self.send_on(domain, f"https://else%E2%80%8Cwhere.{domain.name}{AUTOCONFIG}")
        self.assert_not_followed(domain, result)

    @scenario
    def test_full_width(self, domain):
        result = yield self.send_on(domain, f"https://%EF%BD%85lsewhere.{domain.name}{AUTOCONFIG}")
        self.assert_not_followed(domain, result)

    @scenario
    def test_plain(self, domain):
        """The same with nothing forged is followed."""
        result = yield self.send_on(domain, f"https://Elsewhere.{domain.name}{AUTOCONFIG}")
        self.assertEqual(result.outcome("autoconfig"), ("found", None))


class Typed (Case):
    """What was pasted from a forged message."""

    @scenario
    def test_homograph(self, domain):
        """The domain is told as the name service knows it, not as it looks."""
        host = f"{packed ('раураӏ')}.{domain.name}"
        result = yield self.world.check(f"ann@раураӏ.{domain.name}", "--source", "srv")
        self.assert_not_shown(result, "раураӏ")
        self.assertEqual(result.report["target"], f"ann@{host}")
        self.assertEqual(result.service["domain_display"], host)
        self.assertIn("mixed-scripts", result.findings())

    @scenario
    def test_invisible(self, domain):
        result = yield self.world.check(f"ann@go\u200bogle.{domain.name}")
        self.assertEqual(result.status, 2)
        self.assertIn("\\u{200b}", result.err)
        self.assert_not_asked(domain, f"google.{domain.name}")


class Consent (Case):

    @scenario
    def test_owner(self, domain):
        """Where the address would have to be sent, it is told who would learn it."""
        domain.host("autoconfig").web({AUTOCONFIG: Reply(b"", status=400)})
        result = yield domain.check(*ONLY, json=False)
        self.assert_bounded(result)
        self.assertIn(f"which the owner of {domain.name} would then know", " ".join(result.out.split()))


if __name__ == "__main__":
    world.main()
