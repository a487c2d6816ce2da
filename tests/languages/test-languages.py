#!/usr/bin/python3
"""Tests that explain, advise and check speak one language at a time: no English sentence in another language's output, and in a
language that nobody speaks, where every translatable text stands in brackets, nothing outside of them.

SPDX-License-Identifier: GPL-3.0-or-later"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import ctl

ROOT = pathlib.Path(os.environ["G_TEST_SRCDIR"]).parent
PSEUDO = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "ui" / "pseudo"
COMPLETE = (ROOT / "po" / "COMPLETE").read_text(encoding="utf-8").split()
# Words that no English sentence does without, and that are words of no other language we speak.
ENGLISH = re.compile(r"(?<![\w-])(and|are|because|does|from|have|into|not|only|than|that|the|their|this|which|with|without|you|your)(?![\w-])")
QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|『[^』]*』|「[^」]*」|https?://\S+|\S+@\S+|▸ [^▸»”“;.]*")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
LABEL = re.compile(
    r"^(\w*Label|\w*Source|VerifyWith|AddAccount\d+(?:Page|Pop)?|LabelOrder|Field\w+|AuthLabels|SettingsPath|Name|UserName|Platforms"
    r"|Vendor)(\[\w+\])?=(.*)$",
    re.MULTILINE)
MOST = 40
# A few services of every kind: a password, a sign-in page, nothing known.
SERVICES = (("ann@gmail.com", "--source", "provider"), ("ann@outlook.com", "--source", "provider"),
            ("--imap", "imap.example.edu", "--pop", "pop.example.edu", "--smtp", "smtp.example.edu", "ann@example.edu"))


def labels():
    """What programs ship in any language, the longest first, so that it can be taken out of a line."""
    found = set()
    for path in [*ROOT.glob("data/clients/*.client"), *ROOT.glob("data/providers/*.provider"), *ROOT.glob("data/sites/*.site")]:
        for match in LABEL.finditer(path.read_text(encoding="utf-8")):
            values = [match.group(3).replace("\\s", " ").replace("\\;", ";")]
            if match.group(1) in ("AuthLabels", "LabelOrder", "Platforms"):
                values = [value.split("=", 1)[-1] for value in values[0].split(";")]
            found.update(value.strip() for value in values)
            found.update(part.split(": ", 1)[0] for part in match.group(3).split("; "))
    return sorted((label for label in found if " " in label), key=len, reverse=True)


def beginnings():
    """How the lines begin that a program's own file has, up to the first place in them."""
    found = set()
    for path in ROOT.glob("data/clients/*.client"):
        for block in re.findall(r"^Block\.(?:implicit|starttls|mixed)=(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            found.update(re.split(r"\{[a-z._]+\}", line.replace("\\s", " "))[0].strip() for line in block.split("\\n"))
    return tuple(sorted(line for line in found if len(line) > 3))


LABELS = labels()
BEGINNINGS = beginnings()


def finding_ids():
    text = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("src/text/words-finding*.c"))
    return sorted(set(re.findall(r'\.id = "([a-z0-9-]+)"', text)))


def bare(line):
    """A line without what may be English in every language: quoted words, addresses, ways, labels, names and cited titles."""
    line = QUOTED.sub(" ", line)
    for label in LABELS:
        line = line.replace(label, " ")
    return line


def unwrapped(text):
    """Explanations are wrapped, so that a quotation may go over two lines."""
    return re.sub(r"(?<=\S)\n *(?=[^\s•])", " ", text)


def is_of_a_file(line):
    return line.lstrip().startswith(BEGINNINGS)


def english(text):
    """The lines of a text that are English."""
    return [line for line in text.splitlines() if ENGLISH.search(bare(line)) and not is_of_a_file(line)]


def outside(text):
    """What stands outside of brackets, which go over several lines and within one another where a text is filled into another."""
    text = "\n".join(line for line in text.splitlines() if not is_of_a_file(line))
    text = re.sub(r"\s*\n\s+(?=\S)", " ", text)
    while True:
        less = BRACKETED.sub(" ", text)
        if less == text:
            return text
        text = less


