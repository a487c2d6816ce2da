# Tests the demonstration mail service as a script and a person meet it.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import unittest

SERVICE = sys.argv.pop(1)
DEADLINE = 30
DIALOGUES = {
    "IMAP": (b"* OK", b"a STARTTLS\r\n", b"a OK", b"b CAPABILITY\r\n", b"AUTH=PLAIN"),
    "POP3": (b"+OK", b"STLS\r\n", b"+OK", b"CAPA\r\n", b"SASL PLAIN"),
    "SMTP": (b"220 ", b"STARTTLS\r\n", b"220 ", b"EHLO test\r\n", b"AUTH PLAIN"),
}


class Service:
    """The service in a folder of its own, from “ready” until it is told to stop."""

    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.process = subprocess.Popen(
            [SERVICE, "--directory", self.folder.name, *options], stdout=subprocess.PIPE, text=True)
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if line == "ready\n":
                break

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGTERM)
        self.folder.cleanup()

    def stop(self, number):
        if self.process.poll() is None:
            self.process.send_signal(number)
        status = self.process.wait(DEADLINE)
        self.process.stdout.close()
        return status

    def profile(self):
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(self.path / "demo.site", encoding="utf-8")
        return parser

    def trust(self):
        return ssl.create_default_context(cafile=self.path / "demo-ca.pem")


def receive(connection, wanted):
    text = b""
    while wanted not in text:
        piece = connection.recv(4096)
        if not piece:
            raise EOFError(text)
        text += piece


class DemoService(unittest.TestCase):
    def test_serves_what_it_writes(self):
        with Service() as service:
            profile = service.profile()
            self.assertEqual(profile["Site"]["Id"], "demo")
            self.assertEqual(profile["Site"]["CaFile"], "demo-ca.pem")
            for protocol in DIALOGUES:
                with self.subTest(protocol):
                    self.dialogue(service, protocol, int(profile[protocol]["TlsPort"]), False)
                    self.dialogue(service, protocol, int(profile[protocol]["StartTlsPort"]), True)

    def dialogue(self, service, protocol, port, upgrade):
        greeting, start, started, ask, answer = DIALOGUES[protocol]
        connection = socket.create_connection(("127.0.0.1", port), DEADLINE)
        if upgrade:
            receive(connection, greeting)
            connection.sendall(start)
            receive(connection, started)
        with service.trust().wrap_socket(connection, server_hostname="localhost") as tls:
            if not upgrade:
                receive(tls, greeting)
            tls.sendall(ask)
            receive(tls, answer)

    def test_tells_how_to_use_it(self):
        with Service() as service:
            self.assertIn(f"--site {service.path}/demo.site", service.said)
            self.assertIn("openssl s_client -connect localhost:", service.said)

    def test_cleans_up(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with Service() as service:
                self.assertEqual(service.stop(number), 0)
                self.assertEqual(list(service.path.iterdir()), [])

    def test_says_ready_on_a_descriptor(self):
        reading, writing = os.pipe()
        with tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(
                [SERVICE, "--directory", folder, "--ready-fd", str(writing)],
                pass_fds=[writing], stdout=subprocess.DEVNULL)
            os.close(writing)
            with os.fdopen(reading) as pipe:
                self.assertEqual(pipe.read(), "ready\n")
            process.terminate()
            self.assertEqual(process.wait(DEADLINE), 0)

    def test_runs_a_command_that_finds_the_site(self):
        script = 'cat "${XDG_CONFIG_DIRS%%:*}/signpost/sites/demo.site"; exit 7'
        done = subprocess.run([SERVICE, "--exec", "sh", "-c", script],
                              capture_output=True, text=True, timeout=DEADLINE)
        self.assertEqual(done.returncode, 7)
        self.assertTrue(done.stdout.startswith("[Site]\nId=demo\n"), done.stdout)

    def test_rejects_nonsense(self):
        for arguments in (["--base-port", "70000"], ["--exec"], ["sh"], ["--nonsense"]):
            done = subprocess.run([SERVICE, *arguments], capture_output=True, timeout=DEADLINE)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertEqual(done.stdout, b"")

    def test_says_which_port_is_taken(self):
        with Service("--base-port", "21000"):
            done = subprocess.run([SERVICE, "--base-port", "21000"], capture_output=True, text=True,
                                  timeout=DEADLINE)
            self.assertEqual(done.returncode, 1)
            self.assertIn("21993", done.stderr)


unittest.main()
