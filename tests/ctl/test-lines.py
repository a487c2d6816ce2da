#!/usr/bin/python3
"""Tests that lines for programs leave in one piece, however many processes share the place they go to.

SPDX-License-Identifier: GPL-3.0-or-later"""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import unittest

import ctl

# a line of this is several times as long as what a pipe promises to take whole
COMMAND = ["advise", "--json", "--site", "utormail-2007", "--era", "all"]
PROCESSES = 12
PIPE_BUF = 4096


def start(folder, where, *arguments):
    return subprocess.Popen([ctl.PROGRAM, *arguments], env=ctl.environment(folder), stdin=subprocess.DEVNULL, stdout=where)


class Lines(ctl.Case):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def assert_whole(self, text):
        lines = text.splitlines()
        self.assertEqual(len(lines), PROCESSES)
        self.assertEqual(len({json.dumps(dict(json.loads(line), elapsed_ms=0)) for line in lines}), 1)
        self.assertGreater(len(lines[0]), PIPE_BUF)

    def packets(self, *arguments):
        """What each call of write () gave."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with ours, theirs:
            for end, option in ((ours, socket.SO_RCVBUF), (theirs, socket.SO_SNDBUF)):
                end.setsockopt(socket.SOL_SOCKET, option, 1 << 22)
            process = start(self.folder, theirs, *arguments)
            theirs.close()
            found = list(iter(lambda: ours.recv(1 << 22), b""))
            process.wait(ctl.DEADLINE)
        return found

    def test_one_line_one_write(self):
        for arguments, n in ((COMMAND, 1), (["clients", "--json", "thunderbird-128"], 1), (["clients", "--json"], None),
                             (["sites", "--json", "utormail-2007"], 1), (COMMAND + ["a.test", "b.test"], 2)):
            with self.subTest(arguments=arguments):
                packets = self.packets(*arguments)
                self.assertTrue(packets)
                if n:
                    self.assertEqual(len(packets), n)
                for packet in packets:
                    self.assertTrue(packet.endswith(b"\n"))
                    json.loads(packet)

    def test_shared_file(self):
        path = pathlib.Path(self.folder, "lines")
        where = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        running = [start(self.folder, where, *COMMAND) for _ in range(PROCESSES)]
        os.close(where)
        for process in running:
            process.wait(ctl.DEADLINE)
        self.assert_whole(path.read_text("utf-8"))

    def share_pipe(self, reader):
        read, write = os.pipe()
        running = [start(self.folder, write, *COMMAND) for _ in range(PROCESSES)]
        os.close(write)
        text = reader(read)
        os.close(read)
        for process in running:
            process.wait(ctl.DEADLINE)
        self.assert_whole(text.decode("utf-8"))

    def test_shared_pipe(self):
        self.share_pipe(lambda read: b"".join(iter(lambda: os.read(read, 65536), b"")))

    def test_slow_reader(self):
        """The pipe is full before it is read, and is emptied by little and little."""
        def read_slowly(read):
            parts = [os.read(read, 1)]
            time.sleep(0.3)
            parts += iter(lambda: os.read(read, 1000), b"")
            return b"".join(parts)

        self.share_pipe(read_slowly)

    def test_without_blocking(self):
        """Whoever has set standard output to non-blocking gets everything all the same."""
        read, write = os.pipe()
        os.set_blocking(write, False)
        process = start(self.folder, write, "clients", "--json")
        os.close(write)
        text = b"".join(iter(lambda: os.read(read, 1000), b""))
        os.close(read)
        self.assertEqual(process.wait(ctl.DEADLINE), 0)
        self.assertGreater(len(text), 1 << 16)
        for line in text.splitlines():
            json.loads(line)

    def test_full_device(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.run([ctl.PROGRAM, "clients", "--json"], env=ctl.environment(self.folder), stdout=full,
                                     stderr=subprocess.PIPE, timeout=ctl.DEADLINE, check=False)
        self.assertIn(b"could not be written", process.stderr)
        self.assertEqual(process.returncode, 1)


if __name__ == "__main__":
    unittest.main()
