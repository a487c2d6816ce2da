# Every packet of the test network, kept to be searched.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import socket
import struct
import threading
import time

EVERYTHING = 0x0003  # ETH_P_ALL
SOL_PACKET, PACKET_STATISTICS = 263, 6
SO_RCVBUFFORCE = 33
ROOM = 64 << 20


class Capture:
    """Reads from a packet socket, as a wiretapper in this network would."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(EVERYTHING))
        # Outside the first user namespace the limit of the computer stands.
        try:
            self.socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, ROOM)
        except PermissionError:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
        self.socket.bind(("lo", 0))
        self.packets = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            packet, (_device, _protocol, kind, *_rest) = self.socket.recvfrom(1 << 17)
            if kind != socket.PACKET_OUTGOING:  # on loopback every packet goes out and comes in
                self.packets.append(packet)

    def seen(self, mark=b"", wait=2.0):
        """All packets so far; waits a moment for one with the mark."""
        end = time.monotonic() + wait
        while not any(mark in packet for packet in list(self.packets)) and time.monotonic() < end:
            time.sleep(0.02)
        return list(self.packets)

    def lost(self):
        """How many packets came too fast since this was asked last."""
        _all, lost = struct.unpack("2I", self.socket.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
        return lost
