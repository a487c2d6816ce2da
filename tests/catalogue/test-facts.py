#!/usr/bin/python3
"""Compares data/clients with the collections of facts about mail programs, where those lie beside the source.

    test-facts.py ROOT

Their folder is the one that SIGNPOST_FACTS names, else ../shared/facts. Where it is absent, everything is skipped.

SPDX-License-Identifier: GPL-3.0-or-later"""

import json
import os
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
FACTS = pathlib.Path(os.environ.get("SIGNPOST_FACTS") or ROOT / ".." / "shared" / "facts")
PRESENT = all((FACTS / name).is_file() for name in ("clients.json", "clients-2.json", "client-labels.json"))
GROUPS = {"imap": "IMAP", "pop": "POP3", "smtp": "SMTP"}
LABELS = {
    "implicit_label": "ImplicitLabel", "starttls_label": "StartTlsLabel", "none_label": "NoneLabel",
    "opportunistic_label": "OpportunisticLabel",
}
TRANSLATED = {
    "field_server": "FieldServer", "field_port": "FieldPort", "field_security": "FieldSecurity", "field_auth": "FieldAuth",
    "field_user": "FieldUser", "option_implicit": "ImplicitLabel", "option_starttls": "StartTlsLabel",
    "option_none": "NoneLabel", "option_opportunistic": "OpportunisticLabel",
}
# Described in words, not labels: that nothing is written, or that something is left off.
NO_LABELS = ("no flag", "neither", "sslcertck off")
# The first collection had general knowledge; the second documents one box for both kinds.
CORRECTED = ("outlook-mac-new",)
# One description for both lists of labels: those of 128 hold for 153 too.
ALSO = {"thunderbird-128": ("thunderbird-128", "thunderbird-153")}
# Its STARTTLS goes on in clear text where the server lacks it, so that no lines for it are given.
FALLS_BACK = ("offlineimap",)
# U+05C3, which a translation of Balsa has for a colon.
HEBREW_COLON = "\u05c3"
STATES = {"ticked": "ticked", "not ticked": "unticked", None: None}


def read_keyfile(path):
    groups, group = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            group = groups.setdefault(line[1:-1], {})
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            group[key] = value
    return groups


def unescape(value):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "s": " "}.get(match.group(1), match.group(1)), value)


def description(client):
    return read_keyfile(ROOT / "data" / "clients" / (client + ".client"))


def load(name):
    return json.loads((FACTS / name).read_text(encoding="utf-8"))


def choices(label):
    """The words that a label of the facts can stand for: remarks in brackets are none, and “or” divides."""
    bare = re.sub(r" \(.*\)$", "", label)
    return (label, bare, *re.split(r" or ", bare))


class Facts(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.second = load("clients-2.json")
        cls.split = {client.get("split_from") for client in cls.second["clients"]}
        both = load("clients.json") + cls.second["clients"]
        cls.clients = {client["id"]: client for client in both if client["id"] not in cls.split}

    def test_every_client(self):
        known = {path.stem for path in (ROOT / "data" / "clients").glob("*.client")}
        self.assertGreater(len(self.clients), 60)
        self.assertEqual(set(self.clients) - known, set())

    def test_labels(self):
        for client, facts in self.clients.items():
            groups = description(client)
            for protocol, group in GROUPS.items():
                self.compare_labels(client, facts["protocols"].get(protocol), groups.get(group))

    def compare_labels(self, client, facts, group):
        self.assertEqual(facts is None, group is None, client)
        for name, key in LABELS.items():
            label = facts and facts.get(name)
            if not label or label.startswith(NO_LABELS) or client in CORRECTED:
                continue
            with self.subTest(client=client, key=key):
                self.assertIn(group.get(key), choices(label))

    def test_translations(self):
        for name, languages in load("client-labels.json").items():
            for client in ALSO.get(name, (name,)):
                for protocol, group in GROUPS.items():
                    own = description(client).get(group)
                    if own:
                        self.compare_translations((client, group), protocol, own, languages)

    def compare_translations(self, where, protocol, group, languages):
        english = languages["en"]
        for base, key in TRANSLATED.items():
            name = "%s_%s" % (base, protocol)
            name = name if name in english else base
            if name not in english or group.get(key) != english[name]:
                continue
            for language, words in languages.items():
                if language != "en" and name in words:
                    with self.subTest(where=where, key=key, language=language):
                        self.assertEqual(group.get("%s[%s]" % (key, language)), words[name].rstrip(HEBREW_COLON))

    def test_steps(self):
        for facts in self.second["add_account"]:
            if facts["client"] in self.split:
                continue
            group = description(facts["client"])["Client"]
            count = sum(1 for key in group if re.fullmatch(r"AddAccount\d+", key))
            steps = [group["AddAccount%d" % (i + 1)].split("; ") for i in range(count)]
            with self.subTest(client=facts["client"]):
                if facts["kind"] == "file":
                    self.compare_blocks(facts, group, steps)
                else:
                    self.compare_steps(facts, group, steps)

    def compare_blocks(self, facts, group, steps):
        self.assertEqual(steps, [["open", facts["file"].split(" or ")[0]], ["type", "{block}"]])
        for kind in ("implicit", "starttls"):
            block = facts["blocks"].get(kind)
            if kind == "starttls" and facts["client"] in FALLS_BACK:
                block = None
            own = group.get("Block." + kind)
            self.assertEqual(own and unescape(own), block and block.rstrip("\n"))

    def compare_steps(self, facts, group, steps):
        """The steps of one of the routes; one that is told twice, once for each kind of security, counts once."""
        own = []
        for number, step in enumerate(steps, 1):
            if not ("AddAccount%dWhen" % number in group and "AddAccount%dWhen" % (number - 1) in group):
                own.append((step + [None])[:3])
        self.assertIn(own, [self.read_route(route, group) for route in facts["routes"]])

    @staticmethod
    def read_route(route, group):
        """A route as the description has it, with the words that a page has of its own for {security.imap}."""
        words = [group[key.replace("When", "")].split("; ")[1] for key in group if key.endswith("When")]
        page_words = {word.split(": ")[0]: word for word in reversed(words) if ": " in word}
        steps = []
        for step in route["steps"]:
            text = re.sub("^first start: ", "", step["text"])
            if "{security." in text:
                text = page_words.get(step["label"], text)
            steps.append([step["kind"], text, STATES[step.get("state")]])
        return steps

    def test_hosts(self):
        newest = {}
        for facts in self.second["oauth2_hosts"]:
            newest.setdefault(facts["client"], [host["host"] for host in facts["hosts"]])
        for client, hosts in newest.items():
            self.assertEqual(description(client)["Client"]["OAuth2Hosts"].rstrip(";").split(";"), hosts, client)

    def test_current(self):
        """What Debian ships counts as current."""
        for facts in self.second["corrections"]:
            if facts["field"] == "era":
                self.assertEqual(description(facts["target"])["Client"]["Era"], "current")


if __name__ == "__main__":
    if not PRESENT:
        print("There are no collections of facts in %s." % FACTS)
        sys.exit(77)
    unittest.main()
