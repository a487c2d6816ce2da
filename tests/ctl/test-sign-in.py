#!/usr/bin/python3
"""Tests what signpostctl tells about signing in to a provider: servers, the block before the table, JSON, programs that cannot.

SPDX-License-Identifier: GPL-3.0-or-later"""

import pathlib
import tempfile
import unittest

import ctl

FACTS = ("password", "oauth2", "app_password", "second_factor_first", "switch_on_first", "user_name")
NOTES = """# Notes for a test.
[Provider]
Id=%s
Name=Own Notes
Domains=gmail.com;

[IMAP]
Host=imap.example.net
TlsPort=993

[SMTP]
Host=smtp.example.net
TlsPort=465
"""


class SignIn(ctl.Case):
    def test_json(self):
        result = ctl.run("advise", "ann@gmail.com", "--json")
        self.assert_fine(result)
        report, = result.objects()
        service = report["service"]
        self.assertEqual((service["name"], service["domain"]), ("Gmail", "gmail.com"))
        self.assertEqual([source["source"] for source in service["sources"]], ["provider"])
        self.assertIn("providers/gmail.provider", service["sources"][0]["location"])
        for fact in FACTS:
            self.assertEqual(sorted(service["sign_in"][fact]), ["as_of", "source", "value", "where"])
            self.assertTrue(service["sign_in"][fact]["source"], fact)
        self.assertEqual(service["sign_in"]["password"]["value"], "refused")
        self.assertEqual(service["sign_in"]["switch_on_first"]["value"], "pop3")
        advice = {(one["client"], one["protocol"]): one for one in report["advice"]}
        imap = advice["thunderbird-128", "imap"]
        self.assertEqual((imap["host"], imap["port"], imap["auth_label"], imap["user_name"], imap["origin"]),
                         ("imap.gmail.com", 993, "OAuth2", "ann@gmail.com", "published"))
        self.assertTrue(any("access for mail programs (POP) at Gmail first" in note for note in advice["thunderbird-128", "pop3"]["notes"]))

    def test_no_provider(self):
        report, = ctl.run("advise", "--source", "site", "--imap", "imap.example.edu", "ann@example.edu", "--json").objects()
        self.assertIsNone(report["service"]["sign_in"])

    def test_site_goes_before(self):
        report, = ctl.run("advise", "--source", "site", "--site", "utormail-2007", "ann@gmail.com", "--json").objects()
        self.assertIsNone(report["service"]["sign_in"])

    def test_named_server_goes_before(self):
        report, = ctl.run("advise", "--imap", "imap.example.edu", "ann@gmail.com", "--json").objects()
        hosts = {endpoint["protocol"]: endpoint["host"] for endpoint in report["endpoints"]}
        self.assertEqual(hosts, {"imap": "imap.example.edu", "pop3": "pop.gmail.com", "smtp": "smtp.gmail.com"})

    def test_block(self):
        result = ctl.run("advise", "ann@gmx.de")
        self.assert_fine(result)
        block = result.out.split("\n\n")[1]
        self.assertTrue(block.startswith("Before signing in\n  • Switch on access for mail programs (IMAP, POP)"), block)
        self.assertIn("https://hilfe.gmx.net/pop-imap/einschalten.html", block)
        self.assertEqual(ctl.run("advise", "--client", "thunderbird-128", "ann@gmx.de").out.count("Before signing in"), 0)

    def test_program_that_cannot(self):
        result = ctl.run("advise", "--client", "geary", "ann@outlook.com")
        self.assertEqual(result.status, 3)
        for part in ("GNOME Geary cannot sign in to Outlook.com", "2024-09-16", "for example GNOME Evolution"):
            self.assertIn(part, result.out)

    def test_closed_provider(self):
        for command in ("advise", "check"):
            with self.subTest(command=command):
                result = ctl.run(command, "--source", "provider", "ann@tuta.com")
                self.assert_fine(result, status=3)
                self.assertIn("works only with its own programs", result.out)

    def test_french(self):
        result = ctl.run("advise", "--lang", "fr", "ann@gmail.com")
        self.assert_fine(result)
        for part in ("Avant l’authentification", "n’accepte pas le mot de passe du compte", "Où le trouver"):
            self.assertIn(part, result.out)

    def advise_with(self, name, text):
        """What is advised where an administrator has put a file into signpost/providers/."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "signpost", "providers", name)
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            return ctl.run("advise", "ann@gmail.com", "--json", XDG_CONFIG_DIRS=folder)

    def test_own_notes(self):
        result = self.advise_with("gmail.provider", NOTES % "gmail")
        self.assert_fine(result)
        service = result.objects()[0]["service"]
        self.assertEqual(service["name"], "Own Notes")
        self.assertEqual(service["sign_in"]["password"], {"value": "unknown", "source": None, "as_of": None, "where": None})

    def test_broken_notes(self):
        result = self.advise_with("gmail.provider", (NOTES % "gmail") + "[SignIn\n")
        self.assertEqual(result.status, 0)
        self.assertEqual(result.objects()[0]["service"]["name"], "Gmail")
        self.assertIn("gmail.provider", result.err)


if __name__ == "__main__":
    unittest.main()
