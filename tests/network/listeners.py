# Listening sockets of the test network: one thread accepts on all of them, and each connection has a thread of its own.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import selectors
import socket
import ssl
import threading
import traceback


def silent(_connection):
    """Serves a connection by keeping it open and never saying a word."""
    threading.Event().wait()


class Listeners:
    """All the sockets of a world; what goes wrong in a server, other than the other side's leaving, is kept in faults."""

    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.faults = []
        self.mute = []

    def listen(self, address, port, serve):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        listener = socket.create_server((address, port), family=family, backlog=64)
        self.selector.register(listener, selectors.EVENT_READ, serve)

    def mute_datagrams(self, address, port):
        """Takes datagrams and answers none of them."""
        sink = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sink.bind((address, port))
        self.mute.append(sink)

    def start(self):
        threading.Thread(target=self.accept_all, daemon=True).start()

    def accept_all(self):
        while True:
            for key, _events in self.selector.select():
                with contextlib.suppress(OSError):
                    connection, _peer = key.fileobj.accept()
                    threading.Thread(target=self.serve, args=(key.data, connection), daemon=True).start()

    def serve(self, serve, connection):
        try:
            with connection:
                serve(connection)
        except (OSError, ssl.SSLError, EOFError):
            pass  # the other side has left
        except Exception:  # a fault of ours: the test fails at the end
            self.faults.append(traceback.format_exc())
