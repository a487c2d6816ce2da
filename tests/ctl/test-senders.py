#!/usr/bin/python3
"""Tests what signpostctl tells of applications and devices that only send, and compares it with the facts they were described from.

SPDX-License-Identifier: GPL-3.0-or-later"""

import json
import os
import pathlib
import re
import unittest

import ctl

SERVERS = ("--imap", "imap.example.edu", "--smtp", "smtp.example.edu", "--source", "site")
FACTS = os.environ.get("SIGNPOST_FACTS")
FACT_KEYS = ("kind", "starttls_can_be_required", "falls_back_silently", "verifies_certificate", "wrong_values")


def listed(*arguments):
    return ctl.run("clients", "--json", *arguments).objects()


class Senders(ctl.Case):
    def test_kinds(self):
        readers, senders, both = listed(), listed("--kind", "sender"), listed("--kind", "all")
        self.assertEqual(listed("--kind", "reader"), readers)
        self.assertEqual(both, readers + senders)
        self.assertEqual({one["kind"] for one in readers}, {"reader"})
        self.assertEqual({one["kind"] for one in senders}, {"sender"})
        self.assertEqual(len(senders), 79)
        for one in senders:
            self.assertLessEqual(set(FACT_KEYS), set(one))
            self.assertIsNone(one["protocols"]["imap"])
            self.assertIsNone(one["protocols"]["pop3"])
            if one["starttls_can_be_required"] == "no":
                self.assertIsNone((one["blocks"] or {}).get("starttls"), one["id"])
        self.assertFalse(any("falls_back_silently" in one for one in readers))

    def test_list(self):
        readers, senders, both = (ctl.run("clients", *kind) for kind in ((), ("--kind", "sender"), ("--kind", "all")))
        for result in (readers, senders, both):
            self.assert_fine(result)
        self.assertNotIn("phpmailer", readers.out)
        self.assertNotIn("thunderbird-128", senders.out)
        self.assertEqual(both.out, readers.out + "\n" + senders.out)
        marked = [line for line in senders.lines if "⚠" in line]
        self.assertTrue(any(re.match(r"mattermost .*STARTTLS cannot be required; may continue unprotected", line) for line in marked))
        self.assertTrue(any(re.match(r"flask-mail .*certificates not checked by default", line) for line in marked))
        self.assertFalse(any(line.startswith("vaultwarden") for line in marked))

    def test_each(self):
        for one in listed("--kind", "sender"):
            with self.subTest(sender=one["id"]):
                told = ctl.run("clients", one["id"])
                self.assert_fine(told)
                self.assertIn("Kind: application or device that only sends mail", told.out)
                self.assertNotIn("IMAP", told.out.split("Outgoing mail")[0])
                self.assertEqual(told.out.count("\n  • “"), len(one["wrong_values"]))
                self.assertNotIn("yes, with no label of its own", told.out)
                for lines in (one["blocks"] or {}).values():
                    self.assertIn("\n%s\n" % lines if lines else "", told.out)

    def test_advice_in_json(self):
        report, = ctl.run("advise", "--json", "--kind", "sender", *SERVERS, "ann@example.edu").objects()
        self.assertEqual({advice["protocol"] for advice in report["advice"]}, {"smtp"})
        required = {one["id"]: one["starttls_can_be_required"] for one in listed("--kind", "sender")}
        ports = {advice["client"]: advice["port"] for advice in report["advice"] if advice["available"]}
        self.assertGreater(len(ports), 60)
        self.assertEqual({ports[client] for client in ports if required[client] == "no"}, {465})
        late, = ctl.run("advise", "--json", "--kind", "sender", "--smtp", "smtp.example.edu:587", "--source", "site",
                        "ann@example.edu").objects()
        self.assertFalse([advice["client"] for advice in late["advice"] if advice["available"] and required[advice["client"]] == "no"])

    def test_advice(self):
        result = ctl.run("advise", "--kind", "all", *SERVERS, "ann@example.edu")
        self.assert_fine(result)
        programs, senders = (result.out.index(heading) for heading in ("\nMail program ", "\nApplication or device "))
        self.assertLess(programs, senders)
        self.assertLess(senders, result.out.index("\nNodemailer "))
        self.assertNotIn("Nodemailer", ctl.run("advise", *SERVERS, "ann@example.edu").out)
        self.assertEqual(ctl.run("advise", "--kind", "sender", "--smtp", "smtp.example.edu", "--source", "site").status, 0)

    def test_lines(self):
        result = ctl.run("advise", "--client", "nextcloud", *SERVERS, "o'brien@example.edu")
        self.assert_fine(result)
        for part in ("Lines to paste (config/config.php)", "\n  'mail_smtphost' => 'smtp.example.edu',\n  'mail_smtpport' => 465,\n",
                     "\n  'mail_from_address' => 'o\\'brien',\n  'mail_domain' => 'example.edu',\n", "in place of PASSWORD"):
            self.assertIn(part, result.out)
        report, = ctl.run("advise", "--json", "--client", "nextcloud", *SERVERS, "o'brien@example.edu").objects()
        self.assertIn("'mail_from_address' => 'o\\'brien'", report["setup"][0]["block"])
        withheld = ctl.run("advise", "--client", "mastodon", *SERVERS, "o'brien@example.edu")
        self.assertIn("The lines to paste are left out", withheld.out)
        self.assertNotIn("SMTP_SERVER=", withheld.out)

    def test_sign_in(self):
        """A password before a token that somebody has to bring; where no password is accepted, no lines that hold one."""
        password = ctl.run("advise", "--client", "phpmailer", "--source", "provider", "ann@gmail.com")
        self.assertIn("$mail->Password   = 'PASSWORD';", password.out)
        self.assertNotIn("XOAUTH2", password.out)
        token = ctl.run("advise", "--client", "phpmailer", "--source", "provider", "ann@outlook.com")
        self.assertIn("Way to sign in: AuthType = XOAUTH2", token.out)
        self.assertIn("opens no sign-in page", token.out)
        self.assertIn("they are for a password", token.out)
        self.assertNotIn("PASSWORD", token.out)
        neither = ctl.run("advise", "--client", "django", "--source", "provider", "ann@outlook.com")
        self.assertIn("No setting is advised here.", neither.out)
        self.assertNotIn("Use a program that can open this sign-in page", neither.out)

    def test_cautions(self):
        """What one has to know, and the values that tempt on the port that is advised."""
        expected = {
            "flask-mail": ("Flask-Mail cannot check the server’s certificate", "“MAIL_USE_TLS” on port 465: It waits forever"),
            "zabbix": ("does not check the server’s certificate by default. Make it do so: SSL verify peer; SSL verify host",),
            "phpmailer": ("“'tls'” on port 465: It waits 300 seconds in vain, and nothing is sent. What you see: “SMTP Error:",),
        }
        for sender, parts in expected.items():
            result = ctl.run("advise", "--client", sender, *SERVERS, "ann@example.edu")
            self.assert_fine(result)
            told = re.sub(r"\s+", " ", result.out)
            for part in parts:
                with self.subTest(sender=sender, part=part):
                    self.assertIn(part, told)
            self.assertNotIn("IMAP", told.split("Where the settings come from")[0])

    def test_words(self):
        told = ctl.run("explain", "words")
        self.assert_fine(told)
        start = told.lines.index("Applications and devices that only send")
        rows = [line for line in told.lines[start:] if "  " in line]
        self.assertLessEqual(len(rows), 22)
        for pattern in (r"Moodle +SSL +TLS$", r"Mattermost +TLS +STARTTLS \(only if offered\)$", r"Home Assistant +SSL/TLS +STARTTLS$"):
            self.assertTrue(any(re.match(pattern, row) for row in rows), pattern)

    def test_broken(self):
        with ctl.tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder, "signpost", "clients")
            place.mkdir(parents=True)
            place.joinpath("shop.client").write_text("[Client]\nId=shop\nName=Shop\nKind=relay\n[SMTP]\n", encoding="utf-8")
            result = ctl.run("clients", "--kind", "sender", XDG_CONFIG_DIRS=folder)
        self.assertIn("shop.client", result.err)
        self.assertIn("line 4: [Client] Kind is “relay”: not one of reader, sender", result.err)


