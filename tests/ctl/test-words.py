#!/usr/bin/python3
"""Tests what signpostctl tells without any network: programs, sites, explanations and the table of 2007.

SPDX-License-Identifier: GPL-3.0-or-later"""

import re
import unittest

import ctl

# Program id, then IMAP, POP and SMTP as the guide of 2007 has them.
GUIDE_2007 = {
    "thunderbird-1.5-2": ("993 / SSL", "995 / SSL", "587 / Require STARTTLS"),
    "outlook-express": ("993 / SSL", "995 / SSL", "465 / SSL"),
    "outlook-2003": ("993 / SSL", "995 / SSL", "465 / SSL"),
    "eudora-win": ("993 / SSL", "995 / SSL", "587 / Require STARTTLS"),
    "apple-mail-osx-old": ("993 / SSL", "995 / SSL", "587 / STARTTLS"),
}
TOPICS = (
    "ssl-tls", "versions", "starttls", "dialogue", "words", "choices", "ports", "wrong-pair", "history", "today", "certificates",
    "eavesdropper", "table", "what-changes", "imap-or-pop", "sign-in", "app-passwords", "blocked-port", "certificate-problems",
    "sources",
)


def table(result):
    """The first cells of the rows of a table, and their other cells."""
    lines = result.lines
    start = next(i for i, line in enumerate(lines) if line.startswith("─")) + 1
    end = next((i for i in range(start, len(lines)) if not lines[i]), len(lines))
    rows = [re.split(r"\s{2,}", line) for line in lines[start:end]]
    return {row[0]: tuple(row[1:]) for row in rows}