class Languages(ctl.Case):
    @classmethod
    def setUpClass(cls):
        programs = [json.loads(line) for line in ctl.run("clients", "--json", "--kind", "all").lines]
        chosen = [argument for program in programs for argument in ("--client", program["id"])]
        topics = [line.split()[0] for line in ctl.run("explain", "--lang", "en").lines[2:]]
        cls.commands = [("explain",), ("clients", "--kind", "all")] + [("explain", name) for name in topics + finding_ids()]
        cls.commands += [("explain", topic, *chosen) for topic in ("words", "what-changes")]
        cls.commands += [("advise", *chosen, *service) for service in SERVICES]
        cls.commands += [("advise", "--era", "all", "--kind", "all", *service) for service in SERVICES]
        cls.commands += [("advise", "--source", "provider", "--client", "thunderbird-128", "ann@" + domain) for domain in cls.domains()]
        cls.commands.append(("advise", "--site", "utormail-2007", "--era", "legacy", *chosen))

    @staticmethod
    def domains():
        for path in sorted(ROOT.glob("data/providers/*.provider")):
            match = re.search(r"^Domains=([^;*\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
            if match:
                yield match.group(1)

    def check_english(self, words, text):
        found = english(unwrapped(text) if "explain" in words else text)
        self.wrong.update((line, " ".join(words)[:60]) for line in found if line not in dict(self.wrong))

    def setUp(self):
        self.wrong = set()

    def tearDown(self):
        shown = sorted(self.wrong)
        lines = ["%s   [%s]" % pair for pair in shown[:MOST]]
        if shown:
            self.fail("%d lines are English, such as:\n%s" % (len(shown), "\n".join(lines)))

    def test_detection(self):
        """What the other tests rest on: English is told from quoted English, labels and other languages."""
        for line in ("  • Look at the port last.", "Der Port: choose the one beside it"):
            self.assertTrue(english(line), line)
        self.assertFalse(english(unwrapped("Wählen Sie „TLS with\n    the port“ nicht.\n  • „ab“\n\nEnde")))
        self.assertTrue(english(unwrapped("  • Choose the\n    port.\n  • „ab“\n")))
        for line in ("Wählen Sie „use the port“.", "« the port »", "  Sicherheit: This server requires an encrypted connection (SSL)",
                     "https://example.org/the/port"):
            self.assertFalse(english(line), line)

    def test_complete(self):
        """Every complete language, in everything that needs no servers."""
        for language in COMPLETE:
            for words in self.commands:
                result = ctl.run("--lang", language, *words)
                self.assertIn(result.status, (0, 3), result.err)
                self.check_english((language, *words), result.out)

    def test_check(self):
        """What a check of the demonstration service says in every complete language."""
        with tempfile.TemporaryDirectory() as folder:
            with subprocess.Popen([ctl.SERVICE, "--directory", folder], stdout=subprocess.PIPE, text=True) as service:
                self.assertIn("ready\n", iter(service.stdout.readline, ""))
                site = str(next(pathlib.Path(folder).glob("**/demo.site")))
                for language in COMPLETE:
                    for words in (("check",), ("check", "--client", "thunderbird-128"), ("check", "--client", "apple-mail-macos")):
                        result = ctl.run("--lang", language, *words, "--site", site, "you@demo.example")
                        self.assertEqual(result.status, 0, result.err)
                        self.check_english((language, *words), result.out)
                service.terminate()

    def test_pseudo(self):
        """Whatever can be translated stands in brackets; outside of them there are no words of ours."""
        for words in self.commands:
            result = ctl.run(*words, LANGUAGE="en_XA", LC_ALL="C.UTF-8", SIGNPOST_LOCALEDIR=str(PSEUDO))
            self.assertIn("⟦", result.out)
            self.check_english(("pseudo", *words), outside(result.out))


if __name__ == "__main__":
    unittest.main()