class Facts(unittest.TestCase):
    """Every description beside the facts it was made from; SIGNPOST_FACTS names the folder that has senders.json."""

    @unittest.skipUnless(FACTS, "SIGNPOST_FACTS names no folder with the facts")
    def test_facts(self):
        facts = {one["id"]: one for one in json.loads(pathlib.Path(FACTS, "senders.json").read_text(encoding="utf-8"))}
        told = {one["id"]: one for one in listed("--kind", "sender")}
        self.assertEqual(set(told), set(facts))
        for sender, fact in facts.items():
            with self.subTest(sender=sender):
                self.compare(told[sender], fact)

    def compare(self, one, fact):
        smtp, words = one["protocols"]["smtp"], fact["protocols"]["smtp"]
        self.assertEqual(one["era"], fact["era"])
        self.assertEqual(smtp["confidence"], fact["label_confidence"])
        for key, label in (("supports_implicit", "implicit_label"), ("supports_starttls", "starttls_label")):
            self.assertEqual(smtp[key], bool(words[key] or words[label]), key)
        for key in ("default_port_implicit", "default_port_starttls"):
            self.assertEqual(smtp[key], words[key], key)
        for key in ("starttls_can_be_required", "falls_back_silently", "verifies_certificate"):
            self.assertEqual(one[key], fact[key]["class"], key)
        self.assertEqual([wrong["confidence"] for wrong in one["wrong_values"]], [wrong["confidence"] for wrong in fact["wrong_pairs"]])
        for wrong, pair in zip(one["wrong_values"], fact["wrong_pairs"]):
            self.assertIn(wrong["seen"] or "", pair["error"])
            if "clear text" in pair["effect"]:
                self.assertIn(wrong["effect"], ("clear", "if-offered"))
        self.assertEqual((one["blocks"] or {}).get("implicit"), fact["block_implicit"])


if __name__ == "__main__":
    unittest.main()
