#!/usr/bin/python3
"""Tests what signpostctl says to a wrong command line: one sentence with the value, exit status 2, nothing else.

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import pathlib
import tempfile
import unittest

import ctl

REFUSED = {
    (): "A command is missing",
    ("chek",): "Similar: check",
    ("frobnicate",): "check, probe, advise, clients, sites and explain",
    ("",): "“”",
    ("check",): "A target is missing",
    ("check", ""): "Nothing was entered",
    ("check", "ann@@example"): "“ann@@example” is not an e-mail address",
    ("check", "--bogus"): "There is no option “--bogus”",
    ("check", "--jsn", "example.edu"): "Similar: --json",
    ("check", "-x"): "“-x”",
    ("check", "example.edu", "--client"): "--client ID",
    ("check", "example.edu", "--json=yes"): "takes none",
    ("check", "example.edu", "--client", "thunderbrd"): "Similar: thunderbird-128",
    ("check", "example.edu", "--client", ""): "There is no mail program “”",
    ("check", "example.edu", "--site", "utormail-2008"): "Similar: utormail-2007",
    ("check", "example.edu", "--site", "/nowhere/x.site"): "/nowhere/x.site",
    ("check", "example.edu", "--era", "old"): "current, legacy or all",
    ("check", "example.edu", "--policy", "2007"): "rfc8314 or guide-2007",
    ("check", "example.edu", "--timeout", "soon"): "number of seconds",
    ("check", "example.edu", "--timeout", "0"): "number of seconds",
    ("check", "example.edu", "--timeout", "nan"): "number of seconds",
    ("check", "--imap", "im ap.example.edu"): "“im ap.example.edu” is not a server name",
    ("check", "--imap", ""): "Nothing was entered",
    ("check", "--imap", "imap.example.edu:0"): "“0”",
    ("check", "--pop", "pop.example.edu:70000"): "from 1 to 65535",
    ("check", "--smtp", "2001:db8::1"): "[2001:db8::1]",
    ("check", "--smtp", "imaps://imap.example.edu"): "not a server for SMTP",
    ("check", "--imap", "imap.example.edu", "--ca-file", "/nowhere.pem"): "/nowhere.pem",
    ("probe",): "An endpoint is missing",
    ("probe", "http://example.edu"): "imaps://",
    ("probe", "imaps://example.edu:0"): "“0”",
    ("probe", "imaps://example.edu:70000"): "from 1 to 65535",
    ("probe", "imaps://exa mple.edu"): "no spaces",
    ("probe", "imaps://example.edu", "imap"): "imap",
    ("probe", "imaps://example.edu/inbox"): "inbox",
    ("probe", ""): "Nothing was entered",
    ("advise",): "A target is missing",
    ("clients", "pigeon"): "There is no mail program “pigeon”",
    ("clients", "a", "b"): "“b” is one value too many",
    ("clients", "--ca-file", "x"): "does not take the option --ca-file",
    ("clients", "--era", "old"): "“old” is not an era",
    ("clients", "--kind", "relay"): "“relay” is not a kind",
    ("explain", "--kind", "sender"): "does not take the option --kind",
    ("sites", "nowhere"): "There is no site “nowhere”",
    ("explain", "startls"): "Similar: starttls",
    ("explain", "cert-expird"): "Similar: cert-expired",
    ("advise", "--deep", "a.example"): "does not take the option --deep",
    ("explain", "--json"): "does not take the option --json",
    ("explain", "--lang", "xx"): "“xx” is not available",
    ("--lang", "", "explain"): "“”",
    ("check", "x\x1b[31m y"): "\\x1b",
}

HELP = {
    "check": ("TARGET", "--imap", "--ca-file", "--deep", "--transcript"),
    "probe": ("ENDPOINT", "smtps://", "--deep", "--json"),
    "advise": ("TARGET", "--policy"),
    "clients": ("ID", "--era", "--kind"),
    "sites": ("ID", "--site"),
    "explain": ("TOPIC", "--lang"),
}


class Usage(ctl.Case):
    def test_refused(self):
        for arguments, part in REFUSED.items():
            with self.subTest(arguments=arguments):
                self.assert_refused(ctl.run(*arguments), part)

    def test_wrong_target_among_right_ones(self):
        self.assert_refused(ctl.run("advise", "--site", "utormail-2007", "example.edu", "a b"), "a b")

    def test_certificate_file_without_certificate(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "empty.pem"
            path.write_text("no certificate here\n", encoding="utf-8")
            self.assert_refused(ctl.run("probe", "imaps://localhost", "--ca-file", str(path)), str(path), "PEM")
            self.assert_refused(ctl.run("probe", "imaps://localhost", "--ca-file", folder), folder, "--ca-file", "folder")

    def test_certificate_file_without_end(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = os.path.join(folder, "pipe")
            large = os.path.join(folder, "large")
            os.mkfifo(pipe)
            with open(large, "wb") as file:
                file.truncate(5 << 20)
            self.assert_refused(ctl.run("probe", "imaps://localhost", "--ca-file", pipe), pipe, "not a file but")
            self.assert_refused(ctl.run("probe", "imaps://localhost", "--ca-file", "/dev/zero"), "/dev/zero")
            self.assert_refused(ctl.run("probe", "imaps://localhost", "--ca-file", large), large, "4 MiB")

    def test_certificate_file_of_a_site(self):
        """The file of the site is named, not an option that nobody gave."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "own.site"
            path.write_text("[Site]\nId=own\nName=Own\nCaFile=/dev/zero\n[IMAP]\nHost=localhost\n", encoding="utf-8")
            result = ctl.run("probe", "imaps://localhost", "--site", str(path))
            self.assert_refused(result, "/dev/zero", str(path), "CaFile")
            self.assertNotIn("--ca-file", result.err)

    def test_broken_site_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "broken.site"
            path.write_text("[Site]\nName=No id\n", encoding="utf-8")
            self.assert_refused(ctl.run("advise", "--site", str(path)), str(path), "Id")

    def test_broken_files_do_not_stop(self):
        with tempfile.TemporaryDirectory() as folder:
            sites = pathlib.Path(folder) / "signpost" / "sites"
            sites.mkdir(parents=True)
            (sites / "broken.site").write_text("[Site]\n", encoding="utf-8")
            result = ctl.run("sites", XDG_CONFIG_HOME=folder)
            self.assertEqual(result.status, 0)
            self.assertIn("utormail-2007", result.out)
            self.assertEqual(len(result.err.splitlines()), 1)
            self.assertIn("broken.site", result.err)

    def test_probe_reads_no_more_than_it_needs(self):
        with tempfile.TemporaryDirectory() as folder:
            sites = pathlib.Path(folder) / "signpost" / "sites"
            sites.mkdir(parents=True)
            (sites / "broken.site").write_text("[Site]\n", encoding="utf-8")
            self.assertEqual(ctl.run("probe", "imaps://127.0.0.1:1", XDG_CONFIG_HOME=folder).err, "")
            result = ctl.run("probe", "--client", "mutt", "imaps://127.0.0.1:1", XDG_CONFIG_HOME=folder)
            self.assertIn("broken.site", result.err)

    def test_help(self):
        overall = ctl.run("--help")
        self.assert_fine(overall)
        for command, parts in HELP.items():
            self.assertIn("\n  " + command + " ", overall.out)
            for arguments in ((command, "--help"), ("-h", command)):
                result = ctl.run(*arguments)
                self.assert_fine(result)
                self.assertTrue(result.out.startswith("Usage: signpostctl " + command + " "))
                for part in parts:
                    self.assertIn(part, result.out)

    def test_help_fits(self):
        for arguments in (("--help",), ("check", "--help"), ("explain", "ports")):
            for line in ctl.run(*arguments).lines:
                self.assertLessEqual(len(line), 78)

    def test_version(self):
        self.assertRegex(ctl.run("--version").out, r"^signpostctl \d+\.\d+\.\d+\n$")

    def test_unknown_servers(self):
        result = ctl.run("check", "--source", "site", "ann@nowhere.example")
        self.assertEqual(result.status, 3)
        self.assertIn("“ann@nowhere.example”", result.err)
        self.assertIn("--imap", result.err)
        self.assertIn("help desk", result.err)
        result = ctl.run("check", "--source", "site", "--json", "ann@nowhere.example")
        self.assertEqual(result.status, 3)
        self.assertEqual(result.objects()[0]["verdict"]["reading"], "unknown")


SETTINGS = """[org/signpostmail/Signpost]
provider-database='ftp://example.edu'
"""


class Preferences(ctl.Case):
    def test_not_installed(self):
        """A program that was not installed finds the settings of this computer with the schema beside it."""
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder, "glib-2.0", "settings", "keyfile")
            place.parent.mkdir(parents=True)
            place.write_text(SETTINGS, encoding="utf-8")
            result = ctl.run("check", "ann@example.edu", XDG_CONFIG_HOME=folder, GSETTINGS_BACKEND="keyfile")
        self.assert_refused(result, "“ftp://example.edu” is not a provider database")


if __name__ == "__main__":
    unittest.main()
