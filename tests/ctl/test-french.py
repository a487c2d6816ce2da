#!/usr/bin/python3
"""Tests that signpostctl speaks French throughout, and never two languages at once.

SPDX-License-Identifier: GPL-3.0-or-later"""

import unittest

import ctl

PROGRAM = ("advise", "--client", "thunderbird-128", "--imap", "imap.example.edu", "--smtp", "smtp.example.edu")
REFUSED = {
    ("frobnicate",): "Il n’y a pas de commande « frobnicate ».",
    ("probe", "imaps://example.edu:0"): "« 0 » dans « imaps://example.edu:0 » n’est pas un port.",
    ("check", "example.edu", "--bogus"): "Il n’y a pas d’option « --bogus ».",
    ("explain", "startls"): "Proche : starttls.",
}


def plain(text):
    """French puts no-break spaces before some marks; here they are like any other space."""
    return text.replace("\u00a0", " ")


class French(ctl.Case):
    def assert_program_in_french(self, result):
        self.assert_fine(result)
        text = plain(result.out)
        for row in ("Courrier entrant (IMAP)", "Nom du serveur : imap.example.edu", "Ces valeurs n’ont pas été vérifiées"):
            self.assertIn(row, text)
        self.assertNotIn("Server Name", text)

    def test_asked_for(self):
        for changes in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "xx_XX.UTF-8"}):
            with self.subTest(**changes):
                self.assert_program_in_french(ctl.run(*PROGRAM, "--lang", "fr", **changes))

    def test_regional_code(self):
        self.assert_program_in_french(ctl.run("--lang=fr-CA", *PROGRAM))

    def test_environment(self):
        self.assert_program_in_french(ctl.run(*PROGRAM, LANGUAGE="fr", LC_ALL="C.UTF-8"))

    def test_never_two_languages(self):
        """In the plain C locale gettext speaks English whatever LANGUAGE says; the programs' words have to follow."""
        result = ctl.run(*PROGRAM, LANGUAGE="fr", LC_ALL="C")
        self.assert_fine(result)
        self.assertEqual(result.out, ctl.run(*PROGRAM, "--lang", "en").out)
        self.assertIn("Server Name: imap.example.edu", result.out)

    def test_refused(self):
        for arguments, part in REFUSED.items():
            with self.subTest(arguments=arguments):
                result = ctl.run("--lang", "fr", *arguments)
                self.assertEqual(result.out, "")
                self.assertEqual(result.status, 2)
                self.assertIn(part, plain(result.err))

    def test_help(self):
        result = ctl.run("--lang", "fr", "check", "--help")
        self.assert_fine(result)
        self.assertTrue(plain(result.out).startswith("Utilisation : signpostctl check [OPTION…] [CIBLE…]\n"))
        for english in ("Usage", "Options common", "Server", "show"):
            self.assertNotIn(english, result.out)

    def test_explanations(self):
        for topic in ctl.run("explain").lines[2:]:
            name = topic.split()[0]
            french = ctl.run("--lang", "fr", "explain", name)
            self.assert_fine(french)
            self.assertLess(len(french.out.replace("\u00a0", "").split()), 450 if name in ("choices", "words") else 300)
            self.assertNotIn("|", french.out)

    def test_guide_of_2007(self):
        result = ctl.run("--lang", "fr", "advise", "--site", "utormail-2007", "--era", "legacy")
        self.assert_fine(result)
        self.assertIn("Programme de messagerie", result.out)
        self.assertIn("587 / Require STARTTLS", result.out)

    def test_json(self):
        report, = ctl.run("--lang", "fr", "--json", *PROGRAM).objects()
        self.assertEqual(report["verdict"]["reading"], "unknown")
        self.assertTrue(report["verdict"]["summary"].startswith("Rien n’a été vérifié"))


if __name__ == "__main__":
    unittest.main()
