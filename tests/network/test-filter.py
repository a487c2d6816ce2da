# What a packet filter and a meddling device on the way do to mail, and that it is recognised as their doing.
#
# Usage: test-filter.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import filters
import mail
import world
from documents import AUTOCONFIG, server
from filters import MAIL_PORTS
from web import Reply
from world import scenario

SILENCED = "127.0.0.252"  # a name service behind the filter
DEVICE = 5870


class Filter (world.Case):
    """The servers are in order; something on the way is not."""

    def assert_told(self, result, name, sureness):
        told = {finding["id"]: finding["sureness"] for finding in result.report["findings"]}
        self.assertIn((name, sureness), told.items())

    def statuses(self, result):
        return {endpoint["port"]: endpoint["status"] for endpoint in result.report["endpoints"]}

    @scenario
    def test_relay_dropped(self, domain):
        """Port 25 is dropped, as many networks do, and the one for mail programs of the same server answers."""
        host = domain.mail_host("smtp", ["smtp", "submission"])
        filters.block(host.addresses, "tcp dport 25")
        domain.mail_host("imap", ["imaps"])
        published = [server("smtp", f"smtp.{domain.name}", "STARTTLS", port) for port in (25, 587)]
        document = documents.autoconfig(domain.name, server("imap", f"imap.{domain.name}"), *published)
        domain.host("autoconfig").web({AUTOCONFIG: Reply(document)})
        result = yield domain.check(early=True)
        self.assertEqual(self.statuses(result)[25], "timed-out")
        self.assertIn("port-blocked-here", result.findings())
        self.assertFalse({"host-silent", "mail-ports-silent", "network-missing"} & result.findings())
        self.assertEqual((result.status, result.advised("smtp")), (0, f"smtp.{domain.name}:587 starttls"))

    @scenario
    def test_all_dropped(self, domain):
        """Whatever is for mail is dropped, and the web is there."""
        imap = domain.mail_host("imap", mail.ALL)
        smtp = domain.mail_host("smtp", mail.ALL)
        filters.block(imap.addresses + smtp.addresses, f"tcp dport {MAIL_PORTS}")
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        result = yield domain.check(early=True)
        self.assertEqual(set(self.statuses(result).values()), {"timed-out"})
        self.assert_told(result, "mail-ports-silent", "possible")
        self.assertFalse({"host-silent", "name-service-silent", "network-missing"} & result.findings())
        self.assertNotIn("misspelled", result.out)

    @scenario
    def test_all_forbidden(self, domain):
        """The filter says that it does not let anybody through; that is not taken for having no network."""
        host = domain.mail_host("mail", mail.ALL)
        filters.block(host.addresses, f"tcp dport {MAIL_PORTS}", "reject with icmp type admin-prohibited")
        domain.srv("_imaps", "mail", 993)
        domain.srv("_submissions", "mail", 465)
        result = yield domain.check()
        self.assertEqual(set(self.statuses(result).values()), {"unreachable"})
        self.assertFalse({"network-missing", "host-silent", "name-service-silent"} & result.findings())

    @scenario
    def test_reset(self, domain):
        """A filter that answers for the server, as if nothing listened there: nothing is claimed about the network."""
        host = domain.mail_host("mail", ["imaps", "submission", "submissions"])
        filters.block(host.addresses, "tcp dport 465", "reject with tcp reset")
        result = yield domain.check("--imap", f"mail.{domain.name}", "--smtp", f"mail.{domain.name}")
        self.assertEqual((self.statuses(result)[465], self.statuses(result)[587]), ("refused", "ok"))
        self.assertEqual(result.advised("smtp"), f"mail.{domain.name}:587 starttls")

    @scenario
    def test_rewritten(self, domain):
        """A device strikes STARTTLS out of what the server offers: nobody is told to go on unprotected."""
        domain.mail_host("imap", ["imaps"])
        host = domain.mail_host("smtp", ["submission"])
        filters.rewrite(self.world.listeners, host, 587, DEVICE)
        result = yield domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{domain.name}")
        endpoint = result.endpoints()[f"smtp://smtp.{domain.name}:587"]
        self.assertIn("starttls-stripped", endpoint["findings"])
        self.assertIs(endpoint["starttls_listed"], False)
        self.assertIsNone(result.advised("smtp"))
        self.assertIn(b"EHLO", b"".join(line.text for line in domain.lines if line.port == 587))

    @scenario
    def test_nameless(self, domain):
        """Questions to the name service are dropped: no name is called misspelled, and no server is blamed."""
        domain.mail_host("mail", ["imaps", "submissions"])
        filters.block([SILENCED], "meta l4proto { tcp, udp } th dport 53")
        result = yield domain.check("--imap", f"mail.{domain.name}", "--smtp", f"mail.{domain.name}", early=True,
                                    within=filters.with_name_service(self.world.folder, SILENCED))
        self.assert_told(result, "name-service-silent", "likely")
        self.assertFalse({"network-missing", "host-silent", "mail-ports-silent", "domain-unknown"} & result.findings())
        self.assertNotIn("misspelled", result.out)
        self.assertEqual(domain.questions(), [])


if __name__ == "__main__":
    mail.SERVICES["smtp"] = ("smtp", 25, False)
    world.main(filters.require)
