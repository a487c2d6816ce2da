# Whose fault it is, told from the evidence of all servers: the name service, the network, a server, the domain, or somebody on the way.
#
# Usage: test-fault.py SIGNPOSTCTL [CLASS[.METHOD]…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import certificates
import namespace
import world
from web import Reply
from world import scenario


class Fault (world.Case):
    """Only what the evidence says is told, and how sure it is."""

    def assert_told(self, result, name, sureness):
        told = {finding["id"]: finding["sureness"] for finding in result.report["findings"]}
        self.assertEqual(told.get(name), sureness, told)

    @scenario
    def test_silent_names(self, domain):
        """The name service answers nothing: the name is not called misspelled."""
        domain.mute()
        result = yield domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{domain.name}")
        self.assert_told(result, "name-service-silent", "likely")
        self.assertNotIn("misspelled", result.out)

    @scenario
    def test_unknown_domain(self, domain):
        """The name service answers, and knows nothing; that is told in words as well."""
        result, text = yield domain.check(), domain.check(json=False)
        self.assert_told(result, "domain-unknown", "certain")
        self.assertIn("\nFindings\n", text.out)
        self.assertIn("signpostctl explain domain-unknown", " ".join(text.out.split()))

    @scenario
    def test_answering_names(self, domain):
        """Where one name cannot be looked up and others can, nothing is said of the name service."""
        domain.mail_host("smtp", ["submissions"])
        domain.mute()
        result = yield domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{domain.name}")
        self.assertNotIn("name-service-silent", result.findings())

    @scenario
    def test_silent_ports(self, domain):
        """A filter drops whatever goes to a mail port, and the web is there: it may be this network, or the servers."""
        domain.host("imap", namespace.FILTERED)
        domain.host("smtp", namespace.FILTERED)
        domain.srv("_imaps", "imap", 993)
        domain.srv("_submissions", "smtp", 465)
        result = yield domain.check(early=True)
        self.assert_told(result, "mail-ports-silent", "possible")
        self.assertNotIn("misspelled", result.out)

    @scenario
    def test_silent_server(self, domain):
        """One server is silent on all its ports, and another one answers."""
        domain.host("imap", namespace.FILTERED)
        domain.mail_host("smtp", ["submissions"])
        result = yield domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{domain.name}", early=True)
        self.assert_told(result, "host-silent", "likely")

    @scenario
    def test_portal(self, domain):
        """A web server says that the network wants a sign-in (RFC 6585 section 6)."""
        domain.host("autoconfig").web({"*": Reply(status=511)})
        result = yield domain.check()
        self.assert_told(result, "captive-portal", "likely")

    @scenario
    def test_reader(self, domain):
        """Two owners’ servers whose certificates come from one authority that nobody knows."""
        other = f"other-{domain.name.removesuffix('.test')}.example."
        for host, services in (domain.host("imap", issuer=certificates.STRANGER), ["imaps"]), (
                domain.host(f"smtp.{other}", certificate=[f"smtp.{other}"[:-1]], issuer=certificates.STRANGER), ["submissions"]):
            host.mail(*services)
        result = yield domain.check("--imap", f"imap.{domain.name}", "--smtp", f"smtp.{other[:-1]}")
        self.assert_told(result, "intercepted", "likely")


if __name__ == "__main__":
    world.main()
