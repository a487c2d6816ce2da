#!/usr/bin/python3
"""Tests check and probe beside the demonstration service, and how they stop.

SPDX-License-Identifier: GPL-3.0-or-later"""

import json
import pathlib
import signal
import socket
import subprocess
import tempfile
import unittest

import ctl


class Service(ctl.Case):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.process = subprocess.Popen([ctl.SERVICE, "--directory", cls.folder.name], stdout=subprocess.PIPE, text=True)
        for line in cls.process.stdout:
            if line == "ready\n":
                break
        cls.site = str(next(pathlib.Path(cls.folder.name).glob("**/demo.site")))
        cls.authority = str(next(pathlib.Path(cls.folder.name).glob("**/*.pem")))
        cls.endpoints = json.loads(ctl.run("sites", "--json", cls.site).out)["endpoints"]

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(ctl.DEADLINE)
        cls.process.stdout.close()
        cls.folder.cleanup()

    def test_check(self):
        result = ctl.run("check", "--site", self.site, "you@demo.example")
        self.assert_fine(result)
        self.assertEqual(result.lines[0], "Reading and sending are safe with these settings.")
        tried = result.out[result.out.index("What was tried"):]
        self.assertEqual(tried.count("✔"), len(self.endpoints))

    def test_check_in_json(self):
        result = ctl.run("check", "--json", "--site", self.site, "--client", "thunderbird-128", "you@demo.example")
        self.assert_fine(result)
        report, = result.objects()
        self.assertEqual(report["target"], "you@demo.example")
        self.assertEqual(report["verdict"]["reading"], "safe")
        self.assertEqual([endpoint["uri"] for endpoint in report["endpoints"]], self.endpoints)
        self.assertEqual([advice["protocol"] for advice in report["advice"]], ["imap", "pop3", "smtp"])
        self.assertTrue(all(advice["checked"] and advice["user_name"] == "you@demo.example" for advice in report["advice"]))

    def test_several_targets(self):
        result = ctl.run("check", "--json", "--site", self.site, "a@demo.example", "b@demo.example")
        self.assert_fine(result)
        self.assertEqual([report["target"] for report in result.objects()], ["a@demo.example", "b@demo.example"])

    def test_probe(self):
        result = ctl.run("probe", "--ca-file", self.authority, *self.endpoints)
        self.assert_fine(result)
        self.assertEqual(result.out.count("and a valid certificate."), len(self.endpoints))
        self.assertEqual(result.out.count("TLS version: TLS 1.3"), len(self.endpoints))

    def test_probe_in_json(self):
        result = ctl.run("probe", "--json", "--ca-file", self.authority, *self.endpoints)
        self.assert_fine(result)
        self.assertEqual([report["target"] for report in result.objects()], self.endpoints)
        for report in result.objects():
            endpoint, = report["endpoints"]
            self.assertEqual(endpoint["status"], "ok")
            self.assertIn("PLAIN", endpoint["auth"])

    def test_closer(self):
        result = ctl.run("probe", "--json", "--deep", "--ca-file", self.authority, *self.endpoints)
        self.assert_fine(result)
        for report in result.objects():
            endpoint, = report["endpoints"]
            versions = endpoint["versions"]
            self.assertEqual((versions["ssl2"], versions["ssl3"], versions["tls1.3"]), ("refused", "refused", "offered"))
            self.assertEqual(endpoint["closer_look"]["weak_cipher_suites"], [])
            upgrades = endpoint["security"] == "starttls"
            self.assertEqual(endpoint["closer_look"]["starttls_command_injection"], False if upgrades else None)

    def test_untrusted(self):
        result = ctl.run("probe", self.endpoints[0])
        self.assertEqual(result.status, 1)
        self.assertIn("Certificate problem: ", result.out)

    def test_transcript(self):
        clear = [uri for uri in self.endpoints if uri.startswith("smtp://")]
        result = ctl.run("probe", "--transcript", "--ca-file", self.authority, *clear)
        self.assert_fine(result)
        self.assertIn("  > STARTTLS\n", result.out)
        self.assertIn("bytes, not readable]", result.out)

    def test_refused(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            uri = "imaps://127.0.0.1:%d" % unused.getsockname()[1]
            result = ctl.run("probe", uri)
        self.assertEqual(result.status, 1)
        self.assertIn("nothing listens there", result.out)

    def test_mixed(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            server = "127.0.0.1:%d" % unused.getsockname()[1]
            result = ctl.run("check", "--site", self.site, "--smtp", server, "you@demo.example")
        self.assertEqual(result.status, 1)
        self.assertEqual(result.lines[0], "Reading is safe with these settings, but no server for outgoing mail could be reached.")

    def test_interrupted(self):
        with socket.create_server(("127.0.0.1", 0)) as silent, tempfile.TemporaryDirectory() as folder:
            uri = "imap://127.0.0.1:%d" % silent.getsockname()[1]
            for number in (signal.SIGINT, signal.SIGTERM):
                process = subprocess.Popen([ctl.PROGRAM, "probe", uri], env=ctl.environment(folder),
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                silent.settimeout(ctl.DEADLINE)
                connection, _ = silent.accept()
                process.send_signal(number)
                out, err = process.communicate(timeout=ctl.DEADLINE)
                connection.close()
                self.assertEqual(process.returncode, 130)
                self.assertEqual(out, b"")
                self.assertIn("Stopped.", err.decode("utf-8"))

    def test_timeout(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            uri = "imap://127.0.0.1:%d" % silent.getsockname()[1]
            result = ctl.run("probe", "--json", "--timeout", "0.2", uri)
        self.assertEqual(result.status, 1)
        self.assertEqual(result.objects()[0]["endpoints"][0]["status"], "timed-out")


if __name__ == "__main__":
    unittest.main()
