# What the scenarios about autoconfiguration documents share.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import documents
import world
from documents import AUTOCONFIG
from web import Reply

ONLY = ("--source", "autoconfig")


class Case (world.Case):
    """Scenarios in which only a domain's own documents are asked for."""

    def servers(self, domain):
        domain.mail_host("imap", ["imaps"])
        domain.mail_host("smtp", ["submissions"])

    def document_of(self, domain, host="autoconfig", path=AUTOCONFIG, **options):
        reply = Reply(documents.autoconfig(domain.name, **options))
        return domain.host(host).web({path: reply})

    def assert_found(self, domain, result, location):
        self.assert_source(result, "autoconfig", "found")
        self.assertEqual(result.source("autoconfig")["location"], location)
        self.assertEqual(result.uris("autoconfig"), [f"imaps://imap.{domain.name}:993", f"smtps://smtp.{domain.name}:465"])

    def assert_nothing(self, result, status, error):
        self.assert_source(result, "autoconfig", status, error)
        self.assertEqual(result.uris("autoconfig"), [])