class Words(ctl.Case):
    def test_guide_of_2007(self):
        result = ctl.run("advise", "--site", "utormail-2007", "--era", "legacy")
        self.assert_fine(result)
        names = {client["id"]: client["name"] for client in ctl.run("clients", "--json").objects()}
        expected = [(names[client], cells) for client, cells in GUIDE_2007.items()]
        self.assertEqual(list(table(result).items())[: len(expected)], expected)

    def test_guide_of_2007_in_json(self):
        result = ctl.run("advise", "--site", "utormail-2007", "--era", "legacy", "--json")
        self.assert_fine(result)
        report, = result.objects()
        found = {}
        for advice in report["advice"][: 3 * len(GUIDE_2007)]:
            word = advice["site_label"] or advice["security_label"]
            found.setdefault(advice["client"], []).append("%d / %s" % (advice["port"], word))
        self.assertEqual([(client, tuple(cells)) for client, cells in found.items()], list(GUIDE_2007.items()))
        self.assertEqual(report["schema"], "signpost-report-1")
        self.assertEqual({advice["origin"] for advice in report["advice"][: 3 * len(GUIDE_2007)]}, {"site"})

    def test_order_of_options(self):
        expected = ctl.run("advise", "--site", "utormail-2007", "--era", "legacy").out
        self.assertEqual(ctl.run("--era=legacy", "--site", "utormail-2007", "advise").out, expected)

    def test_steps_without_an_account(self):
        servers = ("--imap", "imap.example.edu", "--smtp", "smtp.example.edu", "ann@example.edu")
        result = ctl.run("advise", "--client", "thunderbird-153", "--client", "mutt", *servers)
        self.assert_fine(result)
        numbered = [line.strip() for line in result.lines if re.match(r"  \d+\. ", line)]
        self.assertEqual(numbered[0], "1. Open “≡ ▸ Add Account ▸ Email”.")
        self.assertIn("6. Type into “Hostname”: imap.example.edu", numbered)
        self.assertIn("9. Choose “Normal password” in “Authentication method”.", numbered)
        self.assertIn('set folder = "imaps://imap.example.edu:993/"', result.lines)
        self.assertNotIn("{", result.out)
        self.assertNotIn("folder: imap.example.edu", result.out)
        report, = ctl.run("advise", "--json", "--client", "mutt", *servers).objects()
        setup, = report["setup"]
        self.assertEqual((setup["client"], setup["finds_settings"]), ("mutt", False))
        self.assertIn("imaps://imap.example.edu:993/", setup["block"])
        self.assertEqual([step["kind"] for step in setup["add_account"]], ["open", "type"])
        german = ctl.run("advise", "--lang", "de", "--client", "thunderbird-153", *servers)
        self.assertIn("“Serveradresse”", german.out.replace("„Serveradresse“", "“Serveradresse”"))

    def test_steps_in_the_catalogue(self):
        result = ctl.run("clients", "thunderbird-153")
        self.assert_fine(result)
        self.assertIn("    6. Type into “Hostname”: {server.imap}", result.lines)
        self.assertIn("  Finds settings by itself: Settings published by the domain, ", result.out)
        self.assertIn("  OAuth2 only at these servers: googlemail.com, ", result.out)
        self.assertIn('set folder = "imaps://{server.imap}:{port.imap}/"', ctl.run("clients", "mutt").lines)

    def test_labels_in_another_language(self):
        """A mail program speaks more languages than Signpost: its labels come in them, and what Signpost says in English."""
        servers = ("--imap", "imap.example.edu", "--smtp", "smtp.example.edu", "ann@example.edu")
        result = ctl.run("advise", "--lang", "es", "--client", "thunderbird-153", *servers)
        self.assert_fine(result)
        self.assertIn("Seguridad de la conexión: SSL/TLS", result.out)
        self.assertIn("Incoming mail (IMAP)", result.out)
        report, = ctl.run("advise", "--json", "--lang", "ja", "--client", "thunderbird-153", *servers).objects()
        self.assertEqual(report["advice"][0]["auth_label"], "通常のパスワード認証")
        self.assertIn("registered port", " ".join(report["advice"][0]["why"]))

    def test_published_servers(self):
        result = ctl.run("advise", "--imap", "imap.example.edu", "--smtp", "smtp.example.edu", "ann@example.edu")
        self.assert_fine(result)
        for part in ("not checked", "imap.example.edu", "smtp.example.edu", "ann@example.edu", "No server is known for POP."):
            self.assertIn(part, result.out)
        endpoints = ctl.run("advise", "--json", "--imap", "imap.example.edu").objects()[0]["endpoints"]
        self.assertEqual([endpoint["port"] for endpoint in endpoints], [993, 143])
        self.assertEqual({endpoint["status"] for endpoint in endpoints}, {None})

    def test_incomplete_advice(self):
        self.assertEqual(ctl.run("advise", "--imap", "imap.example.edu").status, 3)

    def test_one_program(self):
        result = ctl.run("advise", "--client", "thunderbird-128", "--imap", "imap.example.edu", "--source", "site", "ann@example.edu")
        for row in ("Server Name: imap.example.edu", "Port: 993", "Connection security: SSL/TLS", "User Name: ann@example.edu"):
            self.assertIn("\n  " + row + "\n", result.out)

    def test_clients(self):
        every = ctl.run("clients")
        self.assert_fine(every)
        programs = ctl.run("clients", "--json").objects()
        self.assertEqual(list(table(every)), [program["id"] for program in programs])
        legacy = ctl.run("clients", "--json", "--era", "legacy").objects()
        self.assertLessEqual(set(GUIDE_2007), {program["id"] for program in legacy})
        self.assertEqual({program["era"] for program in legacy}, {"legacy"})
        for program in programs:
            with self.subTest(program=program["id"]):
                one = ctl.run("clients", program["id"])
                self.assert_fine(one)
                self.assertEqual(one.lines[0], program["name"])
                for abilities in program["protocols"].values():
                    if abilities and abilities["supports_implicit"] and abilities["implicit_label"]:
                        self.assertIn(abilities["implicit_label"], one.out)

    def test_what_is_told_of_a_program(self):
        """Each kind of note, the evidence and OAuth2; a program's own data decides which of them there are."""
        expected = {
            "alpine": (
                "    Note: Never write /novalidate-cert: it switches off the check of the certificate.",
                "    Note for STARTTLS: Older versions know this flag as /tls;",
                "  OAuth2 possible for: ",
                "  OAuth2 unknown for: ",
            ),
            "claws-mail": (
                "    Note for signing in: Tick “SMTP Authentication (SMTP AUTH)” on the page “Send”.",
                "    Note for OAuth2: The page “OAuth2” asks for an application ID of your own",
                "  OAuth2 possible for: any provider\n",
                "  Evidence for OAuth2: Release notes: from 3.18 and 4.0, with an application ID of your own (2026-11-23)\n",
            ),
            "msmtp": ("    Note for SSL/TLS: Write both lines:", "    Note for STARTTLS: Write the port as well"),
            "balsa": ("  OAuth2 possible for: no provider\n", "  Evidence: Menu: files of the same package\n"),
            "outlook-mac-new": ("  OAuth2 unknown for: any provider\n",),
            "ios-mail-18": (
                "    secure after a request (STARTTLS): Use SSL (ticked)\n",
                "    not secure: Use SSL (not ticked)\n",
            ),
            "mailbird": ("  OAuth2 unknown for: any other provider\n",),
        }
        for program, parts in expected.items():
            one = ctl.run("clients", program)
            self.assert_fine(one)
            for part in parts:
                with self.subTest(program=program, part=part):
                    self.assertIn("\n" + part, one.out)
        self.assertNotIn("unknown for", ctl.run("clients", "claws-mail").out)
        self.assertNotIn("Note for", ctl.run("clients", "himalaya-1").out)
        self.assertIn("Remarque pour STARTTLS", ctl.run("--lang", "fr", "clients", "alpine").out)

    def test_sites(self):
        result = ctl.run("sites")
        self.assert_fine(result)
        self.assertIn("utormail-2007.site", result.out)
        one = ctl.run("sites", "utormail-2007")
        self.assert_fine(one)
        self.assertIn("SMTP 587 / Require STARTTLS", one.out)
        self.assertEqual(ctl.run("sites", "--json", "utormail-2007").objects()[0]["policy"], "guide-2007")

    def test_explain(self):
        listing = ctl.run("explain")
        self.assert_fine(listing)
        self.assertEqual(tuple(table(listing)), TOPICS)
        for topic, (summary,) in table(listing).items():
            result = ctl.run("explain", topic)
            self.assert_fine(result)
            self.assertTrue(summary)
            self.assertGreater(len(result.lines), 10)
            self.assertIn("See also: ", result.out)
            self.assertNotIn("|", result.out)

    def test_dialogue(self):
        """Lines of a dialogue stand by themselves and are not wrapped."""
        lines = ctl.run("explain", "dialogue").lines
        self.assertIn("    S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] Dovecot ready.", lines)
        self.assertEqual(lines[lines.index("    C: STARTTLS") + 1], "    S: 220 2.0.0 Ready to start TLS")

    def test_choices(self):
        """Programs are listed by what they call a choice that may go on without protection, in the language that is spoken."""
        english = " ".join(ctl.run("explain", "choices").out.split())
        self.assertIn("“STARTTLS, if available”: SeaMonkey Mail & Newsgroups, Mozilla Thunderbird 3-60", english)
        self.assertIn("“Whenever Possible”: ", english)
        german = ctl.run("--lang", "de", "explain", "choices").out
        self.assertIn("TLS, wenn möglich (nicht empfohlen)", german)

    def test_explain_finding(self):
        result = ctl.run("explain", "cert-expired")
        self.assert_fine(result)
        self.assertEqual(result.lines[0], "The certificate has expired")
        for part in ("For administrators: ", "Standard: RFC 8314", "\nCertificate problems\n"):
            self.assertIn(part, result.out)

    def test_explain_for_program(self):
        for arguments in (("words",), ()):
            result = ctl.run("explain", *arguments, "--client", "thunderbird-128")
            self.assert_fine(result)
            self.assertEqual(result.lines[0], "Same word, two meanings")
            self.assertIn("“SSL/TLS” means secure from the start, and “STARTTLS” means", " ".join(result.out.split()))
        changes = ctl.run("explain", "what-changes", "--client", "outlook-2003")
        self.assertIn("goes with port 465.", " ".join(changes.out.split()))
        self.assertEqual(ctl.run("explain", "--client", "pigeon").status, 2)

    def test_typography_in_plain_locale(self):
        result = ctl.run("explain", "starttls", LC_ALL="C", LANGUAGE="")
        self.assert_fine(result)
        self.assertIn("• IMAP on port 143", result.out)


if __name__ == "__main__":
    unittest.main()
